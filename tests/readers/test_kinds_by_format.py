"""Each kind of thing that offices write into cells, in each format that can hold it: one matrix, so
that no format has a reading of its own. What only some formats can show stands in
test_what_is_seen.py."""

import html
import json
from collections.abc import Callable, Sequence

import pytest
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column, Sheet, SheetRow
from shishi_cli.extraction.read_row import Place, read_row
from shishi_cli.readers.read_sheet import read_content
from tests.readers.office_files import (
    docx,
    flat_ods,
    ods,
    ods_row,
    p,
    tr,
    xls,
    xlsx,
    xml_row,
    xml_workbook,
)

Rows = Sequence[Sequence[str]]
HEAD = ("序号", "项目内容", "牵头单位", "完成数", "进展情况")
ONE, MANY = "新增泊位800个", "发放补贴20000人次"
# The kind, the promise, the unit, the column of figures, the words; what is read: the figure in
# ones or the share, and the units.
KINDS = {
    "plain": (ONE, "区交通局", "210", "施工", "210", "区交通局"),
    "count word": (ONE, "区交通局", "210个", "施工", "210", "区交通局"),
    "hedge": (ONE, "区交通局", "约6", "施工", "6", "区交通局"),
    "scale": ("新增绿地2万平方米", "区绿化局", "0.3万平方米", "施工", "3000", "区绿化局"),
    "spaced thousands": (MANY, "区民政局", "3 500", "发放", "3500", "区民政局"),
    "thousands": (MANY, "区民政局", "3,500", "发放", "3500", "区民政局"),
    "full-width digits": (MANY, "区民政局", "３５００", "发放", "3500", "区民政局"),
    "percent": (ONE, "区交通局", "26%", "施工", "26%", "区交通局"),
    "none": (ONE, "区交通局", "—", "施工", "—", "区交通局"),
    "words": (ONE, "区交通局", "待统计", "施工", "—", "区交通局"),
    "zero-width space": (ONE, "区交通局", "2\u200b80", "施工", "280", "区交通局"),
    "soft hyphen": (ONE, "区交通局", "2\u00ad80", "施工", "280", "区交通局"),
    "no-break space": (MANY, "区民政局", "1\u00a0200", "发放", "1200", "区民政局"),
    "mark of direction": (ONE, "区交通局", "\u202a280\u202c", "施工", "280", "区交通局"),
    "zero-width in words": (ONE, "区交通局", "—", "累计新增2\u200b80个。", "280", "区交通局"),
    "note in words": (ONE, "区交通局", "—", "累计新增50(注1)个。", "50", "区交通局"),
    "circled note": (ONE, "区交通局", "—", "累计新增50①个。", "50", "区交通局"),
    "raised note": (ONE, "区交通局", "—", "累计新增50¹个。", "50", "区交通局"),
    "starred note": (ONE, "区交通局", "—", "累计新增50*个。", "50", "区交通局"),
    "bracketed note": (ONE, "区交通局", "—", "累计新增50[1]个。", "50", "区交通局"),
    "square metres": ("新建绿地5000m²", "区绿化局", "—", "累计建成1500m²。", "1500", "区绿化局"),
    "full-width brackets": ("新增泊位（机械式）800个", "区交通局", "6", "施工", "6", "区交通局"),
    "radical": (ONE, "区⺠政局", "6", "施工", "6", "区民政局"),
    "padded name": (ONE, "区 住 建 局", "6", "施工", "6", "区住建局"),
    "two names": (ONE, "区住建局 区民政局", "6", "施工", "6", "区住建局、区民政局"),
    "traditional": ("新增停車泊位800個", "區交通局", "—", "累計新增210個。", "210", "区交通局"),
    "ticked": ("设立服务点3个", "区司法局", "—", "☑已全部完成 □正在推进", "—", "区司法局"),
    "markup": (ONE, "区交通局", "6", "A&B<甲>“乙”", "6", "区交通局"),
    "rare character": (ONE, "𠮷镇政府", "6", "施工", "6", "𠮷镇政府"),
}  # fmt: skip


def _csv(separator: str, encoding: str = "utf-8") -> Callable[[Rows], bytes]:
    def write(rows: Rows) -> bytes:
        lines = (separator.join(f'"{cell}"' for cell in row) for row in rows)
        return "\n".join(lines).encode(encoding)

    return write


def _html(rows: Rows) -> bytes:
    lines = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    return f"<html><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></html>".encode()


def _mhtml(rows: Rows) -> bytes:
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    kind = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return (head + kind).encode() + _html(rows) + b"\r\n--x--\r\n"


def _xlsx(rows: Rows) -> bytes:
    def write(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(list(row))

    return xlsx(write)


def _xls(rows: Rows) -> bytes:
    def write(sheet: xlwt.Worksheet) -> None:
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)

    return xls(write)


def _table(rows: Rows) -> str:
    return f"<table:table>{''.join(ods_row(*row) for row in rows)}</table:table>"


def _docx(rows: Rows) -> bytes:
    return docx("<w:tbl>" + "".join(tr(*map(p, row)) for row in rows) + "</w:tbl>")


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "csv": _csv(","),
    "csv in GB18030": _csv(",", "gb18030"),
    "csv in UTF-16": _csv(",", "utf-16"),
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows).encode(),
    "bars": lambda rows: "\n".join(f"| {' | '.join(row)} |" for row in rows).encode(),
    "one cell a line": lambda rows: "\n".join(cell for row in rows for cell in row).encode(),
    "json": lambda rows: json.dumps(rows, ensure_ascii=False).encode(),
    "json of objects": lambda rows: json.dumps(
        [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    ).encode(),
    "html": _html,
    "mhtml": _mhtml,
    "docx": _docx,
    "xlsx": _xlsx,
    "xls": _xls,
    "ods": lambda rows: ods(_table(rows)),
    "fods": lambda rows: flat_ods(_table(rows)),
    "xml": lambda rows: (
        xml_workbook("".join(xml_row(*row) for row in rows)).replace("GB2312", "UTF-8").encode()
    ),
}


def _told(row: SheetRow) -> tuple[str, str]:
    """The figure or share of a row, and its units."""
    reading = read_row(row.texts, Place("x", row.table, row.row), 3)
    figures = [figure for measure in reading.measures for figure in measure.figures]
    by_kind = {figure.kind: f"{figure.amount.normalize():f}" for figure in figures}
    share = by_kind.get(FigureKind.STATED)
    other = "—" if share is None else f"{share}%"
    return by_kind.get(FigureKind.ACTUAL, other), "、".join(reading.units)


@pytest.mark.parametrize("form", WRITERS)
def test_each_kind_is_read_alike(form: str) -> None:
    rows = [HEAD, *((str(at), *kind[:4]) for at, kind in enumerate(KINDS.values(), 1))]
    sheet = read_content(WRITERS[form](rows), "2023-03", Month(2023, 3))

    told = dict(zip(KINDS, map(_told, sheet.rows), strict=True))
    assert told == {name: (kind[4], kind[5]) for name, kind in KINDS.items()}
    unread = [notice.text for notice in sheet.notices if notice.code == "figures_unread"]
    assert len(unread) == 1
    assert "待统计" in unread[0]


# A unit merged over two projects, a second line in a cell, a row that is hidden, a total below.
SHAPED = (
    HEAD,
    ("1", "新增泊位800个", "区交通局", "210", "正在施工。\n月底完工。"),
    ("2", "新增驿站6座", "", "3", "正在施工。"),
    ("3", "新建食堂9个", "区民政局", "4", "正在施工。"),
    ("", "合计", "", "217", ""),
)


def _shaped_xlsx() -> bytes:
    def write(sheet: Worksheet) -> None:
        for row in SHAPED:
            sheet.append(list(row))
        sheet.merge_cells("C2:C3")
        sheet.row_dimensions[4].hidden = True

    return xlsx(write)


def _shaped_xls() -> bytes:
    def write(sheet: xlwt.Worksheet) -> None:
        for at, row in enumerate(SHAPED):
            for column, cell in enumerate(row):
                if (at, column) not in ((1, 2), (2, 2)):
                    sheet.write(at, column, cell)
        sheet.write_merge(1, 2, 2, 2, SHAPED[1][2])
        sheet.row(3).hidden = True

    return xls(write)


def _shaped_ods() -> str:
    def lines(cell: str) -> str:
        return "".join(f"<text:p>{line}</text:p>" for line in cell.split("\n"))

    rows = [
        [f"<table:table-cell>{lines(cell)}</table:table-cell>" for cell in row] for row in SHAPED
    ]
    rows[1][2] = rows[1][2].replace("-cell>", '-cell table:number-rows-spanned="2">', 1)
    rows[2][2] = "<table:covered-table-cell/>"
    hidden = {3: {"visibility": "filter"}}
    written = (ods_row(*row, **hidden.get(at, {})) for at, row in enumerate(rows))
    return f"<table:table>{''.join(written)}</table:table>"


def _shaped_xml() -> bytes:
    rows = [list(row) for row in SHAPED]
    rows[1][2] = f'<Cell ss:MergeDown="1"><Data ss:Type="String">{SHAPED[1][2]}</Data></Cell>'
    rows[1][4] = rows[1][4].replace("\n", "&#10;")
    rows[1][4] = f'<Cell><Data ss:Type="String">{rows[1][4]}</Data></Cell>'
    del rows[2][2]
    rows[2][2] = f'<Cell ss:Index="4"><Data ss:Type="Number">{rows[2][2]}</Data></Cell>'
    written = (xml_row(*row, **({"Hidden": "1"} if at == 3 else {})) for at, row in enumerate(rows))
    return xml_workbook("".join(written)).encode("gb18030")


def _shaped_docx() -> bytes:
    def cell(words: str, merge: str = "") -> str:
        return f"<w:tcPr>{merge}</w:tcPr>" + "".join(map(p, words.split("\n")))

    rows = [[cell(words) for words in row] for row in SHAPED]
    rows[1][2] = cell(SHAPED[1][2], '<w:vMerge w:val="restart"/>')
    rows[2][2] = cell("", "<w:vMerge/>")
    hidden = {3: "<w:trPr><w:hidden/></w:trPr>"}
    written = (tr(*row, properties=hidden.get(at, "")) for at, row in enumerate(rows))
    return docx(f"<w:tbl>{''.join(written)}</w:tbl>")


def _shaped_html() -> bytes:
    rows = [[f"<td>{cell.replace(chr(10), '<br>')}</td>" for cell in row] for row in SHAPED]
    rows[1][2] = rows[1][2].replace("<td>", "<td rowspan=2>")
    del rows[2][2]
    marks = {3: " style='display:none'"}
    written = (f"<tr{marks.get(at, '')}>{''.join(row)}</tr>" for at, row in enumerate(rows))
    return f"<html><table>{''.join(written)}</table></html>".encode()


SHAPES: dict[str, Callable[[], bytes]] = {
    "xlsx": _shaped_xlsx,
    "xls": _shaped_xls,
    "ods": lambda: ods(_shaped_ods()),
    "fods": lambda: flat_ods(_shaped_ods()),
    "xml": _shaped_xml,
    "docx": _shaped_docx,
    "html": _shaped_html,
}


@pytest.mark.parametrize("form", SHAPES)
def test_each_shape_is_seen_alike(form: str) -> None:
    sheet: Sheet = read_content(SHAPES[form](), "2023-03")

    assert [row.text(Column.LEAD_UNIT) for row in sheet.rows] == [
        "区交通局",
        "区交通局",
        "区民政局",
    ]
    assert [row.text(Column.DONE) for row in sheet.rows] == ["210", "3", "4"]
    assert sheet.rows[0].text(Column.PROGRESS) == "正在施工。\n月底完工。"
    (told,) = sheet.notices
    assert told.code == "hidden_rows"
    assert "第 4 行" in told.text
