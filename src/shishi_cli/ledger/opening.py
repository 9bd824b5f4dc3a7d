"""Opening the ledger's file: to read, to write, or a copy of it (打开台账文件).

What stands in the file is looked at before anything else, and refused where it is no ledger of ours.
Its schema is left as it is: bringing it up to date is the ledger's own affair.
"""

import os
import sqlite3
from enum import Enum
from pathlib import Path

from shishi_cli.domain.errors import LedgerError
from shishi_cli.ledger.connection import APPLICATION_ID, SCHEMA_VERSION, TABLES, Connection, connect
from shishi_cli.ledger.refusals import CHECK_PATH, NAME_FILE, damaged, explained

# A writer was killed while it changed the file: only an opening for writing can roll that back.
_INTERRUPTED = "SQLITE_READONLY_ROLLBACK"
# A view without end in place of a table would keep a reader for ever.
_IMPOSTORS = f"""SELECT count(*) FROM sqlite_master WHERE name IN {TABLES}
AND (type <> 'table' OR sql NOT LIKE 'CREATE TABLE%')"""
_HELD = 25_000  # pages of 4,096 bytes; SQLite takes a number whose last byte is 0 for OFF


class _State(Enum):
    """What stands in the file that was opened."""

    EMPTY = "empty"
    CURRENT = "current"
    OLDER = "older"


def open_to_read(path: Path, older: bool = False, patience: float | None = None) -> Connection:
    """Open for reading alone; all that is read is of one moment, until `close`.

    An `older` schema is refused unless it is asked for; `patience` is as in `connect`. Raises LedgerError when there is no ledger, another file, a newer or a damaged ledger.
    """
    with explained(path):
        _refuse_folder(path)
        _refuse_missing(path)
        try:
            return Connection(path, _snapshot(path, older, patience))
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "") != _INTERRUPTED:
                raise
        _roll_back_interrupted(path)
        return Connection(path, _snapshot(path, older, patience))


def open_to_write(path: Path, create: bool = True) -> Connection:
    """Open for writing; creates the file, readable by its owner alone, and its folder.

    Without `create` raises LedgerError where there is no ledger yet.
    """
    with explained(path):
        _refuse_folder(path)
        if not create:
            _refuse_missing(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        sqlite = connect(path, "rw")
        try:
            sqlite.execute("PRAGMA foreign_keys = ON")
            sqlite.execute("PRAGMA synchronous = FULL")
            # A spilling cache locks readers out for the rest of an import: only one that would
            # fill the memory, of some 80,000 rows and more, may do so.
            sqlite.execute(f"PRAGMA cache_spill = {_HELD}")
            # In one moment, or a ledger that someone else is making just now looks foreign.
            sqlite.execute("BEGIN")
            state = _state(path, sqlite)
            sqlite.execute("COMMIT")
            if state is _State.EMPTY and not create:
                raise _empty(path)
        except BaseException:
            sqlite.close()
            raise
        return Connection(path, sqlite, is_current=state is _State.CURRENT)


def open_copy(path: Path) -> Connection:
    """A copy of the ledger to try things on, gone when it is closed; empty where there is none.

    It is SQLite's own unnamed file: in memory while it is small, on disk when it is not.
    """
    with explained(path):
        _refuse_folder(path)
        sqlite = sqlite3.connect("", isolation_level=None)
        try:
            if path.exists():
                _copy_into(sqlite, path)
            sqlite.execute("PRAGMA foreign_keys = ON")
            is_current = _state(path, sqlite) is _State.CURRENT
        except BaseException:
            sqlite.close()
            raise
        return Connection(path, sqlite, is_copy=True, is_current=is_current)


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} 是文件夹,不是台账文件", NAME_FILE)
    if path.exists() and not path.is_file():  # a device would swallow what is written
        raise LedgerError(f"{path} 不是普通文件", CHECK_PATH)


def _refuse_missing(path: Path) -> None:
    if not path.exists():
        raise LedgerError(
            f"还没有台账: {path}",
            "请先用 shishi import 导入一张进展表;台账在别处时用 --db 指定",
        )


def _empty(path: Path) -> LedgerError:
    return LedgerError(f"台账 {path} 还是空的", "请先用 shishi import 导入一张进展表")


def _snapshot(path: Path, older: bool, patience: float | None) -> sqlite3.Connection:
    sqlite = connect(path, "ro", patience)
    try:
        # One moment for all that is read: a commit between two queries is not seen.
        sqlite.execute("BEGIN")
        state = _state(path, sqlite)
        if state is _State.EMPTY:
            raise _empty(path)
        if state is _State.OLDER and not older:
            raise LedgerError(
                f"台账 {path} 是旧版本的格式",
                "用 shishi doctor --fix 升级,或写入一次(如 shishi import)即自动升级;原文件会先留备份",
            )
    except BaseException:
        sqlite.close()
        raise
    return sqlite


def _copy_into(target: sqlite3.Connection, path: Path) -> None:
    source = connect(path, "ro")
    try:
        try:
            _state(path, source)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "") != _INTERRUPTED:
                raise
            _roll_back_interrupted(path)
            _state(path, source)
        source.backup(target)
    finally:
        source.close()


def _roll_back_interrupted(path: Path) -> None:
    sqlite = connect(path, "rw")
    try:
        sqlite.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        sqlite.close()


def _state(path: Path, sqlite: sqlite3.Connection) -> _State:
    application: int = sqlite.execute("PRAGMA application_id").fetchone()[0]
    version: int = sqlite.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        tables: int = sqlite.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application or version or tables:
            raise LedgerError(f"{path} 是其他程序的数据库,不是台账文件", CHECK_PATH)
        return _State.EMPTY
    if version > SCHEMA_VERSION:
        raise LedgerError(
            f"台账 {path} 由更新版本的 shishi 写成", "请升级 shishi: pip install -U shishi-cli"
        )
    impostors: int = sqlite.execute(_IMPOSTORS).fetchone()[0]
    if impostors:
        raise damaged(path)
    return _State.CURRENT if version == SCHEMA_VERSION else _State.OLDER
