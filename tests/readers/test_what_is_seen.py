"""Formatting that changes what is seen: crossed out, hidden, raised, drawn; in each format alike."""

import io
import zipfile
from collections.abc import Callable

import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from shishi_cli.domain.source import Column, Sheet
from shishi_cli.readers.opening.compound import workbook_stream
from tests.readers.office_files import (
    HEAD,
    ROW,
    archive,
    docx,
    ods,
    ods_row,
    p,
    raw_xlsx,
    tbl,
    xlsx,
    xlsx_of,
    xml_row,
    xml_workbook,
)
from tests.readers.small_tables import ReadTable

SPAN = '<text:span text:style-name="{}">{}</text:span>'
ODS_STYLES = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
    for name, look in (
        ("struck", 'style:text-line-through-style="solid"'),
        ("hidden", 'text:display="none"'),
        ("white", 'fo:color="#ffffff" xmlns:fo="f"'),
        ("filled", 'fo:color="#ffffff" fo:background-color="#4472c4" xmlns:fo="f"'),
        ("raised", 'style:text-position="super 58%"'),
        ("drawn", 'style:font-name="Wingdings 2"'),
    )
)


def _word(*runs: tuple[str, str]) -> str:
    marks = {
        "": "",
        "struck": "<w:strike/>",
        "dstruck": "<w:dstrike/>",
        "not struck": '<w:strike w:val="0"/>',
        "hidden": "<w:vanish/>",
        "white": '<w:color w:val="FFFFFF"/>',
        "filled": '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="4472C4"/>',
        "black": "",
        "raised": '<w:vertAlign w:val="superscript"/>',
        "drawn": '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>',
    }
    return (
        "<w:p>"
        + "".join(
            f'<w:r><w:rPr>{marks[look]}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
            for look, words in runs
        )
        + "</w:p>"
    )


def _docx(*runs: tuple[str, str]) -> bytes:
    return docx(tbl(HEAD, (*ROW[:4], _word(*runs))))


def _html(*runs: tuple[str, str]) -> bytes:
    marks = {
        "": "{}",
        "struck": "<s>{}</s>",
        "dstruck": '<span style="text-decoration: line-through">{}</span>',
        "not struck": '<span style="text-decoration: none">{}</span>',
        "hidden": '<span style="display:none">{}</span>',
        "white": '<span style="color: #FFFFFF">{}</span>',
        "filled": '<b style="background:#4472c4"><font color=white>{}</font></b>',
        "raised": "<sup>{}</sup>",
        "drawn": "<font face='Wingdings 2'>{}</font>",
    }
    cell = "".join(marks[look].format(words) for look, words in runs)
    rows = (HEAD, (*ROW[:4], cell))
    lines = ("<tr>" + "".join(f"<td>{one}</td>" for one in row) + "</tr>" for row in rows)
    return f"<html><body><table>{''.join(lines)}</table></body></html>".encode()


def _ods(*runs: tuple[str, str]) -> bytes:
    styles = {"dstruck": "struck", "not struck": "", "": ""}
    words = "".join(
        SPAN.format(style, words) if (style := styles.get(look, look)) else words
        for look, words in runs
    )
    cell = f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"
    rows = ods_row(*HEAD) + ods_row(*ROW[:4], cell)
    return ods(f'<table:table table:name="进展">{rows}</table:table>', ODS_STYLES)


def _xlsx(*runs: tuple[str, str]) -> bytes:
    looks = {
        "struck": InlineFont(strike=True),
        "dstruck": InlineFont(strike=True),
        "raised": InlineFont(vertAlign="superscript"),
        "drawn": InlineFont(rFont="Wingdings 2"),
        "white": InlineFont(color=Color(rgb="FFFFFFFF")),
        "black": InlineFont(color=Color(rgb="FF000000")),
    }

    def write(sheet: Worksheet) -> None:
        sheet.append(HEAD)
        sheet.append(ROW[:4])
        sheet["E2"] = CellRichText(
            *(TextBlock(looks[look], words) if look in looks else words for look, words in runs)
        )

    return xlsx(write)


def _xls(*runs: tuple[str, str]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("进展")
    for row, texts in enumerate((HEAD, ROW[:4])):
        for column, text in enumerate(texts):
            sheet.write(row, column, text)
    parts = []
    for look, words in runs:
        font = xlwt.Font()
        font.struck_out = look in ("struck", "dstruck")
        font.escapement = 1 if look == "raised" else 0
        font.name = "Wingdings 2" if look == "drawn" else "SimSun"
        font.colour_index = 9 if look == "white" else 8
        parts.append((words, font))
    sheet.write_rich_text(1, 4, parts)
    return _saved(book)


def _saved(book: xlwt.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _xml(*runs: tuple[str, str]) -> bytes:
    marks = {
        "struck": "<S>{}</S>",
        "dstruck": "<S>{}</S>",
        "raised": "<Sup>{}</Sup>",
        "drawn": '<Font html:Face="Wingdings 2">{}</Font>',
        "white": '<Font html:Color="#FFFFFF">{}</Font>',
    }
    words = "".join(marks.get(look, "{}").format(words) for look, words in runs)
    cell = (
        '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40" '
        f'xmlns:html="http://www.w3.org/TR/REC-html40">{words}</ss:Data></Cell>'
    )
    return xml_workbook(xml_row(*HEAD) + xml_row(*ROW[:4], cell)).encode()


WRITERS: dict[str, Callable[..., bytes]] = {
    "docx": _docx,
    "html": _html,
    "ods": _ods,
    "xlsx": _xlsx,
    "xls": _xls,
    "xml": _xml,
}
HIDING = ("docx", "html", "ods")


def progress(sheet: Sheet) -> str:
    return sheet.rows[0].text(Column.PROGRESS)


def unseen(sheet: Sheet) -> list[str]:
    return [notice.text for notice in sheet.notices if notice.code == "unseen"]


@pytest.mark.parametrize("kind", WRITERS)
def test_what_is_crossed_out_is_not_read_and_told_once(kind: str, read: ReadTable) -> None:
    runs = (("", "累计完成"), ("struck", "180"), ("", "210个,另"), ("dstruck", "5"), ("", "6处"))
    sheet = read(WRITERS[kind](*runs), "2023-04")

    assert sheet.format == kind
    assert progress(sheet) == "累计完成210个,另6处"
    assert unseen(sheet) == ["没有读取画了删除线的字 2 处(“180”“5”)"]


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_what_is_plain_within_a_struck_style_is_read(kind: str, read: ReadTable) -> None:
    assert progress(read(WRITERS[kind](("not struck", "完成6处")), "2023-04")) == "完成6处"


@pytest.mark.parametrize("kind", HIDING)
def test_hidden_words_are_not_read(kind: str, read: ReadTable) -> None:
    sheet = read(WRITERS[kind](("", "完成"), ("hidden", "9"), ("", "6处")), "2023-04")

    assert progress(sheet) == "完成6处"
    assert unseen(sheet) == ["没有读取隐藏的字 1 处(“9”)"]


@pytest.mark.parametrize("kind", HIDING)
def test_white_words_are_seen_on_a_coloured_ground_alone(kind: str, read: ReadTable) -> None:
    runs = (("", "完成"), ("white", "9"), ("filled", "4"), ("", "6处"))
    sheet = read(WRITERS[kind](*runs), "2023-04")

    assert progress(sheet) == "完成46处"
    assert unseen(sheet) == ["没有读取白底白色的字 1 处(“9”)"]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xml"])
def test_white_words_beside_black_ones_are_not_read(kind: str, read: ReadTable) -> None:
    sheet = read(WRITERS[kind](("", "完成"), ("white", "9"), ("black", "6处")), "2023-04")

    assert progress(sheet) == "完成6处"
    assert unseen(sheet) == ["没有读取白底白色的字 1 处(“9”)"]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_cell_that_is_raised_as_a_whole_has_no_note(kind: str, read: ReadTable) -> None:
    runs = (("raised", "截至3月底,"), ("raised", "新增250个"))
    assert progress(read(WRITERS[kind](*runs), "2023-04")) == "截至3月底,新增250个"
    kept = read(WRITERS[kind](("", "新增25"), ("raised", "0")), "2023-04")
    assert progress(kept) == "新增25⁰"


@pytest.mark.parametrize("kind", WRITERS)
def test_a_raised_number_is_no_digit_but_a_square_metre_stays(kind: str, read: ReadTable) -> None:
    runs = (("", "完成210"), ("raised", "1"), ("", "个、5000m"), ("raised", "2"), ("", "绿地"))

    assert progress(read(WRITERS[kind](*runs), "2023-04")) == "完成210¹个、5000m2绿地"


@pytest.mark.parametrize("kind", WRITERS)
def test_boxes_of_a_symbol_font_are_ticked_or_not(kind: str, read: ReadTable) -> None:
    runs = (("drawn", "R"), ("", "已完成 "), ("drawn", "£"), ("", "推进中"))

    assert progress(read(WRITERS[kind](*runs), "2023-04")) == "☑已完成 □推进中"


def _looking(kind: str, look: str) -> bytes:
    """A workbook whose goal, 40, is crossed out, white, or white on blue ("filled")."""
    white, struck = look in ("white", "filled"), look == "struck"
    if kind == "xlsx":

        def write(sheet: Worksheet) -> None:
            sheet.append(HEAD)
            sheet.append((*ROW[:3], 40, "新增41台"))
            sheet["D2"].font = Font(strike=struck, color="FFFFFF" if white else None)
            if look == "filled":
                sheet["D2"].fill = PatternFill("solid", fgColor="4472C4")

        return xlsx(write)
    if kind == "xls":
        book = xlwt.Workbook(encoding="utf-8")
        sheet = book.add_sheet("进展")
        words = "font: struck_out on" if struck else "font: color white" if white else ""
        words += ";pattern: pattern solid, fore_colour blue" if look == "filled" else ""
        for row, texts in enumerate((HEAD, (*ROW[:3], 40, "新增41台"))):
            for column, text in enumerate(texts):
                sheet.write(row, column, text, xlwt.easyxf(words if text == 40 else ""))
        return _saved(book)
    if kind == "xml":
        font = '<Font ss:StrikeThrough="1"/>' if struck else '<Font ss:Color="#FFFFFF"/>'
        ground = '<Interior ss:Color="#4472C4"/>' if look == "filled" else ""
        cell = '<Cell ss:StyleID="s"><Data ss:Type="Number">40</Data></Cell>'
        style = f'<Style ss:ID="s">{font if look else ""}{ground}</Style>'
        return xml_workbook(xml_row(*HEAD) + xml_row(*ROW[:3], cell, ROW[4]), style).encode()
    marks = 'style:text-line-through-style="solid"' if struck else 'fo:color="#ffffff"'
    ground = '<style:table-cell-properties fo:background-color="#4472c4"/>'
    style = (
        '<style:style style:name="ce" style:family="table-cell" xmlns:fo="f">'
        f"{ground if look == 'filled' else ''}<style:text-properties {marks if look else ''}/></style:style>"
    )
    cell = (
        '<table:table-cell table:style-name="ce" office:value="40"><text:p>40</text:p>'
        "</table:table-cell>"
    )
    rows = ods_row(*HEAD) + ods_row(*ROW[:3], cell, ROW[4])
    return ods(f'<table:table table:name="进展">{rows}</table:table>', style)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xml", "ods"])
@pytest.mark.parametrize(
    ("look", "left"),
    [("", ""), ("filled", ""), ("struck", "画了删除线"), ("white", "白底白色")],
)
def test_a_whole_cell_that_is_crossed_out_or_white(
    kind: str, look: str, left: str, read: ReadTable
) -> None:
    sheet = read(_looking(kind, look), "2023-04")

    assert sheet.format == kind
    assert sheet.rows[0].text(Column.GOAL) == ("" if left else "40")
    assert unseen(sheet) == ([f"没有读取{left}的字 1 处(“40”)"] if left else [])


def _formatted(kind: str, code: str, value: int | str) -> bytes:
    """A workbook whose goal, `value`, has a number format."""
    if kind == "xlsx":

        def write(sheet: Worksheet) -> None:
            sheet.append(HEAD)
            sheet.append((*ROW[:3], value, ROW[4]))
            sheet["D2"].number_format = code

        return xlsx(write)
    if kind == "xls":
        book = xlwt.Workbook(encoding="utf-8")
        sheet = book.add_sheet("进展")
        for row, texts in enumerate((HEAD, (*ROW[:3], value, ROW[4]))):
            for column, text in enumerate(texts):
                style = xlwt.XFStyle()
                style.num_format_str = code if text == value else "General"
                sheet.write(row, column, text, style)
        return _saved(book)
    if kind == "xml":
        told = "String" if isinstance(value, str) else "Number"
        cell = f'<Cell ss:StyleID="s"><Data ss:Type="{told}">{value}</Data></Cell>'
        style_ = f'<Style ss:ID="s"><NumberFormat ss:Format="{code}"/></Style>'
        return xml_workbook(xml_row(*HEAD) + xml_row(*ROW[:3], cell, ROW[4]), style_).encode()
    cell = f'<table:table-cell office:value="{value}"><text:p/></table:table-cell>'
    rows = ods_row(*HEAD) + ods_row(*ROW[:3], cell, ROW[4])
    return ods(f'<table:table table:name="进展">{rows}</table:table>')


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xml", "ods"])
def test_a_number_whose_format_shows_nothing_is_told(kind: str, read: ReadTable) -> None:
    hidden, zero = (read(_formatted(kind, ";;;", value), "2023-04") for value in (40, 0))

    assert [one.rows[0].text(Column.GOAL) for one in (hidden, zero)] == ["", ""]
    assert (unseen(hidden), unseen(zero)) == (["没有读取隐藏的字 1 处(“40”)"], [])


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xml"])
def test_words_whose_format_shows_nothing_are_told(kind: str, read: ReadTable) -> None:
    hidden, shown = (read(_formatted(kind, code, "40台"), "2023-04") for code in (";;;", "0;;;@"))

    assert (hidden.rows[0].text(Column.GOAL), shown.rows[0].text(Column.GOAL)) == ("", "40台")
    assert (unseen(hidden), unseen(shown)) == (["没有读取隐藏的字 1 处(“40台”)"], [])


def test_the_style_of_a_paragraph_may_cross_out(read: ReadTable) -> None:
    styles = (
        '<w:style w:styleId="base"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:styleId="old"><w:basedOn w:val="base"/></w:style>'
    )
    cell = '<w:p><w:pPr><w:pStyle w:val="old"/></w:pPr><w:r><w:t>旧的</w:t></w:r></w:p>' + p("41台")

    assert progress(read(docx(tbl(HEAD, (*ROW[:4], cell)), styles=styles), "2023-04")) == "41台"


def test_form_fields_of_a_document_show_their_values(read: ReadTable) -> None:
    def box(ticked: str) -> str:
        return (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
            f"{ticked}</w:checkBox></w:ffData></w:fldChar></w:r>"
        )

    chosen = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="滞后"/><w:listEntry w:val="正常"/></w:ddList></w:ffData></w:fldChar></w:r>'
    )
    words = "<w:r><w:t>{}</w:t></w:r>".format
    cell = f"<w:p>{box('<w:checked/>')}{words('已完成')}{box('')}{words('推进中,')}{chosen}</w:p>"

    assert progress(read(docx(tbl(HEAD, (*ROW[:4], cell))), "2023-04")) == "☑已完成□推进中,正常"


def test_guides_to_reading_and_notes_are_not_in_the_cell(read: ReadTable) -> None:
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>tái</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>台</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    cell = f"<w:p><w:r><w:t>新增41</w:t></w:r>{note}{ruby}</w:p>"
    page = "<html><body><table><tr>{}</tr><tr>{}</tr></table></body></html>".format(
        "".join(f"<th>{one}</th>" for one in HEAD),
        "".join(f"<td>{one}</td>" for one in ROW[:4])
        + "<td>新增41<ruby>台<rp>(</rp><rt>tái</rt><rp>)</rp></ruby></td>",
    )

    assert progress(read(docx(tbl(HEAD, (*ROW[:4], cell))), "2023-04")) == "新增41台"
    assert progress(read(page, "2023-04")) == "新增41台"


def test_a_note_and_a_box_of_an_open_workbook_are_not_in_the_cell(read: ReadTable) -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>99</text:p></text:note-body></text:note>"
    box = "<draw:frame><draw:text-box><text:p>旧的40台</text:p></draw:text-box></draw:frame>"
    cell = f"<table:table-cell><text:p>新增41{note}台</text:p>{box}</table:table-cell>"
    rows = ods_row(*HEAD) + ods_row(*ROW[:4], cell)
    sheet = read(ods(f'<table:table table:name="进展">{rows}</table:table>'), "2023-04")

    assert progress(sheet) == "新增41台"
    assert unseen(sheet) == ["没有读取脚注尾注中的字 1 处(“99”);文本框中的字 1 处(“旧的40台”)"]


def test_comments_on_a_sheet_are_told(read: ReadTable) -> None:
    def write(sheet: Worksheet) -> None:
        sheet.append(HEAD)
        sheet.append(ROW)
        sheet["E2"].comment = Comment("核实后只有40台", "张三")

    sheet = read(xlsx(write), "2023-04")

    assert (progress(sheet), unseen(sheet)) == (
        ROW[4],
        ["没有读取批注中的字 1 处(“核实后只有40台”)"],
    )


def test_comments_and_notes_on_a_document_are_told_once(read: ReadTable) -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = ("comments", "footnotes", "endnotes")
    with zipfile.ZipFile(io.BytesIO(docx(tbl(HEAD, ROW)))) as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    parts["word/_rels/document.xml.rels"] = "<Relationships>{}</Relationships>".format(
        "".join(
            f'<Relationship Id="{kind}" Type="{relation}/{kind}" Target="{kind}.xml"/>'
            for kind in kinds
        )
    )
    for kind in kinds:
        parts[f"word/{kind}.xml"] = (
            f'<w:{kind} xmlns:w="w"><w:{kind[:-1]} w:type="separator">{p("")}</w:{kind[:-1]}>'
            f"<w:{kind[:-1]}>{p('其中1台续建')}</w:{kind[:-1]}></w:{kind}>"
        )
    sheet = read(archive(parts), "2023-04")

    assert (progress(sheet), unseen(sheet)) == (
        ROW[4],
        ["没有读取批注中的字 1 处(“其中1台续建”);脚注尾注中的字 2 处(“其中1台续建”“其中1台续建”)"],
    )


def test_a_box_over_a_sheet_is_told(read: ReadTable) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_of(进展=(HEAD, ROW)))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        b'<Relationships><Relationship Id="d" Type="r/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
    )
    parts["xl/drawings/drawing1.xml"] = (
        '<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>旧的</a:t></a:r><a:r><a:t>40台</a:t>'
        "</a:r></a:p></xdr:txBody></xdr:sp><xdr:pic/></xdr:wsDr>"
    ).encode()
    sheet = read(archive(parts), "2023-04")

    assert (progress(sheet), unseen(sheet)) == (ROW[4], ["没有读取文本框中的字 1 处(“旧的40台”)"])


@pytest.mark.parametrize(
    ("kind", "told"), [(0x06, "文本框中"), (0x1E, "文本框中"), (0x19, "批注中"), (0x07, "")]
)
def test_a_box_or_a_comment_over_an_older_sheet_is_told_and_a_button_is_not(
    kind: int, told: str, read: ReadTable
) -> None:
    words = "旧的40台"
    text = b"\1" + words.encode("utf-16-le")
    box = b"".join(
        number.to_bytes(2, "little") + len(held).to_bytes(2, "little") + held
        for number, held in (
            (0x5D, b"\x15\0\x12\0" + kind.to_bytes(2, "little") + bytes(16)),
            (0x1B6, bytes(10) + len(words).to_bytes(2, "little") + b"\x10\0" + bytes(4)),
            (0x3C, text),
            (0x3C, bytes(16)),
        )
    )
    stream = workbook_stream(_xls(("", "新增41台")))
    end = stream.rindex(b"\x0a\0\0\0")
    sheet = read(stream[:end] + box + stream[end:], "2023-04")

    assert progress(sheet) == "新增41台"
    assert unseen(sheet) == ([f"没有读取{told}的字 1 处(“旧的40台”)"] if told else [])


def test_a_formula_of_words_keeps_its_fraction_and_its_power(read: ReadTable) -> None:
    run = "<m:r><m:t>{}</m:t></m:r>".format
    fraction = f"<m:f><m:num>{run(1)}</m:num><m:den>{run(2)}</m:den></m:f>"
    power = f"<m:sSup><m:e>{run(10)}</m:e><m:sup>{run(4)}</m:sup></m:sSup>"
    cell = f'<w:p><m:oMath xmlns:m="m">{fraction}</m:oMath><w:r><w:t>、</w:t></w:r><m:oMath xmlns:m="m">{power}</m:oMath></w:p>'

    assert progress(read(docx(tbl(HEAD, (*ROW[:4], cell))), "2023-04")) == "1/2、10⁴"


def test_rich_text_within_a_sheet_is_read_as_seen(read: ReadTable) -> None:
    cell = (
        '<c t="inlineStr"><v>99</v><is><r><rPr><strike/></rPr><t>旧</t></r><r><t>新增41台</t></r>'
        "<rPh><t>xīn</t></rPh></is></c>"
    )
    cells = "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in ROW[:4])
    head = "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in HEAD)
    sheet = read(raw_xlsx(f"<row>{head}</row><row>{cells}{cell}</row>"), "2023-04")

    assert progress(sheet) == "新增41台"


def test_values_under_a_merge_are_not_seen(read: ReadTable) -> None:
    def write(sheet: Worksheet) -> None:
        sheet.append(HEAD)
        sheet.append(ROW)
        sheet.append(["2", "新建3家", "区教育局", "暂缓实施", "旧的41台"])
        sheet.append(["3", "新建4家", "旧的单位", "4家", "建成1家"])

    def merged(content: bytes) -> bytes:
        parts = {}
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            for name in file.namelist():
                parts[name] = file.read(name)
        name = "xl/worksheets/sheet1.xml"
        marks = b'<mergeCells><mergeCell ref="D3:E3"/><mergeCell ref="C3:C4"/></mergeCells>'
        parts[name] = parts[name].replace(b"</sheetData>", b"</sheetData>" + marks)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as file:
            for name, part in parts.items():
                file.writestr(name, part)
        return buffer.getvalue()

    sheet = read(merged(xlsx(write)), "2023-04")

    assert [row.text(Column.PROGRESS) for row in sheet.rows] == ["新增41台", "", "建成1家"]
    assert [row.text(Column.LEAD_UNIT) for row in sheet.rows][1:] == ["区教育局", "区教育局"]
    assert unseen(sheet) == ["没有读取被合并单元格盖住的字 2 处(“旧的单位”“旧的41台”)"]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (
            '<text:p>新增41<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            "<text:note-body><text:p>另有9台</text:p></text:note-body></text:note>台</text:p>",
            ["没有读取脚注尾注中的字 1 处(“另有9台”)"],
        ),
        (
            '<draw:custom-shape xmlns:draw="d"><text:p>旁注9台</text:p></draw:custom-shape>'
            "<text:p>新增41台</text:p>",
            ["没有读取文本框中的字 1 处(“旁注9台”)"],
        ),
        (
            '<text:p>新增41<draw:frame xmlns:draw="d"><draw:text-box><text:p>旁注9台</text:p>'
            "</draw:text-box></draw:frame>台</text:p>",
            ["没有读取文本框中的字 1 处(“旁注9台”)"],
        ),
        (
            "<office:annotation><dc:date xmlns:dc='d'>2023</dc:date><text:p>批注9</text:p></office:annotation>"
            "<text:p>新增41台</text:p>",
            ["没有读取批注中的字 1 处(“批注9”)"],
        ),
    ],
)  # fmt: skip
def test_what_hangs_on_a_cell_of_ods_is_not_in_it(
    cell: str, told: list[str], read: ReadTable
) -> None:
    row = ods_row(*ROW[:4], f"<table:table-cell>{cell}</table:table-cell>")
    sheet = read(
        ods(f'<table:table table:name="进展">{ods_row(*HEAD)}{row}</table:table>'), "2023-04"
    )

    assert (progress(sheet), unseen(sheet)) == ("新增41台", told)


@pytest.mark.parametrize(
    "hidden",
    ["opacity: 0", "opacity:0;color:red", "font-size:0", "font-size: 0px", "display : none"],
)
def test_what_a_style_makes_invisible_is_hidden(hidden: str, read: ReadTable) -> None:
    page = "<html><body><table><tr>{}</tr><tr>{}</tr></table></body></html>".format(
        "".join(f"<th>{one}</th>" for one in HEAD),
        "".join(f"<td>{one}</td>" for one in ROW[:4])
        + f'<td><span style="{hidden}">9</span><span style="opacity:0.5">41</span>台</td>',
    )

    assert progress(read(page, "2023-04")) == "41台"


def test_a_number_that_a_document_lifts_by_hand_is_raised(read: ReadTable) -> None:
    run = '<w:r><w:rPr><w:position w:val="{}"/></w:rPr><w:t>{}</w:t></w:r>'.format
    cell = f"<w:p>{run(0, '新增41')}{run(10, '1')}{run(-4, '台')}</w:p>"

    assert progress(read(docx(tbl(HEAD, (*ROW[:4], cell))), "2023-04")) == "新增41¹台"
