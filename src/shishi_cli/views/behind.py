"""What lags, worst first, each with its reasons (滞后清单)."""

from collections.abc import Mapping

from shishi_cli.domain.standing import MonthAssessment, Standing
from shishi_cli.views.listing import Listing, join
from shishi_cli.views.status import rule_line, where
from shishi_cli.views.status_json import encode, heading_json, project_json, rule_json


def behind_listing(
    month: MonthAssessment, titles: Mapping[int, str], unknown: int, for_terminal: bool = False
) -> Listing:
    """Grouped 滞后 / 预警 in the order given; `unknown` counts what cannot be told."""
    rows = []
    for one in month.assessments:
        reasons = [reason.text for reason in one.reasons]
        rows.append(
            (
                one.standing.label,
                one.record.number,
                titles[one.record.project],
                join(one.units),
                "\n".join(reasons) if for_terminal else "; ".join(reasons),
            )
        )
    counts = {
        standing: sum(one.standing is standing for one in month.assessments)
        for standing in (Standing.BEHIND, Standing.AT_RISK)
    }
    told = " · ".join(f"{standing.label} {n}" for standing, n in counts.items())
    below = () if rows else ("没有滞后或预警的项目",)
    return Listing(
        ("状态", "序号", "项目", "牵头单位", "原因"),
        tuple(rows),
        above=(f"{where(month)}  {told} · 无法判断 {unknown}", rule_line(month.rule)),
        below=below,
        flexible=2,
    )


def behind_json(month: MonthAssessment, unknown: int) -> str:
    """The groups as JSON, with projects as in the status contract."""
    groups = [
        {
            "standing": standing.value,
            "standing_label": standing.label,
            "projects": [project_json(a) for a in month.assessments if a.standing is standing],
        }
        for standing in (Standing.BEHIND, Standing.AT_RISK)
    ]
    return encode(
        {
            **heading_json(month),
            **rule_json(month.rule),
            "groups": groups,
            "unknown": unknown,
        }
    )
