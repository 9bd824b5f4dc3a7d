"""shishi summary and list: counts by group, and plain names."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.small_months import HEAD, table
from tests.conftest import Shishi

LINES = (
    "1,加装电梯400台(市级),区房管局,,累计新增400台",
    '2,"新增车位100个(市级)、充电桩20个(区级)","区交通委、区房管局",,"累计新增车位90个、充电桩1个"',
    "3,改造公厕,区绿化局,完善方案,正在推进",
    "4,建设步道9公里,区体育局,,",
)


@pytest.fixture
def march(shishi: Shishi, tmp_path: Path) -> Shishi:
    """One done, one of two units with a measure ahead and one late, one uncounted, one unknown."""
    file = table(tmp_path, "2023-03.csv", 3, *LINES)
    assert shishi("import", file, "--region", "青浦区").exit_code == 0
    return shishi


def by_name(text: str) -> dict[str, list[str]]:
    _, *rows = csv.reader(io.StringIO(text))
    return {row[1] or row[0]: row[2:9] for row in rows}


def test_by_unit_each_project_counts_with_all_of_its_units(march: Shishi) -> None:
    done = march("summary", "--by", "unit")
    assert done.stdout.splitlines()[2].split() == [
        *("分组", "名称", "项目", "无量化", "指标", "已完成", "不慢于序时", "慢于序时", "无法判断"),
        "各状态项目数",
    ]
    assert (
        done.stdout.splitlines()[-1] == "有几个牵头单位的项目,在每个牵头单位里各计一次,合计只计一次"
    )
    assert by_name(march("summary", "--by", "牵头单位", "--csv").stdout) == {
        "区房管局": ["2", "0", "3", "1", "1", "1", "0"],
        "区交通委": ["1", "0", "2", "0", "1", "1", "0"],
        "区绿化局": ["1", "1", "0", "0", "0", "0", "0"],
        "区体育局": ["1", "0", "1", "0", "0", "0", "1"],
        "合计": ["4", "1", "4", "1", "1", "1", "1"],
    }


def test_by_level_a_marked_measure_counts_with_its_level_alone(march: Shishi) -> None:
    assert by_name(march("summary", "--by", "level", "--csv").stdout) == {
        "市级": ["2", "0", "2", "1", "1", "0", "0"],
        "区级": ["1", "0", "1", "0", "0", "1", "0"],
        "未注明": ["2", "1", "1", "0", "0", "0", "1"],
        "合计": ["4", "1", "4", "1", "1", "1", "1"],
    }


def test_all_groupings_at_once_in_json(march: Shishi) -> None:
    document = json.loads(march("summary", "--json").stdout)
    assert [key for key in document if key.startswith("by_")] == [
        *("by_unit", "by_level", "by_region", "by_standing")
    ]
    assert document["total"] == {
        "name": "合计",
        "projects": 4,
        "standings": {
            **{"done": 1, "behind": 1, "unknown": 2},
            **dict.fromkeys(("ahead", "on_track", "at_risk"), 0),
        },
        "measures": {"done": 1, "at_pace": 1, "late": 1, "unknown": 1},
        "without_target": 1,
    }
    assert [(one["name"], one["projects"]) for one in document["by_region"]] == [("青浦区", 4)]
    assert sum(one["projects"] for one in document["by_standing"]) == 4


def test_by_region_counts_all_regions_of_the_month(march: Shishi, tmp_path: Path) -> None:
    other = tmp_path / "嘉定"
    march("import", table(other, "2023-03.csv", 3, LINES[0]), "--region", "嘉定区")
    april = table(other, "2023-04.csv", 4, LINES[0])
    march("import", april, "--region", "嘉定区")
    assert by_name(march("summary", "--by", "region", "--month", "2023-03", "--csv").stdout) == {
        "嘉定区": ["1", "0", "1", "1", "0", "0", "0"],
        "青浦区": ["4", "1", "4", "1", "1", "1", "1"],
        "合计": ["5", "1", "5", "2", "1", "1", "1"],
    }
    latest = march("summary", "--by", "region").stdout.splitlines()
    assert latest[0].startswith("嘉定区 2023-04")
    assert latest[-1] == "没有 2023-04 的进展表: 青浦区"
    unclear = march("summary")
    assert (unclear.exit_code, unclear.stdout) == (2, "")
    assert "请用 --region 选一个" in unclear.stderr


def test_a_region_whose_name_is_part_of_another_one_counts_by_itself(
    march: Shishi, tmp_path: Path
) -> None:
    new = tmp_path / "青浦新城"
    march("import", table(new, "2023-03.csv", 3, *LINES[:2]), "--region", "青浦区新城")
    counted = by_name(march("summary", "--by", "region", "--csv").stdout)
    assert {name: line[0] for name, line in counted.items()} == {
        "青浦区": "4",
        "青浦区新城": "2",
        "合计": "6",
    }


def test_filters_narrow_and_nothing_is_said_to_be_nothing(march: Shishi) -> None:
    assert "区房管局" not in march("summary", "--by", "unit", "--level", "未注明").stdout
    done = march("summary", "--search", "没有这几个字")
    assert done.stdout.splitlines()[-1] == "没有符合条件的项目"
    wrong = march("summary", "--by", "颜色")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "unit(牵头单位)" in wrong.stderr


@pytest.mark.parametrize("asked", ["老年", "⽼年", "老\u200b年", "老年　食堂"])
def test_words_are_found_however_their_characters_are_written(
    asked: str, shishi: Shishi, tmp_path: Path
) -> None:
    lines = (
        "1,建设⽼年食堂40个,区⺠政局,,",
        "2,建设老\u200b年食堂41个,区民政局,,",
        "3,建设公园1个,,,",
    )
    file = table(tmp_path, "2023-03.csv", 3, *lines)
    assert shishi("import", file, "--region", "青浦区").exit_code == 0

    asked_of_unit = ("--search", asked, "--unit", "区⺠政局")
    rows = csv.DictReader(io.StringIO(shishi("status", *asked_of_unit, "--csv").stdout))
    assert [row["序号"] for row in rows] == ["1", "2"]


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        ("units", "区房管局\n区交通委\n区绿化局\n区体育局\n"),
        ("单位", "区房管局\n区交通委\n区绿化局\n区体育局\n"),
        ("levels", "市级\n区级\n"),
        ("months", "2023-03\n"),
        (
            "measures",
            "1\t1\t加装电梯\t台\n2\t1\t新增车位\t个\n2\t2\t充电桩\t个\n4\t1\t建设步道\t公里\n",
        ),
    ],
)
def test_plain_names_one_a_line(march: Shishi, kind: str, printed: str) -> None:
    done = march("list", kind)
    assert (done.stdout, done.stderr, done.exit_code) == (printed, "", 0)


def test_names_in_json_and_as_of_a_moment(march: Shishi, tmp_path: Path) -> None:
    march("import", table(tmp_path, "2023-04.csv", 4, *LINES), "--region", "青浦区")
    assert json.loads(march("list", "months", "--json").stdout)["months"] == ["2023-03", "2023-04"]
    assert march("list", "months", "--as-of", "1").stdout == "2023-03\n"
    (first, *_) = json.loads(march("list", "measures", "--json").stdout)["measures"]
    assert first == {"number": "1", "position": 1, "name": "加装电梯", "unit": "台"}
    wrong = march("list", "months", "--month", "2023-09")
    assert (wrong.exit_code, wrong.stdout) == (2, "")


def test_the_months_of_all_years_are_listed(march: Shishi, tmp_path: Path) -> None:
    march("import", table(tmp_path, "2024-01.csv", 1, *LINES), "--region", "青浦区")
    assert march("list", "months").stdout == "2023-03\n2024-01\n"


def test_names_that_are_none_print_nothing(shishi: Shishi, tmp_path: Path) -> None:
    file = tmp_path / "2023-03.csv"
    file.write_text(HEAD.format(month=3) + "1,改造公厕,区绿化局,,正在推进\n", "utf-8")
    shishi("import", str(file), "--region", "青浦区")
    assert shishi("list", "levels").stdout == ""
    assert shishi("list", "measures").stdout == ""
    refused = shishi("list", "colours")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "measures(指标)" in refused.stderr
