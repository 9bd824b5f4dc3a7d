"""shishi trend"""

from dataclasses import replace

import typer

from shishi_cli.cli.options import Filters, OptionalNumberArgument, Output
from shishi_cli.cli.session import Session


def trend(
    context: typer.Context,
    filters: Filters,
    output: Output,
    number: OptionalNumberArgument = None,
) -> None:
    """各指标逐月的累计完成数,几个月并排,附走势;写序号则逐月列出一个项目。没有数的月份留空。

    例: shishi trend    shishi trend 17    shishi trend --unit 区民政局 --month 2023-06
    """
    from shishi_cli.cli.present import Forms, present, selection_of
    from shishi_cli.services.follow_measures import follow_measures
    from shishi_cli.views.trend import detail_listing, trend_data, trend_json, trend_listing

    session: Session = context.obj
    selection = replace(selection_of(filters), number=number)
    with session.open(filters.as_of) as ledger:
        trends = follow_measures(ledger, filters.scope, selection)
    detailed = number is not None and bool(trends.judged.assessments)
    listing, data = (detail_listing,) * 2 if detailed else (trend_listing, trend_data)
    forms = Forms(
        json=lambda: trend_json(trends), listing=lambda: listing(trends), data=lambda: data(trends)
    )
    present(session, forms, output)
