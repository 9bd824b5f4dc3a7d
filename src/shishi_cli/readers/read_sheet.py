"""Read one file as a progress table."""

from collections.abc import Iterator, Sequence, Set
from hashlib import sha256
from pathlib import Path

from shishi_cli.domain.errors import Problem
from shishi_cli.domain.file_name import file_name
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import NO_MONTH, NUMBERS_MISSING, Notice
from shishi_cli.domain.source import Column, Sheet
from shishi_cli.readers.cells.cell_tables import UNCOUNTED, RawTable, ReadAs, column_letters
from shishi_cli.readers.choose_reader import choose_reader
from shishi_cli.readers.guard import read_guarded
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.open_file import content_of
from shishi_cli.readers.table.field_columns import Layout, Telling, lay_out
from shishi_cli.readers.table.find_table import FoundTable, choose_version, find_tables
from shishi_cli.readers.table.forms import upright
from shishi_cli.readers.table.header import find_header
from shishi_cli.readers.table.project_number import told_gaps
from shishi_cli.readers.table.project_rows import RowCollector
from shishi_cli.readers.table.told_months import (
    PageMonth,
    file_month,
    file_year,
    impossible_month,
    is_title,
    page_month,
)
from shishi_cli.readers.table.under_headings import BY_ORDER
from shishi_cli.readers.table.year_list import with_told_month, year_lists

_FEW = 5
_LONGEST_LINE = 80
_REPORTS = (Column.PROGRESS, Column.GOAL, Column.DONE, Column.SHARE)


def read_sheet(path: Path, month: Month | None = None, read_as: ReadAs | None = None) -> Sheet:
    """The progress table in the file at `path`.

    `month` is the one a person gave: it chooses among columns of several months, nothing else;
    without it a name that is an impossible month (2023-13.csv) raises InvalidMonth. `read_as` is
    what a person said of the file. Cells are as printed but for white space around them. Raises
    UnreadableFile with all that is wrong.
    """
    return read_content(content_of(path), file_name(path), month, read_as)


def read_content(
    content: bytes, name: str, month: Month | None = None, read_as: ReadAs | None = None
) -> Sheet:
    """The same for bytes that came another way; `name` is what the file is called in messages."""
    read_as = read_as or ReadAs()
    reader = choose_reader(content, name, read_as)
    tables = tuple(map(upright, read_guarded(reader, content, name, read_as)))
    found, notices = find_tables(tables, name, read_as)
    # Before the table there may be another, which tells no month: the title stands behind it.
    pages = [page_month((*one.lines, one.table.sheet)) for one in found]
    page = next((one for one in pages if one.number), pages[0])
    named = _file_month(name, page, month)
    telling = Telling(
        person=None if month is None else month.number,
        page=page.number,
        file=None if named is None else named.number,
    )
    collector = RowCollector(name)
    others = [] if read_as.table else list(enumerate(tables, 1))
    lists = year_lists(found, telling, name, asked=read_as.as_list)
    layout = _collect(found, telling, collector, others, lists)
    _refuse_problems(collector, found, name)
    in_heading = layout.month is not None
    source = found[0].table
    return Sheet(
        file=name,
        sha256=sha256(content).hexdigest(),
        encoding=source.encoding,
        rows=collector.rows.settled(),
        headings=layout.headings,
        page_title=next((line for one in found for line in one.lines if is_title(line)), "")
        or source.title,
        heading_month=layout.month if in_heading else page.number,
        heading_year=layout.year or page.year,
        heading_words=layout.words if in_heading else page.words,
        file_month=named,
        format=reader.name,
        publisher=source.publisher,
        published=source.published,
        region=source.region,
        is_list=bool(lists),
        file_year=file_year(Path(name).stem),
        notices=tuple(
            dict.fromkeys(  # what was left out of a whole file is told once
                (
                    *(notice for one in found for notice in one.table.notices),
                    *notices,
                    *_by_order(collector.notices),
                    *_gaps(collector),
                    *_no_months(name, found),
                )
            )
        ),
    )


def _refuse_problems(collector: RowCollector, found: Sequence[FoundTable], name: str) -> None:
    if told := [*collector.problems, *collector.figures.problems()]:
        raise problems.unreadable(name, [*told, *_uncounted(found, name)])
    if not collector.rows:
        raise problems.unreadable(name, [problems.no_projects(name)])


def _by_order(notices: Sequence[Notice]) -> Iterator[Notice]:
    """The notices, with one for all tables that are numbered by order: a form for each project."""
    numbered = [notice for notice in notices if notice.code == BY_ORDER]
    for notice in notices:
        if notice.code != BY_ORDER or len(numbered) == 1:
            yield notice
        elif notice is numbered[0]:
            first, _, rest = notice.text.partition(" ")
            yield Notice(BY_ORDER, f"{first} 等 {len(numbered)} 张表{rest}")


def _gaps(collector: RowCollector) -> list[Notice]:
    """A project whose number is not there may be lost within another's words."""
    gaps = told_gaps(collector.seen)
    return [Notice(NUMBERS_MISSING, f"序号不连续: {gaps}")] if gaps else []


def _no_months(name: str, found: Sequence[FoundTable]) -> list[Notice]:
    """Headings, lines above and a name that tell a month as no year has: 13月目标."""
    lines = (text for one in found for text in (*one.header.texts, *filter(is_title, one.lines)))
    for text in (*lines, Path(name).stem):
        if month := impossible_month(text[:_LONGEST_LINE]):
            return [Notice(NO_MONTH, f"“{problems.shorten(text)}”中的“{month}”不是月份")]
    return []


def _uncounted(found: Sequence[FoundTable], name: str) -> list[Problem]:
    """What may well be behind the other problems: numbers that are formulas without a result."""
    return [
        problems.uncounted(name, notice.text)
        for one in found
        for notice in one.table.notices
        if notice.code == UNCOUNTED
    ]


def _file_month(name: str, page: PageMonth, person: Month | None) -> Month | None:
    # A person's month makes the name's impossible one harmless.
    return file_month(Path(name).stem, page.year, strict=person is None)


def _collect(
    found: Sequence[FoundTable],
    telling: Telling,
    collector: RowCollector,
    tables: Sequence[tuple[int, RawTable]],
    lists: Sequence[tuple[FoundTable, Layout]],
) -> Layout:
    """Collect the rows of every table with full headings; the first one's layout.

    Those of `tables` that have none are told of. Where there are `lists`, they alone are meant.
    """
    laid_out = list(lists)
    incomplete: list[Problem] = []
    for one in () if lists else found:
        header = with_told_month(one.header, telling.person)
        layout = lay_out(header, one.rows, telling, one.lines)
        lacking = _lacking(layout)
        if lacking:
            row = one.table.rows[one.header.first].number
            place = one.table.row_place(collector.name, one.number, row)
            seen = [text for text in one.header.texts if text]
            incomplete.append(problems.no_heading(place, seen, lacking))
        else:
            laid_out.append((one, layout))
    if not laid_out:
        raise problems.unreadable(collector.name, incomplete)
    # Beside a table with numbers, one without is a summary; alone, it is numbered by order.
    numbered = [one for one in laid_out if Column.NUMBER in one[1].positions]
    laid_out = numbered or laid_out
    collector.notices.extend(_left(tables, {one.number for one, _ in laid_out}))
    kept, notices = choose_version(laid_out, telling, collector.name)
    collector.notices.extend(notices)
    collector.notices.extend(_columns_left(kept))
    for one, layout in kept:
        collector.collect(one.number, one.table, one.header, layout)
    return kept[0][1]


def _columns_left(found: Sequence[tuple[FoundTable, Layout]]) -> list[Notice]:
    """Which columns with words in them have headings that mean nothing here, or tell a superior's
    target beside ours."""
    left = [text for one, layout in found for text in _unread(one, layout)]
    left += [text for _, layout in found for text in layout.left]
    names = "、".join(problems.shorten(text) for text in dict.fromkeys(left))
    return [Notice("columns_left", f"没有读取的列: {names}")] if left else []


def _unread(one: FoundTable, layout: Layout) -> Iterator[str]:
    """The headings of a table's filled columns that mean nothing; of one without a heading, as is
    the second of two under a merged one, its place."""
    used = {*layout.positions.values(), *(plan.position for plan in layout.plans)}
    unknown = {at for at, heading in enumerate(one.header.headings) if heading is None} - used
    if not unknown:
        return
    # One pass over the cells: a table may have a thousand blank columns.
    filled = {at for row in one.rows for at, cell in enumerate(row.cells) if cell.strip()}
    for at in sorted(unknown & filled):
        letters = f"{column_letters(at)} 列" if one.table.sheet else f"第{at + 1}列"
        yield one.header.texts[at] or f"{letters}(没有表头)"


def _left(tables: Sequence[tuple[int, RawTable]], read: Set[int]) -> list[Notice]:
    """Which tables were not read for want of headings; hidden ones are told of elsewhere."""
    left = [
        f"工作表“{table.sheet}”" if table.sheet else f"表{number}"
        for number, table in tables
        if number not in read and not table.hidden and _holds_words(table)
    ]
    shown = "、".join(left[:_FEW]) + (f" 等 {len(left)} 张" if len(left) > _FEW else "")
    return [Notice("tables_left", f"{shown}没有进展表的表头,没有读取")] if left else []


def _holds_words(table: RawTable) -> bool:
    """Whether a table has rows that are not headings of the next one."""
    header = find_header(table)
    return any(row.filled for row in table.rows[header.end if header else 0 :])


def _lacking(layout: Layout) -> list[str]:
    lacking = [] if Column.TITLE in layout.positions else ["“项目内容”"]
    if not any(column in layout.positions for column in _REPORTS):
        lacking.append("“进展情况”")
    return lacking
