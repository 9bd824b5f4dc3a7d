"""A month's table as it was printed, for taking elsewhere (导出)."""

from shishi_cli.domain.results.printed import PrintedMonth
from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.resolve_scope import resolve_month


def export_month(ledger: Ledger, scope: Scope) -> PrintedMonth:
    """The rows of the month's table. Raises NotFound for a month that the ledger has nothing of."""
    programme, month = resolve_month(ledger, scope.month, scope.region)
    records = ledger.load(programme, month)
    return PrintedMonth(programme, month, tuple(one for one in records if one.told == month))
