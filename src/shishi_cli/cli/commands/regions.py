"""shishi regions"""

import typer

from shishi_cli.cli.options import Judged, Output, OutputFormat
from shishi_cli.cli.session import Session


def regions(context: typer.Context, question: Judged, output: Output) -> None:
    """各地区并排:一个月里各种状态的项目和指标各有多少,不求平均。

    例: shishi regions --month 2023-03    shishi regions --region 市 --csv
    """
    from shishi_cli.cli.presenting import present, table_width
    from shishi_cli.services.compare_regions import compare_regions
    from shishi_cli.views.regions import regions_json, regions_listing

    session: Session = context.obj
    found = compare_regions(session.database, question.scope)
    if output.format is OutputFormat.JSON:
        session.show(regions_json(found))
    else:
        wide = (table_width(session, output.format) or 120) >= 120
        present(session, regions_listing(found, wide), output.format)
