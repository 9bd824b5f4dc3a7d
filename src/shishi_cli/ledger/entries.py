"""The entries of persons, some hundred projects at once (人工录入)."""

from collections.abc import Sequence

from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.records import entry_of, is_readable
from shishi_cli.ledger.rows import StoredEntry


def entries(
    connection: Connection, projects: Sequence[int], month: Month
) -> dict[int, list[Entry]]:
    """Persons' readable entries up to the month, by project, oldest first."""
    found: dict[int, list[Entry]] = {}

    def keep(project: int, *columns: Value) -> None:
        entry = entry_of(StoredEntry._make(columns))
        if is_readable(entry):
            found.setdefault(project, []).append(entry)

    marks = ", ".join("?" * len(projects))
    connection.query(
        keep,
        f"SELECT e.project, {', '.join(f'e.{column}' for column in StoredEntry._fields)}"
        f" FROM entries e WHERE e.project IN ({marks}) AND e.month <= ?"
        f" AND {connection.in_force('e')} ORDER BY e.month, e.at, e.field, e.measure",
        (*projects, str(month)),
    )
    return found
