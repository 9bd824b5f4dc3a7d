"""Assess every project of a month (研判一个月)."""

from collections.abc import Collection

from shishi_cli.assessment.standing import assess
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import MonthAssessment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.choose_rule import rule_in_force
from shishi_cli.services.resolve_scope import resolve_month


def assess_month(
    ledger: Ledger, scope: Scope, numbers: Collection[str] | None = None
) -> MonthAssessment:
    """Judge the month of the scope by its rule; `numbers` chooses some projects.

    Raises what `resolve_month` and `rule_in_force` raise.
    """
    rule = rule_in_force(ledger, scope.rule)
    programme, month = resolve_month(ledger, scope.month, scope.region)
    records = ledger.load(programme, month, numbers)
    return MonthAssessment(
        programme=programme,
        month=month,
        rule=rule,
        assessments=tuple(assess(record, rule) for record in records),
        unread=tuple(m for m in ledger.entry_months(programme) if m > month),
        as_of=ledger.moment.words if ledger.moment else "",
    )
