"""Count how a month's projects and measures stand, by group (汇总)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from shishi_cli.assessment.summary import by_level, by_standing, by_unit, count
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.results.summary import By, Group, Summary
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import Assessment, MonthAssessment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import assess_month
from shishi_cli.services.choose_rule import rule_in_force
from shishi_cli.services.each_region import Watch
from shishi_cli.services.resolve_scope import programmes_of, region_name
from shishi_cli.services.select_projects import Selection, select
from shishi_cli.services.summarise_regions import summarise_regions

_COUNTS: Mapping[By, Callable[[Sequence[Assessment]], tuple[Group, ...]]] = {
    By.UNIT: by_unit,
    By.LEVEL: by_level,
    By.STANDING: by_standing,
}


def summarise_month(
    ledger: Ledger, scope: Scope, selection: Selection, by: By | None, watch: Watch | None = None
) -> Summary:
    """Count by one way of grouping, or by all of them; by region, over all regions of the year.

    Raises what `assess_month` and `select` raise.
    """
    if by is By.REGION:
        return _all_regions(ledger, scope, selection, watch)
    return _one_region(ledger, scope, selection, [by] if by else list(By))


def _one_region(ledger: Ledger, scope: Scope, selection: Selection, ways: Sequence[By]) -> Summary:
    month = select(assess_month(ledger, scope), selection, ledger.unit_names())
    blocks = {each: _count(each, month) for each in ways}
    overlapping = frozenset(
        each
        for each, groups in blocks.items()
        if sum(g.projects for g in groups) > len(month.assessments)
    )
    return Summary(month, count("合计", month.assessments), blocks, overlapping)


def _count(by: By, month: MonthAssessment) -> tuple[Group, ...]:
    if by is not By.REGION:
        return _COUNTS[by](month.assessments)
    group = count(region_name(month.programme), month.assessments)
    return (group,) if group.projects else ()


def _all_regions(
    ledger: Ledger, scope: Scope, selection: Selection, watch: Watch | None
) -> Summary:
    """The month in every region that has it, together; without a month, the latest of any."""
    programmes = programmes_of(ledger, scope.region)
    wanted = scope.month or _latest(ledger, programmes)
    of_year = [one for one in programmes if wanted is not None and one.year == wanted.year]
    having = [one for one in of_year if wanted and ledger.has_table(one, wanted)]
    if wanted is None or len(having) < 2:
        only = region_name(having[0]) if having else scope.region
        one_region = replace(scope, month=wanted, region=only)
        found = _one_region(ledger, one_region, selection, [By.REGION])
    else:
        rule = rule_in_force(ledger, scope.rule)
        found = summarise_regions(ledger, having, wanted, rule, selection, watch)
    known = set(having)
    return replace(found, absent=tuple(region_name(one) for one in of_year if one not in known))


def _latest(ledger: Ledger, programmes: Sequence[Programme]) -> Month | None:
    told = map(ledger.last_month, programmes)
    return max((month for month in told if month is not None), default=None)
