"""What several processes read is what one reads, in the order of the tables."""

import signal
import subprocess
import sys
from multiprocessing import active_children

import pytest

from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column, Sheet, SheetRow
from shishi_cli.services import read_ahead
from shishi_cli.services.read_rows import read_row_at

PART = 20  # rows


def table(name: str, rows: int) -> tuple[Sheet, Month]:
    """A table whose rows tell figures of their own."""
    texts = [
        {
            Column.TITLE: f"新增养老床位{at + 200}张({name})",
            Column.GOAL: f"完成{at + 20}张",
            Column.PROGRESS: f"截至3月底,累计完成{at + 10}张",
        }
        for at in range(rows)
    ]
    cells = tuple(SheetRow(1, at + 2, one) for at, one in enumerate(texts))
    return Sheet(f"{name}.csv", name, "utf-8", cells, heading_words="3月"), Month(2023, 3)


TABLES = (table("甲", PART + 3), table("乙", 4), table("丙", 5))


@pytest.fixture(autouse=True)
def several_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cores, and rows enough for them."""
    monkeypatch.setattr(read_ahead, "cores", lambda: 2)
    monkeypatch.setattr(read_ahead, "_WORTH_IT", 20)
    monkeypatch.setattr(read_ahead, "_PART", PART)


def test_tables_are_read_in_their_order_and_those_left_out_are_let_go() -> None:
    (long, month), _, (short, _) = TABLES
    with read_ahead.reading_ahead(TABLES) as read:
        assert read is not read_row_at
        for at in (0, 1, PART - 1, PART, PART + 2):  # persons' own rows are not asked for
            assert read(long, month, at) == read_row_at(long, month, at)
        for at in range(5):  # the table between was refused
            assert read(short, month, at) == read_row_at(short, month, at)
            assert read(short, month, at).measures[0].name == "新增养老床位"
    assert active_children() == []


def test_a_process_that_the_system_ends_leaves_no_row_unread() -> None:
    (long, month), (other, _), _ = TABLES
    with read_ahead.reading_ahead(TABLES) as read:
        assert read(long, month, 0) == read_row_at(long, month, 0)
        for process in active_children():
            process.kill()
            process.join()
        assert read(long, month, PART) == read_row_at(long, month, PART)
        assert read(other, month, 0) == read_row_at(other, month, 0)


def test_few_rows_and_a_single_core_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    with read_ahead.reading_ahead(TABLES[1:]) as read:
        assert read is read_row_at
    monkeypatch.setattr(read_ahead, "cores", lambda: 1)
    with read_ahead.reading_ahead(TABLES) as read:
        assert read is read_row_at
    assert active_children() == []


KILLED = """
import os, signal
from shishi_cli.services.processes import pool_of
with pool_of(2, "os") as pool:
    pool.submit(int).result()
    os.kill(os.getpid(), signal.SIGTERM)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_who_is_killed_leaves_no_words_of_python() -> None:
    done = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGTERM, b"")
