"""Tables that stand side by side (并排的表): 序号 项目 进展 | 序号 项目 进展, or a summary beside the table."""

from dataclasses import replace

from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawTable
from shishi_cli.readers.opening.problems import shorten
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.header import Header
from shishi_cli.readers.table.headings import Heading

_NAMES = (Column.NUMBER, Column.TITLE)
_REPORTS = (Column.PROGRESS, Column.DONE, Column.SHARE, Column.GOAL)
# What the rows of another table begin with: its numbers, its offices.
_BEGIN = {Column.NUMBER, Column.LEAD_UNIT}


def parted(table: RawTable, header: Header) -> list[tuple[RawTable, Header]]:
    """The tables from the left, each with the cells of the others blank; most often the one alone.

    Taken for one table, the second title of a row was the target of the first.
    """
    starts = _starts(header)
    if len(starts) < 2:
        return [_without_summary(table, header)]
    width = len(header.texts)
    ends = [*starts[1:], width]
    found = []
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        # What is beside the last table, as the notes of a reader are, belongs to it.
        beyond = range(end, width) if at < len(starts) - 1 else range(0)
        found.append(_only(table, header, range(start), beyond, first=at == 0))
    return found


def _without_summary(table: RawTable, header: Header) -> tuple[RawTable, Header]:
    """The table without another one behind a blank column: a summary by office, whose shares stood
    in the rows of projects that they do not tell of."""
    width = len(header.texts)
    blank = [at for at in range(1, width - 1) if not header.texts[at] and header.texts[at + 1]]
    for at in blank:
        left, right = _columns(header, range(at)), _columns(header, range(at + 1, width))
        whole = Column.TITLE in left and any(column in _REPORTS for column in left)
        begins = header.headings[at + 1]
        again = begins is not None and _may_begin(begins) & {*left}
        if not whole or not again or Column.TITLE in right:
            continue
        if any(row.cell(at).strip() for row in table.rows[header.first :]):
            continue
        shown = "、".join(text for text in header.texts[at + 1 :] if text)
        kept, own = _only(table, header, range(0), range(at, width), first=True)
        told = Notice("table_beside", f"没有读取右边另一张表: {shorten(shown)}")
        return replace(kept, notices=(*kept.notices, told)), own
    return table, header


def _may_begin(heading: Heading) -> set[Column]:
    """The columns that a heading may mean and the rows of a table begin with."""
    return _BEGIN & {heading.meaning.column, heading.meaning.offices}


def _columns(header: Header, positions: range) -> list[Column]:
    known = (header.headings[at] for at in positions)
    return [one.meaning.column for one in known if one is not None]


def _starts(header: Header) -> list[int]:
    """Where the same first heading stands again, each time with the same title's behind it."""
    named = [
        (at, heading.meaning.column, fold_label(heading.text))
        for at, heading in enumerate(header.headings)
        if heading is not None and heading.meaning.column in _NAMES
    ]
    titles = [label for _, column, label in named if column is Column.TITLE]
    if len(titles) < 2 or len(set(titles)) > 1:
        return []
    first = named[0][1:]
    starts = [at for at, *what in named if tuple(what) == first]
    return starts if len(starts) == len(titles) else []


def _only(
    table: RawTable, header: Header, before: range, beyond: range, *, first: bool
) -> tuple[RawTable, Header]:
    """The table with the cells `before` and `beyond` its own blank, from its headings on."""
    own = [row.without(before).without(beyond) for row in table.rows[header.first :]]
    rows = (*table.rows[: header.first], *own)
    others = {*before, *beyond}
    known = [None if at in others else one for at, one in enumerate(header.headings)]
    texts = ["" if at in others else text for at, text in enumerate(header.texts)]
    lines = [row.filled for row in own[: header.end - header.first]]
    notices = table.notices if first else ()
    return (
        replace(table, rows=rows, notices=notices),
        replace(header, headings=tuple(known), texts=tuple(texts), lines=tuple(lines)),
    )
