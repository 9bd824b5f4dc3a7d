"""shishi list"""

from typing import Annotated

import typer

from shishi_cli.cli.choices import NAME_KINDS
from shishi_cli.cli.options import JsonOption, Question
from shishi_cli.cli.session import Session

KindArgument = Annotated[
    str,
    typer.Argument(
        parser=NAME_KINDS.parse,
        autocompletion=NAME_KINDS.complete,
        metavar="种类",
        help=NAME_KINDS.listed,
    ),
]


def list_(
    context: typer.Context, kind: KindArgument, question: Question, json: JsonOption = False
) -> None:
    """一行一个名称,供脚本使用;指标一行有项目序号、第几个、名称、单位,用制表符隔开。

    例: shishi list units    shishi list measures --month 2023-03
    """
    from shishi_cli.domain.results.names import Kind
    from shishi_cli.services.list_names import list_names
    from shishi_cli.views.list_ import names_json, names_text

    session: Session = context.obj
    with session.open(question.as_of) as ledger:
        names = list_names(ledger, question.scope, Kind(kind))
    if json:
        session.show_json(names_json(names))
    elif text := names_text(names):
        session.show_data(text)
