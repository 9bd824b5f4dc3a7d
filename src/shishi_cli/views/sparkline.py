"""A row of little bars, one a month (走势)."""

from collections.abc import Sequence
from fractions import Fraction

_BARS = "▁▂▃▄▅▆▇█"  # each can be written in GBK


def sparkline(shares: Sequence[Fraction | None]) -> str:
    """Shares of the target from 0 to 1; the full bar only from 1 on, a blank where nothing is told.

    All lines have the same scale, so that one below the other compares with the pace above.
    """
    return "".join(" " if share is None else _BARS[_height(share)] for share in shares)


def _height(share: Fraction) -> int:
    full = len(_BARS) - 1
    return min(max(int(share * full), 0), full)
