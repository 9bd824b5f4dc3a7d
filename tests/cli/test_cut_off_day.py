"""The line of a month whose table reports up to a day within it (截至日)."""

import json
from pathlib import Path

import pytest

from tests.conftest import Shishi


def imported(shishi: Shishi, folder: Path, month: int, above: str, heading: str) -> Shishi:
    file = folder / "months" / f"2023-{month:02}.csv"
    file.parent.mkdir()
    file.write_text(
        f"{above}序号,项目内容,牵头单位,{heading}\n1,新增加装电梯400台,区房管局,累计新增190台\n",
        "utf-8",
    )
    assert (
        shishi("import", str(file), "--region", "青浦区", "--month", f"2023-{month:02}").exit_code
        == 0
    )
    return shishi


@pytest.mark.parametrize(
    ("month", "above", "heading", "line"),
    [
        (6, "", "截至6月20日进展情况", "47.22%"),
        (6, "2023年实事项目进展(截至6月20日),,,\n", "进展情况", "47.22%"),
        (5, "", "5月15日进展情况", "37.36%"),
        (6, "", "截至6月30日进展情况", "50.00%"),
        (6, "", "截至6月底进展情况", "50.00%"),
        (6, "", "进展情况", "50.00%"),
    ],
)
def test_the_line_is_of_the_day_that_the_head_names(
    shishi: Shishi, tmp_path: Path, month: int, above: str, heading: str, line: str
) -> None:
    told = imported(shishi, tmp_path, month, above, heading)("show", "1").stdout
    assert f"序时进度 {line}" in told
    assert ("按表中的截至日" in told) is (line not in ("50.00%",))


def test_who_is_on_the_line_of_that_day_is_not_late(shishi: Shishi, tmp_path: Path) -> None:
    june = imported(shishi, tmp_path, 6, "", "截至6月20日进展情况")
    (project,) = json.loads(june("status", "--json").stdout)["projects"]
    assert project["standing"] == "on_track"
    assert project["notes"][0]["code"] == "cut_off"
    june("update", "1", "--progress", "累计新增180台")
    (project,) = json.loads(june("status", "--json").stdout)["projects"]
    assert project["standing"] == "at_risk"
    assert "2.22" in project["reasons"][0]["text"]


def test_every_head_says_which_day_the_line_is_of(shishi: Shishi, tmp_path: Path) -> None:
    june = imported(shishi, tmp_path, 6, "", "截至6月20日进展情况")
    for words in ("status", "behind", "completion"):
        assert "序时进度 47.22%(截至6月20日)" in june(*words.split()).stdout
    assert json.loads(june("status", "--json").stdout)["pace"] == "47.22%"
    assert "序时进度 = 17/36 = 47.22%" in june("why", "1").stdout
    bulletin = june("report", "bulletin").stdout
    assert "统计截至6月20日，全年序时进度为47.22%" in bulletin


def test_tables_of_several_days_leave_the_head_to_the_month_s_end(
    shishi: Shishi, tmp_path: Path
) -> None:
    june = imported(shishi, tmp_path, 6, "", "截至6月20日进展情况")
    other = tmp_path / "other.csv"
    other.write_text(
        "序号,项目内容,牵头单位,进展情况\n2,新建口袋公园8个,区绿化局,累计建成4个\n", "utf-8"
    )
    june("import", str(other), "--region", "青浦区", "--month", "2023-06", "--yes")
    assert "序时进度 50.00%" in june("status").stdout
    assert "47.22%" in june("show", "1").stdout
