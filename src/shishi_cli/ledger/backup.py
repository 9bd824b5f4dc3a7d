"""Copies of a ledger: made while others read, and verified (备份)."""

import hashlib
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from shishi_cli.domain.errors import LedgerError
from shishi_cli.ledger.connection import connect, file_uri
from shishi_cli.ledger.leftovers import REASONS, clear_copies_to
from shishi_cli.ledger.opening import open_to_read
from shishi_cli.ledger.refusals import explained

# An undoing can itself be undone: of the copies made before one, the newest few are enough.
_KEPT = 5
_BEFORE_UNDO = "before-undo"


def dated_name(path: Path, why: str, at: datetime, folder: Path | None = None) -> Path:
    """A name that is free, beside the ledger or in `folder`: shishi.backup-20230510-093000.db."""
    return free_name((folder or path.parent) / path.name, f"{why}-{at:%Y%m%d-%H%M%S}")


def free_name(path: Path, tag: str) -> Path:
    """`NAME.tag.db` beside NAME.db, or `NAME.tag-2.db` …: the first that does not exist."""
    attempt = 1
    while True:
        again = "" if attempt == 1 else f"-{attempt}"
        name = path.with_name(f"{path.stem}.{tag}{again}{path.suffix}")
        if not name.exists():
            return name
        attempt += 1


def back_up(path: Path, target: Path, *, verified: bool = True) -> int:
    """Copy the ledger as it is now to `target`, which must not exist, and give its bytes.

    Others may read and write meanwhile. The copy is readable by its owner alone, and appears under
    its name only when SQLite finds it whole and it holds the same rows; where it is not to be
    `verified`, when it is complete and ends with the same operation. Raises LedgerError.
    """
    if target.exists():
        raise LedgerError(
            f"{target} 已经存在,备份不覆盖已有的文件",
            "请换一个文件名,或写一个文件夹,文件名会带上日期;不要的旧备份请自己移走",
        )
    with explained(path):
        open_to_read(path, older=True).close()  # rolls back what a killed writer left
    with explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        clear_copies_to(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        unfinished = Path(name)
        try:
            _copy(path, unfinished, verified=verified)
            # Reserves the name: a file that is there must never be replaced.
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            unfinished.replace(target)
            _sync_folder(target.parent)
        finally:
            unfinished.unlink(missing_ok=True)
        return target.stat().st_size


def back_up_before_undo(path: Path, at: datetime) -> Path:
    """A copy before an undoing; of earlier ones of that kind the newest few are kept.

    Its rows are not looked at: an undoing can be undone without it, and must cost no more in an old
    ledger than in a young one. Restoring looks at what it takes.
    """
    target = dated_name(path, _BEFORE_UNDO, at)
    back_up(path, target, verified=False)
    for old in _copies(path, _BEFORE_UNDO)[:-_KEPT]:
        with suppress(OSError):
            old.unlink()
    return target


def backups_of(path: Path) -> tuple[Path, ...]:
    """The copies that stand beside the ledger under the names given here, oldest first."""
    return _copies(path, *REASONS)


def set_aside(path: Path, at: datetime) -> Path:
    """Move a file that is no sound ledger out of the way, with its journal; give its new name."""
    with explained(path):
        aside = dated_name(path, "damaged", at)
        journal = Path(f"{path}-journal")
        shutil.copyfile(path, aside)
        aside.chmod(0o600)
        if journal.exists():
            journal.rename(f"{aside}-journal")
        path.unlink()
    return aside


def _copy(path: Path, target: Path, *, verified: bool) -> None:
    with closing(connect(path, "ro")) as source, closing(connect(target, "rw")) as copy:
        source.leaves_no_log_of(target)
        source.execute("ATTACH ? AS copy", (file_uri(target, "ro"),))
        # One moment for the copy and the comparison.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM main.sqlite_master").fetchone()
        source.backup(copy)
        if verified:
            problems = [p for (p,) in copy.execute("PRAGMA integrity_check(3)") if p != "ok"]
            if problems:
                raise LedgerError(
                    f"台账 {path} 已损坏,没有留备份: {problems[0]}",
                    "用 shishi doctor 检查,用 shishi restore 换回最近的备份",
                )
        same = same_rows if verified else _same_end
        if not same(source, "copy"):
            raise LedgerError(f"台账 {path} 的备份与原文件不一致,没有留下", "请检查磁盘后重试")


def _same_end(sqlite: sqlite3.Connection, other: str) -> bool:
    """Whether the other file is as long, and ends with the same operation."""
    asked = "SELECT page_count, (SELECT max(id) FROM {0}.operations) FROM pragma_page_count('{0}')"
    one, two = (sqlite.execute(asked.format(name)).fetchone() for name in ("main", other))
    return bool(one == two)


def same_rows(sqlite: sqlite3.Connection, other: str) -> bool:
    """Whether the other file that is attached has the same tables, and every row of every table."""
    tables = "SELECT name FROM {}.sqlite_master WHERE type = 'table' ORDER BY name"
    names = [sqlite.execute(tables.format(name)).fetchall() for name in ("main", other)]
    return names[0] == names[1] and all(_is_same(sqlite, other, name) for (name,) in names[0])


def _is_same(sqlite: sqlite3.Connection, other: str, table: str) -> bool:
    asked = "SELECT name, type, pk FROM pragma_table_info(?, ?) ORDER BY cid"
    columns = sqlite.execute(asked, (table, "main")).fetchall()
    if columns != sqlite.execute(asked, (table, other)).fetchall():
        return False
    keys = [quoted(name) for name, kind, key in columns if key and kind.upper() == "INTEGER"]
    if len(keys) != 1 or sum(bool(key) for _, _, key in columns) != 1:  # none of ours
        return _digest(sqlite, "main", table) == _digest(sqlite, other, table)
    # Row by row within SQLite: telling Python of each took ten times as long.
    named = [quoted(name) for name, _, _ in columns]
    ours, theirs = (", ".join(f"{side}.{name}" for name in named) for side in "ab")
    one, two = (f"{name}.{quoted(table)}" for name in ("main", other))
    differ = (
        f"SELECT (SELECT count(*) FROM {one}) <> (SELECT count(*) FROM {two}) OR EXISTS (SELECT 1"
        f" FROM {one} a LEFT JOIN {two} b ON a.{keys[0]} = b.{keys[0]}"
        f" WHERE ({ours}) IS NOT ({theirs}))"
    )
    return not sqlite.execute(differ).fetchone()[0]


def _digest(sqlite: sqlite3.Connection, name: str, table: str) -> str:
    """A hash over every row of a table, in their order."""
    found = hashlib.sha256()
    for row in sqlite.execute(f"SELECT * FROM {name}.{quoted(table)}"):
        found.update(repr(row).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def quoted(name: str) -> str:
    """A name of a table or column as SQL takes it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def _sync_folder(folder: Path) -> None:
    """Let the new name survive a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _copies(path: Path, *reasons: str) -> tuple[Path, ...]:
    """Those made for these reasons, oldest first."""
    stem = _literal(path.stem)
    found = [copy for why in reasons for copy in path.parent.glob(f"{stem}.{why}-*{path.suffix}")]
    return tuple(sorted(found, key=lambda copy: (copy.stat().st_mtime_ns, copy.name)))


def _literal(name: str) -> str:
    """A name that glob takes as it is."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
