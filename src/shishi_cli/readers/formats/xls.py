"""Workbooks of Excel 97-2003 and of WPS (.xls, .et): what their cells show, sheet by sheet."""

import io
import struct
from dataclasses import field
from typing import TYPE_CHECKING

from shishi_cli.domain.frozen import changing
from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs
from shishi_cli.readers.cells.grids import Grid, Merge, tables_of
from shishi_cli.readers.cells.hidden_by_format import hides_number, hides_words
from shishi_cli.readers.cells.number_formats import show_number
from shishi_cli.readers.cells.symbol_fonts import as_signs, is_symbol_font
from shishi_cli.readers.cells.unseen import Left, Unseen, on_line, raised
from shishi_cli.readers.formats.xls_boxes import box_texts
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.compound import workbook_stream
from shishi_cli.readers.opening.limits import Allowance
from shishi_cli.readers.opening.marks import BARE_WORKBOOK

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.formatting import Font
    from xlrd.sheet import Cell, Sheet

_NAME, _END_OF_PART, _UNKNOWN = b"\x18\x00", b"\x0a\x00", b"\xee\x0e"
_SHEET = b"\x85\x00"
_MOST_SHEETS = 1000
_WHITE = (1, 9)  # of the colours by number
_BLANK = (0, 6)  # the library's kinds of cells without anything to show
# What the library lets through from a file that is damaged.
_DAMAGE = (
    *(struct.error, AssertionError, LookupError, ValueError, TypeError, AttributeError),
    *(OverflowError, MemoryError, NotImplementedError, EOFError, ZeroDivisionError),
)


def read_xls(content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
    """One table a sheet. Raises UnreadableFile; macros and links are never looked at."""
    from xlrd import open_workbook
    from xlrd.biffh import XLRDError
    from xlrd.formula import FormulaError

    stream = content if content.startswith(BARE_WORKBOOK) else workbook_stream(content)
    allowance = Allowance(name, len(content))
    try:
        book = open_workbook(
            file_contents=_without_names(stream, allowance),
            logfile=io.StringIO(),
            encoding_override=read_as.encoding or None,
            formatting_info=True,
            ragged_rows=True,
        )
        workbook = _Workbook(book, allowance)
        grids = [workbook.grid(sheet) for sheet in book.sheets()]
        for why, words in box_texts(stream):
            workbook.unseen.leave(why, words)
    except XLRDError as error:
        locked = "encrypt" in str(error).lower()
        found = problems.encrypted(name) if locked else problems.damaged(name)
        raise problems.unreadable(name, [found]) from error
    except (FormulaError, *_DAMAGE) as error:
        raise problems.unreadable(name, [problems.damaged(name)]) from error
    return tables_of(grids, workbook.unseen)


def _without_names(stream: bytes, allowance: Allowance) -> bytes:
    """The workbook with the names of its ranges under a mark that no reader knows.

    Their formulas are read only to fail; no cell needs them. Raises UnreadableFile for more sheets
    than a workbook has, which may all be the same part of the file.
    """
    changed: bytearray | None = None
    sheets = 0
    at = 0
    while at + 4 <= len(stream):
        kind = stream[at : at + 2]
        if kind == _END_OF_PART:
            break
        sheets += kind == _SHEET
        if sheets > _MOST_SHEETS:
            raise allowance.refuse("工作表", _MOST_SHEETS)
        if kind == _NAME:
            changed = changed or bytearray(stream)
            changed[at : at + 2] = _UNKNOWN
        at += 4 + int.from_bytes(stream[at + 2 : at + 4], "little")
    return stream if changed is None else bytes(changed)


@changing
class _Workbook:
    book: "Book"
    allowance: Allowance
    unseen: Unseen = field(default_factory=Unseen)

    def grid(self, sheet: "Sheet") -> Grid:
        """What the sheet's cells show."""
        grid = Grid(sheet.name, sheet.visibility != 0, self.allowance, unseen=self.unseen)
        for index in range(sheet.nrows):
            cells = {
                position: text
                for position, kind in enumerate(sheet.row_types(index))
                if kind not in _BLANK
                and (text := self._shown(sheet, sheet.cell(index, position), (index, position)))
            }
            info = sheet.rowinfo_map.get(index)
            grid.add(index + 1, cells, bool(info is not None and info.hidden))
        for column, look in sheet.colinfo_map.items():
            if look.hidden:
                grid.hide_columns(column, column + 1)
        for top, bottom, left, right in sheet.merged_cells:
            grid.merges.append(Merge(top + 1, bottom, left, right - 1))
        return grid

    def _shown(self, sheet: "Sheet", cell: "Cell", place: tuple[int, int]) -> str:
        font = self._font(cell)
        runs = sheet.rich_text_runlist_map.get(place)
        text = self._value(cell)
        if runs and text:
            fonts = self.book.font_list
            looks = [(at, fonts[one] if one < len(fonts) else None) for at, one in runs]
            words = "".join(self._rich(text, [(0, font), *looks], self._is_filled(cell)))
            return on_line(words) if _is_raised(text, [(0, font), *looks]) else words
        if font is None or not text:
            return text
        if (left := _left(font, self._is_filled(cell))) is not None:
            self.unseen.leave(left, text)
            return ""
        return as_signs(font.name, text) if is_symbol_font(font.name) else text

    def _rich(self, text: str, starts: list[tuple[int, "Font | None"]], filled: bool) -> list[str]:
        """The parts of a text of several looks; each begins at a character with a font."""
        parts: list[str] = []
        for (start, look), (end, _) in zip(starts, [*starts[1:], (len(text), None)], strict=True):
            words = text[start:end]
            if look is None or not words:
                parts.append(words)
            elif (left := _left(look, filled)) is not None:
                self.unseen.leave(left, words)
            elif is_symbol_font(look.name):
                parts.append(as_signs(look.name, words))
            else:
                before = parts[-1] if parts else ""
                parts.append(raised(words, before) if look.escapement == 1 else words)
        return parts

    def _is_filled(self, cell: "Cell") -> bool:
        """Whether the ground of a cell has another colour than paper."""
        if cell.xf_index is None:
            return True  # of its look nothing is known
        ground = self.book.xf_list[cell.xf_index].background
        if ground is None or ground.fill_pattern == 0:
            return False
        return ground.pattern_colour_index not in _WHITE

    def _font(self, cell: "Cell") -> "Font | None":
        if cell.xf_index is None:
            return None
        font: Font = self.book.font_list[self.book.xf_list[cell.xf_index].font_index]
        return font

    def _value(self, cell: "Cell") -> str:
        from xlrd import biffh

        value = cell.value
        if cell.ctype in (biffh.XL_CELL_NUMBER, biffh.XL_CELL_DATE):
            code = self._code(cell)
            shown = show_number(repr(value), code, bool(self.book.datemode))
            if hides_number(repr(value), shown):
                self.unseen.leave(Left.HIDDEN, repr(value).removesuffix(".0"))
            return shown
        if cell.ctype == biffh.XL_CELL_BOOLEAN:
            return "TRUE" if value else "FALSE"
        if cell.ctype == biffh.XL_CELL_ERROR:
            return biffh.error_text_from_code.get(int(value), "#N/A")
        if cell.ctype == biffh.XL_CELL_TEXT and hides_words(self._code(cell)):
            self.unseen.leave(Left.HIDDEN, str(value))
            return ""
        return str(value)

    def _code(self, cell: "Cell") -> str:
        """The cell's number format."""
        look = self.book.xf_list[cell.xf_index] if cell.xf_index is not None else None
        known = None if look is None else self.book.format_map.get(look.format_key)
        return "" if known is None else str(known.format_str)


def _is_raised(text: str, starts: "list[tuple[int, Font | None]]") -> bool:
    """Whether all words of a text of several looks stand raised."""
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return all(
        look is not None and look.escapement == 1
        for (start, look), end in zip(starts, ends, strict=True)
        if text[start:end].strip()
    )


def _left(font: "Font", filled: bool) -> Left | None:
    """Why words of a font are not seen, on a ground that is `filled` or not; None where they are."""
    if font.struck_out:
        return Left.STRUCK
    return Left.WHITE if font.colour_index in _WHITE and not filled else None
