"""Workbooks as one XML text, which Excel 2003 and web systems save under the name .xls."""

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import UTC, datetime
from decimal import Decimal
from xml.etree.ElementTree import Element

from shishi_cli.domain.frozen import changing, frozen
from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs, column_letters
from shishi_cli.readers.cells.grids import LAST_ROW, Grid, Merge, tables_of
from shishi_cli.readers.cells.hidden_by_format import hides_number, hides_words
from shishi_cli.readers.cells.look import is_white
from shishi_cli.readers.cells.number_formats import show_number
from shishi_cli.readers.cells.symbol_fonts import as_signs, is_symbol_font
from shishi_cli.readers.cells.unseen import Left, Unseen, raised
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.archives import text_trees
from shishi_cli.readers.opening.decoding import decode
from shishi_cli.readers.opening.limits import Allowance

_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
_READ = frozenset(("Style", "Column", "Row", "Visible"))
_NAMED = {
    **{"General": "", "General Number": "", "Fixed": "0.00", "Standard": "#,##0.00"},
    **{"Percent": "0.00%", "Scientific": "0.00E+00", "Short Date": "yyyy/m/d"},
    **{"Medium Date": "d-mmm-yy", "Long Date": 'yyyy"年"m"月"d"日"', "Currency": "¥#,##0.00"},
    **{"General Date": "yyyy/m/d h:mm", "Short Time": "h:mm", "Long Time": "h:mm:ss"},
}


def read_xml_sheets(content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
    """One table a sheet. Raises UnreadableFile."""
    text, _ = decode(content, name, read_as.encoding)
    sheets = _Sheets(Allowance(name, len(content)))
    text_trees(text, sheets.allowance, _READ, sheets.take)
    if not sheets.grids:
        raise problems.unreadable(name, [problems.damaged(name)])
    return tables_of(sheets.grids, sheets.unseen)


@frozen
class _Look:
    """What matters of the look of a cell, or of some words in it."""

    code: str = ""
    struck: bool = False
    raised: bool = False
    font: str = ""
    white: bool = False
    filled: bool = False


@changing
class _Sheets:
    """The sheets, filled in a row at a time."""

    allowance: Allowance
    grids: list[Grid] = field(default_factory=list)
    looks: dict[str, _Look] = field(default_factory=dict)
    unseen: Unseen = field(default_factory=Unseen)
    sheet: Element | None = None  # the one being read
    number: int = 0
    column: int = 0

    def take(self, tree: Element, path: Sequence[Element]) -> None:
        """Take a style, a column or a row that stands in the open elements of `path`."""
        if tree.tag == "Style":
            self._style(tree)
            return
        sheet = next((one for one in path if one.tag == "Worksheet"), None)
        if sheet is None:
            return
        if sheet is not self.sheet:
            self.sheet, self.number, self.column = sheet, 0, 0
            name = sheet.get("Name", "")
            self.grids.append(Grid(name, allowance=self.allowance, unseen=self.unseen))
        if tree.tag == "Column":
            self._column(tree)
        elif tree.tag == "Row":
            self._row(tree)
        elif (tree.text or "").startswith("Sheet"):
            self.grids[-1].hidden = tree.text != "SheetVisible"

    def _style(self, style: Element) -> None:
        under = self.looks.get(style.get("Parent", ""), _Look())
        form, font = style.find("NumberFormat"), style.find("Font")
        code = under.code if form is None else form.get("Format", "")
        ground = style.find("Interior")
        filled = under.filled if ground is None else not is_white(ground.get("Color", "#FFFFFF"))
        look = replace(under, code=_NAMED.get(code, code), filled=filled)
        if font is not None:
            named = font.get("FontName", "")
            look = _Look(
                look.code,
                font.get("StrikeThrough") == "1",
                font.get("VerticalAlign") == "Superscript",
                named if is_symbol_font(named) else "",
                is_white(font.get("Color", "")),
                filled,
            )
        self.looks[style.get("ID", "")] = look

    def _column(self, column: Element) -> None:
        first = max(_count(column, "Index") - 1, self.column)
        self.column = first + 1 + _count(column, "Span")
        if column.get("Hidden") == "1":
            self.grids[-1].hide_columns(first, self.column)

    def _row(self, row: Element) -> None:
        self.number = max(_count(row, "Index"), self.number + 1)
        cells: dict[int, str] = {}
        position = 0
        for cell in row.iter("Cell"):
            position = self._cell(cell, max(_count(cell, "Index") - 1, position), cells)
        if self.number <= LAST_ROW:
            self.grids[-1].add(self.number, cells, row.get("Hidden") == "1")
        self.number += _count(row, "Span")

    def _cell(self, cell: Element, position: int, cells: dict[int, str]) -> int:
        """Put what a cell shows at its position; the position behind it."""
        grid = self.grids[-1]
        data = cell.find("Data")
        for comment in cell.iterfind("Comment"):
            self.unseen.leave(Left.COMMENT, "".join(comment.itertext()))
        text = "" if data is None else self._shown(data, self._look(cell))
        if text:
            cells[position] = text
        elif "Formula" in cell.attrib and (data is None or not len(data)):
            grid.uncounted.append(f"{column_letters(position)}{self.number}")
        across, down = _count(cell, "MergeAcross"), _count(cell, "MergeDown")
        if across or down:
            merge = Merge(self.number, self.number + down, position, position + across)
            grid.merges.append(merge)
        return position + across + 1

    def _look(self, cell: Element) -> _Look:
        return self.looks.get(cell.get("StyleID", ""), _Look())

    def _shown(self, data: Element, look: _Look) -> str:
        """What the cell shows of the value that is written in it."""
        is_number = data.get("Type", "") == "Number"
        if not is_number and hides_words(look.code):
            self.unseen.leave(Left.HIDDEN, "".join(data.itertext()))
            return ""
        if len(data):
            parts: list[str] = []
            self._rich(data, look, parts)
            return "".join(parts)
        words = _value(data.get("Type", ""), data.text or "", look.code)
        if is_number and hides_number(data.text or "", words):
            self.unseen.leave(Left.HIDDEN, data.text or "")
        if look.struck or (look.white and not look.filled):
            self.unseen.leave(Left.STRUCK if look.struck else Left.WHITE, words)
            return ""
        return as_signs(look.font, words) if look.font else words

    def _rich(self, element: Element, look: _Look, parts: list[str]) -> None:
        """Words of several looks in one cell: <Font>, <S> for crossed out, <Sup> for raised."""
        self._put(element.text or "", look, parts)
        for child in element:
            named = child.get("Face", "")
            self._rich(
                child,
                _Look(
                    look.code,
                    look.struck or child.tag == "S",
                    look.raised or child.tag == "Sup",
                    named if is_symbol_font(named) else "" if named else look.font,
                    is_white(child.get("Color", "")) if "Color" in child.attrib else look.white,
                    look.filled,
                ),
                parts,
            )
            self._put(child.tail or "", look, parts)

    def _put(self, words: str, look: _Look, parts: list[str]) -> None:
        if look.struck or (look.white and not look.filled):
            self.unseen.leave(Left.STRUCK if look.struck else Left.WHITE, words)
        elif words:
            words = as_signs(look.font, words) if look.font else words
            parts.append(raised(words, parts[-1] if parts else "") if look.raised else words)


def _value(kind: str, written: str, code: str) -> str:
    if kind == "Number":
        return show_number(written, code)
    if kind == "Boolean":
        return "TRUE" if written == "1" else "FALSE"
    if kind == "DateTime" and code:
        try:
            moment = datetime.fromisoformat(written).replace(tzinfo=UTC)
        except ValueError:
            return written
        passed = moment - _EPOCH
        days = passed.days + Decimal(passed.seconds) / 86_400
        return show_number(str(days), code)
    return written.removesuffix("T00:00:00.000") if kind == "DateTime" else written


def _count(element: Element, attribute: str) -> int:
    written = element.get(attribute, "")
    known = written.isascii() and written.isdecimal() and len(written) < 8
    return int(written) if known else 0
