"""Rows that belong to the project above, and rows that belong to none."""

from shishi_cli.domain.source import Column, Sheet
from tests.readers.office_files import HEAD, ROW, xlsx_of
from tests.readers.small_tables import ReadProblems, ReadTable

TABLE = "序号,项目内容,牵头单位,完成数,进展情况\n1,新增400台,区房管局,5,新增41台\n"


def texts(sheet: Sheet) -> list[str]:
    return list(sheet.rows[0].texts.values())


def test_a_row_without_a_number_belongs_to_the_project_above(read: ReadTable) -> None:
    sheet = read(TABLE + ",完工200台,区房管局,5,\n,,区建管委,,另有5台在建\n2,乙,丙,1,好\n")

    assert texts(sheet) == [
        "1",
        "新增400台\n完工200台",
        "区房管局\n区建管委",
        "新增41台\n另有5台在建",
        "5\n5",
    ]
    assert sheet.rows[0].row == 2
    assert [notice.text for notice in sheet.notices] == ["表1 第 3-4 行没有序号,已并入上面的项目"]


def test_totals_within_a_project_are_not_its_words(read: ReadTable) -> None:
    sheet = read(TABLE + ",小计,,5,\n")

    assert texts(sheet)[1] == "新增400台"


def test_figures_of_parts_that_are_none_are_told(read: ReadTable) -> None:
    sheet = read(TABLE + ",完工200台,区房管局,很多,好\n")

    assert "表1 有读不出数的格,没有采用: 第3行完成数“很多”" in [one.text for one in sheet.notices]


def test_more_rows_without_a_number_than_a_project_has_parts_are_a_mistake(
    problems: ReadProblems,
) -> None:
    (problem,) = problems(TABLE + "".join(f",第{at}件,甲,1,好\n" for at in range(2200)))

    assert (problem.code, problem.count) == ("E211", 2000)


def test_a_signature_below_the_table_is_left_and_told_of(read: ReadTable) -> None:
    sheet = read(
        xlsx_of(进展=[HEAD, ROW, [], [None, None, None, None, "2023年4月30日"]]), "4月.xlsx"
    )

    assert texts(sheet) == list(ROW)
    assert [notice.text for notice in sheet.notices] == ["进展 第 4 行有表格之外的字,没有读取"]


def test_the_first_row_of_a_sheet_is_no_part_of_another_sheets_project(
    read: ReadTable,
) -> None:
    sheet = read(
        xlsx_of(甲=[HEAD, ROW], 乙=[HEAD, ("2", *ROW[1:]), ["", "分项", "", "", "好"]]), "4月.xlsx"
    )

    assert sheet.rows[0].text(Column.PROGRESS) == "新增41台"
    assert sheet.rows[1].text(Column.PROGRESS) == "新增41台\n好"


def test_a_header_repeated_in_two_rows_is_left_out(read: ReadTable) -> None:
    head = "序号,项目名称,3月,\n,,目标,完成情况\n"
    sheet = read(f"{head}1,甲,40台,41台\n{head}2,乙,1家,好\n")

    assert [list(row.texts.values()) for row in sheet.rows] == [
        ["1", "甲", "40台", "41台"],
        ["2", "乙", "1家", "好"],
    ]


def test_a_group_of_headings_ends_where_the_next_begins(read: ReadTable) -> None:
    sheet = read("序号,项目名称,3月,,情况,\n,,目标,完成情况,,备注\n1,甲,40台,41台,丙,丁\n")

    assert sheet.headings[Column.REMARK] == "备注"
    assert sheet.rows[0].text(Column.GOAL) == "40台"
