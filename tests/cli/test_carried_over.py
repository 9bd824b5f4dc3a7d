"""Projects of a new year that go on with unfinished ones of the year before (结转)."""

import json
from pathlib import Path

import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi

LIST = """浦江区2024年民生实事项目清单
序号,项目内容,牵头单位,年度目标,备注
1,加装电梯,区房管局,500台,
2,改造老旧菜场(2023年结转),区商务委,19家,
3,新建环城步道,区绿化局,12公里,结转项目
"""


@pytest.fixture
def years(shishi: Shishi, tmp_path: Path) -> Shishi:
    """December 2023, and the list with which 2024 begins."""
    december = table(
        tmp_path,
        "2023-12.csv",
        12,
        "7,改造老旧菜场60家,区商务委,,累计完成41家",
        "8,开设托班8个,区教育局,,完成8个",
    )
    assert shishi("import", december, "--region", "浦江区").exit_code == 0
    (tmp_path / "2024年清单.csv").write_text(LIST, "utf-8")
    return shishi


def carried(shishi: Shishi) -> dict[str, object]:
    listed = json.loads(shishi("project", "--month", "2024-01", "--json").stdout)
    return {one["number"]: one["carried_from"] for one in listed["projects"]}


def test_a_list_that_says_so_is_linked_by_title_and_what_is_not_found_is_told(
    years: Shishi, tmp_path: Path
) -> None:
    done = years("import", str(tmp_path / "2024年清单.csv"))
    assert "第 2 项写明结转,认作 2023 年第 7 项的结转: 改造老旧菜场60家" in done.stdout
    assert "第 3 项写明结转,上一年没有相像的项目" in done.stdout
    assert "shishi project carry 3 --of 序号" in done.stdout
    assert carried(years) == {
        "1": None,
        "2": {"year": 2023, "number": "7", "document": None},
        "3": None,
    }
    again = years("import", str(tmp_path / "2024年清单.csv"))
    assert "没有改动" in again.stdout
    month = table(tmp_path, "2024-01.csv", 1, "2,改造老旧菜场(2023年结转),区商务委,,完成1家")
    assert years("import", month).exit_code == 0
    shown = years("show", "2").stdout
    assert "结转自 2023 年第 7 项(2023-12 滞后,41/60 = 68.33%)" in shown
    assert years("undo", "--yes").exit_code == 0
    assert years("undo", "--yes").exit_code == 0
    assert years("project", "--month", "2024-01").exit_code != 0  # the year went with its list


def test_a_person_links_two_and_takes_it_back(years: Shishi, tmp_path: Path) -> None:
    years("import", str(tmp_path / "2024年清单.csv"))
    linked = years("project", "carry", "3", "--of", "8", "--document", "府办〔2024〕1号")
    assert linked.exit_code == 0
    assert "结转自 2023 年第 8 项  (府办〔2024〕1号)" in linked.stdout
    assert "结转自 2023 年第 8 项" in years("project", "--month", "2024-01").stdout
    assert "结转" in years("log").stdout
    years("undo", "--yes")
    assert carried(years)["3"] is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("3", "--of", "99"), "没有第 99 项"),
        (("99", "--of", "7"), "没有第 99 项"),
        (("3", "--of", "7", "--year", "2023"), "台账里没有 2023 年和上一年的项目"),
    ],
)
def test_what_cannot_be_linked_is_refused(
    years: Shishi, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    years("import", str(tmp_path / "2024年清单.csv"))
    refused = years("project", "carry", *words)
    assert refused.exit_code == 2
    assert told in refused.stderr
