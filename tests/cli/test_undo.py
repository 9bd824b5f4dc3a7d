"""shishi undo: seen before it is done, and itself undone."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from shishi_cli.domain.scope import Moment
from shishi_cli.ledger.ledger import Ledger
from tests.cli.small_months import table
from tests.conftest import SAMPLE, Said, Shishi
from tests.ledger.test_undoing import Dump, in_force

LIFTS = "1,加装电梯400台,区房管局,新增30台,累计新增{}台"
TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


@pytest.fixture
def corrected(shishi: Shishi, tmp_path: Path) -> Shishi:
    """March, and its correction."""
    for folder, lifts in (("初稿", 41), ("更正", 45)):
        file = table(tmp_path, f"{folder}/2023-03.csv", 3, LIFTS.format(lifts))
        assert shishi("import", file, "--region", "青浦区", "--by", "王").exit_code == 0
    return shishi


def timeless(text: str) -> str:
    return TIME.sub("某时", text)


PREVIEW = """\
撤销 操作 2  某时  王  导入  2023-03.csv
  第 1 项 2023-03  进展情况: 累计新增45台 → 累计新增41台
  第 1 项 2023-03  完成数(加装电梯): 45 → 41
"""


def test_undo_shows_what_changes_and_does_it(corrected: Shishi) -> None:
    done = corrected("undo", "--yes", "--note", "发错了", "--by", "李")
    assert timeless(done.stdout) == f"{PREVIEW}已撤销操作 2,记为操作 3;要恢复: shishi undo 3\n"
    assert "41/400" in corrected("completion", "1").stdout
    assert "45/400" in corrected("completion", "1", "--as-of", "2").stdout
    newest = corrected("log", "--csv").stdout.splitlines()[1]
    assert timeless(newest).startswith("3,某时,李,撤销,撤销操作 2 发错了,改动 表格行1,UTC")


def test_as_json_an_undoing_is_one_object_and_needs_a_yes(corrected: Shishi) -> None:
    asked = corrected("undo", "--json")
    assert (asked.exit_code, asked.stdout) == (2, "")
    assert "shishi undo 2 --yes" in asked.stderr
    undone = json.loads(corrected("undo", "--json", "--yes").stdout)
    assert (undone["undone"]["id"], undone["operation"]) == (2, 3)
    assert ("actual", "45", "41") in {
        (each["field"], each["old"], each["new"]) for each in undone["changes"]
    }


def test_undoing_the_undoing_does_it_again(corrected: Shishi) -> None:
    after = corrected("show", "1", "--json").stdout
    corrected("undo", "--yes")
    assert corrected("undo", "3", "--yes").exit_code == 0
    assert corrected("show", "1", "--json").stdout == after
    assert "(已被操作 4 撤销)" in corrected("log").stdout


def test_undo_after_undo_goes_back_one_operation_at_a_time(corrected: Shishi) -> None:
    corrected("undo", "--yes")
    done = corrected("undo", "--yes")
    assert timeless(done.stdout) == (
        "撤销 操作 1  某时  王  导入  2023-03.csv\n"
        "  撤下 1 个项目: 第 1 项\n"
        "  2023-03  撤下 1 项的表格行: 第 1 项\n"
        "  清单“青浦区”: 2023 → 无\n"
        "已撤销操作 1,记为操作 4;要恢复: shishi undo 4\n"
    )
    assert "台账里还没有数据" in corrected("status").stderr
    nothing = corrected("undo", "--yes")
    assert (nothing.stdout, nothing.exit_code) == ("", 2)
    assert "没有可以撤销的操作" in nothing.stderr


def test_without_a_person_to_ask_nothing_is_undone(corrected: Shishi) -> None:
    done = corrected("undo")
    assert timeless(done.stdout) == PREVIEW
    assert done.stderr == (
        "错误:撤销前需要确认 (E102)\n提示:核对后请加 --yes: shishi undo 2 --yes\n"
    )
    assert done.exit_code == 2
    assert "45/400" in corrected("completion", "1").stdout


def test_a_later_operation_in_the_way_is_named(corrected: Shishi) -> None:
    done = corrected("undo", "1", "--yes")
    assert timeless(done.stderr) == (
        "错误:操作 1 还不能撤销:后来的操作改动了同样的内容,或以它为基础:\n"
        "    操作 2  某时  王  2023-03.csv (E106)\n"
        "提示:请先撤销后来的: shishi undo 2\n"
    )
    assert (done.stdout, done.exit_code) == ("", 1)


def test_what_is_undone_is_not_undone_twice(corrected: Shishi) -> None:
    corrected("undo", "--yes")
    done = corrected("undo", "2", "--yes")
    assert "操作 2 已被操作 3 撤销" in done.stderr
    assert "shishi undo 3" in done.stderr
    assert done.exit_code == 2
    assert corrected("undo", "99", "--yes").exit_code == 2


def test_a_spring_s_work_is_undone_step_by_step_and_done_again(
    shishi: Shishi, tmp_path: Path
) -> None:
    corrected = tmp_path / "更正" / "2023-03.csv"
    corrected.parent.mkdir()
    corrected.write_text(SAMPLE.read_text("utf-8-sig").replace("250人", "255人"), "utf-8")
    work: tuple[tuple[str, ...], ...] = (
        ("import", str(SAMPLE)),
        ("import", str(SAMPLE.with_name("2023-04.csv"))),
        ("import", str(corrected), "--yes"),
        ("update", "17", "--actual", "340", "--month", "2023-04", "--note", "电话核实"),
        ("update", "19", "--progress", "累计就业900人", "--month", "2023-04"),
        ("update", "40", "--unit", "区建设管理委", "--level", "市级"),
        ("import", str(SAMPLE.with_name("2023-05.csv"))),
    )
    database = tmp_path / "ledger.db"
    states: list[Dump] = []
    for words in work:
        assert shishi(*words).exit_code == 0, words
        with Ledger.read(database) as ledger:
            states.append(in_force(ledger))
    undoings = []
    for before in reversed(states[:-1]):
        undoings.append(shishi("undo", "--yes").stdout.split()[-1])
        with Ledger.read(database) as ledger:
            assert in_force(ledger) == before
    for undoing, after in zip(reversed(undoings), states[1:], strict=True):
        assert shishi("undo", undoing, "--yes").exit_code == 0
        with Ledger.read(database) as ledger:
            assert in_force(ledger) == after
    with Ledger.read(database) as ledger:
        for operation, state in enumerate(states, start=1):
            assert in_force(ledger.at(Moment("", operation=operation))) == state


def test_a_reworded_progress_and_its_reading_come_back(march: Shishi) -> None:
    before = march("status", "--json").stdout
    march("update", "17", "--progress", "累计就业400人", "--unit", "区民政局")
    assert march("status", "--json").stdout != before
    assert march("undo", "--yes").exit_code == 0
    assert march("status", "--json").stdout == before


def test_numbers_of_any_kind_are_listed_and_undone(shishi: Shishi, tmp_path: Path) -> None:
    odd = ("①②", "②²", "9" * 4400, "3-1", "⑴", "²", "17")
    rows = [f"{number},加装第{at}种电梯400台,区房管局,,新增1台" for at, number in enumerate(odd)]
    file = table(tmp_path, "2023-03.csv", 3, *rows)
    assert shishi("import", file, "--region", "青浦区").exit_code == 0
    plan = shishi("undo").stdout
    assert "撤下 7 个项目: 第 ①②、②²、" in plan
    assert shishi("undo", "--yes").exit_code == 0
    assert "台账里还没有数据" in shishi("status").stderr


def test_no_value_in_the_ledger_keeps_an_operation_from_being_undone(
    corrected: Shishi, tmp_path: Path
) -> None:
    assert corrected("update", "1", "--actual", "50").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as sqlite:
        sqlite.execute("UPDATE entries SET month = '2O23-03'")
        sqlite.commit()
    done = corrected("undo", "--yes")
    assert "改动的内容读不出来" in done.stdout
    assert done.exit_code == 0
    assert "45/400" in corrected("completion", "1").stdout


def test_without_a_ledger_undo_makes_none(shishi: Shishi, tmp_path: Path) -> None:
    assert "还没有台账" in shishi("undo", "--yes").stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("words", "code"), [("y\n", 0), ("是\n", 0), ("n\n", 1), ("", 1)])
def test_at_a_terminal_a_person_is_asked(
    march: Shishi, at_terminal: Callable[..., Said], words: str, code: int
) -> None:
    done = at_terminal(words, "undo")
    assert done.exit_code == code
    assert "确定撤销吗?(y/N) " in done.stderr
    assert (march("status").exit_code == 0) is (code == 1)


def test_an_undoing_changes_no_order(shishi: Shishi, tmp_path: Path) -> None:
    rows = [
        f"{n},加装第{n}种电梯400台,区{name}局,新增30台,新增{n}台"
        for n, name in enumerate("房教民", 1)
    ]
    file = table(tmp_path, "2023-03.csv", 3, *rows)
    assert shishi("import", file, "--region", "青浦区").exit_code == 0
    decided: tuple[tuple[str, ...], ...] = (
        ("units", "add", "区房局", "区住建委"),
        ("units", "add", "区房局", "区房管局"),
        ("waive", "1", "--code", "C101", "--reason", "甲"),
        ("waive", "2", "--code", "C101", "--reason", "乙"),
        ("update", "1", "--actual", "5", "--month", "2023-03"),
        ("update", "1", "--unit", "区民局", "--month", "2023-03"),
    )
    for words in decided:
        assert shishi(*words).exit_code == 0, words
    asked: tuple[tuple[str, ...], ...] = (
        ("units", "--json"),
        ("waive", "--list", "--json"),
        ("show", "1"),
        ("list", "units"),
    )
    before = [shishi(*words).stdout for words in asked]
    other = table(tmp_path, "b/2023-03.csv", 3, rows[0].replace("房", "建"), *rows[1:])
    undone: tuple[tuple[str, ...], ...] = (
        ("import", other, "--yes", "--accept-matches"),
        ("units", "remove", "区住建委"),
        ("waive", "1", "--code", "C101", "--remove"),
        ("update", "1", "--actual", "6", "--month", "2023-03"),
    )
    for words in undone:
        assert shishi(*words).exit_code == 0, words
    for _ in range(4):
        assert shishi("undo", "--yes").exit_code == 0
    assert [shishi(*words).stdout for words in asked] == before
