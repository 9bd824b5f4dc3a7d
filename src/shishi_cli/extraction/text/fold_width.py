"""Fold the ways one character is written, one character to one, so that spans stay true."""

import re
from collections.abc import Mapping
from functools import cache

from shishi_cli.domain import characters
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.rules import load_rules


@kept(256)  # each cell of a row is folded by all who read it
def fold_width(text: str) -> str:
    """The text with each character in its one form, and traditional characters as simplified ones
    (繁体转简体); the length stays."""
    table, any_of_them = _table()
    folded = characters.fold_width(text)
    return folded.translate(table) if any_of_them.search(folded) else folded


@cache
def _table() -> tuple[Mapping[int, str], re.Pattern[str]]:
    """What stands for what, and a pattern that finds any of it: most texts hold none."""
    rules = load_rules("text/fold_width").values()
    table = {ord(pair[0]): pair[1] for rule in rules for pair in rule["words"].split()}
    return table, compiled(f"[{re.escape(''.join(map(chr, table)))}]")
