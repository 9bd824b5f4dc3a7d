"""Shares that are written in words: 百分之三十二, 三分之二, 七成五, 一半, 过半 (文字比例)."""

from decimal import Decimal
from typing import NamedTuple

from shishi_cli.extraction.numbers.numerals import chinese
from shishi_cli.extraction.rules import pattern

_RULES = "numbers/written_shares"
_PARTS = {"百": ("%", 1), "千": ("‰", 1), "万": ("%", 100)}
_HALF = Decimal(50)


class Share(NamedTuple):
    """A share in words, in percent or per mille as `unit` says; `more` for 六成多 and 过半."""

    start: int
    end: int
    amount: Decimal
    unit: str
    rule: str
    more: bool = False


def share_at(text: str, start: int, behind: str) -> Share | None:
    """The share that begins at `start` with a numeral or 半; `behind` follows the numeral."""
    if behind == "分":
        return _percent(text, start) or _fraction(text, start)
    if behind == "成":
        return _tenths(text, start)
    if behind == "半" and pattern(_RULES, "half").match(text, start):
        return Share(start, start + 2, _HALF, "%", "share-half")
    return None


def half_at(text: str, start: int) -> Share | None:
    """过半 and 半数, where `start` is that of 半."""
    if start and text[start - 1] == "过":
        return Share(start - 1, start + 1, _HALF, "%", "share-past-half", more=True)
    if text.startswith("数", start + 1):
        return Share(start, start + 2, _HALF, "%", "share-half")
    return None


def _percent(text: str, start: int) -> Share | None:
    match = pattern(_RULES, "percent").match(text, start)
    if match is None:
        return None
    whole, words, digits = match.groups()
    unit, below = _PARTS[whole]
    try:
        amount = chinese(words) if words else Decimal(digits)
    except ValueError:
        return None
    return Share(start, match.end(), amount / below, unit, "share-percent")


def _fraction(text: str, start: int) -> Share | None:
    match = pattern(_RULES, "fraction").match(text, start)
    if match is None:
        return None
    try:
        amount = chinese(match[2]) * 100 / chinese(match[1])
    except ValueError:
        return None
    # To two digits, rounded: 三分之二 is 66.67 to everybody.
    return Share(start, match.end(), amount.quantize(Decimal("0.01")), "%", "share-fraction")


def _tenths(text: str, start: int) -> Share | None:
    match = pattern(_RULES, "tenths").match(text, start)
    if match is None:
        return None
    written, further, more = match.groups()
    amount = (Decimal(written) if written.isdigit() else chinese(written)) * 10
    if further:
        amount += 5 if further == "半" else chinese(further)
    return Share(start, match.end(), amount, "%", "share-tenths", bool(more))
