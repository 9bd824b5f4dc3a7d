"""What is put in the ledger comes back, month by month, and nothing is put twice."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from shishi_cli.domain.errors import LedgerError, NotFound
from shishi_cli.domain.measure import Basis
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import KnownProject, MonthMeasure, Programme
from shishi_cli.domain.scope import Moment
from shishi_cli.domain.source import Column
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.month_rows import NewRow, RowChange
from shishi_cli.ledger.operation import Operation
from tests.ledger.ledger_sheets import (
    APRIL,
    BAOSHAN,
    LINES,
    MARCH,
    MAY,
    put_actual,
    put_month,
    reading,
    sheet_row,
)

FIRST, SECOND = Moment("", operation=1), Moment("", operation=2)
FULL_APRIL = ("1 | 加装电梯400台 | 新增60台 | 60", "17 | 帮助730名青年就业(市级) | 就业300人 | 300")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.write(tmp_path / "shishi.db") as opened:
        yield opened


def count_rows(ledger: Ledger, table: str) -> int:
    return ledger._connection.query(int, f"SELECT count(*) FROM {table}")[0]


def test_a_year_asked_for_once_gives_each_month_as_it_is_asked_for_alone(ledger: Ledger) -> None:
    put_month(ledger)
    put_month(ledger, APRIL, FULL_APRIL)
    put_actual(ledger, 1, "50")
    year = ledger.year(BAOSHAN, APRIL)
    assert [year.month(one) for one in (MARCH, APRIL)] == [
        ledger.load(BAOSHAN, one) for one in (MARCH, APRIL)
    ]
    assert year.month(MARCH, [2]) == ledger.load(BAOSHAN, MARCH, [2])


def test_a_month_comes_back_whole(ledger: Ledger) -> None:
    put_month(ledger)
    first, second = ledger.load(BAOSHAN, MARCH)
    assert (first.number, first.told, first.file, first.table, first.row) == (
        "1",
        MARCH,
        "2023-03.csv",
        1,
        2,
    )
    assert second.texts == {
        Column.NUMBER: "17",
        Column.TITLE: "帮助730名青年就业",
        Column.PROGRESS: "就业250人",
    }
    assert second.reading == reading(LINES[1], 3, "2023-03.csv")


def test_the_same_table_again_is_no_change_and_leaves_no_trace(ledger: Ledger) -> None:
    assert put_month(ledger) == {RowChange.NEW: 2}
    assert put_month(ledger, file="又一份.csv") == {RowChange.UNCHANGED: 2}
    assert count_rows(ledger, "operations") == 1
    assert count_rows(ledger, "sources") == 1


def test_a_row_that_moved_down_is_no_change(ledger: Ledger) -> None:
    put_month(ledger)
    assert put_month(ledger, lines=(LINES[1],)) == {RowChange.UNCHANGED: 1}
    assert put_month(ledger, lines=LINES[::-1]) == {RowChange.UNCHANGED: 2}


def test_a_corrected_cell_is_a_new_version_and_the_old_one_is_kept(ledger: Ledger) -> None:
    put_month(ledger)
    corrected = "17 | 帮助730名青年就业 | 就业255人 | 255"
    changes = put_month(ledger, lines=(LINES[0], corrected), file="更正.csv")
    assert changes == {RowChange.UNCHANGED: 1, RowChange.CHANGED: 1}
    now = ledger.load(BAOSHAN, MARCH)[1]
    before = ledger.at(FIRST).load(BAOSHAN, MARCH)[1]
    assert (now.file, now.texts[Column.PROGRESS]) == ("更正.csv", "就业255人")
    assert (before.file, before.texts[Column.PROGRESS]) == ("2023-03.csv", "就业250人")
    assert before.reading == reading(LINES[1], 3, "2023-03.csv")


def test_known_and_new_projects_are_added_at_once(ledger: Ledger) -> None:
    put_month(ledger)
    with ledger.operation(command="import", person="", reason="", at="") as operation:
        added = operation.add_projects(BAOSHAN, ["99", "1", "100", "99"])
    assert added == {"99": 3, "1": 1, "100": 4}
    assert [one.number for one in ledger.projects(BAOSHAN)] == ["1", "17", "99", "100"]


def test_a_cell_without_figures_that_changed_keeps_the_reading(ledger: Ledger) -> None:
    put_month(ledger)
    row = sheet_row(LINES[0], 2)
    noted = type(row)(1, 2, {**row.texts, Column.REMARK: "催办"})
    with ledger.operation(command="import", person="", reason="", at="") as operation:
        source = operation.add_source("b.csv", "other", "utf-8", MARCH)
        project = operation.add_projects(BAOSHAN, ["1"])["1"]
        read = reading(LINES[0], 2, "b.csv")
        ((change, former),) = operation.put_rows(
            MARCH, source, [NewRow(project, noted, read)], "rules 1"
        )
    assert change is RowChange.CHANGED
    assert former is not None
    assert former.texts == row.texts
    assert count_rows(ledger, "readings") == 2
    assert ledger.load(BAOSHAN, MARCH, [1])[0].reading == read


def test_new_rules_replace_the_reading_alone(ledger: Ledger) -> None:
    put_month(ledger)
    read = reading("17 | 帮助730名青年就业 | 就业250人 | 260", 3, "2023-03.csv")
    with ledger.operation(command="reread", person="", reason="", at="") as operation:
        project = operation.add_projects(BAOSHAN, ["17"])["17"]
        assert operation.put_reading(project, MARCH, read, "rules 2") is RowChange.CHANGED
        assert operation.put_reading(project, MARCH, read, "rules 2") is RowChange.UNCHANGED
    assert count_rows(ledger, "sheet_rows") == 2
    assert ledger.load(BAOSHAN, MARCH, [2])[0].reading == read


def test_a_reading_needs_a_row(ledger: Ledger) -> None:
    put_month(ledger)
    with (
        ledger.operation(command="update", person="", reason="", at="") as operation,
        pytest.raises(NotFound),
    ):
        operation.put_reading(1, APRIL, reading(LINES[0], 2, "x"), "rules 1")


def test_a_project_that_a_later_table_leaves_out_is_told_by_the_earlier_one(
    ledger: Ledger,
) -> None:
    put_month(ledger)
    put_month(ledger, APRIL, FULL_APRIL[1:])
    there, missing = ledger.load(BAOSHAN, APRIL)
    assert (there.number, there.told) == ("17", APRIL)
    assert (missing.number, missing.told, missing.month) == ("1", MARCH, APRIL)
    assert missing.reading == reading(LINES[0], 2, "2023-03.csv")


def test_the_future_is_not_told(ledger: Ledger) -> None:
    put_month(ledger, APRIL)
    assert ledger.load(BAOSHAN, MARCH) == ()
    (asked,) = ledger.load(BAOSHAN, MARCH, [2])
    assert (asked.told, asked.file, asked.texts, asked.entries) == (None, "", {}, ())


def test_the_other_months_of_the_year_are_told_beside_it(ledger: Ledger) -> None:
    put_month(ledger)
    put_month(ledger, APRIL, ("1 | 加装电梯400台 | 正在推进 | ",))
    put_month(ledger, MAY)
    (project,) = ledger.load(BAOSHAN, APRIL, [1])
    march, may = (
        MonthMeasure(
            month, 1, "新增", "台", "市级", Decimal(400), Decimal(41), Basis.UNMARKED, None
        )
        for month in (MARCH, MAY)
    )
    assert project.others == (march, may)
    put_actual(ledger, project.project, "50", MAY)
    (project,) = ledger.load(BAOSHAN, APRIL, [1])
    assert (project.entries, [entry.value for entry in project.later]) == ((), ["50"])


def test_an_entry_survives_the_same_table_and_a_corrected_one(ledger: Ledger) -> None:
    put_month(ledger)
    put_actual(ledger, 2, "300")
    put_month(ledger)
    put_month(ledger, lines=("17 | 帮助730名青年就业 | 就业255人 | 255",))
    (project,) = ledger.load(BAOSHAN, MARCH, [2])
    assert [(entry.value, entry.note, entry.person) for entry in project.entries] == [
        ("300", "电话核实", "李")
    ]


def test_an_entry_ends_the_former_one_of_its_month(ledger: Ledger) -> None:
    put_month(ledger)
    put_actual(ledger, 2, "300")
    put_actual(ledger, 2, "310")
    put_actual(ledger, 2, "400", APRIL)
    march = ledger.load(BAOSHAN, MARCH, [2])[0]
    april = ledger.load(BAOSHAN, APRIL, [2])[0]
    assert [entry.value for entry in march.entries] == ["310"]
    assert [entry.value for entry in april.entries] == ["310", "400"]
    assert [entry.value for entry in ledger.at(SECOND).load(BAOSHAN, MARCH, [2])[0].entries] == [
        "300"
    ]


def test_the_same_entry_again_leaves_no_trace(ledger: Ledger) -> None:
    put_month(ledger)
    put_actual(ledger, 2, "300")
    put_actual(ledger, 2, "300")
    assert count_rows(ledger, "operations") == 2


def test_months_of_tables_and_of_entries_are_told_apart(ledger: Ledger) -> None:
    put_month(ledger, APRIL)
    put_month(ledger, MARCH)
    put_actual(ledger, 1, "50", MAY)
    assert ledger.months(BAOSHAN) == (MARCH, APRIL)
    assert ledger.entry_months(BAOSHAN) == (MAY,)
    assert ledger.told_months(1) == (MARCH, APRIL, MAY)
    assert ledger.told_months(2) == (MARCH, APRIL)


def test_projects_carry_their_latest_titles(ledger: Ledger) -> None:
    put_month(ledger)
    put_month(ledger, APRIL, FULL_APRIL)
    assert ledger.projects(BAOSHAN) == (
        KnownProject(1, "1", "加装电梯400台"),
        KnownProject(2, "17", "帮助730名青年就业(市级)"),
    )


def test_units_and_levels_come_from_the_rows_in_force(ledger: Ledger) -> None:
    put_month(ledger)
    put_month(ledger, lines=("18 | 托育 | 完成 | 1",))
    assert ledger.units(BAOSHAN) == ("区1委", "区17委", "区18委")
    assert ledger.levels(BAOSHAN) == ("市级",)
    assert ledger.unit_names() == {}


def test_programmes_do_not_mix(ledger: Ledger) -> None:
    next_year = Programme("宝山区", 2024)
    neighbour = Programme("嘉定区", 2023)
    put_month(ledger, Month(2024, 3), programme=next_year)
    put_month(ledger, programme=neighbour)
    put_month(ledger, lines=LINES[:1])
    assert ledger.programmes() == (neighbour, BAOSHAN, next_year) or ledger.programmes() == (
        BAOSHAN,
        neighbour,
        next_year,
    )
    assert [len(ledger.load(each, MARCH)) for each in (BAOSHAN, neighbour)] == [1, 2]
    assert ledger.months(next_year) == (Month(2024, 3),)
    assert ledger.load(Programme("没有", 2023), MARCH) == ()


def test_two_projects_swap_their_numbers(ledger: Ledger) -> None:
    put_month(ledger)
    with ledger.operation(command="match", person="", reason="", at="") as operation:
        operation.renumber(1, "17")
        operation.renumber(2, "1")
    assert [(each.project, each.number) for each in ledger.load(BAOSHAN, MARCH)] == [
        (1, "17"),
        (2, "1"),
    ]
    assert ledger.at(FIRST).load(BAOSHAN, MARCH, [2])[0].project == 2


def test_two_projects_cannot_end_with_one_number(ledger: Ledger) -> None:
    put_month(ledger)
    with (
        pytest.raises(LedgerError, match="17"),
        ledger.operation(command="match", person="", reason="", at="") as operation,
    ):
        operation.renumber(1, "17")
    assert [each.number for each in ledger.load(BAOSHAN, MARCH)] == ["1", "17"]


def test_an_unknown_project_cannot_be_renumbered(ledger: Ledger) -> None:
    put_month(ledger)
    with (
        ledger.operation(command="match", person="", reason="", at="") as operation,
        pytest.raises(NotFound),
    ):
        operation.renumber(9, "1")
    with ledger.operation(command="match", person="", reason="", at="") as operation:
        operation.renumber(1, "1")
    assert not operation.changed


def add_and_stop(operation: Operation) -> None:
    operation.add_projects(BAOSHAN, ["99"])
    operation.add_source("x.csv", "x", "utf-8", MARCH)
    raise KeyboardInterrupt


def test_what_fails_half_way_leaves_nothing(ledger: Ledger) -> None:
    put_month(ledger)
    with (
        pytest.raises(KeyboardInterrupt),
        ledger.operation(command="import", person="", reason="", at="") as operation,
    ):
        add_and_stop(operation)
    assert len(ledger.projects(BAOSHAN)) == 2
    assert count_rows(ledger, "operations") == count_rows(ledger, "sources") == 1


def test_a_programme_comes_back_under_its_former_id(ledger: Ledger) -> None:
    put_month(ledger)
    # As an undo will end it.
    ledger._connection.execute("UPDATE programmes SET ended_by = 1")
    assert ledger.programmes() == ()
    with ledger.operation(command="import", person="", reason="", at="") as operation:
        assert operation.add_programme(BAOSHAN) == 1
    assert ledger.programmes() == (BAOSHAN,)
