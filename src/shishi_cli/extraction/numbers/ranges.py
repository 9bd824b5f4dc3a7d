"""The two ends of a range, where the writing saves words: 两三百, 一到三万, 3-5万 (区间)."""

import re
from decimal import Decimal

from shishi_cli.domain.numerals import arabic, chinese
from shishi_cli.extraction.rules import pattern

_RULES = "numbers/ranges"
_LONGEST = 40  # characters of a numeral: 一千二百三十四亿五千六百七十八万九千零一十二 has 23


def numeral_ends(written: str, upper: str | None) -> tuple[Decimal, Decimal | None]:
    """The value of a numeral, and its upper end: 三到五, 一到三万, 两三百, 十七八万.

    ValueError for what is no number.
    """
    if max(len(written), len(upper or "")) > _LONGEST:
        raise ValueError(written)
    written = written.replace("、", "")  # 三、四百
    if upper is None and (near := _rule("neighbours").fullmatch(written)):
        before, low, high, scale = near.groups()
        return chinese(before + low + scale), chinese(before + high + scale)
    if len(written) > 1 and not _rule("scaled").search(written):  # 二〇 is 20, 一二三四 a list
        raise ValueError(written)
    if not upper:
        return chinese(written), None
    return chinese(written + _lent_scale(written, upper)), chinese(upper)


def _lent_scale(low: str, upper: str) -> str:
    """The scale that the upper end lends the lower: the 万 of 一到三万, but none in 八千到三万."""
    lent = _rule("lent").fullmatch(upper)
    if lent is None or _rule("myriad").search(low):
        return ""
    head, scale = lent[1] or lent[3], lent[2] or lent[4]
    return scale if chinese(low) < chinese(head) else ""


def arabic_ends(written: str, scale: str, upper: str, upper_scale: str) -> tuple[Decimal, Decimal]:
    """The ends of a range in digits: 3-5, 3-5万 (30,000 to 50,000), 8500-3万."""
    high = arabic(upper, upper_scale)
    if upper_scale and not scale and arabic(written) < arabic(upper):
        return arabic(written, upper_scale), high
    return arabic(written, scale), high


def _rule(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
