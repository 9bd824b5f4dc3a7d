"""Counting how projects and measures stand, group by group (汇总)."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from shishi_cli.assessment.current_names import by_lead_unit
from shishi_cli.assessment.pace import is_lower_bound, is_reached, share_of
from shishi_cli.domain.measure import Bound
from shishi_cli.domain.results.summary import Group, Pacing
from shishi_cli.domain.standing import Assessment, MeasureStanding, Standing

UNNAMED = "未注明"


def pacing_of(measure: MeasureStanding, one: Assessment) -> Pacing:
    """How a measure of a project stands against its target and the pace; the pace is the line here,
    without a rule's margin. A limit is kept, exceeded, or in December done, whatever the pace."""
    reached = is_reached(measure, one.record.month)
    if reached:
        return Pacing.DONE
    if measure.bound is Bound.AT_MOST:
        kept = measure.actual is not None and not is_lower_bound(measure)
        return Pacing.LATE if reached is False else Pacing.AT_PACE if kept else Pacing.UNKNOWN
    share, pace = share_of(measure), one.record.line
    if share is None or (share < pace and is_lower_bound(measure)):
        return Pacing.UNKNOWN
    return Pacing.AT_PACE if share >= pace else Pacing.LATE


def count(name: str, assessments: Sequence[Assessment], level: str | None = None) -> Group:
    """The counts of some projects; of their measures those of the level, or of no certain one."""
    measures = [
        (measure, one)
        for one in assessments
        for measure in one.measures
        if level is None or measure.level in (None, level)
    ]
    return Group(
        name=name,
        projects=len(assessments),
        standings=Counter(one.standing for one in assessments),
        measures=Counter(pacing_of(measure, one) for measure, one in measures),
        unmeasured=sum(not one.measures for one in assessments),
    )


def add_up(name: str, groups: Sequence[Group]) -> Group:
    """The counts of groups that have no project in common."""
    standings: Counter[Standing] = Counter()
    measures: Counter[Pacing] = Counter()
    for each in groups:
        standings.update(each.standings)
        measures.update(each.measures)
    projects = sum(each.projects for each in groups)
    return Group(name, projects, standings, measures, sum(each.unmeasured for each in groups))


def by_unit(assessments: Sequence[Assessment]) -> tuple[Group, ...]:
    """By lead unit, in order of appearance; a project of several units is counted with each."""
    return tuple(count(each.name, each.projects) for each in by_lead_unit(assessments, UNNAMED))


def by_level(assessments: Sequence[Assessment]) -> tuple[Group, ...]:
    """By level; a measure marked with a level is counted with that one alone."""
    grouped = _grouped(assessments, lambda one: one.levels or (UNNAMED,))
    return tuple(count(name, of_level, name) for name, of_level in grouped.items())


def by_standing(assessments: Sequence[Assessment]) -> tuple[Group, ...]:
    """By standing, best first, those that none has left out."""
    grouped = _grouped(assessments, lambda one: (one.standing,))
    return tuple(count(s.label, grouped[s]) for s in Standing if s in grouped)


def _grouped(
    assessments: Sequence[Assessment], names: Callable[[Assessment], Iterable[str]]
) -> dict[str, list[Assessment]]:
    groups: dict[str, list[Assessment]] = {}
    for one in assessments:
        for name in dict.fromkeys(names(one)):
            groups.setdefault(name, []).append(one)
    return groups
