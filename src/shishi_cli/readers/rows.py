"""The rows under the headings: projects, and what is not a project."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache

from shishi_cli.domain.errors import Problem
from shishi_cli.domain.source import Column, SheetRow
from shishi_cli.readers import problems
from shishi_cli.readers.columns import Layout
from shishi_cli.readers.folding import fold_label
from shishi_cli.readers.header import Header
from shishi_cli.readers.numbering import project_number
from shishi_cli.readers.rules import load_rules
from shishi_cli.readers.tables import RawRow, RawTable


class _Kind(Enum):
    FURNITURE = auto()  # blank, a heading repeated on the next page, a total, a section's name
    NOTES = auto()  # 注:…, and the lines that follow it
    TEXT = auto()  # words that are no project: a mistake, but for lines of notes
    PROJECT = auto()


@dataclass(slots=True)
class RowCollector:
    """Collects a file's projects and all its problems; numbers are unique over its tables."""

    name: str
    rows: list[SheetRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)

    def collect(self, number: int, table: RawTable, header: Header, layout: Layout) -> None:
        """Take the rows under `header`, in order; furniture and totals are left out.

        `number` is the table's in the file, from 1.
        """
        rows = table.rows[header.end :]
        under = _Under(self.name, number, table, header, layout)
        at = layout.positions[Column.NUMBER]
        in_digits = any(_starts_with_digit(row.cell(at)) for row in rows)
        in_notes = False
        for row in rows:
            kind = _kind(row, header, layout, in_digits)
            in_words = not project_number(row.cell(at)).isdigit()
            if in_notes and kind is _Kind.PROJECT and in_words:
                kind = _Kind.TEXT  # 2.市级项目,区级项目…: a note whose comma parts it
            if kind is _Kind.NOTES:
                in_notes = True
            elif kind is _Kind.PROJECT or (kind is _Kind.TEXT and not in_notes):
                in_notes = False
                self._take(under, row)

    def _take(self, under: "_Under", row: RawRow) -> None:
        place = under.table.row_place(under.name, under.number, row.number)
        excerpt = problems.shorten(" | ".join(row.filled))
        # Blank cells behind the last heading are how spreadsheets fill up a row.
        length = max(at for at, cell in enumerate(row.cells, 1) if cell.strip())
        width = under.header.width
        if length > width or len(row.cells) < width:
            found = max(length, min(len(row.cells), width))
            self.problems.append(problems.row_length(place, found, width, excerpt))
            return
        texts = {
            column: row.cells[position].strip()
            for column, position in under.layout.positions.items()
        }
        number = texts[Column.NUMBER]
        if not number:
            at = under.place(row, Column.NUMBER)
            self.problems.append(problems.no_number(at, excerpt))
            return
        self._check(under, row, texts, excerpt)
        where = under.table.row_place("", under.number, row.number).replace(":", "")
        self.seen.setdefault(project_number(number), where)
        self.rows.append(SheetRow(under.number, row.number, texts))

    def _check(self, under: "_Under", row: RawRow, texts: dict[Column, str], excerpt: str) -> None:
        number = texts[Column.NUMBER]
        first = self.seen.get(project_number(number))
        if first is not None:
            at = under.place(row, Column.NUMBER)
            self.problems.append(problems.duplicate(at, number, first, excerpt))
        if not texts[Column.TITLE]:
            at = under.place(row, Column.TITLE)
            self.problems.append(problems.no_title(at, number))
        if not _is_figure(texts.get(Column.DONE, "")):
            at = under.place(row, Column.DONE)
            self.problems.append(problems.not_a_number(at, texts[Column.DONE]))


@dataclass(frozen=True, slots=True)
class _Under:
    """The table that rows stand in, for saying where they are."""

    name: str
    number: int
    table: RawTable
    header: Header
    layout: Layout

    def place(self, row: RawRow, column: Column) -> str:
        position, heading = self.layout.positions[column], self.layout.headings[column]
        return self.table.cell_place(self.name, self.number, row.number, position, heading)


def _is_figure(text: str) -> bool:
    """Whether a cell can stand in a column of figures: a number in it, or nothing reported."""
    label = fold_label(text)
    rules = load_rules()["cells"]
    nothing = not label or label in rules["nothing"].split()
    return nothing or re.search(rules["figure"], label) is not None


def _kind(row: RawRow, header: Header, layout: Layout, in_digits: bool) -> _Kind:
    filled = row.filled
    if not filled:
        return _Kind.FURNITURE
    position = layout.positions[Column.NUMBER]
    number = row.cell(position).strip()
    title = row.cell(layout.positions[Column.TITLE]).strip()
    if _is_total(number) or (not number and _is_total(title)):
        return _Kind.FURNITURE
    if number and number == header.texts[position]:
        return _Kind.FURNITURE
    if fold_label(filled[0]).startswith(_furniture()[1]):
        return _Kind.NOTES
    if _is_section(number, title, len(filled), in_digits):
        return _Kind.FURNITURE
    return _Kind.PROJECT if number and len(filled) > 1 else _Kind.TEXT


def _is_section(number: str, title: str, filled: int, in_digits: bool) -> bool:
    """Whether a row only names a group of projects: 一、教育类, in one cell or two."""
    if filled == 1:
        if not number:
            return re.match(load_rules()["cells"]["section"], fold_label(title)) is not None
        return not _starts_with_digit(number) and not project_number(number).isdigit()
    # 一 | 教育类, where the projects themselves are numbered 1, 2, 3.
    return filled == 2 and bool(number and title) and in_digits and not _starts_with_digit(number)


def _is_total(text: str) -> bool:
    return bool(text) and fold_label(text).rstrip(":") in _furniture()[0]


def _starts_with_digit(text: str) -> bool:
    return fold_label(text[:8]).lstrip("(")[:1].isdigit()


@cache
def _furniture() -> tuple[frozenset[str], tuple[str, ...]]:
    rules = load_rules()["rows"]
    return frozenset(rules["totals"].split()), tuple(rules["notes"].split())
