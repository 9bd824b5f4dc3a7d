"""What a bulletin tells of, from the services that answer the same questions (素材)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from shishi_cli.domain.check import CheckedMonth
from shishi_cli.domain.errors import NotFound
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.office import Office
from shishi_cli.domain.results.missing import MissingReports
from shishi_cli.domain.results.trend import Trends
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import Assessment, MonthAssessment, Standing
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import assess_month, judge
from shishi_cli.services.check_month import check_month
from shishi_cli.services.follow_measures import follow_measures
from shishi_cli.services.list_missing import list_missing
from shishi_cli.services.list_month import list_month
from shishi_cli.services.resolve_scope import resolve_month
from shishi_cli.services.select_projects import (
    Selection,
    find_names,
    least_complete_first,
    select,
)
from shishi_cli.services.set_office import office_of


class Condition(StrEnum):
    """By what projects were chosen (筛选条件); the values are keys of the wording."""

    UNIT = "scope_unit"
    LEVEL = "scope_level"
    STANDING = "scope_standing"
    SEARCH = "scope_search"


_WORST_FIRST = (Standing.BEHIND, Standing.AT_RISK)


@frozen
class Material:
    """A month as a bulletin tells of it (素材): the chosen projects in order of the table, out of
    `whole`, and the conditions that chose them as `narrowed`, none for all;
    `named` were behind the month before, None where it has no table or nothing can be said of
    them; `ended` are those that were dropped or merged by then, which are in no month's count;
    `trends` only where pictures are wanted. `operation` is the last one that was known."""

    office: Office
    month: MonthAssessment
    whole: MonthAssessment
    narrowed: Mapping[Condition, str]
    missing: MissingReports
    checked: CheckedMonth
    named: Sequence[Assessment] | None
    ended: Sequence[Assessment]
    trends: Trends | None
    operation: int

    def of(self, standing: Standing) -> list[Assessment]:
        """The projects of that standing, in order of the table."""
        return [one for one in self.month.assessments if one.standing is standing]

    @property
    def lagging(self) -> list[Assessment]:
        """Those behind and at risk, the worst first."""
        return [
            one
            for standing in _WORST_FIRST
            for one in sorted(self.of(standing), key=least_complete_first)
        ]


def gather(ledger: Ledger, scope: Scope, selection: Selection, *, pictures: bool) -> Material:
    """Ask every question of one month and one moment. Raises what `list_month` raises."""
    programme, month = resolve_month(ledger, scope.month, scope.region)
    asked = replace(scope, month=month)
    judged = assess_month(ledger, asked, selection.number)
    listed = list_month(ledger, asked, selection, judged, since=True)
    return Material(
        office=office_of(ledger),
        month=listed.month,
        whole=judged,
        narrowed=_narrowed(selection, judged, ledger.unit_names()),
        missing=list_missing(ledger, asked, selection, judged),
        checked=check_month(ledger, asked, selection, judged),
        named=_named(ledger, asked, selection, ledger.months(programme)),
        ended=_ended(ledger, judged, selection),
        trends=follow_measures(ledger, asked, selection, judged) if pictures else None,
        operation=ledger.last_operation(),
    )


def _narrowed(
    selection: Selection, judged: MonthAssessment, names: Mapping[str, str]
) -> Mapping[Condition, str]:
    """What was asked for, in the month's own names: 交通 is 区交通委."""
    told: dict[Condition, Collection[str]] = {}
    if selection.unit is not None:
        known = frozenset(unit for one in judged.assessments for unit in one.units_now)
        told[Condition.UNIT] = sorted(find_names("单位", selection.unit, known, names))
    if selection.level is not None:
        levels = frozenset(level for one in judged.assessments for level in one.levels)
        told[Condition.LEVEL] = sorted(find_names("级别", selection.level, levels))
    told[Condition.STANDING] = [one.label for one in selection.standings]
    told[Condition.SEARCH] = (selection.search or "").split()
    return {condition: "、".join(words) for condition, words in told.items() if words}


def _ended(ledger: Ledger, judged: MonthAssessment, selection: Selection) -> Sequence[Assessment]:
    lives = ledger.lives(judged.programme).items()
    gone = [project for project, life in lives if life.ends and not life.holds(judged.month)]
    if not gone or selection.number is not None:
        return ()
    whole = judge(ledger, judged.programme, judged.month, judged.rule, gone)
    try:
        return select(whole, selection, ledger.unit_names()).assessments
    except NotFound:  # a unit or level that none of them has
        return ()


def _named(
    ledger: Ledger, scope: Scope, selection: Selection, months: Sequence[Month]
) -> Sequence[Assessment] | None:
    """Those of the scope that were behind the month before; none where a standing is asked for:
    what became of the others would be left out, and the rest would tell half of it."""
    before = scope.month.before if scope.month else None
    if before is None or before not in months or selection.standings:
        return None
    try:
        listed = list_month(ledger, replace(scope, month=before), selection)
    except NotFound:  # a unit or level that the month before does not have
        return None
    behind = [one for one in listed.month.assessments if one.standing is Standing.BEHIND]
    return sorted(behind, key=least_complete_first)
