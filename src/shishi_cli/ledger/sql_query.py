"""Any question in SQL, read-only by construction: nothing it says can change or leave the file.

It is answered in a process of its own, which is ended when the time is over: SQLite looks at no
clock while it compares two long texts or reads a long statement.
"""

import pickle
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

from shishi_cli.domain.errors import ShishiError, SlowQuery, WrongQuery
from shishi_cli.domain.frozen import frozen
from shishi_cli.ledger.connection import Connection, connect
from shishi_cli.ledger.refusals import explained

Cell = str | int | float | bytes | None
_STEPS = 10_000  # of SQLite's machine between two looks at the clock: some milliseconds
_HEAP = 512 << 20  # bytes that one query may take
_MOST_BYTES = 64 << 20  # that an answer may hold
_LONGEST_CELL = 16 << 20
_GRACE = 1.0  # seconds for a process to begin, and to say itself that the time is over
_MOST_PLACES = 50  # of one word in a statement, where a mistake is looked for

_READING = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
    }
)
_PRAGMAS = frozenset({"table_info", "table_xinfo", "table_list", "index_list", "index_info"})
# What reading needs, of all that some SQLite somewhere is built with.
_FUNCTIONS = frozenset(
    [
        "abs",
        "char",
        "coalesce",
        "format",
        "glob",
        "hex",
        "ifnull",
        "iif",
        "instr",
        "length",
        "like",
        "likelihood",
        "likely",
        "lower",
        "ltrim",
        "max",
        "min",
        "nullif",
        "printf",
        "quote",
        "random",
        "randomblob",
        "replace",
        "round",
        "rtrim",
        "sign",
        "soundex",
        "sqlite_version",
        "substr",
        "substring",
        "trim",
        "typeof",
        "unhex",
        "unicode",
        "unlikely",
        "upper",
        "zeroblob",
        "concat",
        "concat_ws",
        "octet_length",
        "date",
        "time",
        "datetime",
        "julianday",
        "unixepoch",
        "strftime",
        "timediff",
        "current_date",
        "current_time",
        "current_timestamp",
        "avg",
        "count",
        "group_concat",
        "string_agg",
        "sum",
        "total",
        "median",
        "percentile",
        "row_number",
        "rank",
        "dense_rank",
        "percent_rank",
        "cume_dist",
        "ntile",
        "lag",
        "lead",
        "first_value",
        "last_value",
        "nth_value",
        "acos",
        "asin",
        "atan",
        "atan2",
        "ceil",
        "ceiling",
        "cos",
        "degrees",
        "exp",
        "floor",
        "ln",
        "log",
        "log10",
        "log2",
        "mod",
        "pi",
        "pow",
        "power",
        "radians",
        "sin",
        "sqrt",
        "tan",
        "trunc",
        "json",
        "json_array",
        "json_array_length",
        "json_error_position",
        "json_extract",
        "json_group_array",
        "json_group_object",
        "json_object",
        "json_quote",
        "json_type",
        "json_valid",
        "->",
        "->>",
    ]
)
# What SQLite says, and the same in Chinese; `{}` is what it names.
_WORDS = (
    ("no such table: ", "没有表或视图 {}"),
    ("no such column: ", "没有列 {}"),
    ("no such function: ", "没有函数 {}"),
    ("ambiguous column name: ", "列 {} 不知道是哪个表的"),
    ("misuse of aggregate", "聚合函数用在了不能用的地方"),
    ("wrong number of arguments to function ", "函数 {} 的参数个数不对"),
    ("incomplete input", "语句不完整"),
    ("unrecognized token: ", "认不出 {}"),
    ("no tables specified", "没有写查询哪个表"),
    ("You can only execute one statement at a time", "一次只能查询一句"),
    ("string or blob too big", "一格内容太大"),
    ("out of memory", "查询需要的内存太多"),
)
_NO_FUNCTION = "not authorized to use function: "
_HINT = "可查询的视图有 v_status、v_figures、v_log,各列见手册“查询”一节"


@frozen
class Answer:
    """The columns and rows of a query (查询结果); `cut` tells what kept the others out, rows or
    bytes, None where these are all."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cut: Literal["rows", "bytes"] | None


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
            raise _slow(query.seconds) from None
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
    Connection.read(path).close()  # the same refusals as anywhere, and rolls back what is hot
    with explained(path), closing(connect(path, "ro")) as sqlite:
        sqlite.execute("PRAGMA query_only = ON")
        sqlite.execute(f"PRAGMA hard_heap_limit = {_HEAP}")
        sqlite.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        sqlite.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_CELL)
        sqlite.set_authorizer(_allowed)
        until = time.monotonic() + query.seconds
        sqlite.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
        with _in_words(sqlite, statement, query.seconds):
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


def _slow(seconds: float) -> SlowQuery:
    return SlowQuery(f"查询超过了 {seconds:g} 秒", "请缩小查询的范围,或用 --timeout 放宽")


def _allowed(
    action: int, name: str | None, detail: str | None, database: str | None, view: str | None
) -> int:
    reading = action in _READING
    if action == sqlite3.SQLITE_FUNCTION:
        reading = (detail or "").lower() in _FUNCTIONS
    elif action == sqlite3.SQLITE_PRAGMA:
        reading = (name or "").lower() in _PRAGMAS
    return sqlite3.SQLITE_OK if reading else sqlite3.SQLITE_DENY


@contextmanager
def _in_words(sqlite: sqlite3.Connection, statement: str, seconds: float) -> Iterator[None]:
    try:
        yield
    except MemoryError as error:
        raise SlowQuery("查询需要的内存太多", "请缩小查询的范围") from error
    except UnicodeEncodeError as error:
        raise WrongQuery("语句中有不是文字的字符", _HINT) from error
    except (sqlite3.Error, sqlite3.Warning) as error:
        name, said = getattr(error, "sqlite_errorname", ""), str(error)
        if name == "SQLITE_INTERRUPT":
            raise _slow(seconds) from error
        if said.startswith(_NO_FUNCTION):
            raise WrongQuery(
                f"只能查询,不能使用函数 {said.removeprefix(_NO_FUNCTION)}", _HINT
            ) from error
        if name == "SQLITE_AUTH" or "not authorized" in said or "prohibited" in said:
            raise WrongQuery("只能查询,不能修改台账或使用别的文件", _HINT) from error
        if name not in ("", "SQLITE_ERROR", "SQLITE_TOOBIG", "SQLITE_NOMEM", "SQLITE_MISMATCH"):
            raise
        sqlite.set_authorizer(None)
        raise WrongQuery(_place(sqlite, statement, said) + _message(said), _HINT) from error


def _message(said: str) -> str:
    if said.startswith('near "'):
        return f"“{said[6:].rpartition(chr(34))[0]}”附近有语法错误"
    for start, words in _WORDS:
        if said.startswith(start):
            named = said.removeprefix(start).strip('"')
            return words.format(f"“{named}”")
    return f"SQLite 不能执行: {said}"


def _place(sqlite: sqlite3.Connection, statement: str, said: str) -> str:
    """The line of the statement with a caret under the word that is wrong; empty where none is."""
    quoted = said.startswith(('near "', 'unrecognized token: "'))
    word = said.partition('"')[2].rpartition('"')[0] if quoted else said.rpartition(": ")[2]
    at = _first_refused(sqlite, statement, word, said) if quoted else statement.find(word)
    if not word or at < 0:
        return ""
    start = statement.rfind("\n", 0, at) + 1
    line = statement[start:].partition("\n")[0]
    before = "".join("  " if ord(c) > 0x2E7F else " " for c in statement[start:at])
    return f"语句有误\n    {line}\n    {before}{'^' * len(word)}\n"


def _first_refused(sqlite: sqlite3.Connection, statement: str, word: str, said: str) -> int:
    """Where the word stands that SQLite stopped at: what is before it alone is not refused for it."""
    at = statement.find(word)
    for _ in range(_MOST_PLACES):
        if at < 0:
            break
        try:
            sqlite.execute(f"EXPLAIN {statement[: at + len(word)]}")
        except (sqlite3.Error, sqlite3.Warning) as error:
            if str(error) == said:
                return at
        at = statement.find(word, at + 1)
    return -1
