"""shishi regions: how many projects and measures stand how, region by region."""

import json
from pathlib import Path

import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi

LIFTS = "1,加装电梯400台,区房管局,新增30台,截至3月底累计新增{}台"
TOILETS = "2,改造公厕10座,区绿化局,完成2座,累计完成10座"
SCHOOLS = "3,改善办学条件,区教育局,开展调研,已开展调研"


@pytest.fixture
def city(shishi: Shishi, tmp_path: Path) -> Shishi:
    """Two districts with March, one of them without the third project in April."""
    first = table(tmp_path, "a/2023-03.csv", 3, LIFTS.format(41), TOILETS, SCHOOLS)
    second = table(tmp_path, "b/2023-03.csv", 3, LIFTS.format(110), SCHOOLS)
    april = table(tmp_path, "a/2023-04.csv", 4, LIFTS.format(60), TOILETS)
    for file, region in ((first, "甲区"), (second, "乙区"), (april, "甲区")):
        assert shishi("import", file, "--region", region, "--yes").exit_code == 0
    return shishi


CSV = """\
地区,项目,已完成,超序时,按序时,预警,滞后,无法判断,未报,指标,指标已完成,指标不慢于序时,指标慢于序时,指标无法判断
乙区,2,0,1,1,0,0,0,0,1,0,1,0,0
甲区,3,1,0,2,0,0,0,0,2,1,0,1,0
"""


def test_each_region_has_its_counts(city: Shishi) -> None:
    told = city("regions", "--month", "2023-03", "--csv")
    assert (told.stdout, told.stderr, told.exit_code) == (CSV, "", 0)


def test_a_region_without_the_month_is_named_and_a_missing_project_is_counted(
    city: Shishi,
) -> None:
    lines = city("regions").stdout.splitlines()
    assert lines[0] == "2023-04 序时进度 33.33%  1 个地区 3 个项目"
    cells = lines[3].split()
    assert (cells[0], cells[1], cells[8]) == ("甲区", "3", "1")
    assert lines[-1] == "没有 2023-04 的进展表: 乙区"
    told = json.loads(city("regions", "--json").stdout)
    assert told["regions"][0] == {"region": "乙区", "projects": None}
    assert told["regions"][1]["unreported"] == 1


def test_a_part_of_the_name_chooses_and_another_name_is_told(city: Shishi) -> None:
    chosen = city("regions", "--region", "乙", "--month", "2023-03", "--csv").stdout
    assert chosen.splitlines()[1:] == [CSV.splitlines()[1]]
    assert len(city("regions", "--region", "区", "--month", "2023-03", "--csv").stdout.split()) == 3
    unknown = city("regions", "--region", "丙区")
    assert (unknown.stdout, unknown.exit_code) == ("", 2)
    assert "没有叫“丙区”的地区" in unknown.stderr


def test_a_month_that_no_region_has_is_told(city: Shishi) -> None:
    told = city("regions", "--month", "2023-09")
    assert (told.stdout, told.exit_code) == ("", 2)
    assert "没有 2023-09 的进展表" in told.stderr


def test_the_ledger_of_then_and_another_rule_are_asked(city: Shishi) -> None:
    assert "甲区" not in city("regions", "--as-of", "2", "--region", "乙", "--csv").stdout
    rule = json.loads(city("regions", "--rule", "line", "--json").stdout)["rule"]
    assert rule == "line"
