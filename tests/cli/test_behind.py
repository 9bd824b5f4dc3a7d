"""Who is late, why, since when, and what is still needed."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.assessment.needed import needed_per_month, sufficing
from shishi_cli.domain.month import Month
from tests.assessment.judging import judge
from tests.cli.small_months import table
from tests.conftest import Shishi

# 1 is behind from March on; 2 catches up in April and falls back; 3 is at risk, then behind; 4 is
# not reported in April.
MONTHS = {
    2: ("12", "1", "累计完成15公里", "4,建公园90个,区绿化局,,累计建成1个"),
    3: ("13", "2", "累计完成20公里", "4,建公园90个,区绿化局,,累计建成2个"),
    4: ("14", "40", "累计完成25.5公里", "5,建食堂,区民政局,,完成选址"),
    5: ("15", "41", "累计完成26公里", "4,建公园90个,区绿化局,,累计建成3个"),
    6: ("16", "42", "累计完成26.5公里", "4,建公园90个,区绿化局,,累计建成4个"),
}


@pytest.fixture
def half_year(shishi: Shishi, tmp_path: Path) -> Shishi:
    for month, (parks, lifts, road, fourth) in MONTHS.items():
        file = table(
            tmp_path,
            f"2023-{month:02}.csv",
            month,
            f"1,新建车位100个,区交通委,,累计完成{parks}个",
            f"2,加装电梯100台,区房管局,,累计完成{lifts}台",
            f"3,改造道路100.5公里,区建管委,,{road}",
            fourth,
        )
        assert shishi("import", file, "--region", "青浦区").exit_code == 0
    return shishi


def test_the_late_are_told_with_since_when_and_what_is_needed(half_year: Shishi) -> None:
    done = half_year("behind", "--month", "2023-05", "--markdown")
    assert done.stdout == (
        "青浦区 2023-05 序时进度 41.66%  滞后 3 · 预警 1 · 升级督办 2 · 无法判断 1\n"
        "\n"
        "无法判断: 未报 第 5 项\n"
        "\n"
        "判定规则 plan: 月目标优先,没有的看序时: 慢于序时为预警,超过 10 个百分点为滞后,连续 2 个月滞后升级督办\n"
        "\n"
        "| 状态 | 序号 | 项目 | 牵头单位 | 自何时 | 每月还需 | 原因 | 出处 |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| 滞后 | 4 | 建公园90个 | 区绿化局 | 2023-02 ▲ | 13个 | 慢于序时 38.33 个百分点: 3/90 = 3.33%; 连续 3 个月滞后(自 2023-02),升级督办 | 2023-05.csv 第5行 |\n"
        "| 滞后 | 1 | 新建车位100个 | 区交通委 | 2023-03 ▲ | 13个 | 慢于序时 26.66 个百分点: 15/100 = 15.00%; 连续 3 个月滞后(自 2023-03),升级督办 | 2023-05.csv 第2行 |\n"
        "| 滞后 | 3 | 改造道路100.5公里 | 区建管委 | 2023-05 | 10.65公里 | 慢于序时 15.79 个百分点: 26/100.5 = 25.87% | 2023-05.csv 第4行 |\n"
        "| 预警 | 2 | 加装电梯100台 | 区房管局 | 2023-05 | 9台 | 慢于序时 0.66 个百分点: 41/100 = 41.00% | 2023-05.csv 第3行 |\n"
    )


def test_those_that_cannot_be_judged_are_listed_by_reason(half_year: Shishi) -> None:
    lines = half_year("behind", "--month", "2023-04").stdout.splitlines()
    assert lines[0].endswith("无法判断 2")
    assert lines[1] == "无法判断: 未报 第 4 项;无量化指标 第 5 项"
    document = json.loads(half_year("behind", "--month", "2023-04", "--json").stdout)
    assert [one["number"] for one in document["unknown_projects"]] == ["4", "5"]
    assert document["unknown"] == 2


def project(shishi: Shishi, month: int, number: str) -> dict[str, object]:
    document = json.loads(
        shishi("behind", "--month", f"2023-{month:02}", "--json").stdout, parse_float=Decimal
    )
    found: list[dict[str, object]] = [
        one for group in document["groups"] for one in group["projects"] if one["number"] == number
    ]
    return found[0]


@pytest.mark.parametrize(
    ("month", "number", "since", "escalated"),
    [
        (3, "1", "2023-03", False),
        (4, "1", "2023-03", True),
        (6, "1", "2023-03", True),
        (3, "2", "2023-02", True),
        (5, "2", "2023-05", False),
        (4, "3", "2023-02", False),
        (5, "3", "2023-05", False),
        # What is not reported neither counts nor breaks the row.
        (3, "4", "2023-02", True),
        (5, "4", "2023-02", True),
        (6, "4", "2023-02", True),
    ],
)
def test_since_when(
    half_year: Shishi, month: int, number: str, since: str, escalated: bool
) -> None:
    found = project(half_year, month, number)
    assert (found["since"], found["escalated"]) == (since, escalated)


def test_the_rule_says_after_how_many_months_it_is_escalated(
    half_year: Shishi, tmp_path: Path
) -> None:
    rule = tmp_path / "四个月.toml"
    rule.write_text("escalate_after = 4\n[behind]\npoints_over = 10\n", "utf-8")
    escalated = {
        month: "连续 4 个月滞后(自 2023-03),升级督办"
        in half_year("show", "1", "--month", f"2023-{month:02}", "--rule", str(rule)).stdout
        for month in (5, 6)
    }
    assert escalated == {5: False, 6: True}


def test_what_is_needed_is_told_exactly_and_rounded_up(half_year: Shishi) -> None:
    needed = project(half_year, 5, "1")["needed_per_month"]
    assert needed == [{"measure": "新建车位", "unit": "个", "exact": "85/7", "amount": 13}]
    assert project(half_year, 5, "3")["needed_per_month"] == [
        {"measure": "改造道路", "unit": "公里", "exact": "149/14", "amount": Decimal("10.65")}
    ]


def test_after_the_last_month_what_is_missing_is_told(shishi: Shishi, tmp_path: Path) -> None:
    line = "1,新建车位100个,区交通委,,累计完成97个"
    shishi("import", table(tmp_path, "2023-12.csv", 12, line), "--region", "青浦区")
    assert "缺 3个" in shishi("behind").stdout


@given(st.integers(1, 500), st.integers(0, 499), st.integers(1, 11))
def test_the_amount_a_month_suffices_and_one_less_does_not(
    target: int, done: int, month: int
) -> None:
    measure = judge(f"新建车位{target}个", f"累计完成{done}个", month=month).measures[0]
    amount, exact = (
        sufficing(measure, Month(2023, month)),
        needed_per_month(measure, Month(2023, month)),
    )
    if done >= target:
        assert (amount, exact) == (None, None)
    else:
        assert amount is not None
        left = 12 - month
        assert done + amount * left >= target > done + (amount - 1) * left


def test_its_head_lists_numbers_as_one_counts(shishi: Shishi, tmp_path: Path) -> None:
    rows = [f"{number},设施{number}号20处,区民政局,," for number in (11, 10, 7, 38)]
    assert shishi("import", table(tmp_path, "2023-03.csv", 3, *rows)).exit_code == 0
    assert "无法判断: 空报 第 7、10、11、38 项" in shishi("behind").stdout


@pytest.mark.parametrize("word", ["foo", "done", "已完成"])
def test_only_offers_what_it_takes(half_year: Shishi, word: str) -> None:
    refused = half_year("behind", "--only", word)
    assert refused.exit_code == 2
    assert f"没有“{word}”这种要督办的状态" in refused.stderr
    assert "可用的有:behind(滞后)、at_risk(预警)\n" in refused.stderr
    assert half_year("behind", "--only", "滞后").exit_code == 0
