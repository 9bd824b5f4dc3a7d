"""What persons decided to let pass of a project's data (豁免)."""

from typing import NamedTuple

from shishi_cli.domain.check import Waiver
from shishi_cli.domain.project import Programme
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.programmes import programme_id
from shishi_cli.ledger.rows import month_of
from shishi_cli.ledger.writing import Writing


class StoredWaiver(NamedTuple):
    """A row of `waivers`."""

    project: int
    code: str
    reason: str
    since: str | None
    until: str | None
    person: str
    at: str


_COLUMNS = ", ".join(f"w.{column}" for column in StoredWaiver._fields)


def waivers(connection: Connection, programme: Programme) -> tuple[Waiver, ...]:
    """The waivers in force of the programme's projects, as they came."""
    return tuple(
        connection.query(
            _waiver_of,
            f"SELECT {_COLUMNS} FROM projects p CROSS JOIN waivers w"
            f" ON w.project = p.project AND {connection.in_force('w')}"
            f" WHERE p.programme = ? AND {connection.in_force('p')} ORDER BY w.at, w.project, w.code",
            (programme_id(connection, programme),),
        )
    )


def put_waiver(connection: Connection, writing: Writing, waiver: Waiver) -> None:
    """Keep a waiver in the place of the former one of its project and code.

    The same months for the same reason by the same person again is no change.
    """
    row = _stored(waiver)
    former = connection.query(
        StoredWaiver,
        f"SELECT {_COLUMNS} FROM waivers w"
        " WHERE w.project = ? AND w.code = ? AND w.ended_by IS NULL",
        (row.project, row.code),
    )
    if [one._replace(at=row.at) for one in former] == [row]:
        return
    end_waiver(writing, row.project, row.code)
    writing.add("waivers", row._asdict())


def end_waiver(writing: Writing, project: int, code: str) -> None:
    """End the waiver of that project and code."""
    writing.end("waivers", {"project": project, "code": code})


def _stored(waiver: Waiver) -> StoredWaiver:
    return StoredWaiver(
        waiver.project,
        waiver.code,
        waiver.reason,
        str(waiver.since) if waiver.since else None,
        str(waiver.until) if waiver.until else None,
        waiver.person,
        waiver.at,
    )


def _waiver_of(*columns: int | str | None) -> Waiver:
    row = StoredWaiver._make(columns)
    return Waiver(
        row.project,
        row.code,
        row.reason,
        month_of(row.since) if row.since else None,
        month_of(row.until) if row.until else None,
        row.person,
        row.at,
    )
