"""Count how a month's projects stand in all regions together, however many there are (各地区汇总)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from shishi_cli.assessment.current_names import with_names_now
from shishi_cli.assessment.cut_off_day import common_cut_off_day
from shishi_cli.assessment.standing import assess
from shishi_cli.assessment.summary import add_up, count
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.results.summary import By, Group, Summary
from shishi_cli.domain.standing import Assessment, MonthAssessment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.each_region import Watch, each_region
from shishi_cli.services.load_month import LoadedYear
from shishi_cli.services.resolve_scope import region_name
from shishi_cli.services.select_projects import Selection, find_names, select

_Names = frozenset[str]


@frozen
class _Tally:
    """One region's month counted (地区合计): `groups` by units and levels, as far as those are asked
    for, `known` all of them that there are."""

    region: str
    groups: Mapping[tuple[_Names, _Names], Group]
    known: tuple[_Names, _Names]
    cut_off_day: int | None


def summarise_regions(
    ledger: Ledger,
    programmes: Sequence[Programme],
    month: Month,
    rule: Rule,
    selection: Selection,
    watch: Watch | None = None,
) -> Summary:
    """Count the selected projects of each region, and of all; each has a table of the month.

    Raises NotFound for a unit or level that no region has.
    """
    names = ledger.unit_names()
    counting = _Counting(month, rule, selection, names)
    tallies = tuple(each_region(ledger, programmes, counting, watch))
    units = _meant("单位", selection.unit, [one.known[0] for one in tallies], names)
    levels = _meant("级别", selection.level, [one.known[1] for one in tallies])
    groups = [add_up(one.region, _chosen(one, units, levels)) for one in tallies]
    found = tuple(group for group in groups if group.projects)
    days = {one.cut_off_day for one in tallies}
    judged = MonthAssessment(
        Programme("", month.year),
        month,
        rule,
        (),
        as_of=ledger.as_of,
        cut_off_day=days.pop() if len(days) == 1 else None,
    )
    return Summary(judged, add_up("合计", found), {By.REGION: found}, frozenset())


def _meant(
    what: str,
    asked: str | None,
    known: Sequence[_Names],
    names: Mapping[str, str] | None = None,
) -> Collection[str] | None:
    """The names that are meant; None where none is asked for."""
    return None if asked is None else find_names(what, asked, frozenset().union(*known), names)


def _chosen(
    tally: _Tally, units: Collection[str] | None, levels: Collection[str] | None
) -> list[Group]:
    return [
        group
        for (its_units, its_levels), group in tally.groups.items()
        if (units is None or its_units & set(units))
        and (levels is None or its_levels & set(levels))
    ]


@frozen
class _Counting:
    """Counts one region's month. Which units and levels are meant only all regions tell: those are
    counted apart."""

    month: Month
    rule: Rule
    selection: Selection
    names: Mapping[str, str]

    def __call__(self, ledger: Ledger, programme: Programme) -> _Tally:
        records = [
            one
            for one in LoadedYear(ledger, programme, self.month).to_judge(self.month)
            if one.life.holds(self.month)
        ]
        judged = [with_names_now(assess(one, self.rule), self.names) for one in records]
        every = MonthAssessment(programme, self.month, self.rule, tuple(judged))
        fitting = select(every, replace(self.selection, unit=None, level=None))
        grouped: dict[tuple[_Names, _Names], list[Assessment]] = {}
        for one in fitting.assessments:
            grouped.setdefault(self._key(one), []).append(one)
        region = region_name(programme)
        keys = [self._key(one) for one in judged]
        return _Tally(
            region,
            {key: count(region, of_key) for key, of_key in grouped.items()},
            (
                frozenset().union(*(units for units, _ in keys)),
                frozenset().union(*(levels for _, levels in keys)),
            ),
            common_cut_off_day(records),
        )

    def _key(self, one: Assessment) -> tuple[_Names, _Names]:
        units = one.units_now if self.selection.unit is not None else ()
        levels = one.levels if self.selection.level is not None else ()
        return frozenset(units), frozenset(levels)
