"""The cells of one workbook sheet, gathered row by row, whatever its format."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field, replace

from shishi_cli.domain.frozen import changing, frozen
from shishi_cli.domain.notice import Notice
from shishi_cli.readers.cells.cell_tables import (
    ERRORS,
    UNCOUNTED,
    RawRow,
    RawTable,
    column_letters,
    runs,
)
from shishi_cli.readers.cells.packed_rows import PackedRows
from shishi_cli.readers.cells.unseen import Left, Unseen
from shishi_cli.readers.opening.limits import Allowance

# No table is wider; a stray cell in column XFD would else make a row of 16,384 cells.
WIDEST = 256
LAST_ROW = 1_048_576
_LISTED = 8


@frozen
class Merge:
    """A block of merged cells: rows as a person counts them, positions from 0, ends included."""

    first_row: int
    last_row: int
    first: int
    last: int


@changing
class Grid:
    """What is found in a sheet while it is read; `table` makes a table of it."""

    sheet: str
    hidden: bool = False
    allowance: Allowance | None = None
    rows: PackedRows[RawRow] = field(default_factory=PackedRows)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    stray: list[str] = field(default_factory=list)
    uncounted: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    unseen: Unseen = field(default_factory=Unseen)

    def repeat(self, first: int, last: int, cells: dict[int, str], hidden: bool = False) -> None:
        """Take rows from `first` to `last` that all have these cells."""
        if self.allowance is not None and last > first:
            self.allowance.check_cells((last + 1 - first) * len(cells))
        for number in range(first, last + 1):
            self.add(number, cells, hidden)

    def add(self, number: int, cells: dict[int, str], hidden: bool = False) -> None:
        """Take a row of cells that are not empty; its number is larger than the row's before."""
        if self.allowance is not None:
            self.allowance.cells(len(cells), sum(map(len, cells.values())))
        line: list[str] = []
        for position, text in cells.items():
            if position >= WIDEST:
                self.stray.append(f"{column_letters(position)}{number}")
                continue
            if text[0] == "#" and text in ERRORS:
                self.errors.append(f"{column_letters(position)}{number}")
            if position >= len(line):
                line += [""] * (position + 1 - len(line))
            line[position] = text
        if not line:
            return
        if hidden:
            self.hidden_rows.append(number)
        self.rows.append(RawRow(number, tuple(line)))

    def hide_columns(self, first: int, until: int) -> None:
        """Take columns that are hidden, from `first` to that before `until`."""
        if self.allowance is not None:
            self.allowance.hidden_columns()
        self.hidden_columns.update(range(max(first, 0), min(until, WIDEST)))

    def leave(self, cells: Collection[tuple[int, int]], why: Left) -> None:
        """Take cells out, by row number and position, which are not seen."""
        for at, row in enumerate(self.rows):
            gone = [
                position for position in range(len(row.cells)) if (row.number, position) in cells
            ]
            for position in gone:
                self.unseen.leave(why, row.cells[position])
                self.rows[at] = self.rows[at].without(range(position, position + 1))

    def table(self) -> RawTable:
        """The sheet as a table: merged cells belong to all their rows."""
        return RawTable(
            rows=_with_merges(self),
            sheet=self.sheet,
            hidden=self.hidden,
            aligned=True,
            notices=tuple(self._notices()),
        )

    def _notices(self) -> Iterable[Notice]:
        """What a person should know of the sheet."""
        if self.hidden:
            text = f"工作表“{self.sheet}”是隐藏的;可见的工作表中没有进展表,读取了它"
            yield Notice("hidden_sheet", text)
        if self.hidden_rows:
            rows = runs(self.hidden_rows)
            yield Notice("hidden_rows", f"{self.sheet} 的第 {rows} 行是隐藏的,已照常读取")
        # Behind the table all the columns may be hidden, so that it looks neat.
        width = max((len(row.cells) for row in self.rows), default=0)
        hidden = [column_letters(at) for at in sorted(self.hidden_columns) if at < width]
        if hidden:
            columns = "、".join(hidden[:_LISTED])
            yield Notice("hidden_columns", f"{self.sheet} 的 {columns} 列是隐藏的,已照常读取")
        if self.uncounted:
            text = "是公式而没有存下结果,按空格读取;在 Excel 或 WPS 中打开保存后就有"
            yield Notice(UNCOUNTED, f"{self.sheet}!{listed(self.uncounted)} {text}")
        if self.errors:
            text = "是公式出错的结果,照原样读取;请核对原表"
            yield Notice("formula_error", f"{self.sheet}!{listed(self.errors)} {text}")
        if self.stray:
            text = "离表格太远,没有读取"
            yield Notice("stray_cells", f"{self.sheet}!{listed(self.stray)} {text}")


def tables_of(grids: Iterable[Grid], unseen: Unseen) -> tuple[RawTable, ...]:
    """The tables of a workbook's sheets, with what was left out of all of them."""
    tables = [grid.table() for grid in grids]
    told = unseen.notices()
    return tuple(replace(table, notices=(*table.notices, *told)) for table in tables)


def listed(addresses: Sequence[str]) -> str:
    """The first addresses, and how many there are when these are not all."""
    shown = "、".join(addresses[:_LISTED])
    return shown if len(addresses) <= _LISTED else f"{shown} 等 {len(addresses)} 格"


def _with_merges(grid: Grid) -> Sequence[RawRow]:
    """The rows with each merged cell's text in all its rows.

    Across columns it stays in the first: a section's name over the whole width is one cell. What
    else the covered cells still hold is not seen.
    """
    rows = grid.rows
    numbers = [row.number for row in rows]
    covered: dict[int, int] = {}  # column: last row; blocks that overlap are no spreadsheet's
    for merge in sorted(grid.merges, key=lambda one: (one.first_row, one.first)):
        columns = range(merge.first, min(merge.last + 1, WIDEST))
        first, stop = bisect_left(numbers, merge.first_row), bisect_right(numbers, merge.last_row)
        if first == stop:
            continue
        if any(covered.get(column, 0) >= merge.first_row for column in columns):
            continue
        covered.update(dict.fromkeys(columns, merge.last_row))
        text = ""
        if numbers[first] == merge.first_row and columns:
            text = rows[first].cell(merge.first)
        for at in range(first, stop):
            own = columns[1:] if rows[at].number == merge.first_row else columns
            if words := "".join(rows[at].cells[own.start : own.stop]):
                grid.unseen.leave(Left.COVERED, words)
                rows[at] = rows[at].without(own)
            if rows[at].number > merge.first_row and text:
                rows[at] = rows[at].continuing(merge.first, text)
                if grid.allowance is not None:
                    grid.allowance.cells(1, len(text))
    return rows.settled()
