"""One year, January to December: a late unit, a recovered one, a correction, a changed target."""

import json
from pathlib import Path

import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi

# Of 120 a year, ten are due each month.
STEADY = [10 * month for month in range(1, 13)]
LATE = [2, 4, 6, 8, 10, 12, None, 20, 22, 24, 26, 28]
RECOVERED = [10, 12, 14, 16, 48, 62, 72, 84, 95, 105, 115, 120]
ROAD = "改造道路{}公里"


def lines(month: int, school: int) -> list[str]:
    at = month - 1
    road = ROAD.format(120 if month < 7 else 240)
    late = LATE[at]
    rows = [
        f"1,新建车位120个,区交通委,,累计完成{STEADY[at]}个",
        "" if late is None else f"2,加装电梯120台,区房管局,,累计完成{late}台",
        f"3,建公园120个,区绿化局,,累计建成{RECOVERED[at]}个",
        f"4,扩建学校120所,区教育局,,累计扩建{school}所",
        f"5,{road},区建管委,,累计完成{STEADY[at]}公里",
    ]
    return list(filter(None, rows))


@pytest.fixture
def year(shishi: Shishi, tmp_path: Path) -> Shishi:
    """The tables as they came; April's printed 4 schools for 40, and came again."""
    for month in range(1, 13):
        printed = 4 if month == 4 else 10 * month
        file = table(tmp_path, f"2023-{month:02}.csv", month, *lines(month, printed))
        assert shishi("import", file, "--region", "青浦区").exit_code == 0
    again = table(tmp_path / "again", "2023-04.csv", 4, *lines(4, 40))
    assert shishi("import", again, "--region", "青浦区").exit_code == 0
    return shishi


def standings(shishi: Shishi, *more: str) -> dict[str, str]:
    """By project, a letter a month: . 按序时, ! 预警, x 滞后, ? 无法判断, v 已完成."""
    letters = {"on_track": ".", "at_risk": "!", "behind": "x", "unknown": "?", "done": "v"}
    found: dict[str, str] = dict.fromkeys("12345", "")
    for month in range(1, 13):
        done = shishi("status", "--month", f"2023-{month:02}", "--json", *more)
        for project in json.loads(done.stdout)["projects"]:
            found[project["number"]] += letters[project["standing"]]
    return found


def test_where_each_project_stood_in_every_month(year: Shishi) -> None:
    assert standings(year) == {
        "1": "...........v",
        "2": "!xxxxx?xxxxx",
        "3": ".!xx!......v",
        "4": "...........v",
        "5": "......xxxxxx",
    }


def test_before_the_correction_came_april_stood_as_it_was_printed(year: Shishi) -> None:
    assert standings(year, "--as-of", "12")["4"] == "...x.......v"


def test_by_a_stricter_rule_no_project_stands_better(year: Shishi) -> None:
    assert standings(year, "--rule", "line") == {
        "1": "...........v",
        "2": "xxxxxx?xxxxx",
        "3": ".xxxx......v",
        "4": "...........v",
        "5": "......xxxxxx",
    }
    trial = json.loads(year("rules", "test", "line", "--json").stdout)
    assert (trial["months"], trial["judged"]) == (12, 60)
    assert [(one["month"], one["number"]) for one in trial["changes"]] == [
        ("2023-01", "2"),
        ("2023-02", "3"),
        ("2023-05", "3"),
    ]


def test_who_is_late_in_december_and_since_when(year: Shishi) -> None:
    late = {
        one["number"]: (one["since"], one["escalated"])
        for group in json.loads(year("behind", "--json").stdout)["groups"]
        for one in group["projects"]
    }
    # In July the second was not reported: that neither counts nor breaks the row.
    assert late == {"2": ("2023-02", True), "5": ("2023-07", True)}
    assert "连续 6 个月滞后(自 2023-07),升级督办" in year("show", "5").stdout


def test_who_had_to_be_called_in_july(year: Shishi) -> None:
    assert year("missing", "--month", "2023-07", "--csv").stdout.splitlines()[1:] == [
        "区房管局,未报,2,加装电梯120台,上次见于 2023-06 的表,2023-06: 12台"
    ]
    year("update", "2", "--month", "2023-07", "--actual", "15", "--note", "电话核实")
    assert "各项目都已报送" in year("missing", "--month", "2023-07").stdout
    late = json.loads(year("status", "--month", "2023-08", "--json").stdout)["projects"]
    assert late[1]["since"] == "2023-02"
