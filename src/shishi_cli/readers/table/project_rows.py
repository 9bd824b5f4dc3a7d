"""The rows under the headings: projects, and what is not a project."""

import re
from collections.abc import Iterable
from dataclasses import field, replace
from hashlib import blake2b

from shishi_cli.domain.characters import is_whole
from shishi_cli.domain.errors import Problem
from shishi_cli.domain.figure_cell import figure_cells
from shishi_cli.domain.frozen import changing
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Column, SheetRow
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable
from shishi_cli.readers.cells.packed_rows import PackedRows
from shishi_cli.readers.opening import problems
from shishi_cli.readers.table.field_columns import Layout
from shishi_cli.readers.table.figure_column import FigureColumns
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.furniture import is_day
from shishi_cli.readers.table.group_numbers import numbers_by_group
from shishi_cli.readers.table.header import Header
from shishi_cli.readers.table.heading_rules import load_rules
from shishi_cli.readers.table.project_number import project_number
from shishi_cli.readers.table.row_kinds import (
    NOWHERE,
    RowKind,
    is_ditto,
    is_named,
    number_position,
    row_kind,
    starts_with_digit,
)
from shishi_cli.readers.table.under_headings import Under, joined_plan

# What no spreadsheet holds in one cell, and no sentence of a promise needs.
_LONGEST_CELL = 32_767
# Columns of figures: a project's parts may well have the same figure, and both count.
_FIGURES = (Column.DONE, Column.SHARE, Column.TARGET, Column.COUNT_UNIT)
# Where 同上 stands for words of the project above; a figure is its project's own.
_DITTOS = (
    Column.LEAD_UNIT,
    Column.HELPERS,
    Column.PERSON,
    Column.LEVEL,
    Column.GOAL,
    Column.PROGRESS,
    Column.NEXT_PLAN,
    Column.REMARK,
    Column.COUNT_UNIT,
)
_LONGEST_DITTO = 5
# More parts than any project has: numbers are missing then.
_MOST_PARTS = 200


@changing
class RowCollector:
    """Collects a file's projects and all its problems; numbers are unique over its tables.

    A row without a number, or with one merged over several rows, belongs to the project above: its
    words are put below that project's own, column by column. `notices` tell of rows put together
    so only because they have no number.
    """

    name: str
    rows: PackedRows[SheetRow] = field(default_factory=PackedRows)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    seen: dict[str, tuple[Under, int]] = field(default_factory=dict)
    words: dict[int, set[bytes]] = field(default_factory=dict)  # of each table's rows, as digests
    figures: FigureColumns = field(default_factory=FigureColumns)
    parts: int = 0  # rows put together with the last project
    in_breakdown: bool = False  # below its 其中

    def collect(self, number: int, table: RawTable, header: Header, layout: Layout) -> None:
        """Take the rows under `header`, in order; furniture and totals are left out.

        `number` is the table's in the file, from 1.
        """
        rows = table.rows[header.end :]
        under = Under(self.name, number, table, layout, header.width)
        at = number_position(layout)
        in_digits = any(starts_with_digit(row.cell(at)) for row in rows)
        under.numbers.update(numbers_by_group(rows, header, layout, in_digits))
        in_notes = False
        below = rows[0].number if rows else 0
        titles = {*table.above, *(" ".join(row.filled) for row in table.rows[: header.first])}
        for row in rows:
            kind = row_kind(row, header, layout, in_digits)
            if under.by_order and kind is RowKind.TEXT and not in_notes and is_named(row, layout):
                kind = RowKind.PROJECT
                under.numbers[row.number] = str(len(self.rows) + 1)
            elif in_notes and kind is RowKind.PROJECT and not _is_whole(row.cell(at)):
                kind = RowKind.TEXT  # 2.市级项目,区级项目…: a note whose comma parts it
            elif kind is RowKind.TEXT and len(row.filled) == 1 and row.filled[0] in titles:
                kind = RowKind.FURNITURE  # the page's title once more, on the next page
            apart = row.number > below + 1
            signed = apart or is_day(row.cell(at))
            if kind is RowKind.TEXT and signed and len(row.filled) == 1 and not in_notes:
                kind = RowKind.NOTES  # a signature or a date, with a gap between it and the table
                under.beside.append(row.number)
            if kind in (RowKind.LOOSE, RowKind.PROMISE) and not in_notes:
                self._mend(under, row, kind)
            if kind is RowKind.NOTES:
                in_notes = True
            elif kind is RowKind.PROJECT or (kind is RowKind.TEXT and not in_notes):
                in_notes = False
                self._take(under, row, apart)
            if kind is not RowKind.FURNITURE or row.filled:
                below = row.number
        self.notices.extend(under.told())

    def _take(self, under: Under, row: RawRow, apart: bool) -> None:
        if self._is_cut(under, row):
            return
        texts = {
            column: row.cell(position).strip()
            for column, position in under.layout.positions.items()
        }
        texts[Column.NUMBER] = under.numbers.get(row.number, texts.get(Column.NUMBER, ""))
        if under.layout.unit:
            texts[Column.COUNT_UNIT] = under.layout.unit
        self._fill_dittos(under, row, texts)
        too_long = [column for column, text in texts.items() if len(text) > _LONGEST_CELL]
        for column in too_long:
            place = under.place(row, column)
            self.problems.append(problems.long_cell(place, len(texts[column]), texts[column]))
        if too_long:
            return
        merged = number_position(under.layout) in row.continued
        unnumbered = not texts[Column.NUMBER] and not apart
        if (merged or unnumbered) and self._is_breakdown(under, row, texts):
            under.breakdown.append(row.number)
            return
        measure = self._is_measure(under, texts)
        if (
            (merged or unnumbered or measure)
            and self._has_above(under)
            and self.parts < _MOST_PARTS
        ):
            self.parts += 1
            self._check_figures(under, row, texts)
            self._join(row, texts, under)
            if not merged:
                (under.measures if measure else under.parts).append(row.number)
            return
        self._begin(under, row, texts)

    def _is_measure(self, under: Under, texts: dict[Column, str]) -> bool:
        """Whether a row has the number and the title of the one above and another target."""
        above = self.rows[-1].texts if self._has_above(under) else {}
        names = (Column.NUMBER, Column.TITLE)
        same = all(texts.get(one) and texts.get(one) == above.get(one) for one in names)
        target = texts.get(Column.TARGET, "")
        return same and target not in above.get(Column.TARGET, target).split("\n")

    def _is_breakdown(self, under: Under, row: RawRow, texts: dict[Column, str]) -> bool:
        """Whether a row's bare figures are parts of those above: 其中:东片 400, and what is below it.

        Put together with the whole's, of 800 and 500 and 300 the last was the target. A part with
        units, 8座, is told apart from its whole by the reading of words.
        """
        counted = any(_is_bare(texts.get(column, "")) for column in (Column.TARGET, Column.DONE))
        own = under.layout.positions[Column.TITLE] not in row.continued
        begins = own and fold_label(texts[Column.TITLE][:_LONGEST_DITTO]).startswith("其中")
        self.in_breakdown = self._has_above(under) and (self.in_breakdown or begins)
        return self.in_breakdown and counted

    def _fill_dittos(self, under: Under, row: RawRow, texts: dict[Column, str]) -> None:
        """Put the words of the row above for 同上: an office of that name had its own projects."""
        for column, text in texts.items():
            if len(text) < _LONGEST_DITTO and column in _DITTOS and is_ditto(text):
                above = self.rows[-1].text(column) if self._has_above(under) else ""
                if above:
                    texts[column] = above
                    under.dittos.append(row.number)

    def _mend(self, under: Under, row: RawRow, kind: RowKind) -> None:
        """Put a line in one cell below the last cell of the row that a line's end has broken, where
        only separators part the cells, or a promise below the title; else tell that it was not
        read."""
        positions = under.layout.positions
        last = max(positions, key=lambda column: positions[column])
        broken = kind is RowKind.LOOSE
        long = sum(map(len, (*self.rows[-1].texts.values(), *row.cells))) if self.rows else 0
        unfit = long > _LONGEST_CELL or (broken and under.table.aligned)
        if unfit or not self._has_above(under):
            under.beside.append(row.number)
            return
        into = last if broken else Column.TITLE
        whole = dict(self.rows[-1].texts)
        whole[into] = "\n".join(filter(None, (whole.get(into, ""), *row.filled)))
        self._put_last(replace(self.rows[-1], texts=whole))
        (under.mended if broken else under.parts).append(row.number)

    def _has_above(self, under: Under) -> bool:
        """Whether a project stands above: in this table, or before the page break it goes on from."""
        if not self.rows:
            return False
        return self.rows[-1].table == under.number or not under.table.sheet

    def _begin(self, under: Under, row: RawRow, texts: dict[Column, str]) -> None:
        number = texts[Column.NUMBER]
        if not number:
            at = under.place(row, Column.NUMBER)
            self.problems.append(problems.no_number(at, _excerpt(row)))
            return
        known = project_number(number)
        first = self.seen.get(known)
        if first is not None and self._is_repeated(under, texts):
            under.repeated.append(row.number)
            return
        if first is not None:
            at = under.place(row, Column.NUMBER)
            self.problems.append(problems.duplicate(at, number, _where(*first), _excerpt(row)))
        if not texts[Column.TITLE]:
            at = under.place(row, Column.TITLE)
            self.problems.append(problems.no_title(at, number))
        self._check_figures(under, row, texts)
        if not is_whole(number) and re.fullmatch(load_rules()["rows"]["dated_number"], number):
            under.dated.append(row.number)
        self.seen.setdefault(known, (under, row.number))
        self.words.setdefault(under.number, set()).add(_digest(texts.values()))
        self.rows.append(SheetRow(under.number, row.number, texts, under.plan_of(row)))
        self.parts = 0
        self.in_breakdown = False

    def _is_repeated(self, under: Under, texts: dict[Column, str]) -> bool:
        """Whether the table has the same words already: a workbook of ours repeats a project's
        printed cells in the row of each of its measures."""
        return _digest(texts.values()) in self.words.get(under.number, ())

    def _is_cut(self, under: Under, row: RawRow) -> bool:
        """Whether separators have parted the row wrongly; words beside a table are told of."""
        # Blank cells behind the last heading are how spreadsheets fill up a row.
        width = under.width
        if len(row.cells) == width:
            return False
        length = max(at for at, cell in enumerate(row.cells, 1) if cell.strip())
        if under.table.aligned:
            if length > width:
                under.beside.append(row.number)
            return False
        if length <= width <= len(row.cells):
            return False
        found = max(length, min(len(row.cells), width))
        place = under.table.row_place(under.name, under.number, row.number)
        self.problems.append(problems.row_length(place, found, width, _excerpt(row)))
        return True

    def _join(self, row: RawRow, texts: dict[Column, str], under: Under) -> None:
        """Put a part's words below those of its project; what is merged is there already."""
        whole = dict(self.rows[-1].texts)
        for column, text in texts.items():
            position = under.layout.positions.get(column, NOWHERE)
            above = whole.get(column, "")
            same = text == above.rpartition("\n")[2] and column not in _FIGURES
            if text and column is not Column.NUMBER and position not in row.continued and not same:
                whole[column] = f"{above}\n{text}" if above else text
        plan = joined_plan(self.rows[-1].plan, under.plan_of(row))
        self._put_last(replace(self.rows[-1], texts=whole, plan=plan))

    def _put_last(self, row: SheetRow) -> None:
        last = self.rows[-1]
        words = self.words.setdefault(last.table, set())
        words.discard(_digest(last.texts.values()))
        words.add(_digest(row.texts.values()))
        self.rows[-1] = row

    def _check_figures(self, under: Under, row: RawRow, texts: dict[Column, str]) -> None:
        for column in self.figures.unread(texts, bool(under.table.sheet)):
            where = f"第{row.number}行{under.layout.headings[column].strip()}"
            under.unread.append(f"{where}“{problems.shorten(texts[column])}”")
            if column is Column.DONE and Column.PROGRESS not in under.layout.positions:
                self.figures.note_words(under.place(row, column), texts[column])


def _digest(words: Iterable[str]) -> bytes:
    """Sixteen bytes that stand for a row's words: those of a large table would fill the memory."""
    written = "\0".join(words).encode("utf-8", "surrogatepass")
    return blake2b(written, digest_size=16).digest()


def _where(under: Under, row: int) -> str:
    return under.table.row_place("", under.number, row).replace(":", "")


def _is_bare(text: str) -> bool:
    """Whether a cell is a number without a unit."""
    figures = figure_cells(text)
    return bool(figures) and not any(figure.unit or figure.percent for figure in figures)


def _excerpt(row: RawRow) -> str:
    return problems.shorten(" | ".join(row.filled))


def _is_whole(number: str) -> bool:
    return is_whole(project_number(number))
