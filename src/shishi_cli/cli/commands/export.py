"""shishi export"""

import typer

from shishi_cli.cli.options import Output, Question
from shishi_cli.cli.session import Session


def export(context: typer.Context, question: Question, output: Output) -> None:
    """按原表导出一个月的进展表,原样再导入不会改变台账。

    例: shishi export --month 2023-03 --csv > 2023-03.csv
    """
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.services.export_month import export_month
    from shishi_cli.views.export import (
        printed_csv,
        printed_json,
        printed_listing,
        printed_markdown,
    )

    session: Session = context.obj
    with session.open(question.as_of) as ledger:
        printed = export_month(ledger, question.scope)
    forms = Forms(
        json=lambda: printed_json(printed),
        listing=lambda: printed_listing(printed),
        csv=lambda: printed_csv(printed),
        markdown=lambda: printed_markdown(printed),
    )
    present(session, forms, output)
