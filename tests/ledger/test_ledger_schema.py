"""The schema: steps that are only added, and indexes that a query needs."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from shishi_cli.domain.month import Month
from shishi_cli.domain.scope import Moment
from shishi_cli.domain.source import Column
from shishi_cli.ledger.connection import SCHEMA_VERSION
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.migrations import VERSIONED, m001_ledger, migrate, migrations
from tests.ledger.ledger_sheets import BAOSHAN, MARCH, put_actual, put_month


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with two months and an entry."""
    path = tmp_path / "shishi.db"
    with Ledger.write(path) as ledger:
        put_month(ledger)
        put_month(ledger, Month(2023, 4))
        put_actual(ledger, 1, "50")
    return path


def columns(sqlite: sqlite3.Connection, table: str) -> set[str]:
    return {name for _, name, *_ in sqlite.execute(f"PRAGMA table_info({table})")}


def tables(sqlite: sqlite3.Connection) -> set[str]:
    return {name for (name,) in sqlite.execute("SELECT name FROM sqlite_master WHERE type='table'")}


def test_the_version_counts_the_migrations(path: Path) -> None:
    database = Database(path)
    assert [step.name for step in migrations.applied(database)] == ["m001_ledger"]
    assert migrations.pending(database) == []
    assert database.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    database.close()


def test_all_state_is_versioned_and_strict(path: Path) -> None:
    sqlite = sqlite3.connect(path)
    own = tables(sqlite) - {"_sqlite_migrations"}
    assert {each for each in own if "ended_by" in columns(sqlite, each)} == set(VERSIONED)
    assert own - set(VERSIONED) == {"operations", "sources"}
    strict = {name for _, name, _, _, _, strict in sqlite.execute("PRAGMA table_list") if strict}
    assert strict == own
    sqlite.close()


def test_every_column_of_a_table_has_its_place(path: Path) -> None:
    sqlite = sqlite3.connect(path)
    assert {column.value for column in Column} <= columns(sqlite, "sheet_rows")
    sqlite.close()


def test_a_figure_needs_its_operation_and_a_thing_has_one_version_in_force(path: Path) -> None:
    with Ledger.write(path) as ledger:
        values: dict[str, str | int | None] = {
            "project": 1,
            "month": "2023-09",
            "position": 1,
            "name": "",
            "unit": "",
        }
        with pytest.raises(sqlite3.IntegrityError):
            ledger._connection.insert("measures", {**values, "bound": "exact", "added_by": 99})
        ledger._connection.insert("measures", {**values, "bound": "exact", "added_by": 1})
        with pytest.raises(sqlite3.IntegrityError):
            ledger._connection.insert("measures", {**values, "bound": "exact", "added_by": 1})


def next_steps() -> Migrations:
    """The steps so far and one that does not exist yet."""
    steps = Migrations("shishi")
    steps()(m001_ledger)

    @steps()
    def m002_published(db: Database) -> None:
        db.execute("ALTER TABLE sources ADD COLUMN published TEXT")
        db.execute("PRAGMA user_version = 2")

    return steps


def dump(path: Path) -> list[str]:
    """All that a file holds, as statements."""
    sqlite = sqlite3.connect(path)
    try:
        return list(sqlite.iterdump())
    finally:
        sqlite.close()


def test_a_migration_keeps_the_rows_and_copies_the_file_aside(path: Path) -> None:
    before = dump(path)
    sqlite = sqlite3.connect(path, isolation_level=None)
    migrate(sqlite, path, next_steps())
    assert "published" in columns(sqlite, "sources")
    assert sqlite.execute("SELECT name, published FROM sources").fetchall() == [
        ("2023-03.csv", None),
        ("2023-04.csv", None),
    ]
    sqlite.close()
    copy = path.with_name("shishi.schema-1.db")
    assert dump(copy) == before
    assert copy.stat().st_mode & 0o777 == 0o600


def test_an_older_copy_is_not_overwritten(path: Path) -> None:
    path.with_name("shishi.schema-1.db").write_text("older")
    sqlite = sqlite3.connect(path, isolation_level=None)
    migrate(sqlite, path, next_steps())
    sqlite.close()
    assert path.with_name("shishi.schema-1.db").read_text() == "older"
    with Ledger.read(path.with_name("shishi.schema-1-2.db")) as ledger:
        assert len(ledger.load(BAOSHAN, MARCH)) == 2


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    steps = next_steps()

    @steps()
    def m003_broken(db: Database) -> None:
        db.execute("ALTER TABLE nowhere ADD COLUMN published TEXT")

    sqlite = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(sqlite, path, steps)
    sqlite.close()
    assert path.read_bytes() == before


def test_a_ledger_that_many_make_at_once_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "shishi.db"

    def make(number: int) -> None:
        with Ledger.write(path) as ledger:
            put_month(ledger, lines=(f"{number} | 题 | 完成 | 1",))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Ledger.read(path) as ledger:
        assert len(ledger.projects(BAOSHAN)) == 5


def plans_of(ledger: Ledger, ask: Callable[[Ledger], object]) -> list[str]:
    """The steps of SQLite's plans for all that `ask` queries."""
    statements: list[str] = []
    sqlite = ledger._connection._sqlite
    sqlite.set_trace_callback(statements.append)
    ask(ledger)
    sqlite.set_trace_callback(None)
    assert statements
    return [
        step
        for statement in statements
        for *_, step in sqlite.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]


def walked(plans: list[str]) -> set[str]:
    """The steps that walk through a table or an index; `t` are the projects of one programme."""
    return {step for step in plans if step.startswith("SCAN") and step != "SCAN t"}


@pytest.mark.parametrize("moment", [None, Moment("", operation=2)], ids=["now", "as of"])
@pytest.mark.parametrize(
    "ask",
    [
        lambda ledger: ledger.load(BAOSHAN, MARCH),
        lambda ledger: ledger.load(BAOSHAN, MARCH, ["1", "17"]),
        lambda ledger: ledger.projects(BAOSHAN),
        lambda ledger: ledger.months(BAOSHAN),
        lambda ledger: ledger.entry_months(BAOSHAN),
        lambda ledger: ledger.units(BAOSHAN),
        lambda ledger: ledger.levels(BAOSHAN),
        lambda ledger: ledger.told_months(1),
    ],
)
def test_no_question_about_a_programme_walks_through_a_table(
    path: Path, ask: Callable[[Ledger], object], moment: Moment | None
) -> None:
    with Ledger.read(path, moment) as ledger:
        plans = plans_of(ledger, ask)
    assert walked(plans) == set()
    assert any("_in_force" in step for step in plans)
