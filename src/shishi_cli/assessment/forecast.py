"""Where the year ends: a straight line through the latest months, and nothing cleverer (年底预测)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from shishi_cli.assessment.pace import is_reached
from shishi_cli.domain.count_units import adds_up
from shishi_cli.domain.measure import Bound
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.results.forecast import Forecast, MonthTotal
from shishi_cli.domain.results.trend import MeasureTrend
from shishi_cli.domain.shares import amount
from shishi_cli.domain.standing import Standing

FEWEST = 3  # two increments at least: one tells neither a pace nor a range
_RECENT = 4  # totals: the latest three increments
_PIECES = 5  # so few come one by one when they are ready, at no pace


def forecast_measure(trend: MeasureTrend) -> Forecast:
    """The forecast of a measure from all of its months that tell a figure that can be believed."""
    told = [(point, point.believed) for point in trend.points]
    totals = [MonthTotal(point.month, done) for point, done in told if done is not None]
    target, last = trend.latest.target, trend.points[-1]
    if trend.latest.bound is Bound.AT_MOST:
        kept = last.measure is not None and is_reached(last.measure, last.month)
        refused = Notice("at_most", "已完成,没有超过上限" if kept else "目标是上限,不作预测")
        return Forecast(tuple(totals), target, refused)
    if not adds_up(trend.latest.unit):
        return Forecast(tuple(totals), target, Notice("level", "比率不逐月累加,不作预测"))
    claimed = last.standing is Standing.DONE and last.measure and last.believed is None
    if claimed and not (last.measure and is_reached(last.measure, last.month)):
        return Forecast(tuple(totals), target, Notice("claim", "自称已完成,没有数可供推算"))
    if not totals:
        return Forecast((), target, Notice("too_few", "数据不足: 没有一个月有累计数"))
    goal = next(point.goal for point in trend.points if point.month == totals[-1].month)
    return forecast(totals, target, goal, last.month, planned=bool(trend.plan))


def forecast(
    totals: Sequence[MonthTotal],
    target: Decimal | None,
    goal: Decimal | None = None,
    month: Month | None = None,
    *,
    planned: bool = False,
) -> Forecast:
    """The year's end from `totals` of one year, at least one, oldest first.

    `goal` is the month goal to date of the last of them. `month` is the one asked about, by default
    theirs: what is needed is shared among the months after it, for those without a figure since
    the last total are over. A total that fell is a correction of what
    was told before, so only what came from then on is a pace. Nothing is foreseen beyond the
    target: works end there. What is `planned` month by month or quarter by quarter goes on as
    planned, not at the pace so far: most works are counted late in the year.
    """
    restart = max((at for at in range(1, len(totals)) if _fell(totals, at)), default=0)
    kept = tuple(totals[restart:])
    last, left = kept[-1], kept[-1].month.remaining
    done = Fraction(last.amount)
    by_plan = _by_plan(last, target, goal)
    needed = _needed(done, target, (month or last.month).remaining)
    refused = _refused(kept, target, fell=restart > 0)
    plan = by_plan if planned else None
    if refused is not None:
        told = Forecast(kept, target, refused, by_plan=by_plan, needed=needed)
        return (
            told if plan is None else replace(told, refused=None, year_end=plan, follows_plan=True)
        )
    rates = [_rate(one, other) for one, other in pairwise(kept)]
    recent = kept[-_RECENT:]
    rate = _rate(recent[0], last)
    year_end = _within(done + rate * left, done, target) if plan is None else plan
    low = _within(done + min(rates) * left, done, target)
    high = _within(done + max(rates) * left, done, target)
    asked = month or last.month
    return Forecast(
        totals=kept,
        target=target,
        span=len(recent),
        rate=rate,
        year_end=year_end,
        low=min(low, year_end),  # what is planned may be beyond any pace so far
        high=max(high, year_end),
        by_plan=by_plan,
        needed=needed,
        reached=_reached(last, rate, target, asked) if plan is None else None,
        follows_plan=plan is not None,
    )


def _by_plan(last: MonthTotal, target: Decimal | None, goal: Decimal | None) -> Fraction | None:
    """The year's end where from now on all that was planned is done."""
    if target is None or goal is None or not last.month.remaining:
        return None
    done = Fraction(last.amount)
    return _within(done + Fraction(target - goal), done, target)


def _needed(done: Fraction, target: Decimal | None, months: int) -> Fraction | None:
    """What each of the months ahead must add to reach the target."""
    missing = Fraction(target) - done if target is not None else Fraction(0)
    return missing / months if missing > 0 and months else None


def _within(year_end: Fraction, done: Fraction, target: Decimal | None) -> Fraction:
    """What is foreseen, at most the target, or what is done already where that is more."""
    return year_end if target is None else min(year_end, max(done, Fraction(target)))


def _are_few_pieces(totals: Sequence[MonthTotal], target: Decimal) -> bool:
    """Whether the year is a handful of things that are counted: 4所, not 2.5公里."""
    counted = all(one == one.to_integral_value() for one in (target, *(t.amount for t in totals)))
    return counted and 0 < target <= _PIECES


def _fell(totals: Sequence[MonthTotal], at: int) -> bool:
    return totals[at].amount < totals[at - 1].amount


def _rate(earlier: MonthTotal, later: MonthTotal) -> Fraction:
    """The mean advance a month; a gap between the two is spread evenly over the rate alone."""
    months = later.month.number - earlier.month.number
    return (Fraction(later.amount) - Fraction(earlier.amount)) / months


def _reached(
    last: MonthTotal, rate: Fraction, target: Decimal | None, asked: Month
) -> Month | None:
    """The month at whose end the target is reached at that rate, None where not in this year; none
    that is over by the month `asked` about, which tells no more than the last."""
    if target is None or rate <= 0 or last.amount >= target:
        return None
    months = -(-(Fraction(target) - Fraction(last.amount)) // rate)
    number = max(last.month.number + int(months), asked.number + 1)
    return Month(last.month.year, number) if number <= 12 else None


def _refused(kept: Sequence[MonthTotal], target: Decimal | None, *, fell: bool) -> Notice | None:
    """Why no line is drawn through the totals, None where one is."""
    if target is not None and _are_few_pieces(kept, target):
        return Notice("few_pieces", f"全年只有 {amount(target)},不按进度推算")
    return _too_few(kept, fell=fell) if len(kept) < FEWEST else None


def _too_few(kept: Sequence[MonthTotal], *, fell: bool) -> Notice:
    since = f"{kept[0].month} 的累计数比前一次少,只用此后的月份; " if fell else ""
    months = "、".join(str(total.month) for total in kept)
    text = f"数据不足: {since}只有 {len(kept)} 个月有累计数({months}),至少要 {FEWEST} 个月"
    return Notice("too_few", text)
