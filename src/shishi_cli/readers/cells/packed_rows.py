"""The rows of a large table, packed but for the few that are looked at (压缩的行).

The 200,000 rows of a province's table take 150 MB as records, twice over while the table is
understood, and a tenth of that packed. To unpack a row takes two microseconds, to read it hundreds.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, overload

Row = TypeVar("Row")

_PART = 500  # rows that are packed together
_FASTEST = 1  # of zlib's levels; the slower ones pack little better


class PackedRows(Sequence[Row]):
    """Rows as in a list that grows at its end. The part that was looked at last stands open: a
    table of but one part is never packed."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._packed: list[bytes] = []
        self._open: list[Row] = []
        self._at = 0  # which part is open
        self._is_changed = False
        self._length = 0
        for row in rows:
            self.append(row)

    def append(self, row: Row) -> None:
        """Put a row at the end."""
        self._turn_to(self._length // _PART)
        self._open.append(row)
        self._is_changed = True
        self._length += 1

    def settled(self) -> Sequence[Row]:
        """The rows when no more will come: a few in a tuple."""
        return self if self._length > _PART else tuple(self)

    def between(self, first: int, stop: int) -> Iterator[Row]:
        """The rows from `first` on, without that at `stop`."""
        for part in range(first // _PART, -(-stop // _PART)):
            rows = self._open if part == self._at else self._unpacked(part)
            start = part * _PART
            yield from rows[max(first - start, 0) : stop - start]

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Row]:
        return self.between(0, self._length)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return _some(self, range(self._length)[at])
        part, place = divmod(range(self._length)[at], _PART)
        self._turn_to(part)
        return self._open[place]

    def __setitem__(self, at: int, row: Row) -> None:
        part, place = divmod(range(self._length)[at], _PART)
        self._turn_to(part)
        self._open[place] = row
        self._is_changed = True

    def _turn_to(self, part: int) -> None:
        if part == self._at:
            return
        if self._is_changed:
            self._packed[self._at : self._at + 1] = [_packed(self._open)]
        self._open = self._unpacked(part) if part < len(self._packed) else []
        self._at, self._is_changed = part, False

    def _unpacked(self, part: int) -> list[Row]:
        import pickle
        import zlib

        rows: list[Row] = pickle.loads(zlib.decompress(self._packed[part]))
        return rows


def _packed(rows: Sequence[Row]) -> bytes:
    import pickle  # few tables have so many rows
    import zlib

    return zlib.compress(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL), _FASTEST)


class _Some(Sequence[Row]):
    """Many of the rows, which stay packed."""

    def __init__(self, rows: PackedRows[Row], places: range) -> None:
        self._rows = rows
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Row]:
        return self._rows.between(self._places.start, self._places.stop)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return _some(self._rows, self._places[at])
        return self._rows[self._places[at]]


def _some(rows: PackedRows[Row], places: range) -> Sequence[Row]:
    if places.step != 1:
        return [rows[at] for at in places]
    if len(places) > _PART:
        return _Some(rows, places)
    return list(rows.between(places.start, places.stop)) if places else []
