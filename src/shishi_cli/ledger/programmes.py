"""Which programme is meant, by its lasting id."""

from shishi_cli.domain.project import Programme
from shishi_cli.ledger.connection import Connection


def programme_id(connection: Connection, programme: Programme) -> int | None:
    """The lasting id of a programme in force, None where there is none.

    Asked for on its own: within a query as of a past operation, SQLite would walk through all
    projects rather than wait for the answer.
    """
    found = connection.query(
        int,
        "SELECT g.programme FROM programmes g"
        f" WHERE g.region = ? AND g.year = ? AND {connection.in_force('g')}",
        (programme.region, programme.year),
    )
    return found[0] if found else None
