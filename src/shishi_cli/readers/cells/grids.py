"""The cells of one workbook sheet, gathered row by row, whatever its format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from shishi_cli.domain.notice import Notice
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable, column_letters

# No table is wider; a stray cell in column XFD would else make a row of 16,384 cells.
WIDEST = 256
_LISTED = 8
UNCOUNTED = "uncounted"  # the notice of formulas without a stored result
_ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!")


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of merged cells: rows as a person counts them, positions from 0, ends included."""

    first_row: int
    last_row: int
    first: int
    last: int


@dataclass(slots=True)
class Grid:
    """What is found in a sheet while it is read; `table` makes a table of it."""

    sheet: str
    hidden: bool = False
    rows: list[RawRow] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    uncounted: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, number: int, cells: dict[int, str], hidden: bool = False) -> None:
        """Take a row of cells that are not empty; its number is larger than the row's before."""
        line: list[str] = []
        for position, text in cells.items():
            if position >= WIDEST:
                self.stray.append(f"{column_letters(position)}{number}")
                continue
            if text[0] == "#" and text in _ERRORS:
                self.errors.append(f"{column_letters(position)}{number}")
            if position >= len(line):
                line += [""] * (position + 1 - len(line))
            line[position] = text
        if not line:
            return
        if hidden:
            self.hidden_rows.append(number)
        self.rows.append(RawRow(number, tuple(line)))

    def table(self) -> RawTable:
        """The sheet as a table: merged cells belong to all their rows."""
        return RawTable(
            rows=_with_merges(self.rows, self.merges),
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
        hidden = [column_letters(at) for at in self.hidden_columns if at < width]
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


def listed(addresses: Sequence[str]) -> str:
    """The first addresses, and how many there are when these are not all."""
    shown = "、".join(addresses[:_LISTED])
    return shown if len(addresses) <= _LISTED else f"{shown} 等 {len(addresses)} 格"


def runs(numbers: Sequence[int]) -> str:
    """Rising numbers with their runs joined: 3、5-9; the first runs only when they are many."""
    joined: list[tuple[int, int]] = []
    for number in numbers:
        if joined and joined[-1][1] == number - 1:
            joined[-1] = (joined[-1][0], number)
        else:
            joined.append((number, number))
    texts = [str(first) if first == last else f"{first}-{last}" for first, last in joined]
    return "、".join(texts[:_LISTED]) + (f" 等共 {len(numbers)}" if len(texts) > _LISTED else "")


def _with_merges(rows: list[RawRow], merges: Iterable[Merge]) -> list[RawRow]:
    """The rows with each merged cell's text in all its rows.

    Across columns it stays in the first: a section's name over the whole width is one cell.
    """
    index = {row.number: at for at, row in enumerate(rows)}
    covered: dict[int, int] = {}  # column: last row, so that overlapping blocks cost nothing
    for merge in sorted(merges, key=lambda one: (one.first, one.first_row)):
        start = max(merge.first_row, covered.get(merge.first, 0)) + 1
        top = index.get(merge.first_row)
        if top is None or merge.first >= WIDEST or start > merge.last_row:
            continue
        text = rows[top].cell(merge.first)
        covered[merge.first] = merge.last_row
        if text:
            for at in range(top + 1, len(rows)):
                if rows[at].number > merge.last_row:
                    break
                if rows[at].number >= start:
                    rows[at] = rows[at].continuing(merge.first, text)
    return rows
