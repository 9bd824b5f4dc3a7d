"""The shapes in which plain text holds a table: columns, one cell a line, or a list."""

from collections.abc import Sequence
from dataclasses import replace

from shishi_cli.readers.cells.cell_tables import RawTable
from shishi_cli.readers.plain_text.linear_tables import read_linear
from shishi_cli.readers.plain_text.numbered_lists import read_list
from shishi_cli.readers.plain_text.paragraphs import read_paragraphs
from shishi_cli.readers.plain_text.text_columns import read_piped, read_spaced
from shishi_cli.readers.table.furniture import is_page_mark

# The surest first: headings are surer than the numbers of a list.
_SHAPES = (read_piped, read_spaced, read_linear, read_list, read_paragraphs)


def tables_of_lines(lines: Sequence[str]) -> tuple[RawTable, ...]:
    """The table that lines of plain text hold, in the first shape that fits; none for prose.

    The numbers of pages stand between its lines and are none of them.
    """
    numbers = [number for number, line in enumerate(lines, 1) if not is_page_mark(line)]
    paged = len(numbers) < len(lines)
    kept = [lines[number - 1] for number in numbers] if paged else lines
    for read in _SHAPES:
        table = read(kept)
        if table is not None:
            return (_as_numbered(table, numbers) if paged else table,)
    return ()


def _as_numbered(table: RawTable, numbers: Sequence[int]) -> RawTable:
    """The table with its rows numbered as the lines were before some were left out."""
    rows = tuple(replace(row, number=numbers[row.number - 1]) for row in table.rows)
    return replace(table, rows=rows)
