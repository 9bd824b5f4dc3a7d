"""The table of contents of the command line."""

from pathlib import Path
from typing import Annotated

import typer

from shishi_cli import __version__
from shishi_cli.cli.command_table import Command
from shishi_cli.cli.failures import DEBUG
from shishi_cli.cli.group import LazyGroup
from shishi_cli.cli.option_groups import flatten
from shishi_cli.cli.session import Session, default_database, refuse_missing_folder
from shishi_cli.cli.shell_completion import install_completion, show_completion
from shishi_cli.cli.streams import make_streams_lasting
from shishi_cli.cli.terminal import make_streams_safe, obey_colours
from shishi_cli.cli.where_we_are import show_where_we_are
from shishi_cli.domain.frozen import frozen

_HERE = "shishi_cli.cli.commands"

COMMANDS: tuple[Command, ...] = (
    Command("import", "录入", "导入一个月的进展表", f"{_HERE}.import_:import_"),
    Command("update", "录入", "补充或更正一个项目某月的数", f"{_HERE}.update:update"),
    Command(
        "match", "录入", "像而不全像的项目是不是同一个:列出待定的,逐个决定", f"{_HERE}.match:match"
    ),
    Command("project", "录入", "全年的项目:列入、调出和并入", f"{_HERE}.project:app"),
    Command("units", "录入", "牵头单位和它们的其他名称,改名或添加别名", f"{_HERE}.units:app"),
    Command("waive", "录入", "豁免一个项目的一种检查,写明理由", f"{_HERE}.waive:waive"),
    Command("undo", "录入", "撤销一次操作,或恢复撤销过的操作", f"{_HERE}.undo:undo"),
    Command(
        "brief", "查看", "本月要点:新滞后、赶上、新完成、缺报、要核实的", f"{_HERE}.brief:brief"
    ),
    Command("status", "查看", "各项目的目标、完成情况和状态", f"{_HERE}.status:status"),
    Command("show", "查看", "一个项目的全部情况和每个数的出处", f"{_HERE}.show:show"),
    Command("why", "查看", "一个数从哪里来:原句、规则、操作或录入的人", f"{_HERE}.why:why"),
    Command("behind", "查看", "滞后和预警的项目及原因,最落后的在前", f"{_HERE}.behind:behind"),
    Command("missing", "查看", "按单位列出谁未报、空报、无数", f"{_HERE}.missing:missing"),
    Command("completion", "查看", "对照年度目标计算完成率", f"{_HERE}.completion:completion"),
    Command("check", "查看", "检查一个月的数据有哪些不符,怎么处理", f"{_HERE}.check:check"),
    Command("rules", "查看", "按什么界线判断滞后和预警,试用或改用别的规则", f"{_HERE}.rules:app"),
    Command("summary", "查看", "按单位、级别、地区和状态计数", f"{_HERE}.summary:summary"),
    Command("regions", "查看", "各地区并排,各种状态的项目有多少", f"{_HERE}.regions:regions"),
    Command("trend", "查看", "各指标逐月的完成情况,几个月并排", f"{_HERE}.trend:trend"),
    Command("forecast", "查看", "按近期进度推算年底能否完成", f"{_HERE}.forecast:forecast"),
    Command("plot", "查看", "画出各月完成率,与月目标和序时对照", f"{_HERE}.plot:plot"),
    Command("list", "查看", "单位、级别、月份或指标的名称,一行一个", f"{_HERE}.list_:list_"),
    Command("read", "查看", "试读一句话:读出哪些数,各作什么用", f"{_HERE}.read:read"),
    Command("export", "查看", "按原表导出一个月的进展表", f"{_HERE}.export:export"),
    Command("sql", "查看", "用 SQL 查询台账,只能查询", f"{_HERE}.sql:sql"),
    Command("report", "文书", "写本月的通报,docx、html 或 md", f"{_HERE}.report:app"),
    Command("office", "文书", "本单位的名称、联系人、字体等,用在文书里", f"{_HERE}.office:app"),
    Command("diff", "历史", "两个月之间、两个时点之间的变化", f"{_HERE}.diff:diff"),
    Command("log", "历史", "谁在什么时候做了什么", f"{_HERE}.log:log"),
    Command("backup", "台账", "备份台账,备份经过核对", f"{_HERE}.backup:backup"),
    Command("restore", "台账", "用备份替换台账", f"{_HERE}.restore:restore"),
    Command("doctor", "台账", "检查台账文件,修复可以修复的", f"{_HERE}.doctor:doctor"),
)

# What the help begins with: a month, from the table to the bulletin.
MONTH_OF_WORK = """一个月的工作
  shishi import 3月进展表.xlsx           导入进展表
  shishi missing                         谁未报、空报、无数
  shishi check                           数据有哪些不符
  shishi behind                          谁滞后、为什么、还差多少
  shishi report bulletin -o 通报.docx    写本月的通报"""


class ShishiGroup(LazyGroup):
    """The commands of shishi."""

    table = COMMANDS


app = typer.Typer(
    name="shishi",
    cls=ShishiGroup,
    help=f"""实事项目台账:导入每月进展表,查看各项目完成情况,找出滞后项目及原因。

{MONTH_OF_WORK}""",
    epilog="运行 shishi <命令> --help 查看一个命令的用法和例子;只写 shishi 看台账现在的情况。",
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"shishi {__version__}")
        raise typer.Exit


DatabaseOption = Annotated[
    Path,
    typer.Option(
        "--db",
        envvar="SHISHI_DB",
        default_factory=default_database,
        metavar="文件",
        help="台账文件",
        show_default="用户应用文件夹",
    ),
]
VersionOption = Annotated[
    bool, typer.Option("--version", callback=_print_version, is_eager=True, help="显示版本")
]
InstallOption = Annotated[
    bool,
    typer.Option(
        "--install-completion",
        callback=install_completion,
        is_eager=True,
        help="为当前命令行环境装好 Tab 补全",
    ),
]
ShowOption = Annotated[
    bool,
    typer.Option(
        "--show-completion",
        callback=show_completion,
        is_eager=True,
        help="显示补全脚本,供自行安装",
    ),
]


@frozen
class Showing:
    """How what is said is shown (显示方式)."""

    paged: Annotated[
        bool,
        typer.Option(" /--no-pager", help="长的输出不分页,直接显示", show_default=False),
    ] = True
    debug: Annotated[
        bool,
        typer.Option("--debug", envvar=DEBUG, help="文件读取失败而原因不明时,显示程序内部的原因"),
    ] = False


def root(
    context: typer.Context,
    database: DatabaseOption,
    showing: Showing,
    version: VersionOption = False,
    install: InstallOption = False,
    show: ShowOption = False,
) -> None:
    if context.obj is None:  # a test hands its own in
        refuse_missing_folder(database)
        context.obj = Session.from_environment(database, paged=showing.paged, debug=showing.debug)
    if context.invoked_subcommand is None:
        show_where_we_are(context.obj)


app.callback()(flatten(root))


def main() -> None:
    """Run shishi on this process's arguments."""
    make_streams_lasting()
    make_streams_safe()
    obey_colours()
    typer.main.get_command(app).main(prog_name="shishi")
