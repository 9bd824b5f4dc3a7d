"""Which of a file's tables is meant: those with headings, and of several months the month's."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from shishi_cli.domain.characters import is_whole
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable, ReadAs
from shishi_cli.readers.cells.packed_rows import PackedRows
from shishi_cli.readers.opening import problems
from shishi_cli.readers.table.field_columns import Layout, Telling
from shishi_cli.readers.table.header import Header, find_header, goes_on
from shishi_cli.readers.table.project_number import project_number
from shishi_cli.readers.table.side_by_side import parted
from shishi_cli.readers.table.told_months import page_month

_LONGEST_LINE = 1_000
LaidOut = tuple["FoundTable", Layout]


_MOST_TABLES = 1000


@frozen
class FoundTable:
    """A table of the file with its headings; `number` is its place in the file, from 1."""

    number: int
    table: RawTable
    header: Header

    @property
    def rows(self) -> Sequence[RawRow]:
        """The rows under the headings."""
        return self.table.rows[self.header.end :]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of text above the table, its own top rows included; no line is endless."""
        own = (" ".join(row.filled) for row in self.table.rows[: self.header.first])
        return tuple(line[:_LONGEST_LINE] for line in (*self.table.above, *own) if line)

    @property
    def called(self) -> str:
        """How a person asks for it: the sheet's name, or the table's number."""
        return self.table.sheet or str(self.number)


def find_tables(
    tables: Sequence[RawTable], name: str, read_as: ReadAs
) -> tuple[tuple[FoundTable, ...], tuple[Notice, ...]]:
    """The tables that have headings, at least one, and what a person should know of the others.

    A table without headings that is as wide as the one before goes on with that one's, as after
    a page break, or below headings that stand fixed over a scrolling table. Hidden sheets are used only where no visible one has headings. Raises
    UnreadableFile where there is none, or not the one that the person named.
    """
    asked = [
        (number, table)
        for number, table in enumerate(tables, 1)
        if not read_as.table or read_as.table in (str(number), table.sheet)
    ]
    if tables and not asked:
        known = [table.sheet or str(number) for number, table in enumerate(tables, 1)]
        raise problems.unreadable(name, [problems.no_such_table(name, read_as.table, known)])
    found: list[FoundTable] = []
    for number, table in asked:
        header = find_header(table)
        if header is None and found and goes_on(found[-1].header, found[-1].rows, table):
            if not found[-1].rows:
                found[-1] = _under_headings(found[-1], number, table)
                continue
            header = replace(found[-1].header, first=0, end=0)
        if header is not None:
            found += _stacked(number, table, header)
    if not found:
        seen = _likeliest([table for _, table in asked])
        raise problems.unreadable(name, [problems.no_heading(name, seen, ())])
    used = [one for one in found if not one.table.hidden] or found
    used = [
        FoundTable(one.number, table, header)
        for one in used
        for table, header in parted(one.table, one.header)
    ]
    numbers = {one.number for one in used}
    unread = [table for number, table in asked if table.hidden and number not in numbers]
    notices = [
        Notice("hidden_sheet_left", f"工作表“{table.sheet}”是隐藏的,没有读取")
        for table in unread
        if table.rows
    ]
    return tuple(used), tuple(notices)


def choose_version(
    found: Sequence[LaidOut], telling: Telling, name: str
) -> tuple[list[LaidOut], list[Notice]]:
    """All the tables; or, where they list the same projects, the one of the month that is told.

    Raises UnreadableFile where nothing tells which.
    """
    if len(found) == 1:
        return list(found), []
    if len(found) > _MOST_TABLES:
        raise problems.unreadable(name, [problems.beyond(name, "有表头的表", _MOST_TABLES)])
    numbers = [_numbers(one) for one in found]
    alike = [
        one
        for at, one in enumerate(found)
        if any(_overlap(numbers[at], other) for to, other in enumerate(numbers) if to != at)
    ]
    if not alike:
        return list(found), []
    wanted = telling.person or telling.file
    told = [one for one in alike if wanted and _month(one) == wanted]
    if len(told) != 1:
        option = "--sheet" if alike[0][0].table.sheet else "--table"
        known = [one.called for one, _ in alike]
        raise problems.unreadable(name, [problems.several_versions(name, known, option)])
    left = "、".join(f"“{one.called}”" for one, _ in alike if one is not told[0][0])
    kept = [one for one in found if one not in alike or one is told[0]]
    return kept, [Notice("other_months", f"{left} 列着相同的项目而不是 {wanted} 月的,没有读取")]


def _under_headings(headings: FoundTable, number: int, table: RawTable) -> FoundTable:
    """A table whose headings are a table of their own before it, as one."""
    rows = PackedRows(chain(headings.table.rows[: headings.header.end], table.rows))
    return FoundTable(number, replace(headings.table, rows=rows.settled()), headings.header)


def _stacked(number: int, table: RawTable, header: Header) -> list[FoundTable]:
    """The tables that stand one below the other in one, each with headings of its own."""
    first = header.lines[0] if header.lines else ()
    again = [
        at
        for at, row in enumerate(table.rows[header.end :], header.end)
        if first and first[0] in row.cells and row.filled not in header.lines
    ]
    for at in again:
        below = replace(table, rows=table.rows[at:], above=(), notices=())
        other = find_header(below)
        if other is not None and other.first == 0:
            upper = FoundTable(number, replace(table, rows=table.rows[:at]), header)
            return [upper, *_stacked(number, below, other)]
    return [FoundTable(number, table, header)]


def _overlap(ours: set[str], theirs: set[str]) -> bool:
    """Whether two tables list the same projects: most of the shorter one's numbers are in both."""
    return 2 * len(ours & theirs) > min(len(ours), len(theirs))


def _numbers(one: LaidOut) -> set[str]:
    at = one[1].positions.get(Column.NUMBER)
    if at is None:
        return set()
    numbers = (project_number(row.cell(at)) for row in one[0].rows)
    return {number for number in numbers if is_whole(number)}


def _month(one: LaidOut) -> int | None:
    return one[1].month or page_month((one[0].table.sheet, *one[0].lines)).number


def _likeliest(tables: Sequence[RawTable]) -> tuple[str, ...]:
    """The cells of the row that most looks like headings, for the message."""
    rows = [row.filled for table in tables for row in table.rows[:30]]
    return max(rows, key=len, default=())
