"""Where the year ends, as far as the months so far can tell."""

from decimal import Decimal
from fractions import Fraction

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice


@frozen
class MonthTotal:
    """What was done to date by the end of a month (累计数), in the unit of the target."""

    month: Month
    amount: Decimal


@frozen
class Forecast:
    """Where a measure ends the year (年底预测), exactly, in the unit of the target.

    `totals` are the months that it rests on, oldest first; without a forecast `refused` says why.
    `rate` is the mean advance a month of the latest `span` totals; `low` and `high` are the year's
    end if every month left were as slow, or as fast, as the slowest and the fastest of `totals`.
    `by_plan` is the year's end if the months left bring what the plan has for them; `needed` what
    each month left must bring to reach `target`; `reached` the month that reaches it at `rate`.
    `follows_plan` says that `year_end` is `by_plan`, as the year's plan is known.
    """

    totals: tuple[MonthTotal, ...]
    target: Decimal | None
    refused: Notice | None = None
    span: int = 0
    rate: Fraction | None = None
    year_end: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    by_plan: Fraction | None = None
    needed: Fraction | None = None
    reached: Month | None = None
    follows_plan: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it counts whole things: target and totals are without a fraction."""
        amounts = [total.amount for total in self.totals]
        amounts += [] if self.target is None else [self.target]
        return all(amount == amount.to_integral_value() for amount in amounts)

    @property
    def is_done(self) -> bool:
        """Whether the target is reached already."""
        if not self.totals or self.target is None:
            return False
        return self.totals[-1].amount >= self.target
