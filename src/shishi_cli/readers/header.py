"""Find the headings of a table: anywhere near its top, one to three rows deep."""

from collections.abc import Sequence
from dataclasses import dataclass

from shishi_cli.domain.source import Column
from shishi_cli.readers.headings import Heading, recognise
from shishi_cli.readers.tables import RawRow, RawTable

_SEARCHED = 30
_DEEPEST = 3
_FEWEST = 2
_ENOUGH = 3
_NAMES = (Column.NUMBER, Column.TITLE)


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a table (表头), by position; `texts` are those of all columns as printed.

    `first` and `end` are the header's rows as indexes into the table's rows, the end excluded.
    """

    first: int
    end: int
    headings: tuple[Heading | None, ...]
    texts: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many cells a row may have: up to the last heading that is not blank."""
        return max((at for at, text in enumerate(self.texts, 1) if text), default=0)


def find_header(table: RawTable) -> Header | None:
    """The row with most recognised headings, and the rows that belong to it.

    None when no row of the first thirty has two of them.
    """
    found = []
    first, most = 0, 0
    for index, row in enumerate(table.rows[:_SEARCHED]):
        found.append(_known(row))
        columns = {heading.meaning.column for heading in found[-1] if heading}
        if len(columns) > most:
            first, most = index, len(columns)
        if most >= _ENOUGH and columns.issuperset(_NAMES):
            break  # plainly the headings; the rows of projects need no look
    if most < _FEWEST:
        return None
    # 序号 and 项目 may stand in the row above, over cells that are blank here.
    while first > 0 and _stands_over(found[first - 1], table.rows[first]):
        first -= 1
    width = max(len(row.cells) for row in table.rows[first : first + _DEEPEST])
    headings = [_at(found[first], at) for at in range(width)]
    texts = [table.rows[first].cell(at).strip() for at in range(width)]
    end = first + 1
    while end < min(first + _DEEPEST, len(table.rows)):
        if not _join(headings, texts, table.rows[end]):
            break
        end += 1
    return Header(first, end, tuple(headings), tuple(texts))


def _known(row: RawRow) -> tuple[Heading | None, ...]:
    return tuple(recognise(cell) if cell else None for cell in row.cells)


def _at(headings: Sequence[Heading | None], position: int) -> Heading | None:
    return headings[position] if position < len(headings) else None


def _stands_over(above: Sequence[Heading | None], row: RawRow) -> bool:
    return any(
        heading is not None
        and heading.meaning.column in _NAMES
        and not row.cell(position).strip()
        and len([other for other in above if other]) >= _FEWEST
        for position, heading in enumerate(above)
    )


def _join(headings: list[Heading | None], texts: list[str], below: RawRow) -> bool:
    """Join the row below to the headings where it continues them; else change nothing."""
    joined: list[tuple[int, Heading, str]] = []
    over = ""
    for position, text in enumerate(texts):
        over = text or over
        cell = below.cell(position).strip()
        if not cell or cell == text:
            continue
        heading = headings[position]
        if heading is not None and heading.meaning.column in _NAMES:
            return False
        # 3月 over 目标, 年度 over 目标任务; else the lower heading means the same alone.
        for words in (over + cell, cell, cell + over):
            if (known := recognise(words)) is not None:
                joined.append((position, known, words))
                break
        else:
            return False
    for position, known, words in joined:
        headings[position], texts[position] = known, words
    return bool(joined)
