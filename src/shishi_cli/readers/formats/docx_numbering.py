"""The marks of automatic numbering in .docx: 1. or (一), which stand in no text of the file."""

from collections.abc import Mapping
from dataclasses import field
from xml.etree.ElementTree import Element

from shishi_cli.domain.frozen import changing
from shishi_cli.readers.cells.chinese_digits import digits_in_chinese, in_chinese
from shishi_cli.readers.formats.docx_looks import value, whole

_LEVELS = 9
_LONGEST_MARK = 64  # characters of a level's mark, such as 第%1条
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@changing
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""


@changing
class _List:
    """One use of a list: whose levels it has, and where it starts anew."""

    abstract: str = ""
    starts: dict[int, int] = field(default_factory=dict)


@changing
class Numbering:
    """All numbering of a document, counted on as its paragraphs pass by in their order."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    lists: dict[str, _List] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def mark(self, number: str, level: int, style: str) -> str:
        """The mark of the next paragraph in list `number`, or in that of its style; may be empty."""
        if not number and style in self.styles:
            number, level = self.styles[style]
        used = self.lists.get(number)
        if used is None or not 0 <= level < _LEVELS:
            return ""
        key = (used.abstract, level)
        looks = self.levels.get(key, _Level())
        start = used.starts.get(level, looks.start)
        anew = level in used.starts and (number, level) not in self.begun
        self.begun.add((number, level))
        self.counts[key] = start if anew or key not in self.counts else self.counts[key] + 1
        for deeper in range(level + 1, _LEVELS):
            self.counts.pop((used.abstract, deeper), None)
        if looks.kind in ("bullet", "none"):
            return ""
        return self._written(used.abstract, level, looks.text)

    def _written(self, abstract: str, level: int, text: str) -> str:
        for at in range(level + 1):
            looks = self.levels.get((abstract, at), _Level())
            count = self.counts.get((abstract, at), looks.start)
            text = text.replace(f"%{at + 1}", _count_in(looks.kind, count))
        return text


def read_numbering(root: Element, styles: Mapping[str, tuple[str, int]]) -> Numbering:
    """The numbering of a document from its part, and the lists that its styles number."""
    found = Numbering(styles=styles)
    for one in root:
        if one.tag == "abstractNum":
            _define(found, one.get("abstractNumId", ""), one)
        elif one.tag == "num":
            number, used = one.get("numId", ""), _List(value(one.find("abstractNumId")))
            found.lists[number] = used
            for own in one.iter("lvlOverride"):
                level = whole(own.get("ilvl", ""), 0)
                if (start := own.find("startOverride")) is not None:
                    used.starts[level] = whole(value(start), 1)
    return found


def _define(found: Numbering, abstract: str, definition: Element) -> None:
    for level in definition.iter("lvl"):
        found.levels[abstract, whole(level.get("ilvl", ""), 0)] = _Level(
            whole(value(level.find("start")), 1),
            value(level.find("numFmt")) or "decimal",
            value(level.find("lvlText"))[:_LONGEST_MARK],
        )


def _count_in(kind: str, count: int) -> str:
    if kind.startswith(("chinese", "japanese", "taiwanese")):
        legal = "Legal" in kind
        return in_chinese(str(count), 2 if legal else 1)
    if kind == "ideographDigital":
        return digits_in_chinese(str(count), 1)
    if kind.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if kind == "decimalZero":
        return f"{count:02}"
    if kind.endswith("Letter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letter.upper() if kind == "upperLetter" else letter
    if kind.endswith("Roman") and 0 < count < 4000:
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (count // worth)
        count %= worth
    return written
