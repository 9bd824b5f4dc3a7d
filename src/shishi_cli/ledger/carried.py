"""Which projects of a year go on with unfinished ones of the year before (结转)."""

from collections.abc import Mapping

from shishi_cli.domain.life import CarriedOver
from shishi_cli.domain.project import Programme
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.programmes import programme_id
from shishi_cli.ledger.writing import Writing


def carried_over(connection: Connection, programme: Programme) -> Mapping[int, CarriedOver]:
    """The links of the programme's projects to those of the year before, by project."""
    found: dict[int, CarriedOver] = {}

    def keep(project: int, former: int, number: str, region: str, year: int, doc: str) -> None:
        found[project] = CarriedOver(former, Programme(region, year), number, doc)

    connection.query(
        keep,
        "SELECT p.project, c.former, f.number, g.region, g.year, c.document"
        f" FROM projects p CROSS JOIN carried c ON c.project = p.project AND {connection.in_force('c')}"
        f" CROSS JOIN projects f ON f.project = c.former AND {connection.in_force('f')}"
        # A programme's lasting id is that of its first version.
        " CROSS JOIN programmes g ON g.id = f.programme"
        f" WHERE p.programme = ? AND {connection.in_force('p')} ORDER BY c.id",
        (programme_id(connection, programme),),
    )
    return found


def put_carried(connection: Connection, writing: Writing, values: Mapping[str, Value]) -> None:
    """Link a project to that of the year before, in the place of its former link; the same again
    is no change."""
    former = connection.query(
        lambda project, document: (project, document),
        "SELECT former, document FROM carried WHERE project = ? AND ended_by IS NULL",
        (values["project"],),
    )
    if former == [(values["former"], values["document"])]:
        return
    writing.end("carried", {"project": values["project"]})
    writing.add("carried", values)
