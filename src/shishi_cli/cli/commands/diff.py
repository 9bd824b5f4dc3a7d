"""shishi diff"""

from typing import TYPE_CHECKING, Annotated

import typer

from shishi_cli.cli.moments import parse_moment
from shishi_cli.cli.months import parse_month
from shishi_cli.cli.options import MonthOption, Output, RegionOption, StandingOption, UnitOption
from shishi_cli.cli.session import Session
from shishi_cli.cli.shell_completion import complete_month
from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.scope import Moment, Scope

if TYPE_CHECKING:
    from shishi_cli.services.select_projects import Selection

MonthsArgument = Annotated[
    list[Month] | None,
    typer.Argument(
        metavar="月份 月份",
        parser=parse_month,
        autocompletion=complete_month,
        help="同一年的两个月份,如 2023-03 2023-04;不写为最近两个月",
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


@frozen
class Of:
    """Of which region, month and projects (对比范围)."""

    region: RegionOption = None
    month: MonthOption = None
    unit: UnitOption = None
    standing: StandingOption = None

    @property
    def selection(self) -> "Selection":
        """The projects for the services."""
        from shishi_cli.domain.standing import Standing
        from shishi_cli.services.select_projects import Selection

        standings = (Standing(self.standing),) if self.standing else ()
        return Selection(unit=self.unit, standings=standings)


def diff(
    context: typer.Context,
    of: Of,
    output: Output,
    months: MonthsArgument = None,
    as_of: MomentsOption = None,
) -> None:
    """对比两个月(不写为最近两个月):新滞后、赶上、新完成、目标调整和未报的在前;或对比两个时点:其间台账改了什么。

    例: shishi diff    shishi diff 2023-03 2023-04 --unit 区民政局    shishi diff --as-of 2023-05-01 --as-of 2023-05-10
    """
    session: Session = context.obj
    months, moments = months or [], as_of or []
    if len(moments) < 2 and (not months or (len(months) == 2 and of.month is None)):
        _months(session, months, next(iter(moments), None), of, output)
    elif not months and len(moments) == 2 and of.unit is None and of.standing is None:
        _moments(session, moments, Scope(of.month, of.region), output)
    else:
        raise UsageError(
            "请给出两个月份,或两个 --as-of(不能和 --unit、--standing 一起用)",
            "如 shishi diff 2023-03 2023-04,或 shishi diff --as-of 2023-05-01 --as-of 2023-05-10",
        )


def _months(
    session: Session, months: list[Month], as_of: Moment | None, of: Of, output: Output
) -> None:
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.services.compare_months import compare_with_news
    from shishi_cli.views.diff import months_data, months_json, months_listing

    scope = Scope(of.month, of.region)
    with session.open(as_of) as ledger:
        compared = compare_with_news(ledger, months, scope, of.selection)
    forms = Forms(
        json=lambda: months_json(compared),
        listing=lambda: months_listing(compared),
        data=lambda: months_data(compared),
    )
    present(session, forms, output)


def _moments(session: Session, moments: list[Moment], scope: Scope, output: Output) -> None:
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.services.compare_moments import compare_moments
    from shishi_cli.views.diff import moments_json, moments_listing, moments_text

    with session.open() as ledger:
        compared = compare_moments(ledger, moments[0], moments[1], scope)
    forms = Forms(
        json=lambda: moments_json(compared),
        listing=lambda: moments_listing(compared),
        text=lambda _: moments_text(compared),
    )
    present(session, forms, output)
