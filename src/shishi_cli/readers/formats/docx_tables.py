"""One table of a document while its elements pass by."""

from dataclasses import dataclass, field

from shishi_cli.readers.cells.cell_tables import RawRow, RawTable
from shishi_cli.readers.cells.grids import WIDEST


@dataclass(slots=True)
class OpenCell:
    """A cell being read; one that is not `shown` is covered by a merged one, or deleted."""

    width: int = 1
    shown: bool = True
    merged: bool = False
    lines: list[str] = field(default_factory=list)
    within: list[RawTable] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    """A table being read, with the cells that are merged downwards at each position."""

    rows: list[RawRow] = field(default_factory=list)
    within: list[RawTable] = field(default_factory=list)
    number: int = 0
    position: int = 0
    deleted: bool = False
    cell: OpenCell | None = None
    cells: dict[int, str] = field(default_factory=dict)
    continued: list[int] = field(default_factory=list)
    over: dict[int, str] = field(default_factory=dict)

    def start_row(self) -> None:
        """Begin a row."""
        self.position, self.deleted = 0, False
        self.cells, self.continued = {}, []

    def start_cell(self) -> None:
        """Begin a cell at the position that the row has come to."""
        self.cell = OpenCell(shown=not self.deleted)

    def merge_down(self, first: bool) -> None:
        """Say that the cell is merged with others below, or with the one above."""
        if self.cell is None:
            return
        self.cell.merged = True
        if not first and self.position in self.over:
            self.cell.shown = False
            self.cells[self.position] = self.over[self.position]
            self.continued.append(self.position)

    def end_cell(self) -> None:
        """Put the cell's text at its position."""
        cell, self.cell = self.cell, None
        if cell is None:
            return
        self.within += cell.within
        if cell.shown:
            text = "\n".join(cell.lines).strip()
            self.cells[self.position] = text
            if cell.merged:
                self.over[self.position] = text
            else:
                self.over.pop(self.position, None)
        self.position = min(self.position + max(cell.width, 1), WIDEST)

    def end_row(self) -> None:
        """Take the row, unless a tracked change deletes it."""
        if self.deleted:
            return
        self.number += 1
        width = max((at for at, text in self.cells.items() if text), default=-1) + 1
        cells = tuple(self.cells.get(at, "") for at in range(width))
        continued = tuple(at for at in self.continued if at < width)
        self.rows.append(RawRow(self.number, cells, continued))
