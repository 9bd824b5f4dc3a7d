"""Months side by side: a line a measure, or a project month by month (走势)."""

from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.month import Month
from shishi_cli.domain.results.trend import MeasureTrend, TrendPoint, Trends
from shishi_cli.domain.shares import amount, percent
from shishi_cli.domain.standing import Assessment, Standing
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, amount_or_dash, join
from shishi_cli.views.sparkline import sparkline
from shishi_cli.views.status import pace, rule_line, where
from shishi_cli.views.status_json import completion_json, heading_json, notice_json, rule_json

_AFTER = ("走势", "完成率", "月目标", "存疑")


def trend_listing(trends: Trends) -> Listing:
    """One line a measure."""
    return Listing(
        ("序号", "指标", "目标", *(f"{m.number}月" for m in trends.months), *_AFTER),
        tuple(map(_row, trends.measures)),
        above=(where(trends.judged), _scale(trends.months)),
        below=_below(trends),
    )


def trend_data(trends: Trends) -> Listing:
    """The same as data: a number a cell, no bars."""
    months = tuple(f"{month.number}月" for month in trends.months)
    return Listing(
        ("序号", "项目", "指标", "单位", "年度目标", *months, "完成率", "月目标", "存疑"),
        tuple(
            (
                one.project.record.number,
                one.title,
                one.latest.name,
                one.latest.unit,
                amount(one.targets[-1]) if one.targets else "",
                *("" if point.actual is None else amount(point.actual) for point in one.points),
                _completion(one.points[-1]),
                amount_or_dash(one.points[-1].goal),
                join([f"{point.month.number}月" for point in one.points if point.is_doubtful]),
            )
            for one in trends.measures
        ),
    )


def _row(one: MeasureTrend) -> tuple[str, ...]:
    return (
        one.project.record.number,
        _name(one),
        _targets(one),
        *("" if point.actual is None else amount(point.actual) for point in one.points),
        sparkline([point.share for point in one.points]),
        _completion(one.points[-1]),
        amount_or_dash(one.points[-1].goal),
        join([f"{point.month.number}月" for point in one.points if point.is_doubtful]),
    )


def _scale(months: Sequence[Month]) -> str:
    told = f"{months[0].number}" if len(months) == 1 else f"{months[0].number}-{months[-1].number}"
    paces = sparkline([month.pace for month in months])
    return f"走势为{told}月累计数占年度目标的比例,空白为没有数;序时 {paces}"


def _below(trends: Trends) -> tuple[str, ...]:
    lines = []
    if not trends.judged.assessments:
        lines.append("没有符合条件的项目")
    if trends.unmeasured:
        numbers = join([one.record.number for one in trends.unmeasured])
        lines.append(f"无量化指标 {len(trends.unmeasured)} 项: 第 {numbers} 项")
    if any(point.is_doubtful for one in trends.measures for point in one.points):
        lines.append("存疑的月份,用 shishi trend 序号 查看原因")
    return (*lines, *left_out_line(trends.measures))


def left_out_line(measures: Sequence[MeasureTrend]) -> tuple[str, ...]:
    """Which figures are beyond belief, so that nothing is reckoned with them."""
    told = [
        f"第 {one.project.record.number} 项 {point.month.number}月的 "
        f"{amount_or_dash(point.actual)}{one.latest.unit}"
        for one in measures
        for point in one.left_out
    ]
    return (f"不可信的数不画、不推算、不算增减: {'、'.join(told)}",) if told else ()


def _name(one: MeasureTrend) -> str:
    return one.title if one.is_only else one.latest.name


def _targets(one: MeasureTrend) -> str:
    told = "→".join(amount(target) for target in one.targets)
    return f"{told}{one.latest.unit}" if told else "-"


def _completion(point: TrendPoint) -> str:
    done = point.measure.completion if point.measure else None
    return percent(done.share) if done else "-"


def detail_listing(trends: Trends) -> Listing:
    """One project month by month, a block of lines for each of its measures."""
    (one,) = trends.judged.assessments
    named = len(trends.measures) > 1
    headings = ("月份", "指标", "累计", "增减", "月目标", "目标", "完成率", "序时", "状态", "存疑")
    points = [
        (trend.latest.name, point, before)
        for trend in trends.measures
        for point, before in zip(trend.points, _before(trend.points), strict=True)
    ]
    if not points:
        told = zip(trends.months, trends.standings[one.record.project], strict=True)
        points = [("", TrendPoint(month, standing), None) for month, standing in told]
    rows = [headings, *(_detail(*told) for told in points)]
    kept = [at for at in range(10) if named or at != 1]
    cut = [tuple(row[at] for at in kept) for row in rows]
    return Listing(
        cut[0],
        tuple(cut[1:]),
        above=(
            where(trends.judged),
            f"第 {one.record.number} 项  {one.plain_title}  {join(one.units)}",
            *map(_line, trends.measures),
            rule_line(trends.judged.rule),
        ),
        below=left_out_line(trends.measures) if trends.measures else ("无量化指标",),
    )


def _detail(name: str, point: TrendPoint, before: Decimal | None) -> tuple[str, ...]:
    doubts = point.measure.doubts if point.measure else ()
    return (
        str(point.month),
        name,
        *_figures(point, before),
        pace(point.month),
        _label(point.standing),
        "; ".join(doubt.text for doubt in doubts),
    )


def _label(standing: Standing | None) -> str:
    """The standing in a word, - where the month tells nothing of the project."""
    return standing.label if standing else "-"


def _line(trend: MeasureTrend) -> str:
    line = sparkline([point.share for point in trend.points])
    paces = sparkline([point.month.pace for point in trend.points])
    changed = f"  年度目标有变: {_targets(trend)}" if len(trend.targets) > 1 else ""
    return f"{trend.latest.name}  走势 {line}  序时 {paces}{changed}"


def _before(points: Sequence[TrendPoint]) -> list[Decimal | None]:
    """The last figure told and believed before each point, over a gap too."""
    last: Decimal | None = None
    found = []
    for point in points:
        found.append(last)
        last = point.believed if point.believed is not None else last
    return found


def _figures(point: TrendPoint, before: Decimal | None) -> tuple[str, ...]:
    measure = point.measure
    if measure is None:
        return ("-",) * 5
    done = point.believed
    advance = None if done is None or before is None else done - before
    return (
        amount_or_dash(point.actual),
        amount_or_dash(advance),
        amount_or_dash(measure.goal),
        amount_or_dash(measure.target),
        _completion(point),
    )


def trend_json(trends: Trends) -> str:
    """The same as JSON: every measure with every month."""
    return document(
        {
            **heading_json(trends.judged),
            **rule_json(trends.judged.rule),
            "months": [str(month) for month in trends.months],
            "measures": [_measure(one) for one in trends.measures],
            "without_target": [_unmeasured(one, trends) for one in trends.unmeasured],
        }
    )


def _measure(one: MeasureTrend) -> Json:
    return {
        "number": one.project.record.number,
        "title": one.project.title,
        "units": list(one.project.units),
        "position": one.latest.position,
        "name": one.latest.name,
        "unit": one.latest.unit,
        "bound": one.latest.bound.value,
        "sparkline": sparkline([point.share for point in one.points]),
        "points": [_point(point) for point in one.points],
    }


def _point(point: TrendPoint) -> Json:
    one = point.measure
    return {
        "month": str(point.month),
        "actual": point.actual,
        "goal": one.goal if one else None,
        "goal_to_date": point.goal,
        "target": one.target if one else None,
        "completion": completion_json(one.completion if one else None),
        "pace": percent(point.month.pace),
        "standing": point.standing.value if point.standing else None,
        "standing_label": point.standing.label if point.standing else None,
        "origin": one.origin.value if one else None,
        "doubts": [notice_json(doubt) for doubt in one.doubts] if one else [],
        "set_aside": notice_json(point.set_aside) if point.set_aside else None,
    }


def _unmeasured(one: Assessment, trends: Trends) -> Json:
    told = zip(trends.months, trends.standings[one.record.project], strict=True)
    return {
        "number": one.record.number,
        "title": one.title,
        "points": [
            {"month": str(month), "standing": standing.value if standing else None}
            for month, standing in told
        ],
    }
