"""Read the rows of many tables in several processes, while this one writes (多进程读取).

Reading takes three quarters of an import and asks nothing of the ledger. What is read comes back in
the order of the tables, so that an import does and says the same as one by one.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.source import Sheet
from shishi_cli.services.processes import cores, pool_of
from shishi_cli.services.read_rows import ReadRow, read_row_at

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Table = tuple[Sheet, Month]
_Readings = tuple[Reading, ...]

_WORTH_IT = 1500  # rows; fewer are read before the processes have begun
_MOST = 8  # processes; one writes what they read, and keeps no more of them busy
_PART = 500  # rows that go to a process at once, of one table or of several small ones
_AHEAD = 3  # parts a process: what is read and not yet written stays small


@frozen
class _Part:
    """Some rows of a table, from the `first` on (一段)."""

    sheet: Sheet
    month: Month
    first: int

    def has(self, sheet: Sheet, at: int) -> bool:
        """Whether that row is one of them."""
        return self.sheet is sheet and self.first <= at < self.first + _PART

    @property
    def rows(self) -> int:
        """How many they are."""
        return min(_PART, len(self.sheet.rows) - self.first)

    def alone(self) -> "_Part":
        """The part without the rest of the table, as it goes to a process."""
        rows = self.sheet.rows[self.first : self.first + _PART]
        return _Part(replace(self.sheet, rows=rows, notices=()), self.month, 0)


_Parts = tuple[_Part, ...]


@contextmanager
def reading_ahead(tables: Sequence[Table]) -> Iterator[ReadRow]:
    """How the rows of the tables are read, which are asked for in their order; some may be left
    out. Few rows, or a single core, are read in this process."""
    processes = min(cores(), _MOST)
    if processes < 2 or sum(len(sheet.rows) for sheet, _ in tables) < _WORTH_IT:
        yield read_row_at
        return
    with pool_of(processes, __name__) as pool:
        yield _Ahead(pool, tables, processes * _AHEAD).read if pool else read_row_at


class _Ahead:
    """The parts of the tables in order: the one that was asked for last with those that were read
    with it, and some being read."""

    def __init__(self, pool: "ProcessPoolExecutor", tables: Sequence[Table], ahead: int) -> None:
        self._pool = pool
        self._ahead = ahead
        self._parts = _together(
            _Part(*table, first)
            for table in tables
            for first in range(0, len(table[0].rows), _PART)
        )
        self._being_read: deque[tuple[_Parts, Future[tuple[_Readings, ...]]]] = deque()
        self._read: deque[tuple[_Part, _Readings]] = deque()

    def read(self, sheet: Sheet, month: Month, at: int) -> Reading:
        """The reading of that row; those of tables that were left out are let go."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            while not (self._read and self._read[0][0].has(sheet, at)):
                if len(self._read) > 1:
                    self._read.popleft()
                    continue
                if not self._submit():
                    return read_row_at(sheet, month, at)
                parts, answer = self._being_read.popleft()
                if any(part.sheet is sheet for part in parts):
                    self._read = deque(zip(parts, answer.result(), strict=True))
        except BrokenProcessPool:  # the system ended one, for its memory: the rest is read here
            self._parts = iter(())
            self._read.clear()
            self._being_read.clear()
            return read_row_at(sheet, month, at)
        part, readings = self._read[0]
        return readings[at - part.first]

    def _submit(self) -> bool:
        """Keep the processes busy; whether anything is being read."""
        for parts in self._parts:
            alone = tuple(part.alone() for part in parts)
            self._being_read.append((parts, self._pool.submit(_read_parts, alone)))
            if len(self._being_read) >= self._ahead:
                break
        return bool(self._being_read)


def _together(parts: Iterable[_Part]) -> Iterator[_Parts]:
    """The parts as they go to a process: to send a table of 45 rows costs as much as to write it."""
    some: list[_Part] = []
    for part in parts:
        some.append(part)
        if sum(one.rows for one in some) >= _PART:
            yield tuple(some)
            some = []
    if some:
        yield tuple(some)


def _read_parts(parts: _Parts) -> tuple[_Readings, ...]:
    return tuple(
        tuple(read_row_at(part.sheet, part.month, at) for at in range(len(part.sheet.rows)))
        for part in parts
    )
