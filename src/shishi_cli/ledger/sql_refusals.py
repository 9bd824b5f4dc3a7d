"""What SQLite says of a statement that it does not take, in words for a person (语句有误)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from shishi_cli.domain.errors import SlowQuery, WrongQuery

_MOST_PLACES = 50  # of one word in a statement, where a mistake is looked for
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


def slow(seconds: float) -> SlowQuery:
    """For a query whose time is over."""
    return SlowQuery(f"查询超过了 {seconds:g} 秒", "请缩小查询的范围,或用 --timeout 放宽")


@contextmanager
def in_words(sqlite: sqlite3.Connection, statement: str, seconds: float) -> Iterator[None]:
    """Raise WrongQuery with the place in the statement, SlowQuery where it takes too much."""
    try:
        yield
    except MemoryError as error:
        raise SlowQuery("查询需要的内存太多", "请缩小查询的范围") from error
    except UnicodeEncodeError as error:
        raise WrongQuery("语句中有不是文字的字符", _HINT) from error
    except (sqlite3.Error, sqlite3.Warning) as error:
        name, said = getattr(error, "sqlite_errorname", ""), str(error)
        if name == "SQLITE_INTERRUPT":
            raise slow(seconds) from error
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
