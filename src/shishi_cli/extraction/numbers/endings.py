"""What stands behind a count word and still belongs to the number (量词后的余数).

30户余, 两公里半, 500元至800元, 3元5角.
"""

from decimal import Decimal
from typing import NamedTuple

from shishi_cli.domain.numerals import arabic, chinese
from shishi_cli.extraction.numbers.count_words import CountWords
from shishi_cli.extraction.rules import pattern

_FIRST = frozenset("半余多0123456789一二两三四五六七八九壹贰叁肆伍陆柒捌玖")
_RULES = "numbers/endings"
_YUAN = ("元", "块")


class Ending(NamedTuple):
    """What stands behind a number and its count word: where it ends, and what it changes."""

    end: int
    unit: str
    plus: Decimal = Decimal(0)
    high: Decimal | None = None
    more: str | None = None


def ending_at(words: CountWords, text: str, end: int, unit: str) -> Ending | None:
    """The ending behind the count word `unit`, which ends at `end`."""
    following = text[end : end + 1]
    if following not in _FIRST or not unit:
        return None
    if pattern(_RULES, "half").match(text, end):
        return _half(words, text, end, unit)
    if following in "余多":
        return Ending(end + 1, unit, more=following) if _is_more(words, text, end, unit) else None
    if unit in _YUAN and (small := pattern(_RULES, "small_money").match(text, end)):
        tenths, hundredths = (_digit(written) for written in small.groups())
        return Ending(small.end(), _YUAN[0], plus=tenths / 10 + hundredths / 100)
    return None


def upper_end(words: CountWords, text: str, end: int, unit: str) -> tuple[Decimal, int] | None:
    """The upper end of a range that is told behind the count word, and where it ends: 500元至800元."""
    upper = pattern("numbers/find_quantities", "upper").match(text, end)
    behind = words.behind(text, upper.end()) if upper else None
    if upper is None or behind is None or behind.unit != unit:
        return None
    return arabic(upper[1], upper[2] or ""), behind.end


def _half(words: CountWords, text: str, end: int, unit: str) -> Ending | None:
    """两公里半, 三个半小时, 一个半月: the unit, and where the words end."""
    half = Decimal("0.5")
    if unit == "个":
        counted = words.half(text, end + 1)
        return Ending(counted.end, counted.unit, half) if counted else None
    return Ending(end + 1, unit, half) if unit in words.halves else None


def _is_more(words: CountWords, text: str, at: int, unit: str) -> bool:
    """30户余 and 3公里多, but 5个多功能厅 are five."""
    following = text[at + 1 : at + 2]
    return unit in words.halves or not "\u4e00" <= following <= "\u9fff"


def _digit(written: str | None) -> Decimal:
    if not written:
        return Decimal(0)
    return Decimal(written) if written.isdigit() and written.isascii() else chinese(written)
