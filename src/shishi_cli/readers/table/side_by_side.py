"""Tables that stand side by side under one row of headings (并排的表): 序号 项目 进展 | 序号 项目 进展."""

from dataclasses import replace

from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawTable
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.header import Header

_NAMES = (Column.NUMBER, Column.TITLE)


def parted(table: RawTable, header: Header) -> list[tuple[RawTable, Header]]:
    """The tables from the left, each with the cells of the others blank; most often the one alone.

    Taken for one table, the second title of a row was the target of the first.
    """
    starts = _starts(header)
    if len(starts) < 2:
        return [(table, header)]
    width = len(header.texts)
    ends = [*starts[1:], width]
    found = []
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        # What is beside the last table, as the notes of a reader are, belongs to it.
        beyond = range(end, width) if at < len(starts) - 1 else range(0)
        found.append(_only(table, header, range(start), beyond, first=at == 0))
    return found


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
