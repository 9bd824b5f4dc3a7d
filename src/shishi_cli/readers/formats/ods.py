"""Workbooks as .ods, of WPS and LibreOffice: the text that each cell shows stands in the file."""

from collections.abc import Sequence
from dataclasses import field
from xml.etree.ElementTree import Element

from shishi_cli.domain.frozen import changing
from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs, column_letters
from shishi_cli.readers.cells.grids import LAST_ROW, WIDEST, Grid, Merge, tables_of
from shishi_cli.readers.cells.hidden_by_format import hides_number
from shishi_cli.readers.cells.look import Look
from shishi_cli.readers.cells.number_formats import show_number
from shishi_cli.readers.cells.unseen import Left, Unseen
from shishi_cli.readers.formats.ods_looks import ASIDE, CellWords, Styles, tell_aside
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.archives import Archive, text_trees
from shishi_cli.readers.opening.decoding import decode
from shishi_cli.readers.opening.limits import Allowance
from shishi_cli.readers.opening.marks import ZIP
from shishi_cli.readers.opening.packages import read_archive

_CELLS = ("table-cell", "covered-table-cell")
_READ = frozenset(("style", "table-column", "table-row", *ASIDE))
_MOST_SHEETS = 1000
# What a cell is where a program has written no text for it.
_VALUES = ("string-value", "date-value", "time-value", "boolean-value")


def read_ods(content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
    """One table a sheet. Raises UnreadableFile."""
    if content.startswith(ZIP):
        return read_archive(content, name, _read)
    sheets = _Sheets(Allowance(name, len(content)), Styles())
    text, _ = decode(content, name, read_as.encoding)
    text_trees(text, sheets.allowance, _READ, sheets.take)
    if not sheets.grids:
        raise problems.unreadable(name, [problems.damaged(name)])
    return tables_of(sheets.grids, sheets.unseen)


def _read(archive: Archive) -> tuple[RawTable, ...]:
    manifest = archive.parse_tree("META-INF/manifest.xml")
    if next(manifest.iter("encryption-data"), None) is not None:
        raise problems.unreadable(archive.name, [problems.encrypted(archive.name)])
    styles = Styles()
    archive.parse_trees("styles.xml", frozenset(("style",)), lambda one, _: styles.add(one))
    sheets = _Sheets(archive.allowance, styles)
    archive.parse_trees("content.xml", _READ, sheets.take)
    if not sheets.grids:
        raise problems.unreadable(archive.name, [problems.damaged(archive.name, "content.xml")])
    return tables_of(sheets.grids, sheets.unseen)


@changing
class _Sheets:
    """The sheets of a workbook, filled in a row at a time."""

    allowance: Allowance
    styles: Styles
    grids: list[Grid] = field(default_factory=list)
    unseen: Unseen = field(default_factory=Unseen)
    sheet: Element | None = None  # the one being read
    number: int = 0
    column: int = 0

    def take(self, tree: Element, path: Sequence[Element]) -> None:
        """Take a style, a column or a row that stands in the open elements of `path`."""
        if tree.tag == "style":
            self.styles.add(tree)
            return
        sheet = next((one for one in path if one.tag == "table"), None)
        if sheet is None:
            return
        if tree.tag in ASIDE:
            tell_aside(tree, self.unseen)
            return
        if sheet is not self.sheet:
            self.sheet, self.number, self.column = sheet, 0, 0
            hidden = sheet.get("style-name", "") in self.styles.hidden_tables
            grid = Grid(sheet.get("name", ""), hidden, self.allowance, unseen=self.unseen)
            self.grids.append(grid)
            if len(self.grids) > _MOST_SHEETS:
                raise self.allowance.refuse("工作表", _MOST_SHEETS)
        # Rows that are filtered or grouped away may say so themselves or in what they stand in.
        hidden = any(one.get("visibility", "visible") != "visible" for one in (tree, *path))
        if tree.tag == "table-column":
            self._columns(tree, hidden)
        elif tree.tag == "table-row":
            self._row(tree, hidden or any(one.get("display") == "false" for one in path))

    def _columns(self, column: Element, hidden: bool) -> None:
        until = min(self.column + _count(column, "number-columns-repeated"), WIDEST)
        if hidden:
            self.grids[-1].hide_columns(self.column, until)
        self.column = until

    def _row(self, row: Element, hidden: bool) -> None:
        cells: dict[int, str] = {}
        position = 0
        for cell in row:
            if cell.tag in _CELLS:
                position = self._cell(cell, position, cells)
        last = min(self.number + _count(row, "number-rows-repeated"), LAST_ROW)
        if cells:
            self.grids[-1].repeat(self.number + 1, last, cells, hidden)
        self.number = last

    def _cell(self, cell: Element, position: int, cells: dict[int, str]) -> int:
        """Put what a cell shows at its positions; the position behind it."""
        grid = self.grids[-1]
        behind = position + _count(cell, "number-columns-repeated")
        look = self.styles.look(cell.get("style-name", ""))
        words = CellWords(self.styles, self.unseen)
        words.gather(cell, look)
        if cell.tag == "covered-table-cell":
            self.unseen.leave(Left.COVERED, words.shown())
            return behind
        text = words.shown() or self._value(cell, look, bool(words.lines))
        if text:
            # Beyond the widest table one cell is enough to tell of.
            until = min(behind, max(WIDEST, position) + 1)
            cells.update(dict.fromkeys(range(position, until), text))
        elif cell.get("formula") and not words.lines:
            grid.uncounted.append(f"{column_letters(position)}{self.number + 1}")
        down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            top = self.number + 1
            grid.merges.append(Merge(top, top + down - 1, position, position + across - 1))
        return behind

    def _value(self, cell: Element, look: Look, has_lines: bool) -> str:
        """The cell's value where no text is written for it, as words that look so."""
        written = cell.get("value", "")
        printed = "".join(words for line in cell.iter("p") for words in line.itertext())
        if has_lines and hides_number(written, printed):
            self.unseen.leave(Left.HIDDEN, written)
        if cell.get("formula") or has_lines:
            return ""
        told = next((kind for kind in _VALUES if kind in cell.attrib), "")
        value = cell.get(told, "") if told else show_number(cell.get("value", ""), "")
        if (why := look.left) is not None:
            self.unseen.leave(why, value)
            return ""
        return value.upper() if told == "boolean-value" else value


def _count(element: Element, attribute: str) -> int:
    """How often something is repeated, at least once; what is no such number counts as once."""
    written = element.get(attribute, "1")
    known = written.isascii() and written.isdecimal() and len(written) < 8
    return max(int(written), 1) if known else 1
