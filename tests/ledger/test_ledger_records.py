"""Records come back from rows as they were, whatever the words."""

from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.measure import Basis, Bound, Figure, FigureKind, Measure, Origin
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.project import Entry, EntryField
from shishi_cli.domain.reading import Milestone, MilestoneState, Reading, Signal, SignalKind
from shishi_cli.domain.source import Column, SheetRow, Source
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.month_rows import NewRow, RowChange
from shishi_cli.ledger.records import entry_of, month_measure_of, reading_of, stored, stored_entry
from shishi_cli.ledger.rows import TEXT_COLUMNS, Place, cells_of, texts_of
from tests.ledger.ledger_sheets import BAOSHAN, MARCH

# A lone surrogate cannot be in a file that was decoded strictly.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
names = st.one_of(st.just("2023-03.csv"), texts)
counts = st.integers(1, 60)
cells = st.dictionaries(st.sampled_from(TEXT_COLUMNS), texts)
notices = st.lists(st.builds(Notice, texts, texts, st.none() | texts), max_size=2).map(tuple)
sources = st.builds(Source, names, counts, counts, st.sampled_from(Column), counts, counts, texts)
figures = st.builds(
    Figure,
    st.sampled_from(FigureKind),
    st.decimals(-(10**15), 10**15, places=6),
    st.sampled_from(Bound),
    st.none() | st.sampled_from(Basis),
    st.sampled_from(Origin),
    st.none() | sources,
    texts,
    notices,
)
measures = st.builds(
    Measure,
    texts,
    texts,
    st.none() | texts,
    st.sampled_from(Bound),
    st.lists(figures, max_size=3, unique_by=lambda figure: figure.kind).map(tuple),
)
several = st.lists(texts, max_size=2).map(tuple)
milestones = st.lists(
    st.builds(Milestone, sources, st.sampled_from(MilestoneState), st.none() | sources, texts),
    max_size=2,
).map(tuple)
readings = st.builds(
    Reading,
    several,
    several,
    several,
    st.lists(measures, max_size=2).map(tuple),
    milestones,
    st.lists(st.builds(Signal, st.sampled_from(SignalKind), sources), max_size=2).map(tuple),
    notices,
    ended=milestones,
)
entries = st.builds(
    Entry,
    st.builds(Month, st.integers(1900, 2999), st.integers(1, 12)),
    st.sampled_from(EntryField),
    st.none() | counts,
    texts,
    texts,
    texts,
    texts,
)


@given(readings, st.builds(Place, names, counts, counts))
def test_a_reading_comes_back_from_its_rows(reading: Reading, place: Place) -> None:
    assert reading_of(stored(reading, place), place) == reading


@given(readings, counts, counts)
def test_rows_do_not_depend_on_where_the_table_stood(
    reading: Reading, table: int, row: int
) -> None:
    here = Place("a.csv", table, row)
    there = Place("b.csv", table + 1, row + 5)
    moved = reading_of(stored(reading, here), there)
    assert stored(moved, there) == stored(reading, here)


@given(cells)
def test_texts_come_back_and_an_absent_column_is_not_an_empty_one(
    printed: dict[Column, str],
) -> None:
    assert texts_of(cells_of(printed)) == printed


@given(entries)
def test_an_entry_comes_back(entry: Entry) -> None:
    assert entry_of(stored_entry(entry)) == entry


@pytest.mark.parametrize("written", ["250", "34.240", "8.2", "5.52E+4", "12345678901234567.89"])
def test_an_amount_keeps_its_digits(written: str) -> None:
    figure = Figure(FigureKind.ACTUAL, Decimal(written))
    reading = Reading((), (), (), (Measure("", "", None, Bound.EXACT, (figure,)),), (), (), ())
    rows = stored(reading, Place("", 1, 1))
    assert rows.figures[0].amount == written
    assert str(reading_of(rows, Place("", 1, 1)).measures[0].figures[0].amount) == written


def test_a_figure_without_a_basis_is_unmarked() -> None:
    row = ("2023-03", 1, "新增", "台", None, None, "5", *[None] * 6)
    told = month_measure_of(row)
    assert (told.actual, told.target, told.basis) == (Decimal(5), None, Basis.UNMARKED)


@given(data=st.data())
def test_a_row_comes_back_from_the_file(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = _one_file_for_all(tmp_path_factory)
    row = SheetRow(data.draw(counts), data.draw(counts), data.draw(cells))
    reading = data.draw(readings)
    number = str(next(_numbers))
    with Ledger.write(path) as ledger:
        changes = []
        for _ in range(2):
            with ledger.operation(command="import", person="", reason="", at="") as operation:
                source = operation.add_source("2023-03.csv", "sha", "utf-8", MARCH)
                project = operation.add_projects(BAOSHAN, [number])[number]
                rows = [NewRow(project, row, reading)]
                put = operation.put_rows(MARCH, source, rows, "rules 1")
                changes += [change for change, _ in put]
        (loaded,) = ledger.load(BAOSHAN, MARCH, [project])
    assert changes == [RowChange.NEW, RowChange.UNCHANGED]
    assert (loaded.texts, loaded.reading) == (row.texts, reading)


_numbers = count(1)


def _one_file_for_all(folders: pytest.TempPathFactory) -> Path:
    return folders.getbasetemp() / "records.db"
