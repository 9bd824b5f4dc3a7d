"""Assess every project of a month (研判一个月)."""

from collections.abc import Collection

from shishi_cli.assessment.standing import assess
from shishi_cli.domain.month import Month
from shishi_cli.domain.rule import DEFAULT_RULE
from shishi_cli.domain.standing import MonthAssessment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.resolve_scope import resolve_month


def assess_month(
    ledger: Ledger,
    month: Month | None = None,
    numbers: Collection[str] | None = None,
    region: str | None = None,
) -> MonthAssessment:
    """Judge the month, the latest imported one by default; `numbers` chooses some projects.

    Raises what `resolve_month` raises.
    """
    programme, month = resolve_month(ledger, month, region)
    records = ledger.load(programme, month, numbers)
    return MonthAssessment(
        programme=programme,
        month=month,
        rule=DEFAULT_RULE,
        assessments=tuple(assess(record) for record in records),
        unread=tuple(m for m in ledger.entry_months(programme) if m > month),
        as_of=ledger.moment.words if ledger.moment else "",
    )
