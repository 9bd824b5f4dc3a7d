"""Whole tables in the shapes that occur, and what is read in them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column, Sheet
from shishi_cli.readers.read_sheet import read_sheet
from tests.readers.small_tables import ReadTable

SAMPLE = Path(__file__).parents[2] / "sample_data" / "2023-03.csv"


def told(sheet: Sheet) -> tuple[int | None, int | None, str]:
    return sheet.heading_month, sheet.heading_year, sheet.heading_words


def texts(sheet: Sheet, row: int = 0) -> Mapping[str, str]:
    return {column.value: text for column, text in sheet.rows[row].texts.items()}


def test_the_sample_is_read_whole() -> None:
    sheet = read_sheet(SAMPLE)

    assert sheet.file == "2023-03.csv"
    assert sheet.encoding == "UTF-8 BOM"
    assert len(sheet.sha256) == 64
    assert [row.text(Column.NUMBER) for row in sheet.rows] == [str(n) for n in range(1, 46)]
    assert [row.row for row in sheet.rows] == list(range(2, 47))
    assert sheet.headings == {
        Column.NUMBER: "序号",
        Column.TITLE: "项目内容及居民受益面",
        Column.LEAD_UNIT: "牵头单位",
        Column.GOAL: "3月目标",
        Column.PROGRESS: "进展情况",
    }
    assert told(sheet) == (3, None, "3月目标")
    assert sheet.file_month == Month(2023, 3)
    assert texts(sheet, 16) == {
        "number": "17",
        "title": "帮助730名长期失业青年实现就业创业(市级)",
        "lead_unit": "区人力资源社会保障局",
        "goal": "帮助152名长期失业青年实现就业创业。",
        "progress": "截至3月底,今年帮助长期失业青年实现就业创业250人,完成年度目标的34.24%。",
    }


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(separator: str, read: ReadTable) -> None:
    table = "序号,项目内容,进展情况\n1,新建1家,已完成\n".replace(",", separator)

    assert texts(read(table)) == {"number": "1", "title": "新建1家", "progress": "已完成"}


def test_quoted_line_breaks_count_as_one_row(read: ReadTable) -> None:
    sheet = read('序号,项目内容,进展情况\n1,新建1家,"第一行\n第二行,""好"""\n2,新建2家,无\n')

    assert sheet.rows[0].text(Column.PROGRESS) == '第一行\n第二行,"好"'
    assert sheet.rows[1].row == 3


def test_titles_unit_and_date_lines_stand_above(read: ReadTable) -> None:
    sheet = read(
        "附件1,,\n宝山区2023年3月实事项目进展,,\n单位:个,,\n\n"
        "序号,项目内容,进展情况\n1,新建1家,已完成\n",
        "进展.csv",
    )

    assert sheet.page_title == "宝山区2023年3月实事项目进展"
    assert told(sheet) == (3, 2023, "宝山区2023年3月实事项目进展")
    assert sheet.file_month is None
    assert sheet.rows[0].row == 6


def test_two_header_rows(read: ReadTable) -> None:
    sheet = read(
        "序号,项目名称,目标,,完成情况,,备注\n"
        ",,年度,3月,累计完成数,完成率,\n"
        "1,养老床位,400张,100张,120,30%,无\n"
    )

    assert sheet.headings[Column.TARGET] == "年度目标"
    assert sheet.headings[Column.GOAL] == "3月目标"
    assert texts(sheet) == {
        "number": "1",
        "title": "养老床位",
        "target": "400张",
        "goal": "100张",
        "done": "120",
        "share": "30%",
        "remark": "无",
    }


def test_names_stand_over_a_fuller_second_header_row(read: ReadTable) -> None:
    sheet = read(
        "序号,项目名称,任务,,,\n,,年度目标,3月目标,进展情况,存在问题\n1,养老床位,400张,100张,好,无\n"
    )

    assert texts(sheet)["title"] == "养老床位"
    assert texts(sheet)["progress"] == "好"
    assert len(sheet.rows) == 1


def test_furniture_is_left_out(read: ReadTable) -> None:
    sheet = read(
        "序号,项目内容,进展情况\n一、教育类,,\n1,新建1家,已完成\n\n小 计,1项,\n二,养老类,\n"
        ",(三)其他,\n序号,项目内容,进展情况\n2,新建2家,未启动\n合计,,2\n,全区,2\n"
        "注:,*为市级,\n1.本表为月报,,\n2.数据为初步,以年报为准,\n填表人:张三,,审核人:李四\n"
    )

    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1", "2"]


def test_a_title_that_begins_like_a_total_is_a_project(read: ReadTable) -> None:
    sheet = read("序号,项目内容,进展情况\n1,全区菜市场改造,\n")

    assert texts(sheet)["title"] == "全区菜市场改造"


def test_projects_may_be_numbered_in_chinese(read: ReadTable) -> None:
    sheet = read("序号,项目内容,进展情况\n(一),新建1家,\n(二),新建2家,好\n")

    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["(一)", "(二)"]


def test_trailing_blank_cells_are_fine(read: ReadTable) -> None:
    assert len(read("序号,项目内容,进展情况,,\n1,新建1家,好,,,,,\n2,新建2家,好\n").rows) == 2


@pytest.mark.parametrize(
    ("heading", "cells", "column"),
    [
        ("完成情况", ["12", "300台", "-"], "done"),
        ("完成情况", ["30%", "34.24%", "100%"], "share"),
        ("完成情况", ["已完成选址", "12", "正在推进"], "progress"),
        ("1-3月实际完成情况", ["12", "30", "1.4万"], "done"),
        ("形象进度", ["30%", "40%", "50%"], "share"),
        ("当前进度", ["主体封顶", "进场", "完工"], "progress"),
    ],
)
def test_cells_decide_what_a_heading_means(
    heading: str, cells: list[str], column: str, read: ReadTable
) -> None:
    rows = "".join(f"{n},新建{n}家,{cell}\n" for n, cell in enumerate(cells, 1))

    assert texts(read(f"序号,项目内容,{heading}\n{rows}"))[column] == cells[0]


def test_projects_without_numbers_are_numbered_by_order(read: ReadTable) -> None:
    sheet = read(
        "项目名称,责任单位,进展情况\n一、养老类,,\n床位,区民政局,好\n,,快\n食堂,区商务委,\n"
        "合计,2,\n注:,数据为初步,\n"
    )

    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1", "2"]
    assert [row.text(Column.TITLE) for row in sheet.rows] == ["床位", "食堂"]
    assert texts(sheet)["progress"] == "好\n快"
    assert "表1 没有序号栏,按先后编号" in [notice.text for notice in sheet.notices]


def test_a_table_without_numbers_beside_one_with_them_is_a_summary(read: ReadTable) -> None:
    sheet = read(
        "<table><tr><td>项目名称<td>进展情况<tr><td>养老类<td>2项</table>"
        "<table><tr><td>序号<td>项目名称<td>进展情况<tr><td>1<td>床位<td>好</table>"
    )

    assert [row.text(Column.TITLE) for row in sheet.rows] == ["床位"]


def test_a_column_of_offices_headed_unit_is_the_lead_unit(read: ReadTable) -> None:
    sheet = read("序号,项目内容,单位,进展情况\n1,新建1家,区民政局,好\n2,新建2家,新城街道,好\n")

    assert texts(sheet)["lead_unit"] == "区民政局"


def test_a_status_word_beside_the_progress_is_a_verdict(read: ReadTable) -> None:
    sheet = read("序号,项目内容,进展情况,完成情况\n1,新建1家,已开业,已完成\n")

    assert texts(sheet)["progress"] == "已开业"
    assert texts(sheet)["verdict"] == "已完成"


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        ("目标任务", ["title"]),
        ("项目名称,目标任务", ["title", "target"]),
        ("目标任务,主要任务", ["target", "title"]),
        ("主要任务,全年目标任务", ["title", "target"]),
        ("项目名称,主要任务,年度目标", ["title", None, "target"]),
        ("牵头单位,责任单位,项目内容", ["lead_unit", "helpers", "title"]),
        ("分管领导,责任单位,责任人,项目内容", ["person", "lead_unit", None, "title"]),
        ("编号,项目内容", [None, "title"]),
    ],
)
def test_headings_that_depend_on_each_other(
    headings: str, columns: list[str | None], read: ReadTable
) -> None:
    cells = [f"第{n}格" for n in range(len(columns))]
    sheet = read(f"序号,{headings},进展情况\n1,{','.join(cells)},好\n")

    by_cell = {text: column.value for column, text in sheet.rows[0].texts.items()}
    if "分管领导" in headings:
        assert by_cell["第1格"] == "lead_unit"
    else:
        assert [by_cell.get(cell) for cell in cells] == columns


@pytest.mark.parametrize(
    ("headings", "name", "month", "goal", "progress"),
    [
        ("3月目标,进展情况", "2023-03", 3, "第0格", "第1格"),
        ("8月份目标,进展情况", "进展", 8, "第0格", "第1格"),
        ("一季度目标,进展情况", "进展", 3, "第0格", "第1格"),
        ("一季度目标,进展情况", "2023-02", None, "第0格", "第1格"),
        ("截至6月底进展,7月工作计划", "进展", 6, None, "第0格"),
        ("二季度目标,截至4月底进展", "进展", 4, "第0格", "第1格"),
        ("1-10月进展情况,1-11月进展情况", "2023-11", 11, None, "第1格"),
        ("1-8月实际完成情况,8月计划进度", "进展", 8, "第1格", "第0格"),
        ("一季度目标,二季度目标,三季度目标,进展情况", "2023-05", None, "第1格", "第3格"),
        ("一季度目标,二季度目标,截至8月进展", "进展", 8, None, "第2格"),
        ("一季度目标,5月目标,5月进展", "进展", 5, "第1格", "第2格"),
        ("一季度目标,二季度目标,进展情况", "进展", None, None, "第2格"),
        ("本月目标,本月进展情况", "2023-05", None, "第0格", "第1格"),
        ("2023年3月目标,进展情况", "进展", 3, "第0格", "第1格"),
    ],
)
def test_the_month_of_headings_chooses_columns(
    headings: str,
    name: str,
    month: int | None,
    goal: str | None,
    progress: str,
    read: ReadTable,
) -> None:
    cells = ",".join(f"第{n}格" for n in range(headings.count(",") + 1))
    sheet = read(f"序号,项目内容,{headings}\n1,新建1家,{cells}\n", f"{name}.csv")

    assert sheet.heading_month == month
    assert texts(sheet).get("goal") == goal
    assert texts(sheet)["progress"] == progress


def test_the_next_months_plan_is_not_the_goal(read: ReadTable) -> None:
    sheet = read("序号,项目内容,截至6月底进展,7月工作计划\n1,新建1家,已开工,封顶\n")

    assert texts(sheet)["next_plan"] == "封顶"
    assert "goal" not in texts(sheet)


def test_a_plan_later_than_the_page_is_the_next_months(read: ReadTable) -> None:
    sheet = read("2023年6月进展,,,\n序号,项目内容,进展情况,7月工作计划\n1,新建1家,已开工,封顶\n")

    assert told(sheet) == (6, 2023, "2023年6月进展")
    assert texts(sheet)["next_plan"] == "封顶"


def test_an_old_heading_left_standing_stays_the_goal(read: ReadTable) -> None:
    sheet = read("序号,项目内容,3月目标,4月进展\n1,新建1家,甲,乙\n")

    assert (sheet.heading_month, texts(sheet)["goal"]) == (4, "甲")


def test_a_plan_goes_before_a_page_that_is_later(read: ReadTable) -> None:
    sheet = read("2023年4月实事项目,,,\n序号,项目内容,3月目标,进展情况\n1,新建1家,甲,乙\n")

    assert told(sheet) == (3, 2023, "3月目标")


def test_a_month_not_yet_filled_in_is_not_the_tables(read: ReadTable) -> None:
    sheet = read("序号,项目内容,1月进展,2月进展,3月进展\n1,新建1家,选址,开工,\n", "进展.csv")

    assert sheet.heading_month == 2
    assert texts(sheet)["progress"] == "开工"


def test_a_persons_month_chooses_among_columns(read: ReadTable) -> None:
    table = "序号,项目内容,1月目标,1月进展,2月目标,2月进展\n1,新建1家,甲,乙,丙,丁\n"
    sheet = read(table, "进展.csv", Month(2023, 1))

    assert sheet.heading_month == 1
    assert (texts(sheet)["goal"], texts(sheet)["progress"]) == ("甲", "乙")


def test_heading_page_and_name_may_disagree_and_all_are_told(read: ReadTable) -> None:
    sheet = read("序号,项目内容,3月目标,进展情况\n1,新建1家,甲,乙\n", "2023-04.csv")

    assert (sheet.heading_month, sheet.file_month) == (3, Month(2023, 4))


def test_unknown_columns_are_left_out(read: ReadTable) -> None:
    sheet = read("序号,项目内容,投资额(万元),进展情况\n1,新建1家,500,好\n")

    assert texts(sheet) == {"number": "1", "title": "新建1家", "progress": "好"}


def test_white_space_around_a_cell_is_dropped_and_within_it_kept(read: ReadTable) -> None:
    sheet = read("序号,项目内容,进展情况\n 1 ,　新建 1 家 ,好\n")

    assert texts(sheet)["title"] == "新建 1 家"
    assert texts(sheet)["number"] == "1"


def test_the_same_content_has_the_same_hash(read: ReadTable) -> None:
    table = "序号,项目内容,进展情况\n1,新建1家,好\n"

    assert read(table, "2023-03.csv").sha256 == read(table, "副本.csv").sha256


@pytest.mark.parametrize(
    ("superior", "ours"),
    [
        ("市级目标", "我区任务"),
        ("省定目标任务", "区级目标任务"),
        ("上级下达任务数", "本区目标"),
        ("全市目标", "全区目标"),
        ("年度目标", "我区任务"),
        ("目标任务(市级)", "目标任务(区级)"),
        ("省级目标", "市级目标"),
    ],
)
def test_our_target_counts_beside_the_superior_s(superior: str, ours: str, read: ReadTable) -> None:
    for first, second in ((superior, ours), (ours, superior)):
        cells = {superior: "3000台", ours: "120台"}
        sheet = read(
            f"序号,项目名称,{first},{second},进展情况\n1,加装电梯,{cells[first]},{cells[second]},好\n"
        )
        assert texts(sheet)["target"] == "120台"
        assert [one.text for one in sheet.notices] == [f"没有读取的列: {superior}"]


def test_a_superior_s_target_alone_is_the_year_s(read: ReadTable) -> None:
    sheet = read("序号,项目名称,上级下达任务数,进展情况\n1,加装电梯,120台,好\n")
    assert (texts(sheet)["target"], sheet.notices) == ("120台", ())


def test_our_own_progress_counts_beside_that_of_the_whole_city(read: ReadTable) -> None:
    sheet = read("序号,项目名称,全市完成情况,我区完成情况\n1,电梯,完工900台,完工60台\n")
    assert texts(sheet)["progress"] == "完工60台"


def test_status_words_beside_an_explanation_are_a_verdict(read: ReadTable) -> None:
    head = "序号,项目名称,完成情况,情况说明\n"
    rows = "1,泊位,正常推进,已新增120个。\n2,公园,进度滞后,资金未落实。\n"
    sheet = read(head + rows)
    assert (texts(sheet)["verdict"], texts(sheet)["progress"]) == ("正常推进", "已新增120个。")
    told = read(head + "1,泊位,已新增120个,无\n2,公园,正常推进,资金未落实\n")
    assert (texts(told)["progress"], texts(told)["remark"]) == ("已新增120个", "无")
    alone = read(head + "1,泊位,正常推进,/\n2,公园,已完成,、\n")
    assert texts(alone)["progress"] == "正常推进"
