"""The month's table: one row a project (进度一览)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shishi_cli.assessment.current_names import by_lead_unit
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.month import Month
from shishi_cli.domain.shares import percent
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import (
    Assessment,
    MeasureStanding,
    MonthAssessment,
    Standing,
)
from shishi_cli.views.listing import Listing, join
from shishi_cli.views.listing import amount_or_dash as amount
from shishi_cli.views.named_now import named_now

if TYPE_CHECKING:
    from shishi_cli.domain.results.summary import By

_ORDER = ("done", "ahead", "on_track", "at_risk", "behind", "unknown")


def status_listing(month: MonthAssessment, by: "By | None" = None) -> Listing:
    """The listing of a month; `titles` by project. `by` a unit, level or standing puts the projects
    in groups with a line of totals each; one of several units stands under each of them."""
    headings = ("序号", "项目", "级别", "牵头单位", "目标/月目标/完成", "完成率", "状态")
    verdicts = any(map(verdict_of, month.assessments))
    groups = _grouped(month, by) if by else {"": month.assessments}
    rows: list[tuple[str, ...]] = []
    totals = []
    for name, assessments in groups.items():
        if by:
            totals.append((len(rows), f"{name}  {counts_line(assessments, only_some=True)}"))
        rows += [_row(one, verdicts) for one in assessments]
    return Listing(
        (*headings, "表中判定") if verdicts else headings,
        tuple(rows),
        above=(headline(month), rule_line(month.rule)),
        below=_below(month),
        groups=tuple(totals),
    )


def _row(one: Assessment, verdicts: bool) -> tuple[str, ...]:
    return (
        one.record.number,
        one.plain_title,
        join(one.levels),
        join(one.units),
        "\n".join(_amounts(measure) for measure in one.measures) or "无量化指标",
        "\n".join(_share(measure) for measure in one.measures),
        one.standing.label + (" ?" if one.is_doubtful else ""),
        *((verdict_of(one),) if verdicts else ()),
    )


def _grouped(month: MonthAssessment, by: "By") -> Mapping[str, Sequence[Assessment]]:
    from shishi_cli.domain.results.summary import By

    if by is By.UNIT:
        led = by_lead_unit(month.assessments, f"未注明{by.label}")
        return {unit.name: unit.projects for unit in led}
    groups: dict[str, list[Assessment]] = {}
    for one in month.assessments:
        names = one.levels if by is By.LEVEL else (one.standing.label,)
        for name in names or (f"未注明{by.label}",):
            groups.setdefault(name, []).append(one)
    return groups


def verdict_of(one: Assessment) -> str:
    """The table's own verdict (是否达序 …), marked where ours is another one; else empty."""
    if not one.record.is_reported:
        return ""
    verdict = one.record.texts.get(Column.VERDICT, "").strip()
    differs = any(reason.code == "verdict_differs" for reason in one.reasons)
    return f"{verdict} (不一致)" if differs else verdict


def headline(month: MonthAssessment) -> str:
    """One line of totals: 45 项: 已完成 1 · 超序时 … · 无法判断 …."""
    return f"{where(month)}  {counts_line(month.assessments)}"


def counts_line(assessments: Sequence[Assessment], only_some: bool = False) -> str:
    """How many there are of each standing: 45 项: 已完成 1 · …; `only_some` leaves zeros out."""
    counts = Counter(one.standing for one in assessments)
    standings = [Standing(code) for code in _ORDER if counts[Standing(code)] or not only_some]
    parts = [f"{standing.label} {counts[standing]}" for standing in standings]
    return f"{len(assessments)} 项: {' · '.join(parts)}"


def where(month: MonthAssessment) -> str:
    """Region, month and pace, as they stand above every listing."""
    region = f"{month.programme.region} " if month.programme.region else ""
    then = f" ({month.as_of})" if month.as_of else ""
    return f"{region}{month.month} 序时进度 {_pace(month)}{then}"


def _pace(month: MonthAssessment) -> str:
    """The pace, and the day that it is of where that is not the month's end: 37.36%(截至5月15日)."""
    at = f"(截至{month.month.number}月{month.cut_off_day}日)" if month.cut_off_day else ""
    return percent(month.pace) + at


def rule_line(rule: Rule) -> str:
    """The rule that judged, with its lines: 判定规则 points-10: 慢于序时为预警,…."""
    return f"判定规则 {rule.name}: {rule.text}"


def pace(month: Month) -> str:
    """The month's pace in percent, truncated: 25.00%."""
    return percent(month.pace)


def _below(month: MonthAssessment) -> tuple[str, ...]:
    lines = []
    if not month.assessments:
        lines.append("没有符合条件的项目")
    if any(one.is_doubtful for one in month.assessments):
        lines.append("? 表示有存疑的数,用 shishi show 序号 查看原因")
    lines += named_now(month.assessments)
    return tuple(lines)


def _amounts(measure: MeasureStanding) -> str:
    told = [amount(value) for value in (measure.target, measure.goal, measure.actual)]
    return f"{told[0]}{measure.unit}/{told[1]}/{told[2]}"


def _share(measure: MeasureStanding) -> str:
    if measure.completion is None:
        return f"自报 {measure.stated:f}%" if measure.stated is not None else "-"
    return percent(measure.completion.share)
