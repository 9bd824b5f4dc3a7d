"""What moved between two months of one programme (两月对比)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shishi_cli.assessment.pairing import pair
from shishi_cli.domain.errors import NotFound, UsageError
from shishi_cli.domain.month import Month
from shishi_cli.domain.results.brief import Topic
from shishi_cli.domain.results.comparison import MeasureMove, MonthComparison, ProjectMove
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.shares import amount
from shishi_cli.domain.standing import Assessment, MeasureStanding, MonthAssessment, Reason
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import assess_month
from shishi_cli.services.compose_brief import month_brief
from shishi_cli.services.resolve_scope import resolve_month
from shishi_cli.services.select_projects import Selection, select

_ALL = Selection()
_NEWS = (
    Topic.NEWLY_BEHIND,
    Topic.CAUGHT_UP,
    Topic.NEWLY_DONE,
    Topic.TARGET_CHANGED,
    Topic.NOT_REPORTED,
)


def compare_with_news(
    ledger: Ledger, months: Sequence[Month], scope: Scope, selection: Selection
) -> MonthComparison:
    """Compare the two months and tell first what matters; without months, the scope's month with
    the table before it. Raises NotFound where there is none, and what `compare_months` raises."""
    since, until = months or _last_two(ledger, scope)
    compared = compare_months(ledger, since, until, scope.region, selection)
    if since >= until:
        return compared
    brief = month_brief(ledger, replace(scope, month=until), quick=True, since=since)
    chosen = select(brief.month, selection, ledger.unit_names()).assessments
    shown = {one.record.project for one in chosen}
    news = [line for topic in _NEWS for line in brief.of(topic) if line.project in shown]
    return replace(compared, news=tuple(news))


def _last_two(ledger: Ledger, scope: Scope) -> tuple[Month, Month]:
    programme, until = resolve_month(ledger, scope.month, scope.region)
    earlier = [month for month in ledger.months(programme) if month < until]
    if not earlier:
        raise NotFound(f"{until} 之前没有导入过进展表", "用 shishi list months 查看有哪些月份")
    return earlier[-1], until


def compare_months(
    ledger: Ledger,
    since: Month,
    until: Month,
    region: str | None,
    selection: Selection = _ALL,
) -> MonthComparison:
    """The projects of the selection that moved, in the order of the later month's table.

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
        for project in _chosen(ledger, new, {**before, **after}, selection)
    ]
    return MonthComparison(
        new.programme,
        since,
        until,
        new.as_of,
        len(moves),
        tuple(move for move in moves if _has_moved(move)),
    )


def _chosen(
    ledger: Ledger, month: MonthAssessment, told: Mapping[int, Assessment], selection: Selection
) -> list[int]:
    """The projects that fit, as the later month tells of them, else the earlier one."""
    own = {one.record.project: one for one in month.assessments}
    both = replace(month, assessments=tuple({**own, **told}.values()))
    chosen = select(both, selection, ledger.unit_names())
    return [one.record.project for one in chosen.assessments]


def _move(before: Assessment | None, after: Assessment | None) -> ProjectMove:
    told = after or before
    assert told is not None  # a project is in one of the two
    old, new = _if_told(before), _if_told(after)
    return ProjectMove(
        told.record.number,
        told.plain_title,
        old,
        new,
        _measures(old.measures if old else (), new.measures if new else ()),
        _events(old, new),
    )


def _if_told(one: Assessment | None) -> Assessment | None:
    """The assessment, if the month itself tells of the project, by its table or by a person."""
    return one if one is not None and one.record.is_heard_of else None


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
    if before.units_now != after.units_now:  # another name of the same unit is no other unit
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
