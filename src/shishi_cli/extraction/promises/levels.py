"""Levels as they are written (级别)."""

import re

from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.fold_width import fold_width

_RULES = "promises/levels"


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


def _spelt_out(text: str) -> str:
    """市、区级 names two levels: 市级、区级."""
    return pattern(_RULES, "listed").sub(r"\g<0>级", text)


def _depth(text: str) -> int:
    return sum(text.count(c) for c in "([【") - sum(text.count(c) for c in ")]】")
