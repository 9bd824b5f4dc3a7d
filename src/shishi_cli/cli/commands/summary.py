"""shishi summary"""

from typing import Annotated

import typer

from shishi_cli.cli.options import Filters, Output
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import UsageError

# The codes and labels of domain.summary.By: repeated for the reason given in cli/options.py.
GROUPINGS = {"unit": "牵头单位", "level": "级别", "region": "地区", "standing": "状态"}


def parse_grouping(written: str) -> str:
    """The way of grouping, from its code or its Chinese name; 单位 will do for 牵头单位."""
    for code, label in GROUPINGS.items():
        if written.strip() in (code, label, label.removeprefix("牵头")):
            return code
    known = "、".join(f"{code}({label})" for code, label in GROUPINGS.items())
    raise UsageError(f"没有“{written}”这种分组方式", f"可用的有:{known}")


def _complete_grouping(incomplete: str) -> list[str]:
    return [*GROUPINGS, *GROUPINGS.values()]


ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        parser=parse_grouping,
        autocompletion=_complete_grouping,
        metavar="分组",
        help=f"只按一种分组:{'、'.join(GROUPINGS.values())};按地区时合计各地区",
        show_default="各种分组",
    ),
]


def summary(context: typer.Context, filters: Filters, output: Output, by: ByOption = None) -> None:
    """按牵头单位、级别、地区和状态分组,数出项目和指标各有多少已完成、不慢于序时、慢于序时。

    例: shishi summary --by unit    shishi summary --by region --month 2023-03
    """
    from shishi_cli.cli.present import Forms, present, selection_of
    from shishi_cli.domain.results.summary import By
    from shishi_cli.services.summarise_month import summarise_month
    from shishi_cli.views.summary import summary_json, summary_listing, summary_sheet

    session: Session = context.obj
    way = By(by) if by else None
    counted = summarise_month(session.database, filters.scope, selection_of(filters), way)
    forms = Forms(
        json=lambda: summary_json(counted),
        listing=lambda: summary_listing(counted),
        data=lambda: summary_sheet(counted),
    )
    present(session, forms, output)
