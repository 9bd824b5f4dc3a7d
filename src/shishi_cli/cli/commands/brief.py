"""shishi brief"""

import typer

from shishi_cli.cli.options import Judged, Output
from shishi_cli.cli.session import Session


def brief(context: typer.Context, question: Judged, output: Output) -> None:
    """本月要点,一屏看完:新滞后、连续滞后、赶上、新完成、目标调整、缺报、要核实的和年底完不成的。

    例: shishi brief    shishi brief --month 2023-06 --output 要点.csv
    """
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.services.compose_brief import month_brief
    from shishi_cli.views.brief import brief_json, brief_listing, brief_text

    session: Session = context.obj
    with session.open(question.as_of) as ledger:
        found = month_brief(ledger, question.scope)
    forms = Forms(
        json=lambda: brief_json(found),
        listing=lambda: brief_listing(found),
        text=lambda screen: brief_text(found, screen),
    )
    present(session, forms, output)
