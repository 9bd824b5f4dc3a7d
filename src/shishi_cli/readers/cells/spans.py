"""Cells that reach over several rows and columns, written out as rows of cells (合并单元格)."""

from collections.abc import Iterable, Iterator, Sequence

from shishi_cli.domain.frozen import frozen
from shishi_cli.readers.cells.cell_tables import RawRow
from shishi_cli.readers.opening.limits import Allowance

# A page may claim a cell of 10,000 columns; no progress table has half of these.
_WIDEST = 100
_LAST_COLUMN = 256


@frozen
class SpanCell:
    """A cell as a page states it: over `down` rows (0: all that follow) and `across` columns."""

    text: str
    down: int = 1
    across: int = 1


def expand_spans(
    groups: Iterable[Iterable[Sequence[SpanCell]]], allowance: Allowance | None = None
) -> tuple[RawRow, ...]:
    """Rows of cells, with merged ones written out as RawRow tells: down, but not across.

    Spans are clamped to their group of rows (thead, tbody), and to a hundred columns.
    """
    expanded: list[RawRow] = []
    for group in groups:
        for row in _expand_group(group, len(expanded)):
            if allowance is not None:
                allowance.cells(len(row.cells), sum(map(len, row.cells)))
            expanded.append(row)
    return tuple(expanded)


def _expand_group(rows: Iterable[Sequence[SpanCell]], before: int) -> Iterator[RawRow]:
    hanging: dict[int, tuple[str, int]] = {}  # by column: the text from above, rows left (-1: all)
    for number, row in enumerate(rows, before + 1):
        cells = {column: text for column, (text, _) in hanging.items()}
        continued = tuple(column for column, text in cells.items() if text)
        hanging = {
            column: (text, left - 1) for column, (text, left) in hanging.items() if left != 1
        }
        at = 0
        for cell in row:
            while at in cells:
                at += 1
            if at >= _LAST_COLUMN:
                break
            at = _place(cell, at, cells, hanging)
        width = max(cells, default=-1) + 1
        texts = tuple(cells.get(column, "") for column in range(width))
        yield RawRow(number, texts, continued)


def _place(
    cell: SpanCell, at: int, cells: dict[int, str], hanging: dict[int, tuple[str, int]]
) -> int:
    """Put one cell at `at`, as far as it reaches; the column after it."""
    for column in range(at, max(at + 1, min(at + cell.across, _WIDEST))):
        if column in cells:
            return column  # a cell from above stands in the way
        text = cell.text if column == at else ""
        cells[column] = text
        if cell.down != 1:
            hanging[column] = (text, cell.down - 1)
    return column + 1
