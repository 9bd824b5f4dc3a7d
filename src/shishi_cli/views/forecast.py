"""Where the year ends, with what that rests on (年底预测)."""

from collections.abc import Sequence
from fractions import Fraction

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.results.forecast import Forecast
from shishi_cli.domain.results.trend import MeasureTrend, Trends
from shishi_cli.domain.shares import amount, rounded_down, rounded_up
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, join
from shishi_cli.views.status import where
from shishi_cli.views.status_json import heading_json, notice_json
from shishi_cli.views.trend import left_out_line

Forecasts = Sequence[tuple[MeasureTrend, Forecast]]
_HEADINGS = (
    "序号",
    "指标",
    "目标",
    "累计",
    "月均",
    "年底预计",
    "区间",
    "按计划",
    "每月还需",
    "结论",
)
_BY_PACE, _BY_PLAN = "按近期进度", "按计划"
# There is no pace, but what is done is known.
_OF_PACE = ("too_few", "few_pieces", "level", "claim")


def forecast_listing(trends: Trends, forecasts: Forecasts, *, detailed: bool = False) -> Listing:
    """One line a measure; `detailed` tells below which months each rests on."""
    return Listing(
        _HEADINGS,
        tuple(_row(trend, one) for trend, one in forecasts),
        above=(
            where(trends.judged),
            "年底预计按最近 3 次增减的月均推算,区间按最慢和最快的月份推算",
            *(
                ("有全年计划的,年底预计为累计加上计划中余下的,区间也包括它",)
                if _any_by_plan(forecasts)
                else ()
            ),
            "预计的数只舍不入,每月还需的数只入不舍",
        ),
        below=_below(trends, forecasts, detailed),
    )


def forecast_data(forecasts: Forecasts) -> Listing:
    """The same as data: a number a cell."""
    return Listing(
        (
            *("序号", "项目", "指标", "单位", "年度目标", "累计", "累计月份", "月均", "年底预计"),
            *("最低", "最高", "按计划", "每月还需", "结论"),
        ),
        tuple(_cells(trend, one) for trend, one in forecasts),
    )


def _cells(trend: MeasureTrend, one: Forecast) -> tuple[str, ...]:
    last = one.totals[-1] if one.totals else None
    return (
        trend.project.record.number,
        trend.title,
        trend.latest.name,
        trend.latest.unit,
        amount(one.target) if one.target is not None else "",
        amount(last.amount) if last else "",
        str(last.month) if last else "",
        _rate(one),
        *(_down(value, one) for value in (one.year_end, one.low, one.high, one.by_plan)),
        "" if one.needed is None else amount(rounded_up(one.needed, one.is_whole)),
        _brief(one, trend.latest.unit),
    )


def _row(trend: MeasureTrend, one: Forecast) -> tuple[str, ...]:
    name = trend.title if trend.is_only else trend.latest.name
    last = one.totals[-1] if one.totals else None
    doubt = " ?" if _is_doubtful(trend) else ""
    said = _brief(one, trend.latest.unit)
    return (
        trend.project.record.number,
        name,
        f"{amount(one.target)}{trend.latest.unit}" if one.target is not None else "-",
        f"{amount(last.amount)}({last.month.number}月)" if last else "-",
        _rate(one),
        _down(one.year_end, one),
        _range(one),
        _down(one.by_plan, one),
        "-" if one.needed is None else amount(rounded_up(one.needed, one.is_whole)),
        said + doubt,
    )


def _brief(one: Forecast, unit: str) -> str:
    """The verdict for a table; the whole reason stands below one project's."""
    if one.refused is not None and one.refused.code == "too_few" and not one.is_done:
        return f"数据不足({len(one.totals)} 个月)"
    return verdict(one, unit)


def verdict(one: Forecast, unit: str) -> str:
    """What the forecast says, in a sentence, or why there is none."""
    if one.is_done and (one.refused is None or one.refused.code in _OF_PACE):
        return "已完成"
    if one.refused is not None:
        return one.refused.text
    if one.target is None or one.year_end is None:
        return "没有年度目标可比"
    how = _BY_PLAN if one.follows_plan else _BY_PACE
    missing = Fraction(one.target) - one.year_end
    if missing <= 0:
        when = f",约在 {one.reached.number} 月" if one.reached else ""
        return f"{how}年底可完成{when}"
    short = amount(rounded_up(missing, one.is_whole))
    by_pace = how if one.totals[-1].month.remaining else ""
    return f"{by_pace}年底还差 {short}{unit}"


def _rate(one: Forecast) -> str:
    return "-" if one.rate is None else amount(rounded_down(one.rate, whole=False))


def _range(one: Forecast) -> str:
    return "-" if one.low is None else f"{_down(one.low, one)} 至 {_down(one.high, one)}"


def _down(value: Fraction | None, one: Forecast) -> str:
    return "-" if value is None else amount(rounded_down(value, one.is_whole))


def _below(trends: Trends, forecasts: Forecasts, detailed: bool) -> tuple[str, ...]:
    lines = []
    if not trends.judged.assessments:
        lines.append("没有符合条件的项目")
    if detailed:
        lines += [_rests_on(trend, one) for trend, one in forecasts]
    if trends.unmeasured:
        numbers = join([one.record.number for one in trends.unmeasured])
        lines.append(f"无量化指标 {len(trends.unmeasured)} 项,不作预测: 第 {numbers} 项")
    if any(_is_doubtful(trend) for trend, _ in forecasts):
        lines.append("? 表示所依据的数有存疑的,用 shishi trend 序号 查看原因")
    return (*lines, *left_out_line([trend for trend, _ in forecasts]))


def _any_by_plan(forecasts: Forecasts) -> bool:
    return any(one.follows_plan for _, one in forecasts)


def _is_doubtful(trend: MeasureTrend) -> bool:
    """Whether a figure that the forecast rests on is doubtful; what is beyond belief is left out."""
    return any(point.is_doubtful and point.believed is not None for point in trend.points)


def _rests_on(trend: MeasureTrend, one: Forecast) -> str:
    if one.refused is not None:
        return f"{trend.latest.name}: {verdict(one, trend.latest.unit)}"
    told = "、".join(f"{total.month} {amount(total.amount)}" for total in one.totals)
    recent = f";月均取其中最近 {one.span} 个月的数" if one.span < len(one.totals) else ""
    plan = f",按计划 {_down(one.by_plan, one)}" if one.by_plan is not None else ""
    return (
        f"{trend.latest.name}: 依据 {len(one.totals)} 个月的累计数({told}){recent};"
        f"月均 {_rate(one)},年底区间 {_range(one)}{plan}"
    )


def forecast_json(trends: Trends, forecasts: Forecasts) -> str:
    """The same as JSON; projected amounts truncated, what is needed rounded up."""
    return document(
        {
            **heading_json(trends.judged),
            "measures": [_measure(trend, one) for trend, one in forecasts],
            "without_target": [one.record.number for one in trends.unmeasured],
        }
    )


def _measure(trend: MeasureTrend, one: Forecast) -> Json:
    def down(value: Fraction | None) -> Json:
        return None if value is None else rounded_down(value, one.is_whole)

    return {
        "number": trend.project.record.number,
        "title": trend.project.title,
        "units": list(trend.project.units),
        "position": trend.latest.position,
        "name": trend.latest.name,
        "unit": trend.latest.unit,
        "target": one.target,
        "totals": [{"month": str(total.month), "actual": total.amount} for total in one.totals],
        "left_out": [
            {
                "month": str(point.month),
                "actual": point.actual,
                "set_aside": notice_json(point.set_aside) if point.set_aside else None,
            }
            for point in trend.left_out
        ],
        "refused": notice_json(one.refused) if one.refused else None,
        "per_month": None if one.rate is None else rounded_down(one.rate, whole=False),
        "year_end": down(one.year_end),
        "follows_plan": one.follows_plan,
        "low": down(one.low),
        "high": down(one.high),
        "by_plan": down(one.by_plan),
        "needed_per_month": None if one.needed is None else rounded_up(one.needed, one.is_whole),
        "reached": str(one.reached) if one.reached else None,
        "verdict": verdict(one, trend.latest.unit),
    }
