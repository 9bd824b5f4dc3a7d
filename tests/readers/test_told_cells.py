"""Cells that are not what they seem are read right, or told with the place and the remedy."""

import json

import pytest

from shishi_cli.domain.source import Column, Sheet
from shishi_cli.readers.table.heading_rules import load_rules
from tests.readers.office_files import HEAD, ROW, xlsx_of
from tests.readers.small_tables import ReadProblems, ReadTable

TABLE = "序号,项目内容,牵头单位,完成数,进展情况\n"


def notices(sheet: Sheet) -> dict[str, str]:
    return {notice.code: notice.text for notice in sheet.notices}


def test_cells_of_figures_that_are_not_understood_are_told_one_by_one(read: ReadTable) -> None:
    sheet = read(TABLE + "1,新增9个,甲,详见附件2,好\n2,新增8个,乙,约6个,好\n3,新增7个,丙,—,好\n")

    assert notices(sheet) == {
        "figures_unread": "表1 有读不出数的格,没有采用: 第2行完成数“详见附件2”"
    }


@pytest.mark.parametrize(
    ("headings", "unit"),
    [
        ("完成数(万平方米)", "万平方米"),
        ("年度目标（万元）,完成数(万元)", "万元"),
        ("年度目标,完成数(万元)", ""),
        ("年度目标(亿元),完成数(万元)", ""),
        ("完成数(个)", ""),
        ("单位,完成数(万元)", "平方米"),
    ],
)
def test_a_heading_may_name_the_unit_of_the_bare_numbers_under_it(
    headings: str, unit: str, read: ReadTable
) -> None:
    cells = ",".join("平方米" if one == "单位" else "0.2" for one in headings.split(","))
    sheet = read(f"序号,项目内容,{headings},进展情况\n1,新增绿地,{cells},好\n")

    assert sheet.rows[0].text(Column.COUNT_UNIT) == unit


@pytest.mark.parametrize("words", ["待统计", "若干", "已完成", "①", "#REF!", "3o", "2.1千5"])
def test_one_cell_of_words_is_told_and_the_others_are_read(words: str, read: ReadTable) -> None:
    for content in (
        TABLE + f"1,新增9个,甲,{words},好\n2,新增8个,乙,6,好\n",
        TABLE + f"1,新增9个,甲,{words},好\n",
        f"序号,项目内容,完成数\n1,新增9个,{words}\n2,新增8个,6\n",
    ):
        assert notices(read(content)) == {
            "figures_unread": f"表1 有读不出数的格,没有采用: 第2行完成数“{words}”"
        }


@pytest.mark.parametrize("written", ['="01"', "'01", '="01'])
def test_what_keeps_a_zero_in_front_is_no_part_of_the_cell(written: str, read: ReadTable) -> None:
    cell = f'"{written.replace(chr(34), chr(34) * 2)}"'
    rows = json.dumps([{"序号": written.replace('="', "'").rstrip('"'), "项目内容": "甲"}])

    assert read(TABLE + f"{cell},甲,乙,5,好\n").rows[0].text(Column.NUMBER) == "01"
    assert read(TABLE + f"{written},甲,乙,5,好\n").rows[0].text(Column.NUMBER) == "01"
    head = [{"序号": "0", "项目内容": "乙", "进展情况": "好"}]
    assert (
        read(json.dumps([*head, *json.loads(rows)]), "2023-03.json").rows[1].text(Column.NUMBER)
        == "01"
    )


def test_a_line_that_was_broken_goes_on_with_its_row(read: ReadTable) -> None:
    sheet = read(TABLE + "1,甲,乙,5,正在施工。\n截至3月底已建成5个。\n二、教育类\n2,丙,丁,6,好\n")

    assert [row.text(Column.PROGRESS) for row in sheet.rows] == [
        "正在施工。\n截至3月底已建成5个。",
        "好",
    ]
    assert notices(sheet)["broken_rows"].startswith("表1 第 3 行只有一格")


def test_a_sentence_beside_the_projects_of_a_sheet_is_told_of(read: ReadTable) -> None:
    sheet = read(xlsx_of(进展=[HEAD, ROW, ["截至4月底各项目进展顺利。"]]), "2023-04.xlsx")

    assert notices(sheet) == {"beside": "进展 第 3 行有表格之外的字,没有读取"}


@pytest.mark.parametrize("heading", ["进展情况", "落实情况"])
def test_a_second_column_of_words_is_told_of(heading: str, read: ReadTable) -> None:
    head = f"序号,项目内容,进展情况,{heading}\n"
    sheet = read(f"{head}1,新增停车泊位800个,累计新增210个,累计新增120个\n", "2023-03.csv")

    assert sheet.rows[0].text(Column.PROGRESS) == "累计新增210个"
    assert [notice.text for notice in sheet.notices] == [f"没有读取的列: {heading}"]
    # One without words loses nothing.
    assert not read(f"{head}1,新增停车泊位800个,累计新增210个,\n", "2023-03.csv").notices


def test_a_full_width_comma_may_part_the_cells(read: ReadTable) -> None:
    sheet = read("序号，项目内容，牵头单位，进展情况\n1，新增9个，甲，已完成5个\n")

    assert sheet.rows[0].text(Column.PROGRESS) == "已完成5个"


def test_an_open_quote_does_not_swallow_the_next_project(problems: ReadProblems) -> None:
    (problem,) = problems(TABLE + '1,甲,乙,5,"好\n2,丙,丁,6,好\n3,戊,己,7,好"\n')

    assert (problem.code, problem.place) == ("E213", "2023-03.csv:表1:第2行")


def test_numbers_that_became_days_are_told_of(read: ReadTable) -> None:
    sheet = read(TABLE + "1月1日,甲,乙,5,好\n1月2日,丙,丁,6,好\n")

    assert notices(sheet)["number_as_date"].startswith("表1 第 2-3 行的序号像日期")


def test_big5_and_garbled_words_are_told_of(problems: ReadProblems) -> None:
    traditional = "序號,項目內容,牽頭單位,進展情況\n1,新增停車位800個,區交通局,累計新增210個\n"
    text = (TABLE + "1,新增停车泊位800个,区交通局,5,截至3月底累计完成\n").encode()

    told = [
        problems(content)[0].message
        for content in (
            traditional.encode("big5"),
            text.decode("gb18030", errors="replace").encode(),
            text.decode("latin-1").encode(),
            text.decode().encode("gb18030").decode("latin-1").encode(),
            ("清河区2023年3月实事项目进展情况表\n" + text.decode())
            .encode()
            .decode("gbk", errors="replace")
            .encode(),
        )
    ]

    assert told == [
        "文字编码像是 Big5(繁体),没有读取",
        *["文字是乱码,像是用错的编码打开后又保存的"] * 4,
    ]


def test_a_file_in_two_encodings_is_damaged(problems: ReadProblems) -> None:
    line = "2,改造老旧小区30个,区住建局,6,好\n"
    (problem,) = problems((TABLE + "1,甲,乙,5,好\n").encode("gbk") + line.encode())

    assert (problem.code, problem.place) == ("E218", "2023-03.csv:第3行")


@pytest.mark.parametrize("rows", [1, 4, 40])
def test_of_two_encodings_the_place_is_that_of_the_few_lines(
    rows: int, problems: ReadProblems
) -> None:
    line = "{},改造老旧小区30个,区住建局,6,正在施工\n"
    text = TABLE + "".join(map(line.format, range(1, rows + 1)))
    for most, few in (("utf-8", "gbk"), ("gbk", "utf-8")):
        (problem,) = problems(text.encode(most) + line.format(99).encode(few))
        assert (problem.code, problem.place) == ("E218", f"2023-03.csv:第{rows + 2}行")


def test_a_lost_byte_is_damage_and_no_second_encoding(problems: ReadProblems) -> None:
    text = (TABLE + "1,改造老旧小区30个,区住建局,6,正在施工\n" * 20).encode()
    at = text.index("老".encode()) + 1
    (problem,) = problems(text[:at] + text[at + 1 :])

    assert (problem.code, problem.place) == ("E210", "2023-03.csv:第2行")
    assert problem.hint.startswith("请从原系统重新导出")


def test_lost_characters_are_told_of(read: ReadTable) -> None:
    sheet = read(TABLE + "1,甲,乙,5,好\n2,丙\ufffd,丁,6,好\n")

    assert notices(sheet) == {"garbled_cells": "表 第 3 行有乱码,照原样读取;请核对原表"}


def test_an_object_in_a_cell_of_json_is_its_value_or_told(read: ReadTable) -> None:
    rows = [
        {"序号": 1, "项目内容": "甲", "完成数": {"value": 210, "unit": "个"}, "进展情况": "好"},
        {"序号": 2, "项目内容": "乙", "完成数": {"本月": 3}, "进展情况": "好"},
    ]
    sheet = read(json.dumps(rows, ensure_ascii=False), "2023-03.json")

    assert [row.text(Column.DONE) for row in sheet.rows] == ["210个", ""]
    assert notices(sheet) == {"nested_left": "第 2 项等的“完成数”里是对象,不是文字,没有读取"}


def test_a_nul_is_dropped_and_told(read: ReadTable) -> None:
    sheet = read('[{"序号": 1, "项目内容": "甲\\u0000乙", "进展情况": "好"}]', "2023-03.json")

    assert sheet.rows[0].text(Column.TITLE) == "甲乙"
    assert notices(sheet) == {"nul": "表 第 1 行有空字符(NUL),已去掉"}


def test_half_a_character_is_no_text(problems: ReadProblems) -> None:
    (problem,) = problems('[{"序号": 1, "项目内容": "甲",\n"进展情况": "\\ud800"}]')

    assert (problem.code, problem.place) == ("E210", "2023-03.csv:第2行")


@pytest.mark.parametrize("name", ["sentence", "dated_number", "point"])
def test_the_rules_of_rows(name: str) -> None:
    import re

    rows = load_rules()["rows"]
    pattern = re.compile(rows[name])  # type: ignore[literal-required]

    assert all(pattern.search(text) for text in rows["examples"][name])
    assert not any(pattern.fullmatch(text) for text in rows["refused"][name])
