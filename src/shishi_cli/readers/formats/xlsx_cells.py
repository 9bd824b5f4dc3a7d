"""The cells of one .xlsx sheet, read as a stream of events."""

import re
from dataclasses import field
from functools import lru_cache
from xml.etree.ElementTree import TreeBuilder
from xml.parsers.expat import XMLParserType

from shishi_cli.domain.frozen import changing
from shishi_cli.readers.cells.cell_tables import column_letters
from shishi_cli.readers.cells.grids import LAST_ROW, Grid, Merge
from shishi_cli.readers.cells.hidden_by_format import hides_number, hides_words
from shishi_cli.readers.cells.number_formats import show_number
from shishi_cli.readers.cells.unseen import Left
from shishi_cli.readers.formats.xlsx_looks import Looks, rich_text
from shishi_cli.readers.opening.archives import Archive, Attributes, local

# What XML cannot hold stands as _x000D_ in a cell's text.
_ESCAPE = "_x"
_ESCAPED = re.compile("_x([0-9a-fA-F]{4})_")


def read_cells(archive: Archive, part: str, name: str, hidden: bool, looks: Looks) -> Grid:
    """The grid of the sheet in `part`, empty where there is none."""
    cells = _Cells(Grid(name, hidden, archive.allowance, unseen=looks.unseen), looks)
    archive.parse(part, cells.prepare)
    if cells.white and not cells.coloured:
        cells.grid.leave(cells.white, Left.WHITE)
    return cells.grid


@changing
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
    # The element that holds what the cell shows: a <v> beside an inline string is a leftover.
    holder: str = "v"
    rich: TreeBuilder | None = None  # an inline string of several looks
    parts: list[str] = field(default_factory=list)
    shown: dict[tuple[str, str], str] = field(default_factory=dict)
    # White words on a white ground, unless a table's style or a condition colours the ground.
    white: set[tuple[int, int]] = field(default_factory=set)
    coloured: bool = False

    def prepare(self, parser: XMLParserType) -> None:
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters

    def start(self, element: str, attributes: Attributes) -> None:
        what = local(element) if ":" in element else element
        if what == "c":
            self.position = self._position(attributes.get("r", ""))
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
            self.holder = "t" if self.kind == "inlineStr" else "v"
            self.formula = False
            self.parts = []
        elif self.rich is not None:
            self.rich.start(what, attributes)
        elif what == self.holder:
            self.inside = True
        elif what == "f":
            self.formula = True
        elif what in ("r", "rPh") and self.holder == "t":
            self.rich = TreeBuilder()
            self.rich.start("is", {})
            self.rich.start(what, attributes)
        elif what == "row":
            self._start_row(attributes)
        else:
            self._around(what, attributes)

    def _around(self, what: str, attributes: Attributes) -> None:
        """Take what a sheet tells beside its cells: merges, hidden columns, what colours them."""
        if what == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif what in ("conditionalFormatting", "tablePart"):
            self.coloured = True
        elif what == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal():
                self.grid.hide_columns(int(first) - 1, int(last))

    def end(self, element: str) -> None:
        what = local(element) if ":" in element else element
        if what == "is" and self.rich is not None:
            self.rich.end("is")
            self.parts.append(rich_text(self.rich.close(), self.looks.unseen))
            self.rich = None
        elif self.rich is not None:
            self.rich.end(what)
        elif what == self.holder:
            self.inside = False
        elif what == "c":
            text = self._seen("".join(self.parts))
            look = self.looks.look(self.style) if self.style else None
            if text and look is not None and not look.is_plain:
                text = self.looks.shown(text, look)
            if text:
                self.cells[self.position] = text
                if look is not None and look.white:
                    self.white.add((self.number, self.position))
            elif self.formula and not self.parts:
                self.grid.uncounted.append(f"{column_letters(self.position)}{self.number}")
        elif what == "row" and self.cells:
            self.grid.add(self.number, self.cells, self.hidden)
            self.cells = {}

    def characters(self, text: str) -> None:
        if self.inside:
            self.parts.append(text)
        elif self.rich is not None:
            self.rich.data(text)

    def _start_row(self, attributes: Attributes) -> None:
        written = attributes.get("r", "")
        number = int(written) if written.isdecimal() and len(written) < 8 else self.number + 1
        # Rows that go back, or past the last one, are no spreadsheet's: they are counted on.
        self.number = number if self.number < number <= LAST_ROW else self.number + 1
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

    def _seen(self, written: str) -> str:
        """The same, without what the cell's number format hides."""
        text = self._text(written)
        if self.kind == "n":
            hidden = written if hides_number(written, text) else ""
        else:
            hidden = text if self.style and hides_words(self.looks.look(self.style).code) else ""
        if hidden:
            self.looks.unseen.leave(Left.HIDDEN, hidden)
        return "" if hidden else text

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
                code = self.looks.look(self.style).code
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
    return _ESCAPED.sub(_written, text)


def _written(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if character.isprintable() or character in "\n\t" else ""


def _corner(address: str) -> tuple[int, int] | None:
    bare = address.replace("$", "")
    letters = bare.rstrip("0123456789")
    position, number = column_position(letters), bare[len(letters) :]
    if position is None or not number or len(number) > 7:
        return None
    return int(number), position
