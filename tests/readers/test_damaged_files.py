"""Whatever the bytes of an office file, it is read or refused with words, and nothing else is."""

import io

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.errors import Problem, UnreadableFile
from shishi_cli.domain.month import Month
from shishi_cli.readers.read_sheet import read_content
from tests.readers.office_files import (
    HEAD,
    ROW,
    archive,
    docx,
    inline,
    numbering_of,
    ods,
    ods_row,
    raw_xlsx,
    tbl,
    xls,
    xlsx_of,
    xml_row,
    xml_workbook,
)


def _write(sheet: xlwt.Worksheet) -> None:
    for row, texts in enumerate((HEAD, ROW)):
        for column, text in enumerate(texts):
            sheet.write(row, column, text)
    sheet.write_merge(2, 3, 0, 0, 2.0)
    sheet.write(2, 1, 0.3424, xlwt.easyxf(num_format_str="0.00%"))


FILES = {
    "xls": xls(_write),
    "xlsx": xlsx_of(进展=[HEAD, ROW]),
    "ods": ods(f'<table:table table:name="进展">{ods_row(*HEAD)}{ods_row(*ROW)}</table:table>'),
    "docx": docx(tbl(HEAD, ROW), numbering_of("decimal")),
    "xml": xml_workbook(xml_row(*HEAD) + xml_row(*ROW)).encode(),
}
XML = {
    "xlsx": raw_xlsx(inline(HEAD, ROW) + '<row r="3"><c r="A3" s="1"><v>2</v></c></row>'),
    "ods": FILES["ods"],
    "docx": FILES["docx"],
}


def read_or_refuse(content: bytes) -> None:
    """Any other exception, or none of the two, fails the test."""
    refused: tuple[Problem, ...] = ()
    try:
        read_content(content, "进展", Month(2023, 4))
    except UnreadableFile as error:
        refused = error.problems
    assert all(problem.message and problem.hint for problem in refused)


@pytest.mark.parametrize("kind", FILES)
def test_the_file_itself_is_read(kind: str) -> None:
    assert read_content(FILES[kind], "进展").format == kind


@pytest.mark.parametrize("kind", FILES)
@given(data=st.data())
def test_changed_bytes(kind: str, data: st.DataObject) -> None:
    content = bytearray(FILES[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))

    read_or_refuse(bytes(content))


@pytest.mark.parametrize("kind", FILES)
@given(data=st.data())
def test_a_file_cut_off(kind: str, data: st.DataObject) -> None:
    read_or_refuse(FILES[kind][: data.draw(st.integers(0, len(FILES[kind]) - 1))])


@pytest.mark.parametrize("kind", XML)
@given(data=st.data())
def test_marks_of_the_xml_taken_out_or_doubled(kind: str, data: st.DataObject) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(XML[kind])) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    name = data.draw(st.sampled_from(sorted(set(parts) - {"mimetype", "[Content_Types].xml"})))
    marks = parts[name].split("<")
    at = data.draw(st.integers(1, max(len(marks) - 1, 1)))
    # An element's name stays in its place, so that the whole stays XML more often than not.
    marks[at : at + 1] = data.draw(st.sampled_from([[], marks[at : at + 1] * 2]))
    values = data.draw(st.sampled_from(['"0"', '"-1"', '"99999999999999999999"', '"x"', '""']))
    parts[name] = "<".join(marks).replace('"1"', values)

    read_or_refuse(archive(parts))


def test_nothing_outside_the_file_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, (*ROW[:4], "='[外部.xlsx]Sheet1'!A1")):
        sheet.append(row)
    sheet["B2"].hyperlink = "http://example.invalid/"
    buffer = io.BytesIO()
    book.save(buffer)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file or a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("builtins.open", refuse)

    assert read_content(buffer.getvalue(), "2023-04.xlsx").rows
