"""Count how a month's projects and measures stand, by group (汇总)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from shishi_cli.assessment.summary import by_level, by_region, by_standing, by_unit, count
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.project import Programme
from shishi_cli.domain.results.summary import By, Group, Summary
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import Assessment, MonthAssessment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import assess_month, judge
from shishi_cli.services.choose_rule import rule_in_force
from shishi_cli.services.resolve_scope import programmes_of, region_name
from shishi_cli.services.select_projects import Selection, select

_COUNTS: Mapping[By, Callable[[Sequence[Assessment]], tuple[Group, ...]]] = {
    By.UNIT: by_unit,
    By.LEVEL: by_level,
    By.STANDING: by_standing,
}


@frozen
class _Judged:
    """One month of one region, or of several together, with each project's region."""

    month: MonthAssessment
    regions: Mapping[int, str]
    absent: tuple[str, ...] = ()


def summarise_month(ledger: Ledger, scope: Scope, selection: Selection, by: By | None) -> Summary:
    """Count by one way of grouping, or by all of them; by region, over all regions of the year.

    Raises what `assess_month` and `select` raise.
    """
    judged = _all_regions(ledger, scope) if by is By.REGION else _one_region(ledger, scope)
    month = select(judged.month, selection, ledger.unit_names())
    blocks = {each: _count(each, month, judged) for each in ([by] if by else By)}
    overlapping = frozenset(
        each
        for each, groups in blocks.items()
        if sum(g.projects for g in groups) > len(month.assessments)
    )
    return Summary(month, count("合计", month.assessments), blocks, overlapping, judged.absent)


def _count(by: By, month: MonthAssessment, judged: _Judged) -> tuple[Group, ...]:
    if by is By.REGION:
        return by_region(month.assessments, judged.regions)
    return _COUNTS[by](month.assessments)


def _one_region(ledger: Ledger, scope: Scope) -> _Judged:
    month = assess_month(ledger, scope)
    return _Judged(month, dict.fromkeys(_projects(month), region_name(month.programme)))


def _all_regions(ledger: Ledger, scope: Scope) -> _Judged:
    """The month in every region that has it, together; without a month, the latest of any."""
    months = {one: ledger.months(one) for one in programmes_of(ledger, scope.region)}
    wanted = scope.month or max((max(told) for told in months.values() if told), default=None)
    of_year = [one for one in months if wanted is not None and one.year == wanted.year]
    having = [one for one in of_year if wanted in months[one]]
    if wanted is None or len(having) < 2:
        only = region_name(having[0]) if having else scope.region
        judged = _one_region(ledger, replace(scope, month=wanted, region=only))
    else:
        rule = rule_in_force(ledger, scope.rule)
        judged = _together([judge(ledger, one, wanted, rule) for one in having])
    return replace(judged, absent=tuple(region_name(one) for one in of_year if one not in having))


def _together(months: Sequence[MonthAssessment]) -> _Judged:
    first = months[0]
    together = replace(
        first,
        programme=Programme("", first.programme.year),
        assessments=tuple(one for month in months for one in month.assessments),
    )
    regions = {
        project: region_name(month.programme) for month in months for project in _projects(month)
    }
    return _Judged(together, regions)


def _projects(month: MonthAssessment) -> list[int]:
    return [one.record.project for one in month.assessments]
