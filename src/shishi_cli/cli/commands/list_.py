"""shishi list"""

from typing import Annotated

import typer

from shishi_cli.cli.options import JsonOption, Question
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import UsageError

# The codes of domain.names.Kind, with their names: repeated for the reason given in cli/options.py.
KINDS = {"units": "单位", "levels": "级别", "months": "月份", "measures": "指标"}


def parse_kind(written: str) -> str:
    """The kind of names, from its code or its Chinese name."""
    for code, label in KINDS.items():
        if written.strip() in (code, label):
            return code
    known = "、".join(f"{code}({label})" for code, label in KINDS.items())
    raise UsageError(f"不能列出“{written}”", f"可用的有:{known}")


def _complete_kind(incomplete: str) -> list[str]:
    return [*KINDS, *KINDS.values()]


KindArgument = Annotated[
    str,
    typer.Argument(
        parser=parse_kind,
        autocompletion=_complete_kind,
        metavar="种类",
        help=f"{'、'.join(f'{code}({label})' for code, label in KINDS.items())}",
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
    names = list_names(session.database, question.scope, Kind(kind))
    text = names_json(names) if json else names_text(names)
    if text:
        session.page(text)
