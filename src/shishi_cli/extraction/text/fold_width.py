"""Fold the ways one character is written, one character to one, so that spans stay true."""

import re
from collections.abc import Mapping
from functools import cache

from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.rules import load_rules

# Never NFKC: it turns ① into 1, which then sticks to the digits beside it, and changes lengths.
_PRINTED = "".join(map(chr, range(0xFF01, 0xFF5F))) + "　\xa0\u2002\u2003\u2009﹪﹣–―〜⁓„‟"
_FOLDED = "".join(map(chr, range(0x21, 0x7F))) + "     %-——~~“”"


@kept(256)  # each cell of a row is folded by all who read it
def fold_width(text: str) -> str:
    """Write full-width digits, letters and marks as half-width (全角转半角), and traditional
    characters as simplified ones (繁体转简体); the length stays."""
    table, any_of_them = _table()
    return text.translate(table) if any_of_them.search(text) else text


@cache
def _table() -> tuple[Mapping[int, str], re.Pattern[str]]:
    """What stands for what, and a pattern that finds any of it: most texts hold none."""
    rules = load_rules("text/fold_width").values()
    pairs = {ord(pair[0]): pair[1] for rule in rules for pair in rule["words"].split()}
    widths = {ord(c): folded for c, folded in zip(_PRINTED, _FOLDED, strict=True)}
    table = widths | pairs
    return table, re.compile(f"[{re.escape(''.join(map(chr, table)))}]")
