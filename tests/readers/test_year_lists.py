"""Tables without progress: which are the list with which a year begins, and what its plan asks."""

import re

import pytest

from shishi_cli.domain.errors import ColumnsUnclear, UnreadableFile
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column
from shishi_cli.readers.table.heading_rules import load_rules
from tests.readers.small_tables import ReadTable

RULES = load_rules()["year_list"]
LIST = "序号,项目内容,牵头单位,年度目标\n1,加装电梯400台,区房管局,400台\n2,建公园,区绿化局,10个\n"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "2024年清单.csv"),
        ("", "2024年民生实事.csv"),
        ("2024年民生实事项目清单\n", "a.csv"),
        ("2024年民生实事任务分解表\n", "20240112.csv"),
    ],
)
def test_a_table_without_progress_is_the_year_s_list(
    read: ReadTable, title: str, name: str
) -> None:
    sheet = read(title + LIST, name)
    assert sheet.is_list
    assert [row.text(Column.TARGET) for row in sheet.rows] == ["400台", "10个"]
    assert 2024 in (sheet.heading_year, sheet.file_year)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "2024-03.csv"),
        ("2024年3月民生实事项目进展情况表\n", "a.csv"),
        ("2024年民生实事项目进展情况\n", "a.csv"),
        ("2024年民生实事项目清单进展\n", "清单.csv"),
    ],
)
def test_a_month_s_table_that_lost_its_progress_is_told(
    read: ReadTable, title: str, name: str
) -> None:
    with pytest.raises(UnreadableFile) as told:
        read(title + LIST, name)
    (problem,) = told.value.problems
    assert problem.code == "E205"
    assert "进展情况" in problem.message
    assert "--list" in problem.hint


def plan_of(sheet_rows: object) -> list[list[tuple[int, int, str]]]:
    return [[(c.month, c.months, c.words) for c in row.plan] for row in sheet_rows]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("head", "periods"),
    [
        ("一季度目标,二季度目标,三季度目标,四季度目标", [(3, 3), (6, 3), (9, 3), (12, 3)]),
        ("1月计划,2月计划,上半年计划,12月计划", [(1, 1), (2, 1), (6, 6), (12, 1)]),
        ("3月底节点,6月底节点,9月底节点,12月底节点", [(3, 1), (6, 1), (9, 1), (12, 1)]),
    ],
)
def test_columns_headed_as_plans_are_the_plan(
    read: ReadTable, head: str, periods: list[tuple[int, int]]
) -> None:
    table = f"序号,项目内容,牵头单位,{head}\n1,建公园10个,区绿化局,选址,开工5个,,10个\n"
    sheet = read(table, "2024年项目.csv")
    asked = [(*periods[at], words) for at, words in ((0, "选址"), (1, "开工5个"), (3, "10个"))]
    assert sheet.is_list
    assert plan_of(sheet.rows) == [asked]


def test_a_plan_may_stand_under_two_rows_of_headings(read: ReadTable) -> None:
    table = (
        "2024年实事项目\n序号,项目内容,牵头单位,时间节点,,,\n,,,一季度,二季度,三季度,四季度\n"
        "1,建公园10个,区绿化局,选址,开工,6个,10个\n"
    )
    sheet = read(table, "a.csv")
    assert sheet.is_list
    assert [words for *_, words in plan_of(sheet.rows)[0]] == ["选址", "开工", "6个", "10个"]


def test_rows_of_one_project_give_one_plan(read: ReadTable) -> None:
    table = (
        "序号,项目内容,牵头单位,一季度目标,二季度目标\n1,建公园10个,区绿化局,选址2处,开工\n"
        ",,,选址3处,\n"
    )
    sheet = read(table, "2024年清单.csv")
    assert plan_of(sheet.rows) == [[(3, 3, "选址2处\n选址3处"), (6, 3, "开工")]]


BARE = "序号,项目内容,牵头单位,1月,2月,3月\n1,建公园10个,区绿化局,1,2,4\n"


@pytest.mark.parametrize("title", ["", "2024年实事项目\n", "2024年实事项目计划完成情况\n"])
def test_months_without_a_word_of_plan_may_be_results_and_are_asked_about(
    read: ReadTable, title: str
) -> None:
    with pytest.raises(ColumnsUnclear) as told:
        read(title + BARE, "2024年.csv")
    (problem,) = told.value.problems
    assert "“1月”至“3月”各栏是计划还是完成数" in problem.message
    assert "--list" in problem.hint
    assert "--month" in problem.hint


def test_months_under_a_title_that_says_plan_are_the_plan(read: ReadTable) -> None:
    sheet = read("2024年实事项目推进计划\n" + BARE, "a.csv")
    assert plan_of(sheet.rows) == [[(1, 1, "1"), (2, 1, "2"), (3, 1, "4")]]


def test_a_person_who_names_the_month_takes_its_column_for_what_was_done(
    read: ReadTable,
) -> None:
    sheet = read(BARE, "2024年.csv", Month(2024, 2))
    assert not sheet.is_list
    assert sheet.rows[0].text(Column.DONE) == "2"


def test_a_goal_of_one_month_alone_is_a_month_s_table(read: ReadTable) -> None:
    sheet = read("序号,项目内容,3月目标\n1,建公园10个,选址\n", "2024年清单.csv")
    assert not sheet.is_list
    assert sheet.heading_month == 3


def test_goals_that_name_several_periods_in_a_cell_are_the_plan(read: ReadTable) -> None:
    table = "序号,项目内容,时间节点\n1,建公园10个,3月底前90个;6月底前180个\n"
    assert read(table, "2024年.csv").is_list
    assert not read(table, "2024-03.csv").is_list


@pytest.mark.parametrize(
    ("kind", "text", "so"),
    [(kind, text, True) for kind, texts in RULES["examples"].items() for text in texts]
    + [(kind, text, False) for kind, texts in RULES["refused"].items() for text in texts],
)
def test_example_of_a_title(kind: str, text: str, so: bool) -> None:
    words = {"lists": RULES["lists"], "reports": RULES["reports"], "carried": RULES["carried"]}
    assert any(re.search(word, text) for word in words[kind].split()) is so
