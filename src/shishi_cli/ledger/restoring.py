"""Putting a backup in place of what the ledger holds, under one write lock (恢复)."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from shishi_cli.domain.errors import LedgerError, LedgerLocked, LedgerMoved
from shishi_cli.domain.results.ledger_file import Done
from shishi_cli.ledger.backup import back_up, quoted, same_rows
from shishi_cli.ledger.connection import PATIENT_SECONDS, connect, file_uri
from shishi_cli.ledger.refusals import explained

_LAST = "SELECT id, at, person, command, reason FROM {}.operations ORDER BY id DESC LIMIT 1"


def restore(backup: Path, path: Path, last: Done | None, aside: Path | None) -> None:
    """Copy the ledger to `aside` and put what the backup holds in its place.

    Both under one write lock: what others write until then is in the copy, what they write later is
    in the restored ledger. It is one transaction: others see the one or the other, and a power cut
    leaves the former. The ledger's own journal stays a rollback journal, whatever the backup's is.
    Raises LedgerError where `last`, None for an empty file, is no longer the last operation, and
    LedgerLocked when others hold the ledger for five seconds.
    """
    with explained(path):
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(connect(path, "rw")) as sqlite:
            if sqlite.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
                raise LedgerLocked(
                    f"台账 {path} 正被其他人或其他程序使用", "没有任何改动,请稍后重试"
                )
            sqlite.execute("PRAGMA synchronous = FULL")
            sqlite.leaves_no_log_of(backup)
            sqlite.execute("ATTACH ? AS backup", (file_uri(backup, "ro"),))
            with _locked(sqlite):
                if _last(sqlite, "main") != last:
                    raise LedgerError("预览之后台账又有变动,没有恢复", "请重新运行 shishi restore")
                if aside is not None:
                    back_up(path, aside)
                _replace(sqlite)
                if not same_rows(sqlite, "backup"):
                    raise LedgerError(f"台账 {path} 与备份不一致,没有恢复", "请检查磁盘后重试")
                _confirm(path, last)
            _confirm(path, _last(sqlite, "backup"))


@contextmanager
def _locked(sqlite: sqlite3.Connection) -> Iterator[None]:
    sqlite.execute("BEGIN IMMEDIATE")
    try:
        yield
        sqlite.execute(f"PRAGMA busy_timeout = {round(PATIENT_SECONDS * 1000)}")
        sqlite.execute("COMMIT")
    finally:
        if sqlite.in_transaction:
            sqlite.execute("ROLLBACK")


def _last(sqlite: sqlite3.Connection, name: str) -> Done | None:
    tables = f"SELECT count(*) FROM {name}.sqlite_master WHERE name = 'operations'"
    if not sqlite.execute(tables).fetchone()[0]:
        return None
    found = sqlite.execute(_LAST.format(name)).fetchone()
    return Done(*found) if found else None


def _replace(sqlite: sqlite3.Connection) -> None:
    """Make in the ledger what the backup has, in its order, and nothing else."""
    former = sqlite.execute(
        "SELECT type, name FROM main.sqlite_master WHERE type IN ('view', 'table', 'trigger')"
        " AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type DESC"
    ).fetchall()
    for kind, name in former:
        sqlite.execute(f"DROP {kind} IF EXISTS main.{quoted(name)}")
    made = sqlite.execute(
        "SELECT type, name, sql FROM backup.sqlite_master WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type = 'table' DESC, rowid"
    ).fetchall()
    for _, _, statement in made:
        sqlite.execute(statement)
    for kind, name, _ in made:
        if kind == "table":
            sqlite.execute(f"INSERT INTO main.{quoted(name)} SELECT * FROM backup.{quoted(name)}")
    for number in ("application_id", "user_version"):
        (value,) = sqlite.execute(f"PRAGMA backup.{number}").fetchone()
        sqlite.execute(f"PRAGMA main.{number} = {int(value)}")


def _confirm(path: Path, last: Done | None) -> None:
    """Raise LedgerMoved where the file of that name is not the one that is open."""
    try:
        with closing(connect(path, "ro")) as there:
            found = _last(there, "main")
    except sqlite3.Error:
        raise LedgerMoved(path) from None
    if found != last:
        raise LedgerMoved(path)
