"""Assess every project of a month (研判一个月)."""

from collections.abc import Collection

from shishi_cli.assessment.standing import DEFAULT_RULE, assess
from shishi_cli.domain.errors import LedgerError, NotFound
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.standing import MonthAssessment
from shishi_cli.ledger.ledger import Ledger


def assess_month(
    ledger: Ledger, month: Month | None = None, numbers: Collection[str] | None = None
) -> MonthAssessment:
    """Judge the month, the latest imported one by default; `numbers` chooses some projects.

    Raises NotFound for a month that the ledger has nothing of, LedgerError for an empty ledger.
    """
    programme, month = resolve_month(ledger, month)
    records = ledger.load(programme, month, numbers)
    return MonthAssessment(
        programme=programme,
        month=month,
        rule=DEFAULT_RULE.name,
        assessments=tuple(assess(record) for record in records),
        unread=tuple(m for m in ledger.entry_months(programme) if m > month),
    )


def resolve_month(ledger: Ledger, month: Month | None) -> tuple[Programme, Month]:
    """The programme and month that a question is about: the latest with a table by default."""
    programme, month = resolve_open_month(ledger, month)
    if month in ledger.months(programme) or month in ledger.entry_months(programme):
        return programme, month
    listed = "、".join(map(str, ledger.months(programme)))
    raise NotFound(f"台账里没有 {month} 的进展表", f"已导入的月份: {listed}")


def resolve_open_month(ledger: Ledger, month: Month | None) -> tuple[Programme, Month]:
    """Like `resolve_month`, but any month of a year with a programme will do: a person may know
    a figure before the month's table comes."""
    programmes = ledger.programmes()
    if not programmes:
        raise LedgerError("台账里还没有数据", "请先用 shishi import 导入一个月的进展表")
    if month is None:
        return programmes[-1], ledger.months(programmes[-1])[-1]
    for programme in reversed(programmes):
        months = ledger.months(programme)
        if programme.year == month.year and months and month >= months[0]:
            return programme, month
    listed = "、".join(str(one) for programme in programmes for one in ledger.months(programme))
    raise NotFound(f"台账里没有 {month} 的进展表", f"已导入的月份: {listed}")
