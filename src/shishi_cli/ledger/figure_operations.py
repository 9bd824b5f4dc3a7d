"""Which operations made what is in force known."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import EntryField
from shishi_cli.domain.results.origin import Known
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.rows import StoredFigure, month_of


class _Version(NamedTuple):
    """A figure with the operations that began and ended it."""

    added_by: int
    ended_by: int | None
    figure: StoredFigure


def origins(connection: Connection, project: int, told: Month | None, month: Month) -> Known:
    """What `Ledger.origins` promises."""
    values: dict[str, Value] = {"project": project, "told": str(told), "month": str(month)}
    files = connection.query(
        str,
        "SELECT s.sha256 FROM sheet_rows r JOIN sources s ON s.id = r.source"
        f" WHERE r.project = :project AND r.month = :told AND {connection.in_force('r')}",
        values,
    )
    columns = ", ".join(f"f.{column}" for column in ("added_by", "ended_by", *StoredFigure._fields))
    of_month = f"SELECT {columns} FROM figures f WHERE f.project = :project AND f.month = :told"
    figures = connection.query(_version, f"{of_month} AND {connection.in_force('f')}", values)
    ended = connection.query(_version, f"{of_month} AND f.ended_by IS NOT NULL", values)
    former = {(one.figure, one.ended_by): one.added_by for one in ended}
    entries = connection.query(
        _entry,
        "SELECT e.month, e.field, e.measure, e.added_by FROM entries e"
        f" WHERE e.project = :project AND e.month <= :month AND {connection.in_force('e')}",
        values,
    )
    return Known(
        files[0] if files else "",
        {
            (one.figure.position, FigureKind(one.figure.kind)): _first_known(one, former)
            for one in figures
        },
        dict(entries),
    )


def _first_known(version: _Version, former: Mapping[tuple[StoredFigure, int | None], int]) -> int:
    """The operation since which the figure is in force: one that read the row anew and found the
    same made nothing known."""
    operation = version.added_by
    while (version.figure, operation) in former:
        operation = former[version.figure, operation]
    return operation


def _version(added_by: int, ended_by: int | None, *columns: Any) -> _Version:
    return _Version(added_by, ended_by, StoredFigure(*columns))


def _entry(
    month: str, field: str, measure: int | None, operation: int
) -> tuple[tuple[Month, EntryField, int | None], int]:
    return (month_of(month), EntryField(field), measure), operation
