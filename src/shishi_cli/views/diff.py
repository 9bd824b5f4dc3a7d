"""What moved between two months, or was learned between two moments, as listing and JSON (对比)."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.operation import Change
from shishi_cli.domain.results.brief import BriefLine
from shishi_cli.domain.results.comparison import (
    MeasureMove,
    MomentComparison,
    MonthComparison,
    ProjectMove,
)
from shishi_cli.domain.shares import percent
from shishi_cli.domain.standing import Assessment, MeasureStanding
from shishi_cli.views.brief import brief_line, brief_line_json
from shishi_cli.views.changes import change_json, change_name, ledger_changes, value_text
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, amount_or_dash
from shishi_cli.views.month_data import GOALS, number
from shishi_cli.views.status_json import completion_json, notice_json

# Of the earlier month (原) and of the later one.
_DATA = (
    *("地区", "原月份", "月份", "序号", "项目", "指标", "单位"),
    *("原完成数", "原完成率", "原数不可信", "完成数", "完成率", "数不可信", "增减"),
    *("原状态", "原月目标达成", "状态", "月目标达成", "说明"),
)


def months_listing(compared: MonthComparison) -> Listing:
    """One line a measure of what moved: from → to."""
    rows = [
        row
        for move in compared.moves
        for row in (
            [_row(move, measure) for measure in move.measures]
            or [_row(move, MeasureMove(None, None))]
        )
    ]
    region = f"{compared.programme.region} " if compared.programme.region else ""
    then = f" ({compared.as_of})" if compared.as_of else ""
    return Listing(
        ("序号", "项目", "完成", "增减", "完成率", "状态", "月目标", "说明"),
        tuple(rows),
        above=(
            f"{region}{compared.since} → {compared.until}{then}"
            f"  {compared.projects} 项中 {len(compared.moves)} 项有变化",
            *_news(compared.news),
        ),
        below=() if rows else ("没有变化",),
    )


def months_data(compared: MonthComparison) -> Listing:
    """The same as data: one row a measure, a value a cell, what it was before what it is."""
    rows = (
        _data_row(compared, move, measure)
        for move in compared.moves
        for measure in move.measures or (MeasureMove(None, None),)
    )
    return Listing(_DATA, tuple(rows))


def _data_row(
    compared: MonthComparison, move: ProjectMove, measure: MeasureMove
) -> tuple[str, ...]:
    told = measure.after or measure.before
    figures = [
        value
        for one in (measure.before, measure.after)
        for value in (
            (number(one.actual), _share(one).strip("-"), "是" if one.set_aside else "")
            if one
            else ("", "", "")
        )
    ]
    standings = [
        value
        for one in (move.before, move.after)
        for value in ((one.standing.label, GOALS[one.goal_met]) if one else ("", ""))
    ]
    return (
        compared.programme.region,
        str(compared.since),
        str(compared.until),
        move.number,
        move.title,
        told.name if told else "",
        told.unit if told else "",
        *figures,
        number(measure.advance),
        *standings,
        "; ".join(event.text for event in move.events),
    )


def _news(lines: Sequence[BriefLine]) -> Iterator[str]:
    """What matters first: each topic with its projects."""
    for topic, of_topic in groupby(lines, key=lambda line: line.topic):
        told = list(of_topic)
        yield f"{topic.label} {len({line.number for line in told})}"
        yield from map(brief_line, told)


def months_json(compared: MonthComparison) -> str:
    """The same as JSON."""
    return document(
        {
            "region": compared.programme.region,
            "year": compared.programme.year,
            "from": str(compared.since),
            "to": str(compared.until),
            "as_of": compared.as_of or None,
            "news": [brief_line_json(line) for line in compared.news],
            "projects": [_move_json(move) for move in compared.moves],
        }
    )


def moments_text(compared: MomentComparison) -> str:
    """A line a value, old → new; what came or went whole is shown together."""
    lines = [_heading(compared)]
    regions = dict.fromkeys(_region(each) for each in compared.changes)
    for region in regions:
        if len(regions) > 1:
            lines += ["", region or "不属于地区的"]
        lines += ledger_changes([each for each in compared.changes if _region(each) == region])
    if not compared.changes:
        lines.append("没有变化")
    return "\n".join(lines) + "\n"


def moments_listing(compared: MomentComparison) -> Listing:
    """One line a value, each value of a row that came or went whole included."""
    changes = compared.changes
    several = len({_region(each) for each in changes}) > 1
    return Listing(
        ("地区", "序号", "月份", "内容", "原值", "新值")[0 if several else 1 :],
        tuple(
            (
                _region(each),
                each.number,
                str(each.month or ""),
                change_name(each),
                value_text(each, each.old),
                value_text(each, each.new),
            )[0 if several else 1 :]
            for each in changes
        ),
        above=(_heading(compared),),
        below=() if changes else ("没有变化",),
    )


def _heading(compared: MomentComparison) -> str:
    first, last = compared.operations
    return f"{compared.since}(到操作 {first}) → {compared.until}(到操作 {last})"


def _region(change: Change) -> str:
    return change.programme.region if change.programme else ""


def moments_json(compared: MomentComparison) -> str:
    """The same as JSON, each value of a row that came or went whole included."""
    first, last = compared.operations
    return document(
        {
            "from": {"as_of": compared.since, "operation": first},
            "to": {"as_of": compared.until, "operation": last},
            "changes": [change_json(each) for each in compared.changes],
        }
    )


def _row(move: ProjectMove, measure: MeasureMove) -> tuple[str, ...]:
    told = measure.after or measure.before
    title = move.title if told is None or len(move.measures) == 1 else told.name
    actuals = _both(measure, _actual)
    unit = told.unit if told else ""
    return (
        move.number,
        title,
        _with_unit(actuals, unit),
        amount_or_dash(measure.advance),
        _both(measure, _share),
        _of_both(move, lambda one: one.standing.label),
        _of_both(move, lambda one: GOALS[one.goal_met] or "-"),
        "; ".join(event.text for event in move.events),
    )


def _actual(measure: MeasureStanding) -> str:
    """The figure as printed, with a word where it is beyond belief."""
    return amount_or_dash(measure.actual) + ("(不可信)" if measure.set_aside else "")


def _with_unit(actuals: str, unit: str) -> str:
    """41 → 99台, 15公里 → 无 and 41 → 990台(不可信): the unit of count stands by the last figure."""
    if actuals == "-":
        return actuals
    former = actuals.removesuffix(" → 无").removesuffix("(不可信)")
    return f"{former}{unit}{actuals[len(former) :]}"


def _both(measure: MeasureMove, of: Callable[[MeasureStanding], str]) -> str:
    return _from_to(*("-" if one is None else of(one) for one in (measure.before, measure.after)))


def _of_both(move: ProjectMove, of: Callable[[Assessment], str]) -> str:
    return _from_to(*("-" if one is None else of(one) for one in (move.before, move.after)))


def _from_to(old: str, new: str) -> str:
    """41 → 99; what is unknown on one side is 无: a - before an arrow looks like a sign."""
    if old == new:
        return new
    return " → ".join("无" if value == "-" else value for value in (old, new))


def _share(measure: MeasureStanding) -> str:
    return percent(measure.completion.share) if measure.completion else "-"


def _move_json(move: ProjectMove) -> Json:
    sides: Sequence[tuple[str, Assessment | None]] = (("from", move.before), ("to", move.after))
    return {
        "number": move.number,
        "title": move.title,
        "standing": {at: one.standing.value if one else None for at, one in sides},
        "goal_met": {at: one.goal_met.value if one and one.goal_met else None for at, one in sides},
        "completion": {at: completion_json(one.completion) if one else None for at, one in sides},
        "measures": [_measure_json(measure) for measure in move.measures],
        "events": [{"code": event.code, "text": event.text} for event in move.events],
    }


def _measure_json(measure: MeasureMove) -> Json:
    told = measure.after or measure.before
    assert told is not None  # a measure is in one of the two
    sides = (("from", measure.before), ("to", measure.after))
    return {
        "name": told.name,
        "unit": told.unit,
        "target": {at: one.target if one else None for at, one in sides},
        "actual": {at: one.actual if one else None for at, one in sides},
        "set_aside": {at: _set_aside(one) for at, one in sides},
        "advance": measure.advance,
        "completion": {at: completion_json(one.completion) if one else None for at, one in sides},
    }


def _set_aside(measure: MeasureStanding | None) -> Json:
    """Why the figure is beyond belief, null where it is not."""
    return notice_json(measure.set_aside) if measure and measure.set_aside else None
