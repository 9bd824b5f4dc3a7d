"""shishi summary"""

from typing import Annotated

import typer

from shishi_cli.cli.choices import GROUPINGS
from shishi_cli.cli.options import Filters, Output
from shishi_cli.cli.session import Session

ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        parser=GROUPINGS.parse,
        autocompletion=GROUPINGS.complete,
        metavar="分组",
        help=f"只按一种分组:{'、'.join(GROUPINGS.labels.values())};按地区时合计各地区",
        show_default="各种分组",
    ),
]


def summary(context: typer.Context, filters: Filters, output: Output, by: ByOption = None) -> None:
    """按牵头单位、级别、地区和状态分组,数出项目和指标各有多少已完成、不慢于序时、慢于序时。

    例: shishi summary --by unit    shishi summary --by region --month 2023-03
    """
    from shishi_cli.cli.present import Forms, present, selection_of
    from shishi_cli.cli.progress import regions_with_progress
    from shishi_cli.domain.results.summary import By
    from shishi_cli.services.summarise_month import summarise_month
    from shishi_cli.views.summary import summary_json, summary_listing, summary_sheet

    session: Session = context.obj
    way = By(by) if by else None
    with session.open(filters.as_of) as ledger, regions_with_progress(session) as watch:
        counted = summarise_month(ledger, filters.scope, selection_of(filters), way, watch)
    forms = Forms(
        json=lambda: summary_json(counted),
        listing=lambda: summary_listing(counted),
        data=lambda: summary_sheet(counted),
    )
    present(session, forms, output)
