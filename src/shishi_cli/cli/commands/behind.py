"""shishi behind"""

from typing import Annotated

import typer

from shishi_cli.cli.choices import LAGGING
from shishi_cli.cli.options import Filters, Output
from shishi_cli.cli.session import Session

OnlyOption = Annotated[
    str | None,
    typer.Option(
        "--only",
        parser=LAGGING.parse,
        autocompletion=LAGGING.complete,
        metavar="状态",
        help="只看 behind(滞后)或 at_risk(预警)",
    ),
]


def behind(
    context: typer.Context, filters: Filters, output: Output, only: OnlyOption = None
) -> None:
    """列出滞后和预警的项目:原因、自哪个月起、每月还需多少,最落后的在前。▲ 为升级督办。

    例: shishi behind --only behind    shishi behind --unit 区民政局    shishi behind --rule line
    """
    from shishi_cli.cli.present import Forms, present, selection_of
    from shishi_cli.domain.standing import Standing
    from shishi_cli.services.list_month import list_behind
    from shishi_cli.views.behind import behind_json, behind_listing
    from shishi_cli.views.month_data import behind_data

    session: Session = context.obj
    standing = Standing(only) if only else None
    with session.open(filters.as_of) as ledger:
        listed = list_behind(ledger, filters.scope, selection_of(filters), standing)
    forms = Forms(
        json=lambda: behind_json(listed.month, listed.unknown),
        listing=lambda: behind_listing(listed.month, listed.unknown),
        data=lambda: behind_data(listed.month),
    )
    present(session, forms, output)
