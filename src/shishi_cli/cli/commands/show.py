"""shishi show"""

import typer

from shishi_cli.cli.options import JsonOption, NumberArgument, Question
from shishi_cli.cli.session import Session


def show(
    context: typer.Context,
    number: NumberArgument,
    question: Question,
    json: JsonOption = False,
) -> None:
    """一个项目的全部情况:原文、指标、各月和每个数的出处。

    例: shishi show 17    shishi show 17 --month 2023-03
    """
    from shishi_cli.ledger.ledger import Ledger
    from shishi_cli.services.show_project import marked_sentence, needed_per_month, show_project
    from shishi_cli.views.show import show_json, show_text

    session: Session = context.obj
    with Ledger.read(session.database, question.as_of) as ledger:
        detail = show_project(ledger, number, question.scope)
    if json:
        session.show(show_json(detail, needed_per_month))
    else:
        session.show(show_text(detail, marked_sentence, needed_per_month))
