"""Workbooks as .ods, of WPS and LibreOffice: the text that each cell shows stands in the file."""

from dataclasses import dataclass, field
from xml.parsers.expat import XMLParserType

from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs, column_letters
from shishi_cli.readers.cells.grids import WIDEST, Grid, Merge
from shishi_cli.readers.cells.number_formats import show_number
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.archives import Attributes, archive_kind, local, open_archive

_LAST_ROW = 1_048_576
_CELLS = ("table-cell", "covered-table-cell")
# Remarks beside a cell, changes kept for undoing, drawings: words that no cell shows.
_ASIDE = ("annotation", "tracked-changes", "shapes", "dde-links", "ruby-text")


class OdsReader:
    """OpenDocument workbooks (ODS 工作簿)."""

    name = "ods"
    suffixes = (".ods", ".ots")

    def claims(self, content: bytes) -> bool:
        """An archive that says it is an OpenDocument spreadsheet."""
        return archive_kind(content) == "ods"

    def read(self, content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
        """One table a sheet. Raises UnreadableFile."""
        archive = open_archive(content, name)
        manifest = archive.parse("META-INF/manifest.xml", _Manifest.prepare)
        if manifest.encrypted:
            raise problems.unreadable(name, [problems.encrypted(name)])
        sheets = archive.parse("content.xml", _Sheets.prepare)
        if not sheets.grids:
            raise problems.unreadable(name, [problems.damaged(name, "content.xml")])
        return tuple(grid.table() for grid in sheets.grids)


@dataclass(slots=True)
class _Manifest:
    encrypted: bool = False

    @classmethod
    def prepare(cls, parser: XMLParserType) -> "_Manifest":
        manifest = cls()
        parser.StartElementHandler = manifest.start
        return manifest

    def start(self, element: str, _: Attributes) -> None:
        self.encrypted = self.encrypted or local(element) == "encryption-data"


@dataclass(slots=True)
class _Cell:
    position: int
    repeated: int
    attributes: Attributes
    lines: list[list[str]] = field(default_factory=list)

    def text(self) -> str:
        """What the cell shows; its value where a program has written no text for it."""
        shown = "\n".join("".join(parts) for parts in self.lines)
        if shown or self.attributes.get("formula"):
            return shown
        for kind in ("string-value", "date-value", "time-value", "boolean-value"):
            if kind in self.attributes:
                return self.attributes[kind].upper() if kind[0] == "b" else self.attributes[kind]
        return show_number(self.attributes.get("value", ""), "")


@dataclass(slots=True)
class _Sheets:
    """The sheets of a document, filled in as its elements pass by."""

    grids: list[Grid] = field(default_factory=list)
    hidden_styles: set[str] = field(default_factory=set)
    style: str = ""
    number: int = 0
    position: int = 0
    column: int = 0
    repeated: int = 1
    hidden: bool = False
    cells: dict[int, str] = field(default_factory=dict)
    cell: _Cell | None = None
    in_lines: int = 0
    aside: int = 0
    nested: int = 0

    @classmethod
    def prepare(cls, parser: XMLParserType) -> "_Sheets":
        sheets = cls()
        parser.StartElementHandler = sheets.start
        parser.EndElementHandler = sheets.end
        parser.CharacterDataHandler = sheets.characters
        return sheets

    def start(self, element: str, named: Attributes) -> None:
        what = local(element)
        if self.aside or what in _ASIDE:
            self.aside += 1
        elif self.cell is not None:
            self._start_words(what, named)
        else:
            attributes = {local(key): value for key, value in named.items()}
            self._start_structure(what, attributes)

    def _start_words(self, what: str, named: Attributes) -> None:
        if what == "table":
            self.nested += 1
        elif self.cell is not None and what in ("p", "h"):
            self.cell.lines.append([])
            self.in_lines += 1
        elif what == "s":
            attributes = {local(key): value for key, value in named.items()}
            self.characters(" " * min(_count(attributes.get("c", "1")), 100))
        elif what in ("tab", "line-break"):
            self.characters("\t" if what == "tab" else "\n")

    def _start_structure(self, what: str, attributes: Attributes) -> None:
        if what == "style":
            self.style = attributes.get("name", "")
        elif what == "table-properties" and attributes.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif what == "table":
            hidden = attributes.get("style-name", "") in self.hidden_styles
            self.grids.append(Grid(attributes.get("name", ""), hidden))
            self.number = self.column = 0
        elif what == "table-column" and self.grids:
            repeated = min(_count(attributes.get("number-columns-repeated", "1")), WIDEST)
            if attributes.get("visibility", "visible") != "visible":
                until = min(self.column + repeated, WIDEST)
                self.grids[-1].hidden_columns.extend(range(self.column, until))
            self.column += repeated
        elif what == "table-row" and self.grids:
            self.repeated = _count(attributes.get("number-rows-repeated", "1"))
            self.hidden = attributes.get("visibility", "visible") != "visible"
            self.position, self.cells = 0, {}
        elif what in _CELLS and self.grids:
            repeated = _count(attributes.get("number-columns-repeated", "1"))
            self.cell = _Cell(self.position, repeated, attributes)
            if what == "covered-table-cell":
                self.cell.attributes = {"formula": "covered"}  # what it holds is not shown

    def end(self, element: str) -> None:
        what = local(element)
        if self.aside:
            self.aside -= 1
        elif self.cell is not None and what in ("p", "h"):
            self.in_lines -= 1
        elif self.cell is not None and self.nested:  # a table within a cell: its words are kept
            self.nested -= what == "table"
        elif self.cell is not None and what in _CELLS:
            self._end_cell(self.cell, what == "covered-table-cell")
        elif what == "table-row" and self.grids:
            self._end_row()

    def characters(self, text: str) -> None:
        if self.cell is not None and self.in_lines and not self.aside:
            self.cell.lines[-1].append(text)

    def _end_cell(self, cell: _Cell, covered: bool) -> None:
        self.cell = None
        self.position += cell.repeated
        text = "" if covered else cell.text()
        grid = self.grids[-1]
        if text:
            # Beyond the widest table one cell is enough to tell of.
            until = min(self.position, max(WIDEST, cell.position) + 1)
            self.cells.update(dict.fromkeys(range(cell.position, until), text))
        elif not covered and cell.attributes.get("formula") and not cell.lines:
            grid.uncounted.append(f"{column_letters(cell.position)}{self.number + 1}")
        down = _count(cell.attributes.get("number-rows-spanned", "1"))
        across = _count(cell.attributes.get("number-columns-spanned", "1"))
        if down > 1 or across > 1:
            top, last = self.number + 1, self.number + down
            merge = Merge(top, last, cell.position, cell.position + across - 1)
            grid.merges.append(merge)

    def _end_row(self) -> None:
        last = min(self.number + self.repeated, _LAST_ROW)
        if self.cells:
            for number in range(self.number + 1, last + 1):
                self.grids[-1].add(number, self.cells, self.hidden)
        self.number = last


def _count(written: str) -> int:
    """How often something is repeated, at least once; what is no such number counts as once."""
    return max(int(written), 1) if written.isdecimal() and len(written) < 8 else 1
