"""shishi show --history: when each value was known, and who said so."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi

LIFTS = "1,加装电梯新增400台、完工200台,区房管局,,累计新增{}台、累计完工{}台"
TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


@pytest.fixture
def changed(shishi: Shishi, tmp_path: Path) -> Shishi:
    """March, its correction, an entry that is undone, and April."""
    files = [
        table(tmp_path, "初稿/2023-03.csv", 3, LIFTS.format(41, 20)),
        table(tmp_path, "更正/2023-03.csv", 3, LIFTS.format(45, 20)),
        table(tmp_path, "2023-04.csv", 4, LIFTS.format(60, 30)),
    ]
    for file in files[:2]:
        shishi("import", file, "--region", "青浦区", "--by", "王")
    shishi("update", "1", "--measure", "2", "--actual", "22", "--note", "电话核实", "--by", "李")
    shishi("undo", "--yes", "--by", "李")
    shishi("import", files[2], "--by", "王")
    return shishi


def test_the_history_has_every_version_with_who_and_why(changed: Shishi) -> None:
    done = changed("show", "1", "--history", "--month", "2023-03")
    assert TIME.sub("某时", done.stdout) == (
        "第 1 项  加装电梯新增400台、完工200台\n"
        "\n"
        "操作 1  某时  王  导入  2023-03.csv\n"
        "  2023-03  项目内容: 无 → 加装电梯新增400台、完工200台\n"
        "  2023-03  牵头单位: 无 → 区房管局\n"
        "  2023-03  进展情况: 无 → 累计新增41台、累计完工20台\n"
        "  2023-03  年度目标(加装电梯新增): 无 → 400\n"
        "  2023-03  完成数(加装电梯新增): 无 → 41\n"
        "  2023-03  年度目标(完工): 无 → 200\n"
        "  2023-03  完成数(完工): 无 → 20\n"
        "\n"
        "操作 2  某时  王  导入  2023-03.csv\n"
        "  2023-03  进展情况: 累计新增41台、累计完工20台 → 累计新增45台、累计完工20台\n"
        "  2023-03  完成数(加装电梯新增): 41 → 45\n"
        "\n"
        "操作 3  某时  李  录入  电话核实 (已被操作 4 撤销)\n"
        "  2023-03  人工录入的完成数(完工): 无 → 22\n"
        "\n"
        "操作 4  某时  李  撤销  撤销操作 3\n"
        "  2023-03  人工录入的完成数(完工): 22 → 无\n"
    )


def test_all_months_are_told_unless_one_is_chosen(changed: Shishi) -> None:
    steps = json.loads(changed("show", "1", "--history", "--json").stdout)["history"]
    assert [step["operation"]["id"] for step in steps] == [1, 2, 3, 4, 5]
    assert {change["month"] for change in steps[-1]["changes"]} == {"2023-04"}
    assert steps[1]["changes"][-1] == {
        "number": "1",
        "month": "2023-03",
        "kind": "figure",
        "field": "actual",
        "measure": "加装电梯新增",
        "old": "41",
        "new": "45",
    }


def test_as_of_a_day_later_operations_are_not_known(changed: Shishi) -> None:
    done = changed("show", "1", "--history", "--as-of", "3", "--json")
    operations = [step["operation"] for step in json.loads(done.stdout)["history"]]
    assert [one["id"] for one in operations] == [1, 2, 3]
    assert operations[-1]["undone_by"] is None


def test_another_number_is_refused(changed: Shishi) -> None:
    done = changed("show", "9", "--history")
    assert done.stderr == "错误:没有第 9 项 (E103)\n提示:现有序号: 1 至 1,共 1 项\n"
    assert (done.stdout, done.exit_code) == ("", 2)
