"""Opening the ledger's file, and asking it."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from shishi_cli.domain.errors import LedgerError
from shishi_cli.ledger.refusals import damaged, explained, written_by_us

if TYPE_CHECKING:
    from shishi_cli.domain.results.ledger_file import Foreign

T = TypeVar("T")
Value = str | int | None
Parameters = Sequence[Value] | Mapping[str, Value]

APPLICATION_ID = 0x53484953  # "SHIS": tells a ledger from any other SQLite file
SCHEMA_VERSION = 9  # how many migrations there are; each one sets PRAGMA user_version
BUSY_SECONDS = 5.0
# A commit waits for those who read, and a reader for a commit: both pass by themselves.
PATIENT_SECONDS = 30.0

# A writer was killed while it changed the file: only an opening for writing can roll that back.
_INTERRUPTED = "SQLITE_READONLY_ROLLBACK"
_STEPS = 100_000  # of SQLite's machine between two looks at the clock
TABLES = (
    *("operations", "sources", "programmes", "projects", "sheet_rows", "readings", "measures"),
    *("figures", "entries", "unit_names", "settings", "matches", "waivers"),
    *("lives", "listed", "plans"),
)
# A view without end in place of a table would keep a reader for ever.
_IMPOSTORS = f"""SELECT count(*) FROM sqlite_master WHERE name IN {TABLES}
AND (type <> 'table' OR sql NOT LIKE 'CREATE TABLE%')"""


class _State(Enum):
    """What stands in the file that was opened."""

    EMPTY = "empty"
    CURRENT = "current"
    OLDER = "older"


class Connection:
    """One open ledger file. What a query returns is made by a typed function, row by row.

    `as_of` is the last operation that its readers know of, None for all of them.
    """

    def __init__(
        self,
        path: Path,
        sqlite: sqlite3.Connection,
        as_of: int | None = None,
        is_copy: bool = False,
    ) -> None:
        self.path = path
        self.as_of = as_of
        self.is_copy = is_copy  # of what stands at the path
        self._sqlite = sqlite

    @classmethod
    def read(cls, path: Path, older: bool = False) -> "Connection":
        """Open for reading alone; all that is read is of one moment, until `close`.

        An `older` schema is refused unless it is asked for. Raises LedgerError when there is no ledger, another file, a newer or a damaged ledger.
        """
        with explained(path):
            _refuse_folder(path)
            _refuse_missing(path)
            try:
                return cls(path, _snapshot(path, older))
            except sqlite3.OperationalError as error:
                if getattr(error, "sqlite_errorname", "") != _INTERRUPTED:
                    raise
            _roll_back_interrupted(path)
            return cls(path, _snapshot(path, older))

    @classmethod
    def write(cls, path: Path, create: bool = True) -> "Connection":
        """Open for writing; creates the file, readable by its owner alone, and its folder.

        Without `create` raises LedgerError where there is no ledger yet. An older schema is
        brought up to date.
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
                # A spilling cache would lock readers out for the rest of a long import.
                sqlite.execute("PRAGMA cache_spill = OFF")
                # In one moment, or a ledger that someone else is making just now looks foreign.
                sqlite.execute("BEGIN")
                state = _state(path, sqlite)
                sqlite.execute("COMMIT")
                if state is _State.EMPTY and not create:
                    raise _empty(path)
                if state is not _State.EMPTY:
                    from shishi_cli.ledger.schema import refuse_foreign

                    refuse_foreign(path, sqlite)
                if state is not _State.CURRENT:
                    # sqlite-utils costs 80 ms to import: only when the schema is to change.
                    from shishi_cli.ledger.migrations import migrate

                    migrate(sqlite, path)
            except BaseException:
                sqlite.close()
                raise
            return cls(path, sqlite)

    @classmethod
    def copy(cls, path: Path) -> "Connection":
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
                if _state(path, sqlite) is not _State.CURRENT:
                    from shishi_cli.ledger.migrations import migrate

                    migrate(sqlite, None)
            except BaseException:
                sqlite.close()
                raise
            return cls(path, sqlite, is_copy=True)

    @contextmanager
    def limited(self, seconds: float) -> Iterator[None]:
        """Raise LedgerError where a look at the whole file takes longer: a hostile one has no end."""
        until = time.monotonic() + seconds
        self._sqlite.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
        try:
            with explained(self.path):
                yield
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "") != "SQLITE_INTERRUPT":
                raise
            if time.monotonic() < until:  # Ctrl-C comes to the handler, which can raise nothing
                raise KeyboardInterrupt from error
            raise LedgerError(
                f"检查台账 {self.path} 超过了 {seconds:g} 秒", "请核实文件的来源"
            ) from error
        finally:
            self._sqlite.set_progress_handler(None, 0)

    def foreign(self) -> "tuple[Foreign, ...]":
        """What the file's schema has that no step made."""
        from shishi_cli.ledger.schema import foreign

        with explained(self.path):
            return foreign(self._sqlite)

    def at(self, operation: int) -> "Connection":
        """The same open file as its readers saw it after that operation."""
        return Connection(self.path, self._sqlite, operation, self.is_copy)

    def in_force(self, version: str) -> str:
        """The condition under which a version, by its name in the query, is in force.

        Every reading query says it by this; the partial indexes on `ended_by` serve both forms.
        """
        if self.as_of is None:
            return f"{version}.ended_by IS NULL"
        # The + keeps SQLite from walking through all that was ever added before the moment.
        return (
            f"+{version}.added_by <= {self.as_of}"
            f" AND ({version}.ended_by IS NULL OR {version}.ended_by > {self.as_of})"
        )

    def query(self, make: Callable[..., T], statement: str, parameters: Parameters = ()) -> list[T]:
        """What `make` gives for the columns of each row."""
        with explained(self.path):
            rows = self._run(statement, parameters)
            with written_by_us(self.path):
                return [make(*row) for row in rows]

    def execute(self, statement: str, parameters: Parameters = ()) -> None:
        """Run a statement that returns nothing."""
        with explained(self.path):
            self._sqlite.execute(statement, parameters)

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Insert one row and return its id."""
        statement = (
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
        )
        with explained(self.path):
            row_id = self._sqlite.execute(statement, tuple(values.values())).lastrowid
        assert row_id is not None  # an INSERT always has one
        return row_id

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]
    ) -> None:
        """Insert rows whose values stand in the order of `columns`."""
        marks = ", ".join("?" * len(columns))
        self.execute_many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    def execute_many(self, statement: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run a statement once for each row of values; none, for none."""
        with explained(self.path):
            self._sqlite.executemany(statement, rows)

    def _run(self, statement: str, parameters: Parameters) -> sqlite3.Cursor:
        try:
            return self._sqlite.execute(statement, parameters)
        except sqlite3.OperationalError as error:
            # A column that is not there: a mistake of ours, or a disk changed its name in the file.
            if getattr(error, "sqlite_errorname", "") == "SQLITE_ERROR":
                from shishi_cli.ledger.migrations import fresh_schema, schema_of

                if schema_of(self._sqlite, {"table"}) != fresh_schema({"table"}):
                    raise damaged(self.path) from error
            raise

    def commit(self) -> None:
        """Keep what was done since BEGIN. Waits long for those who read: a long import must not
        fail at its end because someone looks."""
        self.execute(f"PRAGMA busy_timeout = {round(PATIENT_SECONDS * 1000)}")
        try:
            self.execute("COMMIT")
        finally:
            self.execute(f"PRAGMA busy_timeout = {round(BUSY_SECONDS * 1000)}")

    @property
    def in_transaction(self) -> bool:
        """Whether something is begun that is neither committed nor rolled back."""
        return self._sqlite.in_transaction

    def close(self) -> None:
        """Let the file go; what is not committed is rolled back."""
        self._sqlite.close()


def connect(path: Path, mode: str, patience: float | None = None) -> sqlite3.Connection:
    """A plain connection, `mode` being ro or rw; what it raises is for `explained`.

    It waits `patience` seconds for others; by default a reader longer than a writer.
    """
    if patience is None:
        patience = PATIENT_SECONDS if mode == "ro" else BUSY_SECONDS
    sqlite = sqlite3.connect(file_uri(path, mode), uri=True, timeout=patience, isolation_level=None)
    sqlite.execute("PRAGMA trusted_schema = OFF")  # a backup comes from anywhere
    return sqlite


def file_uri(path: Path, mode: str) -> str:
    """The file's name as SQLite takes it, with how it is opened."""
    # as_uri() would make a server's name an authority, which SQLite refuses: file:////server/…
    posix = path.absolute().as_posix()
    # Any bytes may be a name; SQLite gets them as they are.
    quoted = quote(os.fsencode(posix))
    return f"file://{'' if posix.startswith('/') else '/'}{quoted}?mode={mode}"


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} 是文件夹,不是台账文件", "请在 --db 中写明文件名")
    if path.exists() and not path.is_file():  # a device would swallow what is written
        raise LedgerError(f"{path} 不是普通文件", "请检查 --db 或 SHISHI_DB 指定的路径")


def _refuse_missing(path: Path) -> None:
    if not path.exists():
        raise LedgerError(
            f"还没有台账: {path}",
            "请先用 shishi import 导入一张进展表;台账在别处时用 --db 指定",
        )


def _empty(path: Path) -> LedgerError:
    return LedgerError(f"台账 {path} 还是空的", "请先用 shishi import 导入一张进展表")


def _snapshot(path: Path, older: bool) -> sqlite3.Connection:
    sqlite = connect(path, "ro")
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
            raise LedgerError(
                f"{path} 是其他程序的数据库,不是台账文件",
                "请检查 --db 或 SHISHI_DB 指定的路径",
            )
        return _State.EMPTY
    if version > SCHEMA_VERSION:
        raise LedgerError(
            f"台账 {path} 由更新版本的 shishi 写成", "请升级 shishi: pip install -U shishi-cli"
        )
    impostors: int = sqlite.execute(_IMPOSTORS).fetchone()[0]
    if impostors:
        raise damaged(path)
    return _State.CURRENT if version == SCHEMA_VERSION else _State.OLDER
