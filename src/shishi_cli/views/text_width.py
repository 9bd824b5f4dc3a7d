"""The width of Chinese text on a terminal, and where its lines may be broken."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# A run of Latin text (5000m², 20㎡, é), a number with the first character of its unit, or one
# Chinese character, with the marks that may not be parted from it.
_LATIN = "!-~À-ɏ²³¹㎡℃0-9A-Za-z.%"
_UNBREAKABLE = (
    rf"\s+|[(\[<“《(]*(?:[{_LATIN}]*\d[{_LATIN}]*[一-龥]?|[{_LATIN}]+|[^\s{_LATIN}])"
    r"(?:[,;:!?)\]>、。,;:?!)》”…]|\.(?![A-Za-z0-9]))*"  # 格式:.csv
)


def cell_width(text: str, ambiguous: int = 1) -> int:
    """The columns that `text` takes on a terminal: a Chinese character takes two.

    `ambiguous` is what the marks take that Unicode leaves to the terminal (█ · → “): two on a
    terminal of GBK.
    """
    if text.isascii():
        return len(text)
    return sum(_character_width(character, ambiguous) for character in text)


@lru_cache(
    maxsize=4096
)  # a month's screen has four thousand characters, of some five hundred kinds
def _character_width(character: str, ambiguous: int) -> int:
    if unicodedata.combining(character):
        return 0
    width = unicodedata.east_asian_width(character)
    return 2 if width in "WF" else ambiguous if width == "A" else 1


def pad(text: str, width: int, ambiguous: int = 1) -> str:
    """The text with spaces behind it up to `width` columns."""
    return text + " " * (width - cell_width(text, ambiguous))


def shorten(text: str, width: int, ambiguous: int = 1) -> str:
    """At most `width` columns of a text, with … where it was cut; a number is cut off whole."""
    if cell_width(text, ambiguous) <= width:
        return text
    kept = ""
    for piece in re.findall(_UNBREAKABLE, text):
        if cell_width(kept + piece, ambiguous) > width - 2:
            break
        kept += piece
    return kept.rstrip() + "…"


def wrap(text: str, width: int, ambiguous: int = 1) -> list[str]:
    """Break one paragraph into lines of at most `width` columns, as Chinese is broken.

    A line may end after any Chinese character, never within a Latin word or before a closing mark.
    """
    lines = [""]
    for piece in pieces(text, width, ambiguous):
        if cell_width(lines[-1] + piece.rstrip(), ambiguous) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        if lines[-1] or not piece.isspace():
            lines[-1] += piece
    return [line.rstrip() for line in lines]


def pieces(text: str, width: float, ambiguous: int = 1) -> Iterator[str]:
    """The text in the pieces between which a line of `width` columns may end."""
    for piece in re.findall(_UNBREAKABLE, text):
        while cell_width(piece, ambiguous) > width and len(piece) > 1:  # a path longer than a line
            half = max(int(width) // 2, 1)
            yield piece[:half]
            piece = piece[half:]
        yield piece
