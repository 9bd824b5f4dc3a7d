"""shishi backup, restore and doctor: the ledger's file, its copies and its health."""

import json
import os
import re
import sqlite3
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from sqlite_utils import Database
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from shishi_cli.cli.session import Session
from shishi_cli.ledger.connection import SCHEMA_VERSION
from shishi_cli.ledger.migrations import migrations
from tests.cli.small_months import table
from tests.conftest import Shishi

LIFTS = "1,加装电梯400台,区房管局,新增30台,累计新增{}台"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def worked(shishi: Shishi, tmp_path: Path) -> Shishi:
    """March in the ledger, and April to come."""
    march = table(tmp_path, "2023-03.csv", 3, LIFTS.format(41))
    assert shishi("import", march, "--region", "青浦区", "--by", "王").exit_code == 0
    table(tmp_path, "2023-04.csv", 4, LIFTS.format(60))
    return shishi


def april(shishi: Shishi, tmp_path: Path) -> None:
    file = str(tmp_path / "2023-04.csv")
    assert shishi("import", file, "--region", "青浦区", "--by", "李", "--yes").exit_code == 0


def timeless(text: str, folder: Path) -> str:
    text = re.sub(r"\d{8}-\d{6}", "日期", text.replace(str(folder), "夹"))
    text = re.sub(r"\d+(\.\d)? [KM]B", "大小", text)
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "某时", text)


def backup_of(shishi: Shishi, folder: Path) -> Path:
    """Make a backup and give its path."""
    assert shishi("backup").exit_code == 0
    return max(folder.glob("ledger.backup-*.db"))


def test_a_backup_is_dated_private_and_a_ledger_of_its_own(worked: Shishi, tmp_path: Path) -> None:
    done = worked("backup")
    assert timeless(done.stdout, tmp_path) == "已备份到 夹/ledger.backup-日期.db(大小,已核对)\n"
    (copy,) = tmp_path.glob("ledger.backup-*.db")
    assert copy.stat().st_mode & 0o777 == 0o600
    there = CliRunner().invoke(app, ["--db", str(copy), "status", "--json"])
    assert there.stdout == worked("status", "--json").stdout


def test_a_backup_goes_to_a_folder_or_a_name_and_replaces_nothing(
    worked: Shishi, tmp_path: Path
) -> None:
    folder, name = tmp_path / "优盘", tmp_path / "新 文件夹" / "三月.db"
    folder.mkdir()
    assert worked("backup", str(folder)).exit_code == 0
    assert len(list(folder.glob("ledger.backup-*.db"))) == 1
    assert worked("backup", str(name)).exit_code == 0
    before = name.read_bytes()
    again = worked("backup", str(name))
    assert again.exit_code == 1
    assert f"错误:{name} 已经存在,备份不覆盖已有的文件" in again.stderr
    assert "换一个文件名" in again.stderr
    assert "权限" not in again.stderr
    assert name.read_bytes() == before
    assert list(name.parent.iterdir()) == [name]


def test_without_a_ledger_there_is_nothing_to_back_up(shishi: Shishi, tmp_path: Path) -> None:
    done = shishi("backup")
    assert (done.stdout, done.exit_code) == ("", 1)
    assert "还没有台账" in done.stderr
    assert list(tmp_path.iterdir()) == []


PREVIEW = """\
用 夹/ledger.backup-日期.db 替换 夹/ledger.db
      现在                      备份
格式  {schema}                        {schema}
操作  2 次,至 某时  1 次,至 某时
地区  1                         1
月份  2                         1
项目  1                         1
恢复后不再有的操作 1 次:
  操作 2  某时  李  导入  2023-04.csv
"""


def test_restore_shows_what_is_lost_and_keeps_the_present_ledger(
    worked: Shishi, tmp_path: Path
) -> None:
    backup = backup_of(worked, tmp_path)
    march = worked("status", "--json").stdout
    april(worked, tmp_path)
    after = worked("status", "--json").stdout
    preview = PREVIEW.replace("{schema}", str(SCHEMA_VERSION))

    unasked = worked("restore", str(backup))
    assert timeless(unasked.stdout, tmp_path) == preview
    assert unasked.exit_code == 2
    assert "--yes" in unasked.stderr
    assert worked("status", "--json").stdout == after

    done = worked("restore", str(backup), "--yes")
    assert timeless(done.stdout, tmp_path) == (
        f"{preview}已恢复;原来的台账留在 夹/ledger.before-restore-日期.db\n"
    )
    assert worked("status", "--json").stdout == march
    (kept,) = tmp_path.glob("ledger.before-restore-*.db")
    assert worked("restore", str(kept), "--yes").exit_code == 0
    assert worked("status", "--json").stdout == after


def test_a_damaged_ledger_is_set_aside_for_its_backup(
    worked: Shishi, tmp_path: Path, ledger: Path
) -> None:
    backup = backup_of(worked, tmp_path)
    status = worked("status", "--json").stdout
    broken = b"\0" * 4096 + ledger.read_bytes()[4096:]
    ledger.write_bytes(broken)
    told = worked("status")
    assert told.exit_code == 1
    assert "不是台账文件" in told.stderr
    done = worked("restore", str(backup), "--yes")
    assert done.exit_code == 0, done.stderr
    assert "已损坏" in done.stdout
    (aside,) = tmp_path.glob("ledger.damaged-*.db")
    assert aside.read_bytes() == broken
    assert worked("status", "--json").stdout == status
    assert ledger.stat().st_mode & 0o777 == 0o600


def test_a_lost_ledger_comes_back(worked: Shishi, tmp_path: Path, ledger: Path) -> None:
    backup = backup_of(worked, tmp_path)
    status = worked("status", "--json").stdout
    ledger.unlink()
    assert "没有台账" in worked("restore", str(backup), "--yes").stdout
    assert worked("status", "--json").stdout == status


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "还是空的"), (b"not a ledger at all " * 300, "不是台账文件"), (None, "没有备份文件")],
)
def test_what_is_no_sound_backup_replaces_nothing(
    worked: Shishi, tmp_path: Path, ledger: Path, content: bytes | None, message: str
) -> None:
    backup, before = tmp_path / "备份.db", ledger.read_bytes()
    if content is not None:
        backup.write_bytes(content)
    done = worked("restore", str(backup), "--yes")
    assert done.exit_code == 1
    assert message in done.stderr
    assert ledger.read_bytes() == before


def test_what_is_no_backup_is_not_blamed_on_db(worked: Shishi, tmp_path: Path) -> None:
    text = tmp_path / "README.md"
    text.write_text("# 说明" * 1000, "utf-8")
    for path in (text, tmp_path):
        told = worked("restore", str(path), "--yes").stderr
        assert "--db" not in told
        assert "提示:请给出备份文件" in told


def test_a_ledger_is_not_restored_from_itself(worked: Shishi, ledger: Path) -> None:
    assert worked("restore", str(ledger), "--yes").exit_code == 2


def test_restoring_waits_for_a_writer_and_then_says_so(
    worked: Shishi, tmp_path: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shishi_cli.ledger.connection.BUSY_SECONDS", 0.1)
    backup = backup_of(worked, tmp_path)
    april(worked, tmp_path)
    before = ledger.read_bytes()
    writer = sqlite3.connect(ledger, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    done = worked("restore", str(backup), "--yes")
    writer.close()
    assert done.exit_code == 75
    assert "正被" in done.stderr
    assert ledger.read_bytes() == before


def test_undo_keeps_the_newest_copies_of_before(worked: Shishi, tmp_path: Path) -> None:
    before = worked("status", "--json").stdout
    for operation in range(1, 8):
        assert worked("undo", str(operation), "--yes").exit_code == 0
    copies = sorted(
        tmp_path.glob("ledger.before-undo-*.db"), key=lambda copy: copy.stat().st_mtime_ns
    )
    assert len(copies) == 5
    assert worked("restore", str(copies[-1]), "--yes").exit_code == 0
    assert worked("status", "--json").stdout == before


HEALTHY = """\
检查        结果  说明
位置              夹/ledger.db(由 --db 指定)
大小              大小
权限        正常  只有本人可以读写(600)
格式        正常  {schema}(最新)
日志方式    正常  delete
完整性      正常  完好
引用        正常  完好
归属        正常  完好
索引和视图  正常  齐全
结构        正常  没有外来的内容
改动        正常  写入后没有改动过
读不出的数  正常  没有
内容              1 个地区、1 年、1 个月、1 个项目、1 次操作,最近一次 某时
设置              均为默认
备份              没有,用 shishi backup 备份
"""


def test_doctor_says_where_the_ledger_is_and_that_it_is_sound(
    worked: Shishi, tmp_path: Path
) -> None:
    done = worked("doctor")
    told = timeless(done.stdout, tmp_path)
    assert told.startswith(HEALTHY.replace("{schema}", str(SCHEMA_VERSION)))
    assert told.endswith("没有发现问题\n")
    assert (done.stderr, done.exit_code) == ("", 0)


def test_on_a_narrow_terminal_the_names_of_what_was_looked_at_stay_whole(
    worked: Shishi, ledger: Path
) -> None:
    out = StringIO()
    session = replace(
        Session.from_environment(ledger), out=out, width=60, is_terminal=True, colour=False
    )
    assert CliRunner().invoke(app, ["doctor"], obj=session).exit_code == 0
    assert {"完整性", "索引和视图", "没有发现问题"} <= set(re.split(r"[|\s]+", out.getvalue()))


def test_doctor_mends_what_can_be_mended(worked: Shishi, ledger: Path) -> None:
    sqlite = sqlite3.connect(ledger)
    sqlite.execute("DROP INDEX figures_in_force")
    sqlite.execute("PRAGMA journal_mode = WAL")
    sqlite.close()
    ledger.chmod(0o644)
    sick = json.loads(worked("doctor", "--json").stdout)
    assert [check["code"] for check in sick["checks"] if not check["ok"]] == [
        "permissions",
        "journal",
        "indexes",
    ]
    assert worked("doctor").exit_code == 1
    mended = worked("doctor", "--fix")
    assert mended.exit_code == 0
    assert "没有发现问题" in mended.stdout
    assert mended.stderr == "已修复可以修复的问题\n"
    assert json.loads(worked("doctor", "--json").stdout)["sound"] is True


def test_doctor_brings_an_older_ledger_up_to_date(older: Shishi, tmp_path: Path) -> None:
    told = older("status")
    assert told.exit_code == 1
    assert "shishi doctor --fix" in told.stderr
    assert older("doctor").exit_code == 1
    done = older("doctor", "--fix")
    assert done.exit_code == 0, done.stdout
    assert "加装电梯400台" in older("status").stdout
    assert len(list(tmp_path.glob("ledger.schema-2.db"))) == 1


@pytest.mark.parametrize(
    "words", [("update", "1", "--actual", "50", "--month", "2023-03"), ("undo", "--yes")]
)
def test_writing_brings_an_older_ledger_up_to_date(
    older: Shishi, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert older(*words).exit_code == 0
    (copy,) = tmp_path.glob("ledger.schema-2.db")
    assert older("restore", str(copy), "--yes").exit_code == 0
    assert "旧版本" in older("status").stderr


OLDER = """
INSERT INTO operations VALUES (1, '2023-04-01', '王', 'import', '2023-03.csv', NULL);
INSERT INTO sources VALUES (1, '2023-03.csv', 'sha', 'UTF-8', '2023-03', 1);
INSERT INTO programmes VALUES (1, 1, '青浦区', 2023, 1, NULL);
INSERT INTO projects VALUES (1, 1, 1, '1', 1, NULL);
INSERT INTO sheet_rows (project, month, source, sheet, line, number, title, progress, added_by)
    VALUES (1, '2023-03', 1, 1, 2, '1', '加装电梯400台', '累计新增41台', 1);
INSERT INTO readings VALUES (1, 1, '2023-03', '1', '[]', '[]', '[]', '[]', '[]', '[]', 1, NULL);
INSERT INTO measures VALUES (1, 1, '2023-03', 1, '加装电梯', '台', NULL, 'exact', 1, NULL);
"""


@pytest.fixture
def older(shishi: Shishi, ledger: Path) -> Shishi:
    """A ledger as the schema's second step left it."""
    sqlite = sqlite3.connect(ledger, isolation_level=None)
    migrations.apply(Database(sqlite), stop_before="m003_publication")
    sqlite.executescript(OLDER)
    sqlite.close()
    ledger.chmod(0o600)
    return shishi


def test_doctor_tells_of_references_to_nothing_and_of_orphans(worked: Shishi, ledger: Path) -> None:
    sqlite = sqlite3.connect(ledger)
    sqlite.execute("UPDATE sheet_rows SET ended_by = 1")
    sqlite.execute("UPDATE figures SET added_by = 99 WHERE kind = 'target'")
    sqlite.commit()
    sqlite.close()
    done = worked("doctor", "--fix")
    assert done.exit_code == 1
    assert "没有所属内容的: 读数 1 条" in done.stdout
    assert "→ operations" in done.stdout


def test_doctor_says_where_it_looked_for_a_ledger_that_is_not_there(
    shishi: Shishi, tmp_path: Path, ledger: Path
) -> None:
    plain, document = shishi("doctor"), json.loads(shishi("doctor", "--json").stdout)
    assert timeless(plain.stdout, tmp_path) == "位置  夹/ledger.db(由 --db 指定)\n"
    assert "还没有台账" in plain.stderr
    assert plain.exit_code == 1
    assert document["path"] == str(ledger)
    assert document["error"]["code"] == "E300"


def test_doctor_knows_the_environment_s_ledger(worked: Shishi, ledger: Path) -> None:
    done = CliRunner(env={"SHISHI_DB": str(ledger)}).invoke(app, ["doctor", "--json"])
    assert json.loads(done.stdout)["chosen_by"] == "environment"


def test_a_damaged_ledger_is_not_passed_off_as_backed_up(worked: Shishi, ledger: Path) -> None:
    content = bytearray(ledger.read_bytes())
    content[-4096:] = b"\xff" * 4096
    ledger.write_bytes(content)
    done = worked("backup")
    assert done.exit_code == 1
    assert list(ledger.parent.glob("*backup*")) == []


def test_what_a_killed_command_left_is_told_and_cleared_after_an_hour(
    worked: Shishi, tmp_path: Path
) -> None:
    left = [
        tmp_path / ".ledger.backup-20230510-093000.db.a1b2c3d4",
        tmp_path / ".ledger.before-undo-20230510-093000.db.a1b2c3d4-journal",
        tmp_path / ".ledger.schema-7.db.x_y_z_12",
    ]
    others = [tmp_path / ".other.backup-1.db.a1b2c3d4", tmp_path / ".ledger.db.swp"]
    for path in (*left, *others):
        path.write_bytes(b"half")
        os.utime(path, (1, 1))
    assert "没有完成的备份 .ledger.backup-20230510-093000.db.a1b2c3d4" in worked("doctor").stdout
    os.utime(left[2])  # somebody is at it
    april(worked, tmp_path)
    assert [path.exists() for path in (*left, *others)] == [False, False, True, True, True]
    (tmp_path / ".三月.db.a1b2c3d4").write_bytes(b"half")
    os.utime(tmp_path / ".三月.db.a1b2c3d4", (1, 1))
    assert "没有完成的备份 .三月.db.a1b2c3d4" in worked("doctor").stdout
    assert worked("backup", str(tmp_path / "三月.db")).exit_code == 0
    assert not (tmp_path / ".三月.db.a1b2c3d4").exists()
