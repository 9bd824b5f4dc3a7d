"""shishi diff: what moved between two months, and what was learned between two moments."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi

MARCH = (
    "1,加装电梯400台,区房管局,累计新增30台,累计新增41台",
    "2,改造公厕10座,区绿化局,完善方案,正在推进",
    "3,建设步道5条,区体育局,累计建成1条,累计建成1条",
)
APRIL = (
    "1,加装电梯420台,区房管局,累计新增60台,累计新增99台",
    "3,建设步道5条,区体育局,累计建成1条,累计建成1条",
    "4,新增车位100个,区交通委,累计新增60个,累计新增12个",
)


@pytest.fixture
def months(shishi: Shishi, tmp_path: Path) -> Shishi:
    """March and April: one advances with a new target, one is not reported, one is new."""
    for month, lines in ((3, MARCH), (4, APRIL)):
        file = table(tmp_path, f"2023-0{month}.csv", month, *lines)
        done = shishi("import", file, "--region", "青浦区", "--accept-matches")
        assert done.exit_code == 0
    return shishi


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def cells_of(text: str) -> list[list[str]]:
    """The rows of a Markdown table."""
    lines = [line for line in text.splitlines() if line.startswith("|") and "---" not in line]
    return [[cell.strip() for cell in line[1:-1].split(" | ")] for line in lines]


def test_csv_is_data_with_a_value_a_cell(months: Shishi) -> None:
    rows = list(csv.DictReader(io.StringIO(months("diff", "--csv").stdout)))
    lifts, streets = rows[0], next(row for row in rows if row["序号"] == "4")
    assert (lifts["项目"], lifts["指标"], lifts["单位"]) == ("加装电梯420台", "加装电梯", "台")
    assert [lifts[name] for name in ("原完成数", "完成数", "增减")] == ["41", "99", "58"]
    assert [lifts[name] for name in ("原完成率", "完成率")] == ["10.25%", "23.57%"]
    assert [streets[name] for name in ("原完成数", "原状态", "完成数")] == ["", "", "12"]
    assert not any("→" in row[name] for row in rows for name in row if name != "说明")


def test_what_moved_is_told_from_and_to(months: Shishi) -> None:
    done = months("diff", "2023-03", "2023-04")
    assert done.stdout.splitlines()[0] == "青浦区 2023-03 → 2023-04  4 项中 3 项有变化"
    heading, *rows = cells_of(months("diff", "2023-03", "2023-04", "--markdown").stdout)
    assert heading == ["序号", "项目", "完成", "增减", "完成率", "状态", "月目标", "说明"]
    moved = {row[0]: row[1:] for row in rows}
    assert moved["1"][:4] == ["加装电梯420台", "41 → 99台", "58", "10.25% → 23.57%"]
    assert moved["1"][-1] == "标题: 加装电梯400台 → 加装电梯420台; 年度目标: 400 → 420台"
    assert moved["2"][-1] == "未报"
    assert moved["4"][1:4] == ["无 → 12个", "-", "无 → 12.00%"]
    assert moved["4"][-1] == "新报"
    assert "3" not in moved


def test_the_last_two_months_are_compared_and_what_matters_leads(months: Shishi) -> None:
    done = months("diff").stdout
    assert done == months("diff", "2023-03", "2023-04").stdout
    lines = done.splitlines()
    assert lines[1].startswith("新滞后 1")
    assert lines[2].lstrip().startswith("4 新增车位100个(区交通委)")
    assert [line for line in lines if line.startswith(("赶上", "目标调整", "未报"))] == [
        "目标调整 1",
        "未报、空报、无数 1",
    ]
    assert "400 → 420台" in lines[lines.index("目标调整 1") + 1]
    news = json.loads(months("diff", "--json").stdout)["news"]
    assert [line["topic"] for line in news] == ["newly_behind", "target_changed", "not_reported"]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("--unit", "交通"), ["4"]),
        (("--unit", "绿化"), ["2"]),
        (("--standing", "滞后"), ["4"]),
        (("--standing", "已完成"), []),
    ],
)
def test_a_unit_or_a_standing_is_chosen(
    months: Shishi, words: tuple[str, ...], numbers: list[str]
) -> None:
    document = json.loads(months("diff", *words, "--json").stdout)
    assert [one["number"] for one in document["projects"]] == numbers
    assert {line["number"] for line in document["news"]} <= set(numbers)


def test_a_month_compared_with_itself_has_not_moved(months: Shishi) -> None:
    assert months("diff", "2023-03", "2023-03").stdout == (
        "青浦区 2023-03 → 2023-03  3 项中 0 项有变化\n没有变化\n"
    )


def test_what_is_no_longer_told_has_no_unit_of_count(months: Shishi) -> None:
    _, *rows = cells_of(months("diff", "2023-04", "2023-03", "--markdown").stdout)
    assert {row[0]: row[2] for row in rows}["4"] == "12个 → 无"


def test_the_other_way_round_goes_back(months: Shishi) -> None:
    document = json.loads(months("diff", "2023-04", "2023-03", "--json").stdout)
    lifts = next(one for one in document["projects"] if one["number"] == "1")
    assert lifts["measures"][0]["advance"] == -58
    assert lifts["measures"][0]["target"] == {"from": 420, "to": 400}
    assert lifts["completion"]["from"] == {"exact": "99/420", "percent": "23.57%"}
    assert (document["from"], document["to"]) == ("2023-04", "2023-03")


def test_two_months_as_of_a_moment(months: Shishi) -> None:
    months("update", "1", "--month", "2023-04", "--actual", "120")
    later, before = (
        json.loads(months("diff", "2023-03", "2023-04", "--json", *words).stdout)
        for words in ((), ("--as-of", "2"))
    )
    advances = [one["projects"][0]["measures"][0]["advance"] for one in (later, before)]
    assert advances == [79, 58]
    assert before["as_of"] == "操作 2 之后"


def test_what_was_learned_between_two_moments(months: Shishi, tmp_path: Path) -> None:
    corrected = table(tmp_path, "更正/2023-03.csv", 3, MARCH[0].replace("41台", "45台"), *MARCH[1:])
    months("import", corrected, "--yes", "--accept-matches")
    months("update", "1", "--month", "2023-04", "--actual", "120")
    done = months("diff", "--as-of", "2", "--as-of", "4")
    assert done.stdout.splitlines()[0] == "操作 2 之后(到操作 2) → 操作 4 之后(到操作 4)"
    _, *rows = rows_of(months("diff", "--as-of", "2", "--as-of", "4", "--csv").stdout)
    assert ["1", "2023-03", "完成数(加装电梯)", "41", "45"] in rows
    assert ["1", "2023-04", "人工录入的完成数(加装电梯)", "无", "120"] in rows
    assert "第 1 项 2023-03  完成数(加装电梯): 41 → 45" in done.stdout.splitlines()
    _, *april = rows_of(
        months("diff", "--as-of", "2", "--as-of", "4", "--csv", "--month", "2023-04").stdout
    )
    assert [row[1] for row in april] == ["2023-04"]


def test_a_month_that_came_between_is_told_as_a_whole_and_value_by_value(months: Shishi) -> None:
    done = months("diff", "--as-of", "1", "--as-of", "2")
    assert done.stdout.splitlines()[1:3] == [
        "新增 1 个项目: 第 4 项",
        "2023-04  新增 3 项的表格行: 第 1、3、4 项",
    ]
    document = json.loads(months("diff", "--as-of", "1", "--as-of", "2", "--json").stdout)
    told = {
        (one["number"], one["field"]): one["new"]
        for one in document["changes"]
        if one["kind"] == "row"
    }
    assert told["4", "progress"] == "累计新增12个"


def test_between_the_same_moments_nothing_was_learned(months: Shishi) -> None:
    done = months("diff", "--as-of", "2", "--as-of", "2")
    assert done.stdout.splitlines()[-1] == "没有变化"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2023-03",), "请给出两个月份,或两个 --as-of"),
        (("--as-of", "1", "--as-of", "2", "--unit", "区体育局"), "不能和 --unit"),
        (("--month", "2023-03"), "2023-03 之前没有导入过进展表"),
        (("2023-03", "2023-04", "--as-of", "1", "--as-of", "2"), "请给出两个月份"),
        (("2023-03", "2024-03"), "不在同一年"),
        (("2023-03", "2023-09"), "没有 2023-09"),
        (("--as-of", "1", "--as-of", "9"), "没有操作 9"),
        (("2023-03", "2023-04", "--region", "嘉定"), "没有叫“嘉定”的地区"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    months: Shishi, words: tuple[str, ...], said: str
) -> None:
    done = months("diff", *words)
    assert said in done.stderr
    assert (done.stdout, done.exit_code) == ("", 2)
