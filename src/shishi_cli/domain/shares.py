"""Shares as officials print them: exact inside, truncated to two decimals outside (完成率)."""

from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache


def percent(share: Fraction) -> str:
    """A share (a Fraction of 1) as percent with two decimals, truncated: 250/730 is 34.24%.

    Truncation never overstates: 100.00% is printed only when it is reached (design §1.3).
    """
    part = share.numerator
    sign = "-" if part < 0 else ""
    hundredths = abs(part) * 10_000 // share.denominator
    return f"{sign}{hundredths // 100}.{hundredths % 100:02}%"


def points(share: Fraction) -> str:
    """A difference of shares in percentage points, truncated to two decimals: 12.00."""
    return percent(share)[:-1]


@lru_cache(maxsize=1024)  # a judgement tells the same target and total again and again
def amount(value: Decimal) -> str:
    """An exact amount without trailing zeros or exponent: 14000, 8.2."""
    return f"{value.normalize():f}"


def times(share: Fraction) -> str:
    """How many times a whole a share is, truncated to two decimals: 10.25."""
    return points(share / 100)


def rounding(words: str) -> Fraction:
    """How far off a number printed in 万 or 亿 may be, as a Fraction of it: 5.52万 is 1/552.

    Less than one unit of its last printed digit, since offices round or truncate; 0 for a number
    that is printed in full.
    """
    for scale in "万亿":
        before, found, _ = words.partition(scale)
        digits = ""
        for c in reversed(before.rstrip()):
            if not (c.isdecimal() or c in ".."):
                break
            digits = c + digits if c.isdecimal() else digits
        if found and digits and int(digits):
            return Fraction(1, int(digits))
    return Fraction(0)


def agrees(stated: Decimal, computed: Fraction, error: Fraction = Fraction(0)) -> bool:
    """Whether a stated share in percent (32) is what the figures give (20/63).

    Offices round or truncate, sometimes both in one table, so less than one unit of the last
    printed digit is allowed: 34.24% for 250/730 is truncated, 32% for 20/63 rounded. `error` is how
    far off the computed share may be, as a Fraction of it, where its figures are rounded themselves.
    """
    unit = _last_digit(stated)
    return abs(Fraction(stated) - computed * 100) < unit + computed * 100 * error


@cache
def _power(exponent: int) -> Fraction:
    return Fraction(10) ** exponent


def _last_digit(stated: Decimal) -> Fraction:
    """One unit of the last printed digit."""
    exponent = stated.as_tuple().exponent
    return _power(exponent if isinstance(exponent, int) else 0)


def is_share(stated: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether a stated share in percent is what `part` of a `whole` over 0 gives, as `agrees` has it."""
    # In whole numbers: of every measure each month of the year is looked at.
    told, out_of = stated.as_integer_ratio()
    above, below = part.as_integer_ratio()
    times, into = whole.as_integer_ratio()
    computed, base = above * into * 100, below * times
    digit = _last_digit(stated)
    far = abs(told * base - computed * out_of) * digit.denominator
    return far < digit.numerator * out_of * base


def rounded_down(value: Fraction, whole: bool) -> Decimal:
    """A projected amount, truncated so as not to overstate: to whole things, else to 0.01."""
    return _steps(value, whole, up=False)


def rounded_up(value: Fraction, whole: bool) -> Decimal:
    """What is still needed, rounded up so that it suffices: to whole things, else to 0.01."""
    return _steps(value, whole, up=True)


def _steps(value: Fraction, whole: bool, *, up: bool) -> Decimal:
    steps = value if whole else value * 100
    counted = Decimal(-(-steps // 1) if up else steps // 1)
    return counted if whole else counted / 100
