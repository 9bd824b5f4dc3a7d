"""Regions side by side: counts, never an average of unlike things (地区对比)."""

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.results.summary import Group, Pacing, RegionCounts, Regions
from shishi_cli.domain.standing import Standing
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, join
from shishi_cli.views.status import pace, rule_line
from shishi_cli.views.status_json import rule_json

_STANDINGS = (
    Standing.DONE,
    Standing.AHEAD,
    Standing.ON_TRACK,
    Standing.AT_RISK,
    Standing.BEHIND,
    Standing.UNKNOWN,
)


def regions_listing(found: Regions) -> Listing:
    """One line a region; those without the month are named below."""
    projects = ("地区", "项目", *(s.label for s in _STANDINGS), "未报")
    told = [(one, one.group) for one in found.regions if one.group is not None]
    absent = [one.region for one in found.regions if one.group is None]
    rows = [(*_projects(one, group), *_measures(group)) for one, group in told]
    month, then = found.month, f" ({found.as_of})" if found.as_of else ""
    totals = f"{len(told)} 个地区 {sum(group.projects for _, group in told)} 个项目"
    return Listing(
        (*projects, "指标", *(f"指标{p.label}" for p in Pacing)),
        tuple(rows),
        above=(f"{month} 序时进度 {pace(month)}{then}  {totals}", rule_line(found.rule)),
        below=(f"没有 {month} 的进展表: {join(absent)}",) if absent else (),
    )


def regions_json(found: Regions) -> str:
    """The same as JSON; a region without the month has null for its counts."""
    return document(
        {
            "year": found.month.year,
            "month": str(found.month),
            "pace": pace(found.month),
            "as_of": found.as_of or None,
            **rule_json(found.rule),
            "regions": [_region(one) for one in found.regions],
        }
    )


def _projects(one: RegionCounts, group: Group) -> tuple[str, ...]:
    standings = (str(group.standings.get(standing, 0)) for standing in _STANDINGS)
    return (one.region, str(group.projects), *standings, str(one.unreported))


def _measures(group: Group) -> tuple[str, ...]:
    counts = [group.measures.get(pacing, 0) for pacing in Pacing]
    return tuple(map(str, (sum(counts), *counts)))


def _region(one: RegionCounts) -> Json:
    group = one.group
    if group is None:
        return {"region": one.region, "projects": None}
    return {
        "region": one.region,
        "projects": group.projects,
        "standings": {s.value: group.standings.get(s, 0) for s in _STANDINGS},
        "unreported": one.unreported,
        "measures": {p.value: group.measures.get(p, 0) for p in Pacing},
        "without_target": group.unmeasured,
    }
