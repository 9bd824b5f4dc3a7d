"""shishi trend, forecast: months side by side, and where the year ends."""

import csv
import io
import json
from pathlib import Path

import pytest

from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.follow_measures import follow_measures
from shishi_cli.services.select_projects import Selection
from shishi_cli.views.screen.draw import draw
from shishi_cli.views.screen.screen import Screen
from shishi_cli.views.trend import trend_listing
from tests.cli.small_months import table
from tests.conftest import Shishi

# 1 goes on and has a new target in May; 2 has no figure in April; 3 counts nothing; 4 comes in May.
MONTHS = {
    3: (
        "1,加装电梯400台,区房管局,累计新增30台,累计新增40台",
        "2,新增车位100个、充电桩20个,区交通委,,累计新增车位13个、充电桩5个",
        "3,改造公厕,区绿化局,完善方案,正在推进",
    ),
    4: (
        "1,加装电梯400台,区房管局,累计新增60台,累计新增80台",
        "2,新增车位100个、充电桩20个,区交通委,,正在推进",
        "3,改造公厕,区绿化局,完成招标,已完成招标",
    ),
    5: (
        "1,加装电梯420台,区房管局,累计新增90台,累计新增126台",
        "2,新增车位100个、充电桩20个,区交通委,,累计新增车位120个、充电桩5个",
        "3,改造公厕,区绿化局,开工,正在推进",
        "4,建设步道9公里,区体育局,,累计建成1.5公里",
    ),
}
RULE = "判定规则 plan: 月目标优先,没有的看序时: 慢于序时为预警,超过 10 个百分点为滞后,连续 2 个月滞后升级督办"


@pytest.fixture
def months(shishi: Shishi, tmp_path: Path) -> Shishi:
    """March to May of four projects."""
    for month, lines in MONTHS.items():
        file = table(tmp_path, f"2023-0{month}.csv", month, *lines)
        done = shishi("import", file, "--region", "青浦区", "--accept-matches")
        assert done.exit_code == 0
    return shishi


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_months_side_by_side(months: Shishi) -> None:
    assert months("trend").stdout.splitlines() == [
        "青浦区 2023-05 序时进度 41.66%",
        "走势为3-5月累计数占年度目标的比例,空白为没有数;序时 ▂▃▃",
        "序号  指标           目标       3月  4月  5月  走势  完成率   月目标  存疑",
        "1     加装电梯420台  400→420台  40   80   126  ▁▂▃   30.00%   90",
        "2     新增车位       100个      13        120  ▁ █   120.00%  -",
        "2     充电桩         20个       5         5    ▂ ▂   25.00%   -",
        "4     建设步道9公里  9公里                1.5    ▂   16.66%   -",
        "无量化指标 1 项: 第 3 项",
    ]


def test_a_narrow_terminal_shows_the_latest_months(months: Shishi, tmp_path: Path) -> None:
    with Ledger.read(tmp_path / "ledger.db") as ledger:
        trends = follow_measures(ledger, Scope(), Selection())

    def headings(width: int) -> list[str]:
        lines = draw(trend_listing(trends), Screen(width)).splitlines()
        return next(line for line in lines if line.startswith("序号")).split()

    assert [heading for heading in headings(120) if heading[0].isdigit()] == ["3月", "4月", "5月"]
    assert [heading for heading in headings(66) if heading[0].isdigit()] == ["5月"]
    assert [heading for heading in headings(61) if heading[0].isdigit()] == []


def test_a_month_without_a_figure_is_a_gap_in_every_form(months: Shishi) -> None:
    _, _, cars, *_ = rows_of(months("trend", "--csv").stdout)
    assert cars[2:9] == ["新增车位", "个", "100", "13", "", "120", "120.00%"]
    markdown = months("trend", "--markdown", "--unit", "区交通委").stdout.splitlines()
    assert "| 2 | 新增车位 | 100个 | 13 |  | 120 | ▁ █ | 120.00% | - |  |" in markdown
    document = json.loads(months("trend", "--json").stdout)
    assert document["months"] == ["2023-03", "2023-04", "2023-05"]
    by_name = {one["name"]: one for one in document["measures"]}
    assert [p["actual"] for p in by_name["新增车位"]["points"]] == [13, None, 120]
    assert [p["completion"] for p in by_name["建设步道"]["points"]][:2] == [None, None]
    assert [p["standing"] for p in by_name["建设步道"]["points"]][:2] == [None, None]
    assert [one["number"] for one in document["without_target"]] == ["3"]


def test_one_project_month_by_month_with_its_new_target(months: Shishi) -> None:
    assert months("trend", "1").stdout.splitlines() == [
        "青浦区 2023-05 序时进度 41.66%",
        "第 1 项  加装电梯420台  区房管局",
        "加装电梯  走势 ▁▂▃  序时 ▂▃▃  年度目标有变: 400→420台",
        RULE,
        "月份     累计  增减  月目标  目标  完成率  序时    状态    存疑",
        "2023-03  40    -     30      400   10.00%  25.00%  按序时",
        "2023-04  80    40    60      400   20.00%  33.33%  按序时",
        "2023-05  126   46    90      420   30.00%  41.66%  按序时",
    ]


def test_a_project_of_several_measures_names_them(months: Shishi) -> None:
    heading, *rows = rows_of(months("trend", "2", "--csv").stdout)
    assert heading[:3] == ["月份", "指标", "累计"]
    assert [row[:4] for row in rows] == [
        ["2023-03", "新增车位", "13", ""],
        ["2023-04", "新增车位", "", ""],
        ["2023-05", "新增车位", "120", "107"],
        ["2023-03", "充电桩", "5", ""],
        ["2023-04", "充电桩", "", ""],
        ["2023-05", "充电桩", "5", "0"],
    ]


def test_a_project_that_counts_nothing_still_has_its_standings(months: Shishi) -> None:
    lines = months("trend", "3").stdout.splitlines()
    assert lines[1] == "第 3 项  改造公厕  区绿化局"
    assert lines[-1] == "无量化指标"
    assert [line.split()[0] for line in lines[4:-1]] == ["2023-03", "2023-04", "2023-05"]


def test_an_earlier_month_knows_nothing_of_later_ones(months: Shishi) -> None:
    document = json.loads(months("trend", "1", "--month", "2023-04", "--json").stdout)
    assert document["months"] == ["2023-03", "2023-04"]
    (lifts,) = document["measures"]
    assert [point["target"] for point in lifts["points"]] == [400, 400]


def test_a_persons_figure_fills_a_gap(months: Shishi) -> None:
    months("update", "2", "--month", "2023-04", "--measure", "车位", "--actual", "60")
    document = json.loads(months("trend", "2", "--json").stdout)
    points = document["measures"][0]["points"]
    assert [point["actual"] for point in points] == [13, 60, 120]
    assert [point["origin"] for point in points] == ["text", "person", "text"]


def test_the_year_s_end_and_what_it_rests_on(months: Shishi) -> None:
    lines = months("forecast", "1").stdout.splitlines()
    assert lines[3].split() == [
        *("序号", "指标", "目标", "累计", "月均", "年底预计", "区间", "按计划", "每月还需", "结论")
    ]
    assert lines[4].split("  ")[0] == "1"
    assert "按近期进度年底可完成,约在 12 月" in lines[4]
    assert lines[5] == (
        "加装电梯: 依据 3 个月的累计数(2023-03 40、2023-04 80、2023-05 126);"
        "月均 43,年底区间 406 至 420,按计划 420"
    )


def test_too_few_months_are_said_to_be(months: Shishi) -> None:
    heading, *rows = rows_of(months("forecast", "--csv").stdout)
    told = {row[2]: dict(zip(heading, row, strict=True)) for row in rows}
    assert told["新增车位"]["结论"] == "已完成"
    assert told["充电桩"]["结论"] == "数据不足(2 个月)"
    assert told["充电桩"]["年底预计"] == ""
    assert told["充电桩"]["每月还需"] == "3"  # 15 in 7 months
    assert told["建设步道"]["每月还需"] == "1.08"  # 7.5 公里 in 7 months, rounded up
    document = json.loads(months("forecast", "4", "--json").stdout)
    (path,) = document["measures"]
    assert path["refused"]["code"] == "too_few"
    assert path["year_end"] is None
    assert path["needed_per_month"] == 1.08
    assert path["verdict"].startswith("数据不足")


def test_what_is_needed_is_needed_after_the_month_asked_about(
    shishi: Shishi, tmp_path: Path
) -> None:
    for month, done in ((4, "累计维修10公里"), (5, "累计维修15公里"), (6, "")):
        file = table(tmp_path, f"2023-0{month}.csv", month, f"1,维修道路50公里,区交通委,,{done}")
        assert shishi("import", file, "--region", "青浦区").exit_code == 0
    for asked, needed in (("2023-05", 5), ("2023-06", 6)):  # 35公里 in 7 months, and in 6
        document = json.loads(shishi("forecast", "--month", asked, "--json").stdout)
        assert document["measures"][0]["needed_per_month"] == needed


@pytest.mark.parametrize("command", ["trend", "forecast"])
def test_filters_choose_and_an_unknown_number_is_refused(months: Shishi, command: str) -> None:
    document = json.loads(months(command, "--unit", "区体育局", "--json").stdout)
    assert [one["number"] for one in document["measures"]] == ["4"]
    nothing = months(command, "--search", "没有这几个字")
    assert nothing.stdout.splitlines()[-1] == "没有符合条件的项目"
    done = months(command, "99")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "没有第 99 项" in done.stderr


@pytest.mark.parametrize("words", [("trend",), ("trend", "1"), ("forecast",), ("summary",)])
def test_every_glyph_can_be_written_in_gbk(months: Shishi, words: tuple[str, ...]) -> None:
    assert months(*words).stdout.encode("gbk")
