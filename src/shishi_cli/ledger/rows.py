"""The rows of the ledger's tables, as they are read and written, and the texts in their cells."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column

TEXT_COLUMNS: tuple[Column, ...] = tuple(column for column in Column if column is not Column.PLAN)

Cells = tuple[str | None, ...]


class Place(NamedTuple):
    """Where a project's row of a month stands."""

    file: str
    table: int
    row: int


class Words(NamedTuple):
    """A Source relative to its project's row: `sheet` and `line` are distances from it.

    When `file` is not None the words stand in another file, and the two are counted from 0.
    """

    cell: str
    first: int
    stop: int
    words: str
    sheet: int
    line: int
    file: str | None


class StoredReading(NamedTuple):
    """A row of `readings` without its key and its rules."""

    levels: str
    units: str
    helpers: str
    milestones: str
    signals: str
    notices: str
    unused: str = ""  # what was read before this was kept


class StoredMeasure(NamedTuple):
    """A row of `measures` without project and month."""

    position: int
    name: str
    unit: str
    level: str | None
    bound: str


class StoredFigure(NamedTuple):
    """A row of `figures` without project and month."""

    position: int
    kind: str
    amount: str
    bound: str
    basis: str | None
    origin: str
    rule: str
    doubts: str
    cell: str | None
    first: int | None
    stop: int | None
    words: str | None
    sheet: int | None
    line: int | None
    file: str | None


class StoredEntry(NamedTuple):
    """A row of `entries` without its project."""

    month: str
    field: str
    measure: int | None
    value: str
    note: str
    person: str
    at: str
    document: str = ""


class Stored(NamedTuple):
    """A whole reading as rows."""

    reading: StoredReading
    measures: tuple[StoredMeasure, ...]
    figures: tuple[StoredFigure, ...]


@lru_cache(maxsize=256)
def month_of(text: str) -> Month:
    """The month written 2023-03 in the ledger."""
    return Month(int(text[:4]), int(text[5:]))


@lru_cache(maxsize=256)
def texts_in(text: str) -> tuple[str, ...]:
    """The texts of a JSON list."""
    texts: list[str] = json.loads(text)
    return tuple(texts)


def cells_of(texts: Mapping[Column, str]) -> Cells:
    """A row's texts in the order of TEXT_COLUMNS, None where the table has no such column."""
    return tuple(texts.get(column) for column in TEXT_COLUMNS)


def texts_of(cells: Cells) -> Mapping[Column, str]:
    """The texts by column."""
    named = zip(TEXT_COLUMNS, cells, strict=True)
    return {column: cell for column, cell in named if cell is not None}
