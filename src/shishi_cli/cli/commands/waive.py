"""shishi waive"""

from typing import Annotated

import typer

from shishi_cli.cli.months import parse_month
from shishi_cli.cli.options import Output, PersonOption, Question, month_option
from shishi_cli.cli.session import Session
from shishi_cli.cli.shell_completion import complete_check, complete_month, complete_project
from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month

WaivedArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="序号", autocompletion=complete_project, help="项目的序号", show_default=False
    ),
]


@frozen
class Months(Question):
    """From which month on, and of which region (豁免范围)."""

    month: Annotated[
        Month | None, month_option("只豁免这个月;和 --until 一起用则从这个月起", "全年")
    ] = None


@frozen
class Terms:
    """What is let pass, why, how long, and who says so (豁免)."""

    code: Annotated[
        str | None,
        typer.Option("--code", autocompletion=complete_check, metavar="代码", help="检查代码"),
    ] = None
    reason: Annotated[
        str, typer.Option("--reason", metavar="文字", help="豁免的理由", show_default=False)
    ] = ""
    until: Annotated[
        Month | None,
        typer.Option(
            "--until",
            parser=parse_month,
            autocompletion=complete_month,
            metavar="月份",
            help="豁免到这个月为止,如 2023-12",
            show_default="全年;给了 --month 的只此一月",
        ),
    ] = None
    by: PersonOption = None


@frozen
class Instead:
    """What to do instead of adding a waiver (其他用法)."""

    listed: Annotated[bool, typer.Option("--list", help="列出已有的豁免")] = False
    remove: Annotated[bool, typer.Option("--remove", help="取消一项豁免")] = False


def waive(
    context: typer.Context,
    terms: Terms,
    months: Months,
    output: Output,
    instead: Instead,
    number: WaivedArgument = None,
) -> None:
    """豁免一个项目的一种检查,写明理由和期限;到期后照常检查。豁免可以取消,也可以撤销。

    例: shishi waive 17 --code C101 --reason "比例以人次为基数" --until 2023-12    shishi waive --list
    """
    from shishi_cli.cli.waiving import Waiving

    session: Session = context.obj
    waiving = Waiving(session, months, session.author(terms.by, terms.reason))
    if instead.listed:
        waiving.show(output)
        return
    if number is None or terms.code is None:
        hint = '如 shishi waive 17 --code C101 --reason "…";已有的用 shishi waive --list 查看'
        raise UsageError("没有说明豁免哪个项目的哪种检查", f"请写序号和 --code,{hint}")
    if months.as_of is not None:
        raise UsageError("--as-of 只能和 --list 一起用", "豁免只能从现在起改,请去掉 --as-of")
    if instead.remove:
        waiving.remove(number, terms.code)
    else:
        waiving.add(number, terms.code, terms.until)
