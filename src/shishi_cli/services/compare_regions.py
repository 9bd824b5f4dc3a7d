"""Regions side by side in one month, one region at a time however many there are (地区对比)."""

from collections.abc import Sequence

from shishi_cli.assessment.standing import assess
from shishi_cli.assessment.summary import count
from shishi_cli.domain.errors import NotFound
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.results.summary import RegionCounts, Regions
from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.choose_rule import rule_in_force
from shishi_cli.services.load_month import load_month
from shishi_cli.services.resolve_scope import all_programmes, region_name
from shishi_cli.services.select_projects import find_names


def compare_regions(ledger: Ledger, scope: Scope) -> Regions:
    """Count each region's projects and measures; a region of the scope leaves those whose names
    have that part. The month is the latest of any by default.

    Raises NotFound for a region or month of which there is nothing.
    """
    rule = rule_in_force(ledger, scope.rule)
    programmes = _chosen(all_programmes(ledger), scope.region)
    month = scope.month or _latest(ledger, programmes)
    of_year = [one for one in programmes if one.year == month.year]
    counted = tuple(_counted(ledger, one, month, rule) for one in of_year)
    as_of = ledger.as_of
    if all(one.group is None for one in counted):
        raise NotFound(f"台账里没有 {month} 的进展表", "用 shishi list months 查看有哪些月份")
    return Regions(month, rule, as_of, counted)


def _chosen(programmes: Sequence[Programme], asked: str | None) -> Sequence[Programme]:
    if asked is None:
        return programmes
    found = find_names("地区", asked, {region_name(one) for one in programmes})
    return [one for one in programmes if region_name(one) in found]


def _latest(ledger: Ledger, programmes: Sequence[Programme]) -> Month:
    """The latest month that any of them has a table of."""
    for year in sorted({one.year for one in programmes}, reverse=True):
        told = [ledger.months(one) for one in programmes if one.year == year]
        if any(told):
            return max(months[-1] for months in told if months)
    raise NotFound("台账里还没有进展表", "请先用 shishi import 导入一个月的进展表")


def _counted(ledger: Ledger, programme: Programme, month: Month, rule: Rule) -> RegionCounts:
    name = region_name(programme)
    if month not in ledger.months(programme):
        return RegionCounts(name, None)
    judged = [assess(record, rule) for record in load_month(ledger, programme, month)]
    unreported = sum(one.record.told != month for one in judged)
    return RegionCounts(name, count(name, judged), unreported)
