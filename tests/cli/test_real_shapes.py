"""Tables in the shapes of real pages, from the file to the judged month."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Shishi


def judged(shishi: Shishi, path: Path, text: str, *words: str) -> list[dict[str, Any]]:
    """The projects of a month after the import of this text."""
    path.write_text(text, "utf-8")
    assert shishi("import", str(path), "--region", "青禾区", *words).exit_code == 0
    document = json.loads(shishi("status", "--json").stdout)
    projects: list[dict[str, Any]] = document["projects"]
    return projects


def figures(project: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Target, goal and actual of each measure."""
    return [(one["target"], one["goal"], one["actual"]) for one in project["measures"]]


def test_the_page_s_furniture_is_no_progress(shishi: Shishi, tmp_path: Path) -> None:
    lines = [
        "青禾区2023年3月实事项目进展情况",
        "信息来源: 区府督查室 发布时间 2023-04-03",
        *("序号", "项目内容", "牵头单位", "3月目标", "进展情况"),
        *("1", "新增停车泊位300个", "区交通委", "完成100个。", "已完成120个。"),
        "— 1 —",
        *("2", "新建公园2座", "区绿化市容局", "完成立项。", "已完成立项。"),
        *("文件预览", "附件下载", "相关文章", "青禾区2023年2月实事项目进展情况"),
        *("当前页二维码", "打印本页"),
    ]
    first, last = judged(shishi, tmp_path / "2023-03.txt", "\n\n".join(lines))
    assert figures(first) == [(300, 100, 120)]
    assert (last["progress_text"], last["goal_met"]) == ("已完成立项。", "met")


def test_our_own_target_counts_not_the_city_s(shishi: Shishi, tmp_path: Path) -> None:
    (one,) = judged(
        shishi,
        tmp_path / "2023-06.csv",
        "序号,项目名称,市级目标,我区任务,牵头单位,进展情况\n"
        "1,既有住宅加装电梯,全市3000台,120台,区房管局,累计完成60台。\n",
    )
    assert (figures(one), one["standing"]) == ([(120, None, 60)], "on_track")


def test_a_table_in_traditional_characters_is_read_and_kept_as_printed(
    shishi: Shishi, tmp_path: Path
) -> None:
    (one,) = judged(
        shishi,
        tmp_path / "2023-06.csv",
        "序號,項目名稱,責任單位,6月目標,進展情況\n"
        '1,加裝電梯40臺,區房管局,完工12臺。,"累計完工15臺,佔全年目標37.5%。"\n',
    )
    assert one["title"] == "加裝電梯40臺"
    assert one["progress_text"] == "累計完工15臺,佔全年目標37.5%。"
    assert (one["units"], one["goal_met"]) == (["区房管局"], "met")
    (measure,) = one["measures"]
    assert (measure["target"], measure["actual"], measure["stated"]) == (40, 15, "37.5%")


def test_offices_broken_by_a_line_s_end_and_persons_behind_them(
    shishi: Shishi, tmp_path: Path
) -> None:
    cells = [
        "区住房\n保障局",
        "区民政局(联系人:李四 电话:12345678)",
        "区教\n育局、区卫\n健委",
        "区民政局:张三",
    ]
    rows = "".join(f'{n},新建{n}座公园,"{cell}",好。\n' for n, cell in enumerate(cells, 1))
    path = tmp_path / "2023-06.csv"
    projects = judged(shishi, path, f"序号,项目名称,牵头单位,进展情况\n{rows}")
    assert [one["units"] for one in projects] == [
        ["区住房保障局"],
        ["区民政局"],
        ["区教育局", "区卫健委"],
        ["区民政局"],
    ]


def test_marks_for_none_are_no_goal_and_no_progress(shishi: Shishi, tmp_path: Path) -> None:
    marks = ["/", "—", "——", "无", "、", "-", "无。"]
    rows = "".join(f"{n},新建{n}座公园,{mark},{mark}\n" for n, mark in enumerate(marks, 1))
    path = tmp_path / "2023-06.csv"
    for one in judged(shishi, path, f"序号,项目名称,6月目标,进展情况\n{rows}"):
        assert (one["goal_met"], one["standing"]) == (None, "unknown")
        assert one["reasons"][0]["code"] == "empty"


def test_a_month_thirteen_is_told_as_no_month(shishi: Shishi, tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("序号,项目名称,13月目标,进展情况\n1,新建公园,选址,已选址\n", "utf-8")
    refused = shishi("import", str(path), "--region", "青禾区")
    assert refused.exit_code == 2
    assert "“13月目标”中的“13月”不是月份" in refused.stderr


PARKS = [("1", "甲镇"), ("2", "乙镇"), ("3", "丙街道")]


def parks(month: int, rows: list[tuple[str, str]], done: dict[str, int]) -> str:
    lines = (f"{n},新建口袋公园9座,{unit},已建成{done[unit]}座\n" for n, unit in rows)
    head = "序号,项目名称,责任单位,进展情况\n"
    return f"青禾区2023年{month}月实事项目进展情况\n{head}{''.join(lines)}"


def test_one_title_under_several_streets_is_told_apart_by_its_unit(
    shishi: Shishi, tmp_path: Path
) -> None:
    may = {"甲镇": 1, "乙镇": 2, "丙街道": 3}
    judged(shishi, tmp_path / "5月.csv", parks(5, PARKS, may))
    june = {"甲镇": 4, "乙镇": 5, "丙街道": 6}
    rows = [("1", "丙街道"), ("2", "甲镇"), ("3", "乙镇")]
    projects = judged(shishi, tmp_path / "6月.csv", parks(6, rows, june))
    assert [(one["units"], figures(one)[0][2]) for one in projects] == [
        (["丙街道"], 6),
        (["甲镇"], 4),
        (["乙镇"], 5),
    ]
    history = shishi("show", "1").stdout.splitlines()
    assert [line.split()[2] for line in history if line.startswith("2023-0") and "/9" in line] == [
        "3/9",
        "6/9",
    ]


def test_a_street_that_is_new_is_no_other_street_s_project(shishi: Shishi, tmp_path: Path) -> None:
    counts = {"甲镇": 1, "乙镇": 2, "丙街道": 3, "丁镇": 4}
    judged(shishi, tmp_path / "5月.csv", parks(5, PARKS, counts))
    path = tmp_path / "6月.csv"
    path.write_text(parks(6, [*PARKS[:2], ("3", "丁镇")], counts), "utf-8")
    asked = shishi("import", str(path), "--region", "青禾区")
    assert asked.exit_code != 0
    assert "第3项" in asked.stderr
    assert "--new-projects" in asked.stderr
