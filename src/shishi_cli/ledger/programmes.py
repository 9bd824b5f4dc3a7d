"""The programmes, and what they have: projects, titles, months, the names in their rows."""

from collections.abc import Mapping

from shishi_cli.domain.month import Month
from shishi_cli.domain.project import KnownProject, Programme
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.rows import month_of, texts_in


def programmes(connection: Connection) -> tuple[Programme, ...]:
    """The programmes in force, the newest year last."""
    return tuple(
        connection.query(
            Programme,
            "SELECT g.region, g.year FROM programmes g"
            f" WHERE {connection.in_force('g')} ORDER BY g.year, g.region",
        )
    )


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


def projects(connection: Connection, programme: Programme) -> tuple[KnownProject, ...]:
    """The programme's projects with their latest titles as printed, in order of arrival."""
    return tuple(
        connection.query(
            KnownProject,
            "SELECT p.project, p.number, coalesce((SELECT r.title FROM sheet_rows r"
            f" WHERE r.project = p.project AND {connection.in_force('r')}"
            " ORDER BY r.month DESC LIMIT 1), (SELECT json_extract(l.texts, '$.title')"
            f" FROM listed l WHERE l.project = p.project AND {connection.in_force('l')}), '')"
            f" FROM projects p WHERE p.programme = ? AND {connection.in_force('p')}"
            " ORDER BY p.project",
            (programme_id(connection, programme),),
        )
    )


def titles(connection: Connection, programme: Programme) -> Mapping[int, tuple[str, ...]]:
    """All titles that each project was printed with, by project."""
    return _printed(connection, programme, "title")


def printed_numbers(
    connection: Connection, programme: Programme
) -> Mapping[int, tuple[tuple[Month | None, str], ...]]:
    """What `Ledger.printed_numbers` promises."""
    found: dict[int, tuple[tuple[Month | None, str], ...]] = {}

    def keep(project: int, month: str | None, number: str | None) -> None:
        told = (month_of(month) if month else None, number or "")
        found[project] = (*found.get(project, ()), told)

    connection.query(
        keep,
        "SELECT p.project, r.month, r.number FROM projects p CROSS JOIN sheet_rows r"
        f" ON r.project = p.project AND {connection.in_force('r')}"
        f" WHERE p.programme = :programme AND {connection.in_force('p')}"
        " UNION ALL SELECT p.project, NULL, json_extract(l.texts, '$.number') FROM projects p"
        f" CROSS JOIN listed l ON l.project = p.project AND {connection.in_force('l')}"
        f" WHERE p.programme = :programme AND {connection.in_force('p')}"
        " ORDER BY 1, 2",
        {"programme": programme_id(connection, programme)},
    )
    return found


def row_sources(connection: Connection, programme: Programme, month: Month) -> Mapping[int, int]:
    """What `Ledger.row_sources` promises."""
    return dict(
        connection.query(
            lambda project, source: (project, source),
            "SELECT p.project, r.source FROM projects p CROSS JOIN sheet_rows r"
            f" ON r.project = p.project AND r.month = ? AND {connection.in_force('r')}"
            f" WHERE p.programme = ? AND {connection.in_force('p')}",
            (str(month), programme_id(connection, programme)),
        )
    )


def lead_units(connection: Connection, programme: Programme) -> Mapping[int, tuple[str, ...]]:
    """All cells of lead units that each project was printed with, by project."""
    return _printed(connection, programme, "lead_unit")


def _printed(
    connection: Connection, programme: Programme, column: str
) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}

    def keep(project: int, text: str | None) -> None:
        found[project] = (*found.get(project, ()), text or "")

    connection.query(
        keep,
        f"SELECT p.project, r.{column} FROM projects p CROSS JOIN sheet_rows r"
        f" ON r.project = p.project AND {connection.in_force('r')}"
        f" WHERE p.programme = :programme AND {connection.in_force('p')}"
        f" UNION SELECT p.project, json_extract(l.texts, '$.{column}') FROM projects p CROSS JOIN"
        f" listed l ON l.project = p.project AND {connection.in_force('l')}"
        f" WHERE p.programme = :programme AND {connection.in_force('p')}",
        {"programme": programme_id(connection, programme)},
    )
    return found


def months_in(connection: Connection, table: str, programme: Programme) -> tuple[Month, ...]:
    """The months of which a table of the ledger has anything of the programme, oldest first."""
    return tuple(
        connection.query(
            month_of,
            f"SELECT DISTINCT r.month FROM projects p CROSS JOIN {table} r"
            f" ON r.project = p.project AND {connection.in_force('r')}"
            f" WHERE p.programme = ? AND {connection.in_force('p')} ORDER BY r.month",
            (programme_id(connection, programme),),
        )
    )


def last_month(connection: Connection, programme: Programme) -> Month | None:
    """What `Ledger.last_month` promises, by a look at each project's last row alone."""
    found = connection.query(
        lambda month: month_of(month) if month else None,
        "SELECT max((SELECT max(r.month) FROM sheet_rows r"
        f" WHERE r.project = p.project AND {connection.in_force('r')}))"
        f" FROM projects p WHERE p.programme = ? AND {connection.in_force('p')}",
        (programme_id(connection, programme),),
    )
    return found[0]


def has_table(connection: Connection, programme: Programme, month: Month) -> bool:
    """What `Ledger.has_table` promises, by a look at the first row that there is."""
    found = connection.query(
        int,
        "SELECT 1 FROM projects p CROSS JOIN sheet_rows r"
        f" ON r.project = p.project AND r.month = ? AND {connection.in_force('r')}"
        f" WHERE p.programme = ? AND {connection.in_force('p')} LIMIT 1",
        (str(month), programme_id(connection, programme)),
    )
    return bool(found)


def told_months(connection: Connection, project: int) -> tuple[Month, ...]:
    """The months of which a project has a row or an entry, oldest first."""
    return tuple(
        connection.query(
            month_of,
            "SELECT r.month FROM sheet_rows r"
            f" WHERE r.project = :project AND {connection.in_force('r')}"
            " UNION SELECT e.month FROM entries e"
            f" WHERE e.project = :project AND {connection.in_force('e')} ORDER BY month",
            {"project": project},
        )
    )


def texts_read(connection: Connection, column: str, programme: Programme) -> tuple[str, ...]:
    """What the programme's readings in force name in a column, as it first came."""
    lists = connection.query(
        texts_in,
        f"SELECT r.{column} FROM projects p CROSS JOIN readings r"
        f" ON r.project = p.project AND {connection.in_force('r')}"
        f" WHERE p.programme = ? AND {connection.in_force('p')}"
        # Not by the ids of versions: an undoing puts back copies, and must change no order.
        f" GROUP BY r.{column} ORDER BY min(r.month || printf('%012d', r.project))",
        (programme_id(connection, programme),),
    )
    return tuple(dict.fromkeys(text for texts in lists for text in texts))
