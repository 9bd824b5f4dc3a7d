"""A figure beyond belief is printed with its doubt, and nothing is reckoned or drawn with it."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi

# 2.1户 was meant to be 2.1万户, 50000人次 to be 5000人次.
MONTHS = {
    4: ("累计加装15500户", "累计发放3050人次"),
    5: ("累计加装2.1户，占全年目标42%", "累计发放4010人次"),
    6: ("累计加装26000户", "累计发放50000人次"),
    7: ("累计加装31000户", "累计发放6000人次"),
}
LEFT_OUT = "不可信的数不画、不推算、不算增减: 第 1 项 5月的 2.1户、第 2 项 6月的 50000人次"


@pytest.fixture
def misprinted(shishi: Shishi, tmp_path: Path) -> Shishi:
    """April to July of two projects, each with one misprint."""
    files = [
        table(
            tmp_path,
            f"2025-0{month}.csv",
            month,
            f"1,加装报警器50000户,区城管局,,{alarms}",
            f"2,发放补贴10000人次,区残联,,{grants}",
        )
        for month, (alarms, grants) in MONTHS.items()
    ]
    assert shishi("import", *files, "--region", "枫桥区", "--yes").exit_code == 0
    return shishi


def test_the_forecast_leaves_it_out_and_says_so(misprinted: Shishi) -> None:
    document = json.loads(misprinted("forecast", "--json").stdout)
    alarms, grants = document["measures"]
    assert [one["per_month"] for one in (alarms, grants)] == [5166.66, 983.33]
    assert [one["month"] for one in alarms["left_out"]] == ["2025-05"]
    assert grants["left_out"][0]["actual"] == 50000
    assert "可能是 5000" in grants["left_out"][0]["set_aside"]["text"]
    assert misprinted("forecast").stdout.splitlines()[-1] == LEFT_OUT


def test_a_forecast_of_the_month_itself_rests_on_the_month_before(misprinted: Shishi) -> None:
    done = misprinted("forecast", "2", "--month", "2025-06", "--csv")
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert (row["累计"], row["累计月份"], row["每月还需"]) == ("4010", "2025-05", "999")
    assert row["结论"] == "数据不足(2 个月)"


@pytest.mark.parametrize(
    ("months", "told", "shown"),
    [
        (
            ("5", "6"),
            [("2.1", "是", "26000", "", ""), ("4010", "", "50000", "是", "")],
            ["2.1(不可信) → 26000户", "4010 → 50000人次(不可信)"],
        ),
        (
            ("6", "7"),
            [("26000", "", "31000", "", "5000"), ("50000", "是", "6000", "", "")],
            ["26000 → 31000户", "50000(不可信) → 6000人次"],
        ),
    ],
)
def test_no_difference_is_made_of_it(
    misprinted: Shishi, months: tuple[str, str], told: list[tuple[str, ...]], shown: list[str]
) -> None:
    rows = csv.DictReader(io.StringIO(misprinted("diff", *months, "--csv").stdout))
    names = ("原完成数", "原数不可信", "完成数", "数不可信", "增减")
    assert [tuple(row[name] for name in names) for row in rows] == told
    assert all(one in misprinted("diff", *months).stdout for one in shown)
    document = json.loads(misprinted("diff", *months, "--json").stdout)
    grants = document["projects"][1]["measures"][0]
    assert grants["advance"] is None
    assert [bool(grants["set_aside"][at]) for at in ("from", "to")] == [
        month == "6" for month in months
    ]


def test_the_months_side_by_side_leave_a_gap(misprinted: Shishi) -> None:
    lines = misprinted("trend").stdout.splitlines()
    assert "3050   4010  50000  6000   ▃▃ ▅" in lines[4]
    assert lines[-1] == LEFT_OUT
    rows = csv.DictReader(io.StringIO(misprinted("trend", "2", "--csv").stdout))
    assert [(row["累计"], row["增减"]) for row in rows] == [
        *(("3050", ""), ("4010", "960"), ("50000", ""), ("6000", "1990")),
    ]


def test_the_plot_draws_no_bar_for_it(misprinted: Shishi) -> None:
    (june,) = [line for line in misprinted("plot", "2").stdout.splitlines() if "50000" in line]
    assert "█" not in june
    assert june.endswith("-  50000人次 ?")
    words = misprinted("plot", "2", "--month", "2025-06").stdout
    assert "5月累计 4010人次 · 40.10%" in words


def test_what_is_done_is_forecast_as_done(shishi: Shishi, tmp_path: Path) -> None:
    for month, told in ((3, "累计演出48场。"), (4, "全部演出均已收官。")):
        file = table(tmp_path, f"2025-0{month}.csv", month, f"1,演出48场,区文旅局,,{told}")
        assert shishi("import", file, "--region", "枫桥区").exit_code == 0
    (row,) = csv.DictReader(io.StringIO(shishi("forecast", "--csv").stdout))
    assert (row["累计"], row["累计月份"], row["结论"]) == ("48", "2025-03", "已完成")


def test_the_papers_carry_the_last_total_on(misprinted: Shishi, tmp_path: Path) -> None:
    paper, book = tmp_path / "通报.md", tmp_path / "台账.xlsx"
    june = ("--month", "2025-06", "-o")
    assert misprinted("report", "bulletin", *june, str(paper)).exit_code == 0
    assert "| 10000人次 |  | 4010人次（5月） | 40.10% | 无法判断 |" in paper.read_text("utf-8")
    assert misprinted("report", "workbook", "--sheets", "各月", *june, str(book)).exit_code == 0
    rows = list(openpyxl.load_workbook(book)["各月"].iter_rows(values_only=True))
    months = [row[rows[0].index("4月") : rows[0].index("7月")] for row in rows[1:]]
    assert months == [(15500, None, 26000), (3050, 4010, None)]
