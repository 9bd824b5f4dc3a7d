"""The minus before a number: 增速-1.5%, 负1.5%, 负增长1.5% (负号)."""

from shishi_cli.extraction.rules import pattern

_RATES = frozenset(("%", "‰", "百分点"))
_LAST = frozenset("-负长")  # what a sign ends with
_REACH = 8  # characters before the number that tell whether a dash is a sign


def sign_before(text: str, start: int, unit: str) -> int | None:
    """Where the sign of the number at `start` begins, None where it has none; a dash before what is
    no rate only parts words."""
    if start == 0 or (last := text[start - 1]) not in _LAST:
        return None
    if last == "-" and unit not in _RATES:
        return None
    if pattern("numbers/signs", "minus").search(text[max(0, start - _REACH) : start]) is None:
        return None
    return start if last == "长" else start - 1
