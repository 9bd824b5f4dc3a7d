"""shishi status"""

from typing import TYPE_CHECKING

import typer

from shishi_cli.cli.options import Filters, Output, OutputFormat, SortOption
from shishi_cli.cli.session import Session

if TYPE_CHECKING:
    from shishi_cli.domain.standing import MonthAssessment


def status(
    context: typer.Context, filters: Filters, output: Output, sort: SortOption = "number"
) -> None:
    """各项目的目标、完成情况和状态,一行一个项目。

    例: shishi status --unit 区交通委    shishi status --level 市级 --standing 滞后
    """
    from shishi_cli.cli.present import Forms, present, selection_of
    from shishi_cli.services.list_month import list_month
    from shishi_cli.services.select_projects import Order
    from shishi_cli.views.month_data import status_data
    from shishi_cli.views.status import status_listing

    session: Session = context.obj
    selection = selection_of(filters, Order(sort))
    as_json = output.format is OutputFormat.JSON
    listed = list_month(session.database, filters.scope, selection, since=as_json)
    forms = Forms(
        json=lambda: _document(listed.month),
        listing=lambda: status_listing(listed.month, listed.titles),
        data=lambda: status_data(listed.month, listed.titles),
    )
    present(session, forms, output)
    for month in listed.month.unread:
        session.tell(f"提示:{month} 已有人工录入但尚未导入,用 --month {month} 查看")


def _document(month: "MonthAssessment") -> str:
    from shishi_cli.views.status_json import status_json

    return status_json(month)
