"""shishi regions"""

import typer

from shishi_cli.cli.options import Judged, Output
from shishi_cli.cli.session import Session


def regions(context: typer.Context, question: Judged, output: Output) -> None:
    """各地区并排:一个月里各种状态的项目和指标各有多少,不求平均。

    例: shishi regions --month 2023-03    shishi regions --region 市 --csv
    """
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.cli.progress import regions_with_progress
    from shishi_cli.services.compare_regions import compare_regions
    from shishi_cli.views.regions import regions_json, regions_listing

    session: Session = context.obj
    with session.open(question.as_of) as ledger, regions_with_progress(session) as watch:
        found = compare_regions(ledger, question.scope, watch)
    forms = Forms(
        json=lambda: regions_json(found),
        listing=lambda: regions_listing(found),
    )
    present(session, forms, output)
