"""A backup put in place of a ledger: under one lock, whole, and only what shishi made."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from shishi_cli.domain.errors import LedgerDamaged, LedgerError, LedgerMoved
from shishi_cli.domain.results.ledger_file import Done
from shishi_cli.ledger import restoring
from shishi_cli.ledger.backup import back_up
from shishi_cli.ledger.connection import SCHEMA_VERSION, TABLES
from shishi_cli.ledger.foreign import every_step, schema_at
from shishi_cli.ledger.inspecting import examine
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.migrations import migrations
from shishi_cli.ledger.restoring import restore
from shishi_cli.ledger.schema import MADE, digest
from shishi_cli.ledger.versions import VERSIONED
from tests.conftest import SAMPLES, Shishi
from tests.ledger.ledger_sheets import APRIL, BAOSHAN, MARCH, MAY, put_actual, put_month


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with March and April, and a backup from before April."""
    path = tmp_path / "shishi.db"
    with Ledger.write(path) as ledger:
        put_month(ledger)
        back_up(path, backup_of(path))
        put_month(ledger, APRIL)
    return path


def backup_of(path: Path) -> Path:
    return path.with_name("backup.db")


def last(path: Path) -> Done:
    return examine(path).holdings.operations[-1]


def months(path: Path) -> tuple[object, ...]:
    with Ledger.read(path) as ledger:
        return ledger.months(BAOSHAN)


def run(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as sqlite:
        sqlite.executescript(sql)


def test_the_ledger_is_copied_aside_and_replaced(path: Path) -> None:
    aside = path.with_name("aside.db")
    restore(backup_of(path), path, last(path), aside)
    assert (months(path), months(aside)) == ((MARCH,), (MARCH, APRIL))
    assert examine(path).is_sound
    with Ledger.write(path) as ledger:
        put_actual(ledger, 1, "50")
    assert len(examine(path).holdings.operations) == 2


def test_what_was_written_since_the_preview_stops_it(path: Path) -> None:
    seen = last(path)
    with Ledger.write(path) as ledger:
        put_month(ledger, MAY)
    with pytest.raises(LedgerError, match="预览之后"):
        restore(backup_of(path), path, seen, path.with_name("aside.db"))
    assert months(path) == (MARCH, APRIL, MAY)
    assert not path.with_name("aside.db").exists()


def test_who_waits_to_write_meanwhile_is_told_that_the_ledger_is_another(path: Path) -> None:
    with Ledger.write(path) as ledger:
        restore(backup_of(path), path, last(path), None)
        with pytest.raises(LedgerError, match="换成了另一份备份"):
            put_actual(ledger, 1, "50")
    with Ledger.write(path) as ledger:
        put_actual(ledger, 1, "50")


def test_nobody_writes_between_the_copy_and_the_replacement(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []

    def write_meanwhile(source: Path, target: Path) -> None:
        back_up(source, target)
        words = ["--db", str(path), "update", "17", "--actual", "60"]
        told.append(CliRunner().invoke(app, words).exit_code)

    monkeypatch.setattr("shishi_cli.ledger.connection.BUSY_SECONDS", 0.1)
    monkeypatch.setattr(restoring, "back_up", write_meanwhile)
    restore(backup_of(path), path, last(path), path.with_name("aside.db"))
    assert told == [75]


def test_a_wal_backup_makes_no_wal_ledger(path: Path) -> None:
    for file in (backup_of(path), path):
        run(file, "PRAGMA journal_mode = WAL;")
    restore(backup_of(path), path, last(path), None)
    assert examine(path).journal == "delete"
    assert months(path) == (MARCH,)
    assert not path.with_name("shishi.db-wal").exists()


def test_nothing_is_left_beside_a_wal_file_that_was_read(path: Path) -> None:
    for file in (backup_of(path), path):
        run(file, "PRAGMA journal_mode = WAL;")
    before = sorted(path.parent.iterdir())
    for words in (["status"], ["sql", "select 1"], ["doctor"], ["import", "none.csv"]):
        CliRunner().invoke(app, ["--db", str(path), *words])
        assert sorted(path.parent.iterdir()) == before, words
    copy = path.with_name("copy.db")
    back_up(path, copy)
    restore(backup_of(path), path, last(path), None)
    assert sorted(path.parent.iterdir()) == sorted([*before, copy])


def test_the_log_of_who_has_a_wal_file_open_stays(path: Path) -> None:
    run(path, "PRAGMA journal_mode = WAL;")
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT count(*) FROM sqlite_master").fetchone()
        before = sorted(path.parent.iterdir())
        assert CliRunner().invoke(app, ["--db", str(path), "status"]).exit_code == 0
        assert sorted(path.parent.iterdir()) == before
        other.execute("CREATE TABLE other (a)")


def test_a_ledger_that_is_moved_meanwhile_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def move(source: Path, target: Path) -> None:
        source.rename(target)

    monkeypatch.setattr(restoring, "back_up", move)
    with pytest.raises(LedgerMoved):
        restore(backup_of(path), path, last(path), path.with_name("away.db"))
    assert months(path.with_name("away.db")) == (MARCH, APRIL)


def test_every_version_of_the_schema_is_known() -> None:
    """A new step adds its line to MADE, and its tables to TABLES; no line ever changes."""
    steps = len(every_step())
    assert steps == SCHEMA_VERSION
    found = {version: digest(schema_at(version)) for version in range(1, steps + 1)}
    assert dict(MADE) == found
    assert set(TABLES) >= {"operations", "sources", *VERSIONED}


HOSTILE = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON operations"
    " BEGIN UPDATE figures SET amount = '1'; END;",
    "view": "CREATE VIEW mine AS SELECT 1;",
    "index": "CREATE INDEX mine ON figures (rule);",
    "altered view": "DROP VIEW v_log; CREATE VIEW v_log AS SELECT 1 AS operation;",
    "altered index": "DROP INDEX figures_in_force; CREATE INDEX figures_in_force ON figures (id);",
    "table": "CREATE TABLE mine (id);",
}
ENDLESS = (
    "ALTER TABLE operations RENAME TO operations_2; CREATE VIEW operations AS WITH RECURSIVE"
    " n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, '2023' AS at, '' AS person,"
    " '' AS command, '' AS reason, NULL AS undoes, '' AS seal FROM n;"
)


@pytest.mark.parametrize("what", HOSTILE)
def test_what_shishi_did_not_make_is_refused_and_told(
    path: Path, march: Shishi, tmp_path: Path, what: str
) -> None:
    backup, ledger = backup_of(path), tmp_path / "ledger.db"
    run(backup, HOSTILE[what])
    before = march("status", "--json").stdout
    refused = march("restore", str(backup), "--yes")
    assert refused.exit_code == 1
    assert "不是 shishi 建立的" in refused.stderr
    assert march("status", "--json").stdout == before
    run(ledger, HOSTILE[what])
    assert march("status", "--json").stdout == before
    written = march("update", "17", "--actual", "300", "--month", "2023-03")
    assert (written.exit_code, "(E302)" in written.stderr) == (1, True)
    tried = march("import", str(SAMPLES / "2023-04.csv"), "--dry-run")
    assert (tried.exit_code, "(E302)" in tried.stderr) == (1, True)
    assert "不是 shishi 建立的" in march("doctor").stdout
    assert march("doctor", "--fix").exit_code == (1 if what == "table" else 0)
    assert march("status", "--json").stdout == before


def test_a_view_without_end_in_place_of_a_table_keeps_nobody(
    path: Path, march: Shishi, tmp_path: Path
) -> None:
    run(backup_of(path), ENDLESS)
    run(tmp_path / "ledger.db", ENDLESS)
    for words in (("restore", str(backup_of(path)), "--yes"), ("log",), ("doctor",), ("undo",)):
        done = march(*words)
        assert (done.exit_code, "(E302)" in done.stderr) == (1, True), words


def test_an_older_ledger_with_a_trigger_is_not_brought_up_to_date(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as sqlite:
        migrations.apply(Database(sqlite), stop_before="m008_seals")
    run(old, HOSTILE["trigger"])
    with pytest.raises(LedgerDamaged, match="外来的触发器 t"):
        Ledger.write(old)
