"""Before anything is known: `shishi` alone, months as they are said, slips of the pen."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from tests.cli.small_months import table
from tests.conftest import SAMPLES, Said, Shishi


def test_on_an_empty_ledger_shishi_says_how_to_begin(shishi: Shishi, tmp_path: Path) -> None:
    done = shishi()
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == f"台账      {tmp_path / 'ledger.db'}"
    assert "  shishi import 3月进展表.xlsx  导入一个月的进展表" in done.stdout
    assert not (tmp_path / "ledger.db").exists()


def test_shishi_alone_says_where_one_is_and_what_comes_next(march: Shishi) -> None:
    lines = march().stdout.splitlines()
    assert lines[1] == "          宝山区 2023 年: 3月"
    assert lines[3].startswith("宝山区 2023-03 序时进度 25.00%  45 项: 已完成 ")
    commands = [line.split("  ")[1] for line in lines[lines.index("接下来:") + 1 :]]
    assert commands[0] == "shishi brief"
    assert commands[-2:] == ["shishi report bulletin -o 通报.docx", "shishi import 下月进展表.xlsx"]


def test_of_several_regions_one_is_chosen_first(march: Shishi, tmp_path: Path) -> None:
    file = table(tmp_path, "2023-03.csv", 3, "1,建公园9个,区绿化局,,累计建成1个")
    march("import", file, "--region", "青浦区")
    told = march().stdout
    assert "宝山区 2023 年: 3月" in told
    assert "青浦区 2023 年: 3月" in told
    assert told.splitlines()[-1] == "  shishi regions  各地区并排;看一个地区用 --region"


@pytest.mark.parametrize("written", ["2023-03", "3", "3月", "03月", "3月份", "本月"])
def test_a_month_is_understood_as_it_is_said(march: Shishi, written: str) -> None:
    assert march("status", "-m", written).stdout == march("status", "-m", "2023-03").stdout


def test_last_month_is_the_one_before_the_latest(march: Shishi) -> None:
    assert march("import", str(SAMPLES / "2023-04.csv")).exit_code == 0
    assert march("status", "-m", "上月").stdout == march("status", "-m", "3月").stdout
    assert march("status", "-m", "本月").stdout == march("status").stdout


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("13", "“13”不是有效的月份"),
        ("0月", "“0月”不是有效的月份"),
        ("9月", "台账里没有 2023-09 的进展表"),
        ("下月", "“下月”不是有效的月份"),
    ],
)
def test_what_is_no_month_is_said(march: Shishi, written: str, said: str) -> None:
    done = march("status", "-m", written)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_without_its_year_a_month_needs_one_year_in_the_ledger(
    shishi: Shishi, march: Shishi, tmp_path: Path
) -> None:
    file = table(tmp_path, "2022-05.csv", 5, "1,建公园9个,区绿化局,,累计建成1个")
    assert march("import", file, "-m", "2022-05", "--region", "宝山区").exit_code == 0
    done = march("status", "-m", "5月")
    assert done.exit_code == 2
    assert "不知道是哪一年:台账里有 2022、2023 年" in done.stderr


def test_a_mistyped_folder_makes_no_second_ledger(tmp_path: Path) -> None:
    database = tmp_path / "台帐" / "ledger.db"
    done = CliRunner().invoke(app, ["--db", str(database), "import", "x.csv"])
    assert done.exit_code == 2
    assert f"没有文件夹“{database.parent}”" in done.stderr
    assert not database.parent.exists()


def test_what_is_longer_than_the_screen_goes_through_the_pager(
    march: Shishi, tmp_path: Path
) -> None:
    ledger = str(tmp_path / "ledger.db")
    assert on_terminal(ledger, "status", PAGER="sed s/^/>/").count("\n>") > 45


@pytest.mark.parametrize(
    ("words", "pager"),
    [
        (("--no-pager", "status"), "sed s/^/>/"),
        (("status", "--unit", "区公安分局"), "sed s/^/>/"),
        (("status",), "cat"),
        (("status",), ""),
        (("status",), "no-such-pager"),
    ],
)
def test_what_need_not_go_through_a_pager_is_shown_as_it_is(
    march: Shishi,
    at_terminal: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    pager: str,
) -> None:
    monkeypatch.setenv("PAGER", pager)
    shown = at_terminal("", *words, seen=True)
    assert shown.exit_code == 0
    assert shown.stdout.startswith("宝山区 2023-03 ")
    assert ("\n  45  " in shown.stdout) is (words[-1] == "status")


def on_terminal(ledger: str, *words: str, **environment: str) -> str:
    """What a terminal of 100 columns and 30 lines shows of a command, without its colours."""
    keyboard, screen = pty.openpty()
    known = {**os.environ, "PYTHONUTF8": "1", "TERM": "xterm", "NO_COLOR": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "shishi_cli", "--db", ledger, *words],
        stdin=screen,
        stdout=screen,
        stderr=screen,
        env={**known, "COLUMNS": "100", "LINES": "30", **environment},
    )
    os.close(screen)
    shown = b""
    while True:
        try:
            piece = os.read(keyboard, 65536)
        except OSError:  # the last one on the other side has gone
            break
        if not piece:
            break
        shown += piece
    process.wait()
    os.close(keyboard)
    return "\n" + shown.decode().replace("\r\n", "\n")


def test_a_big_import_shows_a_bar_and_one_that_nobody_watches_none(
    shishi: Shishi, at_terminal: Callable[..., Said], tmp_path: Path
) -> None:
    lines = [f"{n},建公园,区绿化局,,正在施工" for n in range(1, 2101)]
    words = ("import", table(tmp_path, "2023-03.csv", 3, *lines), "--region", "青浦区")
    shown = at_terminal("", *words, seen=True)
    assert "写入" in shown.stderr
    assert "100%" in shown.stderr
    assert "项目 2100" in shown.stdout
    (tmp_path / "ledger.db").unlink()
    piped = shishi(*words)
    assert "项目 2100" in piped.stdout
    assert piped.stderr == ""


def test_projects_stand_in_groups_with_totals(march: Shishi) -> None:
    lines = march("status", "--by", "unit", "--unit", "教育").stdout.splitlines()
    assert lines[3] == "区教育局  3 项: 按序时 2 · 预警 1"
    groups = [line for line in lines[3:] if " 项: " in line]
    assert [line.split("  ")[0] for line in groups] == ["区教育局", "团区委"]
    assert march("status", "--by", "区县").exit_code == 2


def test_only_what_changed_since_the_month_before_is_listed(march: Shishi, tmp_path: Path) -> None:
    refused = march("status", "--changed")
    assert refused.exit_code == 2
    assert "2023-03 之前没有导入过进展表" in refused.stderr
    march("import", str(SAMPLES / "2023-04.csv"))
    changed = json.loads(march("status", "--changed", "--json").stdout)["projects"]
    moved = json.loads(march("diff", "2023-03", "2023-04", "--json").stdout)["projects"]
    assert [one["number"] for one in changed] == [one["number"] for one in moved]
    assert 0 < len(changed) < 45
