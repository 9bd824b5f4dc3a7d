"""Numbers that none can be: refused at the door, shown as such where an older ledger kept one."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi, on_ledger

LIFTS = "1,加装电梯400台,区房管局,新增30台,截至3月底累计新增41台"
IMPOSSIBLE = ("1e99999", "1e999999999", "1e-400", "9" * 5000, "1e15", "0.0000001", "1_0", "nan", "")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a table of one project and the ledger that it was imported into."""
    folder = tmp_path_factory.mktemp("lifts")
    file = table(folder, "2023-03.csv", 3, LIFTS)
    words = ("import", file, "--region", "青浦区")
    assert on_ledger(folder / "ledger.db")(*words).exit_code == 0
    return folder


@pytest.fixture
def lifts(shishi: Shishi, imported: Path, tmp_path: Path) -> Shishi:
    """A copy of both."""
    shutil.copytree(imported, tmp_path, dirs_exist_ok=True)
    return shishi


@pytest.mark.parametrize("written", IMPOSSIBLE)
@pytest.mark.parametrize("option", ["--actual", "--goal", "--target"])
def test_a_number_that_none_can_be_is_refused(
    lifts: Shishi, ledger: Path, option: str, written: str
) -> None:
    before = ledger.read_bytes()
    done = lifts("update", "1", option, written)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "不是可用的数" in done.stderr
    assert len(done.stderr) < 200
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("written", ["999999999999999", "12.5", "1e2", "1,200", "0.000001"])
def test_a_number_that_an_office_counts_is_kept(lifts: Shishi, written: str) -> None:
    assert lifts("update", "1", "--actual", written, "--yes").exit_code == 0
    assert lifts("status").exit_code == 0


def rewrite(ledger: Path, statement: str) -> None:
    """What an older shishi would have kept."""
    with closing(sqlite3.connect(ledger)) as sqlite:
        assert sqlite.execute(statement).rowcount
        sqlite.commit()


def test_an_older_ledger_s_entry_is_told_and_led_out_of(lifts: Shishi, ledger: Path) -> None:
    sound = lifts("status", "--json").stdout
    assert lifts("update", "1", "--actual", "50").exit_code == 0
    rewrite(ledger, "UPDATE entries SET value = printf('%.5000c', '9')")
    (project,) = json.loads(lifts("status", "--json").stdout)["projects"]
    assert project["measures"][0]["actual"] == 41
    assert [doubt["code"] for doubt in project["measures"][0]["doubts"]] == ["unreadable"]
    for words in (("show", "1"), ("why", "1"), ("check",), ("log",), ("export", "--csv")):
        assert lifts(*words).exit_code in (0, 4), words
    assert "第 1 项 2023-03 的人工录入" in lifts("doctor").stdout
    again = str(ledger.with_name("2023-03.csv"))
    assert lifts("import", again, "--region", "青浦区", "--yes").exit_code == 0
    assert lifts("undo", "--yes").exit_code == 0
    assert lifts("status", "--json").stdout == sound
    assert lifts("undo", "3", "--yes").exit_code == 0
    lifts("doctor", "--fix")
    assert lifts("status", "--json").stdout == sound
    assert "修复" in lifts("log").stdout


def test_an_older_ledger_s_figure_is_told_and_read_again(
    lifts: Shishi, ledger: Path, tmp_path: Path
) -> None:
    sound = lifts("status", "--json").stdout
    rewrite(ledger, "UPDATE figures SET amount = '1E+99999' WHERE kind = 'actual'")
    (project,) = json.loads(lifts("status", "--json").stdout)["projects"]
    assert project["measures"][0]["actual"] is None
    assert "无法读取" in lifts("show", "1").stdout
    assert "第 1 项 2023-03 的表中的数" in lifts("doctor").stdout
    assert lifts("import", str(tmp_path / "2023-03.csv"), "--yes").exit_code == 0
    assert lifts("status", "--json").stdout == sound


@pytest.mark.parametrize("field", ["number", "title", "goal", "progress"])
@pytest.mark.parametrize("number", ["9" * 5000, "九" * 5000, "9" * 20 + "亿"], ids=len)
def test_a_file_s_number_that_none_can_be_is_no_figure(
    shishi: Shishi, tmp_path: Path, field: str, number: str
) -> None:
    cells = {"number": "1", "title": "加装电梯{}台", "goal": "新增{}台", "progress": "累计新增{}台"}
    row = [cells[each].format(number if each == field else 40) for each in cells]
    row[0] = number if field == "number" else "1"
    file = table(tmp_path, "2023-03.csv", 3, ",".join((*row[:2], "区房管局", *row[2:])))
    assert shishi("import", file).exit_code in (0, 3)
    for words in (("status",), ("undo", "--yes")):
        assert shishi(*words).exit_code in (0, 1, 2), words
