"""shishi diff"""

from typing import Annotated

import typer

from shishi_cli.cli.moments import parse_moment
from shishi_cli.cli.months import parse_month
from shishi_cli.cli.options import MonthOption, Output, RegionOption
from shishi_cli.cli.session import Session
from shishi_cli.cli.shell_completion import complete_month
from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.month import Month
from shishi_cli.domain.scope import Moment, Scope

MonthsArgument = Annotated[
    list[Month] | None,
    typer.Argument(
        metavar="月份 月份",
        parser=parse_month,
        autocompletion=complete_month,
        help="同一年的两个月份,如 2023-03 2023-04",
    ),
]
MomentsOption = Annotated[
    list[Moment] | None,
    typer.Option(
        "--as-of",
        parser=parse_moment,
        metavar="时点",
        help="写两次:对比两个时点的台账;写一次:按当时的台账对比两个月",
        show_default=False,
    ),
]


def diff(
    context: typer.Context,
    output: Output,
    months: MonthsArgument = None,
    as_of: MomentsOption = None,
    region: RegionOption = None,
    month: MonthOption = None,
) -> None:
    """对比两个月:完成数、完成率、状态和目标的变化;或对比两个时点:其间台账改了什么。

    例: shishi diff 2023-03 2023-04    shishi diff --as-of 2023-05-01 --as-of 2023-05-10
    """
    session: Session = context.obj
    months, moments = months or [], as_of or []
    if len(months) == 2 and len(moments) < 2 and month is None:
        _months(session, months, Scope(region=region, moment=next(iter(moments), None)), output)
    elif not months and len(moments) == 2:
        _moments(session, moments, Scope(month, region), output)
    else:
        raise UsageError(
            "请给出两个月份,或两个 --as-of",
            "如 shishi diff 2023-03 2023-04,或 shishi diff --as-of 2023-05-01 --as-of 2023-05-10",
        )


def _months(session: Session, months: list[Month], scope: Scope, output: Output) -> None:
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.ledger.ledger import Ledger
    from shishi_cli.services.compare_months import compare_months
    from shishi_cli.views.diff import months_json, months_listing

    with Ledger.read(session.database, scope.moment) as ledger:
        compared = compare_months(ledger, months[0], months[1], scope.region)
    forms = Forms(
        json=lambda: months_json(compared),
        listing=lambda: months_listing(compared),
    )
    present(session, forms, output)


def _moments(session: Session, moments: list[Moment], scope: Scope, output: Output) -> None:
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.ledger.ledger import Ledger
    from shishi_cli.services.compare_moments import compare_moments
    from shishi_cli.views.diff import moments_json, moments_listing, moments_text

    with Ledger.read(session.database) as ledger:
        compared = compare_moments(ledger, moments[0], moments[1], scope)
    forms = Forms(
        json=lambda: moments_json(compared),
        listing=lambda: moments_listing(compared),
        text=lambda: moments_text(compared),
    )
    present(session, forms, output)
