"""Read one file as a progress table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from shishi_cli.domain.errors import Problem
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column, Sheet
from shishi_cli.readers import problems
from shishi_cli.readers.choosing import choose_reader
from shishi_cli.readers.columns import Layout, Telling, lay_out
from shishi_cli.readers.header import Header, find_header
from shishi_cli.readers.months import PageMonth, file_month, is_title, page_month
from shishi_cli.readers.opening import content_of
from shishi_cli.readers.rows import RowCollector
from shishi_cli.readers.tables import RawTable, ReadAs

_NEEDED: Mapping[Column, str] = {Column.NUMBER: "“序号”", Column.TITLE: "“项目内容”"}
_REPORTS = (Column.PROGRESS, Column.GOAL, Column.DONE, Column.SHARE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A table of the file with its headings; `number` is its place in the file, from 1."""

    number: int
    table: RawTable
    header: Header


def read_sheet(path: Path, month: Month | None = None, read_as: ReadAs | None = None) -> Sheet:
    """The progress table in the file at `path`.

    `month` is the one a person gave: it chooses among columns of several months, nothing else;
    without it a name that is an impossible month (2023-13.csv) raises InvalidMonth. `read_as` is
    what a person said of the file. Cells are as printed but for white space around them. Raises
    UnreadableFile with all that is wrong.
    """
    return read_content(content_of(path), path.name, month, read_as)


def read_content(
    content: bytes, name: str, month: Month | None = None, read_as: ReadAs | None = None
) -> Sheet:
    """The same for bytes that came another way; `name` is what the file is called in messages."""
    read_as = read_as or ReadAs()
    reader = choose_reader(content, name, read_as)
    tables = reader.read(content, name, read_as)
    found = _with_headings(tables, name, read_as)
    lines = _lines_above(found[0])
    page = page_month(lines)
    named = _file_month(name, page, month)
    telling = Telling(
        person=None if month is None else month.number,
        page=page.number,
        file=None if named is None else named.number,
    )
    collector = RowCollector(name)
    layout = _collect(found, telling, collector)
    if collector.problems:
        raise problems.unreadable(name, collector.problems)
    if not collector.rows:
        raise problems.unreadable(name, [problems.no_projects(name)])
    in_heading = layout.month is not None
    source = found[0].table
    return Sheet(
        file=name,
        sha256=sha256(content).hexdigest(),
        encoding=source.encoding,
        rows=tuple(collector.rows),
        headings=layout.headings,
        page_title=next(filter(is_title, lines), "") or source.title,
        heading_month=layout.month if in_heading else page.number,
        heading_year=layout.year or page.year,
        heading_words=layout.words if in_heading else page.words,
        file_month=named,
        format=reader.name,
        publisher=source.publisher,
        published=source.published,
        notices=tuple(notice for one in found for notice in one.table.notices),
    )


def _with_headings(tables: Sequence[RawTable], name: str, read_as: ReadAs) -> list[_Found]:
    """The tables that have headings, visible ones before all; at least one."""
    asked = list(enumerate(tables, 1))
    if read_as.table:
        asked = [one for one in asked if read_as.table in (str(one[0]), one[1].sheet)]
        if not asked:
            known = [table.sheet or str(number) for number, table in enumerate(tables, 1)]
            told = problems.no_such_table(name, read_as.table, known)
            raise problems.unreadable(name, [told])
    found = [
        _Found(number, table, header)
        for number, table in asked
        if (header := find_header(table)) is not None
    ]
    if not found:
        seen = _likeliest([table for _, table in asked])
        raise problems.unreadable(name, [problems.no_heading(name, seen, ())])
    visible = [one for one in found if not one.table.hidden]
    return visible or found


def _lines_above(found: _Found) -> tuple[str, ...]:
    """The lines of text above a table, its own top rows included."""
    own = (" ".join(row.filled) for row in found.table.rows[: found.header.first])
    return (*found.table.above, *filter(None, own))


def _file_month(name: str, page: PageMonth, person: Month | None) -> Month | None:
    # A person's month makes the name's impossible one harmless.
    return file_month(Path(name).stem, page.year, strict=person is None)


def _collect(found: Sequence[_Found], telling: Telling, collector: RowCollector) -> Layout:
    """Collect the rows of every table with full headings; the first one's layout."""
    layouts: list[Layout] = []
    incomplete: list[Problem] = []
    for one in found:
        rows = one.table.rows[one.header.end :]
        layout = lay_out(one.header, rows, telling)
        lacking = _lacking(layout)
        if lacking:
            row = one.table.rows[one.header.first].number
            place = one.table.row_place(collector.name, one.number, row)
            seen = [text for text in one.header.texts if text]
            incomplete.append(problems.no_heading(place, seen, lacking))
            continue
        layouts.append(layout)
        collector.collect(one.number, one.table, one.header, layout)
    if layouts:
        return layouts[0]
    raise problems.unreadable(collector.name, incomplete)


def _lacking(layout: Layout) -> list[str]:
    lacking = [name for column, name in _NEEDED.items() if column not in layout.positions]
    if not any(column in layout.positions for column in _REPORTS):
        lacking.append("“进展情况”")
    return lacking


def _likeliest(tables: Sequence[RawTable]) -> tuple[str, ...]:
    """The cells of the row that most looks like headings, for the message."""
    rows = [row.filled for table in tables for row in table.rows[:30]]
    return max(rows, key=len, default=())
