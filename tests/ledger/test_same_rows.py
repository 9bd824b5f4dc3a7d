"""Whether a copy holds what the ledger holds is told within SQLite, row by row."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from shishi_cli.ledger.backup import back_up, same_rows

TABLES = (
    "CREATE TABLE figures (id INTEGER PRIMARY KEY, amount TEXT, line INTEGER) STRICT",
    'CREATE TABLE "a ""b" (one TEXT, two BLOB)',
    "CREATE TABLE pairs (one TEXT, two TEXT, PRIMARY KEY (one, two)) WITHOUT ROWID",
    "INSERT INTO figures VALUES (1, '81', NULL), (2, '250', 3), (3, '0', 4)",
    "INSERT INTO \"a \"\"b\" VALUES ('x', x'00'), ('x', x'00')",
    "INSERT INTO pairs VALUES ('x', 'y')",
)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A file with another one attached that holds the same."""
    for name in ("one.db", "two.db"):
        with closing(sqlite3.connect(tmp_path / name)) as made, made:
            for statement in TABLES:
                made.execute(statement)
    with closing(sqlite3.connect(tmp_path / "one.db", isolation_level=None)) as sqlite:
        sqlite.execute("ATTACH ? AS other", (str(tmp_path / "two.db"),))
        yield sqlite


def test_what_is_copied_is_the_same(both: sqlite3.Connection) -> None:
    assert same_rows(both, "other")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE other.figures SET amount = '82' WHERE id = 1",
        "UPDATE other.figures SET line = 0 WHERE id = 1",
        "UPDATE other.figures SET id = 7 WHERE id = 3",
        "DELETE FROM other.figures WHERE id = 3",
        "INSERT INTO other.figures VALUES (4, '1', 1)",
        'UPDATE other."a ""b" SET two = x\'01\'',
        "DELETE FROM other.pairs",
        "DROP TABLE other.pairs",
        "CREATE TABLE other.more (id INTEGER PRIMARY KEY)",
        "ALTER TABLE other.figures ADD COLUMN more TEXT",
    ],
)
def test_whatever_differs_is_found(change: str, both: sqlite3.Connection) -> None:
    both.execute(change)
    assert not same_rows(both, "other")


@pytest.mark.parametrize("verified", [True, False])
def test_a_copy_is_as_the_ledger_is(verified: bool, march_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert back_up(march_file, copy, verified=verified) == march_file.stat().st_size
    with closing(sqlite3.connect(copy)) as sqlite:
        sqlite.execute("ATTACH ? AS ledger", (str(march_file),))
        assert same_rows(sqlite, "ledger")
