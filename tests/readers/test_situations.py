"""Files as offices and other programs make them, each named for its situation, with what a person
sees in it. Places, offices and figures are made up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shishi_cli.domain.errors import UnexpectedDamage, UnreadableFile
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column, Sheet
from shishi_cli.extraction.read_row import Place, read_row
from shishi_cli.readers.read_sheet import read_sheet

FOLDER = Path(__file__).with_name("situations")
MARCH = Month(2023, 3)
THREE = ["210", "6", "120"]
# What is told as done by each project, in ones; a stated share with %, a dash for nothing.
DONE = {
    "count-cell-with-words/3月.csv": ["210", "6", "3500", "3000"],
    "count-cell-with-words/3月.xlsx": ["210", "6"],
    "percent-in-count-column/3月.csv": ["26%", "100%"],
    "percent-in-count-column/3月.xlsx": ["26%", "100%"],
    "struck-out-figure/3月.docx": THREE,
    "struck-out-figure/3月.html": THREE,
    "zero-width-in-number/3月.csv": ["280", "1200", "1200"],
    "note-mark-at-figure/3月.csv": ["50"] * 5,
    "raw-line-break-in-csv/3月.csv": ["210", "6"],
    "rowspan-past-its-section/3月.html": THREE,
    "csv-cells-as-equals-text/3月.csv": ["210", "6"],
    "raised-note-number/3月.docx": ["210", "6", "1500"],
    "peer-altchunk/3月-htm.docx": THREE,
    "peer-altchunk/3月-mht.docx": THREE,
    "peer-document2/3月.docx": THREE,
    "peer-dxf-number-format/3月.xlsx": THREE,
    "peer-dxf-number-format/3月-完成率.xlsx": ["26.25%", "20%", "24%"],
    "peer-hidden-under-merge/3月.xlsx": ["210", "6", "—"],
    "peer-hidden-under-merge/3月.xls": ["210", "6", "—"],
    "peer-shared-strings-other-case/3月.xlsx": THREE,
    "peer-system-date-format/进展.xlsx": THREE,
    "peer-xls-name-formula/3月.xls": THREE,
    "peer-xls-workbook-capitals/3月.xls": THREE,
    "peer-zip-backslashes/3月.xlsx": THREE,
}
REFUSED = {
    "peer-default-password/3月.xlsx": "E219",
    "rel-json-nested-list/deep.json": "E245",
    "rel-json-surrogate/2023-03.json": "E210",
    "rel-json-surrogate/region.json": "E210",
    "rel-xml-encoding/5666-实事项目进展台账.xlsx": "E218",
    "rel-zip-lzma/1394-2023-03.ods": "E218",
    "rel-zip-lzma/2355-2024年9月.xlsx": "E218",
    "rel-zip-lzma/2381-实事项目进展(四月).docx": "E218",
    "rel-xlsx-long-shared-text/xlsx-long-shared-text.xlsx": "E218",
    "rel-xlsx-one-part-many-sheets/xlsx-empty-elements.xlsx": "E218",
    "rel-xlsx-one-part-many-sheets/xlsx-many-sheets-one-part.xlsx": "E218",
    "rel-ods-rows-repeated/ods-rows-repeated.ods": "E220",
    "rel-ods-rows-repeated/ods-rows-repeated-narrow.ods": "E220",
    "rel-ods-rows-repeated/ods-many-sheets-rows-repeated.ods": "E220",
    "rel-circled-numbers/list.txt": "E206",
}


def told(sheet: Sheet) -> Iterator[str]:
    for row in sheet.rows:
        reading = read_row(row.texts, Place(sheet.file, row.table, row.row), 3)
        figures = [figure for measure in reading.measures for figure in measure.figures]
        by_kind = {figure.kind: figure.amount.normalize() for figure in figures}
        actual, share = by_kind.get(FigureKind.ACTUAL), by_kind.get(FigureKind.STATED)
        yield f"{actual:f}" if actual is not None else "—" if share is None else f"{share:f}%"


@pytest.mark.parametrize("name", DONE)
def test_what_a_person_sees_is_what_is_read(name: str) -> None:
    assert list(told(read_sheet(FOLDER / name, MARCH))) == DONE[name]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_words(name: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_sheet(FOLDER / name, MARCH)

    assert REFUSED[name] in [problem.code for problem in refused.value.problems]
    assert not isinstance(refused.value, UnexpectedDamage)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("rel-circled-numbers/two-marks.csv", 2),
        ("rel-long-number/2023-03.csv", 2),
        ("rel-json-month-superscript/superscript.json", 1),
        ("rel-json-month-superscript/long.json", 1),
    ],
)
def test_what_was_a_traceback_is_read(name: str, rows: int) -> None:
    assert len(read_sheet(FOLDER / name, MARCH).rows) == rows


def test_padded_names_are_one_office() -> None:
    sheet = read_sheet(FOLDER / "spaced-unit-names/3月.csv")
    units = [read_row(row.texts, Place("", 1, row.row), 3).units for row in sheet.rows]

    assert units == [("区住建局",), ("教育局",), ("区住建局",), ("区住建局", "区民政局")]


def test_boxes_tell_what_is_ticked() -> None:
    sheet = read_sheet(FOLDER / "docx-check-boxes/3月.docx")

    assert [row.text(Column.PROGRESS) for row in sheet.rows] == [
        "☑已全部完成 □正在推进",
        "□已全部完成 ☑正在推进",
    ]


def test_the_system_s_long_date_tells_the_year() -> None:
    sheet = read_sheet(FOLDER / "peer-system-date-format/进展.xlsx")

    assert (sheet.heading_year, sheet.heading_month) == (2023, 3)
