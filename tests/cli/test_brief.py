"""shishi brief: the month in one screen."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.small_months import table
from tests.conftest import Said, Shishi

# 1 falls behind in May, 2 is behind since April, 3 catches up, 4 is done, 5 has another target, 6
# is not reported, 7 has a figure that nobody can believe, 8 will miss the year.
MONTHS = {
    3: ("33", "26", "2", "50", "40", "6,改造道路12公里,区建管委,,累计完成3公里", "30", "30"),
    4: ("40", "27", "3", "80", "60", "6,改造道路12公里,区建管委,,累计完成4公里", "40", "40"),
    5: ("41", "32", "50", "90", "70", "", "4100", "43"),
}


@pytest.fixture
def spring(shishi: Shishi, tmp_path: Path) -> Shishi:
    for month, told in MONTHS.items():
        lifts, parks, beds, posts, paths, road, piles, rooms = told
        target = 90 if month < 5 else 80
        file = table(
            tmp_path,
            f"2023-{month:02}.csv",
            month,
            f"1,加装电梯120台,区房管局,,累计完成{lifts}台",
            f"2,新建口袋公园120个,区绿化局,,累计建成{parks}个",
            f"3,新增床位120张,区民政局,,累计新增{beds}张",
            f"4,新增驿站90个,区总工会,,累计建成{posts}个",
            f"5,建设绿道{target}段,区体育局,累计建成{paths}段,累计建成{paths}段",
            road,
            f"7,新增充电桩120个,区发改委,,累计新增{piles}个",
            f"8,改造教室100间,区教育局,,累计改造{rooms}间",
        )
        done = shishi("import", file, "--region", "青浦区", "--accept-matches")
        assert done.exit_code == 0
    return shishi


def topics(shishi: Shishi, *words: str) -> dict[str, list[str]]:
    document = json.loads(shishi("brief", "--json", *words).stdout)
    found: dict[str, list[str]] = {}
    for line in document["lines"]:
        found.setdefault(line["topic"], []).append(line["number"])
    return found


def test_each_topic_names_its_projects(spring: Shishi) -> None:
    assert topics(spring) == {
        "still_behind": ["2"],
        "caught_up": ["3"],
        "newly_done": ["4"],
        "target_changed": ["5"],
        "not_reported": ["6"],
        "doubts": ["7"],
        "will_miss": ["1", "8"],
    }


def test_a_line_has_number_unit_figures_and_place(spring: Shishi) -> None:
    text = spring("brief").stdout
    assert (
        "连续滞后 1\n  2 新建口袋公园120个(区绿化局)  自 2023-04,升级督办: 慢于序时 15.00" in text
    )
    assert "[2023-05.csv 第3行]" in text
    assert "目标调整 1\n  5 建设绿道80段(区体育局)  90 → 80段" in text
    assert "要核实的 1\n  7 新增充电桩120个(区发改委)  C109 “4100个”不可信" in text
    assert text.startswith("青浦区 2023-05 序时进度 41.66%  8 项: 已完成 1 ·")
    assert "与 2023-04 相比" in text.splitlines()[0]


def test_the_first_month_has_nothing_to_compare_with(spring: Shishi) -> None:
    assert topics(spring, "--month", "2023-03") == {"newly_behind": ["3"]}


def test_it_is_a_listing_and_csv_as_well(spring: Shishi) -> None:
    lines = spring("brief", "--csv").stdout.splitlines()
    assert lines[0] == "要点,序号,项目,牵头单位,说明,出处"
    assert len(lines) == 9


def test_a_script_that_imports_is_told_nothing_it_did_not_ask_for(
    spring: Shishi, tmp_path: Path
) -> None:
    file = table(tmp_path, "2023-06.csv", 6, "1,加装电梯120台,区房管局,,累计完成41台")
    assert "逐条见 shishi brief" not in spring("import", file).stderr


IN_SHORT = [
    "  连续滞后 1: 第 2 项",
    "  赶上 1: 第 3 项",
    "  新完成 1: 第 4 项",
    "  目标调整 1: 第 5 项",
    "  未报、空报、无数 1: 第 6 项",
    "  要核实的 1: 第 7 项",
    "  年底预计完不成 2: 第 1、8 项",
]


def test_shishi_alone_and_the_end_of_an_import_tell_the_same_in_short(
    spring: Shishi, at_terminal: Callable[..., Said], tmp_path: Path
) -> None:
    alone = spring().stdout.splitlines()
    assert alone[4 : alone.index("接下来:") - 1] == IN_SHORT
    assert "  shishi missing                       未报、空报、无数 1" in alone
    (tmp_path / "ledger.db").unlink()
    files = sorted(map(str, tmp_path.glob("2023-*.csv")))
    done = at_terminal("", "import", "--region", "青浦区", "--accept-matches", *files)
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-8:] == [*IN_SHORT, "  逐条见 shishi brief"]


def test_the_head_of_diff_tells_what_brief_tells(spring: Shishi) -> None:
    brief = spring("brief").stdout.split("\n\n")
    wanted = [part for part in brief if part.startswith(("赶上", "新完成", "目标调整", "未报"))]
    assert "\n".join(wanted) in spring("diff").stdout
    (owed,) = (part for part in brief if part.startswith("未报"))
    assert owed in spring("diff", "--unit", "区建管委").stdout


def test_what_a_person_entered_is_told_as_such(spring: Shishi) -> None:
    assert spring("update", "4", "--actual", "91").exit_code == 0
    told = (
        "  4 新增驿站90个(区总工会)  完成 91/90 = 101.11%(人工录入)  [2023-05.csv 第5行;人工录入]"
    )
    assert told in spring("brief").stdout.splitlines()


def test_a_late_project_that_is_done_is_newly_done_and_told_once(spring: Shishi) -> None:
    assert spring("update", "3", "--actual", "120").exit_code == 0
    found = topics(spring)
    assert (found.get("caught_up", []), found["newly_done"]) == ([], ["3", "4"])
