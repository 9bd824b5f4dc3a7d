"""Levels, lead units and count words as they are written (级别、单位、量词)."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.promises.plain_title import plain_title
from shishi_cli.extraction.rules import alternatives, load_rules
from shishi_cli.extraction.text.fold_width import fold_width


@cache
def level_pattern() -> re.Pattern[str]:
    """Matches one level name (市级) where it is no part of a longer word (全市级别)."""
    names = alternatives(load_rules("labels")["levels"]["names"].split())
    return re.compile(f"(?:{names})(?!别|以上|财政|机关)")


@kept(1024)
def read_levels(title: str, level_cell: str = "") -> tuple[str, ...]:
    """The levels told by a title's marks and the level column, in the order they are written.

    Marks stand in brackets, (市级、区级) 【市级】 [区级], or before a figure: 市级2家、区级5家.
    """
    text = fold_width(title)
    found: list[str] = level_pattern().findall(fold_width(level_cell))
    for match in level_pattern().finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        in_brackets = _depth(before) > 0
        if in_brackets or re.match(r"\s*[\d约≥不至]", after) or not before.strip():
            found.append(match[0])
    if not found and re.match(r"\s*[*★※]", text):
        found.append(load_rules("labels")["levels"]["star"])
    return tuple(dict.fromkeys(found))


def read_lead_and_helpers(lead: str, helpers: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lead units and the helpers of their cells; helpers may stand in the lead units' cell
    behind a mark (区教育局 配合单位:区财政局)."""
    mark = _unit_rules()["helpers"].search(fold_width(lead))
    if mark is None:
        return read_units(lead), read_units(helpers)
    behind = fold_width(lead)[mark.end() :].rstrip(")")
    named = read_units(f"{behind}\n{helpers}")
    return read_units(lead[: mark.start()]), named


@kept(1024)
def read_units(cell: str) -> tuple[str, ...]:
    """The units of a cell, in order, the one marked * first; aliases and names are left out."""
    rules = _unit_rules()
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", "", fold_width(cell))
    # 区教育局 张三: a person's name behind the unit is two or three characters without an office.
    parts = [rules["strip"].sub("", part.strip()) for part in rules["separators"].split(text)]
    units = [part for part in parts if part.strip("*") and not _looks_like_person(part, parts)]
    marked = [unit.strip("* ") for unit in units if unit.startswith("*") or unit.endswith("*")]
    return tuple(dict.fromkeys([*marked, *(unit.strip("* ") for unit in units)]))


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
    """The unit in a bracket of the title, as a unit column would tell it: 户厕(座), 造林(万亩)."""
    bracket = re.search(r"[(（]\s?([^()（）\d]{1,4})\s?[)）]", title)
    return bracket[1] if bracket and bracket[1].lstrip("万亿") in _units() else ""


@cache
def _units() -> frozenset[str]:
    listed = load_rules("quantities")["units"].values()
    return frozenset(word for words in listed for word in words.split())


def bare_title(title: str) -> str:
    """The words of a title alone, for telling whether two are the same: no marks, no digits."""
    plain = plain_title(title, level_pattern().findall(title))
    return re.sub(r"[\W\d_]+", "", fold_width(plain))


def _depth(text: str) -> int:
    return sum(text.count(c) for c in "([【") - sum(text.count(c) for c in ")]】")


def _looks_like_person(part: str, parts: list[str]) -> bool:
    offices = re.compile(r"[局委办院部队会处科所站中心镇街道社公司集团区县市府社厅室馆校署组]")
    return len(parts) > 1 and 2 <= len(part) <= 3 and not offices.search(part)


@cache
def _unit_rules() -> Mapping[str, re.Pattern[str]]:
    units = load_rules("labels")["units"]
    return {name: re.compile(units[name]) for name in ("separators", "strip", "helpers")}


@cache
def _same_words() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group["words"].split()) for group in load_rules("labels")["same"])


@cache
def _factors() -> tuple[Mapping[str, Decimal], ...]:
    groups: list[dict[str, Any]] = load_rules("labels")["convert"]
    return tuple({u: Decimal(f) for u, f in group["factors"].items()} for group in groups)


@cache
def _noun_words() -> Mapping[str, str]:
    nouns = {k: v for k, v in load_rules("quantities")["nouns"].items() if k != "misprints"}
    return {noun: word for word, listed in nouns.items() for noun in listed.split()}


@cache
def _implied() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        unit: (re.compile(rf"^[^,。;、]{{0,8}}?(?:{nouns})"), re.compile(rf"(?:{nouns})[约达共]?$"))
        for unit, nouns in load_rules("labels")["implied"].items()
    }


@cache
def _count_words() -> frozenset[str]:
    return frozenset(load_rules("quantities")["units"]["count"].split())
