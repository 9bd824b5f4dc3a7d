"""shishi status"""

from typing import TYPE_CHECKING, Annotated

import typer

from shishi_cli.cli.choices import STATUS_GROUPINGS
from shishi_cli.cli.options import Filters, Output, OutputFormat, SortOption
from shishi_cli.cli.session import Session
from shishi_cli.domain.frozen import frozen

if TYPE_CHECKING:
    from shishi_cli.domain.errors import OnlyListed
    from shishi_cli.domain.standing import MonthAssessment
    from shishi_cli.views.listing import Listing


@frozen
class Arrangement:
    """Which projects, in what order and groups (排列)."""

    changed: Annotated[bool, typer.Option("--changed", help="只看与上一个月相比有变化的项目")] = (
        False
    )
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            parser=STATUS_GROUPINGS.parse,
            autocompletion=STATUS_GROUPINGS.complete,
            metavar="方式",
            help=f"分组并逐组小计:{STATUS_GROUPINGS.listed}",
        ),
    ] = None
    sort: SortOption = "number"


def status(
    context: typer.Context, filters: Filters, arrangement: Arrangement, output: Output
) -> None:
    """各项目的目标、完成情况和状态,一行一个项目。

    例: shishi status --unit 区交通委    shishi status --by unit    shishi status --changed
    """
    from shishi_cli.cli.present import Forms, present, selection_of
    from shishi_cli.domain.errors import OnlyListed
    from shishi_cli.services.list_month import list_month
    from shishi_cli.services.select_projects import Order

    session: Session = context.obj
    selection = selection_of(filters, Order(arrangement.sort))
    as_json = output.format is OutputFormat.JSON
    try:
        with session.open(filters.as_of) as ledger:
            listed = list_month(
                ledger, filters.scope, selection, since=as_json, changed=arrangement.changed
            )
    except OnlyListed as only:
        if as_json or filters.scope.month or selection.is_narrow:
            raise
        _show_year(session, filters, output, only)
        return
    forms = Forms(
        json=lambda: _document(listed.month),
        listing=lambda: _listing(listed.month, arrangement.by),
        data=lambda: _data(listed.month),
    )
    present(session, forms, output)
    for month in listed.month.unread:
        session.tell(f"提示:{month} 已有人工录入但尚未导入,用 --month {month} 查看")


def _show_year(session: Session, filters: Filters, output: Output, only: "OnlyListed") -> None:
    from shishi_cli.cli.year_list import show_year

    show_year(session, filters, output)
    session.tell(f"提示:{only.message};{only.hint}")


def _listing(month: "MonthAssessment", by: str | None) -> "Listing":
    from shishi_cli.views.status import status_listing

    if by is None:
        return status_listing(month)
    from shishi_cli.domain.results.summary import By

    return status_listing(month, By(by))


def _data(month: "MonthAssessment") -> "Listing":
    from shishi_cli.views.month_data import status_data

    return status_data(month)


def _document(month: "MonthAssessment") -> str:
    from shishi_cli.views.status_json import status_json

    return status_json(month)
