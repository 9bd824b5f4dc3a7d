"""What moved between two months of one programme (两月对比)."""

from collections.abc import Sequence

from shishi_cli.assessment.pairing import pair
from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.month import Month
from shishi_cli.domain.results.comparison import MeasureMove, MonthComparison, ProjectMove
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.shares import amount
from shishi_cli.domain.standing import Assessment, MeasureStanding, Reason
from shishi_cli.extraction.promises.plain_title import plain_title
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import assess_month


def compare_months(
    ledger: Ledger, since: Month, until: Month, region: str | None
) -> MonthComparison:
    """The projects that moved, in the order of the later month's table.

    Raises UsageError for months of two years, whose promises are not the same, and what
    `assess_month` raises.
    """
    if since.year != until.year:
        raise UsageError(f"{since} 和 {until} 不在同一年", "每年的项目不同,请对比同一年的两个月")
    old = assess_month(ledger, Scope(since, region))
    new = assess_month(ledger, Scope(until, region))
    before = {one.record.project: one for one in old.assessments}
    after = {one.record.project: one for one in new.assessments}
    moves = [
        _move(before.get(project), after.get(project))
        for project in dict.fromkeys([*after, *before])
    ]
    return MonthComparison(
        new.programme,
        since,
        until,
        new.as_of,
        len(moves),
        tuple(move for move in moves if _has_moved(move)),
    )


def _move(before: Assessment | None, after: Assessment | None) -> ProjectMove:
    told = after or before
    assert told is not None  # a project is in one of the two
    old, new = _if_told(before), _if_told(after)
    return ProjectMove(
        told.record.number,
        plain_title(told.title, told.record.reading.levels),
        old,
        new,
        _measures(old.measures if old else (), new.measures if new else ()),
        _events(old, new),
    )


def _if_told(one: Assessment | None) -> Assessment | None:
    """The assessment, if the month itself tells of the project, by its table or by a person."""
    if one is None:
        return None
    record = one.record
    entered = any(entry.month == record.month for entry in record.entries)
    return one if record.told == record.month or entered else None


def _measures(
    before: Sequence[MeasureStanding], after: Sequence[MeasureStanding]
) -> tuple[MeasureMove, ...]:
    """The measures of two months in pairs, in the order of the later month."""
    places = {here: at for at, here in pair(before, after).items()}
    pairs = [
        MeasureMove(before[places[here] - 1] if here in places else None, one)
        for here, one in enumerate(after, start=1)
    ]
    paired = set(places.values())
    gone = [one for at, one in enumerate(before, start=1) if at not in paired]
    return (*pairs, *(MeasureMove(one, None) for one in gone))


def _events(before: Assessment | None, after: Assessment | None) -> tuple[Reason, ...]:
    if before is None or after is None:
        if before is None and after is None:
            return ()
        return (Reason("new", "新报") if before is None else Reason("missing", "未报"),)
    found = []
    if before.title != after.title:
        found.append(Reason("title", f"标题: {before.title} → {after.title}"))
    if before.units != after.units:
        text = f"牵头单位: {'、'.join(before.units)} → {'、'.join(after.units)}"
        found.append(Reason("units", text))
    return (*found, *_targets(_measures(before.measures, after.measures)))


def _targets(measures: Sequence[MeasureMove]) -> list[Reason]:
    found = []
    for move in measures:
        if move.before is None or move.after is None:
            continue
        old, new = move.before.target, move.after.target
        if old != new:
            told = [amount(value) if value is not None else "无" for value in (old, new)]
            text = f"年度目标: {told[0]} → {told[1]}{move.after.unit}"
            found.append(Reason("target", text))
    return found


def _has_moved(move: ProjectMove) -> bool:
    if move.before is None or move.after is None:
        return move.before is not move.after
    return (
        bool(move.events)
        or any(measure.has_moved for measure in move.measures)
        or (move.before.standing, move.before.goal_met)
        != (move.after.standing, move.after.goal_met)
    )
