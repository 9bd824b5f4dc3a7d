"""Every index is there because a query needs it, and the views find a region's month by indexes."""

import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from shishi_cli.domain.errors import UndoBlocked
from shishi_cli.domain.month import Month
from shishi_cli.domain.scope import Moment
from shishi_cli.domain.setting import Setting
from shishi_cli.ledger.connection import Value
from shishi_cli.ledger.ledger import Ledger
from tests.ledger.ledger_sheets import APRIL, BAOSHAN, LINES, MARCH, put_actual, put_month
from tests.ledger.test_ledger_schema import plans_of, walked


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with two months, a correction and an entry."""
    path = tmp_path / "shishi.db"
    with Ledger.write(path) as ledger:
        put_month(ledger)
        put_month(ledger, APRIL)
        put_month(ledger, lines=(LINES[0].replace("41", "42"),))
        put_actual(ledger, 1, "50")
    return path


def read_everything(ledger: Ledger) -> None:
    ledger.load(BAOSHAN, MARCH)
    ledger.load(BAOSHAN, MARCH, [1])
    ledger.projects(BAOSHAN)
    ledger.months(BAOSHAN)
    ledger.told_months(1)
    ledger.origins(1, MARCH, MARCH)
    ledger.units(BAOSHAN)
    ledger.unit_names()
    ledger.setting("rule")
    ledger.operations([1, 2])
    ledger.operations_touching(1, MARCH)
    ledger.changes(1, 2)
    ledger.changes(1, 2, 1)


def write_everything(ledger: Ledger) -> None:
    put_month(ledger, Month(2023, 5))
    put_month(ledger, lines=(LINES[0].replace("41", "43"),))
    put_actual(ledger, 1, "51")
    with ledger.operation(command="rules", person="", reason="", at="") as operation:
        operation.put_setting(Setting("rule", "points-5", ""))
    with ledger.operation(command="undo", person="", reason="", at="") as operation:
        operation.undo(2)
    decided: tuple[tuple[str, dict[str, Value], tuple[str, str]], ...] = (
        ("unit_names", {"name": "区房管局"}, ("区房屋管理局", "区住房局")),
        ("matches", {"programme": 1, "number": "3", "title": "新题"}, ("accepted", "refused")),
    )
    for table, key, values in decided:
        first, _ = (decide(ledger, table, key, value) for value in values)
        with (
            suppress(UndoBlocked),
            ledger.operation(command="undo", person="", reason="", at="") as operation,
        ):
            operation.undo(first)
    ledger._connection.query(int, "SELECT undone_by FROM v_log WHERE operation = 2")


def decide(ledger: Ledger, table: str, key: dict[str, Value], value: str) -> int:
    """Decide something anew and give the operation."""
    rest: dict[str, Value] = (
        {"unit": value} if table == "unit_names" else {"project": 1, "decision": value}
    )
    with ledger.operation(command="units", person="", reason="", at="") as operation:
        operation._writing.end(table, key)
        operation._writing.add(table, {**key, **rest})
    return operation.id


def test_every_index_serves_a_query(path: Path) -> None:
    plans: list[str] = []
    with Ledger.read(path) as ledger:
        plans += plans_of(ledger, read_everything)
        plans += plans_of(ledger.at(Moment("", operation=2)), read_everything)
    with Ledger.write(path) as ledger:
        plans += plans_of(ledger, write_everything)
    used = {word for step in plans for word in step.split()}
    sqlite = sqlite3.connect(path)
    indexes = {
        name
        for name, table in sqlite.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        )
        if table != "_sqlite_migrations"
    }
    sqlite.close()
    assert indexes - used == set()


@pytest.mark.parametrize("view", ["v_status", "v_figures"])
def test_a_view_finds_a_region_s_month_by_indexes(path: Path, view: str) -> None:
    query = (
        f"SELECT count(*) FROM {view} WHERE region = '宝山区' AND year = 2023 AND month = '2023-03'"
    )
    with Ledger.read(path) as ledger:
        plans = plans_of(ledger, lambda ledger: ledger._connection.query(int, query))
    assert {step for step in walked(plans) if step != f"SCAN {view}"} == set()
