"""shishi forecast"""

from dataclasses import replace

import typer

from shishi_cli.cli.options import Filters, OptionalNumberArgument, Output
from shishi_cli.cli.session import Session


def forecast(
    context: typer.Context,
    filters: Filters,
    output: Output,
    number: OptionalNumberArgument = None,
) -> None:
    """按近期进度和按计划推算年底完成多少,给出区间和每月还需的数;不足三个月的数不作预测。

    例: shishi forecast    shishi forecast 17    shishi forecast --standing 滞后
    """
    from shishi_cli.cli.present import Forms, present, selection_of
    from shishi_cli.services.forecast_year import forecast_year
    from shishi_cli.views.forecast import forecast_data, forecast_json, forecast_listing

    session: Session = context.obj
    selection = replace(selection_of(filters), number=number)
    with session.open(filters.as_of) as ledger:
        trends, forecasts = forecast_year(ledger, filters.scope, selection)
    forms = Forms(
        json=lambda: forecast_json(trends, forecasts),
        listing=lambda: forecast_listing(trends, forecasts, detailed=number is not None),
        data=lambda: forecast_data(forecasts),
    )
    present(session, forms, output)
