"""What persons decided of how long projects live (存续)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from shishi_cli.domain.life import Life
from shishi_cli.domain.project import Programme
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.programmes import programme_id
from shishi_cli.ledger.rows import month_of

if TYPE_CHECKING:
    from shishi_cli.ledger.writing import Writing


class StoredLife(NamedTuple):
    """A row of `lives`."""

    project: int
    begins: str | None
    ends: str | None
    into_project: int | None
    document: str
    reason: str
    person: str
    at: str


def life_columns(connection: Connection, version: str) -> str:
    """The columns of a life after its project, and the number of the project that it joined."""
    own = ", ".join(f"{version}.{column}" for column in StoredLife._fields[1:])
    return (
        f"{own}, (SELECT j.number FROM projects j WHERE j.project = {version}.into_project"
        f" AND {connection.in_force('j')})"
    )


def lives(connection: Connection, programme: Programme) -> Mapping[int, Life]:
    """The lives that were decided, by project."""
    found: dict[int, Life] = {}

    def keep(project: int, *decided: Value) -> None:
        found[project] = life_of(*decided)

    connection.query(
        keep,
        f"SELECT l.project, {life_columns(connection, 'l')} FROM projects p CROSS JOIN lives l"
        f" ON l.project = p.project AND {connection.in_force('l')}"
        f" WHERE p.programme = ? AND {connection.in_force('p')} ORDER BY l.id",
        (programme_id(connection, programme),),
    )
    return found


def life_of(*columns: Value) -> Life:
    """The life of those columns (`life_columns`)."""
    begins, ends, into, *words, number = columns
    document, reason, person, at = map(str, words)
    return Life(
        month_of(str(begins)) if begins else None,
        month_of(str(ends)) if ends else None,
        int(into) if into is not None else None,
        document,
        reason,
        person,
        at,
        str(number or ""),
    )


def put_life(connection: Connection, writing: "Writing", project: int, life: Life) -> None:
    """Keep how long a project lives, in the place of what was decided before; the same again is no
    change."""
    columns = ", ".join(StoredLife._fields)
    former = connection.query(
        StoredLife,
        f"SELECT {columns} FROM lives WHERE project = ? AND ended_by IS NULL",
        (project,),
    )
    row = StoredLife(
        project,
        str(life.begins) if life.begins else None,
        str(life.ends) if life.ends else None,
        life.into,
        life.document,
        life.reason,
        life.person,
        life.at,
    )
    if [one._replace(at=row.at) for one in former] == [row]:
        return
    writing.end("lives", {"project": project})
    writing.add("lives", row._asdict())
