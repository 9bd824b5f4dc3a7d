"""Tables that do not stand as one under one row of headings: forms, tables on their side or side by
side, and 同上 in a cell; in each format."""

import pytest

from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column
from shishi_cli.readers.read_sheet import read_content
from tests.readers.office_files import xlsx_of
from tests.readers.small_tables import ReadProblems, ReadTable
from tests.readers.test_kinds_by_format import WRITERS

PARKING = ("新增泊位800个", "区交通局", "600个", "累计新增620个")
HOUSES = ("改造小区30个", "区住建局", "20个", "已完成18个")
LAYOUTS = {
    "form": (
        ("项目名称", PARKING[0], "责任单位", PARKING[1]),
        ("完成时限", "年底", "9月目标", PARKING[2]),
        ("进展情况", PARKING[3], "备注", ""),
        ("项目名称", HOUSES[0], "责任单位", HOUSES[1]),
        ("完成时限", "年底", "9月目标", HOUSES[2]),
        ("进展情况", HOUSES[3], "备注", "无"),
    ),
    "on its side": (
        ("项目名称", PARKING[0], HOUSES[0]),
        ("责任单位", PARKING[1], HOUSES[1]),
        ("9月目标", PARKING[2], HOUSES[2]),
        ("进展情况", PARKING[3], HOUSES[3]),
    ),
    "side by side": (
        ("序号", "项目名称", "责任单位", "9月目标", "进展情况") * 2,
        ("1", *PARKING, "2", *HOUSES),
    ),
    "same as above": (
        ("序号", "项目名称", "责任单位", "9月目标", "进展情况"),
        ("1", *PARKING),
        ("2", HOUSES[0], "同上", *HOUSES[2:]),
    ),
}
# Bars make a table only under headings, lines and keys have theirs anyway.
OTHERS = ("bars", "one cell a line", "json of objects")
SEPARATED = [form for form in WRITERS if form not in OTHERS]
COLUMNS = (Column.TITLE, Column.LEAD_UNIT, Column.GOAL, Column.PROGRESS)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", SEPARATED)
def test_the_projects_of_a_table_laid_out_otherwise(form: str, layout: str) -> None:
    sheet = read_content(WRITERS[form](LAYOUTS[layout]), "2023-09", Month(2023, 9))

    other = (HOUSES[0], PARKING[1], *HOUSES[2:]) if layout == "same as above" else HOUSES
    assert [tuple(row.text(column) for column in COLUMNS) for row in sheet.rows] == [PARKING, other]
    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1", "2"]
    told = [notice.text for notice in sheet.notices]
    assert any("完成时限" in text for text in told) is (layout == "form")
    assert any("同上" in text for text in told) is (layout == "same as above")


def test_a_form_on_each_sheet_is_a_project_and_told_of_once() -> None:
    forms = {
        f"表{at}": (
            ("项目名称", f"新增泊位{at}00个"),
            ("9月目标", "50个"),
            ("进展情况", "累计60个"),
        )
        for at in range(1, 8)
    }
    sheet = read_content(xlsx_of(**forms), "2023-09.xlsx")
    assert [row.text(Column.NUMBER) for row in sheet.rows] == list("1234567")
    assert [notice.text for notice in sheet.notices] == ["表1 等 7 张表没有序号栏,按先后编号"]


def test_words_under_a_label_and_beside_one_merged_down_are_its_words(read: ReadTable) -> None:
    under = read(
        "项目名称,新增泊位800个\n9月目标,600个\n进展情况,\n累计620个。正在验收。,\n", "2023-09.csv"
    )
    assert under.rows[0].text(Column.PROGRESS) == "累计620个。正在验收。"
    page = (
        "<table><tr><td>项目名称<td>新增泊位800个<td>责任单位<td>区交通局<tr><td rowspan=2>进展情况"
        "<td colspan=3>累计620个<tr><td colspan=3>正在验收<tr><td>填表人:张三<td>日期:9月28日</table>"
    )
    assert read(page, "2023-09.html").rows[0].text(Column.PROGRESS) == "累计620个\n正在验收"


def test_a_form_that_is_not_understood_gives_no_project(problems: ReadProblems) -> None:
    rows = "项目名称,新增泊位,责任单位,区交通局\n年度目标,800个,9月目标,600个\n进展情况,8月,累计500个,\n"
    assert [problem.code for problem in problems(rows)] == ["E205"]
    labels = "项目名称,新增泊位,9月目标,600个\n年度目标,800个,责任单位,区交通局\n进展情况,8月,累计500个,\n"
    assert problems(labels)
    assert problems(labels)[0].code.startswith("E2")


def test_a_number_and_title_of_a_part_beside_those_of_the_whole_stay_one_table(
    read: ReadTable,
) -> None:
    rows = "序号,项目名称,序号,子项目,责任单位,进展情况\n1,停车工程,1,新增泊位,区交通局,累计620个\n"
    assert [row.text(Column.TITLE) for row in read(rows).rows] == ["停车工程"]


def test_a_share_of_money_or_a_piece_of_land_is_no_share_of_the_promise(read: ReadTable) -> None:
    sheet = read(
        "序号,项目名称,投资完成率,占地面积(亩),投资完成情况(万元),进展情况\n1,新建幼儿园4所,64%,12,3200,主体封顶\n"
    )
    assert set(sheet.rows[0].texts) == {Column.NUMBER, Column.TITLE, Column.PROGRESS}
    (told,) = (notice.text for notice in sheet.notices)
    assert all(word in told for word in ("投资完成率", "占地面积", "投资完成情况"))


GROUPED = (
    "序号,项目名称,责任单位,进展情况\n一、交通类,,,\n1,新增泊位80个,区交通局,累计62个\n2,新增车棚6个,区交通局,累计5个\n"
    "二、住建类,,,\n1,改造小区30个,区住建局,已完成18个\n"
)


def test_projects_that_each_group_numbers_from_one_are_numbered_by_group(read: ReadTable) -> None:
    sheet = read(GROUPED)
    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1-1", "1-2", "2-1"]
    assert sheet.notices[0].text == "表1 各组的序号都从 1 起,按组编为 1-1、2-1"


@pytest.mark.parametrize("change", [("二、住建类,,,\n", ""), ("\n1,改", "\n2,改")])
def test_a_number_that_comes_again_in_no_new_group_is_refused(
    change: tuple[str, str], problems: ReadProblems
) -> None:
    assert [problem.code for problem in problems(GROUPED.replace(*change))] == ["E207"]


def test_rows_of_one_number_and_title_with_targets_of_their_own_are_one_project(
    read: ReadTable,
) -> None:
    sheet = read(
        "序号,项目名称,年度目标,累计完成\n1,停车工程,泊位800个,620\n1,停车工程,车棚80个,60\n2,食堂,6个,3\n"
    )
    assert [row.text(Column.TARGET) for row in sheet.rows] == ["泊位800个\n车棚80个", "6个"]
    assert [row.text(Column.DONE) for row in sheet.rows] == ["620\n60", "3"]
    (told,) = (notice.text for notice in sheet.notices)
    assert told == "表1 第 3 行与上面的项目序号、名称相同而目标不同,已并入"


def test_a_column_whose_place_another_has_is_told(read: ReadTable) -> None:
    sheet = read(
        "序号,项目名称,主要任务,年度目标,存在问题,备注,进展情况\n1,停车工程,建泊位,800个,无,重点,累计620个\n"
    )
    assert [notice.text for notice in sheet.notices] == ["没有读取的列: 主要任务、备注"]


@pytest.mark.parametrize("number", ["", "1"])
def test_what_a_project_is_made_up_of_is_not_added_to_it(number: str, read: ReadTable) -> None:
    cell = f"<td rowspan=3>{number}" if number else "<td>1"
    rest = "" if number else "<td>"
    page = (
        "<table><tr><td>序号<td>项目名称<td>年度目标<td>累计完成"
        f"<tr>{cell}<td>新增泊位<td>800<td>600<tr>{rest}<td>其中:东片<td>500<td>400"
        f"<tr>{rest}<td>西片<td>300<td>200<tr><td>2<td>食堂<td>6<td>3</table>"
    )
    sheet = read(page, "2023-03.html")
    assert [row.text(Column.DONE) for row in sheet.rows] == ["600", "3"]
    assert [row.text(Column.TITLE) for row in sheet.rows] == ["新增泊位", "食堂"]
    (told,) = (notice.text for notice in sheet.notices)
    assert told == "表1 第 3-4 行是上面项目的“其中”分项,已含在总数里,没有读取"


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位:万人次", "万人次"),
        ("(计量单位:万平方米)", "万平方米"),
        ("单位:万元", ""),
        ("单位:万宁局", ""),
    ],
)
def test_a_line_above_may_name_the_unit_of_the_figures(
    line: str, unit: str, read: ReadTable
) -> None:
    sheet = read(f"{line},,\n序号,项目名称,累计完成\n1,发放补贴20000人次,1.5\n")
    assert sheet.rows[0].text(Column.COUNT_UNIT) == unit
    other = read(f"{line},,\n序号,项目名称,累计完成(个)\n1,新增泊位,15\n")
    assert other.rows[0].text(Column.COUNT_UNIT) == ""


def test_words_in_a_column_without_a_heading_are_told(read: ReadTable) -> None:
    page = (
        "<table><tr><td>序号<td colspan=2>项目名称及目标<td>进展情况"
        "<tr><td>1<td>停车<td>新增泊位800个<td>累计620个</table>"
    )
    told = [notice.text for notice in read(page, "2023-03.html").notices]
    assert told == ["没有读取的列: 第3列(没有表头)"]


def test_marks_of_notes_at_headings_and_the_colons_of_a_form_are_no_part_of_them(
    read: ReadTable,
) -> None:
    table = read(
        "序号*,项目名称①,责任单位(盖章),9月目标※,进展情况²:\n1,新增泊位800个,区交通局,600个,累计620个\n"
    )
    form = read(
        "项目名称:,新增泊位800个\n责任单位:,区交通局\n9月目标:,600个\n进展情况:,累计620个\n"
    )
    assert dict(table.rows[0].texts) == {**form.rows[0].texts, Column.NUMBER: "1"}


def test_a_summary_beside_the_table_is_told_and_no_part_of_its_rows(read: ReadTable) -> None:
    sheet = read(
        "序号,项目名称,责任单位,进展情况,,单位,项目数,完成率\n"
        "1,新增泊位800个,区交通局,累计620个,,区住建局,1,75%\n2,改造小区30个,区住建局,已完成18个,,区交通局,1,60%\n"
    )
    assert [row.text(Column.SHARE) for row in sheet.rows] == ["", ""]
    assert [row.text(Column.PROGRESS) for row in sheet.rows] == ["累计620个", "已完成18个"]
    assert [notice.text for notice in sheet.notices] == [
        "没有读取右边另一张表: 单位、项目数、完成率"
    ]


def test_a_blank_column_within_a_table_parts_nothing(read: ReadTable) -> None:
    sheet = read(
        "序号,项目名称,3月目标,,责任单位,进展情况\n1,新增泊位800个,600个,,区交通局,累计620个\n"
    )
    assert sheet.rows[0].text(Column.PROGRESS) == "累计620个"


@pytest.mark.parametrize(
    ("above", "below", "cells", "read_as"),
    [
        ("年度目标", ("数量", "单位"), ("15", "家"), {"target": "15", "count_unit": "家"}),
        ("年度目标", ("数值", "计量单位"), ("15", "家"), {"target": "15", "count_unit": "家"}),
        ("目标任务", ("全年", "8月"), ("15家", "12家"), {"target": "15家", "goal": "12家"}),
        ("目标任务", ("年度", "8月底"), ("15家", "12家"), {"target": "15家", "goal": "12家"}),
        ("目标", ("全年", "8月"), ("15家", "12家"), {"target": "15家", "goal": "12家"}),
        ("进展情况", ("7月", "8月"), ("已选址", "已建11家"), {"progress": "已建11家"}),
    ],
)
def test_a_heading_says_what_those_under_it_do_not(
    above: str, below: tuple[str, str], cells: tuple[str, str], read_as: dict[str, str]
) -> None:
    rows = (
        f"<td rowspan=2>序号<td rowspan=2>项目名称<td colspan=2>{above}<td rowspan=2>完成数",
        "".join(f"<td>{text}" for text in below),
        "".join(f"<td>{text}" for text in ("1", "新建社区食堂", *cells, "11")),
    )
    page = "<table>" + "".join(f"<tr>{row}" for row in rows) + "</table>"
    sheet = read_content(page.encode(), "2024-08.html", Month(2024, 8))
    texts = {column.value: text for column, text in sheet.rows[0].texts.items()}
    assert texts == {"number": "1", "title": "新建社区食堂", "done": "11", **read_as}
