"""shishi missing"""

import typer

from shishi_cli.cli.options import Filters, Output
from shishi_cli.cli.session import Session


def missing(context: typer.Context, filters: Filters, output: Output) -> None:
    """按单位列出谁未报、空报(没有填写或只有套话)、无数(该报数而没有数),供逐个联系。

    例: shishi missing --month 2023-04    shishi missing --unit 区民政局 --csv
    """
    from shishi_cli.cli.present import Forms, present, selection_of
    from shishi_cli.services.list_missing import list_missing
    from shishi_cli.views.missing import missing_json, missing_listing

    session: Session = context.obj
    with session.open(filters.as_of) as ledger:
        found = list_missing(ledger, filters.scope, selection_of(filters))
    forms = Forms(
        json=lambda: missing_json(found),
        listing=lambda: missing_listing(found),
    )
    present(session, forms, output)
