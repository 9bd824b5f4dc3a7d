"""Find the headings of a table: anywhere near its top, one to three rows deep."""

from collections.abc import Iterable, Sequence

from shishi_cli.domain.characters import is_whole
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.heading_rules import load_rules
from shishi_cli.readers.table.headings import Heading, recognise
from shishi_cli.readers.table.project_number import project_number
from shishi_cli.readers.table.told_months import whole_span

_SEARCHED = 30
_DEEPEST = 3
_FEWEST = 2
_ENOUGH = 3
_NAMES = (Column.NUMBER, Column.TITLE)


@frozen
class Header:
    """The headings of a table (表头), by position; `texts` are those of all columns as printed.

    `first` and `end` are the header's rows as indexes into the table's rows, the end excluded;
    `lines` are those rows' cells that are not blank, by which a repeated header is known.
    """

    first: int
    end: int
    headings: tuple[Heading | None, ...]
    texts: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...] = ()

    @property
    def width(self) -> int:
        """How many cells a row may have: up to the last heading that is not blank."""
        return max((at for at, text in enumerate(self.texts, 1) if text), default=0)


def find_header(table: RawTable) -> Header | None:
    """The row with most recognised headings, and the rows that belong to it.

    None when no row of the first thirty has two of them.
    """
    found = []
    fullest, most = 0, 0
    for index, row in enumerate(table.rows[:_SEARCHED]):
        found.append(_known(row))
        columns = {heading.meaning.column for heading in found[-1] if heading}
        if len(columns) > most:
            fullest, most = index, len(columns)
        if most >= _ENOUGH and columns.issuperset(_NAMES):
            break  # plainly the headings; the rows of projects need no look
    if most < _FEWEST:
        return None
    # 序号 and 项目 may stand in the row above, over cells that are blank here or merged with them.
    first = fullest
    while first > 0 and _stands_over(found[first - 1], table.rows[first]):
        first -= 1
    return _header(table.rows, first, max(fullest + 1, _end(table.rows, first)))


def goes_on(header: Header, before: Sequence[RawRow], table: RawTable) -> bool:
    """Whether a table without headings goes on with the one `before`, whose `header` is given: it
    is as wide, and other projects' numbers stand where that one's do, or a row's other half."""
    if table.sheet or not table.rows:
        return False
    width = max(len(row.cells) for row in table.rows)
    at = next(
        (
            position
            for position, heading in enumerate(header.headings)
            if heading is not None and heading.meaning.column is Column.NUMBER
        ),
        0,
    )
    numbers = {number for row in table.rows if (number := project_number(row.cell(at)))}
    if not numbers:
        return width == header.width and not any(row.cell(at + 1).strip() for row in table.rows)
    # Scores of offices, numbered from 1 again, are another table.
    known = {project_number(row.cell(at)) for row in before}
    numbered = any(map(is_whole, numbers)) and not numbers & known
    # Blank cells at the end of every row are not seen, so that it may look narrower.
    return numbered and header.width - 1 <= width <= header.width


def _known(row: RawRow) -> tuple[Heading | None, ...]:
    return tuple(recognise(cell) if cell else None for cell in row.cells)


def _stands_over(above: Sequence[Heading | None], row: RawRow) -> bool:
    return len([other for other in above if other]) >= _FEWEST and any(
        heading is not None
        and heading.meaning.column in _NAMES
        and (not row.cell(position).strip() or position in row.continued)
        for position, heading in enumerate(above)
    )


def _end(rows: Sequence[RawRow], first: int) -> int:
    """Where the header that begins at `first` ends: behind the last row that continues it."""
    end = first + 1
    for last in range(first + 1, min(first + _DEEPEST, len(rows))):
        if _belongs(rows[first : last + 1]):
            end = last + 1
    return end


def _belongs(rows: Sequence[RawRow]) -> bool:
    """Whether the last row continues the headings: 序号 is merged down into it, or each of its cells
    means something under them."""
    names = [
        position
        for position, heading in enumerate(_known(rows[0]))
        if heading is not None and heading.meaning.column in _NAMES
    ]
    first, last = rows[0], rows[-1]
    if not last.filled:
        return False
    if any(at in last.continued and last.cell(at) == first.cell(at) for at in names):
        return True
    grid = _own(rows)
    if any(line[position] for line in grid[1:] for position in names):
        return False
    paths = _paths(grid)
    cells = [paths[position] for position, text in enumerate(grid[-1]) if text]
    return bool(cells) and all(_recognise(path)[0] is not None for path in cells)


def _header(rows: Sequence[RawRow], first: int, end: int) -> Header:
    known = [_recognise(path) for path in _paths(_own(rows[first:end]))]
    return Header(
        first,
        end,
        tuple(heading for heading, _ in known),
        tuple(text for _, text in known),
        tuple(row.filled for row in rows[first:end]),
    )


def _own(rows: Sequence[RawRow]) -> list[list[str]]:
    """The texts of each row by position, blank where the row above has the same one."""
    width = max(len(row.cells) for row in rows)
    grid: list[list[str]] = []
    above = [""] * width
    for row in rows:
        line = [row.cell(position).strip() for position in range(width)]
        pairs = list(zip(line, above, strict=True))
        grid.append(["" if text == over else text for text, over in pairs])
        above = [text or over for text, over in pairs]
    return grid


def _paths(grid: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """For each position its headings from the top, those included that stand over it from the left.

    A heading reaches to the right as far as nothing stands beside it or beside what is over it.
    """
    paths: list[tuple[str, ...]] = []
    reaching = [""] * len(grid)
    for position in range(len(grid[0])):
        own = [line[position] for line in grid]
        deepest = max((level for level, text in enumerate(own) if text), default=0)
        for level, text in enumerate(own):
            if text:
                reaching[level] = text
                reaching[level + 1 :] = [""] * (len(grid) - level - 1)
        over = tuple(filter(None, reaching[:deepest]))
        paths.append((*over, own[deepest]) if own[deepest] else ("",))
    return paths


def _recognise(path: Sequence[str]) -> tuple[Heading | None, str]:
    """What a heading means under those above it, with the words that say so.

    3月 over 目标, 年度 over 目标任务; else the lower heading means the same alone. 8月 under 目标任务 is
    8月目标任务, and 数量 says no more than what stands over it.
    """
    *over, own = path
    before = [own + above for above in reversed(over)]
    if whole_span(own) and (told := _first(before, whole=True)) is not None:
        return told
    if (
        told := _first((*(above + own for above in reversed(over)), "".join(path), own))
    ) is not None:
        return told
    # 3月 under 目标; but a cell of words under 进展情况 is no heading that ends so.
    if (told := _first(before, whole=True)) is not None:
        return told
    amounts = [*reversed(over)] if fold_label(own) in load_rules()["amounts"].split() else []
    return _first(amounts) or (None, own)


def _first(several: Iterable[str], whole: bool = False) -> tuple[Heading, str] | None:
    """The first of some words that is a heading, with what it means."""
    known = ((recognise(words, whole=whole), words) for words in several)
    return next(((heading, words) for heading, words in known if heading is not None), None)
