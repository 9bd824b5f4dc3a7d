"""What lags, worst first, each with its reasons and what is still needed (滞后清单)."""

import re
from collections.abc import Iterator, Sequence

from shishi_cli.assessment.needed import needed_per_month, sufficing
from shishi_cli.assessment.reasons import is_worry
from shishi_cli.domain.json_value import Json
from shishi_cli.domain.numbering import counting_key
from shishi_cli.domain.shares import amount
from shishi_cli.domain.standing import Assessment, MeasureStanding, MonthAssessment, Standing
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, join
from shishi_cli.views.named_now import named_now
from shishi_cli.views.status import rule_line, where
from shishi_cli.views.status_json import heading_json, project_json, rule_json

_GROUPS = (Standing.BEHIND, Standing.AT_RISK)
_HEADINGS = ("状态", "序号", "项目", "牵头单位", "自何时", "每月还需", "原因", "出处")


def behind_listing(month: MonthAssessment, unknown: Sequence[Assessment]) -> Listing:
    """Grouped 滞后 / 预警 in the order given; `unknown` are those that cannot be told."""
    rows = tuple(_row(one) for one in month.assessments)
    counts = {
        standing: sum(one.standing is standing for one in month.assessments) for standing in _GROUPS
    }
    told = " · ".join(f"{standing.label} {n}" for standing, n in counts.items())
    escalated = sum(one.escalated for one in month.assessments)
    told += f" · 升级督办 {escalated}" if escalated else ""
    return Listing(
        _HEADINGS,
        rows,
        above=(
            f"{where(month)}  {told} · 无法判断 {len(unknown)}",
            *_unknown_line(unknown),
            rule_line(month.rule),
        ),
        below=named_now(month.assessments) if rows else ("没有滞后或预警的项目",),
    )


def _unknown_line(unknown: Sequence[Assessment]) -> Iterator[str]:
    """无法判断: 未报 第 4、9 项;空报 第 7 项."""
    by_reason: dict[str, list[str]] = {}
    for one in sorted(unknown, key=lambda one: counting_key(one.record.number)):
        by_reason.setdefault(_why(one), []).append(one.record.number)
    if by_reason:
        told = (f"{why} 第 {join(tuple(numbers))} 项" for why, numbers in by_reason.items())
        yield f"无法判断: {';'.join(told)}"


def _why(one: Assessment) -> str:
    """The first reason in a word or two, without its particulars."""
    text = one.reasons[0].text if one.reasons else ""
    return re.split("[:,]", text)[0]


def behind_json(month: MonthAssessment, unknown: Sequence[Assessment]) -> str:
    """The groups as JSON, with projects as in the status contract and what each still needs."""
    groups = [
        {
            "standing": standing.value,
            "standing_label": standing.label,
            "projects": [_project(one) for one in month.assessments if one.standing is standing],
        }
        for standing in _GROUPS
    ]
    return document(
        {
            **heading_json(month),
            **rule_json(month.rule),
            "groups": groups,
            "unknown": len(unknown),
            "unknown_projects": [
                {"number": one.record.number, "reason": one.reasons[0].text if one.reasons else ""}
                for one in unknown
            ],
        }
    )


def _row(one: Assessment) -> tuple[str, ...]:
    needed = (_needed(one, measure) for measure in one.measures)
    return (
        one.standing.label,
        one.record.number,
        one.plain_title,
        join(one.units),
        _since(one),
        "\n".join(filter(None, needed)),
        "\n".join(reason.text for reason in one.reasons if is_worry(reason)),
        f"{one.record.file} 第{one.record.row}行" if one.record.told else "",
    )


def _since(one: Assessment) -> str:
    since = str(one.since) if one.since else ""
    return f"{since} ▲" if one.escalated else since


def _needed(one: Assessment, measure: MeasureStanding) -> str:
    """230场; after the last month, what is missing of the year: 缺 230场."""
    name = f"{measure.name} " if len(one.measures) > 1 and measure.name else ""
    rate = sufficing(measure, one.record.month)
    if rate is not None:
        return f"{name}{rate:f}{measure.unit}"
    done = measure.completion
    if done is None or done.share >= 1:
        return ""
    return f"{name}缺 {amount(done.target - done.actual)}{measure.unit}"


def _project(one: Assessment) -> Json:
    project = project_json(one)
    assert isinstance(project, dict)
    return {**project, "needed_per_month": [_needed_json(one, each) for each in one.measures]}


def _needed_json(one: Assessment, measure: MeasureStanding) -> Json:
    """The exact fraction and the amount, rounded up, that suffices; null where nothing is needed."""
    exact = needed_per_month(measure, one.record.month)
    if exact is None:
        return None
    return {
        "measure": measure.name,
        "unit": measure.unit,
        "exact": str(exact),
        "amount": sufficing(measure, one.record.month),
    }
