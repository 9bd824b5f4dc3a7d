"""Levels as they are written (级别)."""

import re
from collections.abc import Iterable

from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.fold_width import fold_width

_RULES = "promises/levels"
_UPWARDS = "县区市省国"  # 县 and 区 are of one height


def level_pattern() -> re.Pattern[str]:
    """Matches one level name (市级) where it is no part of a longer word (全市级别)."""
    return pattern(_RULES, "level")


@kept(1024)
def read_levels(title: str, level_cell: str = "") -> tuple[str, ...]:
    """The levels told by a title's marks and the level column, in the order they are written.

    Marks stand in brackets, (市级、区级) 【市级】 [区级], or before a figure: 市级2家、区级5家.
    """
    text = _spelt_out(fold_width(title))
    found: list[str] = level_pattern().findall(_spelt_out(fold_width(level_cell)))
    for match in level_pattern().finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        in_brackets = _depth(before) > 0
        marks = pattern(_RULES, "figure").match(after) or (
            not before.strip() and not pattern(_RULES, "ranks").match(after)
        )
        if in_brackets or marks:
            found.append(match[0])
    if not found and pattern(_RULES, "starred").match(text):
        found.append(load_rules(_RULES)["starred"]["level"])
    return tuple(dict.fromkeys(found))


def is_judged_below(asked: str, told: str) -> bool:
    """Whether words tell the judgement of a lower level than is asked for: 已通过市级验收 of 通过省级验收,
    or of a title that the 省级 gives."""
    judges = _heights(pattern(_RULES, "judged_by").findall(told))
    wanted = _heights(pattern(_RULES, "judged_by").findall(asked) or level_pattern().findall(asked))
    return bool(judges and wanted) and max(judges) < max(wanted)


def _heights(levels: Iterable[str]) -> list[int]:
    return [max(1, _UPWARDS.index(level[0])) for level in levels if level[0] in _UPWARDS]


def _spelt_out(text: str) -> str:
    """市、区级 names two levels: 市级、区级."""
    return pattern(_RULES, "listed").sub(r"\g<0>级", text)


def _depth(text: str) -> int:
    return sum(text.count(c) for c in "([【") - sum(text.count(c) for c in ")]】")
