"""The list and plan with which a year begins: brought in, corrected, undone, and judged by."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Said, Shishi

LIST = """浦江区2024年民生实事项目清单
序号,项目内容,牵头单位,级别,一季度目标,二季度目标,三季度目标,四季度目标
1,加装电梯400台,区房管局,市级,30台,120台,250台,400台
2,新建口袋公园10个,区绿化局,区级,完成选址,开工建设,完成6个,10个全部完工
3,帮助失业青年就业730名,区人社局,市级,180,180,180,190
4,改造菜场3家,区商务委,区级,完成招标,进场施工,主体完工,全部验收
"""


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def month(folder: Path, number: int, *lines: str) -> str:
    rows = "".join(f"{line}\n" for line in lines)
    return write(folder, f"2024-{number:02}.csv", f"序号,项目内容,牵头单位,进展情况\n{rows}")


@pytest.fixture
def listed(shishi: Shishi, tmp_path: Path) -> Shishi:
    """A ledger with the list alone."""
    done = shishi("import", write(tmp_path, "2024年清单.csv", LIST))
    assert done.exit_code == 0, done.output
    return shishi


@pytest.fixture
def march(listed: Shishi, tmp_path: Path) -> Shishi:
    """And March, in which nobody tells of the fourth."""
    rows = (
        "1,加装电梯400台,区房管局,累计完成25台",
        "2,新建口袋公园10个,区绿化局,已完成选址",
        "3,帮助失业青年就业730名,区人社局,累计帮助200名",
    )
    assert listed("import", month(tmp_path, 3, *rows)).exit_code == 0
    return listed


def test_a_project_of_the_list_is_shown_before_any_month(listed: Shishi) -> None:
    shown = listed("show", "1").stdout
    assert "未报: 年初清单中有,还没有进展表报过" in shown
    assert "全年计划  一季度:30台;二季度:120台" in shown
    assert (listed("show", "9").exit_code, listed("status", "-m", "2024-03").exit_code) == (2, 2)


def project(shishi: Shishi, number: str, month: str | None = None) -> dict[str, Any]:
    asked = ["--month", month] if month else []
    document = json.loads(shishi("status", *asked, "--json").stdout)
    return next(one for one in document["projects"] if one["number"] == number)


def test_the_list_is_shown_before_any_month(listed: Shishi) -> None:
    for words in (["project"], ["status"]):
        shown = listed(*words)
        assert shown.exit_code == 0
        assert "4 项  (年初清单,还没有进展表)" in shown.stdout
        assert "一季度:30台;二季度:120台" in shown.stdout
    assert "还没有进展表" in listed("status").stderr
    assert "shishi project" in listed().stdout
    refused = listed("status", "--json")
    assert refused.exit_code == 2
    assert "只有年初清单(4 项)" in refused.stderr


def test_who_is_on_the_list_and_in_no_table_is_called_for(listed: Shishi, tmp_path: Path) -> None:
    owed = json.loads(listed("missing", "--month", "2024-02", "--json").stdout)
    assert [one["number"] for unit in owed["units"] for one in unit["projects"]] == list("1234")
    listed("import", month(tmp_path, 2, "1,加装电梯400台,区房管局,累计完成5台"))
    owed = json.loads(listed("missing", "--json").stdout)
    assert [one["number"] for unit in owed["units"] for one in unit["projects"]] == list("234")
    four = project(listed, "4")
    assert (four["standing"], four["units"], four["levels"]) == ("unknown", ["区商务委"], ["区级"])
    assert four["measures"][0]["target"] == 3
    assert four["life"]["from"] is None


def test_a_dry_run_writes_nothing_and_the_same_list_again_changes_nothing(
    shishi: Shishi, tmp_path: Path
) -> None:
    file = write(tmp_path, "2024年清单.csv", LIST)
    tried = shishi("import", file, "--dry-run")
    assert "浦江区 2024 年清单" in tried.stdout
    assert "有计划 4" in tried.stdout
    assert not (tmp_path / "ledger.db").exists()
    (one,) = json.loads(shishi("import", file, "--json").stdout)["files"]
    assert (one["kind"], one["year"], one["month"], one["planned"]) == ("list", 2024, None, 4)
    again = shishi("import", file)
    assert "新增 0 · 改动 0 · 未变 4" in again.stdout
    assert "没有改动" in again.stdout
    assert len(json.loads(shishi("log", "--json").stdout)["operations"]) == 1


def test_the_plan_is_the_goal_of_a_month_without_one(march: Shishi) -> None:
    lifts = project(march, "1")
    assert (lifts["standing"], lifts["goal_met"]) == ("behind", "not_met")
    assert lifts["reasons"][0]["text"] == "未达计划: 完成 25,目标 30"
    goal = lifts["measures"][0]["sources"]["goal"]
    assert (goal["file"], goal["column"], goal["row"]) == ("2024年清单.csv", "plan", 3)
    assert lifts["plan_text"][goal["start"] : goal["end"]] == goal["text"] == "30台"
    assert (lifts["goal_text"], "goal" in lifts["cells"], "plan" in lifts["cells"]) == (
        "",
        False,
        False,
    )
    assert project(march, "2")["goal_met"] == "met"
    assert project(march, "3")["standing"] == "ahead"
    shown = march("show", "1").stdout
    assert "全年计划  一季度:【30台】;" in shown
    assert "滞后  1 " in march("behind").stdout


def test_inside_a_quarter_the_last_number_is_kept_and_the_way_to_the_next_is_a_note(
    march: Shishi, tmp_path: Path
) -> None:
    rows = (
        "1,加装电梯400台,区房管局,累计完成35台",
        "2,新建口袋公园10个,区绿化局,正在办理招标手续",
        "3,帮助失业青年就业730名,区人社局,累计帮助250名",
    )
    march("import", month(tmp_path, 4, *rows))
    lifts = project(march, "1")
    assert (lifts["standing"], lifts["goal_met"]) == ("on_track", "met")
    notes = {note["code"]: note["text"] for note in lifts["notes"]}
    assert notes["below_plan"] == "低于计划的直线进度: 二季度末应为 120,到本月按直线为 60,完成 35"
    # The site was chosen in March: nobody says so again.
    assert project(march, "2")["standing"] == "on_track"
    assert project(march, "3")["standing"] == "ahead"


def test_before_the_first_quarter_s_end_nothing_is_late(listed: Shishi, tmp_path: Path) -> None:
    rows = (
        "1,加装电梯400台,区房管局,累计完成2台",
        "2,新建口袋公园10个,区绿化局,正在选址",
        "4,改造菜场3家,区商务委,无",
    )
    listed("import", month(tmp_path, 2, *rows))
    lifts = project(listed, "1")
    assert (lifts["standing"], lifts["goal_met"]) == ("on_track", None)
    assert lifts["reasons"][0]["text"].startswith("计划还没有到期(一季度)")
    assert project(listed, "2")["standing"] == "on_track"
    assert project(listed, "4")["standing"] == "unknown"
    by_line = listed("rules", "test", "line", "--json")
    assert by_line.exit_code == 0
    (changed,) = [one for one in json.loads(by_line.stdout)["changes"] if one["number"] == "1"]
    assert changed["after"] in ("behind", "at_risk")


def test_a_step_that_is_due_and_not_reached_is_late_at_last(march: Shishi, tmp_path: Path) -> None:
    standings = []
    for number in (4, 5, 6):
        row = "4,改造菜场3家,区商务委,正在编制招标文件"
        march("import", month(tmp_path, number, row))
        standings.append(project(march, "4")["standing"])
    assert standings[:2] == ["at_risk", "behind"]


def test_a_correction_of_the_list_reads_the_months_anew_and_is_undone_whole(
    march: Shishi, tmp_path: Path
) -> None:
    text = LIST.replace("30台,120台", "20台,120台").replace("区绿化局", "区绿化市容局")
    corrected = march("import", write(tmp_path, "2024年清单改.csv", text))
    assert "第1项 全年计划: 一季度:30台;" in corrected.stdout
    assert "第2项 牵头单位: 区绿化局 → 区绿化市容局" in corrected.stdout
    assert "新增 0 · 改动 2 · 未变 2" in corrected.stdout
    assert project(march, "1")["standing"] == "on_track"
    traced = march("show", "2", "--history").stdout
    assert "年初清单的牵头单位: 区绿化局 → 区绿化市容局" in traced
    assert march("undo", "--yes").exit_code == 0
    assert project(march, "1")["standing"] == "behind"
    assert march("undo", "4", "--yes").exit_code == 0  # the undoing
    assert project(march, "1")["standing"] == "on_track"


def test_months_that_came_after_a_plan_are_read_without_it_when_it_is_undone(
    shishi: Shishi, tmp_path: Path
) -> None:
    lifts = "1,加装电梯400台,区房管局,累计完成{}台"
    assert (
        shishi("import", month(tmp_path, 2, lifts.format(20)), "--region", "浦江区").exit_code == 0
    )
    shishi("import", write(tmp_path, "2024年清单.csv", LIST))
    shishi("import", month(tmp_path, 3, lifts.format(25)))
    assert project(shishi, "1")["measures"][0]["goal"] == 30
    assert project(shishi, "1", "2024-02")["reasons"][0]["code"] == "goal_not_due"
    assert shishi("undo", "2", "--yes").exit_code == 0
    assert project(shishi, "1")["measures"][0]["goal"] is None
    assert project(shishi, "1", "2024-02")["reasons"][0]["code"] != "goal_not_due"


def test_a_plan_is_not_stretched_to_a_changed_target(march: Shishi, tmp_path: Path) -> None:
    march("update", "1", "--target", "800", "--month", "2024-03", "--document", "府办5号")
    lifts = project(march, "1")
    assert lifts["measures"][0]["goal"] is None
    assert "plan_outdated" in {note["code"] for note in lifts["notes"]}
    assert lifts["reasons"][0]["text"].startswith("慢于序时")
    found = march("check").stdout
    assert "C207 全年计划到年底为 400台,年度目标 800台(2024-03 起调整,府办5号)" in found
    planned = LIST.replace("250台,400台", "500台,800台")
    march("import", write(tmp_path, "2024年新计划.csv", planned))
    assert project(march, "1")["measures"][0]["goal"] == 30


def test_what_the_month_s_table_does_not_have_is_the_list_s(shishi: Shishi, tmp_path: Path) -> None:
    rows = "序号,项目内容,年度目标,级别,牵头单位\n1,加装电梯,400台,市级,区房管局\n"
    shishi("import", write(tmp_path, "浦江区2024年清单.csv", rows), "--region", "浦江区")
    shishi(
        "import", write(tmp_path, "2024-06.csv", "序号,项目内容,进展情况\n1,加装电梯,完成240台\n")
    )
    lifts = project(shishi, "1")
    assert (lifts["units"], lifts["levels"]) == (["区房管局"], ["市级"])
    assert lifts["completion"]["exact"] == "240/400"
    assert lifts["measures"][0]["sources"]["target"]["file"] == "浦江区2024年清单.csv"
    assert "400台" not in shishi("export", "--csv").stdout


def test_a_list_without_a_year_is_refused_with_a_way_on(shishi: Shishi, tmp_path: Path) -> None:
    file = write(tmp_path, "清单.csv", LIST.replace("2024年", ""))
    refused = shishi("import", file)
    assert refused.exit_code == 2
    assert "--year" in refused.stderr
    assert shishi("import", file, "--year", "2024").exit_code == 0
    other = write(tmp_path, "2023年清单.csv", LIST)
    assert "两者不一致" in shishi("import", other).stderr


def test_a_list_and_months_of_one_folder_go_in_in_order(shishi: Shishi, tmp_path: Path) -> None:
    folder = tmp_path / "年"
    folder.mkdir()
    write(folder, "a2024年清单.csv", LIST)
    month(folder, 3, "1,加装电梯400台,区房管局,累计完成25台")
    assert shishi("import", str(folder)).exit_code == 0
    assert project(shishi, "1")["measures"][0]["goal"] == 30


BARE = "序号,项目内容,牵头单位,1月,2月,3月\n1,加装电梯400台,区房管局,10,20,30\n"


def test_columns_by_month_that_may_be_results_are_refused_in_a_script(
    shishi: Shishi, tmp_path: Path
) -> None:
    file = write(tmp_path, "2024年.csv", BARE)
    refused = shishi("import", file)
    assert refused.exit_code == 3
    assert "E225" in refused.stderr
    assert shishi("import", file, "--list", "--dry-run").exit_code == 0
    assert shishi("import", file, "--month", "2024-02").exit_code == 0
    assert project(shishi, "1")["measures"][0]["actual"] == 20


def test_columns_by_month_that_may_be_results_are_asked_about(
    listed: Shishi, at_terminal: Callable[..., Said], tmp_path: Path
) -> None:
    done = at_terminal("y\ny\n", "import", write(tmp_path, "2024年.csv", BARE))
    assert "是全年计划吗?" in done.stderr
    assert "1月底:10;2月底:20;3月底:30" in listed("project").stdout.replace("\n", "")


def test_the_plan_is_drawn_to_the_year_s_end(march: Shishi, tmp_path: Path) -> None:
    drawn = march("plot", "1").stdout
    assert (
        "计划 3月底 30(7.50%) · 6月底 120(30.00%) · 9月底 250(62.50%) · 12月底 400(100.00%)"
        in drawn
    )
    picture = tmp_path / "走势.svg"
    assert march("plot", "3", "-o", str(picture)).exit_code == 0
    svg = picture.read_text("utf-8")
    (line,) = [one for one in svg.splitlines() if 'class="plan"' in one]
    assert line.partition('points="')[2].partition('"')[0].count(",") == 5  # 0 and four quarters
    assert "全年计划" in svg
    shown = march("show", "1").stdout
    assert "计划      ··▁··▃··▅··█" in shown


def test_a_month_s_own_goal_wins_and_is_checked_against_the_plan(
    listed: Shishi, tmp_path: Path
) -> None:
    table = (
        "序号,项目内容,牵头单位,月目标,进展情况\n1,加装电梯400台,区房管局,完成20台,累计完成25台\n"
    )
    listed("import", write(tmp_path, "2024-03.csv", table))
    lifts = project(listed, "1")
    assert (lifts["standing"], lifts["goal_met"]) == ("on_track", "met")
    assert "C206 月目标 20台,全年计划到一季度为 30台" in listed("check").stdout


TARGETS = """序号,项目名称,年度目标,牵头单位
1,新建社区食堂,15家,区民政局
2,改造老旧小区,40个,区住建局
"""
FIRST_HALF = (
    "序号,项目名称,一季度计划,二季度计划\n1,新建社区食堂,2家,6家\n2,改造老旧小区,2个,10个\n"
)
SECOND_HALF = "序号,项目名称,三季度计划,四季度计划\n1,新建社区食堂,10家,15家\n"


def bring(shishi: Shishi, folder: Path, name: str, text: str) -> str:
    done = shishi(
        "import", write(folder, name, text), "--year", "2024", "--region", "乙区", "--yes"
    )
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def added(shishi: Shishi, tmp_path: Path) -> Shishi:
    """A list of targets, to which two files add a plan; March tells of the first project."""
    bring(shishi, tmp_path, "清单.csv", TARGETS)
    for name, text in (("上半年.csv", FIRST_HALF), ("下半年.csv", SECOND_HALF)):
        assert "(无此栏)\n" not in bring(shishi, tmp_path, name, text)
    table = "序号,项目名称,截至3月底进展情况\n1,新建社区食堂,累计建成2家\n"
    bring(shishi, tmp_path, "2024-03.csv", table)
    return shishi


def test_a_plan_adds_to_the_list(added: Shishi) -> None:
    one, two = project(added, "1"), project(added, "2")
    assert [one["units"], two["units"]] == [["区民政局"], ["区住建局"]]
    assert one["plan_text"] == "一季度:2家;二季度:6家;三季度:10家;四季度:15家"
    assert two["plan_text"] == "一季度:2个;二季度:10个"
    sources = [one["measures"][0]["sources"], two["measures"][0]["sources"]]
    assert [(s["target"]["file"], s["target"]["row"]) for s in sources] == [
        ("清单.csv", 2),
        ("清单.csv", 3),
    ]
    assert sources[0]["goal"]["file"] == "上半年.csv"
    assert one["measures"][0]["target"] == 15


def test_a_goal_cites_the_file_of_its_step(added: Shishi, tmp_path: Path) -> None:
    table = "序号,项目名称,截至9月底进展情况\n1,新建社区食堂,累计建成9家\n"
    bring(added, tmp_path, "2024-09.csv", table)
    goal = project(added, "1")["measures"][0]["sources"]["goal"]
    assert (goal["file"], goal["text"]) == ("下半年.csv", "10家")


def test_a_column_that_is_there_corrects_and_an_undone_plan_takes_only_itself(
    added: Shishi, tmp_path: Path
) -> None:
    again = "序号,项目名称,年度目标\n1,新建社区食堂,16家\n2,改造老旧小区,\n"
    said = bring(added, tmp_path, "目标.csv", again)
    assert "第1项 年度目标: 15家 → 16家" in said
    assert "第2项 年度目标: 40个 → " in said
    assert "牵头单位" not in said
    assert "全年计划" not in said
    assert "15家 → 16家" in added("show", "1", "--history").stdout
    added("undo", "--yes")
    assert project(added, "1")["measures"][0]["target"] == 15
    for _ in range(2):  # March, then the plan of the second half
        added("undo", "--yes")
    bring(added, tmp_path, "2024-03.csv", "序号,项目名称,3月进展情况\n1,新建社区食堂,建成2家\n")
    assert project(added, "1")["plan_text"] == "一季度:2家;二季度:6家"


def test_a_finer_plan_takes_the_place_of_the_quarters_that_it_covers(
    added: Shishi, tmp_path: Path
) -> None:
    finer = "序号,项目名称,4月计划,5月计划,6月计划\n1,新建社区食堂,3家,4家,5家\n"
    bring(added, tmp_path, "二季度计划.csv", finer)
    plan = project(added, "1")["plan_text"]
    assert plan == "一季度:2家;4月底:3家;5月底:4家;6月底:5家;三季度:10家;四季度:15家"
