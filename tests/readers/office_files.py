"""Small office files made for one test each, as bytes."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

HEAD = ("序号", "项目内容", "牵头单位", "4月目标", "进展情况")
ROW = ("1", "新增400台", "区房管局", "40台", "新增41台")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEETS = "application/vnd.oasis.opendocument.spreadsheet"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for part, content in parts.items():
            file.writestr(part, content)
    return buffer.getvalue()


def xlsx(write: Callable[[Worksheet], None], title: str = "Sheet1") -> bytes:
    """A workbook whose only sheet is written by `write`."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    write(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xlsx_of(**sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook with the rows of each sheet; one whose name begins with 藏 is hidden."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name.startswith("藏"):
            sheet.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def raw_xlsx(rows: str, workbook: str = "", strings: str = "") -> bytes:
    """A workbook whose sheet is given as the XML of its rows, for what no library writes."""
    sheet = workbook or '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>'
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{sheet}</workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship '
            f'Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship '
            f'Id="rId2" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
            "</Relationships>",
            "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": rows
            if rows.startswith("<!DOCTYPE")
            else f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def inline(*rows: Sequence[str]) -> str:
    """Rows of inline texts as sheet XML."""
    return "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row)
        + "</row>"
        for row in rows
    )  # fmt: skip


def xls(write: Callable[[xlwt.Worksheet], None]) -> bytes:
    """A workbook of the older form whose only sheet is written by `write`."""
    book = xlwt.Workbook(encoding="utf-8")
    write(book.add_sheet("Sheet1"))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods(tables: str, styles: str = "") -> bytes:
    """An OpenDocument workbook from the XML of its tables."""
    return archive(
        {"mimetype": _SHEETS, "content.xml": _open_xml("document-content", tables, styles)}
    )


def flat_ods(tables: str, styles: str = "") -> bytes:
    """The same as one XML text (.fods)."""
    return _open_xml(f'document office:mimetype="{_SHEETS}"', tables, styles).encode()


def _open_xml(root: str, tables: str, styles: str) -> str:
    kinds = ("office", "table", "text", "style")
    names = "".join(f' xmlns:{one}="{_OPEN}:{one}:1.0"' for one in kinds)
    return (
        f"<office:{root}{names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        f"</office:{root.split()[0]}>"
    )


def ods_row(*cells: str, **attributes: str) -> str:
    """A row of texts; a cell that begins with `<` is XML already."""
    marks = "".join(
        f' table:{key.replace("_", "-")}="{value}"' for key, value in attributes.items()
    )
    written = (
        cell
        if cell.startswith("<")
        else f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row{marks}>{''.join(written)}</table:table-row>"


def docx(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A document from the XML of its body."""
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body>'
            "</w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship '
            f'Id="rId1" Type="{_RELATIONS}/numbering" Target="numbering.xml"/><Relationship '
            f'Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
            "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{styles}</w:styles>',
            "word/numbering.xml": f'<w:numbering xmlns:w="{_WORD}">{numbering}</w:numbering>',
        }
    )


def numbering_of(*kinds: str) -> str:
    """The definition of list 1, a kind of number for each level."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="%{at + 1}"/></w:lvl>'
        for at, kind in enumerate(kinds)
    )
    return (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )


def p(text: str) -> str:
    """A paragraph of plain text."""
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def tbl(*rows: Sequence[str]) -> str:
    """A table of texts; a cell that begins with `<` is XML already."""
    return f"<w:tbl>{''.join(tr(*row) for row in rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    written = (f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{properties}{''.join(written)}</w:tr>"


def compound(stream: str) -> bytes:
    """A compound file (OLE) with one empty stream of that name."""
    header = bytearray(b"\xff" * 512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[24:34] = b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
    header[44:60] = b"\x01\0\0\0" + b"\x01\0\0\0" + b"\0" * 4 + b"\0\x10\0\0"
    header[60:76] = b"\xfe\xff\xff\xff\0\0\0\0" * 2
    header[76:80] = b"\0\0\0\0"
    table = (b"\xfd\xff\xff\xff" + b"\xfe\xff\xff\xff").ljust(512, b"\xff")
    directory = b""
    for name, kind, child in (("Root Entry", 5, 1), (stream, 2, -1), ("", 0, -1), ("", 0, -1)):
        written = f"{name}\0".encode("utf-16-le")
        entry = written.ljust(64, b"\0") + len(written).to_bytes(2, "little") + bytes((kind, 1))
        entry += b"\xff" * 8 + child.to_bytes(4, "little", signed=True)
        directory += entry.ljust(116, b"\0") + b"\xfe\xff\xff\xff" + b"\0" * 8
    return bytes(header) + table + directory


def rotten(content: bytes) -> bytes:
    """An archive in whose last part some bytes have changed on the way."""
    at = content.rindex(b"sheet1.xml", 0, content.rindex(b"PK\x01\x02")) + 20
    return content[:at] + b"\xa5" * 20 + content[at + 20 :]


def xml_workbook(rows: str, styles: str = "", after: str = "") -> str:
    """A workbook in the XML of Excel 2003, from the XML of its rows."""
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        '<?xml version="1.0" encoding="GB2312"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}"><Styles>{styles}</Styles>'
        f'<Worksheet ss:Name="进展"><Table>{rows}</Table>{after}</Worksheet></Workbook>'
    )


def xml_row(*cells: str, **attributes: str) -> str:
    """A row of texts; a cell that begins with `<` is XML already."""
    marks = "".join(f' ss:{key}="{value}"' for key, value in attributes.items())
    written = (
        cell
        if cell.startswith("<")
        else f'<Cell><Data ss:Type="String">{escape(cell)}</Data></Cell>'
        for cell in cells
    )
    return f"<Row{marks}>{''.join(written)}</Row>"
