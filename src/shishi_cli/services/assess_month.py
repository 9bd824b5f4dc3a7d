"""Assess every project of a month (研判一个月)."""

from collections.abc import Collection
from dataclasses import dataclass

from shishi_cli.assessment.standing import DEFAULT_RULE, assess
from shishi_cli.domain.errors import LedgerError, NotFound
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.standing import Assessment
from shishi_cli.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class MonthAssessment:
    """A programme judged in one month (月度研判), with the name of the rule that judged.

    `unread` are months with persons' entries that are later than the last imported one.
    """

    programme: Programme
    month: Month
    rule: str
    assessments: tuple[Assessment, ...]
    unread: tuple[Month, ...] = ()


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
    """The programme and month that a command is about: the latest with a table by default."""
    programmes = ledger.programmes()
    if not programmes:
        raise LedgerError("台账里还没有数据", "请先用 shishi import 导入一个月的进展表")
    if month is None:
        programme = programmes[-1]
        months = ledger.months(programme)
        return programme, months[-1]
    known = [month for one in programmes for month in ledger.months(one)]
    for programme in programmes:
        if programme.year != month.year:
            continue
        months = ledger.months(programme)
        # A month after the first table can be asked for: what is not reported yet is an answer.
        if month in months or month in ledger.entry_months(programme):
            return programme, month
    listed = "、".join(str(one) for one in sorted(set(known)))
    raise NotFound(f"台账里没有 {month} 的进展表", f"已导入的月份: {listed}")
