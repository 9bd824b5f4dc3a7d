"""The ways a project's number is printed, for telling whether two are the same."""

from functools import lru_cache

from shishi_cli.readers.folding import fold_label

_DIGITS = {c: value for value, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100}
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
        return str(int(bare))
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
