"""The ways a project's number is printed, for telling whether two are the same."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise, takewhile

from shishi_cli.readers.table.fold_label import fold_label

_DIGITS = {c: value for value, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100}
_GAPS = 3  # so many are told one by one
_LONGEST = 9
_MARKS = "().、,,。:#*★"


@lru_cache(maxsize=1024)  # each row's number is asked for a few times in succession
def project_number(printed: str) -> str:
    """The number (序号) as digits where it is one: 一, (一), 1., 1), 第五项, ① and 05.

    Anything else (3-1, A7) is its folded text; empty for a blank cell. For identity only: what a
    person is shown stays as printed.
    """
    folded = fold_label(printed)
    bare = folded.strip(_MARKS)
    if bare.startswith("第"):
        bare = bare[1:].rstrip("项个条号件")
    bare = bare.removeprefix("项目").strip(_MARKS)
    # A spreadsheet library writes the whole number 1 as 1.0.
    bare = bare.removesuffix(".0")
    if bare.isascii() and bare.isdigit():
        return bare.lstrip("0") or "0"
    if len(bare) == 1 and "①" <= bare <= "⑳":
        return str(ord(bare) - ord("①") + 1)
    ordinal = _ordinal(bare)
    return folded if ordinal is None else str(ordinal)


def _ordinal(written: str) -> int | None:
    total = digit = 0
    for c in written:
        if c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c]
        elif c in _TENS:
            total += (digit or 1) * _TENS[c]
            digit = 0
        else:
            return None
    return total + digit or None


def told_gaps(numbers: Iterable[str], elsewhere: Iterable[str] = ()) -> str:
    """What is missing between the least and the greatest of the `numbers`, empty for nothing; what is
    `elsewhere` is not.

    A number that nobody counts to is left out. A page may start at 24, and 2-1 tells of a project 2.
    """
    own = _counted(numbers)
    between = {one for one in _counted(elsewhere) if own and min(own) < one < max(own)}
    known = sorted(own | between)
    gaps = [(before, after) for before, after in pairwise(known) if after > before + 1]
    told = [
        f"第{before}项之后是第{after}项,缺第{_run(before + 1, after - 1)}项"
        for before, after in gaps[:_GAPS]
    ]
    return ";".join(told) + (f";共 {len(gaps)} 处" if len(gaps) > _GAPS else "")


def _counted(numbers: Iterable[str]) -> set[int]:
    return {int(whole) for number in numbers if (whole := _whole(number))}


def _whole(number: str) -> str:
    digits = number
    if not (number.isascii() and number.isdecimal()):
        digits = "".join(takewhile(lambda c: c.isascii() and c.isdigit(), number))
    return digits if len(digits) <= _LONGEST else ""


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
