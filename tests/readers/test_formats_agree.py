"""The sample month gives the same rows in whatever form an office hands it in."""

import csv
import io
from pathlib import Path

import docx as word
import pytest
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from shishi_cli.domain.source import Sheet
from shishi_cli.readers.read_sheet import read_content, read_sheet
from tests.readers.office_files import (
    docx,
    flat_ods,
    ods,
    ods_row,
    tbl,
    xls,
    xlsx,
    xml_row,
    xml_workbook,
)

SAMPLE = Path(__file__).parents[2] / "sample_data" / "2023-03.csv"


def sample() -> list[list[str]]:
    return list(csv.reader(io.StringIO(SAMPLE.read_text("utf-8-sig"), newline="")))


def as_xlsx() -> bytes:
    def write(sheet: Worksheet) -> None:
        for row in sample():
            sheet.append(row)

    return xlsx(write)


def as_xlsx_with_numbers() -> bytes:
    """Its numbers as numbers, its units merged down where neighbours have the same one."""

    def write(sheet: Worksheet) -> None:
        rows = sample()
        for row in rows:
            sheet.append([int(row[0]) if row[0].isdigit() else row[0], *row[1:]])
        first = 1
        for at in range(1, len(rows) + 1):
            if at == len(rows) or rows[at][2] != rows[first][2]:
                if at - first > 1:
                    sheet.merge_cells(f"C{first + 1}:C{at}")
                first = at

    return xlsx(write)


def as_xls() -> bytes:
    def write(sheet: xlwt.Worksheet) -> None:
        for row, cells in enumerate(sample()):
            for column, cell in enumerate(cells):
                sheet.write(row, column, int(cell) if cell.isdigit() else cell)

    return xls(write)


def as_ods() -> bytes:
    rows = "".join(ods_row(*row) for row in sample())
    return ods(f'<table:table table:name="进展">{rows}</table:table>')


def as_flat_ods() -> bytes:
    return flat_ods(f"<table:table>{''.join(ods_row(*row) for row in sample())}</table:table>")


def as_xml_workbook() -> bytes:
    return xml_workbook("".join(xml_row(*row) for row in sample())).encode()


def as_docx() -> bytes:
    document = word.Document()
    rows = sample()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_docx_over_pages() -> bytes:
    """Ten projects a page, the headings on each."""
    head, *rows = sample()
    pages = [rows[at : at + 10] for at in range(0, len(rows), 10)]
    return docx("".join(tbl(head, *page) for page in pages))


FORMS = {
    "xlsx": as_xlsx,
    "xlsx_with_numbers_and_merged_units": as_xlsx_with_numbers,
    "xls": as_xls,
    "ods": as_ods,
    "flat_ods": as_flat_ods,
    "xml": as_xml_workbook,
    "docx": as_docx,
    "docx_over_pages": as_docx_over_pages,
}


def told(sheet: Sheet) -> tuple[object, ...]:
    texts = [row.texts for row in sheet.rows]
    return texts, sheet.headings, sheet.heading_month, sheet.heading_words, sheet.file_month


@pytest.mark.parametrize("form", FORMS)
def test_the_sample_is_the_same_in_every_form(form: str) -> None:
    sheet = read_content(FORMS[form](), "2023-03")

    assert told(sheet) == told(read_sheet(SAMPLE))
    assert sheet.notices == ()
