"""Make the sample month in every format that is read: ``python sample_data/make.py [FOLDER]``.

A second run gives the same bytes: what the libraries stamp with the time is stamped with a fixed one.
"""

import csv
import html
import io
import json
import re
import sys
import zipfile
from base64 import encodebytes
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path

import docx
import openpyxl
import xlwt

HERE = Path(__file__).parent
TITLE = "宝山区2023年3月实事项目进展情况"
MADE = datetime(2023, 4, 10, tzinfo=UTC)
Rows = Sequence[Sequence[str]]


def read_rows() -> Rows:
    """The sample month as it was published, headings first."""
    with (HERE / "2023-03.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def as_csv(rows: Rows, encoding: str, delimiter: str = ",") -> bytes:
    """Text with separators, as Excel writes it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(rows: Rows) -> bytes:
    """A workbook: a merged title above, numbers as numbers."""
    book = openpyxl.Workbook()
    book.properties.created = MADE
    sheet = book.active
    sheet.title = "3月"
    sheet.append([TITLE])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(rows[0]))
    sheet.append(rows[0])
    for number, *cells in rows[1:]:
        sheet.append([int(number), *cells])
    out = io.BytesIO()
    book.save(out)
    return fixed(out.getvalue())


def as_xls(rows: Rows) -> bytes:
    """A workbook of Excel 97."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("3月")
    sheet.write_merge(0, 0, 0, len(rows[0]) - 1, TITLE)
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            sheet.write(line, column, int(cell) if column == 0 and line > 1 else cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods(rows: Rows) -> bytes:
    """A workbook of LibreOffice."""
    lines = "".join(
        f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="3月">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest='
        '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def ods_cell(text: str) -> str:
    """One cell of a LibreOffice table."""
    words = html.escape(text, quote=False)
    return (
        f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
    )


def as_docx(rows: Rows) -> bytes:
    """A Word document: a heading and a table."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = MADE
    document.add_paragraph(TITLE)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for line, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return fixed(out.getvalue())


def as_page(rows: Rows, charset: str) -> str:
    """A saved page: the table stands in a table of the layout, under the site's own furniture."""
    lines = "\n".join(
        f"<tr>{''.join(f'<td><p>{html.escape(cell)}</p></td>' for cell in row)}</tr>"
        for row in rows
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{TITLE}</title></head><body>'
        '<table><tr><td><a href="/">首页</a></td><td><a href="/zwgk">政务公开</a></td></tr></table>'
        f"<table><tr><td><h1>{TITLE}</h1><table border=1>{lines}</table></td></tr></table>"
        "<p>打印 关闭</p></body></html>"
    )


def as_mhtml(rows: Rows) -> bytes:
    """A page that a browser saved as one file."""
    part = Message()
    part["Content-Type"] = 'text/html; charset="utf-8"'
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(encodebytes(as_page(rows, "utf-8").encode()).decode("ascii"))
    whole = Message()
    whole["Subject"] = "page"
    whole["MIME-Version"] = "1.0"
    whole["Content-Type"] = 'multipart/related; type="text/html"; boundary="----page"'
    whole.attach(part)
    return whole.as_bytes()


def as_text(rows: Rows) -> bytes:
    """A page as text extraction leaves it: one cell a line."""
    return "\n".join([TITLE, *(cell for row in rows for cell in row), ""]).encode()


def as_json(rows: Rows) -> bytes:
    """A list of projects, each with its cells by heading."""
    projects = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    return json.dumps(projects, ensure_ascii=False, indent=1).encode()


def fixed(archive: bytes) -> bytes:
    """An office file without the time at which it was made."""
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        return packed(
            {
                name: re.sub(rb"(?<=W3CDTF\">)[^<]+", stamp, old.read(name))
                if name == "docProps/core.xml"
                else old.read(name)
                for name in old.namelist()
            }
        )


def packed(parts: dict[str, str | bytes] | dict[str, str] | dict[str, bytes]) -> bytes:
    """An archive of those parts, all of one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


FORMATS: dict[str, Callable[[Rows], bytes]] = {
    "2023-03-gbk.csv": lambda rows: as_csv(rows, "gbk"),
    "2023-03-utf16.csv": lambda rows: as_csv(rows, "utf-16"),
    "2023-03.tsv": lambda rows: as_csv(rows, "utf-8", "\t"),
    "2023-03.xlsx": as_xlsx,
    "2023-03.xls": as_xls,
    "2023-03.ods": as_ods,
    "2023-03.docx": as_docx,
    "2023-03.html": lambda rows: as_page(rows, "gb2312").encode("gb18030"),
    "2023-03.mhtml": as_mhtml,
    "2023-03.txt": as_text,
    "2023-03.json": as_json,
}


def main() -> None:
    """Write every format into the folder that is given, else into `formats` beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "formats"
    folder.mkdir(parents=True, exist_ok=True)
    rows = read_rows()
    for name, make in FORMATS.items():
        (folder / name).write_bytes(make(rows))


if __name__ == "__main__":
    main()
