"""What the ledger learned between two moments (两个时点对比)."""

from shishi_cli.domain.operation import Change
from shishi_cli.domain.results.comparison import MomentComparison
from shishi_cli.domain.scope import Moment, Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.resolve_scope import programmes_of


def compare_moments(ledger: Ledger, since: Moment, until: Moment, scope: Scope) -> MomentComparison:
    """What differs at `until` from what was in force at `since`, in either order.

    The scope chooses a month and a region; without a region all are told. Raises NotFound for an
    operation or a region that does not exist.
    """
    first, last = ledger.operation_at(since), ledger.operation_at(until)
    chosen = None
    if scope.region is not None:
        chosen = frozenset(programmes_of(ledger, scope.region))
    changes = tuple(
        each
        for each in ledger.changes(first, last)
        if (chosen is None or each.programme in chosen)
        and (scope.month is None or each.month == scope.month)
        and _tells(each)
    )
    return MomentComparison(since.words, until.words, (first, last), changes)


def _tells(change: Change) -> bool:
    """An absent cell and an empty one say the same to a person."""
    return bool(change.old or change.new)
