"""What is written past shishi is found, wherever it stands, with the months to import again."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from shishi_cli.domain.life import CarriedOver, Life
from shishi_cli.domain.match import Decision, Match
from shishi_cli.domain.operation import Author
from shishi_cli.domain.setting import Setting
from shishi_cli.domain.source import Column
from shishi_cli.domain.year_plan import ListedRow, PlanStep
from shishi_cli.ledger.inspecting import examine
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.migrations import migrate, migrations
from tests.ledger.ledger_sheets import (
    APRIL,
    BAOSHAN,
    LINES,
    MARCH,
    put_actual,
    put_month,
    put_waiver,
)
from tests.ledger.test_ledger_schema import IMPORT, next_steps

Alter = Callable[..., None]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with something in every table: two months, a correction and its undoing."""
    path = tmp_path_factory.mktemp("sealing") / "shishi.db"
    with Ledger.write(path) as ledger:
        put_month(ledger)
        put_month(ledger, APRIL)
        put_month(ledger, lines=(LINES[0].replace("41", "42"),))
        put_actual(ledger, 1, "50")
        put_waiver(ledger, 1)
        with ledger.operation(**IMPORT) as operation:
            operation.put_setting(Setting("rule", "line"))
            operation.put_matches(BAOSHAN, [Match("18", "新建公园", 1, Decision.OPEN)])
            operation.put_unit_names({"区建管委": "区住建委"})
            operation.put_life(1, Life(APRIL, None, 2, "1号", "", "王", "2023"))
            operation.put_carried(2, CarriedOver(1, BAOSHAN, "1", "1号"), Author("王", "2023"))
            source = operation.add_source("清单.csv", "0", "UTF-8", MARCH)
            operation.put_listed(source, {1: ListedRow({Column.TITLE: "公园"}, "清单.csv", 1, 2)})
            operation.put_plans(source, {1: [PlanStep(APRIL, 1, "40台", "清单.csv", 1, 2)]})
        with ledger.operation(command="undo", person="", reason="", at="2023") as operation:
            operation.undo(3)
    return path


@pytest.fixture
def path(written: Path, tmp_path: Path) -> Path:
    """A copy of it, to be altered."""
    return Path(shutil.copy2(written, tmp_path / "shishi.db"))


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as sqlite:
        assert sqlite.execute(statement).rowcount
        sqlite.commit()


def altered(path: Path) -> dict[int, tuple[str, ...]]:
    """The operations found changed, with the months they name."""
    return {one.operation: one.months for one in examine(path).altered}


def test_what_shishi_wrote_is_unaltered(path: Path) -> None:
    assert examine(path).is_sound


def columns() -> list[tuple[str, str]]:
    """Every column that a migration made."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as sqlite:
        migrate(sqlite, None)
        return sqlite.execute(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND m.name <> '_sqlite_migrations' AND c.name <> 'id'"
        ).fetchall()


@pytest.mark.parametrize(("table", "column"), columns())
def test_a_change_in_any_column_is_found(path: Path, table: str, column: str) -> None:
    first = f"(SELECT min(id) FROM {table})"
    with closing(sqlite3.connect(path)) as sqlite:
        (kind,) = sqlite.execute(
            f"SELECT type FROM pragma_table_info('{table}') WHERE name = '{column}'"
        ).fetchone()
    more = 1 if column.endswith("_by") else 8  # another operation; a project that there is not
    new = (
        f"coalesce({column}, 0) + {more}" if kind == "INTEGER" else f"coalesce({column}, '') || '1'"
    )
    alter(path, f"UPDATE {table} SET {column} = {new} WHERE id = {first}")
    found = examine(path)
    assert (found.is_sound, bool(found.altered)) == (False, True)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DELETE FROM figures WHERE added_by = 2", {2: ("2023-04",)}),
        ("UPDATE sheet_rows SET progress = '就业999人' WHERE id = 2", {1: ("2023-03",)}),
        ("UPDATE entries SET value = '5000'", {4: ("2023-03",)}),
        ("UPDATE unit_names SET ended_by = 7", {7: ("2023-03",)}),
        ("DELETE FROM operations WHERE id = 6", {7: ("2023-03",)}),
        (
            "INSERT INTO operations SELECT 9, at, person, command, reason, undoes, seal"
            " FROM operations WHERE id = 1",
            {9: ()},
        ),
    ],
)
def test_the_operation_and_its_months_are_named(
    path: Path, statement: str, found: dict[int, tuple[str, ...]]
) -> None:
    alter(path, statement)
    assert altered(path) == found


def test_the_file_is_named_whose_words_were_changed(path: Path) -> None:
    alter(path, "UPDATE figures SET rule = 'x' WHERE added_by = 2")
    alter(path, "UPDATE sheet_rows SET title = 'x' WHERE added_by = 1")
    assert [one.files for one in examine(path).altered] == [("2023-03.csv",), ()]


def test_bytes_that_are_no_text_are_a_change(path: Path) -> None:
    alter(path, "UPDATE sheet_rows SET remark = CAST(x'e5ff' AS TEXT) WHERE id = 1")
    assert altered(path) == {1: ("2023-03",)}


def test_a_ledger_of_before_is_sealed_as_it_is(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as sqlite:
        migrations.apply(Database(sqlite), stop_before="m008_seals")
        sqlite.execute("INSERT INTO operations VALUES (1, '2023-04-01', '王', 'x', 'x', NULL)")
        sqlite.execute("INSERT INTO operations VALUES (2, '2023-04-02', '王', 'x', 'x', NULL)")
        sqlite.execute("INSERT INTO programmes VALUES (1, 1, '宝山区', 2023, 1, NULL)")
        sqlite.execute("INSERT INTO projects VALUES (1, 1, 1, '17', 2, NULL)")
    with Ledger.write(old) as ledger:
        put_actual(ledger, 1, "50", MARCH)
    assert altered(old) == {}
    alter(old, "UPDATE projects SET number = '18'")
    assert altered(old) == {2: ()}


def test_what_a_later_schema_adds_breaks_no_seal(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as sqlite:
        migrate(sqlite, None, next_steps())
        sqlite.execute("ALTER TABLE figures ADD COLUMN later TEXT NOT NULL DEFAULT ''")
        sqlite.execute("PRAGMA user_version = 8")
    assert altered(path) == {}
    alter(path, "UPDATE figures SET later = 'x' WHERE added_by = 2")
    assert altered(path) == {2: ("2023-04",)}
