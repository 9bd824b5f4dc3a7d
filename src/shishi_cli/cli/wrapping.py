"""The width of Chinese text on a terminal, and where its lines may be broken."""

import re
import unicodedata
from collections.abc import Iterator

# A run of Latin text or one Chinese character, with the marks that may not be parted from it.
_UNBREAKABLE = r"\s+|[(\[<“《(]*(?:[!-~]+|[^\s!-~])[,.;:!?)\]>、。,;:?!)》”…]*"


def cell_width(text: str) -> int:
    """The columns that `text` takes on a terminal: a Chinese character takes two."""
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """Break one paragraph into lines of at most `width` columns, as Chinese is broken.

    A line may end after any Chinese character, never within a Latin word or before a closing mark.
    """
    lines = [""]
    for piece in _pieces(text, width):
        if cell_width(lines[-1] + piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        if lines[-1] or not piece.isspace():
            lines[-1] += piece
    return [line.rstrip() for line in lines]


def _pieces(text: str, width: int) -> Iterator[str]:
    for piece in re.findall(_UNBREAKABLE, text):
        while cell_width(piece) > width and len(piece) > 1:  # a path longer than the line
            yield piece[: max(width // 2, 1)]
            piece = piece[max(width // 2, 1) :]
        yield piece
