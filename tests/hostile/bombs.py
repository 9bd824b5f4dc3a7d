"""Files of a megabyte made to fill the memory or to take hours, in every format (make bombs).

``python -m tests.hostile`` reads each in a process of its own: a refused one within two seconds
and 200 MB, with the limit or the damage named; one that is read within ten and 300.
"""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from xlwt.CompoundDoc import XlsDoc

from shishi_cli.readers.opening.compound import workbook_stream
from tests.readers.office_files import (
    HEAD,
    ROW,
    archive,
    docx,
    inline,
    numbering_of,
    ods,
    ods_row,
    p,
    raw_xlsx,
    tbl,
    xls,
    xml_row,
    xml_workbook,
)

Bomb = Callable[[], bytes | str]
BOMBS: dict[str, Bomb] = {}
_WORKBOOK = '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>'
_LONG = "新增41台" * 6000


def bomb(make: Bomb) -> Bomb:
    """Keep a bomb by its name."""
    BOMBS[make.__name__.strip("_")] = make
    return make


def _csv(rows: str) -> str:
    return f"{','.join(HEAD)}\n{rows}"


def _page(body: str, rows: str = "") -> str:
    head = "".join(f"<td>{one}</td>" for one in HEAD)
    row = "".join(f"<td>{one}</td>" for one in ROW)
    table = f"<table><tr>{head}</tr><tr>{row}</tr>{rows}</table>"
    return f"<html><body>{body}{table}</body></html>"


def _sheet(rows: str, strings: str = "", parts: dict[str, str] | None = None) -> bytes:
    return _with(raw_xlsx(inline(HEAD, ROW) + rows, strings=strings), parts or {})


def _with(content: bytes, parts: dict[str, str]) -> bytes:
    """The archive with other parts, or the same ones changed."""
    held: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        held.update({name: file.read(name) for name in file.namelist()})
    held.update(parts)
    return archive(held)


def _rels(kinds: dict[str, str]) -> str:
    """Relationships of a workbook's parts: kind by target."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    marks = "".join(
        f'<Relationship Id="rId{at}" Type="{space}/{kind}" Target="{target}"/>'
        for at, (target, kind) in enumerate(kinds.items(), 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}">{marks}</Relationships>'


# Workbooks as .xlsx


@bomb
def xlsx_shared_text_in_every_row() -> bytes:
    row = "<row>" + '<c t="s"><v>0</v></c>' * 5 + "</row>"
    return _sheet(row * 20_000, f"<si><t>{_LONG}</t></si>")


@bomb
def xlsx_one_part_for_many_sheets() -> bytes:
    sheets = "".join(f'<sheet name="s{at}" sheetId="{at}" r:id="rId1"/>' for at in range(1, 2000))
    return raw_xlsx(inline(HEAD, ROW) + "<row/>" * 60_000, f"<sheets>{sheets}</sheets>")


@bomb
def xlsx_empty_cells() -> bytes:
    return _sheet("<row>" + "<c/>" * 6_000_000 + "</row>")


@bomb
def xlsx_styled_blank_rows() -> bytes:
    return _sheet('<row r="3" ht="14" customHeight="1"><c s="1"/></row>' * 500_000)


@bomb
def xlsx_many_shared_strings() -> bytes:
    return _sheet("", "<si><t>新</t></si>" * 2_000_000)


@bomb
def xlsx_runs_in_one_text() -> bytes:
    return _sheet("", "<si>" + "<r><rPr><strike/></rPr><t>新</t></r>" * 500_000 + "</si>")


@bomb
def xlsx_many_styles() -> bytes:
    styles = "<styleSheet><numFmts>" + "".join(
        f'<numFmt numFmtId="{at}" formatCode="0"/>' for at in range(200_000)
    )
    styles += "</numFmts><cellXfs>" + '<xf numFmtId="1"/>' * 1_000_000 + "</cellXfs></styleSheet>"
    rels = _rels({"worksheets/sheet1.xml": "worksheet", "styles.xml": "styles"})
    return _sheet("", parts={"xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": rels})


def _formatted(code: str, cells: int) -> bytes:
    styles = (
        f'<styleSheet><numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>'
    )
    rels = _rels({"worksheets/sheet1.xml": "worksheet", "styles.xml": "styles"})
    rows = "".join(f'<row><c s="0"><v>{at}.5</v></c></row>' for at in range(cells))
    return _sheet(rows, parts={"xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": rels})


@bomb
def xlsx_number_format_of_places() -> bytes:
    return _formatted("0" * 30_000, 10_000)


@bomb
def xlsx_number_format_of_sections() -> bytes:
    return _formatted("[&gt;1]0;" * 20_000, 10_000)


@bomb
def xlsx_number_format_of_dates() -> bytes:
    return _formatted("yyyy" + "m" * 200 + "[h]s" * 10, 10_000)


@bomb
def xlsx_numbers_of_many_digits() -> bytes:
    return _sheet("".join(f"<row><c><v>{'9' * 4300}</v></c></row>" for _ in range(8000)))


@bomb
def xlsx_number_with_an_exponent() -> bytes:
    return _sheet("<row><c><v>1E+999999999</v></c><c><v>1E-999999999</v></c></row>" * 20_000)


@bomb
def xlsx_merges() -> bytes:
    merges = "".join(f'<mergeCell ref="A{at}:IV{at + 100_000}"/>' for at in range(1, 300_000, 3))
    sheet = f'{inline(HEAD, ROW)}<row r="900000"><c><v>1</v></c></row></sheetData><mergeCells>{merges}</mergeCells><sheetData>'
    return raw_xlsx(sheet)


@bomb
def xlsx_merges_over_filled_rows() -> bytes:
    merges = "".join(f'<mergeCell ref="{c}3:{c}9000"/>' for c in ("A", "B", "C", "D", "E"))
    rows = inline(HEAD, ROW, *[(_LONG[:200], "", "", "", "x")] * 9000)
    return raw_xlsx(f"{rows}</sheetData><mergeCells>{merges}</mergeCells><sheetData>")


@bomb
def xlsx_hidden_columns() -> bytes:
    columns = '<col min="1" max="16384" hidden="1"/>' * 30_000
    return raw_xlsx(f"</sheetData><cols>{columns}</cols><sheetData>{inline(HEAD, ROW)}")


@bomb
def xlsx_columns_hidden_again_and_again() -> bytes:
    columns = '<col min="1" max="16384" hidden="1"/>' * 600_000
    return raw_xlsx(f"</sheetData><cols>{columns}</cols><sheetData>{inline(HEAD, ROW)}")


@bomb
def xlsx_wide_merges_in_each_row() -> bytes:
    merges = "".join(f'<mergeCell ref="A{at}:IV{at}"/>' for at in range(3, 150_000))
    return raw_xlsx(f"{inline(HEAD, ROW)}</sheetData><mergeCells>{merges}</mergeCells><sheetData>")


@bomb
def xlsx_attribute_of_a_megabyte() -> bytes:
    return _sheet(f'<row x="{"a" * 40_000_000}"/>')


@bomb
def xlsx_attributes_by_the_thousand() -> bytes:
    return _sheet("<row " + " ".join(f'a{at}="1"' for at in range(200_000)) + "/>")


@bomb
def xlsx_elements_within_elements() -> bytes:
    return _sheet("<x>" * 1_000_000)


@bomb
def xlsx_entities() -> bytes:
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(10)
    )
    return raw_xlsx(f"<!DOCTYPE x [{entities}]><worksheet>&k;</worksheet>")


@bomb
def xlsx_comment_of_many_bytes() -> bytes:
    return _sheet("<!--" + "x" * 45_000_000 + "-->")


@bomb
def xlsx_many_sheets() -> bytes:
    sheets = "".join(f'<sheet name="s{at}" sheetId="{at}" r:id="r{at}"/>' for at in range(100_000))
    return raw_xlsx(inline(HEAD, ROW), f"<sheets>{sheets}</sheets>")


@bomb
def xlsx_text_of_escapes() -> bytes:
    return _sheet("", "<si><t>" + "_x000D_" * 3_000_000 + "</t></si>")


@bomb
def xlsx_relationships() -> bytes:
    rels = _rels({f"w{at}.xml": "worksheet" for at in range(300_000)})
    return _sheet("", parts={"xl/_rels/workbook.xml.rels": rels})


# Archives of any kind


def _stored(entries: Iterator[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in entries:
            file.writestr(name, content)
    return buffer.getvalue()


@bomb
def zip_of_many_entries() -> bytes:
    parts = [("xl/workbook.xml", b"<workbook/>")]
    parts += [(f"{at}", b"") for at in range(12_000)]
    return _stored(iter(parts))


@bomb
def zip_of_one_name_many_times() -> bytes:
    parts = [("xl/workbook.xml", b"<workbook/>")] + [("xl/styles.xml", b"<a/>")] * 9000
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _stored(iter(parts))


@bomb
def zip_ratio_of_a_thousand() -> bytes:
    return _stored(iter([("xl/workbook.xml", b"<workbook>" + b" " * 150_000_000)]))


@bomb
def zip_that_lies_about_its_size() -> bytes:
    content = bytearray(_stored(iter([("word/document.xml", b"<w>" + b" " * 100_000_000)])))
    for at in range(len(content) - 4):
        if content[at : at + 4] == b"PK\x01\x02":
            content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    content[22:26] = (100).to_bytes(4, "little")
    return bytes(content)


@bomb
def zip_of_lzma() -> bytes:
    return _stored(iter([("xl/workbook.xml", b"<a>" + b" " * 60_000_000)]), zipfile.ZIP_LZMA)


@bomb
def zip_of_bzip2() -> bytes:
    return _stored(iter([("word/document.xml", b"<a>" + b" " * 60_000_000)]), zipfile.ZIP_BZIP2)


@bomb
def zip_entries_that_overlap() -> bytes:
    """One compressed run under many names: 30 sheets of 40 MB each."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = b"<worksheet>" + b"<row/>" * 5_000_000
    packed = body.compress(raw) + body.flush()
    name = b"xl/worksheets/sheet1.xml"
    local = b"PK\x03\x04" + (20).to_bytes(2, "little") + b"\0\0" + (8).to_bytes(2, "little")
    local += b"\0" * 4 + zlib.crc32(raw).to_bytes(4, "little")
    sizes = len(packed).to_bytes(4, "little") + len(raw).to_bytes(4, "little")
    local += sizes + len(name).to_bytes(2, "little") + b"\0\0" + name
    directory = b""
    for at in range(2000):
        entry = f"xl/worksheets/s{at}.xml".encode() if at else b"xl/workbook.xml"
        directory += b"PK\x01\x02" + (20).to_bytes(2, "little") * 2 + b"\0\0"
        directory += (8).to_bytes(2, "little") + b"\0" * 4 + zlib.crc32(raw).to_bytes(4, "little")
        directory += sizes + len(entry).to_bytes(2, "little") + b"\0" * 16 + entry
    end = b"PK\x05\x06\0\0\0\0" + (2000).to_bytes(2, "little") * 2
    end += len(directory).to_bytes(4, "little") + len(local + packed).to_bytes(4, "little")
    return local + packed + directory + end + b"\0\0"


# OpenDocument


def _ods(rows: str, styles: str = "") -> bytes:
    table = f'<table:table table:name="进展">{ods_row(*HEAD)}{ods_row(*ROW)}{rows}</table:table>'
    return ods(table, styles)


@bomb
def ods_rows_times_columns() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    return _ods(f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


@bomb
def ods_long_text_in_repeated_rows() -> bytes:
    return _ods(ods_row(*ROW[:4], _LONG, number_rows_repeated="90000"))


@bomb
def ods_many_repeats() -> bytes:
    return _ods(ods_row("", "x", number_rows_repeated="999") * 30_000)


@bomb
def ods_repeated_spaces() -> bytes:
    cell = "<table:table-cell><text:p>" + '<text:s text:c="9999999"/>' * 400_000
    return _ods(f"<table:table-row>{cell}</text:p></table:table-cell></table:table-row>")


@bomb
def ods_sheets_of_repeats() -> bytes:
    row = ods_row("a", "b", number_rows_repeated="1000")
    table = f'<table:table table:name="s">{row}</table:table>'
    return ods(table * 5000)


@bomb
def ods_styles_on_styles() -> bytes:
    styles = "".join(
        f'<style:style style:name="s{at}" style:parent-style-name="s{at - 1}"/>'
        for at in range(200_000)
    )
    return _ods("", styles)


@bomb
def ods_spans_in_spans() -> bytes:
    cell = "<table:table-cell><text:p>" + "<text:span>" * 300_000
    return _ods(f"<table:table-row>{cell}")


@bomb
def ods_columns() -> bytes:
    return _ods(
        '<table:table-column table:number-columns-repeated="16384" table:visibility="collapse"/>'
        * 300_000
    )


@bomb
def ods_columns_hidden_again_and_again() -> bytes:
    column = '<table:table-column table:visibility="collapse"/>'
    table = f'<table:table table:name="s">{column * 250}{ods_row("a")}</table:table>'
    return ods(table * 900)


@bomb
def ods_merges() -> bytes:
    cell = (
        '<table:table-cell table:number-rows-spanned="1000000" table:number-columns-spanned="16000">'
        "<text:p>x</text:p></table:table-cell>"
    )
    return _ods(ods_row(cell, cell, cell) * 30_000)


# Word


@bomb
def docx_tables_in_tables() -> bytes:
    body = tbl(HEAD, ROW)
    for _ in range(200):
        body = tbl((body,))
    return docx(body)


@bomb
def docx_rows() -> bytes:
    return docx(tbl(HEAD, *[ROW] * 120_000))


@bomb
def docx_columns() -> bytes:
    return docx(tbl(HEAD, ("x",) * 200_000, ROW))


@bomb
def docx_spans() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="9999999"/></w:tcPr><w:p/></w:tc>'
    rows = f"<w:tr>{cell * 50}</w:tr>" * 3000
    return docx(f"<w:tbl>{rows}</w:tbl>{tbl(HEAD, ROW)}")


@bomb
def docx_cells_merged_down() -> bytes:
    cell = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p(_LONG)}</w:tc>'
    body = f"<w:tbl><w:tr>{first}</w:tr>" + f"<w:tr>{cell}</w:tr>" * 60_000
    return docx(f"{body}</w:tbl>{tbl(HEAD, ROW)}")


@bomb
def docx_levels_of_numbering() -> bytes:
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at % 9}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>新增41台</w:t></w:r></w:p>"
        for at in range(60_000)
    )
    return docx(body, numbering_of(*["decimal"] * 9))


@bomb
def docx_numbers_in_roman() -> bytes:
    numbering = numbering_of("lowerRoman").replace(
        'w:val="1"/><w:numFmt', 'w:val="9999999"/><w:numFmt'
    )
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    return docx(item * 20_000, numbering)


@bomb
def docx_level_text_of_many_places() -> bytes:
    numbering = numbering_of("decimal").replace('w:val="%1"', f'w:val="{"%1." * 30_000}"')
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    return docx(item * 20_000, numbering)


@bomb
def docx_styles_in_a_row() -> bytes:
    styles = "".join(
        f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>'
        for at in range(20_000)
    )
    return docx(tbl(HEAD, ROW), styles=styles)


@bomb
def docx_elements_in_a_great_file() -> bytes:
    held = archive({"word/document.xml": f"<w:document>{'<w:p/>' * 5_000_000}</w:document>"})
    with zipfile.ZipFile(buffer := io.BytesIO(held), "a") as file:
        file.writestr("word/media/image1.png", b"\0" * 30_000_000)
    return buffer.getvalue()


@bomb
def docx_runs() -> bytes:
    return docx(tbl(HEAD, (*ROW[:4], "<w:p>" + "<w:r><w:t>新</w:t></w:r>" * 400_000 + "</w:p>")))


@bomb
def docx_tracked_changes() -> bytes:
    mark = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>字</w:t></w:r></w:p>'
    return docx(tbl(HEAD, ROW) + mark * 150_000)


@bomb
def docx_text_boxes() -> bytes:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    return docx(tbl(HEAD, (*ROW[:4], f"<w:p>{box * 100_000}</w:p>")))


@bomb
def docx_tabs() -> bytes:
    return docx(p("序号") + "<w:p>" + "<w:r><w:tab/></w:r>" * 500_000 + "</w:p>")


@bomb
def docx_pages_within() -> bytes:
    chunks = '<w:altChunk xmlns:r="r" r:id="rId1"/>' * 3000
    document = docx(chunks)
    rels = _rels({"a.htm": "aFChunk"})
    page = _page("<p>甲</p>" * 30_000)
    return _with(document, {"word/_rels/document.xml.rels": rels, "word/a.htm": page})


@bomb
def docx_deep() -> bytes:
    return docx("<w:sdt>" * 900_000)


# Older workbooks


@bomb
def xls_many_rows() -> bytes:
    def write(sheet: object) -> None:
        for row in range(20_000):
            sheet.write(row, 0, "新")  # type: ignore[attr-defined]

    return xls(write)


@bomb
def xls_merges() -> bytes:
    def write(sheet: object) -> None:
        for column, text in enumerate(HEAD):
            sheet.write(0, column, text)  # type: ignore[attr-defined]
        for at in range(20):
            sheet.merge(1 + at * 90, 90 + at * 90, 0, 255)  # type: ignore[attr-defined]

    return xls(write)


@bomb
def xls_columns_hidden_again_and_again() -> bytes:
    """A workbook's stream in which the record of the columns' widths stands 60,000 times."""
    content = xls(lambda sheet: [sheet.write(0, at, one) for at, one in enumerate(HEAD)])  # type: ignore[arg-type]
    stream = workbook_stream(content)
    record = struct.pack("<HHHHHHHH", 0x7D, 12, 0, 255, 0, 15, 1, 0)
    at = stream.index(b"\x00\x02\x0e\x00")  # the sheet's dimensions
    doc = XlsDoc()
    doc.save(buffer := io.BytesIO(), stream[:at] + record * 60_000 + stream[at:])
    return buffer.getvalue()


@bomb
def xls_one_part_for_many_sheets() -> bytes:
    """A workbook's stream of which 20,000 names of sheets lead to the same cells."""
    content = xls(lambda sheet: [sheet.write(at, 0, "新") for at in range(3000)])  # type: ignore[arg-type]
    stream = workbook_stream(content)
    at = stream.index(b"\x85\0")
    length = 4 + int.from_bytes(stream[at + 2 : at + 4], "little")
    record = stream[at : at + length]
    offset = int.from_bytes(record[4:8], "little") + 20_000 * length
    record = record[:4] + offset.to_bytes(4, "little") + record[8:]
    many = stream[:at] + record * 20_001 + stream[at + length :]
    doc = XlsDoc()
    doc.save(buffer := io.BytesIO(), many)
    return buffer.getvalue()


@bomb
def xls_directory_in_a_circle() -> bytes:
    content = bytearray(xls(lambda sheet: [sheet.write(0, at, one) for at, one in enumerate(HEAD)]))  # type: ignore[arg-type]
    start = 512 + int.from_bytes(content[48:52], "little") * 512
    for entry in range(4):
        content[start + entry * 128 + 68 : start + entry * 128 + 76] = b"\x01\0\0\0" * 2
    return bytes(content)


# Excel 2003 XML


@bomb
def xml_indexes() -> str:
    return xml_workbook(
        xml_row(*HEAD) + '<Row ss:Index="999999999"><Cell ss:Index="99999999"/></Row>' * 9000
    )


@bomb
def xml_merged_across() -> str:
    cell = (
        '<Cell ss:MergeAcross="999999" ss:MergeDown="999999"><Data ss:Type="String">x</Data></Cell>'
    )
    return xml_workbook(xml_row(*HEAD) + f"<Row>{cell}</Row>" * 8000)


@bomb
def xml_columns_hidden_again_and_again() -> str:
    columns = '<Column ss:Index="1" ss:Span="255" ss:Hidden="1"/>' * 18_000
    sheet = xml_workbook(xml_row(*HEAD) + xml_row(*ROW))
    return sheet.replace("<Row", columns + "<Row", 1)


@bomb
def xml_deep() -> str:
    return xml_workbook("<Row><Cell><Data>" + "<b>" * 200_000)


@bomb
def xml_entities() -> str:
    return '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "x">]><Workbook>&a;</Workbook>'


@bomb
def xml_rows() -> str:
    return xml_workbook(xml_row(*HEAD) + xml_row(*ROW) + "<Row/>" * 160_000)


# Pages


@bomb
def html_attributes() -> str:
    return _page("<p " + " ".join(f"a{at}=1" for at in range(150_000)) + ">")


@bomb
def html_attributes_of_many_tags() -> str:
    tag = "<p " + " ".join(f"a{at}" for at in range(490)) + ">"
    return _page(tag * 400)


@bomb
def html_blocks_in_blocks() -> str:
    return _page("<div>" * 200_000)


@bomb
def html_inline_in_inline() -> str:
    return _page("<b><i><sup>" * 80_000)


@bomb
def html_unknown_elements() -> str:
    return _page("<x-y>" * 190_000)


@bomb
def html_headings_in_lists() -> str:
    return _page("<dl><dt>" * 100_000)


@bomb
def html_formatting_again_and_again() -> str:
    return _page("<p><font size=1>" * 60_000)


@bomb
def html_rowspan_0() -> str:
    return _page("", "<tr>" + "<td rowspan=0>1</td>" * 20_000 + "</tr>" + "<tr></tr>" * 60_000)


@bomb
def html_spans() -> str:
    return _page("", "<tr><td rowspan=99999 colspan=99999>x</td></tr>" * 20_000)


@bomb
def html_long_text_down() -> str:
    return _page("", f"<tr><td rowspan=60000>{_LONG}</td></tr>" + "<tr><td>" * 60_000)


@bomb
def html_cells() -> str:
    return _page("", "<tr>" + "<td>" * 240_000)


@bomb
def html_a_row_of_headings() -> str:
    return _page("", "").replace("</td></tr>", "<td>a" * 200_000 + "</tr>", 1)


@bomb
def html_tables_in_tables() -> str:
    return _page("<table><tr><td>" * 60_000)


@bomb
def html_many_tables() -> str:
    head = "".join(f"<td>{one}</td>" for one in HEAD)
    return _page("", "") + f"<table><tr>{head}</tr></table>" * 9000


@bomb
def html_lists() -> str:
    return _page("<ol start=999999999>" + "<li>" * 200_000)


@bomb
def html_style_rules() -> str:
    rules = "".join(f".a{at}{{display:none}}" for at in range(40_000))
    return _page(f"<style>{rules}</style>" + '<p class="a1 a2">x' * 5000)


@bomb
def html_classes() -> str:
    names = " ".join(f"a{at}" for at in range(400))
    return _page(
        "<style>.a{text-decoration:line-through}</style>" + f'<p class="{names}"><s>x</s>' * 500
    )


@bomb
def html_struck_in_struck() -> str:
    return _page("", "<tr><td>" + "<s>" * 250 + "x" + "</s>" * 250 + ("<s>x</s>" * 100_000))


@bomb
def html_entities() -> str:
    return _page("&nbsp;&amp;" * 90_000)


@bomb
def html_selects() -> str:
    return _page("", "<tr><td><select>" + "<option>x" * 100_000)


@bomb
def html_form_fields() -> str:
    return _page("", "<tr><td>" + "<input type=checkbox checked>" * 35_000)


@bomb
def html_one_long_word() -> str:
    return _page("x" * 1_000_000)


@bomb
def html_declared_charset() -> bytes:
    return b"<html><meta charset=" + b"x" * 900_000 + b">" + _page("").encode("gbk")


# Mail


def _mail(body: str, kind: str = "text/html") -> str:
    return f'MIME-Version: 1.0\nContent-Type: {kind}; charset="utf-8"\n\n{body}'


@bomb
def mhtml_parts_in_parts() -> str:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="a"\n\n'
    return head + "--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 20_000


@bomb
def mhtml_many_parts() -> str:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="a"\n\n'
    return head + "--a\nContent-Type: text/html\n\n<p>\n" * 25_000 + "--a--"


@bomb
def mhtml_headers() -> str:
    return "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n" + "X: y\n" * 150_000


@bomb
def mhtml_words_of_a_header() -> str:
    return f"MIME-Version: 1.0\nSubject: {'=?utf-8?q?x?= ' * 60_000}\n" + _mail(_page(""))


@bomb
def mhtml_parameters() -> str:
    many = ";".join(f" a{at}=b" for at in range(80_000))
    return (
        f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a;{many}\n\n--a\n\nx\n--a--"
    )


@bomb
def mhtml_deep_page() -> str:
    return _mail(_page("<div>" * 180_000))


# Text and JSON


@bomb
def csv_columns() -> str:
    return _csv(",".join("x" * 250_000))


@bomb
def csv_a_million_headings() -> str:
    return f"{','.join(HEAD)}{',a' * 1_000_000}\n{','.join(ROW)}{',' * 1_000_000}\n"


@bomb
def csv_rows_of_nothing() -> str:
    return _csv("\n" * 1_000_000)


@bomb
def csv_rows_of_separators() -> str:
    return _csv(",,,,\n" * 200_000)


@bomb
def csv_one_line() -> str:
    return _csv("1," + "新" * 330_000)


@bomb
def csv_open_quote() -> str:
    return _csv('1,"' + "新\n" * 250_000)


@bomb
def csv_quotes() -> str:
    return _csv('"' * 1_000_000)


@bomb
def csv_digits() -> str:
    return _csv("".join(f"{'9' * 4300},新增{'1' * 4300}台,甲,乙,{'3' * 4300}\n" for _ in range(70)))


@bomb
def csv_invisible() -> str:
    return _csv(f"1,新增{chr(0x200B) * 300_000}台,甲,乙,丙\n")


@bomb
def csv_broken_lines() -> str:
    return _csv("1,甲,乙,丙,丁\n" + "戊\n" * 250_000)


@bomb
def csv_numbers_in_order() -> str:
    return _csv("".join(f"{at},甲,乙,丙,丁\n" for at in range(40_000, 1, -1)))


@bomb
def csv_headings_again() -> str:
    return _csv(("二、教育类\n" + ",".join(HEAD) + "\n") * 12_000)


@bomb
def txt_list_marks() -> str:
    return "清河区2023年3月实事项目\n" + "".join(f"{at}.新增{at}台\n" for at in range(60_000))


@bomb
def txt_nested_marks() -> str:
    return "实事项目进展\n" + "一、(一)1.(1)①" * 40_000


@bomb
def txt_blocks() -> str:
    return "项目名称:甲\n目标:1台\n进展情况:2台\n\n" * 18_000


@bomb
def txt_bars() -> str:
    return "|".join(HEAD) + "\n" + "|" * 900_000


@bomb
def txt_a_million_headings() -> str:
    return "|".join(HEAD) + "|a" * 900_000 + "\n" + "|".join(ROW) + "|" * 900_000


@bomb
def txt_columns_by_spaces() -> str:
    return "  ".join(HEAD) + "  a" * 300_000 + "\n" + "  ".join(ROW) + "\n"


@bomb
def txt_spaces() -> str:
    return "  ".join(HEAD) + "\n1" + " " * 900_000 + "x\n"


@bomb
def txt_of_utf16() -> bytes:
    return ("序号\t项目内容\n" * 40_000).encode("utf-16")


@bomb
def json_keys() -> str:
    rows = [{f"k{row}_{at}": "x" for at in range(20)} for row in range(2500)]
    return json.dumps(rows)


@bomb
def json_keys_times_rows() -> str:
    rows: list[dict[str, str]] = [{f"k{at}": "x" for at in range(999)}]
    return json.dumps([*rows, *[{"进展情况": "x"}] * 30_000], ensure_ascii=False)


@bomb
def json_deep() -> str:
    return '[{"序号":' + "[" * 900_000


@bomb
def json_deep_and_closed() -> str:
    return "[" * 900 + '{"序号":1}' + "]" * 900


@bomb
def json_objects_in_a_cell() -> str:
    cell = '{"value":' * 900 + "1" + "}" * 900
    return f'[{{"序号":1,"项目内容":{cell},"进展情况":{cell}}}]'


@bomb
def json_digits() -> str:
    return f'[{{"序号":{"9" * 900_000},"项目内容":1e999999999,"进展情况":"x"}}]'


@bomb
def json_escapes() -> str:
    return '[{"序号":1,"项目内容":"' + "\\u4e00" * 160_000 + '","进展情况":"x"}]'


@bomb
def json_a_list_of_headings() -> str:
    return json.dumps([[*HEAD, *["a"] * 300_000], list(ROW)])


@bomb
def json_lists() -> str:
    return json.dumps([["x"] * 300] * 700)
