"""What several months tell together: conventions, changed targets, measures that change places."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi


@pytest.fixture
def bring(shishi: Shishi, tmp_path: Path) -> Any:
    """Import a month of one project: its title, and what is reported."""

    def import_month(month: int, title: str, progress: str, *words: str) -> None:
        line = f'1,"{title}",区体育局,,"{progress}"'
        file = table(tmp_path, f"2023-{month:02}.csv", month, line)
        done = shishi("import", file, "--region", "青浦区", *words)
        assert done.exit_code == 0, done.stderr

    return import_month


def measures(shishi: Shishi, month: int, *words: str) -> list[dict[str, Any]]:
    done = shishi("status", "--month", f"2023-{month:02}", "--json", *words)
    assert done.exit_code == 0, done.stderr
    (project,) = json.loads(done.stdout)["projects"]
    found: list[dict[str, Any]] = project["measures"]
    return found


def told(shishi: Shishi, month: int, *words: str) -> tuple[int | None, str | None]:
    (measure,) = measures(shishi, month, *words)
    return measure["actual"], measure["basis"]


TITLE = "新建健身步道400条"


def test_a_fall_tells_that_each_month_counts_alone(shishi: Shishi, bring: Any) -> None:
    bring(1, TITLE, "新建81条。")
    bring(2, TITLE, "新建90条。")
    assert told(shishi, 2) == (90, "unmarked")
    bring(3, TITLE, "新建66条。")
    assert [told(shishi, month) for month in (1, 2, 3)] == [
        (81, "month"),
        (171, "month"),
        (237, "month"),
    ]
    reason = "3月的 66 少于2月的 90,不是累计数,按当月数累加"
    (measure,) = measures(shishi, 2)
    assert measure["basis_reason"]["text"] == reason
    assert measure["doubts"] == []
    assert f"  口径: {reason}\n" in shishi("why", "1", "--month", "2023-02").stdout
    assert f"\n口径      {reason}\n" in shishi("show", "1", "--month", "2023-02").stdout
    assert told(shishi, 2, "--as-of", "2") == (90, "unmarked")


def test_a_total_that_the_months_come_to_tells_the_same(shishi: Shishi, bring: Any) -> None:
    bring(3, TITLE, "新建30条。")
    bring(4, TITLE, "新建35条。")
    bring(5, TITLE, "本月新建40条,累计新建105条。")
    assert [told(shishi, month) for month in (4, 5)] == [(65, "month"), (105, "cumulative")]
    (april,) = measures(shishi, 4)
    assert [doubt["code"] for doubt in april["doubts"]] == ["lower_bound"]
    assert april["completion"] == {"exact": "65/400", "percent": "16.25%"}


def test_the_order_of_imports_changes_nothing(shishi: Shishi, bring: Any) -> None:
    for month, progress in ((3, "新建66条。"), (1, "新建81条。"), (2, "新建90条。")):
        bring(month, TITLE, progress)
    assert [told(shishi, month)[0] for month in (1, 2, 3)] == [81, 171, 237]


def test_what_a_person_says_of_the_basis_wins_and_lasts(shishi: Shishi, bring: Any) -> None:
    bring(1, TITLE, "新建81条。")
    bring(2, TITLE, "新建90条。")
    bring(3, TITLE, "新建66条。")
    done = shishi("update", "1", "--month", "2023-01", "--basis", "累计", "--note", "电话核实")
    assert done.exit_code == 0
    assert [told(shishi, month) for month in (2, 3)] == [(90, "cumulative"), (66, "cumulative")]
    (march,) = measures(shishi, 3)
    assert march["basis_reason"]["text"] == "人工录入的口径(2023-01): 累计"
    assert [doubt["text"] for doubt in march["doubts"]] == ["比 2023-02 的 90 少"]
    bring(4, TITLE, "本月新建20条。")  # the words of a later table are plainer than the convention
    assert told(shishi, 4) == (86, "month")


def test_a_share_is_never_added_up(shishi: Shishi, bring: Any) -> None:
    bring(3, "垃圾分类达标率达到95%", "达标率98%。")
    bring(4, "垃圾分类达标率达到95%", "达标率97%。")
    (april,) = measures(shishi, 4)
    assert april["actual"] in (97, None)


def test_a_changed_target_is_told_and_counts_from_its_month(shishi: Shishi, bring: Any) -> None:
    bring(3, TITLE, "累计新建81条。")
    bring(4, TITLE.replace("400", "420"), "累计新建99条。")
    percents = [measures(shishi, month)[0]["completion"]["percent"] for month in (3, 4)]
    assert percents == ["20.25%", "23.57%"]
    line = "目标调整  2023-04 起 400 → 420条"
    assert line in shishi("show", "1").stdout.splitlines()
    assert line not in shishi("show", "1", "--month", "2023-03").stdout
    shishi("update", "1", "--month", "2023-04", "--target", "450", "--note", "区政府常务会")
    assert f"{line.replace('420', '450')}(人工录入)" in shishi("show", "1").stdout.splitlines()
    (change,) = measures(shishi, 4)[0]["target_changes"]
    assert change == {
        "month": "2023-04",
        "old": 400,
        "new": 450,
        "by_person": True,
        "document": None,
    }


def test_measures_that_change_places_keep_their_figures(shishi: Shishi, bring: Any) -> None:
    bring(1, "加装电梯新增400台、完工200台", "新增41台,完工26台。")
    shishi("update", "1", "--month", "2023-01", "--measure", "完工", "--target", "210")
    bring(2, "加装电梯完工200台、新增400台", "完工20台,新增36台。")
    found = {one["name"][-2:]: (one["actual"], one["target"]) for one in measures(shishi, 2)}
    assert found == {"完工": (46, 210), "新增": (77, 400)}


def test_a_fall_that_may_be_a_correction_is_doubtful(shishi: Shishi, bring: Any) -> None:
    bring(3, TITLE, "新建250条。")
    bring(4, TITLE, "新建248条。")
    (april,) = measures(shishi, 4)
    assert (april["actual"], april["basis"]) == (498, "month")
    doubt = april["doubts"][-1]
    assert doubt == {
        "code": "correction",
        "text": "按当月数累加超过年度目标;若下降是更正所致,则累计为 248",
        "alternative": "248",
    }


def test_a_diff_finds_measures_that_change_places(shishi: Shishi, bring: Any) -> None:
    bring(1, "加装电梯新增400台、完工200台", "累计新增41台,累计完工26台。")
    bring(2, "加装电梯完工200台、新增400台", "累计完工30台,累计新增77台。")
    document = json.loads(shishi("diff", "2023-01", "2023-02", "--json").stdout)
    advances = {one["name"][-2:]: one["advance"] for one in document["projects"][0]["measures"]}
    assert advances == {"完工": 4, "新增": 36}


def test_months_without_a_table_keep_their_places(shishi: Shishi, bring: Any) -> None:
    bring(1, TITLE, "本月新建10条。")
    bring(3, TITLE, "本月新建20条。")
    shishi("update", "1", "--month", "2023-02", "--actual", "15", "--note", "电话核实")
    assert told(shishi, 3) == (35, "month")
    (march,) = measures(shishi, 3)
    assert march["doubts"] == []
