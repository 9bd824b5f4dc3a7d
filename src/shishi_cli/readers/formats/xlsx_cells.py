"""The cells of one .xlsx sheet, read as a stream of events."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers.expat import XMLParserType

from shishi_cli.readers.cells.cell_tables import column_letters
from shishi_cli.readers.cells.grids import WIDEST, Grid, Merge
from shishi_cli.readers.cells.number_formats import show_number
from shishi_cli.readers.opening.archives import Archive, Attributes, local

_LAST_ROW = 1_048_576
# What XML cannot hold stands as _x000D_ in a cell's text.
_ESCAPE = "_x"


@dataclass(frozen=True, slots=True)
class Looks:
    """What cells need from the rest of the workbook: its texts, and a format for each style."""

    texts: Sequence[str]
    codes: Sequence[str]
    epoch_1904: bool

    def code(self, style: str) -> str:
        """The number format of a style, empty for the general one."""
        at = int(style) if style.isdecimal() else 0
        return self.codes[at] if at < len(self.codes) else ""


def read_cells(archive: Archive, part: str, name: str, hidden: bool, looks: Looks) -> Grid:
    """The grid of the sheet in `part`, empty where there is none."""
    cells = _Cells(Grid(name, hidden), looks)
    archive.parse(part, cells.prepare)
    return cells.grid


@dataclass(slots=True)
class _Cells:
    grid: Grid
    looks: Looks
    number: int = 0
    position: int = -1
    hidden: bool = False
    cells: dict[int, str] = field(default_factory=dict)
    kind: str = ""
    style: str = ""
    formula: bool = False
    inside: bool = False
    aid: bool = False  # within the reading aids of Japanese, of which nothing is shown
    parts: list[str] = field(default_factory=list)
    shown: dict[tuple[str, str], str] = field(default_factory=dict)

    def prepare(self, parser: XMLParserType) -> None:
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters

    def start(self, element: str, attributes: Attributes) -> None:
        what = local(element) if ":" in element else element
        if what == "c":
            self.position = self._position(attributes.get("r", ""))
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
            self.formula = False
            self.parts = []
        elif what in ("v", "t"):
            self.inside = not self.aid
        elif what == "f":
            self.formula = True
        elif what == "rPh":
            self.aid = True
        elif what == "row":
            self._start_row(attributes)
        elif what == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif what == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal():
                self.grid.hidden_columns.extend(range(int(first) - 1, min(int(last), WIDEST)))

    def end(self, element: str) -> None:
        what = local(element) if ":" in element else element
        if what in ("v", "t"):
            self.inside = False
        elif what == "c":
            text = self._text("".join(self.parts))
            if text:
                self.cells[self.position] = text
            elif self.formula and not self.parts:
                self.grid.uncounted.append(f"{column_letters(self.position)}{self.number}")
        elif what == "rPh":
            self.aid = False
        elif what == "row" and self.cells:
            self.grid.add(self.number, self.cells, self.hidden)
            self.cells = {}

    def characters(self, text: str) -> None:
        if self.inside:
            self.parts.append(text)

    def _start_row(self, attributes: Attributes) -> None:
        written = attributes.get("r", "")
        number = int(written) if written.isdecimal() and len(written) < 8 else self.number + 1
        # Rows that go back, or past the last one, are no spreadsheet's: they are counted on.
        self.number = number if self.number < number <= _LAST_ROW else self.number + 1
        self.position = -1
        self.hidden = attributes.get("hidden") in ("1", "true")

    def _position(self, address: str) -> int:
        letters = address.rstrip("0123456789")
        found = column_position(letters)
        return self.position + 1 if found is None else found

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        corners = [_corner(first), _corner(last or first)]
        if all(corner is not None for corner in corners):
            (top, left), (bottom, right) = [corner or (0, 0) for corner in corners]
            self.grid.merges.append(Merge(top, bottom, left, right))

    def _text(self, written: str) -> str:
        """What the cell shows of the value that is written in it."""
        kind = self.kind
        if not written:
            return ""
        if kind == "s":
            at = int(written) if written.isdecimal() and len(written) < 10 else -1
            text = self.looks.texts[at] if 0 <= at < len(self.looks.texts) else ""
            return unescape(text) if _ESCAPE in text else text
        if kind == "n":
            key = (written, self.style)
            if key not in self.shown:
                code = self.looks.code(self.style)
                if len(self.shown) > 100_000:
                    self.shown.clear()
                self.shown[key] = show_number(written, code, self.looks.epoch_1904)
            return self.shown[key]
        if kind == "b":
            return "TRUE" if written == "1" else "FALSE"
        if kind == "d":
            return written.removesuffix("T00:00:00")
        return unescape(written) if _ESCAPE in written else written


@lru_cache(maxsize=1024)
def column_position(letters: str) -> int | None:
    """The position of a column from its letters, from 0; None for what is no column up to XFD."""
    if not letters or len(letters) > 3 or not letters.isascii() or not letters.isalpha():
        return None
    position = 0
    for letter in letters.upper():
        position = position * 26 + ord(letter) - ord("A") + 1
    return position - 1


def unescape(text: str) -> str:
    """A cell's text with _x000D_ and its like as the characters they are; no control stays."""
    head, *rest = text.split(_ESCAPE)
    written = [head]
    for part in rest:
        code = part[:4]
        if len(part) > 4 and part[4] == "_" and all(c in "0123456789abcdefABCDEF" for c in code):
            character = chr(int(code, 16))
            written.append(character if character.isprintable() or character in "\n\t" else "")
            written.append(part[5:])
        else:
            written.append(_ESCAPE + part)
    return "".join(written)


def _corner(address: str) -> tuple[int, int] | None:
    bare = address.replace("$", "")
    letters = bare.rstrip("0123456789")
    position, number = column_position(letters), bare[len(letters) :]
    if position is None or not number or len(number) > 7:
        return None
    return int(number), position
