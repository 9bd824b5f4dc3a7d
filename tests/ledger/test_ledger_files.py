"""Accidents with the ledger's file: plain words, and nothing lost or half done."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from shishi_cli.domain.errors import ExitCode, LedgerError, LedgerLocked
from shishi_cli.ledger import connection, opening
from shishi_cli.ledger.connection import APPLICATION_ID, SCHEMA_VERSION
from shishi_cli.ledger.ledger import Ledger
from tests.ledger.ledger_sheets import APRIL, BAOSHAN, MARCH, put_month


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with the month of March."""
    path = tmp_path / "shishi.db"
    with Ledger.write(path) as ledger:
        put_month(ledger)
    return path


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(connection, "PATIENT_SECONDS", 0.05)


def test_a_new_ledger_and_its_folder_belong_to_the_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "督查 室#1?" / "a%20b" / "shishi.db"
    with Ledger.write(path) as ledger:
        put_month(ledger)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with Ledger.read(path) as ledger:
        assert ledger.months(BAOSHAN) == (MARCH,)


def test_reading_imports_no_sqlite_utils_and_neither_does_writing_what_exists(path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.ledger.ledger import Ledger
with Ledger.read(Path({str(path)!r})) as ledger:
    assert ledger.load(Programme("宝山区", 2023), Month(2023, 3))
with Ledger.write(Path({str(path)!r})) as ledger:
    ledger.programmes()
assert "sqlite_utils" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_reading_changes_no_byte(path: Path) -> None:
    before = path.read_bytes()
    with Ledger.read(path) as ledger:
        ledger.load(BAOSHAN, MARCH)
        with (
            pytest.raises(LedgerError, match="不可写"),
            ledger.operation(command="", person="", reason="", at=""),
        ):
            pass
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def refused(path: Path) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        Ledger.read(path)
    assert caught.value.hint
    assert caught.value.exit_code is ExitCode.FAILURE
    return caught.value


def test_a_missing_ledger_is_not_created_by_reading(tmp_path: Path) -> None:
    assert "还没有台账" in refused(tmp_path / "none.db").message
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    assert "文件夹" in refused(tmp_path).message
    with pytest.raises(LedgerError, match="文件夹"):
        Ledger.write(tmp_path)


def test_an_empty_file_is_an_empty_ledger(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert "空的" in refused(path).message
    with Ledger.write(path) as ledger:
        assert ledger.programmes() == ()


def test_another_kind_of_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "2023-03.csv"
    path.write_text("序号,项目内容\n" * 100, encoding="utf-8")
    before = path.read_bytes()
    assert "不是台账文件" in refused(path).message
    with pytest.raises(LedgerError, match="不是台账文件"):
        Ledger.write(path)
    assert path.read_bytes() == before


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE programmes (id)")
    other.close()
    before = path.read_bytes()
    assert "其他程序" in refused(path).message
    with pytest.raises(LedgerError, match="其他程序"):
        Ledger.write(path)
    assert path.read_bytes() == before


def set_version(path: Path, version: int) -> None:
    sqlite = sqlite3.connect(path)
    sqlite.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    sqlite.execute(f"PRAGMA user_version = {version}")
    sqlite.close()


def test_a_newer_ledger_asks_for_a_newer_shishi(path: Path) -> None:
    set_version(path, SCHEMA_VERSION + 1)
    assert "更新版本" in refused(path).message
    with pytest.raises(LedgerError, match="更新版本"):
        Ledger.write(path)


def test_an_older_ledger_is_not_upgraded_by_reading(path: Path) -> None:
    set_version(path, 0)
    assert "旧版本" in refused(path).message


def test_a_damaged_ledger_is_told(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="已损坏") as caught, Ledger.read(path) as ledger:
        ledger.load(BAOSHAN, MARCH)
    assert "备份" in caught.value.hint


def test_a_full_disk_leaves_the_ledger_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    lines = tuple(f"{number} | {'长' * 400} | 完成 | 1" for number in range(1, 30))
    with Ledger.write(path) as ledger:
        pages = ledger._connection.query(int, "PRAGMA page_count")[0]
        ledger._connection.query(int, f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError, match="磁盘已满"):
            put_month(ledger, APRIL, lines)
        assert ledger.months(BAOSHAN) == (MARCH,)
    assert path.read_bytes() == before


def test_a_path_that_cannot_be_made_is_told(path: Path) -> None:
    with pytest.raises(LedgerError, match="无法使用台账"):
        Ledger.write(path / "below a file" / "shishi.db")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_ledger_can_be_read_not_written(path: Path) -> None:
    path.chmod(0o400)
    with Ledger.read(path) as ledger:
        assert ledger.load(BAOSHAN, MARCH)
    with pytest.raises(LedgerError), Ledger.write(path) as ledger:
        put_month(ledger, APRIL)


@pytest.mark.usefixtures("impatient")
def test_a_second_writer_is_told_to_wait_and_a_reader_reads_on(path: Path) -> None:
    with Ledger.write(path) as first, Ledger.write(path) as second:
        with first.operation(command="import", person="", reason="", at="") as operation:
            operation.add_projects(BAOSHAN, ["99"])
            with pytest.raises(LedgerLocked, match="正被") as caught:
                put_month(second, APRIL)
            with Ledger.read(path) as reader:
                assert len(reader.projects(BAOSHAN)) == 2
        assert caught.value.exit_code is ExitCode.LOCKED
        assert put_month(second, APRIL)
        assert len(first.projects(BAOSHAN)) == 3


@pytest.mark.usefixtures("impatient")
def test_a_reader_holds_off_a_commit_which_then_leaves_nothing(path: Path) -> None:
    with Ledger.write(path) as writer:
        with Ledger.read(path) as reader:
            with pytest.raises(LedgerLocked):
                put_month(writer, APRIL)
            assert reader.months(BAOSHAN) == (MARCH,)
        assert writer.months(BAOSHAN) == (MARCH,)
        put_month(writer, APRIL)
        assert writer.months(BAOSHAN) == (MARCH, APRIL)


def test_an_import_that_would_fill_the_memory_goes_to_the_disk_and_waits_for_no_reader(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opening._HELD % 256  # SQLite would hold all of it, without end
    monkeypatch.setattr(opening, "_HELD", 51)
    before = path.stat().st_size
    with Ledger.write(path) as writer:
        reader = Ledger.read(path)
        with writer.operation(command="import", person="", reason="", at="") as operation:
            # A page that cannot go to the disk for a reader would wait for him, row by row.
            assert writer._connection.query(int, "PRAGMA busy_timeout") == [0]
            for number in range(500):
                if number == 450:
                    assert path.stat().st_size == before
                    reader.close()
                operation.add_projects(BAOSHAN, [f"{number}{'长' * 2000}"])
            assert path.stat().st_size > before
        assert writer._connection.query(int, "PRAGMA busy_timeout") == [5000]
    with Ledger.read(path) as reader:
        assert len(reader.projects(BAOSHAN)) == 2 + 500


def test_writers_who_take_turns_lose_nothing(path: Path) -> None:
    def add(number: int) -> None:
        with Ledger.write(path) as ledger:
            for part in range(5):
                put_month(ledger, APRIL, (f"{number}{part} | 题 | 完成 | 1",))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Ledger.read(path) as ledger:
        assert len(ledger.projects(BAOSHAN)) == 2 + 20


def test_a_reader_rolls_back_what_a_killed_writer_left(path: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed" / "shishi.db"
    crashed.parent.mkdir()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size = 2")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE sheet_rows SET title = 'half done'")
    for _ in range(300):
        writer.execute(
            "INSERT INTO operations (at, person, command, reason) VALUES ('', '', '', ?)",
            ("x" * 500,),
        )
    # The files as they lie on the disk when the process is killed now.
    shutil.copy(path, crashed)
    shutil.copy(f"{path}-journal", f"{crashed}-journal")
    writer.close()
    assert crashed.read_bytes() != path.read_bytes()
    with Ledger.read(crashed) as ledger:
        titles = [project.title for project in ledger.projects(BAOSHAN)]
    assert titles == ["加装电梯400台", "帮助730名青年就业"]


def test_a_mistake_of_ours_is_not_explained_away(path: Path) -> None:
    with Ledger.read(path) as ledger, pytest.raises(sqlite3.OperationalError):
        ledger._connection.query(int, "SELECT nothing FROM nowhere")
