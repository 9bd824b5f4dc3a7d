"""shishi completion"""

from dataclasses import replace

import typer

from shishi_cli.cli.options import Filters, OptionalNumberArgument, Output, SortOption
from shishi_cli.cli.session import Session


def completion(
    context: typer.Context,
    filters: Filters,
    output: Output,
    number: OptionalNumberArgument = None,
    sort: SortOption = "number",
) -> None:
    """对照年度目标计算完成率,如 250/730 = 34.24%。

    例: shishi completion 17    shishi completion --level 区级
    """
    from shishi_cli.cli.present import Forms, present, selection_of
    from shishi_cli.services.list_month import list_month
    from shishi_cli.services.select_projects import Order
    from shishi_cli.views.completion import completion_document, completion_listing
    from shishi_cli.views.month_data import completion_data

    session: Session = context.obj
    selection = replace(selection_of(filters, Order(sort)), number=number)
    with session.open(filters.as_of) as ledger:
        listed = list_month(ledger, filters.scope, selection)
    forms = Forms(
        json=lambda: completion_document(listed.month),
        listing=lambda: completion_listing(listed.month),
        data=lambda: completion_data(listed.month),
    )
    present(session, forms, output)
