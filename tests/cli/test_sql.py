"""shishi sql: any question, and nothing but questions."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from tests.cli.small_months import table
from tests.conftest import Shishi

LIFTS = "1,加装电梯400台,区房管局,新增30台,截至3月底累计新增41台"
TOILETS = "2,改造公厕10座,区绿化局,完成2座,累计完成3座"


@pytest.fixture
def march(shishi: Shishi, tmp_path: Path) -> Shishi:
    """Two projects, and a figure that a person knows better."""
    file = table(tmp_path, "2023-03.csv", 3, LIFTS, TOILETS)
    assert shishi("import", file, "--region", "青浦区").exit_code == 0
    words = ("update", "2", "--actual", "5", "--note", "电话核实", "--by", "赵")
    assert shishi(*words).exit_code == 0
    return shishi


STATUS = """\
region,year,month,number,measure,name,unit,target,goal,actual,basis,origin
青浦区,2023,2023-03,1,1,加装电梯,台,400,30,41,cumulative,text
青浦区,2023,2023-03,2,1,改造公厕,座,10,2,5,cumulative,person
"""


def test_v_status_has_the_facts_in_force(march: Shishi) -> None:
    columns = (
        "region, year, month, number, measure, name, unit, target, goal, actual, basis, origin"
    )
    asked = march("sql", f"select {columns} from v_status order by number", "--csv")
    assert (asked.stdout, asked.stderr, asked.exit_code) == (STATUS, "", 0)
    before = march("sql", "select number, actual from v_status", "--markdown")
    assert before.stdout == "| number | actual |\n| --- | --- |\n| 1 | 41 |\n| 2 | 5 |\n"


def test_v_figures_has_each_figure_with_its_words_and_each_entry_with_its_person(
    march: Shishi,
) -> None:
    asked = march(
        "sql",
        "select origin, amount, words, file, line, cell, person, note, operation from v_figures"
        " where number = '2' and kind = 'actual'",
        "--json",
    )
    assert json.loads(asked.stdout)["rows"] == [
        {
            "origin": "text",
            "amount": "3",
            "words": "3座",
            "file": "2023-03.csv",
            "line": 3,
            "cell": "progress",
            "person": None,
            "note": None,
            "operation": 1,
        },
        {
            "origin": "person",
            "amount": "5",
            "words": None,
            "file": None,
            "line": None,
            "cell": None,
            "person": "赵",
            "note": "电话核实",
            "operation": 2,
        },
    ]


def test_v_log_knows_what_is_undone(march: Shishi) -> None:
    march("undo", "2", "--yes")
    march("undo", "3", "--yes")
    march("undo", "4", "--yes")
    asked = march("sql", "select operation, command, undoes, undone_by from v_log", "--csv")
    assert asked.stdout == (
        "operation,command,undoes,undone_by\n"
        "1,import,,\n2,update,,3\n3,undo,2,\n4,undo,3,5\n5,undo,4,\n"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "delete from figures",
        "update operations set person = ''",
        "insert into unit_names default values",
        "drop table figures",
        "create temp table x (a)",
        "attach 'other.db' as other",
        "vacuum into 'copy.db'",
        "pragma query_only = 0",
        "pragma user_version = 9",
        "pragma journal_mode = wal",
        "begin immediate",
        "select load_extension('x')",
        "reindex",
    ],
)
def test_nothing_but_questions_is_run(march: Shishi, tmp_path: Path, statement: str) -> None:
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.db*")}
    asked = march("sql", statement)
    assert (asked.stdout, asked.exit_code) == ("", 2)
    assert "只能查询" in asked.stderr
    assert "(E303)" in asked.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.db*")} == before


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "select * fron v_log",
            "语句有误\n    select * fron v_log\n             ^^^^\n“fron”附近有语法错误",
        ),
        (
            "select 1 一,\n  nmae from v_log",
            "语句有误\n      nmae from v_log\n      ^^^^\n没有列 “nmae”",
        ),
        (
            "select 1 from v_lgo",
            "语句有误\n    select 1 from v_lgo\n                  ^^^^^\n没有表或视图 “v_lgo”",
        ),
        ("select 1; select 2", "一次只能查询一句"),
        ("select", "语句不完整"),
        ("", "没有要查询的语句"),
        ("select zeroblob(2000000000)", "一格内容太大"),
    ],
)
def test_a_wrong_statement_is_explained_with_its_place(
    march: Shishi, statement: str, told: str
) -> None:
    asked = march("sql", statement)
    assert asked.stderr.startswith(f"错误:{told} (E303)\n提示:")
    assert (asked.stdout, asked.exit_code) == ("", 2)


def test_a_query_without_end_is_stopped(march: Shishi) -> None:
    endless = "with recursive c(x) as (select 1 union all select x + 1 from c) select max(x) from c"
    asked = march("sql", endless, "--timeout", "0.05")
    assert (asked.stdout, asked.exit_code) == ("", 1)
    assert asked.stderr.startswith("错误:查询超过了 0.05 秒 (E304)\n")


def test_cells_are_written_as_they_are(march: Shishi) -> None:
    query = "select -5 a, 1.5 b, null c, x'00ff' d, '=1+1' e, 9e999 f"
    assert march("sql", query, "--csv").stdout == "a,b,c,d,e,f\n-5,1.5,,00ff,'=1+1,inf\n"
    (row,) = json.loads(march("sql", query, "--json").stdout)["rows"]
    assert row == {"a": -5, "b": 1.5, "c": None, "d": "00ff", "e": "=1+1", "f": "inf"}


def test_a_statement_comes_through_a_pipe(march: Shishi, tmp_path: Path) -> None:
    words = ["--db", str(tmp_path / "ledger.db"), "sql", "-", "--csv"]
    asked = CliRunner().invoke(app, words, input="select count(*) n\nfrom v_status\n")
    assert asked.stdout == "n\n2\n"


def test_without_a_ledger_there_is_nothing_to_ask(shishi: Shishi, tmp_path: Path) -> None:
    assert "还没有台账" in shishi("sql", "select 1").stderr
    assert list(tmp_path.iterdir()) == []
