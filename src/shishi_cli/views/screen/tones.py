"""Colours that mean something, readable on light and on dark; words say the same without (色)."""

import re
from collections.abc import Mapping
from enum import Enum


class Tone(Enum):
    """What a colour means (色调); the value is the terminal's code for it.

    Of the 256 colours those that keep a contrast of about four on white and on black.
    """

    PLAIN = ""
    HEAD = "1"
    FIGURE = "1;38;5;32"  # blue
    BAD = "38;5;160"  # red
    WARNING = "38;5;166"  # amber
    GOOD = "38;5;28"  # green
    ASIDE = "38;5;244"  # grey


# The words of a standing, of a lack and of a finding, wherever they begin a cell or are counted.
WORD_TONES: Mapping[str, Tone] = {
    "滞后": Tone.BAD,
    "预警": Tone.WARNING,
    "已完成": Tone.GOOD,
    "超序时": Tone.GOOD,
    "无法判断": Tone.ASIDE,
    "升级督办": Tone.BAD,
    "未报": Tone.BAD,
    "空报": Tone.WARNING,
    "无数": Tone.WARNING,
    "错误": Tone.BAD,
    "警告": Tone.WARNING,
    "提示": Tone.ASIDE,
    "?": Tone.WARNING,
}
_WORDS = "|".join(map(re.escape, WORD_TONES))
_COUNTED = re.compile(rf"(?<![一-龥])({_WORDS})(:? )([1-9]\d*)")
_FIRST = re.compile(rf"({_WORDS})")


def paint(text: str, tone: Tone, colour: bool) -> str:
    """The text in a tone; as it is without colour."""
    return f"\x1b[{tone.value}m{text}\x1b[0m" if colour and tone.value and text.strip() else text


def tone_of(cell: str) -> Tone:
    """The tone of the word that a cell begins with."""
    found = _FIRST.match(cell)
    return WORD_TONES[found[1]] if found else Tone.PLAIN


def paint_counts(line: str, colour: bool) -> str:
    """A line of totals with the words coloured that count something: 滞后 3, but not 滞后 0."""
    if not colour:
        return line
    return _COUNTED.sub(lambda found: paint(found[0], WORD_TONES[found[1]], colour), line)
