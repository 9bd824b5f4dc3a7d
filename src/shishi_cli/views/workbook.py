"""The workbook as .xlsx: numbers as numbers, shares as formulas with their values (工作簿)."""

import io
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from shishi_cli.domain.paper import printable
from shishi_cli.domain.results.workbook import (
    CellKind,
    OfficeWorkbook,
    SheetCell,
    SheetColumn,
    WorkSheet,
)
from shishi_cli.domain.standing import Completion, Standing
from shishi_cli.views.listing import cell_width

if TYPE_CHECKING:
    from datetime import date

_DIGITS = 15  # more are not kept by a spreadsheet
_LONGEST = 32_767  # characters of a cell
_LINE, _TALLEST = 16, 400  # points: a line, and what Excel allows, nearly
# Fill and letters of each standing; the word itself tells it in black and white.
_COLOURS = {
    Standing.DONE: ("#C6E0B4", "#000000"),
    Standing.AHEAD: ("#E2EFDA", "#000000"),
    Standing.AT_RISK: ("#FFE699", "#000000"),
    Standing.BEHIND: ("#F4B6B0", "#7A0000"),
    Standing.UNKNOWN: ("#E0E0E0", "#000000"),
}


class _Writer:
    """One workbook being written."""

    def __init__(self, out: io.BytesIO, title: str, day: "date") -> None:
        from datetime import datetime, time

        import xlsxwriter

        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(out, options)
        self.book.set_properties({"title": title, "created": datetime.combine(day, time())})
        self.book.set_calc_mode("auto")
        base = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "border": 1}
        self.head = self.book.add_format(
            {**base, "bold": True, "bg_color": "#D9E1F2", "text_wrap": True, "align": "center"}
        )
        self.title = self.book.add_format({"font_name": "宋体", "font_size": 14, "bold": True})
        self.forms = {
            CellKind.TEXT: self.book.add_format({**base, "text_wrap": True}),
            CellKind.NUMBER: self.book.add_format({**base, "num_format": "General"}),
            CellKind.SHARE: self.book.add_format({**base, "num_format": "0.00%"}),
            CellKind.STANDING: self.book.add_format({**base, "align": "center"}),
        }
        self.fills = {
            standing: self.book.add_format({"bg_color": fill, "font_color": ink})
            for standing, (fill, ink) in _COLOURS.items()
        }

    def write(self, told: WorkSheet) -> None:
        """A sheet with its heads in sight, a filter, and its rows."""
        sheet: Any = self.book.add_worksheet(told.name)
        top = 1 if told.above else 0
        if told.above:
            sheet.write_string(0, 0, printable(told.above), self.title)
        for at, column in enumerate(told.columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(top, at, column.head, self.head)
        for number, row in enumerate(told.rows, top + 1):
            sheet.set_row(number, _height(told.columns, row))
            for at, (column, cell) in enumerate(zip(told.columns, row, strict=True)):
                self._write(sheet, (number, at), column, cell, told.columns)
        last = max(top + len(told.rows), top + 1)
        sheet.freeze_panes(top + 1, 2)
        sheet.autofilter(top, 0, last, len(told.columns) - 1)
        sheet.repeat_rows(top)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for at, column in enumerate(told.columns):
            if column.kind is CellKind.STANDING:
                self._colour(sheet, top + 1, last, at)

    def pictures(self, name: str, images: Sequence[tuple[bytes, str, int]]) -> None:
        """A sheet of pictures, each with its words, so wide in pixels."""
        sheet: Any = self.book.add_worksheet(name)
        row = 0
        for png, alt, width in images:
            across, down = _size(png)
            scale = width / across
            sheet.write_string(row, 0, printable(alt), self.title)
            options = {
                "image_data": io.BytesIO(png),
                "x_scale": scale,
                "y_scale": scale,
                "description": alt,
            }
            sheet.insert_image(row + 1, 0, "picture.png", options)
            row += 3 + -(-round(down * scale) // 20)

    def _write(
        self,
        sheet: Any,
        place: tuple[int, int],
        column: SheetColumn,
        cell: SheetCell,
        columns: Sequence[SheetColumn],
    ) -> None:
        form = self.forms[column.kind]
        if cell is None or cell == "":
            sheet.write_blank(*place, None, form)
        elif isinstance(cell, Completion):
            formula, value = _share(cell, place[0], column, columns)
            sheet.write_formula(*place, formula, form, value)
        elif isinstance(cell, Decimal) and len(cell.as_tuple().digits) <= _DIGITS:
            sheet.write_number(*place, float(cell), form)
        else:
            sheet.write_string(*place, _text(str(cell)), form)

    def _colour(self, sheet: Any, first: int, last: int, at: int) -> None:
        for standing, form in self.fills.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{standing.label}"'}
            sheet.conditional_format(first, at, last, at, {**rule, "format": form})


def workbook_xlsx(
    told: OfficeWorkbook, day: "date", images: Sequence[tuple[bytes, str, int]] = ()
) -> bytes:
    """The workbook as a file, the same bytes for the same ledger and day; `images` are pictures as
    PNG with their words and width."""
    out = io.BytesIO()
    writer = _Writer(out, told.title, day)
    for sheet in told.sheets:
        writer.write(sheet)
    if images:
        writer.pictures("图", images)
    writer.book.close()
    return out.getvalue()


def _share(
    done: Completion, row: int, column: SheetColumn, columns: Sequence[SheetColumn]
) -> tuple[str, float]:
    """The formula that truncates as we do, and its value: 34.24% for 250 of 730."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    assert column.of is not None
    heads = [each.head for each in columns]
    actual, target = (xl_rowcol_to_cell(row, heads.index(head)) for head in column.of)
    value = Fraction(int(done.share * 10_000), 10_000)
    return f"=QUOTIENT({actual}*10000,{target})/10000", float(value)


def _height(columns: Sequence[SheetColumn], row: Sequence[SheetCell]) -> int:
    """The height that the longest cell needs: not every program makes rows grow by themselves."""
    lines = (
        sum(-(-max(1, cell_width(line)) // max(1, column.width - 1)) for line in cell.split("\n"))
        for column, cell in zip(columns, row, strict=True)
        if isinstance(cell, str)
    )
    return min(_TALLEST, _LINE * max(lines, default=1))


def _text(words: str) -> str:
    """Words as a cell holds them, in their lines."""
    return "\n".join(map(printable, words.split("\n")))[:_LONGEST]


def _size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the head of the file."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
