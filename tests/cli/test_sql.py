"""shishi sql: any question, and nothing but questions."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from tests.cli.small_months import table
from tests.conftest import Said, Shishi, on_ledger

LIFTS = "1,加装电梯400台,区房管局,新增30台,截至3月底累计新增41台"
TOILETS = "2,改造公厕10座,区绿化局,完成2座,累计完成3座"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two projects, and a figure that a person knows better."""
    folder = tmp_path_factory.mktemp("sql")
    shishi = on_ledger(folder / "ledger.db")
    file = table(folder, "2023-03.csv", 3, LIFTS, TOILETS)
    assert shishi("import", file, "--region", "青浦区").exit_code == 0
    words = ("update", "2", "--actual", "5", "--note", "电话核实", "--by", "赵")
    assert shishi(*words).exit_code == 0
    return folder / "ledger.db"


@pytest.fixture
def march(shishi: Shishi, written: Path, tmp_path: Path) -> Shishi:
    """A copy of it."""
    shutil.copy2(written, tmp_path / "ledger.db")
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


ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select"


def test_rows_and_bytes_are_bounded_and_what_is_cut_is_told(march: Shishi) -> None:
    asked = march("sql", f"{ENDLESS} i from n", "--limit", "3", "--csv")
    assert (asked.stdout, asked.exit_code) == ("i\n1\n2\n3\n", 0)
    assert asked.stderr == "提示:只列出前 3 行,还有更多;用 --limit 放宽\n"
    document = json.loads(march("sql", f"{ENDLESS} i from n", "--limit", "3", "--json").stdout)
    assert (len(document["rows"]), document["more"]) == (3, True)
    whole = march("sql", "select 1 union select 2 union select 3", "--limit", "3", "--json")
    assert (json.loads(whole.stdout)["more"], whole.stderr) == (False, "")
    asked = march("sql", f"{ENDLESS} typeof(hex(zeroblob(4000000))), zeroblob(8000000) from n")
    assert asked.stderr == "提示:内容太多,只列出前 8 行;请少选几列,或缩小查询的范围\n"


LONG = "replace(hex(zeroblob({})), '0', 'a')"


@pytest.mark.parametrize(
    ("statement", "seconds", "code"),
    [
        # SQLite looks at no clock while it seeks one text in another.
        (f"select instr({LONG.format(7_000_000)}, {LONG.format(900_000)} || 'b')", "0.2", 1),
        (f"select 1 where 1 in ({'1,' * 20_000},)", "10", 2),
    ],
    ids=["comparing", "parsing"],
)
def test_a_query_ends_within_its_bounds(
    march: Shishi, statement: str, seconds: str, code: int
) -> None:
    assert march("sql", statement, "--timeout", seconds).exit_code == code


@pytest.mark.parametrize(
    "function", ["fts3_tokenizer('x')", "load_extension('x')", "last_insert_rowid()"]
)
def test_only_what_reading_needs_is_a_function(march: Shishi, function: str) -> None:
    asked = march("sql", f"select {function}")
    assert asked.stderr.startswith(
        f"错误:只能查询,不能使用函数 {function.partition('(')[0]} (E303)"
    )
    assert asked.exit_code == 2


def test_ctrl_c_is_no_end_of_time(march: Shishi, tmp_path: Path) -> None:
    database = str(tmp_path / "ledger.db")
    command = [sys.executable, "-m", "shishi_cli", "--db", database, "sql"]
    process = subprocess.Popen(
        [*command, f"{ENDLESS} max(i) from n", "--timeout", "60"], stderr=subprocess.PIPE
    )
    time.sleep(0.6)
    process.send_signal(signal.SIGINT)
    assert process.communicate()[1].decode() == "已中断\n"
    assert process.returncode == 130


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


def test_a_name_that_a_query_gives_steers_no_terminal(
    march: Shishi, at_terminal: Callable[..., Said]
) -> None:
    asked = 'select title as "x\x1b[31my" from v_status'
    said = at_terminal("", "--no-pager", "sql", asked, seen=True)
    assert (said.exit_code, "\x1b[31m" in said.stdout) == (0, False)
    assert "x [31my" in said.stdout
