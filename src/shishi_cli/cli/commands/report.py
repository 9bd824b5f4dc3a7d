"""shishi report"""

import typer

from shishi_cli.cli.command_table import Command
from shishi_cli.cli.group import LazyGroup
from shishi_cli.cli.option_groups import flatten
from shishi_cli.cli.options import Filters, ForceOption
from shishi_cli.cli.report_options import (
    BookOption,
    Contents,
    DateOption,
    Layout,
    SheetsOption,
    Words,
    Writing,
)
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import ExitCode


class ReportGroup(LazyGroup):
    """The commands of shishi report."""

    table = (
        Command("bulletin", "命令", "写本月的通报,docx、html 或 md", f"{__name__}:bulletin"),
        Command(
            "workbook", "命令", "写台账工作簿(xlsx):总表、滞后、各月、出处", f"{__name__}:workbook"
        ),
    )


def report(context: typer.Context) -> None:
    """写本月的通报等文书,只读台账。

    例: shishi report bulletin -o 通报.docx
    """
    if context.invoked_subcommand is None:
        context.obj.show(context.get_help())


def bulletin(
    context: typer.Context,
    filters: Filters,
    words: Words,
    contents: Contents,
    layout: Layout,
    writing: Writing,
) -> ExitCode:
    """写本月的通报:总体情况、滞后项目逐项的数、上月滞后的变化、附表;没有定稿的标“征求意见稿”。

    例: shishi report bulletin -o 通报.docx    shishi report bulletin --verify 通报.docx
    """
    from shishi_cli.cli.reporting import Asked, verify, write_bulletin

    session: Session = context.obj
    asked = Asked(filters, words, contents, layout, writing)
    return write_bulletin(session, asked) if writing.verify is None else verify(session, asked)


def workbook(
    context: typer.Context,
    filters: Filters,
    output: BookOption,
    sheets: SheetsOption = "",
    date: DateOption = None,
    force: ForceOption = False,
) -> None:
    """写台账工作簿:总表(一行一个指标)、滞后预警、未报、各月、单位汇总、检查、出处、说明和图。

    例: shishi report workbook -o 台账.xlsx    shishi report workbook -o 台账.xlsx --sheets 总表,各月
    """
    from shishi_cli.cli.reporting import write_workbook

    session: Session = context.obj
    wanted = [name.strip() for name in sheets.replace("\uff0c", ",").split(",") if name.strip()]
    write_workbook(session, filters, output, wanted, date or session.now().date(), force=force)


app = typer.Typer(
    name="report",
    cls=ReportGroup,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
)
app.callback()(flatten(report))
