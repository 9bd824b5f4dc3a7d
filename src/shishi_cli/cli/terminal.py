"""What the terminal can show: colours, encodings, and the width of Chinese text."""

import io
import os
import re
import sys
import unicodedata
from collections.abc import Iterator

# A run of Latin text or one Chinese character, with the marks that may not be parted from it.
_UNBREAKABLE = re.compile(r"\s+|[(\[<“《(]*(?:[!-~]+|[^\s!-~])[,.;:!?)\]>、。,;:?!)》”…]*")


def make_streams_safe() -> None:
    """Let what the terminal's encoding cannot show come out as `?` instead of a failure.

    A pipe on a Chinese Windows is GBK; file names may hold anything.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def wants_colour() -> bool | None:
    """Whether colour is forbidden (False), demanded (True) or left to the terminal (None).

    NO_COLOR counts when it is set to anything but nothing, as no-color.org has it.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return True if os.environ.get("FORCE_COLOR") else None


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
    for piece in _UNBREAKABLE.findall(text):
        while cell_width(piece) > width and len(piece) > 1:  # a path longer than the line
            yield piece[: max(width // 2, 1)]
            piece = piece[max(width // 2, 1) :]
        yield piece
