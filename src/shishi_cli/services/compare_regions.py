"""Regions side by side in one month, however many there are (地区对比)."""

from collections.abc import Sequence

from shishi_cli.assessment.standing import assess
from shishi_cli.assessment.summary import count
from shishi_cli.domain.errors import NotFound
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.results.summary import RegionCounts, Regions
from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.choose_rule import rule_in_force
from shishi_cli.services.each_region import Watch, each_region
from shishi_cli.services.load_month import LoadedYear
from shishi_cli.services.resolve_scope import all_programmes, region_name
from shishi_cli.services.select_projects import find_names


def compare_regions(ledger: Ledger, scope: Scope, watch: Watch | None = None) -> Regions:
    """Count each region's projects and measures; a region of the scope leaves those whose names
    have that part. The month is the latest of any by default.

    Raises NotFound for a region or month of which there is nothing.
    """
    rule = rule_in_force(ledger, scope.rule)
    programmes = _chosen(all_programmes(ledger), scope.region)
    month = scope.month or _latest(ledger, programmes)
    of_year = [one for one in programmes if one.year == month.year]
    counted = tuple(each_region(ledger, of_year, _Counting(month, rule), watch))
    if all(one.group is None for one in counted):
        raise NotFound(f"台账里没有 {month} 的进展表", "用 shishi list months 查看有哪些月份")
    return Regions(month, rule, ledger.as_of, counted)


def _chosen(programmes: Sequence[Programme], asked: str | None) -> Sequence[Programme]:
    if asked is None:
        return programmes
    found = find_names("地区", asked, {region_name(one) for one in programmes})
    return [one for one in programmes if region_name(one) in found]


def _latest(ledger: Ledger, programmes: Sequence[Programme]) -> Month:
    """The latest month that any of them has a table of."""
    for year in sorted({one.year for one in programmes}, reverse=True):
        told = [ledger.last_month(one) for one in programmes if one.year == year]
        if months := [month for month in told if month is not None]:
            return max(months)
    raise NotFound("台账里还没有进展表", "请先用 shishi import 导入一个月的进展表")


@frozen
class _Counting:
    """Counts one region's month."""

    month: Month
    rule: Rule

    def __call__(self, ledger: Ledger, programme: Programme) -> RegionCounts:
        name = region_name(programme)
        if not ledger.has_table(programme, self.month):
            return RegionCounts(name, None)
        records = LoadedYear(ledger, programme, self.month).to_judge(self.month)
        judged = [assess(record, self.rule) for record in records]
        unreported = sum(one.record.told != self.month for one in judged)
        return RegionCounts(name, count(name, judged), unreported)
