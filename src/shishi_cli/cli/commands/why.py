"""shishi why"""

import typer

from shishi_cli.cli.options import JsonOption, MeasureOption, NumberArgument, Question
from shishi_cli.cli.session import Session


def why(
    context: typer.Context,
    number: NumberArgument,
    question: Question,
    measure: MeasureOption = None,
    json: JsonOption = False,
) -> None:
    """一个项目的数从哪里来:文件、行、栏、原句中的字,读取规则和操作;或谁录入的。

    例: shishi why 17    shishi why 1 --measure 完工 --month 2023-03
    """
    from shishi_cli.services.explain_figure import explain_figure
    from shishi_cli.views.why import why_json, why_text

    session: Session = context.obj
    with session.open(question.as_of) as ledger:
        explained = explain_figure(ledger, number, measure, question.scope)
    if json:
        session.show_json(why_json(explained))
    else:
        session.page(why_text(explained, session.width if session.is_terminal else None))
