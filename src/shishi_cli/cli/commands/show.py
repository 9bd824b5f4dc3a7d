"""shishi show"""

from typing import TYPE_CHECKING, Annotated

import typer

from shishi_cli.cli.options import JsonOption, Judged, NumberArgument
from shishi_cli.cli.session import Session

if TYPE_CHECKING:
    from shishi_cli.ledger.ledger import Ledger
    from shishi_cli.views.screen.screen import Screen

HistoryOption = Annotated[
    bool, typer.Option("--history", help="每个值何时由谁录入或导入、由什么改成什么")
]


def show(
    context: typer.Context,
    number: NumberArgument,
    question: Judged,
    json: JsonOption = False,
    history: HistoryOption = False,
) -> None:
    """一个项目的全部情况:原文、指标、各月和每个数的出处。

    例: shishi show 17    shishi show 17 --month 2023-03    shishi show 17 --history
    """
    session: Session = context.obj
    with session.open(question.as_of) as ledger:
        if history:
            view = _history(ledger, number, question, json)
        else:
            view = _detail(ledger, number, question, json, session.screen)
    if json:
        session.show_json(view)
    else:
        session.page(view)


def _detail(ledger: "Ledger", number: str, question: Judged, json: bool, screen: "Screen") -> str:
    from shishi_cli.services.show_project import show_project
    from shishi_cli.views.show import show_json, show_text

    detail = show_project(ledger, number, question.scope)
    return show_json(detail) if json else show_text(detail, screen)


def _history(ledger: "Ledger", number: str, question: Judged, json: bool) -> str:
    from shishi_cli.services.trace_project import trace_project
    from shishi_cli.views.show_history import history_json, history_text

    trace = trace_project(ledger, number, question.scope)
    if json:
        return history_json(trace.number, trace.title, trace.as_of, trace.steps)
    then = f" ({trace.as_of})" if trace.as_of else ""
    return history_text(f"第 {trace.number} 项  {trace.title}{then}", trace.steps)
