"""What holds for the import of any table: twice is once, and a correction can be taken back."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.assessment.conflicts import find_conflicts
from shishi_cli.domain.measure import Bound, Figure, FigureKind, Measure
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.domain.project import Entry, EntryField
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.results.imports import Import
from shishi_cli.domain.source import Column, SheetRow
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.read_sheet import read_content
from shishi_cli.services.arrived import Arrived, Asked
from shishi_cli.services.import_file import import_table

MARCH = Month(2023, 3)
AUTHOR = Author("王", "2023-04-10T09:00:00+08:00")
HEAD = ("序号", "项目内容", "牵头单位", "3月目标", "进展情况")
# A mark in front of a number ('01) is how programs keep its zero, and no part of the cell.
words = st.text("新增建成完累计本月底个户名张0123456789%,,;。、(市级)\n\"' ", max_size=30).map(
    lambda text: text.lstrip("'")
)
tables = st.lists(st.tuples(words, words, words, words), min_size=1, max_size=6)


def put(ledger: Ledger, rows: Sequence[tuple[str, ...]], name: str = "2023-03.csv") -> Import:
    out = io.StringIO()
    lines = [(str(at), f"项目{at} {row[0]}", *row[1:]) for at, row in enumerate(rows, 1)]
    csv.writer(out).writerows([HEAD, *lines])
    sheet = read_content(out.getvalue().encode(), name, MARCH)
    return import_table(ledger, Arrived(sheet, MARCH, "--month"), Asked(region="某区"), AUTHOR)


@given(tables)
def test_twice_is_once_whatever_the_file_is_called(rows: list[tuple[str, ...]]) -> None:
    with Ledger.copy(Path("无此台账.db")) as ledger:
        first = put(ledger, rows)
        known = [ledger.load(one, MARCH) for one in ledger.programmes()]
        again = put(ledger, rows, "三月份 再发.csv")
        assert (first.counts.new, again.counts.unchanged) == (len(rows), len(rows))
        assert not again.is_new
        assert again.changes == ()
        assert [ledger.load(one, MARCH) for one in ledger.programmes()] == known


@given(tables, words)
def test_changes_are_those_of_the_cells_and_lead_back(
    rows: list[tuple[str, ...]], progress: str
) -> None:
    corrected = [(*rows[0][:3], progress), *rows[1:]]
    with Ledger.copy(Path("无此台账.db")) as ledger:
        put(ledger, rows)
        there = put(ledger, corrected)
        back = put(ledger, rows)
    told = [(one.number, one.column, one.old, one.new) for one in there.changes]
    same = rows[0][3].strip() == progress.strip()
    assert told == ([] if same else [("1", Column.PROGRESS, rows[0][3].strip(), progress.strip())])
    assert [(one.number, one.column, one.new, one.old) for one in back.changes] == told


def test_projects_that_differ_in_a_figure_alone_stay_where_they_are() -> None:
    rows = [("新建1家", "", "", ""), ("新建2家", "", "", ""), ("新建3家", "", "", "")]
    with Ledger.copy(Path("无此台账.db")) as ledger:
        put(ledger, rows)
        assert put(ledger, rows).notices == ()


MEASURE = Measure(
    "新增",
    "台",
    None,
    Bound.EXACT,
    (Figure(FigureKind.ACTUAL, Decimal("41.0")), Figure(FigureKind.TARGET, Decimal(400))),
)
READING = Reading(("市级",), ("区交通委",), (), (MEASURE,), (), (), ())
ROW = SheetRow(1, 2, {Column.NUMBER: "1", Column.PROGRESS: "新增41台。"})


def entry(field: EntryField, value: str, month: int = 3) -> Entry:
    of_measure = field in (EntryField.ACTUAL, EntryField.GOAL, EntryField.TARGET)
    return Entry(Month(2023, month), field, 1 if of_measure else None, value, "", "李", "")


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([entry(EntryField.ACTUAL, "45")], ["41 45"]),
        ([entry(EntryField.ACTUAL, "41.00")], []),
        ([entry(EntryField.ACTUAL, "45", month=2)], []),
        ([entry(EntryField.GOAL, "40")], []),
        ([entry(EntryField.TARGET, "500", month=2)], ["400 500"]),
        ([entry(EntryField.TARGET, "500", month=1), entry(EntryField.TARGET, "400")], []),
        ([entry(EntryField.UNIT, "区商务委")], ["区交通委 区商务委"]),
        ([entry(EntryField.LEVEL, "市级")], []),
        ([entry(EntryField.PROGRESS, "新增45台。")], ["新增41台。 新增45台。"]),
        # What the reading tells is the person's own text then.
        ([entry(EntryField.PROGRESS, "新增41台。"), entry(EntryField.ACTUAL, "45")], []),
    ],
)
def test_what_the_table_tells_otherwise_than_a_person(
    entries: list[Entry], told: list[str]
) -> None:
    found = find_conflicts(ROW, READING, entries, MARCH)
    assert [f"{one.told} {one.entered}" for one in found] == told
