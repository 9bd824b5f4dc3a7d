"""shishi check"""

from typing import Annotated

import typer

from shishi_cli.cli.choices import FAIL_LEVELS
from shishi_cli.cli.options import Filters, Output, OutputFormat
from shishi_cli.cli.session import Session
from shishi_cli.cli.shell_completion import complete_check
from shishi_cli.domain.errors import ExitCode
from shishi_cli.domain.frozen import frozen


@frozen
class Failing:
    """When the exit code says that something was found (退出码)."""

    strict: Annotated[bool, typer.Option("--strict", help="警告也算错误")] = False
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            parser=FAIL_LEVELS.parse,
            autocompletion=FAIL_LEVELS.complete,
            metavar="程度",
            help="发现这种程度及以上的问题时退出码为 4:错误、警告、提示、从不",
            show_default="错误",
        ),
    ] = "error"


ExplainOption = Annotated[
    str | None,
    typer.Option(
        "--explain",
        autocompletion=complete_check,
        metavar="代码",
        help="只说明一种检查的意思、例子和处理办法,如 C101",
    ),
]


def check(
    context: typer.Context,
    filters: Filters,
    output: Output,
    failing: Failing,
    explain: ExplainOption = None,
) -> ExitCode:
    """检查一个月的数据:自报比例、累计数、目标、分项、单位等有无不符,各有代码和处理办法。

    例: shishi check --unit 区交通委    shishi check --fail-on warning    shishi check --explain C101
    """
    from shishi_cli.cli.checking import show_findings, show_kind
    from shishi_cli.cli.present import selection_of
    from shishi_cli.services.check_month import check_month

    session: Session = context.obj
    if explain is not None:
        return show_kind(session, explain, output.format is OutputFormat.JSON)
    chosen = selection_of(filters)
    with session.open(filters.as_of) as ledger:
        checked = check_month(ledger, filters.scope, chosen, strict=failing.strict)
    return show_findings(session, checked, output, failing.fail_on)
