"""Shares that are written in words: 百分之三十二, 三分之二, 已完成1/3, 七成五, 一半, 过半 (文字比例)."""

import re
from decimal import Decimal
from typing import NamedTuple

from shishi_cli.domain.numerals import arabic, chinese
from shishi_cli.extraction.numbers.ranges import numeral_ends
from shishi_cli.extraction.rules import pattern

_RULES = "numbers/written_shares"
_PARTS = {"百": ("%", 1), "千": ("‰", 1), "万": ("%", 100)}
_HALF = Decimal(50)
_WHOLE, _TEN = Decimal(100), Decimal(10)
DISCOUNT = "discount"  # the rule of a share that is none of anything done
# What stands behind the numeral of a share, and the rules that may then tell one.
_MARKS = {
    "分": ("whole", "percent", "fraction"),
    "/": ("slash",),
    "成": ("tenths",),
    "折": ("discount",),
    "半": ("half",),
}


class Share(NamedTuple):
    """A share in words, in percent or per mille as `unit` says; `more` for 六成多 and 过半."""

    start: int
    end: int
    amount: Decimal
    unit: str
    rule: str
    more: bool = False
    high: Decimal | None = None


def share_at(text: str, start: int, end: int) -> Share | None:
    """The share that begins at `start` with a numeral that ends at `end`."""
    behind = text[end : end + 1]
    if behind == " ":
        behind = text[end + 1 : end + 2]
    for name in _MARKS.get(behind, ()):
        if match := pattern(_RULES, name).match(text, start):
            try:
                return _READ[name](match)
            except ValueError:  # no number: 十百分之
                continue
    return None


def half_at(text: str, start: int) -> Share | None:
    """过半 and 半数, where `start` is that of 半."""
    if start and text[start - 1] == "过":
        return Share(start - 1, start + 1, _HALF, "%", "share-past-half", more=True)
    if text.startswith("数", start + 1):
        return Share(start, start + 2, _HALF, "%", "share-half")
    return None


def _percent(match: re.Match[str]) -> Share:
    of, part, upper = match.groups()
    unit, below = _PARTS[of]
    if upper is None and not part[0].isdigit():
        amount, high = numeral_ends(part, None)  # 百分之二三十
    else:
        amount, high = _value(part), None if upper is None else _value(upper)
    return _share(match, "share-percent", amount / below, unit, high=high and high / below)


def _whole(match: re.Match[str]) -> Share:
    return _share(match, "share-percent", _WHOLE)


def _fraction(match: re.Match[str]) -> Share | None:
    of, part = _value(match[1]), _value(match[2])
    if not of or part > of:
        return None
    return _part_of(match, part, of)


def _slash(match: re.Match[str]) -> Share | None:
    part, of = Decimal(match[1]), Decimal(match[2])
    return _part_of(match, part, of) if part < of else None


def _part_of(match: re.Match[str], part: Decimal, of: Decimal) -> Share:
    # To two digits, rounded: 三分之二 is 66.67 to everybody.
    share = (part * _WHOLE / of).quantize(Decimal("0.01"))
    return _share(match, "share-fraction", share)


def _tenths(match: re.Match[str]) -> Share | None:
    written, upper, further, more = match.groups()
    if written[0].isdigit():
        amount, high = Decimal(written), None if upper is None else Decimal(upper)
    else:
        amount, high = numeral_ends(written, upper)
    if amount > _TEN or (high and (further or high <= amount)):
        return None
    if further:
        amount += Decimal("0.5") if further == "半" else chinese(further) / _TEN
    return _share(match, "share-tenths", amount * _TEN, high=high and high * _TEN, more=bool(more))


def _discount(match: re.Match[str]) -> Share:
    """What is left to pay: 8.5折, 85折, 八五折."""
    written = match[1]
    amount = Decimal(written) if written[0].isdigit() else chinese(written)
    return _share(match, DISCOUNT, amount if amount >= _TEN else amount * _TEN)


def _half(match: re.Match[str]) -> Share:
    return _share(match, "share-half", _HALF)


_READ = {
    "percent": _percent,
    "whole": _whole,
    "fraction": _fraction,
    "slash": _slash,
    "tenths": _tenths,
    "discount": _discount,
    "half": _half,
}


def _value(written: str) -> Decimal:
    return arabic(written) if written[0].isdigit() else chinese(written)


def _share(
    match: re.Match[str],
    rule: str,
    amount: Decimal,
    unit: str = "%",
    high: Decimal | None = None,
    more: bool = False,
) -> Share:
    return Share(match.start(), match.end(), amount, unit, rule, more, high)
