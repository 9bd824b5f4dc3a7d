"""Fold the ways one character is written, one character to one, so that spans stay true."""

import re

from shishi_cli.extraction.kept import kept

# Never NFKC: it turns ① into 1, which then sticks to the digits beside it, and changes lengths.
_PRINTED = "".join(map(chr, range(0xFF01, 0xFF5F))) + "　\xa0\u2002\u2003\u2009﹪﹣–―〜⁓„‟"
_FOLDED = "".join(map(chr, range(0x21, 0x7F))) + "     %-——~~“”"
# The traditional characters that numbers are written with; other words keep theirs.
_TRADITIONAL = "萬億兩點個餘幾負圓貳參陸戶臺間場雙對條張輛處項隻層門組隊噸盞棟樓畝頃"
_SIMPLIFIED = "万亿两点个余几负圆贰叁陆户台间场双对条张辆处项只层门组队吨盏栋楼亩顷"
_PRINTED, _FOLDED = _PRINTED + _TRADITIONAL, _FOLDED + _SIMPLIFIED
_FOLD = str.maketrans(_PRINTED, _FOLDED)
_ANY = re.compile(f"[{re.escape(_PRINTED)}]")


@kept(256)  # each cell of a row is folded by all who read it
def fold_width(text: str) -> str:
    """Write full-width digits, letters and marks as half-width (全角转半角), and the traditional
    characters of numbers as simplified ones; the length stays."""
    return text.translate(_FOLD) if _ANY.search(text) else text
