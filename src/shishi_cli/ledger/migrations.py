"""The ledger's schema, step by step. A step is only ever added, never edited once landed.

Every table but `operations` and `sources` holds *versions*: a row is in force from the operation
`added_by` until the operation `ended_by` (NULL: still). Nothing is updated or deleted otherwise.
So the state as of operation N is `added_by <= N AND (ended_by IS NULL OR ended_by > N)`, and the
undoing of N ends what N added and adds again what N ended, table by table (versions.py), leaving out
what N both added and ended. For this, versions refer to each other by lasting keys alone: the
project, the month and the measure's position, never by the `id` of a version.

A programme's or project's lasting id is the `id` of its first version.
"""

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from shishi_cli.ledger.backup import back_up, free_name
from shishi_cli.ledger.connection import APPLICATION_ID, Connection
from shishi_cli.ledger.first_tables import CARRIED, TABLES, VERSION, YEAR_TABLES
from shishi_cli.ledger.sealing import seal_all
from shishi_cli.ledger.sql_views import VIEWS

migrations = Migrations("shishi")

# By these a version is found. At most one of a thing is in force, except that two projects carry one
# number for a moment while they swap theirs: the operation looks before it commits.
_KEYS = {
    "programmes": "programmes (region, year)",
    "projects": "projects (project)",
    "sheet_rows": "sheet_rows (project, month)",
    "readings": "readings (project, month)",
    "measures": "measures (project, month, position)",
    "figures": "figures (project, month, position, kind)",
    "entries": "entries (project, month, field, coalesce(measure, 0))",
    "unit_names": "unit_names (name)",
}
_PROJECT_NUMBERS = "projects (programme, number)"


@migrations()
def m001_ledger(db: Database) -> None:
    """Operations, sources, and the versioned tables with their indexes."""
    for statement in TABLES:
        db.execute(statement)
    # Two partial indexes a key: what is in force is found as fast however long the history is, and
    # SQLite joins both for a question as of a past operation.
    for table, key in _KEYS.items():
        db.execute(f"CREATE UNIQUE INDEX {table}_in_force ON {key} WHERE ended_by IS NULL")
        db.execute(f"CREATE INDEX {table}_ended ON {key} WHERE ended_by IS NOT NULL")
    for state, condition in (("in_force", "IS NULL"), ("ended", "IS NOT NULL")):
        db.execute(
            f"CREATE INDEX project_numbers_{state} ON {_PROJECT_NUMBERS} WHERE ended_by {condition}"
        )
    db.execute("CREATE INDEX sources_by_content ON sources (sha256)")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@migrations()
def m002_history(db: Database) -> None:
    """What an operation did is found by it: for the log, the undoing, and what changed since."""
    for table in _KEYS:
        db.execute(f"CREATE INDEX {table}_added_by ON {table} (added_by)")
        db.execute(
            f"CREATE INDEX {table}_ended_by ON {table} (ended_by) WHERE ended_by IS NOT NULL"
        )
    db.execute("PRAGMA user_version = 2")


@migrations()
def m003_publication(db: Database) -> None:
    """What a source tells of itself: format, title, publisher and day of publication."""
    # Empty for what was imported before, and for formats that do not tell.
    for column in ("format", "title", "publisher", "published"):
        db.execute(f"ALTER TABLE sources ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute("PRAGMA user_version = 3")


@migrations()
def m004_settings(db: Database) -> None:
    """What an office decides once for its ledger, such as the rule of judging."""
    db.execute(
        f"""CREATE TABLE settings (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    content TEXT NOT NULL,
    {VERSION}
) STRICT"""
    )
    for state, condition in (("in_force", "IS NULL"), ("ended", "IS NOT NULL")):
        unique = "UNIQUE" if state == "in_force" else ""
        db.execute(
            f"CREATE {unique} INDEX settings_{state} ON settings (name) WHERE ended_by {condition}"
        )
    db.execute("CREATE INDEX settings_added_by ON settings (added_by)")
    db.execute("CREATE INDEX settings_ended_by ON settings (ended_by) WHERE ended_by IS NOT NULL")
    db.execute("PRAGMA user_version = 4")


@migrations()
def m005_matches(db: Database) -> None:
    """Which project of the ledger a row is that only resembles one: proposed, decided once."""
    db.execute(
        f"""CREATE TABLE matches (
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programmes(id),
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    project INTEGER NOT NULL REFERENCES projects(id),
    decision TEXT NOT NULL,
    {VERSION}
) STRICT"""
    )
    key = "matches (programme, number, title)"
    db.execute(f"CREATE UNIQUE INDEX matches_in_force ON {key} WHERE ended_by IS NULL")
    db.execute(f"CREATE INDEX matches_ended ON {key} WHERE ended_by IS NOT NULL")
    db.execute("CREATE INDEX matches_added_by ON matches (added_by)")
    db.execute("CREATE INDEX matches_ended_by ON matches (ended_by) WHERE ended_by IS NOT NULL")
    db.execute("PRAGMA user_version = 5")


@migrations()
def m006_views(db: Database) -> None:
    """The facts in force for other programs, and the index by which v_log finds the undoings."""
    db.execute("CREATE INDEX operations_undoing ON operations (undoes) WHERE undoes IS NOT NULL")
    for view in VIEWS:
        db.execute(view)
    db.execute("PRAGMA user_version = 6")


@migrations()
def m007_waivers(db: Database) -> None:
    """What a person decided not to be told again of a project's data."""
    db.execute(
        f"""CREATE TABLE waivers (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES projects(id),
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    since TEXT,
    until TEXT,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    {VERSION}
) STRICT"""
    )
    key = "waivers (project, code)"
    db.execute(f"CREATE UNIQUE INDEX waivers_in_force ON {key} WHERE ended_by IS NULL")
    db.execute(f"CREATE INDEX waivers_ended ON {key} WHERE ended_by IS NOT NULL")
    db.execute("CREATE INDEX waivers_added_by ON waivers (added_by)")
    db.execute("CREATE INDEX waivers_ended_by ON waivers (ended_by) WHERE ended_by IS NOT NULL")
    db.execute("PRAGMA user_version = 7")


@migrations()
def m008_seals(db: Database) -> None:
    """What each operation and source wrote has a hash, the older ones of what they hold now."""
    for table in ("operations", "sources"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN seal TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE INDEX sources_added_by ON sources (added_by)")
    seal_all(Connection(Path(), db.conn))
    db.execute("PRAGMA user_version = 8")


@migrations()
def m009_year(db: Database) -> None:
    """How long projects live in their year, the year's list and plan as printed, and the document
    that an entry rests on."""
    for statement in YEAR_TABLES:
        db.execute(statement)
    keys = {"lives": "(project)", "listed": "(project)", "plans": "(project, month)"}
    for table, key in keys.items():
        db.execute(f"CREATE UNIQUE INDEX {table}_in_force ON {table} {key} WHERE ended_by IS NULL")
        db.execute(f"CREATE INDEX {table}_ended ON {table} {key} WHERE ended_by IS NOT NULL")
        db.execute(f"CREATE INDEX {table}_added_by ON {table} (added_by)")
        db.execute(
            f"CREATE INDEX {table}_ended_by ON {table} (ended_by) WHERE ended_by IS NOT NULL"
        )
    # Empty where none was given, and for what was entered before.
    db.execute("ALTER TABLE entries ADD COLUMN document TEXT NOT NULL DEFAULT ''")
    db.execute("PRAGMA user_version = 9")


@migrations()
def m010_carried(db: Database) -> None:
    """Which projects go on with unfinished ones of the year before."""
    db.execute(CARRIED)
    in_force, ended = "WHERE ended_by IS NULL", "WHERE ended_by IS NOT NULL"
    db.execute(f"CREATE UNIQUE INDEX carried_in_force ON carried (project) {in_force}")
    db.execute(f"CREATE INDEX carried_ended ON carried (project) {ended}")
    db.execute("CREATE INDEX carried_added_by ON carried (added_by)")
    db.execute(f"CREATE INDEX carried_ended_by ON carried (ended_by) {ended}")
    db.execute("PRAGMA user_version = 10")


@migrations()
def m011_unused(db: Database) -> None:
    """What stands in a row's texts beside its figures, for the checks; empty for what was read
    before."""
    db.execute("ALTER TABLE readings ADD COLUMN unused TEXT NOT NULL DEFAULT ''")
    db.execute("PRAGMA user_version = 11")


@migrations()
def m012_places(db: Database) -> None:
    """Where the cells of a list's row stand that an earlier file told; empty where one file told
    them all."""
    db.execute("ALTER TABLE listed ADD COLUMN places TEXT NOT NULL DEFAULT ''")
    db.execute("PRAGMA user_version = 12")


def migrate(sqlite: sqlite3.Connection, path: Path | None, steps: Migrations = migrations) -> None:
    """Apply what is pending, all or nothing; a ledger that holds something is copied aside first,
    unless it has no `path`, being a copy itself.

    Two who open a new ledger at once are safe: the second finds nothing pending.
    """
    sqlite.execute("BEGIN IMMEDIATE")
    try:
        version: int = sqlite.execute("PRAGMA user_version").fetchone()[0]
        db = Database(sqlite, execute_plugins=False)
        if version and path is not None and steps.pending(db):
            # Others may read beside the write lock that is held here.
            back_up(path, free_name(path, f"schema-{version}"))
        steps.apply(db)
        sqlite.execute("COMMIT")
    finally:
        if sqlite.in_transaction:
            sqlite.execute("ROLLBACK")
