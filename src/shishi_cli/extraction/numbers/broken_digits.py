"""Digits that a bad conversion parted or ran together, and the doubt that they give rise to (断数)."""

from shishi_cli.extraction.numbers.not_quantities import DIGITS, NUMERALS

_PRINTED = frozenset(DIGITS + "０１２３４５６７８９")
_BROKEN = _PRINTED | {" ", "."}
_FURTHEST = 4  # characters before a number in which a line's end may stand


def doubt_of_digits(printed: str, start: int, end: int) -> str:
    """The doubt that marks and spaces in or before the digits give rise to."""
    if "，" in printed[start:end] and printed[start] in DIGITS:
        return "comma"  # 15，100户 may be two numbers
    if start > 1 and printed[start - 1] in " ." and printed[start - 2] in _BROKEN:
        return "spaced"  # 4 5户 may be 45, and 3 .5公里 three and a half
    return "spaced" if _is_over_lines(printed, start) else doubt_of_parted(printed, start)


def _is_over_lines(printed: str, start: int) -> bool:
    """Whether a line that ends in a digit stands before: 累计新增泊位2⏎20个 may be 220."""
    before = printed[max(0, start - _FURTHEST) : start]
    line = before.rstrip()
    return "\n" in before[len(line) :] and line[-1:] in _PRINTED and bool(line)


def doubt_of_parted(printed: str, start: int) -> str:
    """The doubt of digits that are parted one by one: 5 0 0户."""
    digits, spaces = printed[start : start + 5 : 2], printed[start + 1 : start + 4 : 2]
    parted = len(digits) > 2 and _PRINTED.issuperset(digits) and not spaces.strip()
    return "spaced" if parted else ""


def doubt_of_numeral(text: str, start: int, written: str) -> str:
    """The same doubt of numerals: 三千 九百 六十五户, 五 六户."""
    before = text[max(0, start - 2) : start]
    broken = len(before) > 1 and before[1] == " " and before[0] in NUMERALS
    return "spaced" if broken or " " in written else ""
