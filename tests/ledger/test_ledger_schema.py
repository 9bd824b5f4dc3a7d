"""The schema: steps that are only added, and indexes that a query needs."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from shishi_cli.domain.errors import LedgerError
from shishi_cli.domain.life import CarriedOver
from shishi_cli.domain.match import Decision, Match
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author, Kind
from shishi_cli.domain.project import Programme
from shishi_cli.domain.scope import Moment
from shishi_cli.domain.setting import Setting
from shishi_cli.domain.source import Column, Publication
from shishi_cli.domain.year_plan import ListedRow, ListPlace
from shishi_cli.ledger.connection import SCHEMA_VERSION
from shishi_cli.ledger.foreign import every_step
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.migrations import m001_ledger, migrate, migrations
from shishi_cli.ledger.rows import TEXT_COLUMNS
from shishi_cli.ledger.versions import VERSIONED
from tests.ledger.ledger_sheets import BAOSHAN, MARCH, put_actual, put_month


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with two months and an entry."""
    path = tmp_path / "shishi.db"
    with Ledger.write(path) as ledger:
        put_month(ledger)
        put_month(ledger, Month(2023, 4))
        put_actual(ledger, 1, "50")
    return path


def columns(sqlite: sqlite3.Connection, table: str) -> set[str]:
    return {name for _, name, *_ in sqlite.execute(f"PRAGMA table_info({table})")}


def tables(sqlite: sqlite3.Connection) -> set[str]:
    return {name for (name,) in sqlite.execute("SELECT name FROM sqlite_master WHERE type='table'")}


def test_the_version_counts_the_migrations(path: Path) -> None:
    database = Database(path)
    assert [step.name for step in migrations.applied(database)] == [
        "m001_ledger",
        "m002_history",
        "m003_publication",
        "m004_settings",
        "m005_matches",
        "m006_views",
        "m007_waivers",
        "m008_seals",
        "m009_year",
        "m010_carried",
        "m011_unused",
        "m012_places",
    ]
    assert migrations.pending(database) == []
    assert database.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    database.close()


def test_all_state_is_versioned_and_strict(path: Path) -> None:
    sqlite = sqlite3.connect(path)
    own = tables(sqlite) - {"_sqlite_migrations"}
    assert {each for each in own if "ended_by" in columns(sqlite, each)} == set(VERSIONED)
    assert own - set(VERSIONED) == {"operations", "sources"}
    strict = {name for _, name, _, _, _, strict in sqlite.execute("PRAGMA table_list") if strict}
    assert strict == own
    sqlite.close()


def test_every_column_of_a_table_has_its_place(path: Path) -> None:
    sqlite = sqlite3.connect(path)
    assert {column.value for column in TEXT_COLUMNS} <= columns(sqlite, "sheet_rows")
    sqlite.close()


def test_a_figure_needs_its_operation_and_a_thing_has_one_version_in_force(path: Path) -> None:
    with Ledger.write(path) as ledger:
        values: dict[str, str | int | None] = {
            "project": 1,
            "month": "2023-09",
            "position": 1,
            "name": "",
            "unit": "",
        }
        with pytest.raises(sqlite3.IntegrityError):
            ledger._connection.insert("measures", {**values, "bound": "exact", "added_by": 99})
        ledger._connection.insert("measures", {**values, "bound": "exact", "added_by": 1})
        with pytest.raises(sqlite3.IntegrityError):
            ledger._connection.insert("measures", {**values, "bound": "exact", "added_by": 1})


IMPORT = {"command": "import", "person": "王", "reason": "", "at": "2023-04-01"}


def next_steps() -> Migrations:
    """The steps so far and one that does not exist yet."""
    steps = Migrations("shishi")
    for step in every_step():
        steps()(step.fn)

    @steps()
    def add_shelf(db: Database) -> None:
        db.execute("ALTER TABLE sources ADD COLUMN shelf TEXT")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    return steps


def dump(path: Path) -> list[str]:
    """All that a file holds, as statements."""
    sqlite = sqlite3.connect(path)
    try:
        return list(sqlite.iterdump())
    finally:
        sqlite.close()


def test_a_migration_keeps_the_rows_and_copies_the_file_aside(path: Path) -> None:
    before = dump(path)
    sqlite = sqlite3.connect(path, isolation_level=None)
    migrate(sqlite, path, next_steps())
    assert "shelf" in columns(sqlite, "sources")
    assert sqlite.execute("SELECT name, shelf FROM sources").fetchall() == [
        ("2023-03.csv", None),
        ("2023-04.csv", None),
    ]
    sqlite.close()
    copy = path.with_name(f"shishi.schema-{SCHEMA_VERSION}.db")
    assert dump(copy) == before
    assert copy.stat().st_mode & 0o777 == 0o600


def test_the_history_s_indexes_come_to_an_older_ledger(tmp_path: Path) -> None:
    older, path = Migrations("shishi"), tmp_path / "older.db"
    older()(m001_ledger)
    sqlite = sqlite3.connect(path, isolation_level=None)
    migrate(sqlite, path, older)
    sqlite.execute("INSERT INTO operations VALUES (1, '2023-05-01', '王', 'import', '', NULL)")
    sqlite.execute("INSERT INTO programmes VALUES (1, 1, '宝山区', 2023, 1, NULL)")
    sqlite.close()
    with pytest.raises(LedgerError, match="旧版本"):
        Ledger.read(path)
    with Ledger.write(path) as ledger:
        assert ledger.programmes() == (BAOSHAN,)
        assert [count.kind for count in ledger.operations()[0].counts] == [Kind.PROGRAMME]
    assert path.with_name("older.schema-1.db").exists()


def test_an_older_copy_is_not_overwritten(path: Path) -> None:
    path.with_name(f"shishi.schema-{SCHEMA_VERSION}.db").write_text("older")
    sqlite = sqlite3.connect(path, isolation_level=None)
    migrate(sqlite, path, next_steps())
    sqlite.close()
    assert path.with_name(f"shishi.schema-{SCHEMA_VERSION}.db").read_text() == "older"
    with Ledger.read(path.with_name(f"shishi.schema-{SCHEMA_VERSION}-2.db")) as ledger:
        assert len(ledger.load(BAOSHAN, MARCH)) == 2


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    steps = next_steps()

    @steps()
    def break_it(db: Database) -> None:
        db.execute("ALTER TABLE nowhere ADD COLUMN shelf TEXT")

    sqlite = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(sqlite, path, steps)
    sqlite.close()
    assert path.read_bytes() == before


def test_sources_of_before_are_kept_without_what_they_tell_of_themselves(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    sqlite = sqlite3.connect(old, isolation_level=None)
    migrations.apply(Database(sqlite), stop_before="m003_publication")
    sqlite.execute("INSERT INTO operations VALUES (1, '2023-04-01', '王', 'import', '', NULL)")
    sqlite.execute("INSERT INTO sources VALUES (1, '2023-03.csv', 'sha', 'UTF-8', '2023-03', 1)")
    sqlite.close()
    with Ledger.write(old) as ledger, ledger.operation(**IMPORT) as operation:
        assert operation.add_source("2023-03.csv", "sha", "UTF-8", MARCH) == 1
        page = Publication("html", "2023年3月进展", "区政府办公室", "2023-04-10")
        assert operation.add_source("2023-03.csv", "sha", "UTF-8", MARCH, page) == 2
        assert operation.add_source("2023-03.csv", "sha", "UTF-8", MARCH, page) == 2


def test_a_ledger_of_before_the_matches_keeps_what_it_has_and_takes_them(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    sqlite = sqlite3.connect(old, isolation_level=None)
    migrations.apply(Database(sqlite), stop_before="m005_matches")
    sqlite.execute("INSERT INTO operations VALUES (1, '2023-04-01', '王', 'import', '', NULL)")
    sqlite.execute("INSERT INTO programmes VALUES (1, 1, '宝山区', 2023, 1, NULL)")
    sqlite.execute("INSERT INTO projects VALUES (1, 1, 1, '17', 1, NULL)")
    sqlite.close()
    match = Match("18", "新建公园", 1, Decision.OPEN)
    with Ledger.write(old) as ledger:
        with ledger.operation(**IMPORT) as operation:
            operation.put_matches(BAOSHAN, [match, match])
        assert ledger.matches(BAOSHAN) == (match,)
        assert [one.number for one in ledger.projects(BAOSHAN)] == ["17"]


def test_a_ledger_of_before_the_links_keeps_its_lists_and_takes_them(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    sqlite = sqlite3.connect(old, isolation_level=None)
    migrations.apply(Database(sqlite), stop_before="m010_carried")
    sqlite.execute("INSERT INTO operations VALUES (1, '2023-04-01', '王', 'import', '', NULL, '')")
    sqlite.execute(
        "INSERT INTO sources VALUES (1, '清单.csv', '0', '', '2023', 1, '', '', '', '', '')"
    )
    for at, year in ((1, 2023), (2, 2022)):
        sqlite.execute(f"INSERT INTO programmes VALUES ({at}, {at}, '宝山区', {year}, 1, NULL)")
        sqlite.execute(f"INSERT INTO projects VALUES ({at}, {at}, {at}, '{at + 6}', 1, NULL)")
    sqlite.execute('INSERT INTO listed VALUES (1, 1, 1, 1, 2, \'{"title": "建公园"}\', 1, NULL)')
    sqlite.close()
    link = CarriedOver(2, Programme("宝山区", 2022), "8", "1号")
    with Ledger.write(old) as ledger:
        for _ in range(2):  # the same again is no operation
            with ledger.operation(**IMPORT) as operation:
                operation.put_carried(1, link, Author("王", "2023"))
        assert ledger.carried(BAOSHAN) == {1: link}
        assert [one.id for one in ledger.operations()] == [2, 1]
        assert ledger.at(Moment("", operation=1)).carried(BAOSHAN) == {}
        assert [one.title for one in ledger.projects(BAOSHAN)] == ["建公园"]


def test_a_list_of_before_one_could_add_to_it_stands_in_its_one_file(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    sqlite = sqlite3.connect(old, isolation_level=None)
    migrations.apply(Database(sqlite), stop_before="m012_places")
    sqlite.execute("INSERT INTO operations VALUES (1, '2023-04-01', '王', 'import', '', NULL, '')")
    sqlite.execute(
        "INSERT INTO sources VALUES (1, '清单.csv', '0', '', '2023', 1, '', '', '', '', '')"
    )
    sqlite.execute("INSERT INTO programmes VALUES (1, 1, '宝山区', 2023, 1, NULL)")
    sqlite.execute("INSERT INTO projects VALUES (1, 1, 1, '7', 1, NULL)")
    sqlite.execute('INSERT INTO listed VALUES (1, 1, 1, 1, 2, \'{"target": "3家"}\', 1, NULL)')
    sqlite.close()
    former = ListedRow({Column.TARGET: "3家"}, "清单.csv", 1, 2)
    later = ListedRow({Column.LEAD_UNIT: "区民政局"}, "单位.csv", 1, 5).added_to(former)
    with Ledger.write(old) as ledger:
        assert ledger.year_words(BAOSHAN)[1].listed == former
        with ledger.operation(**IMPORT) as operation:
            source = operation.add_source("单位.csv", "1", "UTF-8", 2023)
            operation.put_listed(source, {1: later})
        listed = ledger.year_words(BAOSHAN)[1].listed
        assert listed is not None
        assert listed == later
        assert listed.place(Column.TARGET) == ListPlace("清单.csv", 1, 2)
        assert listed.place(Column.LEAD_UNIT) == ListPlace("单位.csv", 1, 5)


def test_a_ledger_of_before_can_choose_and_choose_back(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    sqlite = sqlite3.connect(old, isolation_level=None)
    migrations.apply(Database(sqlite), stop_before="m004_settings")
    sqlite.execute("INSERT INTO operations VALUES (1, '2023-04-01', '王', 'import', '', NULL)")
    sqlite.close()
    with Ledger.write(old) as ledger:
        assert ledger.setting("rule") is None
        for value in ("line", "line", "points-10-30"):
            with ledger.operation(**IMPORT) as operation:
                operation.put_setting(Setting("rule", value))
        assert ledger.setting("rule") == Setting("rule", "points-10-30")
        assert ledger.at(Moment("", operation=2)).setting("rule") == Setting("rule", "line")
        assert ledger.at(Moment("", operation=1)).setting("rule") is None
        # The same again was no operation.
        assert [one.id for one in ledger.operations()] == [3, 2, 1]


def test_a_ledger_that_many_make_at_once_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "shishi.db"

    def make(number: int) -> None:
        with Ledger.write(path) as ledger:
            put_month(ledger, lines=(f"{number} | 题 | 完成 | 1",))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Ledger.read(path) as ledger:
        assert len(ledger.projects(BAOSHAN)) == 5


def plans_of(ledger: Ledger, ask: Callable[[Ledger], object]) -> list[str]:
    """The steps of SQLite's plans for all that `ask` queries."""
    statements: list[str] = []
    sqlite = ledger._connection.sqlite
    sqlite.set_trace_callback(statements.append)
    ask(ledger)
    sqlite.set_trace_callback(None)
    assert statements
    plans: list[str] = []
    for statement in statements:
        if statement.startswith("--"):  # what SQLite asks itself
            continue
        steps = [step for *_, step in sqlite.execute(f"EXPLAIN QUERY PLAN {statement}")]
        # What an INSERT shows after its own steps is done only where a foreign key is broken.
        plans += steps[:1] if statement.startswith("INSERT") else steps
    return plans


def walked(plans: list[str]) -> set[str]:
    """The steps that walk through a table or an index; `t` are the projects of one programme."""
    return {step for step in plans if step.startswith("SCAN") and step != "SCAN t"}


@pytest.mark.parametrize("moment", [None, Moment("", operation=2)], ids=["now", "as of"])
@pytest.mark.parametrize(
    "ask",
    [
        lambda ledger: ledger.load(BAOSHAN, MARCH),
        lambda ledger: ledger.load(BAOSHAN, MARCH, ["1", "17"]),
        lambda ledger: ledger.projects(BAOSHAN),
        lambda ledger: ledger.months(BAOSHAN),
        lambda ledger: ledger.entry_months(BAOSHAN),
        lambda ledger: ledger.units(BAOSHAN),
        lambda ledger: ledger.levels(BAOSHAN),
        lambda ledger: ledger.told_months(1),
        lambda ledger: ledger.titles(BAOSHAN),
        lambda ledger: ledger.matches(BAOSHAN),
        lambda ledger: ledger.waivers(BAOSHAN),
        lambda ledger: ledger.carried(BAOSHAN),
        lambda ledger: ledger.year_words(BAOSHAN),
    ],
)
def test_no_question_about_a_programme_walks_through_a_table(
    path: Path, ask: Callable[[Ledger], object], moment: Moment | None
) -> None:
    with Ledger.read(path, moment) as ledger:
        plans = plans_of(ledger, ask)
    assert walked(plans) == set()
    assert any("_in_force" in step for step in plans)


@pytest.mark.parametrize("moment", [None, Moment("", operation=2)], ids=["now", "as of"])
@pytest.mark.parametrize(
    "ask",
    [
        lambda ledger: ledger.operations_touching(1),
        lambda ledger: ledger.operations_touching(1, MARCH),
        lambda ledger: ledger.changes(1, 2),
        lambda ledger: ledger.changes(2, 1, 1),
    ],
)
def test_no_question_about_the_history_walks_through_a_table(
    path: Path, ask: Callable[[Ledger], object], moment: Moment | None
) -> None:
    with Ledger.read(path, moment) as ledger:
        plans = plans_of(ledger, ask)
    assert {step for step in walked(plans) if "json_each" not in step and "j " not in step} == set()


def test_the_log_finds_what_an_operation_did_by_the_operation(path: Path) -> None:
    with Ledger.read(path) as ledger:
        plans = plans_of(ledger, lambda ledger: ledger.operations([1, 2]))
    tables = {step for step in walked(plans) if "json_each" not in step}
    # The operations that undid another are few, and looked through.
    assert tables == {"SCAN operations"}
    assert any("figures_added_by" in step for step in plans)


def test_undoing_walks_through_no_table(path: Path) -> None:
    def undo(ledger: Ledger) -> None:
        with ledger.operation(command="undo", person="", reason="", at="") as operation:
            operation.undo(2)

    with Ledger.write(path) as ledger:
        plans = plans_of(ledger, undo)
    # The operations that undid another are few, and looked through; so are the schema's tables.
    known = ("SCAN o", "SCAN m", "SCAN c VIRTUAL", "SCAN pragma_table_info", "SCAN CONSTANT ROW")
    assert {step for step in walked(plans) if not step.startswith(known)} == set()
    assert any("figures_added_by" in step for step in plans)
