"""Read one file as a progress table."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from shishi_cli.domain.errors import Problem, UnreadableFile
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column, Sheet
from shishi_cli.readers import problems
from shishi_cli.readers.columns import Layout, Telling, lay_out
from shishi_cli.readers.csv_tables import CsvReader
from shishi_cli.readers.header import Header, find_header
from shishi_cli.readers.months import PageMonth, file_month, is_title, page_month
from shishi_cli.readers.rows import RowCollector
from shishi_cli.readers.tables import RawTable, Reader

READERS: tuple[Reader, ...] = (CsvReader(),)

_NEEDED: Mapping[Column, str] = {Column.NUMBER: "“序号”", Column.TITLE: "“项目内容”"}
_REPORTS = (Column.PROGRESS, Column.GOAL, Column.DONE, Column.SHARE)


def read_sheet(path: Path, month: Month | None = None) -> Sheet:
    """The progress table in the file at `path`.

    `month` is the one a person gave: it chooses among columns of several months, nothing else;
    without it a name that is an impossible month (2023-13.csv) raises InvalidMonth. Cells are as
    printed but for white space around them. Raises UnreadableFile with all that is wrong.
    """
    reader = _reader(path)
    content = _content(path)
    tables = reader.read(content, path.name)
    headers = [find_header(table) for table in tables]
    lines = _lines_above(tables, headers)
    page = page_month(lines)
    named = _file_month(path, page, month)
    telling = Telling(
        person=None if month is None else month.number,
        page=page.number,
        file=None if named is None else named.number,
    )
    collector = RowCollector(path.name)
    layout = _collect(tables, headers, telling, collector)
    if collector.problems:
        raise problems.unreadable(path.name, collector.problems)
    if not collector.rows:
        raise problems.unreadable(path.name, [problems.no_projects(path.name)])
    in_heading = layout.month is not None
    return Sheet(
        file=path.name,
        sha256=sha256(content).hexdigest(),
        encoding=tables[0].encoding,
        rows=tuple(collector.rows),
        headings=layout.headings,
        page_title=next(filter(is_title, lines), ""),
        heading_month=layout.month if in_heading else page.number,
        heading_year=layout.year or page.year,
        heading_words=layout.words if in_heading else page.words,
        file_month=named,
    )


def _reader(path: Path) -> Reader:
    try:
        folder, exists = path.is_dir(), path.exists()
    except OSError as error:  # a name that is too long, a folder that may not be entered
        raise _unopened(path, error) from error
    if folder:
        raise problems.unreadable(path.name, [problems.folder(str(path))])
    if not exists:
        raise problems.unreadable(path.name, [problems.missing(str(path))])
    for reader in READERS:
        if path.suffix.lower() in reader.suffixes:
            return reader
    known = [suffix for reader in READERS for suffix in reader.suffixes]
    raise problems.unreadable(path.name, [problems.unknown_format(path.name, known)])


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unopened(path, error) from error
    if not content:
        raise problems.unreadable(path.name, [problems.empty(path.name)])
    return content


def _unopened(path: Path, error: OSError) -> UnreadableFile:
    reason = "没有权限" if isinstance(error, PermissionError) else error.strerror or "原因不明"
    return problems.unreadable(path.name, [problems.unopened(path.name, reason)])


def _lines_above(tables: Sequence[RawTable], headers: Sequence[Header | None]) -> tuple[str, ...]:
    """The lines of text above the first table that has headings, its own top rows included."""
    for table, header in zip(tables, headers, strict=True):
        if header is not None:
            own = (" ".join(row.filled) for row in table.rows[: header.first])
            return (*table.above, *filter(None, own))
    return ()


def _file_month(path: Path, page: PageMonth, person: Month | None) -> Month | None:
    # A person's month makes the name's impossible one harmless.
    return file_month(path.stem, page.year, strict=person is None)


def _collect(
    tables: Sequence[RawTable],
    headers: Sequence[Header | None],
    telling: Telling,
    collector: RowCollector,
) -> Layout:
    """Collect the rows of every table with full headings; the first one's layout."""
    layouts: list[Layout] = []
    incomplete: list[Problem] = []
    for number, (table, header) in enumerate(zip(tables, headers, strict=True), 1):
        if header is None:
            continue
        rows = table.rows[header.end :]
        layout = lay_out(header, rows, telling)
        lacking = _lacking(layout)
        if lacking:
            place = f"{collector.name}:表{number}:第{table.rows[header.first].number}行"
            seen = [text for text in header.texts if text]
            incomplete.append(problems.no_heading(place, seen, lacking))
            continue
        layouts.append(layout)
        collector.collect(number, header, layout, rows)
    if layouts:
        return layouts[0]
    unknown = [problems.no_heading(collector.name, _likeliest(tables), ())]
    raise problems.unreadable(collector.name, incomplete or unknown)


def _lacking(layout: Layout) -> list[str]:
    lacking = [name for column, name in _NEEDED.items() if column not in layout.positions]
    if not any(column in layout.positions for column in _REPORTS):
        lacking.append("“进展情况”")
    return lacking


def _likeliest(tables: Sequence[RawTable]) -> tuple[str, ...]:
    """The cells of the row that most looks like headings, for the message."""
    rows = [row.filled for table in tables for row in table.rows[:30]]
    return max(rows, key=len, default=())
