"""Files as offices send them, through the commands; each folder of situations/ is named for its
situation. Places, offices and figures are made up."""

import io
import json
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from shishi_cli.cli.failures import print_failure
from shishi_cli.cli.options import Output
from shishi_cli.cli.present import Forms, present
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import UnexpectedDamage
from shishi_cli.readers.opening import problems
from shishi_cli.views.listing import Listing
from tests.conftest import Shishi

SITUATIONS = Path(__file__).with_name("situations")
# ESC, BEL, CSI of C1, a mark that turns writing round, a delete.
STEERING = "\x1b]0;pwn\x07\x1b[31m\u009b2J\u202e\x7f"
RAW = "\x1b\x07\u009b\u202e\x7f"
COMMANDS = (["log"], ["check", "--fail-on", "never"], ["export"], ["status"])
posix = pytest.mark.skipif(sys.platform == "win32", reason="names of files are bytes")


def file(situation: str, name: str = "") -> str:
    return str(SITUATIONS / situation / name)


def projects(shishi: Shishi, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(shishi("status", "--json", *words).stdout)[
        "projects"
    ]
    return found


def actuals(shishi: Shishi, *words: str) -> list[object]:
    return [one["measures"][0]["actual"] for one in projects(shishi, *words)]  # type: ignore[index]


def months(shishi: Shishi) -> list[str]:
    return shishi("list", "months").stdout.split()


def test_neither_of_a_draft_and_a_final_table_wins_unseen(shishi: Shishi) -> None:
    done = shishi("import", file("draft-and-final-in-one-folder", "报送"))

    assert done.exit_code == 2
    assert "清河区3月(终稿).csv: 和 清河区3月.csv 都是 2023-03 的同一批项目" in done.stderr
    assert shishi("status").exit_code == 1
    final = file("draft-and-final-in-one-folder", "报送/清河区3月(终稿).csv")
    assert shishi("import", final).exit_code == 0


def test_lists_that_each_begin_with_one_are_new_projects(shishi: Shishi) -> None:
    folder = file("each-unit-numbers-from-one", "各单位报送")
    first = shishi("import", folder)
    assert first.exit_code == 1
    assert "--new-projects" in first.stderr
    before = projects(shishi)

    assert shishi("import", folder, "--accept-matches").exit_code == 1
    assert projects(shishi) == before  # likeness 0 is never accepted

    assert shishi("import", folder, "--new-projects").exit_code == 0
    assert sorted(actuals(shishi)) == [1, 3, 120, 210]  # type: ignore[type-var]


def test_a_new_year_without_a_region_joins_the_only_one(shishi: Shishi) -> None:
    assert shishi("import", file("new-year-without-region", "12月.csv")).exit_code == 0
    january = shishi("import", file("new-year-without-region", "1月.csv"), "--year", "2024")
    assert "按台账中唯一的地区记为清河区" in january.stdout
    assert shishi("import", file("new-year-without-region", "2月.csv")).exit_code == 0

    assert months(shishi) == ["2023-12", "2024-01", "2024-02"]
    assert "未注明地区" not in shishi("regions").stdout


def test_full_width_brackets_are_no_other_title(shishi: Shishi) -> None:
    for name in ("3月.csv", "4月.csv"):
        done = shishi("import", file("full-width-brackets-in-title", name))
        assert "标题" not in done.stdout.replace("标题写着", "")
    checked = shishi("check", "--month", "2023-04", "--json").stdout
    assert "C402" not in {one["code"] for one in json.loads(checked)["findings"]}


def test_a_month_sent_again_is_found_in_each_project(shishi: Shishi) -> None:
    for name in ("3月.csv", "4月.csv"):
        assert shishi("import", file("last-month-sent-again", name)).exit_code == 0
    found = json.loads(shishi("check", "--month", "2023-04", "--json").stdout)["findings"]
    assert [one["number"] for one in found if one["code"] == "C301"] == ["1", "2", "3"]


@posix
def test_a_name_in_gbk_is_read_as_windows_wrote_it(shishi: Shishi, tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    shutil.copytree(file("file-name-in-gbk", "报送"), folder)
    name = os.fsdecode("清河区3月进展.csv".encode("gbk"))
    shutil.copy(file("file-name-in-gbk", "内容.csv"), folder / name)

    done = shishi("import", str(folder))

    assert (done.exit_code, done.stderr) == (0, "")
    assert "清河区3月进展.csv → 清河区 2023-03" in done.stdout
    assert months(shishi) == ["2023-03", "2023-04"]
    assert "清河区3月进展.csv" in shishi("log", "--csv").stdout
    assert shishi("log", "清河区3月进展.csv").exit_code == 0


@posix
@pytest.mark.parametrize(
    ("name", "shown"), [("清河".encode("gbk"), "清河"), (b"x\xff", "x\\xff"), (b"\xe6", "\\xe6")]
)
def test_every_path_that_is_told_is_text(
    march: Shishi, tmp_path: Path, name: bytes, shown: str
) -> None:
    path = str(tmp_path / os.fsdecode(name))
    (tmp_path / os.fsdecode(name)).with_suffix(".csv").write_text("x", "utf-8")

    told = [
        march("backup", f"{path}.db").stdout,
        march("restore", f"{path}.db").stdout,
        march("status", "-o", f"{path}.json").stderr,
        march("plot", "17", "-o", f"{path}.svg").stderr,
        march("import", f"{path}.csv").stderr,
        march("import", f"{path}.none").stderr,
        march("status", "-o", f"{path}.csv").stderr,
        march("read", f"{path}.docx").stderr,
    ]

    assert [shown in each for each in told[:-1]] == [True] * 7
    assert not any(0xD800 <= ord(c) < 0xE000 for each in told for c in each)


def test_a_file_may_be_written_in_gb18030(shishi: Shishi, tmp_path: Path) -> None:
    assert shishi("import", file("output-in-gbk", "3月.csv")).exit_code == 0
    path = tmp_path / "三月.csv"

    assert shishi("export", "-o", str(path), "--encoding", "gbk").exit_code == 0

    written = path.read_bytes().decode("gb18030")
    assert "5000m²" in written
    assert "⑪截至3月底•累计" in written
    again = shishi("import", str(path), "--month", "2023-03")
    assert "内容与台账相同" in again.stdout
    marked = tmp_path / "四月.csv"
    assert shishi("export", "-o", str(marked), "--encoding", "utf-8").exit_code == 0
    assert marked.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "words",
    [("--encoding", "gbk"), ("-o", "x.json", "--encoding", "gbk"), ("-o", "x.csv", "--encoding", "big5")],
)  # fmt: skip
def test_an_encoding_is_of_a_file_that_can_hold_everything(
    march: Shishi, words: tuple[str, ...]
) -> None:
    done = march("export", *words)
    assert (done.exit_code, done.stdout) == (2, "")


def test_what_is_exported_of_a_nul_changes_nothing(shishi: Shishi, tmp_path: Path) -> None:
    assert "NUL" in shishi("import", file("rel-json-nul", "2023-03.json")).stdout
    exported = tmp_path / "2023-03.csv"
    exported.write_text(shishi("export", "--csv").stdout, "utf-8")
    assert "没有改动" in shishi("import", str(exported)).stdout


def test_a_ledger_that_lost_a_line_is_damaged(march: Shishi, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as ledger, ledger:
        ledger.execute("UPDATE figures SET line = NULL WHERE cell IS NOT NULL")
    for words in (("status",), ("export", "--csv"), ("show", "17"), ("check",)):
        done = march(*words)
        assert (done.exit_code, "E302" in done.stderr) in {(1, True), (0, False)}, done.stderr
    assert march("status").exit_code == 1


def test_nothing_that_steers_a_terminal_comes_from_a_file(tmp_path: Path) -> None:
    name = f"{STEERING}2023-03.csv" if sys.platform != "win32" else "2023-03.csv"
    long = "正在施工。" * 150
    table = f"序号,项目内容,牵头单位,3月目标,进展情况\n1,新增{STEERING}9个,甲局,1个,{long}\n"
    (tmp_path / name).write_text(table, "utf-8")
    screen = io.StringIO()
    session = replace(
        Session.from_environment(tmp_path / "t.db", paged=False), out=screen, is_terminal=True
    )
    told = ""
    for words in (
        ["import", str(tmp_path / name), "-y"],
        *([*command, form] for form in ("--json", "--csv") for command in COMMANDS),
        *([*command] for command in (*COMMANDS, ["show", "1"], ["why", "1"], ["undo"])),
        ["export", "--markdown"],
        ["backup", str(tmp_path / f"{name}.db")],
    ):
        told += CliRunner().invoke(app, words, obj=session).stderr

    told += screen.getvalue()
    assert told.count("9个") > len(COMMANDS)
    assert not set(told) & set(RAW)


def test_json_holds_no_control_in_a_file_either(shishi: Shishi, tmp_path: Path) -> None:
    long = "正在施工。" * 150
    table = f"序号,项目内容,牵头单位,3月目标,进展情况\n1,新增9个{STEERING},甲局,1个,{long}\n"
    (tmp_path / "2023-03.csv").write_text(table, "utf-8")
    assert shishi("import", str(tmp_path / "2023-03.csv")).exit_code == 0
    path = tmp_path / "out.json"
    assert shishi("export", "-o", str(path)).exit_code == 0
    written = path.read_text("utf-8")
    assert not set(written) & set(RAW)
    assert json.loads(written)["projects"][0]["cells"]["title"] == f"新增9个{STEERING}"


def test_data_never_waits_in_a_pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard = io.StringIO()
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", keyboard)
    monkeypatch.setenv("PAGER", "false")  # a pager that shows nothing
    monkeypatch.setenv("TERM", "xterm")
    screen = io.StringIO()
    session = replace(Session.from_environment(tmp_path), out=screen, is_terminal=True)
    data = "\n".join("x" * 200)
    present(session, Forms(json=lambda: data, listing=lambda: Listing((), ())), Output(json=True))
    assert screen.getvalue() == f"{data}\n"


@pytest.mark.parametrize("debug", [False, True])
def test_the_bug_behind_a_damaged_file_is_shown_on_demand(
    debug: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    error = UnexpectedDamage("3月.csv", problems.damaged("3月.csv", "csv"))
    error.__cause__ = ZeroDivisionError("a bug")
    print_failure(error, debug)
    told = capsys.readouterr().err
    assert "文件不完整或已损坏(csv) (E218)" in told
    assert ("ZeroDivisionError: a bug" in told) is debug
