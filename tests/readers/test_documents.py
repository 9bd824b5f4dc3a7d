"""Word documents: their tables as they look with all changes accepted."""

import io

import docx as word
import pytest

from shishi_cli.domain.source import Column, Sheet
from tests.readers.office_files import HEAD, ROW, docx, numbering_of, p, tbl, tr
from tests.readers.small_tables import ReadTable

NAME = "2023-04.docx"


def cells(sheet: Sheet, row: int = 0) -> list[str]:
    return list(sheet.rows[row].texts.values())


def progress(read: ReadTable, cell: str) -> str:
    """What is read in a cell of progress that is given as XML."""
    return read(docx(tbl(HEAD, (*ROW[:4], cell))), NAME).rows[0].text(Column.PROGRESS)


def test_a_document_as_word_writes_it(read: ReadTable) -> None:
    document = word.Document()
    document.add_heading("宝山区2023年4月实事项目进展", 1)
    document.add_paragraph("单位:个")
    table = document.add_table(rows=4, cols=5)
    for position, heading in enumerate(HEAD):
        table.cell(0, position).text = heading
    for row, texts in enumerate(
        (ROW, ("", "完工200台", "", "20台", "完工26台"), ("2", *ROW[1:])), 1
    ):
        for position, text in enumerate(texts):
            table.cell(row, position).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(3, 3).merge(table.cell(3, 4))
    buffer = io.BytesIO()
    document.save(buffer)

    sheet = read(buffer.getvalue(), "进展.docx")

    assert sheet.format == "docx"
    assert sheet.page_title == "宝山区2023年4月实事项目进展"
    assert (sheet.heading_month, sheet.heading_year) == (4, 2023)
    assert cells(sheet) == [
        "1",
        "新增400台\n完工200台",
        "区房管局",
        "40台\n20台",
        "新增41台\n完工26台",
    ]
    assert cells(sheet, 1)[3:] == ["40台\n新增41台", ""]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_table_goes_on_after_a_page_break(repeated: bool, read: ReadTable) -> None:
    after = [("", "", "", "", "另有5台在建"), ("2", *ROW[1:])]
    second = [HEAD, *after] if repeated else after
    sheet = read(docx(p("4月进展") + tbl(HEAD, ROW) + p("第2页") + tbl(*second)), NAME)

    assert [(row.table, row.text(Column.NUMBER)) for row in sheet.rows] == [(1, "1"), (2, "2")]
    assert sheet.rows[0].text(Column.PROGRESS) == "新增41台\n另有5台在建"


def test_a_table_of_another_width_does_not_go_on(read: ReadTable) -> None:
    sheet = read(docx(tbl(HEAD, ROW) + tbl(("2", "填表人"), ("3", "审核人"))), NAME)

    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1"]


def test_tracked_changes_are_read_as_accepted(read: ReadTable) -> None:
    cell = (
        "<w:p><w:r><w:t>新增</w:t></w:r>"
        "<w:del><w:r><w:delText>30</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>41</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>台</w:t></w:r></w:moveTo></w:p>"
    )
    gone = tr("9", "撤销的", "甲", "乙", "丙", properties="<w:trPr><w:del/></w:trPr>")
    added = tr("2", *ROW[1:], properties="<w:trPr><w:ins/></w:trPr>")
    sheet = read(docx(f"<w:tbl>{tr(*HEAD)}{tr(*ROW[:4], cell)}{gone}{added}</w:tbl>"), NAME)

    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1", "2"]
    assert sheet.rows[0].text(Column.PROGRESS) == "新增41台"
    assert [row.row for row in sheet.rows] == [2, 3]


def test_a_deleted_end_of_paragraph_joins_it_to_the_next(read: ReadTable) -> None:
    cell = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>新增</w:t></w:r></w:p>" + p("41台")

    assert progress(read, cell) == "新增41台"


def test_a_deleted_cell_is_not_read(read: ReadTable) -> None:
    cell = "<w:tcPr><w:cellDel/></w:tcPr>" + p("删去的")

    assert progress(read, cell) == ""


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (p("第一段") + p("第二段"), "第一段\n第二段"),
        (
            "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>",
            "甲\n乙\t丙",
        ),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>", "甲"),
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接"),
        (f"<w:sdt><w:sdtContent>{p('下拉框')}</w:sdtContent></w:sdt>", "下拉框"),
        ("<w:p><w:fldSimple><w:r><w:t>域</w:t></w:r></w:fldSimple></w:p>", "域"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>1</w:t></w:r></w:p>", "1"),
        (
            "<w:p><w:r><x:AlternateContent xmlns:x='x'><x:Choice><w:txbxContent>"
            f"{p('框中')}</w:txbxContent></x:Choice><x:Fallback>{p('框中')}</x:Fallback>"
            "</x:AlternateContent><w:t>外</w:t></w:r></w:p>",
            "外",
        ),
        (f"{tbl(('甲镇', '3个'), ('乙镇', '2个'))}{p('')}", "甲镇 3个\n乙镇 2个"),
    ],
)
def test_what_a_cell_may_hold(cell: str, text: str, read: ReadTable) -> None:
    assert progress(read, cell) == text


def test_rows_in_a_content_control_are_rows(read: ReadTable) -> None:
    inside = f"<w:sdt><w:sdtContent>{tr(*ROW)}</w:sdtContent></w:sdt>"
    sheet = read(docx(f"<w:tbl>{tr(*HEAD)}{inside}</w:tbl>"), NAME)

    assert cells(sheet) == list(ROW)


def test_a_table_within_a_table_that_lays_out_the_page_is_found(read: ReadTable) -> None:
    layout = f"<w:tbl>{tr('导航', tbl(HEAD, ROW) + p(''))}</w:tbl>"

    assert cells(read(docx(layout), NAME)) == list(ROW)


def test_a_breakdown_within_a_cell_is_no_table_of_its_own(read: ReadTable) -> None:
    breakdown = tbl(("序号", "项目名称", "进展情况"), ("1", "甲镇", "3个")) + p("")
    sheet = read(docx(tbl(HEAD, (*ROW[:4], breakdown))), NAME)

    assert len(sheet.rows) == 1
    assert sheet.rows[0].text(Column.PROGRESS) == "序号 项目名称 进展情况\n1 甲镇 3个"


LEVELS = (
    ("decimal", "%1.", ["1.", "2.", "3."]),
    ("chineseCounting", "(%1)", ["(一)", "(二)", "(三)"]),
    ("decimalEnclosedCircleChinese", "%1", ["①", "②", "③"]),
    ("decimalZero", "%1", ["01", "02", "03"]),
    ("upperRoman", "%1", ["I", "II", "III"]),
    ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
    ("ideographDigital", "%1", ["一", "二", "三"]),
    ("chineseLegalSimplified", "%1", ["壹", "贰", "叁"]),
)


def numbered(number: str = "1", level: int = 0, text: str = "") -> str:
    mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{mark}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def definition(*levels: tuple[str, str], extra: str = "") -> str:
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="7">{written}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{extra}'
    )


@pytest.mark.parametrize(("kind", "text", "marks"), LEVELS)
def test_automatic_numbers_are_read_though_no_text_holds_them(
    kind: str, text: str, marks: list[str], read: ReadTable
) -> None:
    rows = [(numbered(), f"第{at}件", *ROW[2:]) for at in range(3)]
    sheet = read(docx(tbl(HEAD, *rows), definition((kind, text))), NAME)

    assert [row.text(Column.NUMBER) for row in sheet.rows] == marks


def test_levels_of_numbers_count_on_and_begin_anew(read: ReadTable) -> None:
    numbering = definition(
        ("decimal", "%1."),
        ("decimal", "%1.%2"),
        ("bullet", "•"),
        extra='<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>',
    )
    cell = "".join(
        [
            *(numbered("1", 0, "甲"), numbered("1", 1, "乙"), numbered("1", 1, "丙")),
            *(numbered("1", 2, "丁"), numbered("1", 0, "戊"), numbered("1", 1, "己")),
            *(numbered("2", 0, "庚"), numbered("2", 0, "辛"), numbered("9", 0, "壬")),
        ]
    )
    sheet = read(docx(tbl(HEAD, (*ROW[:4], cell)), numbering), NAME)

    assert sheet.rows[0].text(Column.PROGRESS) == (
        "1.甲\n1.1乙\n1.2丙\n丁\n2.戊\n2.1己\n5.庚\n6.辛\n壬"
    )


def test_numbers_under_a_merged_cell_are_not_counted(read: ReadTable) -> None:
    def merged(first: bool) -> str:
        start = ' w:val="restart"' if first else ""
        return f"<w:tcPr><w:vMerge{start}/></w:tcPr>{numbered()}"

    rows = [
        (merged(True), "甲", *ROW[2:]),
        (merged(False), "乙", *ROW[2:]),
        (numbered(), "丙", *ROW[2:]),
    ]
    sheet = read(docx(tbl(HEAD, *rows), definition(("decimal", "%1"))), NAME)

    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1", "2"]
    assert sheet.rows[0].text(Column.TITLE) == "甲\n乙"


def test_a_row_may_begin_after_some_columns(read: ReadTable) -> None:
    row = tr("区房管局", "40台", "41台", properties='<w:trPr><w:gridBefore w:val="2"/></w:trPr>')
    sheet = read(docx(f"<w:tbl>{tr(*HEAD)}{tr('1', '甲', '', '', '')}{row}</w:tbl>"), NAME)

    assert cells(sheet) == ["1", "甲", "区房管局", "40台", "41台"]


def test_wide_cells_keep_the_columns_after_them(read: ReadTable) -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("甲")
    sheet = read(docx(f"<w:tbl>{tr(*HEAD)}{tr('1', wide, '40台', '41台')}</w:tbl>"), NAME)

    assert cells(sheet) == ["1", "甲", "", "40台", "41台"]


def test_a_document_without_a_table_may_be_a_list(read: ReadTable) -> None:
    lines = ("2023年4月实事项目进展", "1.新增400台电梯", "截至4月底,累计新增141台。")
    more = ("2.新建3家养老院", "已建成1家,其余在建。")
    sheet = read(docx("".join(map(p, (*lines, *more)))), "进展.docx")

    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1", "2"]
    assert sheet.rows[0].text(Column.PROGRESS) == "截至4月底,累计新增141台。"


def test_numbers_may_come_from_a_paragraphs_style(read: ReadTable) -> None:
    document = word.Document()
    table = document.add_table(rows=3, cols=5)
    for row, texts in enumerate((HEAD, ROW, ROW)):
        for position, text in enumerate(texts):
            table.cell(row, position).text = text
    for row in (1, 2):
        table.cell(row, 0).paragraphs[0].text = ""
        table.cell(row, 0).paragraphs[0].style = "List Number"
    buffer = io.BytesIO()
    document.save(buffer)

    sheet = read(buffer.getvalue(), NAME)

    assert [row.text(Column.NUMBER) for row in sheet.rows] == ["1.", "2."]


SCORES = tbl(("序号", "单位", "得分"), ("1", "区民政局", "95"))


def test_another_table_is_told_of_and_the_title_may_stand_behind_it(read: ReadTable) -> None:
    sheet = read(docx(SCORES + p("宝山区2023年4月实事项目进展") + tbl(HEAD, ROW)), "进展.docx")
    assert sheet.page_title == "宝山区2023年4月实事项目进展"
    assert (sheet.heading_year, len(sheet.rows)) == (2023, 1)
    assert [one.text for one in sheet.notices] == ["表1没有进展表的表头,没有读取"]


def test_the_other_half_of_a_row_alone_behind_a_page_break(read: ReadTable) -> None:
    half = tbl(("", "", "", "", "另有5台在建"))
    sheet = read(docx(tbl(HEAD, ROW) + p("续表") + half), NAME)
    assert sheet.rows[0].text(Column.PROGRESS).endswith("\n另有5台在建")
    assert [one.text for one in sheet.notices] == ["表2 第 1 行没有序号,已并入上面的项目"]


def test_a_mark_of_endless_places_is_cut(read: ReadTable) -> None:
    numbering = numbering_of("decimal").replace('w:val="%1"', f'w:val="{"%1." * 9000}"')
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    sheet = read(docx(tbl(HEAD, (item, *ROW[1:])), numbering), "2023-04")

    assert len(sheet.rows[0].text(Column.NUMBER)) < 100
