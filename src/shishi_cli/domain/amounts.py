"""Which numbers are amounts (数): what an office counts, not 1e99999 or five thousand digits."""

from decimal import Decimal
from functools import lru_cache

# Before and after the point of what a person enters: sums of such are exact.
LONGEST = 15
FINEST = 6
# The same of what the ledger can hold: 15 digits of 万亿 were read out of a text.
_LONGEST_KEPT = 30
_FINEST_KEPT = 15
_LONGEST_TEXT = 100  # characters


def entered_amount(written: str) -> Decimal | None:
    """The amount that a person wrote, None for what is none."""
    try:
        amount = kept_amount(written.replace(",", ""))
    except ArithmeticError:
        return None
    if "_" in written:  # Python's own way of grouping digits
        return None
    is_one = amount is not None and amount >= 0 and _is_within(amount, LONGEST, FINEST)
    return amount if is_one else None


@lru_cache(maxsize=4096)  # a year's months tell the same targets and totals again and again
def kept_amount(text: str) -> Decimal | None:
    """The amount that the ledger keeps as `text`; None for a number that none can be.

    Raises ArithmeticError for what is no number at all.
    """
    if len(text) > _LONGEST_TEXT:
        return None
    amount = Decimal(text)
    return amount if _is_within(amount, _LONGEST_KEPT, _FINEST_KEPT) else None


def _is_within(amount: Decimal, longest: int, finest: int) -> bool:
    exponent = amount.as_tuple().exponent
    # NaN and Infinity have none.
    return isinstance(exponent, int) and exponent >= -finest and amount.adjusted() < longest
