"""What SQLite and the file system refuse, in words for a person."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shishi_cli.domain.errors import LedgerDamaged, LedgerError, LedgerLocked, LedgerMoved
from shishi_cli.domain.refusal import refusal

_DAMAGED = (
    "台账 {path} 已损坏",
    "请勿再写入;用 shishi doctor 检查,用 shishi restore 换回最近的备份",
)
_NO_LOCKS = ("所在文件夹无法锁定台账 {path}", "请将台账移到本机磁盘")
CHECK_PATH = "请检查 --db 或 SHISHI_DB 指定的路径"
NAME_FILE = "请在 --db 中写明文件名"
# The first that the name of an error begins with.
_WORDS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("SQLITE_NOTADB", ("{path} 不是台账文件", CHECK_PATH)),
    ("SQLITE_CORRUPT", _DAMAGED),
    ("SQLITE_FULL", ("磁盘已满,台账 {path} 没有改动", "请清理磁盘空间后重试")),
    (
        "SQLITE_READONLY_ROLLBACK",
        ("台账 {path} 的上一次写入中断了,而这里不可写,无法恢复", "请由有写入权限的人打开一次"),
    ),
    ("SQLITE_READONLY", ("台账 {path} 不可写", "请检查文件和所在文件夹的写入权限")),
    ("SQLITE_CANTOPEN", ("无法打开台账 {path}", "请检查路径以及文件和文件夹的权限")),
    ("SQLITE_PERM", ("没有权限使用台账 {path}", "请检查文件和文件夹的权限")),
    ("SQLITE_IOERR_SHORT_READ", _DAMAGED),
    ("SQLITE_IOERR_LOCK", _NO_LOCKS),
    ("SQLITE_IOERR_RDLOCK", _NO_LOCKS),
    ("SQLITE_IOERR_CHECKRESERVEDLOCK", _NO_LOCKS),
    ("SQLITE_IOERR", ("读写台账 {path} 时出错", "请检查磁盘或网络文件夹后重试")),
    ("SQLITE_NOLFS", ("台账 {path} 超过了文件系统的大小限制", "请将台账移到其他磁盘")),
    ("SQLITE_PROTOCOL", _NO_LOCKS),
)
_UNSOUND = frozenset({"SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_IOERR_SHORT_READ"})


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise LedgerLocked or LedgerError for what SQLite or the file system refuses.

    An error that no file and no person can cause is a bug and goes through as it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        # Errors that Python's own module raises carry no SQLite name.
        name: str = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise LedgerLocked(
                f"台账 {path} 正被其他人或其他程序使用",
                "没有任何改动,请稍后重试;一直如此,则所在文件夹可能不支持锁定,请将台账移到本机磁盘",
            ) from error
        if name == "SQLITE_READONLY_DBMOVED":
            raise LedgerMoved(path) from error
        for start, (message, hint) in _WORDS:
            if name.startswith(start):
                kind = LedgerDamaged if start in _UNSOUND else LedgerError
                raise kind(message.format(path=path), hint) from error
        if not name and "decode to UTF-8" in str(error):  # a text with bytes that nobody wrote
            raise damaged(path) from error
        raise
    except UnicodeDecodeError as error:  # SQLite's own message names what is not text any more
        raise damaged(path) from error
    except OSError as error:
        raise LedgerError(
            f"无法使用台账 {path}: {refusal(error)}", "请检查路径以及文件和文件夹的权限"
        ) from error


@contextmanager
def written_by_us(path: Path) -> Iterator[None]:
    """Raise LedgerDamaged where what the ledger holds makes no record: 2O23-03, an amount with a
    letter, nothing where a number was. A disk has changed it."""
    try:
        yield
    except (ValueError, LookupError, ArithmeticError, TypeError, AttributeError) as error:
        raise damaged(path) from error


def damaged(path: Path) -> LedgerDamaged:
    """For a ledger that holds what no shishi writes."""
    message, hint = _DAMAGED
    return LedgerDamaged(message.format(path=path), hint)
