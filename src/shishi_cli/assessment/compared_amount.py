"""What is compared with a month's goal: the total to date, or what the month itself did (可比数)."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from shishi_cli.assessment.belief import is_nearer
from shishi_cli.assessment.entries import entry_of
from shishi_cli.assessment.grounds import signals_of
from shishi_cli.assessment.pace import is_lower_bound
from shishi_cli.assessment.pairing import in_other_months
from shishi_cli.domain.measure import Basis, Bound, Figure, FigureKind
from shishi_cli.domain.month import WHEN
from shishi_cli.domain.project import EntryField, ProjectMonth
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.standing import MeasureStanding


def compared_amount(record: ProjectMonth, measure: MeasureStanding) -> Decimal | None:
    """The month's own figure where the goal is of the month alone, or neither says what period it
    is of; else the figure to date. None where it is not told."""
    text = {figure.kind: figure for figure in measure.figures}
    goal, told = text.get(FigureKind.GOAL), text.get(FigureKind.ACTUAL)
    entry = entry_of(record, EntryField.ACTUAL, measure.position)
    own = text.get(FigureKind.MONTH)
    if entry is None and goal is not None and _asks_of_month(record, measure, goal, own):
        if own is not None:  # 当月完成74户,累计691户 against 当月创建90户
            return own.amount
        if measure.actual is not None and measure.basis is Basis.CUMULATIVE:
            return _advance(record, measure)
    if measure.basis is Basis.MONTH and told is not None and not asks_to_date(record, measure):
        return Decimal(entry.value) if entry else told.amount
    return measure.actual


def _asks_of_month(
    record: ProjectMonth, measure: MeasureStanding, goal: Figure, own: Figure | None
) -> bool:
    """Whether the goal is of the month alone. Where its words do not tell: 新增200户 with 本月198户,
    累计699户 told is nearer to the month's, 8台 asked for month by month is of each, and with half
    of 699 a goal that is less than an earlier one asks for no total."""
    if goal.basis is not Basis.UNMARKED or measure.basis is not Basis.CUMULATIVE:
        return goal.basis is Basis.MONTH
    last, total = _last_total(measure, own), measure.actual
    if last is None or total is None or asks_to_date(record, measure):
        return False
    if last < goal.amount:
        return own is not None and asked_of_each_month(record, measure)
    if own is not None:  # none of the month is near to no goal
        again = any(one >= goal.amount for one in _earlier_goals(record, measure))
        if again or own.amount:
            return again or is_nearer(goal.amount, own.amount, total)
    if measure.bound is Bound.AT_MOST or _advance(record, measure) is None:
        return False
    asked = list(_earlier_goals(record, measure, to_date=True))
    if any(later < earlier for earlier, later in pairwise(asked)):
        return goal.amount <= last  # 40个, 30个 and then 50个: what is asked to date never falls
    return 2 * goal.amount <= last and any(one > goal.amount for one in asked)


def _last_total(measure: MeasureStanding, own: Figure | None) -> Decimal | None:
    """What was told before the month, or the total without the month's own: 本月245户,累计2108户."""
    if measure.before is not None:
        return measure.before.value
    if own is None or measure.actual is None:
        return None
    return measure.actual - own.amount


def asks_to_date(record: ProjectMonth, measure: MeasureStanding) -> bool:
    """Whether the goal asks for the total of the year so far.

    Where its words do not tell: 安装2600户 of 5000 in July is too much for a month alone and about
    what seven months bring, and what is asked of a running total never falls.
    """
    printed = _figure(measure, FigureKind.GOAL)
    goal, last = measure.goal, measure.before
    if goal is None or (printed is not None and printed.basis in (Basis.MONTH, Basis.CUMULATIVE)):
        return printed is not None and printed.basis is Basis.CUMULATIVE
    earlier = list(_earlier_goals(record, measure))
    if measure.bound is Bound.AT_MOST or any(one > goal for one in earlier):
        return False
    many = record.month.number
    if is_lower_bound(measure):
        own = _figure(measure, FigureKind.ACTUAL)  # as much as the goal: 21960 of 23000 in August
        if own is not None and own.amount**2 * many >= goal**2:
            return False
    # Nearer to so many twelfths of the year than to one, by their ratio.
    elif last is not None and goal > last.value and goal not in earlier:
        of_each = asked_of_each_month(record, measure)
        if not of_each:
            return True
    return bool(measure.target and (goal * 12) ** 2 >= measure.target**2 * many)


def asked_of_each_month(record: ProjectMonth, measure: MeasureStanding) -> bool:
    """Whether an earlier month shows that its goal, which does not say it, was of the month alone: asked for
    again, or just what the month itself told, and far from the total: 举办5期 twice, each time with
    本月举办5期."""
    total, asked = Decimal(0), set[Decimal]()
    for one in sorted(in_other_months(record).get(measure.position, ()), key=WHEN):
        if one.month >= record.month or one.actual is None:
            continue
        of_month = one.basis is Basis.MONTH
        own = one.actual if of_month else one.own
        total = total + one.actual if of_month else one.actual
        if not one.goal or one.goal_basis is not Basis.UNMARKED:
            continue
        again = one.goal in asked or one.goal == own
        if own and own < total and again and is_nearer(one.goal, own, total):
            return True
        asked.add(one.goal)
    return False


def told_by_month(record: ProjectMonth, measure: MeasureStanding) -> bool:
    """Whether the last figure told before the month is one of a month alone."""
    told = [
        one for one in in_other_months(record).get(measure.position, ()) if one.actual is not None
    ]
    last = max((one for one in told if one.month < record.month), key=WHEN, default=None)
    return last is not None and last.basis is Basis.MONTH


def _figure(measure: MeasureStanding, kind: FigureKind) -> Figure | None:
    return next((one for one in measure.figures if one.kind is kind), None)


def _earlier_goals(
    record: ProjectMonth, measure: MeasureStanding, *, to_date: bool = False
) -> Iterator[Decimal]:
    """What earlier months asked for without a word of period; with `to_date` also by one (累计)."""
    asked = (Basis.UNMARKED, Basis.CUMULATIVE) if to_date else (Basis.UNMARKED,)
    for one in in_other_months(record).get(measure.position, ()):
        if one.month < record.month and one.goal is not None and one.goal_basis in asked:
            yield one.goal


def _advance(record: ProjectMonth, measure: MeasureStanding) -> Decimal | None:
    """What a running total has grown by since the month before, less than nothing where it fell;
    None where that told none, or the total was counted anew (核减)."""
    if record.month.before is None:
        return measure.actual
    last = measure.before
    if last is None or measure.actual is None or last.month != record.month.before:
        return None
    fell = measure.actual < last.value
    return (
        None if fell and signals_of(record, SignalKind.CORRECTED) else measure.actual - last.value
    )
