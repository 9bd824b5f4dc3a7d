"""The many ways in which one character is written, and characters that nobody sees (字形).

One folding for headings, names, figures and sentences. A character becomes one character, so that
spans stay true; what is invisible is taken out only where the places of the rest are kept.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.prepared import compiled

# Never NFKC for all: it turns ① into 1, which then sticks to the digits beside it.
_SPACES = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
# Radicals that stand for whole characters, as text comes out of a PDF, and characters kept twice.
_ALIKE = "[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]"
_RADICALS = dict(
    zip(
        "⺠⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⺁⺇⺌⺎⺼⻏⻖⻊⻐⻌",
        "民母虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟厂几小尢肉阝阝足钅辶",
        strict=True,
    )
)
# Marks of direction, joiners, soft hyphens, selectors of variants: no reader of a page sees them.
_INVISIBLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# The mark of a note behind a number or a word: (注1), [1], [¹], ①, ¹, ^1, *, before what is counted.
_SMALL = "⁰¹²³⁴-⁹"
_NOTES = (
    rf"[(〔\[【]\s*注(?:释)?\s*[:.]?\s*[\d{_SMALL}]{{0,2}}\s*[)〕\]】]"
    rf"|(?<=\d)\s?[(〔\[【]\s*[{_SMALL}]+\s*[)〕\]】]"
    rf"|(?<=\d)注[{_SMALL}]+"
    r"|(?<=\d)\s?[\[〔【]\d{1,2}[\]〕】](?=[^\d(]|$)"
    rf"|(?<=\d)\s?[\[〔【(][{_SMALL}]+[\]〕】)]"
    r"|(?<=\d)[①-⑳](?=[^\d]|$)"
    rf"|(?<![×x*]10)(?<=\d)[{_SMALL}]+"
    r"|(?<!10)(?<=\d)[\^＾]\d{1,2}(?=[^\d.]|$)"
    r"|(?<=\d)[*※＊]+(?=[^\d*\s×.(-]|$)"
)
_LONGEST_WHOLE = 18


# Made when a text is first folded: a question that shows names of files does without.
@cache
def _folding() -> tuple[Mapping[int, int], re.Pattern[str]]:
    """What is written for what, and a pattern of all that is folded."""
    from shishi_cli.domain.traditional import SIMPLIFIED, TRADITIONAL

    ascii_marks = range(0x21, 0x7F)
    printed = "".join(chr(mark + 0xFEE0) for mark in ascii_marks) + _SPACES + "﹪﹣–―〜⁓„‟"
    folded = "".join(map(chr, ascii_marks)) + " " * len(_SPACES) + "%-——~~“”"
    table = str.maketrans(printed + TRADITIONAL, folded + SIMPLIFIED)
    return table, compiled(f"[{re.escape(printed + TRADITIONAL)}]")


@cache
def _alike() -> re.Pattern[str]:
    return re.compile(_ALIKE)


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"[{_INVISIBLE}]+")


@cache
def _notes() -> re.Pattern[str]:
    return compiled(_NOTES)


@frozen
class Seen:
    """A text as it is seen (所见的字), and where each of its characters stands in the printed one.

    `places` has one more than the text has characters: the end. Empty where nothing was taken out.
    """

    text: str
    places: Sequence[int] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the printed text for one of the text."""
        if not self.places:
            return start, end
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]


def fold_width(text: str) -> str:
    """Write full-width digits, letters and marks as half-width (全角转半角), every space as one kind,
    radicals as the characters that they stand for, and traditional characters as simplified ones;
    the length stays."""
    if text.isascii():
        return text
    table, any_folded = _folding()
    if any_folded.search(text):
        text = text.translate(table)
    return _alike().sub(_as_one, text) if _alike().search(text) else text


def visible(text: str) -> str:
    """The text without characters that nobody sees."""
    return _invisible().sub("", text) if _invisible().search(text) else text


def escaped(text: str) -> str:
    """Each character as JSON escapes it: \\u2022, and two of them beyond the first 65,536."""
    units = text.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def is_whole(text: str) -> bool:
    """Whether a text is a whole number that can be counted with: ASCII digits, and not hundreds of
    them. ① and ² are digits to Python, and no numbers."""
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_WHOLE


def seen(printed: str) -> Seen:
    """The text without what nobody sees, and without the marks of notes at its figures."""
    if printed.isascii() and "*" not in printed and "[" not in printed:
        return Seen(printed)
    taken = [match.span() for match in _invisible().finditer(printed)]
    if not taken:
        return _without_notes(Seen(printed))
    return _without_notes(_without(Seen(printed), taken))


def _without_notes(text: Seen) -> Seen:
    folded = fold_width(text.text)
    taken = [match.span() for match in _notes().finditer(folded)]
    return _without(text, taken) if taken else text


def _without(text: Seen, taken: Sequence[tuple[int, int]]) -> Seen:
    places = text.places or range(len(text.text) + 1)
    kept: list[int] = []
    at = 0
    for start, end in taken:
        kept.extend(range(at, start))
        at = end
    kept.extend(range(at, len(text.text)))
    shown = "".join(text.text[one] for one in kept)
    return Seen(shown, (*(places[one] for one in kept), places[len(text.text)]))


def _as_one(match: re.Match[str]) -> str:
    c = match[0]
    alike = _RADICALS.get(c) or unicodedata.normalize("NFKC", c)
    return alike if len(alike) == 1 else c
