"""The rule by which a month is judged: what comes first, and how far short of it is late."""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.shares import amount


class Gauge(StrEnum):
    """How the distance to the pace is measured (计量方式)."""

    POINTS_OVER = "points_over"  # 慢于序时超过若干个百分点
    POINTS_FROM = "points_from"  # 慢于序时达到若干个百分点
    RATIO_UNDER = "ratio_under"  # 不足序时的百分之若干


@cache
def _hundredths(value: Decimal) -> Fraction:
    return Fraction(value) / 100


@frozen
class Threshold:
    """A line under the pace (界线): `value` counts percentage points, or percent of the pace."""

    gauge: Gauge
    value: Decimal

    def is_crossed(self, share: Fraction, pace: Fraction) -> bool:
        """Whether `share` of the year's target lies beyond the line; both are Fractions of 1.

        What is at or over the pace crosses no line.
        """
        behind = pace - share
        if behind.numerator <= 0:
            return False
        limit = _hundredths(self.value)
        if self.gauge is Gauge.RATIO_UNDER:
            return share < pace * limit
        return behind > limit if self.gauge is Gauge.POINTS_OVER else behind >= limit

    @property
    def text(self) -> str:
        """The line in words: 慢于序时超过 10 个百分点."""
        if self.gauge is Gauge.RATIO_UNDER:
            return f"不足序时的 {amount(self.value)}%"
        if not self.value:
            return "慢于序时"
        how = "超过" if self.gauge is Gauge.POINTS_OVER else "达到"
        return f"慢于序时{how} {amount(self.value)} 个百分点"

    def meaning(self, standing: str) -> str:
        """What crossing the line means: 慢于序时超过 10 个百分点为滞后."""
        return _spaced(self.text, f"为{standing}")


def _spaced(before: str, after: str) -> str:
    return f"{before} {after}" if before.endswith("%") else f"{before}{after}"


_ANY = Threshold(Gauge.POINTS_OVER, Decimal(0))


class Order(StrEnum):
    """What decides (判断次序): the unit's own plan, plan and line together, or the line alone."""

    PLAN = "plan"
    BOTH = "both"
    LINE = "line"

    @property
    def text(self) -> str:
        """What it means, in words."""
        return _ORDERS[self]


_ORDERS = {
    Order.PLAN: "月目标优先,没有的看序时",
    Order.BOTH: "月目标和序时从严",
    Order.LINE: "只看序时",
}


@frozen
class Rule:
    """By what a month is judged (判定规则): the lines under the pace, and when it is escalated.

    `order` says whether the month's goals or the line come first. `tolerance` is how much of a goal
    may be missing, in percent of it, before it is behind and not only a risk; in December
    `tolerance_december`. `ahead` counts the points over the line that are ahead where there is no
    goal. `escalate_after` counts months behind in a row, None for never. `place`, `year` and
    `document` tell where the rule is from, empty where nobody said.
    """

    name: str
    behind: Threshold
    at_risk: Threshold = field(default=_ANY)
    escalate_after: int | None = None
    place: str = ""
    year: str = ""
    document: str = ""
    order: Order = Order.PLAN
    tolerance: Decimal = Decimal(5)
    tolerance_december: Decimal = Decimal(1)
    ahead: Decimal = Decimal(10)

    def tolerance_in(self, month: Month) -> Decimal:
        """How much of a month's goal may be missing, in percent of it."""
        return self.tolerance if month.remaining else self.tolerance_december

    def is_ahead(self, over: Fraction) -> bool:
        """Whether what is so far over the line, a Fraction of 1, is ahead."""
        return over >= _hundredths(self.ahead)

    @property
    def ahead_text(self) -> str:
        """When a measure without a goal is ahead, in words."""
        return f"快于序时 {amount(self.ahead)} 个百分点以上为超序时"

    @property
    def text(self) -> str:
        """The order and the lines in words, without the name."""
        return f"{self.order.text}: {self.lines}"

    @property
    def lines(self) -> str:
        """The lines in words."""
        lines = self.behind.meaning("滞后")
        if self.at_risk != self.behind:
            ratios = [one.gauge is Gauge.RATIO_UNDER for one in (self.at_risk, self.behind)]
            if ratios == [False, False]:  # 慢于序时 is said once
                lines = lines.removeprefix("慢于序时")
            elif ratios == [True, True]:
                lines = lines.replace("序时的", "")
            lines = f"{self.at_risk.meaning('预警')},{lines}"
        if self.escalate_after is None:
            return lines
        return f"{lines},连续 {self.escalate_after} 个月滞后升级督办"


# The shipped preset of that name, written here as well: reading it from its file would cost every
# command 10 ms. A test compares.
DEFAULT_RULE = Rule(
    name="plan",
    behind=Threshold(Gauge.POINTS_OVER, Decimal(10)),
    escalate_after=2,
    document="shishi 的默认规则",
)
