"""The command line without its commands: help, usage errors, failures, session, completion."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from shishi_cli import __version__
from shishi_cli.cli import typer_private
from shishi_cli.cli.app import COMMANDS, ShishiGroup, app
from shishi_cli.cli.choices import GROUPINGS, NAME_KINDS, SORTS, STANDINGS
from shishi_cli.cli.command_table import Command
from shishi_cli.cli.group import load
from shishi_cli.cli.options import (
    SUFFIXES,
    Filters,
    Output,
    OutputFormat,
)
from shishi_cli.cli.present import FILES
from shishi_cli.cli.session import Session, default_database
from shishi_cli.domain.errors import (
    ExitCode,
)
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.results.names import Kind
from shishi_cli.domain.results.summary import By
from shishi_cli.domain.source import Column, SheetRow
from shishi_cli.domain.standing import Standing
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.month_rows import NewRow
from shishi_cli.services.select_projects import Order
from shishi_cli.views.text_width import cell_width, wrap
from tests.cli import own_commands
from tests.cli.own_commands import LINES

Shishi = Callable[..., Result]


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ShishiGroup, "table", LINES)


@pytest.fixture
def shishi(monkeypatch: pytest.MonkeyPatch) -> Shishi:
    monkeypatch.delenv("SHISHI_DB", raising=False)
    runner = CliRunner(env={"COLUMNS": "80", "NO_COLOR": "1"})

    def run(*arguments: str) -> Result:
        return runner.invoke(app, arguments, catch_exceptions=False)

    return run


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """One project of two units in March 2023."""
    path = tmp_path / "shishi.db"
    programme, march = Programme("宝山区", 2023), Month(2023, 3)
    reading = Reading(("市级",), ("区交通委", "区商务委"), (), (), (), (), ())
    row = SheetRow(1, 2, {Column.NUMBER: "17", Column.TITLE: "新增公交线路"})
    with (
        Ledger.write(path) as ledger,
        ledger.operation(command="import", person="王", reason="", at="2023-04-01") as operation,
    ):
        source = operation.add_source("2023-03.csv", "sha", "utf-8", march)
        project = operation.add_projects(programme, ["17"])["17"]
        operation.put_rows(march, source, [NewRow(project, row, reading)], "rules")
    return path


def complete(ledger: Path, line: str) -> list[str]:
    """What bash is offered at the end of `line`, by a process of its own."""
    words = line.split(" ")
    asked = {"_SHISHI_COMPLETE": "complete_bash", "COMP_WORDS": line, "SHISHI_DB": str(ledger)}
    done = process({**asked, "COMP_CWORD": str(len(words) - 1)})
    assert done.stderr == b""
    return done.stdout.decode().split()


def process(environment: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Run shishi with the commands of `own_commands`."""
    return subprocess.run(
        [sys.executable, own_commands.__file__, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


# Help


def test_help_of_the_app_comes_from_the_table_and_imports_no_command(shishi: Shishi) -> None:
    result = shishi("--help")
    assert result.stdout == HELP_OF_APP
    assert result.exit_code == 0


def test_help_of_a_command_keeps_its_example_and_joins_its_lines(shishi: Shishi) -> None:
    assert shishi("look", "--help").stdout == HELP_OF_LOOK


def test_help_is_coloured_on_demand_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TERM", raising=False)
    runner = CliRunner()
    assert "\x1b[1m用法\x1b[0m" in runner.invoke(app, "-h", env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in runner.invoke(app, "-h", color=True, env={"NO_COLOR": "1"}).stdout


HELP_OF_APP = """\
用法: shishi [选项] <命令> …

实事项目台账:导入每月进展表,查看各项目完成情况,找出滞后项目及原因。

一个月的工作
  shishi import 3月进展表.xlsx           导入进展表
  shishi missing                         谁未报、空报、无数
  shishi check                           数据有哪些不符
  shishi behind                          谁滞后、为什么、还差多少
  shishi report bulletin -o 通报.docx    写本月的通报

查看
  look                  看一个项目
  where                 台账在哪里

录入
  fail                  失败
  absent                不会被导入

选项
  --db <文件>           台账文件 [默认: 用户应用文件夹; 环境变量: SHISHI_DB]
  --no-pager            长的输出不分页,直接显示
  --debug               文件读取失败而原因不明时,显示程序内部的原因
                        [环境变量: SHISHI_DEBUG]
  --version             显示版本
  --install-completion  为当前命令行环境装好 Tab 补全
  --show-completion     显示补全脚本,供自行安装
  -h, --help            显示本帮助

运行 shishi <命令> --help 查看一个命令的用法和例子;只写 shishi 看台账现在的情
况。
"""
HELP_OF_LOOK = """\
用法: shishi look [选项] <序号>

看一个项目。

这里是一段较长的说明,原文分成两行。

  shishi look 17 --month 2023-03

参数
  序号                   项目的序号,如 17

选项
  -m, --month <月份>     统计月份,如 2023-03;台账只有一年时可写 3月、上月
                         [默认: 最近一个月]
  -r, --region <地区>    台账里有几个地区时选一个,可写名称的一部分
  --as-of <时点>         按当时的台账回答:日期(当天结束时)、本机时间或操作号
                         [默认: 现在]
  --rule <规则>          按哪个规则判断:预设的名称或自己的规则文件,见 shishi
                         rules [默认: 台账所用的]
  -u, --unit <单位>      只看这个牵头单位,可写名称的一部分
  -l, --level <级别>     只看这个级别,如 市级
  -s, --standing <状态>  只看这种状态:已完成、滞后、预警、超序时、按序时、无法判
                         断
  --search <文字>        只看内容、目标或进展中有这些文字的项目
  --json                 输出 JSON,供其他程序读取
  --csv                  输出 CSV,可用电子表格打开
  --markdown             输出 Markdown 表格
  -o, --output <文件>    写入文件,后缀决定格式:.csv、.xlsx、.json、.md
  --force                覆盖已有的同名文件
  --encoding <编码>      写入 .csv、.md 文件时的文字编码:utf-8、gb18030、gbk
                         [默认: utf-8,CSV 带 BOM]
  --sort <方式>          排序方式:序号、完成率、状态、牵头单位 [默认: 序号]
  --count <行数>         多少行 [默认: 3]
  -h, --help             显示本帮助
"""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_itself_in_chinese(command: Command) -> None:
    if find_spec(command.function.partition(":")[0]) is None:
        pytest.skip("not written yet")
    built = load(command)
    texts = [built.help or "", *(getattr(param, "help", None) or "" for param in built.params)]
    assert all(re.search("[\u4e00-\u9fff]", text) for text in texts), texts


# Usage


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("lok", "没有命令“lok” (E102)\n提示:您要用的可能是 look"),
        ("xyz", "没有命令“xyz” (E102)\n提示:运行 shishi --help 查看全部命令"),
        ("--bd x look", "没有选项“--bd” (E102)\n提示:您要用的可能是 --db"),
        ("look 1 --mnth 3", "没有选项“--mnth” (E102)\n提示:您要用的可能是 --month"),
        ("look --db x", "没有选项“--db” (E102)\n提示:--db 写在命令之前:shishi --db … look"),
        ("look --debug", "没有选项“--debug” (E102)\n提示:--debug 写在命令之前:shishi --debug look"),
        ("look 1 -x", "没有选项“-x” (E102)\n提示:运行 shishi look --help 查看用法"),
        ("look 1 --month", "选项“--month”后面缺少值 (E102)\n提示:运行 shishi look --help 查看用法"),
        ("look 1 --csv=2", "选项“--csv”不带值 (E102)\n提示:运行 shishi look --help 查看用法"),
        ("look", "缺少参数 <序号> (E102)\n提示:运行 shishi look --help 查看用法"),
        ("look 1 2 3", "多余的参数:2 3 (E102)\n提示:运行 shishi look --help 查看用法"),
        (
            "look 1 --count x",
            "--count 的值无效:应为整数 (E102)\n提示:运行 shishi look --help 查看用法",
        ),
        (
            "look 1 -m 2023-13",
            "“2023-13”不是有效的月份 (E101)\n提示:请写成 2023-03 这样的形式,月份为 01 至 12;只有一年的数据时也可写 3月、本月、上月",
        ),
        (
            "look 1 --json --csv",
            "--json、--csv、--markdown、--output 只能用一个 (E102)\n提示:请只保留需要的一种输出格式",
        ),
        (
            "look 1 --sort 大小",
            "没有“大小”这种排序方式 (E102)\n提示:可用的有:number(序号)、completion(完成率)"
            "、standing(状态)、unit(牵头单位)",
        ),
    ],
)
def test_wrong_usage_is_explained_in_chinese(shishi: Shishi, arguments: str, message: str) -> None:
    result = shishi(*arguments.split())
    assert result.stderr == f"错误:{message}\n"
    assert (result.stdout, result.exit_code) == ("", ExitCode.USAGE)


# Options


def test_options_of_a_group_arrive_as_one_record(shishi: Shishi) -> None:
    result = shishi(
        *[
            "look",
            "17",
            "-m",
            "2023年3月",
            "--unit",
            "交通",
            "-s",
            "滞后",
            "--csv",
            "--sort",
            "完成率",
        ]
    )
    filters = Filters(Month(2023, 3), unit="交通", standing="behind")
    assert result.stdout == f"17 {filters} csv completion 3\n"


def test_a_group_left_out_has_its_defaults(shishi: Shishi) -> None:
    assert shishi("look", "17").stdout == f"17 {Filters()} table number 3\n"


def test_standings_and_orders_are_those_of_the_field() -> None:
    assert {one.value: one.label for one in Standing} == STANDINGS.labels
    assert {one.value for one in Order} == set(SORTS.labels)
    assert {one.value: one.label for one in By} == GROUPINGS.labels
    assert {one.value for one in Kind} == set(NAME_KINDS.labels)


@pytest.mark.parametrize("output_format", OutputFormat)
def test_each_format_has_its_flag(output_format: OutputFormat) -> None:
    is_json, is_csv, is_markdown = (output_format == name for name in ("json", "csv", "markdown"))
    assert Output(json=is_json, csv=is_csv, markdown=is_markdown).format is output_format


def test_a_file_has_its_form_by_its_suffix() -> None:
    assert Output(file=Path("三月.JSON")).format is OutputFormat.JSON
    assert set(SUFFIXES) == set(FILES)


# Failures


@pytest.mark.parametrize(
    ("how", "stderr", "code"),
    [
        ("locked", "错误:台账正被占用 (E301)\n提示:请稍后再试\n", 75),
        (
            "unreadable",
            dedent(
                """\
                错误:2023-03.csv 有 2 处问题,未导入 (E200)
                2023-03.csv:表1:第6行:完成数: 这里应为数字 (E208)
                    约三十
                    ^^^^^^
                    提示:请填数字
                2023-03.csv:表1:第7行:完成数: 这里应为数字 (E208)
                    若干
                    ^^^^
                提示:请改正后重新导入
                """
            ),
            3,
        ),
        ("full", "错误:输出失败:磁盘已满 (E401)\n提示:请检查路径、权限和磁盘空间后重试\n", 1),
        (
            "forbidden",
            "错误:“报告.md”无法读写:没有权限 (E401)\n提示:请检查路径、权限和磁盘空间后重试\n",
            1,
        ),
        ("interrupt", "已中断\n", 130),
        ("abort", "已取消\n", 1),
        ("found", "", 4),
    ],
)
def test_a_failure_is_said_on_stderr_with_its_exit_code(
    shishi: Shishi, how: str, stderr: str, code: int
) -> None:
    result = shishi("fail", how)
    assert (result.stdout, result.stderr, result.exit_code) == ("", stderr, code)


def test_a_bug_is_not_explained_away(shishi: Shishi) -> None:
    with pytest.raises(ZeroDivisionError):
        shishi("fail", "bug")


def test_a_reader_that_leaves_early_is_no_failure_to_talk_about() -> None:
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    done = subprocess.run(
        [sys.executable, own_commands.__file__, "where"],
        stdout=writing_end,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing_end)
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_the_encoding_lacks_becomes_its_escape() -> None:
    done = process({"PYTHONIOENCODING": "gbk", "SHISHI_DB": "实事✓.db"}, "where")
    assert done.stdout.decode("gbk").strip() == "实事\\u2713.db"


# Session


def test_the_ledger_is_told_by_option_then_environment_then_platform(
    shishi: Shishi, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shishi("where").stdout == f"{default_database()}\n"
    monkeypatch.setenv("SHISHI_DB", "甲.db")
    assert shishi("where").stdout == "甲.db\n"
    assert shishi("--db", "乙.db", "where").stdout == "乙.db\n"


def test_a_session_can_be_handed_in() -> None:
    out = StringIO()
    session = replace(Session.from_environment(Path("丙.db")), out=out)
    assert CliRunner().invoke(app, ["where"], obj=session).exit_code == 0
    assert out.getvalue() == "丙.db\n"


def test_the_clock_knows_its_zone() -> None:
    assert Session.from_environment(Path("x.db")).now().tzinfo is not None


# Completion


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("shishi look --unit 区", ["区交通委", "区商务委"]),
        ("shishi look --unit 区商", ["区商务委"]),
        ("shishi look --level ", ["市级"]),
        ("shishi look --region 宝", ["宝山区"]),
        ("shishi look -m 20", ["2023-03"]),
        ("shishi look ", ["17"]),
        ("shishi look --standing b", ["behind"]),
        ("shishi l", ["look"]),
        ("shishi --ver", ["--version"]),
    ],
)
def test_the_shell_is_offered_names_of_the_ledger(
    ledger: Path, line: str, offered: list[str]
) -> None:
    assert complete(ledger, line) == offered


def test_without_a_ledger_nothing_is_offered_and_nothing_said(tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    assert complete(missing, "shishi look --unit ") == []
    assert not missing.exists()
    missing.write_text("不是台账")
    assert complete(missing, "shishi look --unit ") == []


def test_completion_is_installed_with_chinese_words(
    shishi: Shishi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "bash")
    result = shishi("--install-completion")
    assert result.stdout.startswith(f"已为 bash 装好补全:{tmp_path}")
    assert "_SHISHI_COMPLETE" in shishi("--show-completion").stdout
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: None)
    for option in ("--install-completion", "--show-completion"):
        failed = shishi(option)
        assert failed.stderr.startswith("错误:认不出当前使用的命令行环境")
        assert (failed.stdout, failed.exit_code) == ("", ExitCode.USAGE)


def test_typer_s_private_modules_are_named_in_one_place() -> None:
    root = Path(__file__).parents[2] / "src" / "shishi_cli"
    knowing = [
        path.name for path in root.rglob("*.py") if re.search(r"typer\._", path.read_text("utf-8"))
    ]
    assert knowing == ["typer_private.py"]


@pytest.mark.parametrize("name", typer_private.__all__)
def test_typer_still_has_what_is_used_of_it(name: str) -> None:
    """0.26.0 moved the exceptions, 0.29.0 imports pydantic: a new release may break any of these."""
    assert getattr(typer_private, name) is not None
    assert typer_private.completion_script("bash")


# What keeps the start fast


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["where"], ["look", "17"]])
def test_no_heavy_module_is_imported_without_need(arguments: list[str]) -> None:
    done = process({"LIST_MODULES": "1"}, *arguments)
    assert done.returncode == 0
    assert not {"rich", "sqlite_utils", "pydantic"} & set(done.stderr.decode().split())


def test_version(shishi: Shishi) -> None:
    assert shishi("--version").stdout == f"shishi {__version__}\n"


# Breaking lines


@given(st.text("项目进展ab 1-,。“”()", max_size=60), st.integers(10, 40))
def test_no_line_is_wider_than_allowed_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_closing_mark_never_begins_a_line() -> None:
    assert wrap("进展情况正常,按计划推进", 12) == ["进展情况正", "常,按计划推", "进"]
