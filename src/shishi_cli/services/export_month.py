"""A month's table as it was printed, for taking elsewhere (导出)."""

from dataclasses import replace

from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.results.printed import PrintedMonth
from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.load_month import load_month
from shishi_cli.services.resolve_scope import resolve_month


def export_month(ledger: Ledger, scope: Scope) -> PrintedMonth:
    """The rows of the month's table. Raises NotFound for a month that the ledger has nothing of."""
    programme, month = resolve_month(ledger, scope.month, scope.region)
    records = load_month(ledger, programme, month)
    return PrintedMonth(
        programme, month, tuple(_as_printed(one) for one in records if one.told == month)
    )


def _as_printed(record: ProjectMonth) -> ProjectMonth:
    """Without what the year's list and plan add."""
    own = {column: text for column, text in record.texts.items() if column not in record.lent}
    return replace(record, texts=own)
