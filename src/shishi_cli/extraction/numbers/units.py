"""Count words that mean the same, and units that are converted (量词、计量单位)."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.rules import load_rules, pattern, written

_RULES, _WORDS = "numbers/units", "numbers/count_words"


def same_count(unit: str, other: str) -> bool:
    """Whether two count words may count the same things: 名 and 人, 家 and 个, 米 and 公里."""
    if unit == other:
        return True
    return factor(unit, other) is not None or any(
        unit in words and other in words for words in _same_words()
    )


def counts_anything(unit: str, other: str) -> bool:
    """Whether one of the count words is 个, which can stand for any other count word."""
    words = _count_words()
    return "个" in (unit, other) and unit in words and other in words


def counts_whole(unit: str) -> bool:
    """Whether things are counted with that word one by one, never by halves: 个, 台, 人."""
    return unit in _count_words()


def factor(unit: str, target: str) -> Decimal | None:
    """What an amount in `unit` is multiplied by to be in `target`; None where not convertible."""
    if unit == target:
        return Decimal(1)
    for factors in _factors():
        if unit in factors and target in factors:
            return factors[unit] / factors[target]
    return None


def count_word(unit: str) -> str:
    """The count word a measure gets for what stands behind its number (10万职工 → 人)."""
    return _noun_words().get(unit, unit)


def implied_unit(before: str, after: str) -> str:
    """The count word that a bare number lacks, of the thing beside it: 为十五万灵活就业人员 and
    培训家政服务员2400 count 人."""
    for unit, (behind, in_front) in _implied().items():
        if behind.search(after) or in_front.search(before):
            return unit
    return ""


def bracketed_unit(title: str) -> str:
    """The last unit in a bracket of the title, as a unit column would tell it: 户厕(座), 造林(万亩),
    水泥(沥青)路(公里)."""
    brackets = [found[1] for found in pattern(_RULES, "bracketed").finditer(title)]
    units = [written for written in brackets if written.lstrip("万亿") in _units()]
    return units[-1] if units else ""


@cache
def _units() -> frozenset[str]:
    listed = load_rules(_WORDS)["unit"].values()
    return frozenset(word for kind in listed for word in kind["words"].split())


@cache
def _same_words() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group["words"].split()) for group in load_rules(_RULES)["same"])


@cache
def _factors() -> tuple[Mapping[str, Decimal], ...]:
    groups: list[dict[str, Any]] = load_rules(_RULES)["convert"]
    return tuple({u: Decimal(f) for u, f in group["factors"].items()} for group in groups)


@cache
def _noun_words() -> Mapping[str, str]:
    nouns = load_rules(_WORDS)["noun"]
    return {noun: unit for unit, listed in nouns.items() for noun in listed["words"].split()}


@cache
def _implied() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        unit: (
            compiled(rf"^[^,。;、]{{0,8}}?(?:{rule['pattern']})"),
            compiled(rf"(?:{rule['pattern']}){written(_RULES, 'right_before')}"),
        )
        for unit, rule in load_rules(_RULES)["implied"].items()
    }


@cache
def _count_words() -> frozenset[str]:
    return frozenset(load_rules(_WORDS)["unit"]["count"]["words"].split())
