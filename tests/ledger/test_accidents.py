"""Killed imports, cut power, crowds of readers, changed bytes: nothing lost, nothing by half."""

import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from shishi_cli.domain.errors import ExitCode, LedgerError
from shishi_cli.ledger.inspecting import examine
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.refusals import explained
from tests.accidents.flips import flip_bits
from tests.accidents.imports import kill_imports
from tests.accidents.kills import kill_commands
from tests.accidents.undoings import undo_everything
from tests.conftest import SAMPLE
from tests.ledger.ledger_sheets import APRIL, BAOSHAN, LINES, MARCH, MAY, put_month

MANY = tuple(f"{number} | 加装电梯{'很' * 60}多台 | 新增41台 | 41" for number in range(1, 60))
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with the month of March."""
    path = tmp_path / "shishi.db"
    with Ledger.write(path) as ledger:
        put_month(ledger)
    return path


def test_an_import_killed_at_any_moment_loses_nothing_and_leaves_nothing_by_half() -> None:
    kill_imports(3, seed=random.randrange(1000))


def test_a_command_killed_at_any_moment_leaves_a_sound_ledger() -> None:
    kill_commands(1, seed=random.randrange(1000))


def test_a_flipped_bit_that_shows_is_found() -> None:
    flip_bits(2, seed=random.randrange(1000))


def test_what_is_undone_is_as_it_was() -> None:
    undo_everything(1, seed=random.randrange(1000))


def test_twenty_readers_see_whole_months_while_months_are_written(path: Path) -> None:
    failures: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                with Ledger.read(path) as ledger:
                    for month in ledger.months(BAOSHAN)[1:]:
                        told = [one for one in ledger.load(BAOSHAN, month) if one.told == month]
                        assert len(told) == len(MANY)
        except BaseException as error:
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(20)]
    for reader in readers:
        reader.start()
    with Ledger.write(path) as ledger:
        for month in (APRIL, MAY):
            put_month(ledger, month, MANY)
    done.set()
    for reader in readers:
        reader.join()
    assert failures == []


def test_a_reader_that_comes_while_a_commit_waits_is_served_after_it(path: Path) -> None:
    seen: list[object] = []

    def commit() -> None:
        with Ledger.write(path) as writer:
            put_month(writer, APRIL)

    def read() -> None:
        with Ledger.read(path) as ledger:
            seen.append(ledger.months(BAOSHAN))

    with Ledger.read(path):
        writer = threading.Thread(target=commit)
        writer.start()
        while not pending(path):
            time.sleep(0.01)
        reader = threading.Thread(target=read)
        reader.start()
        time.sleep(0.05)
        assert seen == []  # it waits rather than fails
    writer.join()
    reader.join()
    assert seen == [(MARCH, APRIL)]


def pending(path: Path) -> bool:
    """Whether a writer waits for the readers to end: nobody else may begin to read then."""
    sqlite = sqlite3.connect(path, timeout=0)
    try:
        sqlite.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        return True
    finally:
        sqlite.close()
    return False


def test_two_imports_at_once_both_arrive(tmp_path: Path) -> None:
    ledger = tmp_path / "shishi.db"
    command = [sys.executable, "-m", "shishi_cli", "--db", str(ledger), "import", str(SAMPLE)]
    processes = [
        subprocess.Popen(
            [*command, "--region", region],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for region in ("宝山区", "青浦区")
    ]
    told = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0], told
    with Ledger.read(ledger) as opened:
        assert {one.region for one in opened.programmes()} == {"宝山区", "青浦区"}


@contextmanager
def half_written(path: Path) -> Iterator[tuple[Path, Path]]:
    """The file and its journal as they lie on the disk in the middle of writing."""
    with Ledger.write(path) as ledger:
        ledger._connection.execute("PRAGMA cache_size = 2")
        ledger._connection.execute("PRAGMA cache_spill = 2")
        with ledger.operation(command="import", person="", reason="", at="") as operation:
            for number in range(300):
                operation.add_projects(BAOSHAN, [f"{number}{'长' * 50}"])
            ledger._connection.execute("UPDATE sheet_rows SET title = 'half done'")
            ledger._connection.query(int, "SELECT count(*) FROM readings")
            yield path, Path(f"{path}-journal")


def is_as_before(path: Path) -> bool:
    path.chmod(0o600)
    with Ledger.read(path) as ledger:
        titles = [project.title for project in ledger.projects(BAOSHAN)]
    return titles == [line.split(" | ")[1] for line in LINES] and examine(path).is_sound


def test_a_power_cut_while_pages_are_written_leaves_the_former_ledger(
    path: Path, tmp_path: Path
) -> None:
    before = path.read_bytes()
    with half_written(path) as (file, journal):
        after, log = file.read_bytes(), journal.read_bytes()
    assert after[: len(before)] != before
    pages = range(0, max(len(before), len(after)), PAGE)
    for written in range(0, len(pages) + 1, 8):
        # So many pages have reached the disk; the file may have grown already or not.
        cut = b"".join(
            (after if at < written else before)[page : page + PAGE] for at, page in enumerate(pages)
        )
        crashed = tmp_path / f"{written}.db"
        crashed.write_bytes(cut)
        Path(f"{crashed}-journal").write_bytes(log)
        assert is_as_before(crashed)


def test_a_power_cut_while_the_journal_is_written_leaves_the_former_ledger(
    path: Path, tmp_path: Path
) -> None:
    before = path.read_bytes()
    with half_written(path) as (_, journal):
        log = journal.read_bytes()
    for length in range(0, len(log), len(log) // 10):
        crashed = tmp_path / f"{length}.db"
        crashed.write_bytes(before)
        Path(f"{crashed}-journal").write_bytes(log[:length])
        assert is_as_before(crashed)


def test_changed_bytes_are_told_never_a_traceback(path: Path) -> None:
    content, moments = path.read_bytes(), random.Random(5)
    for _ in range(20):
        changed = bytearray(content)
        for _ in range(moments.choice([1, 20, 300])):
            changed[moments.randrange(2 * PAGE, len(content))] = moments.randrange(256)
        path.write_bytes(changed)
        for ask in (lambda: read_all(path), lambda: examine(path)):
            with suppress(LedgerError):
                ask()


def read_all(path: Path) -> None:
    with Ledger.read(path) as ledger:
        ledger.load(BAOSHAN, MARCH)
        ledger.projects(BAOSHAN)
        ledger.changes(0, 1)
        ledger.operations()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_a_disk_that_takes_no_more_leaves_the_ledger_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "shishi_cli", "--db", str(path), "import", str(SAMPLE), "--yes"],
        capture_output=True,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (len(before),) * 2),
    )
    assert done.returncode == ExitCode.FAILURE
    assert "台账" in done.stderr
    assert "Traceback" not in done.stderr
    assert is_as_before(path)


@pytest.mark.parametrize(
    "name", ["SQLITE_IOERR_LOCK", "SQLITE_IOERR_RDLOCK", "SQLITE_IOERR_CHECKRESERVEDLOCK"]
)
def test_a_folder_that_cannot_lock_is_named(tmp_path: Path, name: str) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = name
    with pytest.raises(LedgerError, match="无法锁定") as caught, explained(tmp_path / "x.db"):
        raise error
    assert "本机磁盘" in caught.value.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_device_or_pipe_is_no_ledger(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.db"
    os.mkfifo(pipe)
    for opened in (Ledger.read, Ledger.write):
        with pytest.raises(LedgerError, match="不是普通文件"):
            opened(pipe)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can become another")
def test_who_may_only_read_reads_and_is_told_that_it_cannot_write(path: Path) -> None:
    outside = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    outside.chmod(0o755)
    folder = Path(shutil.copytree(path.parent, outside / "readable"))
    try:
        ledger = folder / path.name
        ledger.chmod(0o444)
        folder.chmod(0o555)
        code = (
            "import sys, os; from pathlib import Path\n"
            "from shishi_cli.ledger.ledger import Ledger\n"
            "from shishi_cli.domain.errors import LedgerError\n"
            "from tests.ledger.ledger_sheets import put_month, APRIL, BAOSHAN\n"
            "path = Path(sys.argv[1])\n"
            # Python's own folder may be closed to others: what writing needs is imported before.
            "with Ledger.copy(path) as ledger: put_month(ledger, APRIL)\n"
            "os.setuid(65534)\n"
            "with Ledger.read(path) as ledger: print(len(ledger.projects(BAOSHAN)))\n"
            "try:\n"
            "    with Ledger.write(path) as ledger: put_month(ledger, APRIL)\n"
            "except LedgerError as error: print(error.message)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(ledger)],
            capture_output=True,
            encoding="utf-8",
            cwd=Path(__file__).parents[2],
            check=True,
        )
        assert done.stdout == f"2\n台账 {ledger} 不可写\n"
    finally:
        shutil.rmtree(outside)
