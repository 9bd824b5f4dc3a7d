"""shishi project: a project that comes within the year, one that goes, one that joins another."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.small_months import table
from tests.conftest import Said, Shishi

WHOLE_YEAR = {"from": None, "until": None, "into": None, "document": None, "reason": None}
SINCE_SEPTEMBER = {**WHOLE_YEAR, "from": "2023-09"}
SEVEN = "7,新建公园{}个,区绿化局,,累计建成{}个"


@pytest.fixture
def autumn(shishi: Shishi, tmp_path: Path) -> Shishi:
    """August to October: the third comes in September."""
    for month, third in (
        (8, ""),
        (9, "3,开设托班8个,区教育局,,完成2个"),
        (10, "3,开设托班8个,区教育局,,完成4个"),
    ):
        rows = (
            f"1,加装电梯120台,区房管局,,累计完成{month * 10}台",
            f"2,新建公厕12座,区绿化局,,累计完成{month - 7}座",
            third,
        )
        file = table(tmp_path, f"2023-{month:02}.csv", month, *filter(None, rows))
        assert shishi("import", file, "--region", "青浦区").exit_code == 0
    return shishi


def standings(shishi: Shishi, month: str = "2023-10") -> dict[str, str]:
    document = json.loads(shishi("status", "--month", month, "--json").stdout)
    return {one["number"]: one["standing"] for one in document["projects"]}


def test_one_that_is_added_in_september_has_a_line_from_september(autumn: Shishi) -> None:
    assert standings(autumn, "2023-09")["3"] == "on_track"  # 25 % of a quarter that has passed
    assert standings(autumn)["3"] == "on_track"
    shown = autumn("show", "3").stdout
    assert "2023-09 起列入,此前的表中没有,序时自该月起算" in shown
    document = json.loads(autumn("status", "--json").stdout)
    assert document["projects"][2]["life"] == SINCE_SEPTEMBER
    assert document["projects"][0]["life"] == WHOLE_YEAR


def test_a_person_may_say_that_it_was_there_all_year(autumn: Shishi) -> None:
    done = autumn("project", "start", "3", "--from", "2023-01", "--note", "年初清单中已有")
    assert done.stdout == "第 3 项  开设托班8个\n  存续: 2023-09 起列入 → 2023-01 起列入\n"
    assert standings(autumn)["3"] == "behind"
    assert autumn("undo", "--yes").exit_code == 0
    assert standings(autumn)["3"] == "on_track"


def test_one_that_is_dropped_is_neither_judged_nor_called_for(autumn: Shishi) -> None:
    done = autumn("project", "drop", "2", "--from", "2023-10", "--document", "府办〔2023〕15号")
    assert done.stdout == (
        "第 2 项  新建公厕12座\n  存续: 全年 → 2023-10 起调出  (府办〔2023〕15号)\n"
    )
    assert set(standings(autumn)) == {"1", "3"}
    assert "2" in standings(autumn, "2023-09")
    assert "公厕" not in autumn("missing", "--month", "2023-11").stdout
    assert "2023-10 起调出(府办〔2023〕15号),不再判断和计数" in autumn("show", "2").stdout
    listed = autumn("project").stdout
    assert "3 项,其中已调出 1 项" in listed
    assert "2023-10 起调出" in listed
    assert "府办〔2023〕15号" in autumn("log").stdout


def test_one_that_was_dropped_says_so_in_place_of_a_standing(autumn: Shishi) -> None:
    autumn(
        "project",
        "drop",
        "2",
        "--from",
        "2023-09",
        "--document",
        "府办〔2023〕15号",
        "--note",
        "用地未落实",
    )
    why = "2023-09 起调出(府办〔2023〕15号),原因: 用地未落实,不再判断和计数"
    shown = autumn("show", "2", "-m", "2023-10").stdout
    assert "状态: 已调出\n" in shown
    assert f"理由      {why}\n" in shown
    assert "还" not in shown
    assert "2023-09  已调出" in shown
    assert "2023-08  滞后" in shown
    document = json.loads(autumn("show", "2", "-m", "2023-10", "--json").stdout)
    judged = document["project"]
    assert (judged["standing"], judged["goal_met"], document["needed"]) == ("unknown", None, [None])
    assert [(one["code"], one["text"]) for one in judged["reasons"]] == [("ended", why)]
    assert judged["completion"]["exact"] == "3/12"  # what was told is kept
    assert "状态: 已调出" in autumn("why", "2", "-m", "2023-10").stdout
    autumn("project", "drop", "2", "--from", "2023-09", "--into", "1")
    assert "状态: 已并入\n" in autumn("show", "2", "-m", "2023-10").stdout


def test_before_the_month_it_began_in_a_project_has_no_standing(autumn: Shishi) -> None:
    autumn("project", "start", "2", "--from", "2023-10", "--document", "府办〔2023〕8号")
    shown = autumn("show", "2", "-m", "2023-08").stdout
    assert "状态: 未列入\n" in shown
    assert "2023-10 起列入(府办〔2023〕8号),此前不判断" in shown
    assert "附注      2023-10 起列入(府办〔2023〕8号),序时自该月起算" in autumn("show", "2").stdout


def test_a_bulletin_names_the_documents_of_what_became_of_the_list(
    autumn: Shishi, tmp_path: Path
) -> None:
    autumn("project", "drop", "2", "--from", "2023-09", "--document", "府办〔2023〕15号")
    autumn("project", "start", "3", "--from", "2023-09", "--document", "府办〔2023〕16号")
    autumn("update", "1", "--target", "130", "--from", "2023-10", "--document", "府办〔2023〕17号")
    paper = tmp_path / "通报.md"
    assert autumn("report", "bulletin", "-m", "2023-10", "-o", str(paper)).exit_code == 0
    told = paper.read_text("utf-8")
    assert "第1项：自10月起目标由120调整为130台（府办〔2023〕17号）" in told
    assert "第3项：9月起列入（府办〔2023〕16号），序时自该月起算" in told
    assert "第2项“新建公厕12座”（区绿化局）：9月起调出（府办〔2023〕15号），不再判断和计数" in told


def test_one_that_joins_another_is_linked_and_nothing_is_added_up(autumn: Shishi) -> None:
    autumn("project", "drop", "2", "--from", "2023-10", "--into", "1", "--note", "合并实施")
    document = json.loads(autumn("project", "--json").stdout)
    second = document["projects"][1]
    assert second["life"] == {**WHOLE_YEAR, "until": "2023-10", "into": "1", "reason": "合并实施"}
    assert (second["reason"], second["standing"]) == ("合并实施", None)
    first = json.loads(autumn("status", "--json").stdout)["projects"][0]
    assert first["completion"]["exact"] == "100/120"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("drop", "2"), "没有说明从哪个月起"),
        (("drop", "9", "--from", "2023-09"), "没有第 9 项"),
        (("drop", "2", "--from", "2023-09", "--into", "2"), "第 2 项不能并入它自己"),
        (("drop", "3", "--from", "2023-09"), "第 3 项 2023-09 才列入,不能从 2023-09 起调出"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_on(
    autumn: Shishi, words: tuple[str, ...], message: str
) -> None:
    done = autumn("project", *words)
    assert done.exit_code == 1 or done.exit_code == 2
    assert message in done.stderr
    assert "提示:" in done.stderr


def test_a_target_changed_from_a_month_on_names_its_document(autumn: Shishi) -> None:
    done = autumn(
        "update", "1", "--target", "90", "--from", "2023-09", "--document", "府办〔2023〕15号"
    )
    assert done.exit_code == 0
    assert standings(autumn, "2023-08")["1"] != "done"
    assert standings(autumn, "2023-09")["1"] == "done"
    assert "府办〔2023〕15号" in autumn("show", "1").stdout


@pytest.mark.parametrize(
    "words",
    [
        ("project", "drop", "2", "--from", "2023-09", "--into", "1", "--document", "府办1号"),
        ("project", "start", "3", "--from", "2023-10", "--document", "府办2号"),
        ("project", "carry", "1", "--of", "2", "--year", "2024", "--document", "府办3号"),
        ("update", "1", "--target", "90", "--from", "2023-09", "--document", "府办4号"),
        ("import", "2023-11.csv", "--region", "青浦区", "--accept-matches"),
    ],
)
def test_what_is_undone_leaves_every_answer_as_it_was(
    autumn: Shishi, tmp_path: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = table(tmp_path, "2024-01.csv", 1, "1,加装电梯60台,区房管局,,累计完成5台")
    assert autumn("import", file, "--region", "青浦区", "--new-projects").exit_code == 0
    table(tmp_path, "2023-11.csv", 11, "4,加装电梯120部,区房管局,,累计完成119部")

    def answers() -> list[str]:
        asked = (
            "status -m 2023-10",
            "check -m 2023-10",
            "project -m 2024-01",
            "project -m 2023-10",
        )
        return [autumn(*one.split(), "--json").stdout for one in asked]

    before = answers()
    assert autumn(*words).exit_code == 0
    assert answers() != before or words[0] == "import"  # a later month changes no earlier one
    assert autumn("undo", "--yes").exit_code == 0
    assert answers() == before


LIFT = "1,加装电梯120台,区房管局,,累计完成{}台"
TOILET = "2,新建公厕12座,区绿化局,,累计完成{}座"


def coming_and_going(folder: Path) -> dict[int, str]:
    """Four months: the second project is in the first and the last."""
    lists = {3: (LIFT, TOILET), 4: (LIFT,), 5: (LIFT,), 6: (LIFT, TOILET)}
    return {
        month: table(folder, f"2024-{month:02}.csv", month, *(one.format(month) for one in rows))
        for month, rows in lists.items()
    }


def test_in_a_script_what_goes_or_comes_back_is_told_in_that_month_alone(
    shishi: Shishi, tmp_path: Path
) -> None:
    files, told, codes = coming_and_going(tmp_path), [], []
    for file in files.values():
        imported = json.loads(shishi("import", file, "--json").stdout)["files"][0]
        told.append([(one["kind"], one["number"], one["since"]) for one in imported["appeared"]])
        found = json.loads(shishi("check", "--json").stdout)["findings"]
        codes.append([one["code"] for one in found])
    assert told == [[], [("vanished", "2", "2024-03")], [], [("back", "2", "2024-03")]]
    assert codes == [[], ["C405"], [], ["C406"]]
    again = shishi("import", files[5]).stdout
    assert "第2项" not in again
    assert "缺第2项" not in again


def test_at_a_terminal_the_person_is_asked_once_and_may_undo_it(
    shishi: Shishi, at_terminal: Callable[..., Said], tmp_path: Path
) -> None:
    files = coming_and_going(tmp_path)
    assert shishi("import", files[3]).exit_code == 0
    said = at_terminal("y\ny\n府办〔2024〕7号\n", "import", files[4])
    assert said.stderr.count("是调出了吗?") == 1
    assert "是调出了吗?" not in at_terminal("y\n", "import", files[5]).stderr
    assert [one["number"] for one in json.loads(shishi("status", "--json").stdout)["projects"]] == [
        "1"
    ]
    back = at_terminal("y\nn\n", "import", files[6])
    assert "2024-04 起已调出,本表又有。是恢复列入吗?" in back.stderr
    checked = shishi("check").stdout
    assert "C406 2024-04 起已调出(府办〔2024〕7号),本月的表中又有" in checked
    assert "2024-06 数据检查  1 项" in checked
    log = json.loads(shishi("log", "--json").stdout)["operations"]
    drop = next(one["id"] for one in log if one["command"] == "project drop")
    undone = shishi("undo", str(drop), "--yes")
    assert undone.exit_code == 0, undone.stderr
    assert len(json.loads(shishi("status", "--json").stdout)["projects"]) == 2


def test_the_list_is_in_the_order_of_the_last_table(shishi: Shishi, tmp_path: Path) -> None:
    park, lifts = "新建公园6个,区绿化局,,建成1个", "加装电梯120台,区房管局,,累计完成30台"
    for month, rows in ((3, [f"1,{lifts}"]), (4, [f"1,{park}", f"2,{lifts}"])):
        file = table(tmp_path, f"2023-{month:02}.csv", month, *rows)
        assert shishi("import", file, "--region", "青浦区").exit_code == 0
    listed = json.loads(shishi("project", "--json").stdout)["projects"]
    assert [one["number"] for one in listed] == ["1", "2"]


def test_an_undone_merge_is_told_by_numbers_and_its_own_words(autumn: Shishi) -> None:
    drop = ("drop", "2", "--from", "2023-10", "--into", "3", "--document", "府办1号")
    assert autumn("project", *drop, "--note", "并入托班").exit_code == 0
    undone = autumn("undo", "--yes").stdout
    assert "并入: 3 → 无" in undone
    assert "理由: 并入托班 → 无" in undone
    assert "豁免" not in undone


def test_a_project_is_told_by_its_number_and_not_by_the_ledger_s(
    shishi: Shishi, tmp_path: Path
) -> None:
    rows = ("17,修路20公里,区交通委,,完成1公里", "14,修桥20座,区交通委,,完成1座")
    assert shishi("import", table(tmp_path, "2023-03.csv", 3, *rows)).exit_code == 0
    assert shishi("project", "drop", "14", "--from", "2023-03", "--into", "17").exit_code == 0
    assert "并入: 17 → 无" in shishi("undo", "--yes").stdout
