"""Undo brings back exactly what was in force, whatever was done before and after."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from shishi_cli.domain.errors import ExitCode, UndoBlocked
from shishi_cli.domain.match import Decision, Match
from shishi_cli.domain.month import Month
from shishi_cli.domain.scope import Moment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.versions import VERSIONED
from tests.ledger.ledger_sheets import (
    APRIL,
    BAOSHAN,
    LINES,
    MARCH,
    end_waiver,
    put_actual,
    put_month,
    put_waiver,
)

Dump = dict[str, list[tuple[object, ...]]]
CORRECTED = "17 | 帮助730名青年就业 | 就业255人 | 255"


def in_force(ledger: Ledger) -> Dump:
    """All that is in force, but for who added it: the whole state of the ledger."""
    found: Dump = {}
    for table in VERSIONED:
        columns = ledger._connection.query(str, "SELECT name FROM pragma_table_info(?)", (table,))
        kept = ", ".join(f"v.{c}" for c in columns if c not in ("id", "added_by", "ended_by"))
        rows = ledger._connection.query(
            lambda *row: row,
            f"SELECT {kept} FROM {table} v WHERE {ledger._connection.in_force('v')}",
        )
        found[table] = sorted(rows, key=repr)
    return found


def undo(ledger: Ledger, target: int) -> int:
    with ledger.operation(command="undo", person="王", reason="", at="2023-05-03") as operation:
        operation.undo(target)
    return operation.id


def last_operation(ledger: Ledger) -> int:
    return ledger.operations(limit=1)[0].id


def swap_numbers(ledger: Ledger) -> None:
    one, other = ledger.projects(BAOSHAN)[:2]
    with ledger.operation(command="match", person="王", reason="", at="") as operation:
        operation.renumber(one.project, other.number)
        operation.renumber(other.project, one.number)


def put_unit_names(ledger: Ledger, names: dict[str, str]) -> None:
    with ledger.operation(command="units", person="王", reason="", at="") as operation:
        operation.put_unit_names(names)


def put_match(ledger: Ledger, decision: Decision) -> None:
    match = Match("18", "加装电梯4百台", ledger.projects(BAOSHAN)[0].project, decision)
    with ledger.operation(command="match", person="王", reason="", at="") as operation:
        operation.put_matches(BAOSHAN, [match])


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.write(tmp_path / "shishi.db") as opened:
        put_month(opened)
        yield opened


def test_each_command_undone_is_as_if_it_had_not_been(ledger: Ledger) -> None:
    commands = (
        lambda: put_month(ledger, APRIL),
        lambda: put_month(ledger, lines=(CORRECTED,)),
        lambda: put_month(ledger, lines=("18 | 新开的 | 完成 | 1",)),
        lambda: put_actual(ledger, 2, "300"),
        lambda: put_waiver(ledger, 1),
        lambda: put_waiver(ledger, 1, "比例以人次为基数"),
        lambda: end_waiver(ledger, 1),
        lambda: swap_numbers(ledger),
        lambda: put_match(ledger, Decision.OPEN),
        lambda: put_match(ledger, Decision.SAME),
        lambda: put_unit_names(ledger, {"区建管委": "区建设管理委"}),
        lambda: put_unit_names(ledger, {"区建管委": "区住建委", "区建设管理委": "区住建委"}),
        lambda: put_unit_names(ledger, {}),
    )
    for command in commands:
        before = in_force(ledger)
        command()
        after = in_force(ledger)
        assert after != before
        undoing = undo(ledger, last_operation(ledger))
        assert in_force(ledger) == before
        undo(ledger, undoing)
        assert in_force(ledger) == after


def test_the_first_import_can_be_undone_and_done_again(ledger: Ledger) -> None:
    before = in_force(ledger)
    undoing = undo(ledger, 1)
    assert ledger.programmes() == ()
    assert all(rows == [] for rows in in_force(ledger).values())
    undo(ledger, undoing)
    assert in_force(ledger) == before


def test_what_was_undone_can_be_imported_again(ledger: Ledger) -> None:
    before = [project.reading for project in ledger.load(BAOSHAN, MARCH)]
    undo(ledger, 1)
    put_month(ledger)
    assert [project.reading for project in ledger.load(BAOSHAN, MARCH)] == before


def blocked(ledger: Ledger, target: int) -> tuple[int, ...]:
    before = in_force(ledger)
    with pytest.raises(UndoBlocked, match=f"操作 {target} 还不能撤销") as caught:
        undo(ledger, target)
    assert caught.value.exit_code is ExitCode.FAILURE
    assert in_force(ledger) == before
    return caught.value.by


def test_an_operation_is_not_undone_while_a_later_one_has_changed_the_same(
    ledger: Ledger,
) -> None:
    put_month(ledger, lines=(CORRECTED,))
    put_month(ledger, lines=("17 | 帮助730名青年就业 | 就业258人 | 258",))
    assert blocked(ledger, 2) == (3,)
    undo(ledger, 3)
    undo(ledger, 2)
    assert ledger.load(BAOSHAN, MARCH, [2])[0].reading == (
        ledger.at(Moment("", operation=1)).load(BAOSHAN, MARCH, [2])[0].reading
    )


def test_an_operation_is_not_undone_while_a_later_one_builds_on_it(ledger: Ledger) -> None:
    put_actual(ledger, 1, "50")
    put_month(ledger, APRIL)
    assert blocked(ledger, 1) == (3, 2)
    undo(ledger, 3)
    assert blocked(ledger, 1) == (2,)


def test_what_later_operations_left_alone_can_be_undone(ledger: Ledger) -> None:
    put_month(ledger, lines=(CORRECTED,))
    put_actual(ledger, 1, "50")
    put_month(ledger, APRIL)
    undo(ledger, 2)
    march = ledger.load(BAOSHAN, MARCH)
    assert [entry.value for entry in march[0].entries] == ["50"]
    assert march[1].reading == ledger.at(Moment("", operation=1)).load(BAOSHAN, MARCH)[1].reading


def test_an_entry_is_not_done_again_on_a_project_that_is_gone(ledger: Ledger) -> None:
    put_actual(ledger, 1, "50")
    undoing_of_entry = undo(ledger, 2)
    undoing_of_import = undo(ledger, 1)
    assert blocked(ledger, undoing_of_entry) == (undoing_of_import,)


def test_a_number_given_to_another_project_meanwhile_is_not_taken_back(ledger: Ledger) -> None:
    with ledger.operation(command="match", person="", reason="", at="") as operation:
        operation.renumber(2, "18")
    put_month(ledger, lines=("17 | 新的第十七项 | 完成 | 1",))
    assert blocked(ledger, 2) == (3,)


def test_the_same_value_put_again_by_a_later_operation_stays(ledger: Ledger) -> None:
    put_month(ledger, lines=(CORRECTED,))
    put_month(ledger, lines=(LINES[1],))
    put_month(ledger, lines=(CORRECTED,))
    assert blocked(ledger, 2) == (4,)


class History(RuleBasedStateMachine):
    """Imports, entries, swapped numbers, undoings and redoings in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger.write(Path(self.folder.name) / "shishi.db")
        # What was in force after each operation, and before each one that undo will take.
        self.seen: dict[int, Dump] = {}
        self.undoable: list[tuple[int, Dump]] = []
        self.before = in_force(self.ledger)

    def teardown(self) -> None:
        self.ledger.close()
        self.folder.cleanup()

    def done(self) -> None:
        """Remember what the last operation made of the ledger, if there was one."""
        now = in_force(self.ledger)
        if now != self.before:
            last = last_operation(self.ledger)
            self.seen[last] = now
            self.undoable.append((last, self.before))
            self.before = now

    @rule(
        month=st.sampled_from([MARCH, APRIL, Month(2024, 1)]),
        numbers=st.lists(st.sampled_from(["1", "17", "18"]), min_size=1, unique=True),
        done=st.sampled_from(["", "41", "60"]),
    )
    def import_month(self, month: Month, numbers: list[str], done: str) -> None:
        lines = tuple(f"{number} | 第{number}件事 | 完成{done} | {done}" for number in numbers)
        programme = type(BAOSHAN)(BAOSHAN.region, month.year)
        put_month(self.ledger, month, lines, programme)
        self.done()

    @rule(value=st.sampled_from(["50", "70"]), month=st.sampled_from([MARCH, APRIL]))
    def update(self, value: str, month: Month) -> None:
        projects = self.ledger.projects(BAOSHAN)
        if projects:
            put_actual(self.ledger, projects[-1].project, value, month)
        self.done()

    @rule(decision=st.sampled_from(Decision))
    def decide(self, decision: Decision) -> None:
        if self.ledger.projects(BAOSHAN):
            put_match(self.ledger, decision)
        self.done()

    @rule(
        names=st.dictionaries(
            st.sampled_from(["区建管委", "区建委"]), st.sampled_from(["区住建委", "区建设管理委"])
        )
    )
    def call_units(self, names: dict[str, str]) -> None:
        put_unit_names(self.ledger, names)
        self.done()

    @rule()
    def match(self) -> None:
        if len(self.ledger.projects(BAOSHAN)) > 1:
            swap_numbers(self.ledger)
        self.done()

    @precondition(lambda self: self.undoable)
    @rule(again=st.booleans())
    def undo_the_last(self, again: bool) -> None:
        last, before = self.undoable.pop()
        undoing = undo(self.ledger, last)
        assert in_force(self.ledger) == before
        if again:
            undo(self.ledger, undoing)
            assert in_force(self.ledger) == self.before
            self.undoable.append((last, before))
        self.before = in_force(self.ledger)
        self.seen[last_operation(self.ledger)] = self.before

    @precondition(lambda self: self.seen)
    @rule(data=st.data(), again=st.booleans())
    def undo_any(self, data: st.DataObject, again: bool) -> None:
        logged = [one for one in self.ledger.operations() if one.undone_by is None]
        target = data.draw(st.sampled_from(logged)).id
        undoing = self.undone(target)
        if undoing is None:
            assert in_force(self.ledger) == self.before
            return
        if again:
            undo(self.ledger, undoing)
            assert in_force(self.ledger) == self.before
        else:
            self.before = in_force(self.ledger)
            self.undoable.clear()
        self.seen[last_operation(self.ledger)] = self.before

    def undone(self, target: int) -> int | None:
        """The undoing; None where later operations are in the way."""
        try:
            return undo(self.ledger, target)
        except UndoBlocked:
            return None

    @invariant()
    def nothing_is_lost(self) -> None:
        for operation, dump in self.seen.items():
            assert in_force(self.ledger.at(Moment("", operation=operation))) == dump

    @invariant()
    def what_is_in_force_hangs_together(self) -> None:
        dump = in_force(self.ledger)
        known = {row[0] for row in dump["projects"]}
        for table in ("sheet_rows", "readings", "measures", "figures", "entries"):
            assert {row[0] for row in dump[table]} <= known
        numbers = [row[1:] for row in dump["projects"]]
        assert len(numbers) == len(set(numbers))
        assert {row[1] for row in dump["projects"]} <= {row[0] for row in dump["programmes"]}


TestHistory = History.TestCase
