"""What a ledger's file holds, whatever its schema, and whether it is sound."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from shishi_cli.domain.results.ledger_file import Done, Foreign, Health, Holdings
from shishi_cli.ledger.connection import SCHEMA_VERSION, Connection
from shishi_cli.ledger.foreign import foreign_to, fresh_schema
from shishi_cli.ledger.opening import open_to_read
from shishi_cli.ledger.sealing import altered
from shishi_cli.ledger.unreadable import unreadable
from shishi_cli.ledger.versions import VERSIONED

# A version in force belongs to others in force: figures to a measure, measures to a reading,
# readings to a row, rows and entries to a project, projects to a programme.
_BELONGS = {
    "figures": ("measures", ("project", "month", "position")),
    "measures": ("readings", ("project", "month")),
    "readings": ("sheet_rows", ("project", "month")),
    "sheet_rows": ("projects", ("project",)),
    "entries": ("projects", ("project",)),
    "projects": ("programmes", ("programme",)),
}

_LONGEST = 600  # seconds that looking at all of a ledger may take
# The schemas since which there are any.
_WITH_SETTINGS = 4
_WITH_SEALS = 8


def examine(path: Path) -> Health:
    """Look over the whole file. Raises LedgerError where it cannot even be read."""
    with (
        closing(open_to_read(path, older=True)) as connection,
        connection.limited(_LONGEST),
    ):
        foreign = foreign_to(connection)
        told = connection.query(str, "PRAGMA integrity_check(5)")
        broken = [text for text in told if text != "ok"]
        if broken:  # no other answer of it would mean much
            return _health(path, connection, foreign, tuple(broken))
        dangling = connection.query(
            lambda table, row, parent, _: f"{table} {row} → {parent}", "PRAGMA foreign_key_check"
        )
        return _health(path, connection, foreign, (), tuple(dangling[:5]), _orphans(connection))


def _health(
    path: Path,
    connection: Connection,
    foreign: tuple[Foreign, ...],
    broken: tuple[str, ...],
    dangling: tuple[str, ...] = (),
    orphans: tuple[tuple[str, int], ...] = (),
) -> Health:
    status = path.stat()
    sealed = connection.query(int, "PRAGMA user_version")[0] >= _WITH_SEALS and not broken
    return Health(
        bytes=status.st_size,
        permissions=status.st_mode & 0o777 if os.name == "posix" else None,
        newest_schema=SCHEMA_VERSION,
        journal=connection.query(str, "PRAGMA journal_mode")[0],
        broken=broken,
        dangling=dangling,
        orphans=orphans,
        missing=tuple(_missing(connection)),
        foreign=foreign,
        altered=altered(connection) if sealed else (),
        unreadable=() if broken else unreadable(connection),
        holdings=_holdings(connection),
        sqlite=sqlite3.sqlite_version,
    )


def _holdings(connection: Connection) -> Holdings:
    def one(query: str) -> int:
        return connection.query(int, query)[0]

    schema = one("PRAGMA user_version")
    programmes = "FROM programmes WHERE ended_by IS NULL"
    return Holdings(
        schema=schema,
        operations=tuple(
            connection.query(
                Done, "SELECT id, at, person, command, reason FROM operations ORDER BY id"
            )
        ),
        regions=one(f"SELECT count(DISTINCT region) {programmes}"),
        years=one(f"SELECT count(DISTINCT year) {programmes}"),
        months=one("SELECT count(DISTINCT month) FROM sheet_rows WHERE ended_by IS NULL"),
        projects=one("SELECT count(*) FROM projects WHERE ended_by IS NULL"),
        settings=_settings(connection) if schema >= _WITH_SETTINGS else (),
    )


def _settings(connection: Connection) -> tuple[tuple[str, str], ...]:
    return tuple(
        connection.query(
            lambda name, value: (name, value),
            "SELECT name, value FROM settings WHERE ended_by IS NULL AND value <> '' ORDER BY name",
        )
    )


def _orphans(connection: Connection) -> tuple[tuple[str, int], ...]:
    found = []
    for table, (owner, key) in _BELONGS.items():
        same = " AND ".join(f"o.{column} = x.{column}" for column in key)
        (orphans,) = connection.query(
            int,
            f"SELECT count(*) FROM {table} x WHERE x.ended_by IS NULL AND NOT EXISTS"
            f" (SELECT 1 FROM {owner} o WHERE {same} AND o.ended_by IS NULL)",
        )
        if orphans:
            found.append((VERSIONED[table].kind.value, orphans))
    return tuple(found)


def _missing(connection: Connection) -> list[str]:
    """The indexes and views that the schema has and the file lacks; none for an older schema."""
    if connection.query(int, "PRAGMA user_version")[0] != SCHEMA_VERSION:
        return []
    present = set(connection.query(str, "SELECT name FROM sqlite_master"))
    return [name for name in fresh_schema() if name not in present]
