"""Tables that lost their lines: one cell a line, columns by | or spaces, numbered lists, blocks."""

from collections.abc import Mapping

import pytest

from shishi_cli.domain.source import Column, Sheet
from shishi_cli.readers.plain_text.list_marks import digit_title, read_mark, split_labels
from shishi_cli.readers.table.page_facts import load_page_rules
from tests.readers.small_tables import ReadProblems, ReadTable

LISTS = load_page_rules()["lists"]
TOP = "宝山区2023年3月实事项目进展\n发布日期:2023-04-12\n来源:区政府办\n"
HEADINGS = "序号\n项目内容及居民受益面\n牵头单位\n3月目标\n进展情况\n"
# The words of two projects in each shape are the same, so that they can be compared.
FIRST = ["1", "新增200张护理床位", "区民政局", "完成选址。", "已完成选址,新增50张。"]
SECOND = ["2", "新建2家社区食堂(区级)", "区商务委、区民政局", "完成招标。", "正在招标。"]


def cells(sheet: Sheet) -> list[list[str]]:
    order = ("number", "title", "lead_unit", "goal", "progress")
    by_name = [{column.value: text for column, text in row.texts.items()} for row in sheet.rows]
    return [[row[name] for name in order if name in row] for row in by_name]


def texts(sheet: Sheet, row: int = 0) -> Mapping[str, str]:
    return {column.value: text for column, text in sheet.rows[row].texts.items()}


def piped(rows: list[list[str]]) -> str:
    return "\n".join("|".join(row) for row in rows)


def markdown(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' :---: |' * len(rows[0])}", *lines[1:]])


def wide(rows: list[list[str]]) -> str:
    return "\n".join("    ".join(row) for row in rows)


TABLE = [HEADINGS.split(), FIRST, SECOND]
BLOCK = "{0}.{1}\n目标:{3}\n进展情况:{4}\n牵头单位:{2}\n"
SHAPES = {
    "one_cell_a_line": HEADINGS + "\n".join([*FIRST, *SECOND]),
    "blank_lines_between_cells": "\n\n".join([*HEADINGS.split(), *FIRST, *SECOND]),
    "page_furniture_below": HEADINGS + "\n".join([*FIRST, *SECOND, "【打印本页】", "上一篇:无"]),
    "sections_between": HEADINGS + "\n".join([*FIRST, "二、民生类", *SECOND]),
    "headings_on_each_page": HEADINGS + "\n".join(FIRST) + "\n" + HEADINGS + "\n".join(SECOND),
    "pipes": piped(TABLE),
    "markdown": markdown(TABLE),
    "several_spaces": wide(TABLE),
    "blocks": BLOCK.format(*FIRST) + BLOCK.format(*SECOND),
    "blocks_on_one_line": "".join(
        "{}、{}\n牵头单位:{}  目标:{}  进展情况:{}\n".format(*row) for row in (FIRST, SECOND)
    ),
    "blocks_with_full_width_colons": "".join(
        "{}.{}\n牵头单位\uff1a{}\n3月目标\uff1a{}\n进展情况\uff1a{}\n".format(*row)
        for row in (FIRST, SECOND)
    ),
    "blocks_in_brackets": "".join(
        "({}){}(责任单位:{})\n【3月目标】{}\n【进展情况】{}\n\n".format(*row)
        for row in (FIRST, SECOND)
    ),
    "blocks_without_numbers": "".join(
        "项目名称:{1}\n责任单位:{2}\n目标:{3}\n进展:{4}\n\n".format(*row) for row in (FIRST, SECOND)
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_two_projects_in_every_shape(shape: str, read: ReadTable) -> None:
    sheet = read(TOP + SHAPES[shape], "下载.txt")

    assert cells(sheet) == [FIRST, SECOND]
    assert sheet.page_title == "宝山区2023年3月实事项目进展"
    assert (sheet.publisher, sheet.published) == ("区政府办", "2023-04-12")
    assert (sheet.heading_month, sheet.heading_year, sheet.format) == (3, 2023, "text")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8-sig"])
def test_encoding_of_every_shape(shape: str, encoding: str, read: ReadTable) -> None:
    assert cells(read((TOP + SHAPES[shape]).encode(encoding), "a.txt")) == [FIRST, SECOND]


def test_points_of_a_cell_on_lines_of_their_own(read: ReadTable) -> None:
    goal = ["1、完成选址。", "2、完成立项。"]
    progress = ["1、已选址。", "2、已立项。", "3、已招标。"]
    lines = [*FIRST[:3], *goal, *progress, *SECOND]
    sheet = read(HEADINGS + "\n".join(lines), "a.txt")

    assert texts(sheet)["goal"] == "\n".join(goal)
    assert texts(sheet)["progress"] == "\n".join(progress)
    assert "第 1 项" in sheet.notices[0].text


@pytest.mark.parametrize(
    ("headings", "cell"),
    [
        ("序号 项目内容 牵头单位 3月 目标 进展情况", "完成选址。"),
        ("序号 项目内容 责任单位 牵头单位 3月目标 进展情况", "完成选址。"),
        ("序号 项目内容 牵头单位 进展情况 2月 3月", None),
    ],
)
def test_headings_over_others_have_no_cell_of_their_own(
    headings: str, cell: str | None, read: ReadTable
) -> None:
    lines = [*headings.split(), *FIRST, *SECOND]
    sheet = read(TOP + "\n".join(lines), "2023-03.txt")
    assert texts(sheet).get("goal") == cell
    assert [row.text(Column.PROGRESS) for row in sheet.rows] == [FIRST[4], SECOND[4]]
    assert [row.text(Column.LEAD_UNIT) for row in sheet.rows] == [FIRST[2], SECOND[2]]


def test_an_empty_last_cell_without_a_bar_before_the_first(read: ReadTable) -> None:
    rows = [HEADINGS.split(), FIRST, [*SECOND[:4], ""]]
    sheet = read(TOP + piped(rows), "2023-03.txt")
    assert cells(sheet)[1] == [*SECOND[:4], ""]


def test_a_number_alone_on_a_line_may_be_a_cell(read: ReadTable) -> None:
    table = "序号\n项目名称\n年度目标\n完成数\n进展情况\n1\n床位\n5\n2\n好\n2\n食堂\n3\n1\n慢\n"
    sheet = read(table, "2023-03.txt")

    assert texts(sheet) == {
        "number": "1",
        "title": "床位",
        "target": "5",
        "done": "2",
        "progress": "好",
    }
    assert texts(sheet, 1)["title"] == "食堂"


def test_a_list_with_a_paragraph_under_each_title(read: ReadTable) -> None:
    sheet = read(
        "2023年一季度实事项目进展\n一、养老类\n1.新增200张护理床位\n截至3月底,已完成50张。\n"
        "其中A镇20张。\n二、教育类\n2.新建2所幼儿园\n已开工。\n注:数据截至3月底\n",
        "a.txt",
    )

    assert cells(sheet) == [
        ["1", "新增200张护理床位", "截至3月底,已完成50张。\n其中A镇20张。"],
        ["2", "新建2所幼儿园", "已开工。"],
    ]
    assert sheet.heading_month == 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、", "二、"),
        ("(一)", "(二)"),
        ("第一项 ", "第二项 "),
        ("1、", "2、"),
        ("①", "②"),
        ("24.", "25."),
    ],
)
def test_marks_of_lists(first: str, second: str, read: ReadTable) -> None:
    sheet = read(
        f"2023年3月进展\n{first}新增床位\n1.已完成选址。\n2.已立项。\n{second}新建食堂\n1.已开工。\n"
        if first != "1、"
        else f"2023年3月进展\n{first}新增床位\n已完成选址。\n{second}新建食堂\n已开工。\n",
        "a.txt",
    )

    assert [row[1] for row in cells(sheet)] == ["新增床位", "新建食堂"]


@pytest.mark.parametrize(
    "marks",
    [
        ("1.", "2、", "3."),
        ("1、", "2.", "3."),
        ("1.", "2.", "(3)"),
        ("1)", "2、", "3."),
        ("一、", "(二)", "三、"),
    ],
)
def test_marks_in_mixed_styles_number_one_list(marks: tuple[str, ...], read: ReadTable) -> None:
    titles = ["新增护理床位200张", "新增义务教育学位2400个", "新建社区食堂5家"]
    blocks = [
        f"{mark}{title}\n目标:完成选址。\n进展情况:1、已选址。2、正在招标。\n牵头单位:区民政局\n"
        for mark, title in zip(marks, titles, strict=True)
    ]
    sheet = read(f"{TOP}\n{''.join(blocks)}", "2023-03.txt")
    assert [row[1] for row in cells(sheet)] == titles
    assert [row[2] for row in cells(sheet)] == ["区民政局"] * 3
    assert sheet.notices == ()


def test_a_gap_in_a_list_of_mixed_marks_loses_no_item_and_is_told(read: ReadTable) -> None:
    blocks = [
        f"{mark}新建项目\n目标:完成选址。\n进展:已选址。\n" for mark in ("1.", "2、", "4、", "5.")
    ]
    sheet = read(f"{TOP}\n{''.join(blocks)}", "2023-03.txt")
    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1", "2", "4", "5"]
    assert [one.text for one in sheet.notices] == ["序号不连续: 第2项之后是第4项,缺第3项"]


def test_points_in_another_style_are_no_items_where_a_number_is_missing(read: ReadTable) -> None:
    blocks = [
        f"{mark}新建项目\n目标:完成选址。\n进展:如下\n(1)已选址\n(2)已招标\n(3)已开工\n"
        for mark in ("1.", "3.")
    ]
    sheet = read(f"{TOP}\n{''.join(blocks)}", "2023-03.txt")
    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1", "3"]
    assert sheet.rows[0].text(Column.PROGRESS) == "如下\n(1)已选址\n(2)已招标\n(3)已开工"


def test_lists_that_begin_again_in_each_section_are_numbered_through(read: ReadTable) -> None:
    sheet = read(
        "2023年3月进展\n一、养老类\n1.床位\n已开工。\n2.食堂\n已招标。\n二、教育类\n1.幼儿园\n已封顶。\n",
        "a.txt",
    )

    assert [row[:2] for row in cells(sheet)] == [["1", "床位"], ["2", "食堂"], ["3", "幼儿园"]]
    assert "按先后编号" in sheet.notices[0].text


def test_a_report_with_chapters_over_its_list(read: ReadTable) -> None:
    sheet = read(
        "一、总体情况\n2023年3月共2项。\n二、项目进展\n1.床位\n已开工。\n2.食堂\n已招标。\n",
        "a.txt",
    )

    assert [row[1] for row in cells(sheet)] == ["床位", "食堂"]


def test_navigation_above_is_no_title(read: ReadTable) -> None:
    sheet = read("首页\n政务公开\n" + TOP + SHAPES["one_cell_a_line"], "a.txt")

    assert sheet.page_title == "宝山区2023年3月实事项目进展"


def test_a_title_of_several_lines_ends_before_the_lead_unit(read: ReadTable) -> None:
    lines = ["1", "为困难家庭改造", "住房30户", "区住建局", "改造6户", "已改造7户"]
    lines += ["2", "新建食堂9个", "区商务委", "2个", "建成3个"]
    sheet = read(HEADINGS + "\n".join(lines), "a.txt")

    assert [row[1:] for row in cells(sheet)] == [
        ["为困难家庭改造住房30户", "区住建局", "改造6户", "已改造7户"],
        ["新建食堂9个", "区商务委", "2个", "建成3个"],
    ]
    assert [notice.code for notice in sheet.notices] == ["joined_lines"]


def test_a_line_without_an_end_goes_on_in_the_same_cell(read: ReadTable) -> None:
    lines = ["1", "改造住房30户", "区住建局", "完成招标,", "改造6户", "已改造7户"]
    lines += ["2", "新建食堂9个", "区商务委", "完成(含", "扩建)2个", "建成3个"]
    sheet = read(HEADINGS + "\n".join(lines), "a.txt")

    assert [row[3:] for row in cells(sheet)] == [
        ["完成招标,\n改造6户", "已改造7户"],
        ["完成(含\n扩建)2个", "建成3个"],
    ]


def test_offices_below_each_other_are_one_cell(read: ReadTable) -> None:
    lines = [
        "1",
        "社区服务中心",
        "区民政局、",
        "区卫健委",
        "选址",
        "好",
        "2",
        "食堂",
        "区商务委",
        "区财政局",
        "x",
        "y",
    ]
    sheet = read(HEADINGS + "\n".join(lines), "a.txt")

    assert [row[1:3] for row in cells(sheet)] == [
        ["社区服务中心", "区民政局、\n区卫健委"],
        ["食堂", "区商务委\n区财政局"],
    ]


def test_words_wrapped_under_their_column_go_on_there(read: ReadTable) -> None:
    sheet = read(
        "序号   项目内容        牵头单位     进展情况\n"
        "1      新增400台电梯   区房管局     已完成选址,\n"
        "                                    正在立项。\n"
        "2      食堂            区商务委     好\n",
        "2023-03.txt",
    )

    assert [row[-1] for row in cells(sheet)] == ["已完成选址,正在立项。", "好"]


def test_groups_over_a_list_whose_items_are_one_line_each(read: ReadTable) -> None:
    sheet = read(
        "2023年3月实事项目\n一、教育类(1项)\n(一)新建2所幼儿园。已选址。\n"
        "二、养老类(1项)\n(二)新增100张床位。已开工。\n",
        "a.txt",
    )

    assert cells(sheet) == [
        ["一", "新建2所幼儿园", "已选址。"],
        ["二", "新增100张床位", "已开工。"],
    ]


def test_one_block_alone(read: ReadTable) -> None:
    sheet = read("2023年3月\n7.新增床位\n目标:50张\n进展情况:好\n", "a.txt")

    assert texts(sheet) == {"number": "7", "title": "新增床位", "goal": "50张", "progress": "好"}


def test_prose_under_a_table_is_no_row(read: ReadTable) -> None:
    assert cells(read(TOP + markdown(TABLE) + "\n\n详情见网站。\n", "a.md")) == [FIRST, SECOND]


def test_a_notice_of_other_things_is_no_list_of_projects(problems: ReadProblems) -> None:
    (problem,) = problems("关于防汛的通知\n一、提高认识\n要重视。\n二、加强检查\n要检查。\n")

    assert problem.code == "E205"


def test_a_row_that_lacks_a_cell_is_refused_with_its_place(problems: ReadProblems) -> None:
    (problem,) = problems(HEADINGS + "1\n床位\n区民政局\n好\n" + "\n".join(SECOND))

    assert (problem.code, problem.place) == ("E206", "2023-03.csv:表1:第6行")


def test_points_written_as_the_titles_are_stay_in_their_project(read: ReadTable) -> None:
    sheet = read(
        "2023年3月进展\n1.新增床位\n进展情况:\n1.已选址。\n2.已立项。\n\n2.新建食堂\n进展情况:已开工。\n",
        "a.txt",
    )

    assert cells(sheet) == [
        ["1", "新增床位", "1.已选址。\n2.已立项。"],
        ["2", "新建食堂", "已开工。"],
    ]


def test_a_title_and_its_progress_on_one_line(read: ReadTable) -> None:
    sheet = read("2023年3月进展\n1.新增200张床位。已完成50张。\n2.新建2家食堂。已开工。\n", "a.txt")

    assert cells(sheet) == [
        ["1", "新增200张床位", "已完成50张。"],
        ["2", "新建2家食堂", "已开工。"],
    ]


def test_a_goal_of_the_year_is_the_target(read: ReadTable) -> None:
    sheet = read(
        "2023年3月进展\n1.床位\n目标:全年新增200张\n进展情况:50张\n2.食堂\n目标:年度新建2家\n进展情况:1家\n",
        "a.txt",
    )

    assert texts(sheet)["target"] == "全年新增200张"
    assert "goal" not in texts(sheet)


def test_words_beside_a_labelled_progress_are_a_remark(read: ReadTable) -> None:
    sheet = read(
        "2023年3月进展\n1.床位\n建在城南。\n进展情况:已开工\n2.食堂\n进展情况:已开业\n", "a.txt"
    )

    assert texts(sheet)["remark"] == "建在城南。"
    assert texts(sheet)["progress"] == "已开工"


@pytest.mark.parametrize(("line", "number", "rest"), LISTS["examples"])
def test_example_of_a_mark(line: str, number: str, rest: str) -> None:
    mark = read_mark(line)

    assert mark is not None
    assert (str(mark.number), mark.rest) == (number, rest)


@pytest.mark.parametrize("line", LISTS["refused"])
def test_line_that_begins_with_no_mark(line: str) -> None:
    assert read_mark(line) is None


def test_a_colon_within_a_sentence_is_no_label() -> None:
    (part,) = split_labels("已完成以下目标:新增50张;下一步计划是开工:待定")

    assert part.heading is None
    assert part.text == "已完成以下目标:新增50张;下一步计划是开工:待定"


def test_a_promise_below_its_own_title_is_the_target(read: ReadTable) -> None:
    items = [
        f"({number})新建{what}。目标任务:年底前建成{count}家。进展情况:正在招标。责任单位:区商务委;"
        "配合单位:区财政局。"
        for number, what, count in (("一", "社区食堂", 2), ("二", "护理站", 3))
    ]
    sheet = read(TOP + "\n".join(["一、民生保障类", *items]), "2023-03.txt")
    assert texts(sheet) == {
        "number": "一",
        "title": "新建社区食堂。",
        "target": "年底前建成2家。",
        "progress": "正在招标。",
        "lead_unit": "区商务委",
        "helpers": "区财政局",
    }


def test_labels_may_be_points_and_stand_in_one_bracket(read: ReadTable) -> None:
    text = "\n".join(
        f"{mark}、新建{what}(牵头单位:区商务委;配合单位:区财政局)\n(一)目标:完成招标\n(二)进展:正在招标"
        for mark, what in (("一", "食堂"), ("二", "护理站"))
    )
    sheet = read(TOP + text, "2023-03.txt")
    assert texts(sheet, 1) == {
        "number": "二",
        "title": "新建护理站",
        "lead_unit": "区商务委",
        "helpers": "区财政局",
        "goal": "完成招标",
        "progress": "正在招标",
    }


def test_numbers_of_blocks_may_have_a_label(read: ReadTable) -> None:
    blocks = [f"序号:{n}\n项目名称:新建{n}家\n进展情况:正在招标。\n" for n in (24, 25)]
    sheet = read(TOP + "\n".join(blocks), "2023-03.txt")
    assert [list(row.texts.values()) for row in sheet.rows] == [
        ["24", "新建24家", "正在招标。"],
        ["25", "新建25家", "正在招标。"],
    ]


def test_who_signs_a_list_is_no_lead_unit(read: ReadTable) -> None:
    blocks = [f"{n}.新建{n}家\n进展:正在招标。\n牵头单位:区商务委\n" for n in (1, 2)]
    signed = "\n青禾区人民政府督查室\n2023年4月3日\n\n联系人:张三 电话:12345\n"
    sheet = read(TOP + "".join(blocks) + signed, "2023-03.txt")
    assert sheet.rows[1].text(Column.LEAD_UNIT) == "区商务委"


@pytest.mark.parametrize(
    ("title", "progress", "lead", "helpers"),
    [
        ("新建食堂(区商务委牵头)", "正在招标。", "区商务委", None),
        (
            "新建食堂",
            "由区商务委、区民政局牵头实施,区财政局配合。正在招标。",
            "区商务委、区民政局",
            "区财政局",
        ),
        ("新建食堂", "正在招标。责任单位为区商务委。", "区商务委", None),
        ("新建食堂", "各镇牵头,正在招标。", None, None),
        ("新建食堂", "牵头推进,相关部门配合较好。", None, None),
    ],
)
def test_who_leads_may_be_told_in_a_sentence(
    title: str, progress: str, lead: str | None, helpers: str | None, read: ReadTable
) -> None:
    sheet = read(f"{TOP}\n1.{title}\n{progress}\n2.新建公园\n已开工。\n", "2023-03.txt")
    first = texts(sheet)
    assert (first["title"], first["progress"]) == (title, progress)
    assert (first.get("lead_unit") or None, first.get("helpers") or None) == (lead, helpers)


def test_a_total_under_the_cells_is_no_part_of_the_last_one(read: ReadTable) -> None:
    sheet = read(TOP + HEADINGS + "\n".join([*FIRST, *SECOND, "合计", "2项"]), "2023-03.txt")
    assert cells(sheet) == [FIRST, SECOND]
    assert sheet.notices == ()


def test_blank_cells_of_piped_rows_at_either_end(read: ReadTable) -> None:
    rows = [HEADINGS.split(), FIRST, ["", "其中:甲镇", "", "", "20张"], [*SECOND[:4], ""]]
    sheet = read(TOP + piped(rows), "2023-03.txt")
    assert sheet.rows[0].text(Column.TITLE) == f"{FIRST[1]}\n其中:甲镇"
    assert cells(sheet)[1] == [*SECOND[:4], ""]


def test_a_table_drawn_with_lines(read: ReadTable) -> None:
    rows = ["│".join(["", *row, ""]) for row in (HEADINGS.split(), FIRST, SECOND)]
    text = "\n".join(["┌─┬─┬─┬─┬─┐", rows[0], "├─┼─┼─┼─┼─┤", *rows[1:], "└─┴─┴─┴─┴─┘"])
    assert cells(read(f"{TOP}{text}", "2023-03.txt")) == [FIRST, SECOND]


def test_a_blank_cell_among_wide_columns_is_told_by_the_places_of_the_others(
    read: ReadTable,
) -> None:
    text = (
        "序号   项目内容        牵头单位    3月目标   进展情况\n"
        "1      新增200张床位   区民政局    选址      已选址\n"
        "2      新建2家         区商务委              正在招标\n"
    )
    assert cells(read(TOP + text, "2023-03.txt"))[1] == ["2", "新建2家", "区商务委", "", "正在招标"]


@pytest.mark.parametrize("dot", ["—", "● ", "- ", "(一)", "※"])
def test_dots_before_labels_are_no_words(dot: str, read: ReadTable) -> None:
    blocks = [f"{n}.新建{n}家\n{dot}目标:完成招标\n{dot}进展:正在招标。\n" for n in (1, 2)]
    sheet = read(TOP + "".join(blocks), "2023-03.txt")
    assert list(texts(sheet, 1).values()) == ["2", "新建2家", "完成招标", "正在招标。"]


def test_a_title_on_the_line_below_its_number(read: ReadTable) -> None:
    blocks = [f"{n}.\n新建{n}家\n进展:正在招标。\n" for n in (1, 2)]
    sheet = read(TOP + "".join(blocks), "2023-03.txt")
    assert list(texts(sheet, 1).values()) == ["2", "新建2家", "正在招标。"]


def test_columns_whose_headings_mean_nothing_are_told_of(read: ReadTable) -> None:
    sheet = read("序号,类别,项目内容,空列,进展情况\n1,民生,新建1家,,已选址\n", "2023-03.csv")
    assert [one.text for one in sheet.notices] == ["没有读取的列: 类别"]


def test_a_total_or_a_day_among_an_item_s_words_is_no_end(read: ReadTable) -> None:
    first = "1.新建1家\n进展:甲镇1家\n合计:\n1家\n预计开工\n2023年6月30日\n"
    sheet = read(TOP + first + "2.新建2家\n进展:竣工日\n2023年4月3日\n", "2023-03.txt")
    assert texts(sheet)["progress"] == "甲镇1家\n合计:\n1家\n预计开工\n2023年6月30日"
    assert texts(sheet, 1)["progress"] == "竣工日\n2023年4月3日"


@pytest.mark.parametrize(("line", "number", "rest"), LISTS["digit_examples"])
def test_example_of_a_title_that_begins_with_a_digit(line: str, number: str, rest: str) -> None:
    mark = digit_title(line)
    assert mark is not None
    assert (str(mark.number), mark.rest) == (number, rest)


@pytest.mark.parametrize("line", LISTS["digit_refused"])
def test_decimals_that_begin_no_title(line: str) -> None:
    assert digit_title(line) is None


DIGIT_TITLES = ["5G基站新建50座", "3号线站点改造4个", "120急救站新建2座", "12345热线扩容30席"]


@pytest.mark.parametrize("mark", ["{}.", "{}\uff0e", "{}、", "{} ", "({})", "第{}项 ", ""])
def test_titles_that_begin_with_a_digit_begin_projects(mark: str, read: ReadTable) -> None:
    items = [
        f"{mark.format(n)}{title}\n目标:完成选址\n进展:已选址。\n\n"
        for n, title in enumerate(DIGIT_TITLES, 1)
    ]
    assert [row[1] for row in cells(read(TOP + "".join(items), "2023-03.txt"))] == DIGIT_TITLES


def test_a_title_with_a_digit_among_others_and_decimals_within_items(read: ReadTable) -> None:
    text = "1.新建道路\n1.5公里道路已完工。\n2.5G基站新建50座\n2.1万户已覆盖。\n3.新建食堂\n好。\n"
    assert cells(read(TOP + text, "2023-03.txt")) == [
        ["1", "新建道路", "1.5公里道路已完工。"],
        ["2", "5G基站新建50座", "2.1万户已覆盖。"],
        ["3", "新建食堂", "好。"],
    ]
