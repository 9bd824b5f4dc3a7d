"""Projects over the months: numbers move, titles are reworded, projects come and go."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from shishi_cli.domain.match import Proposal
from shishi_cli.domain.project import KnownProject, Programme
from shishi_cli.views.match import match_listing
from shishi_cli.views.screen.draw import draw
from shishi_cli.views.screen.screen import Screen
from tests.cli.small_months import table
from tests.conftest import Shishi

MARCH = (
    "1,新建口袋公园6座,区绿化局,,累计建成1座",
    "2,建设智慧养老院1家,区民政局,,累计建成0家",
    "3,实施清河路白杨路排堵保畅工程,区交通委,,已开工",
    "4,实施东湖路南桥路排堵保畅工程,区交通委,,已开工",
)
# Under number 2 stands something else, and the old people's home has moved and got other words.
APRIL = (
    MARCH[0].replace("建成1座", "建成3座"),
    "2,改造老旧泵站设备3座,区水务局,,累计改造1座",
    MARCH[2],
    MARCH[3],
    "5,智慧养老机构(养老院)创建1家,区民政局,,累计建成1家",
)


@pytest.fixture
def months(shishi: Shishi, tmp_path: Path) -> Any:
    """Import a month's lines of 青浦区."""

    def bring(month: int, lines: tuple[str, ...], *words: str) -> Any:
        file = table(tmp_path, f"2023-{month:02}.csv", month, *lines)
        return shishi("import", file, "--region", "青浦区", *words)

    assert bring(3, MARCH).exit_code == 0
    return bring


def history(shishi: Shishi, number: str) -> list[str]:
    document = json.loads(shishi("show", number, "--json").stdout)
    return [one["month"] for one in document["months"]]


def test_what_is_unsure_is_refused_listed_decided_and_remembered(
    shishi: Shishi, months: Any
) -> None:
    refused = months(4, APRIL)
    assert refused.exit_code == 1
    assert refused.stderr == (
        "错误:2023-04.csv: 不能确定这些项目是不是台账中的项目:\n"
        "    第2项 “改造老旧泵站设备3座” ← 第2项 “建设智慧养老院1家” 相似度 18"
        " 区别: -建…智慧养老院1家 +改造老旧泵站…备3座\n"
        "    第5项 “智慧养老机构(养老院)创建1家” ← 第2项 “建设智慧养老院1家” 相似度 71"
        " 区别: -建设 +机构(养老…)创建 (E105)\n"
        "提示:都是同一个的请加 --accept-matches;都是新项目(如各单位的表各自从 1 编号)的请加 --new-projects;逐个决定用 shishi match;"
        "是其他地区的表请加 --region;表错了请核对序号\n"
    )
    assert "2023-04" not in shishi("status", "--month", "2023-03", "--json").stdout
    heading, *rows = csv.reader(io.StringIO(shishi("match", "--csv").stdout))
    assert heading == ["序号", "表中标题", "台账中的项目", "相似度", "区别", "决定"]
    assert [(row[0], row[3], row[5]) for row in rows] == [("2", "18", "待定"), ("5", "71", "待定")]
    assert months(4, APRIL).exit_code == 1
    assert len(json.loads(shishi("log", "--json").stdout)["operations"]) == 2  # asked once

    done = shishi("match", "2", "--new")
    assert (done.exit_code, done.stdout) == (0, "第2项 “改造老旧泵站设备3座” 是新项目\n")
    assert done.stderr == "已记入台账;请再导入一次表\n"
    done = shishi("match", "5", "--same", "2", "--note", "民政局来电")
    assert done.stdout == ("第5项 “智慧养老机构(养老院)创建1家” 就是第2项 “建设智慧养老院1家”\n")
    assert shishi("match").stdout == "没有待定的匹配\n"
    done = months(4, APRIL)
    assert done.exit_code == 0, done.stderr
    assert "第5项原为第2项" in done.stdout
    assert history(shishi, "5") == ["2023-03", "2023-04"]
    assert history(shishi, "2") == ["2023-04"]
    assert "没有改动" in months(4, APRIL).stdout
    decided = json.loads(shishi("match", "--all", "--json").stdout)["matches"]
    assert [(one["number"], one["decision"]) for one in decided] == [("2", "new"), ("5", "same")]
    assert decided[1]["known"] == {"number": "5", "title": "建设智慧养老院1家"}


def test_a_script_accepts_the_likeliest(shishi: Shishi, months: Any) -> None:
    done = months(4, APRIL, "--accept-matches")
    assert done.exit_code == 0, done.stderr
    assert history(shishi, "5") == ["2023-03", "2023-04"]
    assert history(shishi, "2") == ["2023-04"]


def test_a_decision_can_be_undone_and_changed(shishi: Shishi, months: Any) -> None:
    months(4, APRIL)
    shishi("match", "5", "--same", "2")
    done = shishi("undo", "--yes")
    assert done.exit_code == 0
    assert "项目匹配“智慧养老机构(养老院)创建1家”: 同一项目 → 待定" in done.stdout
    assert len(json.loads(shishi("match", "--json").stdout)["matches"]) == 2
    shishi("match", "5", "--same", "2")
    assert shishi("match", "5", "--new").exit_code == 0
    (five,) = json.loads(shishi("match", "5", "--all", "--json").stdout)["matches"]
    assert five["decision"] == "new"


def test_a_dry_run_tells_the_proposals_and_keeps_none(shishi: Shishi, months: Any) -> None:
    done = months(4, APRIL, "--dry-run", "--json")
    assert done.exit_code == 1
    (file,) = json.loads(done.stdout)["files"]
    assert [(one["number"], one["known"]["number"]) for one in file["proposals"]] == [
        ("2", "2"),
        ("5", "2"),
    ]
    assert shishi("match").stdout == "没有待定的匹配\n"


def test_a_number_given_on_is_freed_from_a_project_that_was_dropped(
    shishi: Shishi, months: Any
) -> None:
    up = (MARCH[0], MARCH[2].replace("3,", "2,", 1), MARCH[3].replace("4,", "3,", 1))
    done = months(4, up)
    assert done.exit_code == 0, done.stderr
    assert "第2项“建设智慧养老院1家”不在本表,序号已用于别的项目,改记为 原2" in done.stdout
    assert "上次的表中有、本表没有: 第原2项(2023-03)" in done.stdout
    assert "第2至3项原为第3至4项" in done.stdout
    assert history(shishi, "2") == ["2023-03", "2023-04"]
    assert history(shishi, "原2") == ["2023-03"]
    again = months(3, MARCH)  # an older table has no say in the numbers
    assert (again.exit_code, "没有改动" in again.stdout) == (0, True)
    assert history(shishi, "原2") == ["2023-03"]


def test_an_older_table_keeps_the_numbers_of_the_latest(shishi: Shishi, tmp_path: Path) -> None:
    up = (MARCH[0], MARCH[2].replace("3,", "2,", 1), MARCH[3].replace("4,", "3,", 1))
    for month, lines in ((4, up), (3, MARCH)):
        file = table(tmp_path, f"2023-0{month}.csv", month, *lines)
        done = shishi("import", file, "--region", "青浦区")
        assert done.exit_code == 0, done.stderr
    assert history(shishi, "2") == ["2023-03", "2023-04"]
    assert history(shishi, "原2") == ["2023-03"]
    numbers = [one["number"] for one in json.loads(shishi("status", "--json").stdout)["projects"]]
    assert numbers == ["1", "2", "3", "原2"]


def test_the_same_telling_words_under_another_number_are_no_question(
    shishi: Shishi, months: Any
) -> None:
    moved = (
        *MARCH[:1],
        "2,实施东湖路、南桥路排堵保畅工程,区交通委,,已开工",
        MARCH[2],
        "4,打造1家智慧养老院(区级),区民政局,,累计建成1家",
    )
    done = months(4, moved)
    assert done.exit_code == 0, done.stderr
    assert "第4项原为第2项: 打造1家智慧养老院(区级)" in done.stdout
    assert history(shishi, "4") == ["2023-03", "2023-04"]


def test_a_split_project_is_told(shishi: Shishi, months: Any) -> None:
    split = (*MARCH, "5,新建口袋公园2座(东片),区绿化局,,累计建成1座")
    done = months(4, split)
    assert done.exit_code == 0, done.stderr
    assert "第5项是新项目,与第1项相似(相似度 80),可能由其拆分" in done.stdout


def test_a_title_back_to_what_it_was_is_no_question(shishi: Shishi, months: Any) -> None:
    renamed = ("1,街心花园建造6座,区绿化局,,累计建成1座", *MARCH[1:])
    assert months(4, renamed, "--accept-matches").exit_code == 0
    assert months(5, MARCH).exit_code == 0
    assert months(6, renamed).exit_code == 0


def test_a_narrow_terminal_shows_titles_whole() -> None:
    known = KnownProject(1, "2", "建设智慧养老院1家")
    proposal = Proposal("5", "创建智慧养老机构1家", known, 71, "-建设 +创建")
    group = (Programme("青浦区", 2023), "", (proposal,))
    assert "创建智慧养老机构1家  2  建设智慧养老院1家  " in draw(match_listing([group]), Screen(80))
    assert "建设智慧养老院1家" in draw(match_listing([group]), Screen(40))
    assert draw(match_listing([]), Screen(80)) == "没有待定的匹配\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("9", "--new"), "没有第 9 项的待定匹配"),
        (("--new",), "没有说明是哪一项"),
        (("2", "--new", "--same", "1"), "--same 和 --new 只能用一个"),
        (("2", "--same", "77"), "没有第 77 项"),
    ],
)
def test_what_cannot_be_decided_is_said(
    shishi: Shishi, months: Any, words: tuple[str, ...], message: str
) -> None:
    months(4, APRIL)
    done = shishi("match", *words)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"错误:{message}")


def test_what_is_reworded_and_moved_is_asked_about(shishi: Shishi, tmp_path: Path) -> None:
    def bring(month: int, *lines: str, more: tuple[str, ...] = ()) -> Any:
        file = table(tmp_path, f"2024-{month:02}.csv", month, *lines)
        return shishi("import", file, "--region", "乙区", *more)

    park, toilets = "新建口袋公园12个,区绿化局,,建成2个", "改造公厕20座,区城管局,,完成5座"
    assert bring(3, f"1,{park}", f"2,{toilets}").exit_code == 0
    moved = (f"1,{toilets.replace('公厕', '公共厕所')}", f"2,{park}", "3,培训家政人员20名,区妇联,,")
    refused = bring(4, *moved)
    assert refused.exit_code == 1
    assert "第1项 “改造公共厕所20座” ← 第2项 “改造公厕20座” 相似度 50" in refused.stderr
    assert "第3项" not in refused.stderr
    accepted = bring(4, *moved, more=("--accept-matches",))
    assert accepted.exit_code == 0, accepted.output
    assert history(shishi, "1") == ["2024-03", "2024-04"]
