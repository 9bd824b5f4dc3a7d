"""What a reader of one file format gives: tables of cells, before anything is understood."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of cells, with its number as a person sees it in the file, from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, position: int) -> str:
        """The cell at `position` (from 0), empty where the row is shorter."""
        return self.cells[position] if position < len(self.cells) else ""

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that are not blank, trimmed."""
        return tuple(trimmed for cell in self.cells if (trimmed := cell.strip()))


@dataclass(frozen=True, slots=True)
class RawTable:
    """One table of a file. `above` are the lines of text before it, outside its cells."""

    rows: tuple[RawRow, ...]
    above: tuple[str, ...] = ()
    encoding: str = ""


class Reader(Protocol):
    """Reads one kind of file. A format's library is imported inside `read`."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of such files' names, lower case with the dot."""

    def read(self, content: bytes, name: str) -> tuple[RawTable, ...]:
        """The tables of the file. Raises UnreadableFile with all that is wrong."""
