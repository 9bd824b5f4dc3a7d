"""Waivers are kept as versions, one of a project and a code at a time."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from shishi_cli.domain.scope import Moment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.migrations import migrations
from tests.ledger.ledger_sheets import BAOSHAN, end_waiver, put_month, put_waiver


def test_a_ledger_of_before_waivers_keeps_its_rows_and_takes_one(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    sqlite = sqlite3.connect(old, isolation_level=None)
    migrations.apply(Database(sqlite), stop_before="m007_waivers")
    sqlite.execute("INSERT INTO operations VALUES (1, '2023-04-01', '王', 'import', '', NULL)")
    sqlite.execute("INSERT INTO programmes VALUES (1, 1, '宝山区', 2023, 1, NULL)")
    sqlite.execute("INSERT INTO projects VALUES (1, 1, 1, '17', 1, NULL)")
    sqlite.close()
    with Ledger.write(old) as ledger:
        assert [one.number for one in ledger.projects(BAOSHAN)] == ["17"]
        assert ledger.waivers(BAOSHAN) == ()
        put_waiver(ledger, 1)
        assert [one.code for one in ledger.waivers(BAOSHAN)] == ["C101"]


def test_the_same_waiver_again_leaves_no_trace_and_another_takes_its_place(tmp_path: Path) -> None:
    with Ledger.write(tmp_path / "shishi.db") as ledger:
        put_month(ledger)
        put_waiver(ledger, 1)
        operations = len(ledger.operations())
        put_waiver(ledger, 1)
        end_waiver(ledger, 2)  # there is none
        assert len(ledger.operations()) == operations
        put_waiver(ledger, 1, "比例以人次为基数")
        assert [one.reason for one in ledger.waivers(BAOSHAN)] == ["比例以人次为基数"]
        end_waiver(ledger, 1)
        assert ledger.waivers(BAOSHAN) == ()
        past = ledger.at(Moment("", operation=operations))
        assert [one.reason for one in past.waivers(BAOSHAN)] == ["另有基数"]
