"""Asking the ledger's file, and writing in it."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from shishi_cli.domain.errors import LedgerError
from shishi_cli.ledger.refusals import damaged, explained, written_by_us

T = TypeVar("T")
Value = str | int | None
Parameters = Sequence[Value] | Mapping[str, Value]

APPLICATION_ID = 0x53484953  # "SHIS": tells a ledger from any other SQLite file
SCHEMA_VERSION = 12  # how many migrations there are; each one sets PRAGMA user_version
BUSY_SECONDS = 5.0
# A commit waits for those who read, and a reader for a commit: both pass by themselves.
PATIENT_SECONDS = 30.0

_STEPS = 100_000  # of SQLite's machine between two looks at the clock
# What may stand in the name of a file as it is; `urllib.parse` takes longer to import than to open one.
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
TABLES = (
    *("operations", "sources", "programmes", "projects", "sheet_rows", "readings", "measures"),
    *("figures", "entries", "unit_names", "settings", "matches", "waivers"),
    *("lives", "listed", "plans", "carried"),
)


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
        *,
        is_current: bool = True,
    ) -> None:
        self.path = path
        self.as_of = as_of
        self.sqlite = sqlite  # for this room alone
        self.is_copy = is_copy  # of what stands at the path
        self.is_current = is_current  # its schema is the newest

    @contextmanager
    def limited(self, seconds: float) -> Iterator[None]:
        """Raise LedgerError where a look at the whole file takes longer: a hostile one has no end."""
        until = time.monotonic() + seconds
        self.sqlite.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
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
            self.sqlite.set_progress_handler(None, 0)

    def at(self, operation: int) -> "Connection":
        """The same open file as its readers saw it after that operation."""
        return Connection(self.path, self.sqlite, operation, self.is_copy)

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
            self.sqlite.execute(statement, parameters)

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Insert one row and return its id."""
        statement = (
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
        )
        with explained(self.path):
            row_id = self.sqlite.execute(statement, tuple(values.values())).lastrowid
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
            self.sqlite.executemany(statement, rows)

    def _run(self, statement: str, parameters: Parameters) -> sqlite3.Cursor:
        try:
            return self.sqlite.execute(statement, parameters)
        except sqlite3.OperationalError as error:
            # A column that is not there: a mistake of ours, or a disk changed its name in the file.
            if getattr(error, "sqlite_errorname", "") == "SQLITE_ERROR":
                from shishi_cli.ledger.schema import is_as_made

                if not is_as_made(self.sqlite):
                    raise damaged(self.path) from error
            raise

    def begin(self) -> None:
        """Begin to write, once no other does. Nothing waits then until the commit: where the cache
        overflows while someone reads, each row would wait for him."""
        self.execute("BEGIN IMMEDIATE")
        self._wait(0)

    def commit(self) -> None:
        """Keep what was done since the beginning. Waits long for those who read: a long import must
        not fail at its end because someone looks."""
        self._wait(PATIENT_SECONDS)
        self.execute("COMMIT")

    def end(self) -> None:
        """Let go what is not committed, and wait for others as before."""
        if self.in_transaction:  # a full disk may have rolled back already
            self.execute("ROLLBACK")
        self._wait(BUSY_SECONDS)

    def _wait(self, seconds: float) -> None:
        """Wait so long for others from now on."""
        self.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    @property
    def in_transaction(self) -> bool:
        """Whether something is begun that is neither committed nor rolled back."""
        return self.sqlite.in_transaction

    def close(self) -> None:
        """Let the file go; what is not committed is rolled back."""
        self.sqlite.close()


def connect(path: Path, mode: str, patience: float | None = None) -> "_Connection":
    """A plain connection, `mode` being ro or rw; what it raises is for `explained`.

    It waits `patience` seconds for others; by default a reader longer than a writer.
    """
    if patience is None:
        patience = PATIENT_SECONDS if mode == "ro" else BUSY_SECONDS
    sqlite = sqlite3.connect(
        file_uri(path, mode), uri=True, timeout=patience, isolation_level=None, factory=_Connection
    )
    if mode == "ro":
        sqlite.leaves_no_log_of(path)
    sqlite.execute("PRAGMA trusted_schema = OFF")  # a backup comes from anywhere
    return sqlite


class _Connection(sqlite3.Connection):
    """One that leaves no write-ahead log where it found none. No ledger of ours has any, but another
    program may have set one so; who may only read makes the log, and cannot take it away."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._without: list[Path] = []

    def leaves_no_log_of(self, path: Path) -> None:
        """Of the file at the path, which this connection only reads; to be said before it does."""
        if not _has_log(path):
            self._without.append(path)

    def close(self) -> None:
        super().close()
        for path in filter(_has_log, self._without):
            with suppress(sqlite3.Error), closing(connect(path, "rw", 0)) as last:
                last.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _has_log(path: Path) -> bool:
    return Path(f"{path}-wal").exists()


def file_uri(path: Path, mode: str) -> str:
    """The file's name as SQLite takes it, with how it is opened."""
    # as_uri() would make a server's name an authority, which SQLite refuses: file:////server/…
    posix = path.absolute().as_posix()
    # Any bytes may be a name; SQLite gets them as they are.
    quoted = "".join(chr(c) if c in _PLAIN else f"%{c:02X}" for c in os.fsencode(posix))
    return f"file://{'' if posix.startswith('/') else '/'}{quoted}?mode={mode}"
