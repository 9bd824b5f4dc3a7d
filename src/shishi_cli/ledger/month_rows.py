"""The rows and readings of a month as they stand, for some hundred projects with one query a table.

Asking for each project by itself took longer than reading the table out of its file.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.source import Column, SheetRow
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.rows import (
    TEXT_COLUMNS,
    Cells,
    Stored,
    StoredFigure,
    StoredMeasure,
    StoredReading,
    month_of,
    texts_of,
)

T = TypeVar("T")
_CELLS = tuple(column.value for column in TEXT_COLUMNS)


class RowChange(StrEnum):
    """What putting a row did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@frozen
class NewRow:
    """A row of a table with its reading, for a project of the ledger (待写入的行)."""

    project: int
    row: SheetRow
    reading: Reading


@frozen
class Former:
    """What the ledger holds of a project's month (原有内容)."""

    cells: Cells
    reading: Stored | None

    @property
    def texts(self) -> Mapping[Column, str]:
        """The cells by column."""
        return texts_of(self.cells)


def former_rows(connection: Connection, projects: Sequence[int], month: Month) -> dict[int, Former]:
    """The month's row and reading of each of `projects` that has one."""
    cells = _by_project(connection, "sheet_rows", _CELLS, projects, month, _cells)
    if not cells:  # a new month: nothing else to look for
        return {}
    readings = former_readings(connection, list(cells), month)
    return {project: Former(rows[0], readings.get(project)) for project, rows in cells.items()}


def former_readings(
    connection: Connection, projects: Sequence[int], month: Month
) -> dict[int, Stored]:
    """The month's reading of each of `projects` that has one."""

    def of(table: str, record: Callable[..., T], columns: tuple[str, ...]) -> dict[int, list[T]]:
        return _by_project(connection, table, columns, projects, month, record)

    readings = of("readings", StoredReading, StoredReading._fields)
    measures = of("measures", StoredMeasure, StoredMeasure._fields)
    figures = of("figures", StoredFigure, StoredFigure._fields)
    return {
        project: Stored(rows[0], tuple(measures.get(project, ())), tuple(figures.get(project, ())))
        for project, rows in readings.items()
    }


def last_progress(
    connection: Connection, projects: Sequence[int], month: Month
) -> dict[int, tuple[Month, str]]:
    """The progress of the last table before the month that has each of `projects`, and its month."""
    found: dict[int, tuple[Month, str]] = {}

    def keep(project: int, last: str, progress: str | None) -> None:
        found[project] = month_of(last), progress or ""

    marks = ", ".join("?" * len(projects))
    connection.query(  # SQLite gives the other columns of the row that has the max
        keep,
        "SELECT project, max(month), progress FROM sheet_rows"
        f" WHERE project IN ({marks}) AND month < ? AND ended_by IS NULL GROUP BY project",
        (*projects, str(month)),
    )
    return found


def _by_project(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    projects: Sequence[int],
    month: Month,
    record: Callable[..., T],
) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}

    def keep(project: int, *values: Value) -> None:
        found.setdefault(project, []).append(record(*values))

    marks = ", ".join("?" * len(projects))
    connection.query(
        keep,
        f"SELECT project, {', '.join(columns)} FROM {table}"
        f" WHERE project IN ({marks}) AND month = ? AND ended_by IS NULL ORDER BY id",
        (*projects, str(month)),
    )
    return found


def _cells(*cells: str | None) -> Cells:
    return cells
