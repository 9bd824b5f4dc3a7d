"""Workbooks of Excel 97-2003 and of WPS (.xls, .et): what their cells show, sheet by sheet."""

import io
import struct
from typing import TYPE_CHECKING

from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs
from shishi_cli.readers.cells.grids import Grid, Merge
from shishi_cli.readers.cells.number_formats import show_number
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.compound import compound_kind

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell, Sheet

# A workbook's stream that is in no compound file, as some systems export it.
_BARE = b"\x09\x08"
# What the library lets through from a file that is damaged.
_DAMAGE = (
    *(struct.error, AssertionError, LookupError, ValueError, TypeError, AttributeError),
    *(OverflowError, MemoryError, NotImplementedError, EOFError, ZeroDivisionError),
)


class XlsReader:
    """Workbooks of the older form (旧版工作簿)."""

    name = "xls"
    suffixes = (".xls", ".xlt", ".et", ".ett")

    def claims(self, content: bytes) -> bool:
        """A compound file with a workbook in it, or a bare workbook."""
        return content.startswith(_BARE) or compound_kind(content) == "xls"

    def read(self, content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
        """One table a sheet. Raises UnreadableFile; macros and links are never looked at."""
        from xlrd import open_workbook
        from xlrd.biffh import XLRDError
        from xlrd.compdoc import CompDocError

        try:
            book = open_workbook(
                file_contents=content,
                logfile=io.StringIO(),
                encoding_override=read_as.encoding or None,
                formatting_info=True,
                ragged_rows=True,
            )
            return tuple(_grid(book, sheet).table() for sheet in book.sheets())
        except XLRDError as error:
            locked = "encrypt" in str(error).lower()
            found = problems.encrypted(name) if locked else problems.damaged(name)
            raise problems.unreadable(name, [found]) from error
        except (CompDocError, *_DAMAGE) as error:
            raise problems.unreadable(name, [problems.damaged(name)]) from error


def _grid(book: "Book", sheet: "Sheet") -> Grid:
    grid = Grid(sheet.name, sheet.visibility != 0)
    for index in range(sheet.nrows):
        cells = {
            position: text
            for position, cell in enumerate(sheet.row(index))
            if (text := _shown(book, cell))
        }
        info = sheet.rowinfo_map.get(index)
        grid.add(index + 1, cells, bool(info is not None and info.hidden))
    for column, look in sorted(sheet.colinfo_map.items()):
        if look.hidden and column < sheet.ncols:
            grid.hidden_columns.append(column)
    for top, bottom, left, right in sheet.merged_cells:
        grid.merges.append(Merge(top + 1, bottom, left, right - 1))
    return grid


def _shown(book: "Book", cell: "Cell") -> str:
    from xlrd import biffh

    value = cell.value
    if cell.ctype in (biffh.XL_CELL_NUMBER, biffh.XL_CELL_DATE):
        look = book.xf_list[cell.xf_index] if cell.xf_index is not None else None
        known = None if look is None else book.format_map.get(look.format_key)
        code = "" if known is None else known.format_str
        return show_number(repr(value), code, bool(book.datemode))
    if cell.ctype == biffh.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if cell.ctype == biffh.XL_CELL_ERROR:
        return biffh.error_text_from_code.get(int(value), "#N/A")
    return str(value)
