"""shishi export"""

import typer

from shishi_cli.cli.options import Output, OutputFormat, Question
from shishi_cli.cli.session import Session


def export(context: typer.Context, question: Question, output: Output) -> None:
    """按原表导出一个月的进展表,原样再导入不会改变台账。

    例: shishi export --month 2023-03 --csv > 2023-03.csv
    """
    from shishi_cli.cli.presenting import present
    from shishi_cli.services.export_month import export_month
    from shishi_cli.views.export import printed_csv, printed_json, printed_listing

    session: Session = context.obj
    printed = export_month(session.database, question.scope)
    if output.format is OutputFormat.JSON:
        session.show(printed_json(printed))
    elif output.format is OutputFormat.CSV:
        session.show(printed_csv(printed))
    else:
        present(session, printed_listing(printed), output.format)
