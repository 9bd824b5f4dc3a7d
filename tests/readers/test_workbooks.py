"""Workbooks: what a person sees in their cells, wherever the table stands."""

from datetime import date

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column, Sheet
from tests.readers.office_files import (
    HEAD,
    ROW,
    inline,
    ods,
    ods_row,
    raw_xlsx,
    xls,
    xlsx,
    xlsx_of,
    xml_row,
    xml_workbook,
)
from tests.readers.small_tables import ReadTable


def cells(sheet: Sheet, row: int = 0) -> list[str]:
    return list(sheet.rows[row].texts.values())


def notices(sheet: Sheet) -> dict[str, str]:
    return {notice.code: notice.text for notice in sheet.notices}


def test_a_table_is_found_wherever_it_starts(read: ReadTable) -> None:
    def write(sheet: Worksheet) -> None:
        sheet["C2"] = "宝山区2023年4月实事项目进展"
        for column, (heading, cell) in enumerate(zip(HEAD, ROW, strict=True), 3):
            sheet.cell(7, column, heading)
            sheet.cell(8, column, cell)

    sheet = read(xlsx(write), "进展.xlsx")

    assert cells(sheet) == list(ROW)
    assert sheet.rows[0].row == 8
    assert sheet.page_title == "宝山区2023年4月实事项目进展"
    assert (sheet.format, sheet.encoding) == ("xlsx", "")


def test_numbers_and_dates_are_read_as_a_person_sees_them(read: ReadTable) -> None:
    shown = [
        (0.3424, "0.00%", "34.24%"),
        (45, "0.00", "45.00"),
        (1, "General", "1"),
        (1234, "#,##0", "1,234"),
        (date(2023, 4, 20), 'yyyy"年"m"月"', "2023年4月"),
        (date(2023, 4, 20), "mm-dd-yy", "2023/4/20"),  # the built-in day, as a Chinese Excel has it
        ("007", "@", "007"),
        (12, '[DBNum1][$-804]General"台"', "十二台"),
        (True, "General", "TRUE"),
    ]

    def write(sheet: Worksheet) -> None:
        sheet.append(["序号", "项目内容", "进展情况"])
        for number, (value, code, _) in enumerate(shown, 1):
            sheet.append([number, "甲", value])
            sheet.cell(number + 1, 3).number_format = code

    sheet = read(xlsx(write), "2023-04.xlsx")

    told = [row.text(Column.PROGRESS) for row in sheet.rows]
    assert told == [as_seen for _, _, as_seen in shown]
    assert [row.text(Column.NUMBER) for row in sheet.rows] == [str(n) for n in range(1, 10)]


def test_merged_cells_belong_to_all_their_rows(read: ReadTable) -> None:
    def write(sheet: Worksheet) -> None:
        sheet.append(HEAD)
        sheet.append(["1", "新增400台", "区房管局", "40台", "新增41台"])
        sheet.append([None, "完工200台", None, "20台", "完工26台"])
        sheet.append(["2", "新建3家", None, "1家", "建成1家"])
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("C2:C4")

    sheet = read(xlsx(write), "2023-04.xlsx")

    assert [row.row for row in sheet.rows] == [2, 4]
    assert cells(sheet) == [
        "1",
        "新增400台\n完工200台",
        "区房管局",
        "40台\n20台",
        "新增41台\n完工26台",
    ]
    assert sheet.rows[1].text(Column.LEAD_UNIT) == "区房管局"
    assert sheet.notices == ()


def test_a_merged_title_and_section_are_no_projects(read: ReadTable) -> None:
    def write(sheet: Worksheet) -> None:
        sheet.append(["2023年4月实事项目进展"])
        sheet.append(HEAD)
        sheet.append(["一、住房类"])
        sheet.append(ROW)
        sheet.append(["合计", None, None, None, "1项"])
        for block in ("A1:E1", "A3:E3", "A5:C5"):
            sheet.merge_cells(block)

    sheet = read(xlsx(write), "进展.xlsx")

    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1"]
    assert sheet.page_title == "2023年4月实事项目进展"


@pytest.mark.parametrize("depth", [2, 3])
def test_headings_two_and_three_rows_deep(depth: int, read: ReadTable) -> None:
    def write(sheet: Worksheet) -> None:
        if depth == 3:
            sheet.append(["序号", "项目内容", "进展情况", None, None, None])
        sheet.append(["序号", "项目内容", "3月", None, "4月", None])
        sheet.append([None, None, "目标", "完成情况", "目标", "完成情况"])
        sheet.append(["1", "新增400台", "40台", "新增41台", "50台", "新增60台"])
        sheet.merge_cells(start_row=1, end_row=depth, start_column=1, end_column=1)
        sheet.merge_cells(start_row=1, end_row=depth, start_column=2, end_column=2)
        sheet.merge_cells(start_row=depth - 1, end_row=depth - 1, start_column=3, end_column=4)
        sheet.merge_cells(start_row=depth - 1, end_row=depth - 1, start_column=5, end_column=6)
        if depth == 3:
            sheet.merge_cells("C1:F1")

    sheet = read(xlsx(write), "2023-04.xlsx")

    assert sheet.rows[0].text(Column.GOAL) == "50台"
    assert sheet.rows[0].text(Column.PROGRESS) == "新增60台"
    assert sheet.heading_month == 4


def test_hidden_rows_and_columns_are_read_and_told_of(read: ReadTable) -> None:
    def write(sheet: Worksheet) -> None:
        sheet.append(HEAD)
        for number in range(1, 7):
            sheet.append([number, *ROW[1:]])
        for row in (3, 5, 6):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions["D"].hidden = True

    sheet = read(xlsx(write, "进展"), "2023-04.xlsx")

    assert len(sheet.rows) == 6
    assert notices(sheet) == {
        "hidden_rows": "进展 的第 3、5-6 行是隐藏的,已照常读取",
        "hidden_columns": "进展 的 D 列是隐藏的,已照常读取",
    }


def test_a_hidden_sheet_is_left_and_told_of(read: ReadTable) -> None:
    sheet = read(
        xlsx_of(说明=[["填表说明"]], 藏=[HEAD, ROW], 进展=[HEAD, ("2", *ROW[1:])]), "4月.xlsx"
    )

    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["2"]
    assert sheet.rows[0].table == 3
    assert notices(sheet) == {
        "hidden_sheet_left": "工作表“藏”是隐藏的,没有读取",
        "tables_left": "工作表“说明”没有进展表的表头,没有读取",
    }


def test_a_hidden_sheet_is_read_where_no_other_has_the_table(read: ReadTable) -> None:
    sheet = read(xlsx_of(说明=[["填表说明"]], 藏=[HEAD, ROW]), "4月.xlsx")

    assert cells(sheet) == list(ROW)
    assert "读取了它" in notices(sheet)["hidden_sheet"]


def test_projects_may_be_spread_over_sheets(read: ReadTable) -> None:
    sheet = read(xlsx_of(市级=[HEAD, ROW], 区级=[HEAD, ("2", *ROW[1:])]), "4月.xlsx")

    assert [(row.table, row.text(Column.NUMBER)) for row in sheet.rows] == [(1, "1"), (2, "2")]


def test_of_a_sheet_a_month_the_months_is_taken(read: ReadTable) -> None:
    head = ("序号", "项目内容", "进展情况")
    book = xlsx_of(**{"3月": [head, ("1", "甲", "三月的")], "4月": [head, ("1", "甲", "四月的")]})

    by_name = read(book, "2023-04.xlsx")
    by_person = read(book, "进展.xlsx", Month(2023, 3))

    assert by_name.rows[0].text(Column.PROGRESS) == "四月的"
    assert by_person.rows[0].text(Column.PROGRESS) == "三月的"
    assert "“3月”" in notices(by_name)["other_months"]


def test_a_sheets_name_may_tell_the_month(read: ReadTable) -> None:
    head = ("序号", "项目内容", "进展情况")
    sheet = read(xlsx_of(**{"2023年4月": [head, ("1", "甲", "好")]}), "进展.xlsx")

    assert (sheet.heading_month, sheet.heading_year, sheet.page_title) == (4, 2023, "")


def test_a_formula_has_its_stored_result_and_one_without_is_told_of(read: ReadTable) -> None:
    head = inline(HEAD)
    sheet = read(
        raw_xlsx(
            head + '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><f>X</f><v>新增400台</v></c>'
            '<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E2"><f>SUM(A1:A9)</f></c></row>'
        ),
        "2023-04.xlsx",
    )

    assert cells(sheet) == ["1", "新增400台", "", "#DIV/0!", ""]
    assert notices(sheet)["uncounted"].startswith("Sheet1!E2 是公式而没有存下结果")
    assert notices(sheet)["formula_error"].startswith("Sheet1!D2 是公式出错的结果")


def test_rich_text_reading_aids_and_escapes_are_as_shown(read: ReadTable) -> None:
    strings = (
        "<si><r><t>新增</t></r><r><t>400台</t></r></si>"
        "<si><t>东京</t><rPh><t>とうきょう</t></rPh></si>"
        "<si><t>一_x000D_\n二_x0000__xZZZZ_</t></si>"
    )
    shared = "".join(f'<c t="s"><v>{at}</v></c>' for at in (0, 1, 99))
    sheet = read(
        raw_xlsx(
            inline(HEAD) + f'<row><c><v>1</v></c>{shared}<c t="s"><v>2</v></c></row>',
            strings=strings,
        ),
        "2023-04.xlsx",
    )

    assert cells(sheet) == ["1", "新增400台", "东京", "", "一\n二_xZZZZ_"]


def test_a_stray_cell_in_the_last_row_and_column_costs_nothing(read: ReadTable) -> None:
    stray = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = read(raw_xlsx(inline(HEAD, ROW) + stray), "2023-04.xlsx")

    assert cells(sheet) == list(ROW)
    assert notices(sheet) == {"stray_cells": "Sheet1!XFD1048576 离表格太远,没有读取"}


def test_words_beside_the_table_are_told_of(read: ReadTable) -> None:
    sheet = read(xlsx_of(Sheet1=[HEAD, [*ROW, None, "待核"]]), "2023-04.xlsx")

    assert cells(sheet) == list(ROW)
    assert notices(sheet) == {"beside": "Sheet1 第 2 行有表格之外的字,没有读取"}


def test_a_workbook_of_old_shows_what_its_formats_say(read: ReadTable) -> None:
    import xlwt

    def write(sheet: xlwt.Worksheet) -> None:
        for column, heading in enumerate((*HEAD, "完成率")):
            sheet.write(0, column, heading)
        sheet.write_merge(1, 2, 0, 0, 1)
        sheet.write(1, 1, "新增400台")
        sheet.write(2, 1, "完工200台")
        sheet.write(1, 3, 40, xlwt.easyxf(num_format_str='0"台"'))
        sheet.write(1, 4, "新增41台")
        sheet.write(1, 5, 0.3424, xlwt.easyxf(num_format_str="0.00%"))
        sheet.row(2).hidden = True

    sheet = read(xls(write), "2023-04.et")

    assert sheet.format == "xls"
    assert cells(sheet) == ["1", "新增400台\n完工200台", "", "40台", "新增41台", "34.24%"]
    assert notices(sheet) == {"hidden_rows": "Sheet1 的第 3 行是隐藏的,已照常读取"}


def test_an_open_document_shows_the_text_of_its_cells(read: ReadTable) -> None:
    merged = (
        '<table:table-cell table:number-rows-spanned="2"><text:p>{}</text:p></table:table-cell>'
    )
    covered = "<table:covered-table-cell/>"
    two_lines = (
        "<table:table-cell><office:annotation><text:p>批注</text:p></office:annotation>"
        '<text:p>新增<text:s text:c="2"/>41台</text:p><text:p>好</text:p></table:table-cell>'
    )
    share = (
        '<table:table-cell office:value-type="percentage" office:value="0.3424">'
        "<text:p>34.24%</text:p></table:table-cell>"
    )
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = (
        ods_row(blank, number_rows_repeated="3"),
        ods_row(*HEAD, "完成率", blank),
        ods_row(merged.format(1), "新增400台", merged.format("区房管局"), "40台", two_lines, share),
        ods_row(covered, "完工200台", covered, "20台", visibility="collapse"),
        ods_row(blank, number_rows_repeated="1048000"),
    )
    sheet = read(ods(f'<table:table table:name="进展">{"".join(rows)}</table:table>'), "4月.ods")

    assert sheet.format == "ods"
    assert cells(sheet) == [
        "1",
        "新增400台\n完工200台",
        "区房管局",
        "40台\n20台",
        "新增  41台\n好",
        "34.24%",
    ]
    assert sheet.rows[0].row == 5
    assert notices(sheet) == {
        "hidden_rows": "进展 的第 6 行是隐藏的,已照常读取",
        "unseen": "没有读取批注中的字 1 处(“批注”)",
    }


def test_a_hidden_sheet_of_an_open_document_is_left(read: ReadTable) -> None:
    hidden = (
        '<style:style style:name="ta1"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    tables = (
        f'<table:table table:name="藏" table:style-name="ta1">{ods_row(*HEAD)}{ods_row(*ROW)}'
        f'</table:table><table:table table:name="进展">{ods_row(*HEAD)}'
        f"{ods_row('2', *ROW[1:])}</table:table>"
    )
    sheet = read(ods(tables, hidden), "4月.ods")

    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["2"]
    assert notices(sheet) == {"hidden_sheet_left": "工作表“藏”是隐藏的,没有读取"}


def test_a_workbook_under_any_name_is_read(read: ReadTable) -> None:
    book = xlsx_of(Sheet1=[HEAD, ROW])

    assert {read(book, f"2023-04{ending}").format for ending in (".xls", ".et", ".csv", "")} == {
        "xlsx"
    }


def test_tables_with_other_headings_may_stand_one_below_the_other(read: ReadTable) -> None:
    other = ("序号", "牵头单位", "项目内容", "4月目标", "进展情况")
    sheet = read(
        xlsx_of(
            进展=[HEAD, ROW, [], ["二、区级项目"], other, ("2", "区教育局", "新建3家", "1家", "好")]
        ),
        "2023-04.xlsx",
    )

    assert [row.row for row in sheet.rows] == [2, 6]
    assert sheet.rows[1].text(Column.LEAD_UNIT) == "区教育局"
    assert sheet.rows[1].text(Column.TITLE) == "新建3家"


def test_columns_hidden_behind_the_table_are_not_told_of(read: ReadTable) -> None:
    def write(sheet: Worksheet) -> None:
        sheet.append(HEAD)
        sheet.append(ROW)
        sheet.column_dimensions.group("G", "XFD", hidden=True)

    assert read(xlsx(write), "2023-04.xlsx").notices == ()


def test_odd_addresses_are_counted_on_from_the_cell_before(read: ReadTable) -> None:
    row = (
        '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="?9" t="str"><x:v>甲</x:v></x:c>'
        '<x:c r="E1" t="d"><x:v>2023-04-20T00:00:00</x:v></x:c></x:row>'
    )
    merged = '<mergeCell ref="A:B"/><mergeCell ref="A2:A99999999"/><mergeCell ref="$B$2:$B$3"/>'
    sheet = read(
        raw_xlsx(inline(HEAD) + row.replace("<x:row", '<x:row xmlns:x="x"') + merged),
        "2023-04.xlsx",
    )

    assert cells(sheet) == ["1", "甲", "", "", "2023-04-20"]
    assert sheet.rows[0].row == 2


def test_truths_errors_and_hidden_columns_of_a_workbook_of_old(read: ReadTable) -> None:
    import xlwt

    def write(sheet: xlwt.Worksheet) -> None:
        for column, heading in enumerate((*HEAD, "是否达序")):
            sheet.write(0, column, heading)
        for column, text in enumerate((*ROW[:4], None, True)):
            if text is not None:
                sheet.write(1, column, text)
        sheet.row(1).set_cell_error(4, "#REF!")
        sheet.col(2).hidden = True

    sheet = read(xls(write), "2023-04.xls")

    assert cells(sheet)[4:] == ["#REF!", "TRUE"]
    assert notices(sheet) == {
        "hidden_columns": "Sheet1 的 C 列是隐藏的,已照常读取",
        "formula_error": "Sheet1!E2 是公式出错的结果,照原样读取;请核对原表",
    }


def test_values_without_a_text_and_formulas_without_a_value_in_an_open_document(
    read: ReadTable,
) -> None:
    value = '<table:table-cell office:value="1" office:value-type="float"/>'
    day = '<table:table-cell office:date-value="2023-04-20"/>'
    truth = '<table:table-cell office:boolean-value="true"/>'
    formula = '<table:table-cell table:formula="of:=SUM([.A1])"/>'
    inner = "<table:table><table:table-row><table:table-cell><text:p>内</text:p></table:table-cell>"
    nested = f"<table:table-cell><text:p>甲</text:p>{inner}</table:table-row></table:table></table:table-cell>"
    columns = '<table:table-column table:number-columns-repeated="3"/>'
    columns += '<table:table-column table:visibility="collapse"/>'
    rows = ods_row(*HEAD) + ods_row(value, nested, day, truth, formula)
    sheet = read(ods(f'<table:table table:name="进展">{columns}{rows}</table:table>'), "4月.ods")

    assert cells(sheet) == ["1", "甲\n内", "2023-04-20", "TRUE", ""]
    assert set(notices(sheet)) == {"hidden_columns", "uncounted"}
    assert notices(sheet)["hidden_columns"].startswith("进展 的 D 列")


def test_a_workbook_of_xml_under_the_name_xls(read: ReadTable) -> None:
    styles = (
        '<Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style>'
        """<Style ss:ID="s2"><NumberFormat ss:Format='yyyy"年"m"月"'/></Style>"""
    )

    def cell(kind: str, value: str, marks: str = "", beside: str = "") -> str:
        return f'<Cell{marks}><Data ss:Type="{kind}">{value}</Data>{beside}</Cell>'

    remark = "<Comment><Data>批注</Data></Comment>"
    rows = (
        '<Column/><Column ss:Index="4" ss:Hidden="1"/>',
        xml_row("2023年4月实事项目进展"),
        xml_row(*HEAD, "完成率", "备注", "是否达序", Index="3"),
        xml_row(
            cell("Number", "1", ' ss:MergeDown="1"'),
            "新增400台",
            cell("String", "区房管局", ' ss:MergeDown="1"', remark),
            cell("DateTime", "2023-04-20T00:00:00.000", ' ss:StyleID="s2"'),
            cell("String", "新增<B>41</B>台"),
            cell("Number", "0.3424", ' ss:StyleID="s1"'),
            cell("DateTime", "2023-04-21T00:00:00.000"),
            cell("Boolean", "1"),
        ),
        xml_row(cell("String", "完工200台", ' ss:Index="2"'), Hidden="1"),
        xml_row("2", "乙", '<Cell ss:Index="5" ss:Formula="=X"/>', cell("Error", "#REF!")),
    )
    after = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    content = xml_workbook("".join(rows), styles, after).encode("gb18030")

    sheet = read(content, "导出.xls")

    assert sheet.format == "xml"
    assert sheet.rows[0].texts == {
        Column.NUMBER: "1",
        Column.TITLE: "新增400台\n完工200台",
        Column.LEAD_UNIT: "区房管局",
        Column.GOAL: "2023年4月",
        Column.PROGRESS: "新增41台",
        Column.SHARE: "34.24%",
        Column.REMARK: "2023-04-21",
        Column.VERDICT: "TRUE",
    }
    assert [row.row for row in sheet.rows] == [4, 6]
    assert set(notices(sheet)) == {
        *("hidden_sheet", "hidden_rows", "hidden_columns", "uncounted", "formula_error"),
        "unseen",
    }
    assert notices(sheet)["unseen"] == "没有读取批注中的字 1 处(“批注”)"


def test_a_row_over_which_the_number_is_merged_belongs_to_the_headings(read: ReadTable) -> None:
    def write(sheet: Worksheet) -> None:
        sheet.append(["序号", "项目内容", "责任单位", None, "投资", "3月", None])
        sheet.append([None, None, "牵头", "配合", "概算(万元)", "目标", "进展情况"])
        sheet.append([1, "新建1家", "区民政局", "区财政局", 300, "选址", "已选址"])
        sheet.append([None, "完工1家", None, None, 20, "开工", "未开工"])
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("C1:D1")
        sheet.merge_cells("F1:G1")
        sheet.merge_cells("A3:A4")

    sheet = read(xlsx(write), "2023-03.xlsx")
    assert {column.value: text for column, text in sheet.rows[0].texts.items()} == {
        "number": "1",
        "title": "新建1家\n完工1家",
        "lead_unit": "区民政局",
        "helpers": "区财政局",
        "goal": "选址\n开工",
        "progress": "已选址\n未开工",
    }


def test_notes_may_have_a_cell_for_their_label(read: ReadTable) -> None:
    def write(sheet: Worksheet) -> None:
        for row in (HEAD, ROW, ("备注", "以上为区级项目"), (None, "数据截至4月30日")):
            sheet.append(row)

    sheet = read(xlsx(write), "2023-04.xlsx")
    assert [row.text(Column.TITLE) for row in sheet.rows] == [ROW[1]]
    assert sheet.notices == ()
