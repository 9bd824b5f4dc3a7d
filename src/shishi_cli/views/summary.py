"""Counts by group: never an average of unlike things (汇总)."""

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.results.summary import By, Group, Pacing, Summary
from shishi_cli.domain.standing import Standing
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, join
from shishi_cli.views.status import rule_line, where
from shishi_cli.views.status_json import heading_json, rule_json

_COUNTED = ("分组", "名称", "项目", "无量化", "指标")


def summary_listing(summary: Summary) -> Listing:
    """One line a group, with its projects' standings in the last cell."""
    headings = (*_COUNTED, *(pacing.label for pacing in Pacing), "各状态项目数")
    rows = [(*_counts(block, group), _standings(group)) for block, group in _lines(summary)]
    return Listing(
        headings,
        tuple(rows),
        above=(where(summary.judged), rule_line(summary.judged.rule)),
        below=_below(summary),
    )


def summary_sheet(summary: Summary) -> Listing:
    """The same for a spreadsheet: each standing has a column."""
    headings = (
        *_COUNTED,
        *(f"指标{pacing.label}" for pacing in Pacing),
        *(f"项目{standing.label}" for standing in Standing),
    )
    rows = [
        (*_counts(block, group), *(str(group.standings.get(s, 0)) for s in Standing))
        for block, group in _lines(summary)
    ]
    return Listing(headings, tuple(rows))


def _lines(summary: Summary) -> list[tuple[str, Group]]:
    lines = [(by.label, group) for by, groups in summary.blocks.items() for group in groups]
    return [*lines, ("合计", summary.total)] if lines else []


def _below(summary: Summary) -> tuple[str, ...]:
    below = []
    if summary.overlapping:
        several = join([by.label for by in By if by in summary.overlapping])
        below.append(f"有几个{several}的项目,在每个{several}里各计一次,合计只计一次")
    if summary.absent:
        below.append(f"没有 {summary.judged.month} 的进展表: {join(summary.absent)}")
    if not summary.total.projects:
        below.append("没有符合条件的项目")
    return tuple(below)


def _counts(block: str, group: Group) -> tuple[str, ...]:
    counts = [group.measures.get(pacing, 0) for pacing in Pacing]
    name = "" if block == group.name else group.name
    told = (group.projects, group.unmeasured, sum(counts), *counts)
    return (block, name, *map(str, told))


def _standings(group: Group) -> str:
    told = [(standing.label, group.standings.get(standing, 0)) for standing in Standing]
    return " · ".join(f"{label} {n}" for label, n in told if n)


def summary_json(summary: Summary) -> str:
    """The same as JSON, a list of groups for each way of grouping."""
    return document(
        {
            **heading_json(summary.judged),
            **rule_json(summary.judged.rule),
            "total": _group(summary.total),
            **{
                f"by_{by.value}": [_group(g) for g in groups]
                for by, groups in summary.blocks.items()
            },
            "without_month": list(summary.absent),
        }
    )


def _group(group: Group) -> Json:
    return {
        "name": group.name,
        "projects": group.projects,
        "standings": {s.value: group.standings.get(s, 0) for s in Standing},
        "measures": {p.value: group.measures.get(p, 0) for p in Pacing},
        "without_target": group.unmeasured,
    }
