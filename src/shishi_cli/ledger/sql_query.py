"""Any question in SQL, read-only by construction: nothing it says can change or leave the file.

It is answered in a process of its own, which is ended when the time is over: SQLite looks at no
clock while it compares two long texts or reads a long statement.
"""

import pickle
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Literal

from shishi_cli.domain.errors import ShishiError, SlowQuery, WrongQuery
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.results.sql_answer import Answer, Cell
from shishi_cli.ledger.connection import connect
from shishi_cli.ledger.opening import open_to_read
from shishi_cli.ledger.refusals import explained
from shishi_cli.ledger.sql_allowed import allowed
from shishi_cli.ledger.sql_refusals import in_words, slow

_STEPS = 10_000  # of SQLite's machine between two looks at the clock: some milliseconds
_HEAP = 512 << 20  # bytes that one query may take
_MOST_BYTES = 64 << 20  # that an answer may hold
_LONGEST_CELL = 16 << 20
_GRACE = 1.0  # seconds for a process to begin, and to say itself that the time is over


@frozen
class Query:
    """One SELECT, how long it may take and how many rows it may give, 0 for any (查询)."""

    path: Path
    statement: str
    seconds: float
    most: int


def ask(query: Query) -> Answer:
    """The answer. Raises WrongQuery with the place in the statement, SlowQuery when the time is
    over or the memory full, LedgerError for what is no ledger."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "shishi_cli.ledger.sql_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C is for this process, which ends the other
    ) as child:
        try:
            answered, said = child.communicate(pickle.dumps(query), query.seconds + _GRACE)
        except subprocess.TimeoutExpired:
            raise slow(query.seconds) from None
        finally:
            child.kill()
    if child.returncode < 0:  # the system ended it
        raise SlowQuery("查询需要的内存太多", "请缩小查询的范围")
    if child.returncode:
        raise RuntimeError(said.decode(errors="replace"))
    found: Answer | ShishiError = pickle.loads(answered)
    if isinstance(found, ShishiError):
        raise found
    return found


def answer(query: Query) -> Answer:
    """The answer, in this process: what no clock can stop is not stopped."""
    path, statement = query.path, query.statement
    open_to_read(path).close()  # the same refusals as anywhere, and rolls back what is hot
    with explained(path), closing(connect(path, "ro")) as sqlite:
        sqlite.execute("PRAGMA query_only = ON")
        sqlite.execute(f"PRAGMA hard_heap_limit = {_HEAP}")
        sqlite.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        sqlite.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_CELL)
        sqlite.set_authorizer(allowed)
        until = time.monotonic() + query.seconds
        sqlite.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
        with in_words(sqlite, statement, query.seconds):
            cursor = sqlite.execute(statement)
            if cursor.description is None:
                raise WrongQuery("没有要查询的语句", "例如 select * from v_log")
            columns = tuple(column[0] for column in cursor.description)
            return Answer(columns, *_first(cursor, query.most))


def _first(
    rows: Iterable[tuple[Cell, ...]], most: int
) -> tuple[tuple[tuple[Cell, ...], ...], Literal["rows", "bytes"] | None]:
    found: list[tuple[Cell, ...]] = []
    size = 0
    for row in rows:
        if most and len(found) == most:
            return tuple(found), "rows"
        size += sum(len(cell) if isinstance(cell, str | bytes) else 8 for cell in row)
        if size > _MOST_BYTES:
            return tuple(found), "bytes"
        found.append(row)
    return tuple(found), None
