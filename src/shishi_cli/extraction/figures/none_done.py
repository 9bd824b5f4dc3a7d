"""That none of what is promised is done, or none in the month, told without a number (为零)."""

from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.domain.measure import Basis, Bound
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.tied import Tied, adds_up
from shishi_cli.extraction.mentions.counted_thing import Fit
from shishi_cli.extraction.mentions.mentions import Text, mention_at
from shishi_cli.extraction.numbers.find_quantities import Quantity
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern


def of_none_done(promises: Sequence[Promise], text: Text) -> Tied | None:
    """Nothing of the only promise, where the words say that the month brought none, 本月无新增托位, or
    that none is done yet: 均未开业. What is not told is not nothing: 本月未报."""
    if len(promises) != 1 or not adds_up(promises[0]):
        return None
    told = pattern("figures/none_done", "none").finditer(text.folded)
    found = next((one for one in told if (one["act"] or "") in promises[0].words), None)
    if found is None:
        return None
    unit = promises[0].unit
    quantity = Quantity(found.start(), found.end(), Decimal(0), unit, Bound.EXACT, "none")
    basis = Basis.MONTH if found["month"] else Basis.UNMARKED
    mention = mention_at(text, quantity)
    return Tied(Candidate(mention, Decimal(0), basis, (0.0, 0.0, 0.0), Fit.SILENT), ())
