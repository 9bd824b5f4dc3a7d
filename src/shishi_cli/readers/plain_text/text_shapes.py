"""The shapes in which plain text holds a table: columns, one cell a line, or a list."""

from collections.abc import Sequence

from shishi_cli.readers.cells.cell_tables import RawTable
from shishi_cli.readers.plain_text.linear_tables import read_linear
from shishi_cli.readers.plain_text.numbered_lists import read_list
from shishi_cli.readers.plain_text.text_columns import read_piped, read_spaced

# The surest first: headings are surer than the numbers of a list.
_SHAPES = (read_piped, read_spaced, read_linear, read_list)


def tables_of_lines(lines: Sequence[str]) -> tuple[RawTable, ...]:
    """The table that lines of plain text hold, in the first shape that fits; none for prose."""
    for read in _SHAPES:
        table = read(lines)
        if table is not None:
            return (table,)
    return ()
