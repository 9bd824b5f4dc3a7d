"""A past month shows itself: numbers, titles and units as its table printed them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import KnownProject
from shishi_cli.services.number_projects import numbers_in
from tests.cli.small_months import table
from tests.conftest import ENVIRONMENT, Shishi

LIFT, PARK, ROAD, BEDS = "加装电梯60台", "新建公园6座", "改造道路40公里", "新增床位80张"
APRIL = ((LIFT, "区房管局"), (PARK, "区绿化局"), (ROAD, "区建设管理委"), (BEDS, "区民政局"))
MAY = ((LIFT, "区房管局"), (ROAD, "区住建局"), (f"{BEDS}以上", "区民政局"))


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """In May the park is not in the table and those behind it moved up, the beds got another title,
    the roads' unit another name; in June the park came back as the last."""
    folder = tmp_path_factory.mktemp("year")
    database = str(folder / "ledger.db")

    def run(*words: str) -> None:
        done = CliRunner(env=ENVIRONMENT).invoke(app, ["--db", database, *words])
        assert done.exit_code == 0, done.stderr

    for month, projects in ((4, APRIL), (5, MAY), (6, (*MAY, (PARK, "区绿化局")))):
        rows = [f"{at},{title},{unit},,正在推进" for at, (title, unit) in enumerate(projects, 1)]
        run("import", table(folder, f"2024-0{month}.csv", month, *rows), "--region", "松江区")
    run("units", "rename", "区建设管理委", "区住建局")
    return folder / "ledger.db"


@pytest.fixture
def past(year: Path, shishi: Shishi, tmp_path: Path) -> Shishi:
    shutil.copy2(year, tmp_path / "ledger.db")
    return shishi


def _projects(past: Shishi, *words: str) -> list[dict[str, Any]]:
    document = json.loads(past("status", *words, "--json").stdout)
    return list(document["projects"])


def test_a_month_is_told_as_it_was_printed_and_what_is_newer_is_a_note(past: Shishi) -> None:
    told = [(one["number"], one["title"], one["units"]) for one in _projects(past, "-m", "2024-04")]
    assert told == [(str(at), title, [unit]) for at, (title, unit) in enumerate(APRIL, 1)]
    notes = [[note["text"] for note in one["notes"]] for one in _projects(past, "-m", "2024-04")]
    assert notes == [
        [],
        ["现为第 4 项"],
        ["现为第 2 项,区建设管理委即区住建局"],
        ["现为第 3 项,现名“新增床位80张以上”"],
    ]
    now = _projects(past, "-m", "2024-04")[2]["now"]
    assert now == {"number": "2", "title": ROAD, "units": ["区住建局"]}
    assert not any(one["notes"] for one in _projects(past))


def test_what_is_newer_stands_below_the_listing(past: Shishi) -> None:
    assert past("status", "-m", "2024-04").stdout.splitlines()[-3:] == [
        "序号按当月的表,以后有变: 第 2 项现为第 4 项、第 3 至 4 项现为第 2 至 3 项",
        "标题按当月的表,以后有变: 第 4 项,见 shishi show",
        "单位按当月的表,以后有变: 区建设管理委即区住建局",
    ]
    assert "以后有变" not in past("status").stdout
    called = past("missing", "-m", "2024-04").stdout.splitlines()
    assert called[-1] == "单位按当月的表,以后有变: 区建设管理委即区住建局"  # whom to call now


@pytest.mark.parametrize("unit", ["区住建局", "区建设管理委", "建设管理"])
def test_a_unit_is_found_by_any_of_its_names_and_shown_by_the_printed_one(
    past: Shishi, unit: str
) -> None:
    (road,) = _projects(past, "-m", "2024-04", "--unit", unit)
    assert (road["number"], road["units"]) == ("3", ["区建设管理委"])
    (road,) = _projects(past, "--unit", unit)
    assert (road["number"], road["units"]) == ("2", ["区住建局"])


def test_groups_bear_the_names_of_the_month(past: Shishi) -> None:
    for words in (("summary", "--by", "unit"), ("status", "--by", "unit"), ("list", "units")):
        shown = past(*words, "-m", "2024-04").stdout
        assert "区建设管理委" in shown.split("以后有变")[0]
        assert "区住建局" not in past(*words, "-m", "2024-04").stdout.split("单位按当月的表")[0]
        assert "区建设管理委" not in past(*words).stdout


def test_a_number_is_looked_for_in_the_month_that_is_asked_for(past: Shishi) -> None:
    assert past("show", "2", "-m", "2024-04").stdout.startswith(f"第 2 项  {PARK}")
    assert past("show", "2", "-m", "2024-05").stdout.startswith(f"第 2 项  {ROAD}")
    assert past("show", "4", "-m", "2024-05").stdout.startswith(f"第 4 项  {PARK}")
    assert f"第 2 项  {PARK}" in past("trend", "2", "-m", "2024-04").stdout
    assert past("why", "2", "-m", "2024-04").stdout.startswith(f"第 2 项  {PARK}")
    assert past("update", "2", "-m", "2024-04", "--actual", "5").stdout.startswith(
        f"第 2 项 2024-04  {PARK}"
    )
    wrong = past("show", "9", "-m", "2024-04")
    assert (wrong.exit_code, wrong.stderr.splitlines()[1]) == (2, "提示:现有序号: 1 至 4,共 4 项")


def test_a_number_of_another_month_is_found_where_the_month_and_today_have_none(
    shishi: Shishi, tmp_path: Path
) -> None:
    for month, number in ((4, "A7"), (5, "12")):
        file = table(tmp_path, f"2024-0{month}.csv", month, f"{number},{LIFT},区房管局,,累计1台")
        assert shishi("import", file, "--region", "松江区").exit_code == 0
    assert shishi("show", "A7").stdout.startswith(f"第 12 项  {LIFT}")
    assert shishi("show", "12", "-m", "2024-04").stdout.startswith(f"第 A7 项  {LIFT}")


def test_lists_that_count_from_one_each_keep_the_numbers_of_the_ledger() -> None:
    month = Month(2024, 4)
    known = {p: KnownProject(p, str(p), "") for p in (1, 2, 3, 4)}
    own = {1: [(month, "1")], 2: [(month, "2")], 3: [(month, "1")], 4: [(month, "2")]}
    assert numbers_in(month, known, own) == {1: "1", 2: "2", 3: "3", 4: "4"}
    alone = {3: own[3], 4: own[4]}
    assert numbers_in(month, known, alone) == {1: "1", 2: "2", 3: "3", 4: "4"}


def test_no_two_projects_of_a_month_have_one_number() -> None:
    april, may = Month(2024, 4), Month(2024, 5)
    known = {1: KnownProject(1, "5", ""), 2: KnownProject(2, "6", "")}
    printed = {1: [(april, "5"), (may, "5")], 2: [(april, "6"), (may, "6")]}
    assert numbers_in(may, known, printed) == {1: "5", 2: "6"}
    left_out = {1: [(april, "5")], 2: [(april, "6"), (may, "5"), (Month(2024, 6), "6")]}
    assert numbers_in(may, known, left_out) == {1: "原5", 2: "5"}


def test_numbers_that_moved_up_together_are_one_finding(past: Shishi) -> None:
    found = json.loads(past("check", "-m", "2024-05", "--json").stdout)["findings"]
    moved = [(one["number"], one["message"]) for one in found if one["code"] == "C401"]
    assert moved == [("2", "序号由 2024-04 的 3 至 4 改为 2 至 3")]
