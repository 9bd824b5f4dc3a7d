"""What is beyond belief is set aside before anything is judged: a digit too many, a 万 left out
(存疑而不判)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from shishi_cli.assessment.prove_basis import ToldFigure
from shishi_cli.domain.measure import Basis, Bound, FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.project import EntryField
from shishi_cli.domain.shares import agrees, amount, is_share, times
from shishi_cli.domain.standing import MeasureStanding

_TIMES = 10  # so often the goal or the last total, and more
_OVER = Decimal("1.2")  # so much of the target is done by those who do more than they must
_PART = 1000  # such a part of the target, and less
# What a misprint leaves out or adds: 2.6户 for 2.6万户.
_SCALES = (Decimal(10_000), Decimal(1000), Decimal(100_000_000))
_DIGITS = (Decimal(10), Decimal(100), Decimal(1000))


def set_aside(figures: Sequence[ToldFigure], target: Decimal | None) -> tuple[ToldFigure, ...]:
    """The figures of one measure, oldest first, with a reason at those that nobody can believe.

    Each is compared with what was asked and told up to its own month: a later month changes nothing.
    """
    judged: list[ToldFigure] = []
    last: ToldFigure | None = None
    # The unmarked ones together, as each may be of its month alone: 40, 33 and then 累计364 of 360.
    unmarked = Decimal(0)
    for figure in figures:
        before = last
        within = target is None or figure.amount <= target * _OVER
        if last and within and (figure.basis, last.basis) == (Basis.CUMULATIVE, Basis.UNMARKED):
            before = replace(last, amount=unmarked)
        doubt = disbelief(figure, before, target)
        judged.append(replace(figure, doubt=doubt) if doubt else figure)
        if doubt is None and figure.basis is not Basis.MONTH:
            last = figure
            unmarked += figure.amount
    return tuple(judged)


def over_scale(figures: Sequence[ToldFigure]) -> tuple[ToldFigure, ...]:
    """Those of what is to stay under a limit, with a reason at one that is ten times the month's goal or
    what was told before: 89.4% after 8.91%."""
    judged: list[ToldFigure] = []
    last: ToldFigure | None = None
    for figure in figures:
        known = [(figure.goal, "月目标")] if figure.goal else []
        known += [(last.amount, f" {last.month} 的数")] if last and last.amount else []
        far = [(one, what) for one, what in known if figure.amount >= one * _TIMES]
        if far and not figure.by_person:
            one, what = far[0]
            why = f"是{what} {amount(one)} 的 {_times(figure.amount, one)} 倍"
            figure = replace(figure, doubt=_notice("too_large", why, None))
        else:
            last = figure
        judged.append(figure)
    return tuple(judged)


def disbelief(figure: ToldFigure, last: ToldFigure | None, target: Decimal | None) -> Notice | None:
    """Why a figure cannot be believed, None where it can: a person or a stated share confirms."""
    if figure.by_person or not figure.amount:
        return None
    doubt = _too_large(figure, last, target) or _too_small(figure, last, target)
    return None if doubt is None or is_stated(figure, target) else doubt


def doubt_entered(
    month: Month,
    measure: MeasureStanding,
    entered: Mapping[EntryField, Decimal],
    *,
    of_month: bool,
) -> Notice | None:
    """Why a figure that a person is about to enter for a measure cannot be believed, as if a table
    told it; None where it can. `entered` has the goal and the target that come with it."""
    if measure.bound is Bound.AT_MOST:
        return None
    goal = next((one for one in measure.figures if one.kind is FigureKind.GOAL), None)
    figure = ToldFigure(
        month,
        entered[EntryField.ACTUAL],
        Basis.MONTH if of_month else Basis.CUMULATIVE,
        goal=entered.get(EntryField.GOAL, measure.goal),
        goal_basis=goal.basis if goal else None,
        stated=measure.stated,
    )
    last = measure.before
    before = None if last is None else ToldFigure(last.month, last.value, Basis.CUMULATIVE)
    return disbelief(figure, before, entered.get(EntryField.TARGET, measure.target))


def _too_large(
    figure: ToldFigure, last: ToldFigure | None, target: Decimal | None
) -> Notice | None:
    done, goal = figure.amount, _comparable_goal(figure)
    if done == target:
        return None  # finished at once: no misprint hits the target
    before = last.amount if last and last.amount and figure.basis is not Basis.MONTH else None
    known = [one for one in (goal, before) if one]
    # From 37 to 9012 of 9000 is how works begin and end; only a goal says that it is too much.
    if before and not goal and (target is None or done <= target * _OVER):
        return None
    # 1305 and then 19600 of 3000: whatever the month asked for, no works end so.
    beyond = bool(before and target) and done > (target or 0) * _OVER
    limit = min(known) if known and beyond else max(known, default=target)
    if not limit or done < limit * _TIMES:
        return None
    what = "月目标" if limit == goal else f" {last.month} 的数" if last and known else "年度目标"
    likely = _explained(figure, last, target, [done / digit for digit in _DIGITS])
    return _notice("too_large", f"是{what} {amount(limit)} 的 {_times(done, limit)} 倍", likely)


def _too_small(
    figure: ToldFigure, last: ToldFigure | None, target: Decimal | None
) -> Notice | None:
    done = figure.amount
    if not target or done * _PART > target or figure.basis is Basis.MONTH:
        return None
    fell = last is not None and last.amount > done
    if figure.stated is None and not fell:
        return None
    text = f"自报 {amount(figure.stated)}%" if figure.stated is not None else ""
    if last is not None and fell:
        text = text or f"{last.month} 已有 {amount(last.amount)}"
    likely = _explained(figure, last, target, [done * scale for scale in _SCALES])
    return _notice("too_small", f"不到年度目标 {amount(target)} 的千分之一,而{text}", likely)


def _notice(code: str, why: str, likely: Decimal | None) -> Notice:
    perhaps = f",可能是 {amount(likely)}" if likely is not None else ""
    return Notice(
        code, f"{why}{perhaps};疑有误,不作判断", None if likely is None else f"{likely:f}"
    )


def _explained(
    figure: ToldFigure, last: ToldFigure | None, target: Decimal | None, values: Sequence[Decimal]
) -> Decimal | None:
    """The value that the stated share proves, or that follows the last total within the target."""
    whole = target is not None and target == target.to_integral_value()
    for value in values:
        if whole and value != value.to_integral_value():
            continue
        if figure.stated is not None and target:
            if agrees(figure.stated, Fraction(value) / Fraction(target)):
                return value
        elif last is not None and target and last.amount <= value <= target:
            return value
    return None


def _comparable_goal(figure: ToldFigure) -> Decimal | None:
    """The goal that asked for such a figure: one of the month alone asks for no running total."""
    of_month = figure.goal_basis is Basis.MONTH
    if figure.own and figure.goal and figure.goal_basis is Basis.UNMARKED:
        of_month = is_nearer(figure.goal, figure.own, figure.amount)  # 本月3场,累计28场 and 举办2场
    return figure.goal if of_month == (figure.basis is Basis.MONTH) else None


def is_nearer(goal: Decimal, own: Decimal, total: Decimal) -> bool:
    """Whether a goal is clearly nearer to the month's own figure than to the total, by their ratios:
    200 to 198 and 699."""
    far = max(own, goal) ** 2  # of the two ratios the smaller one
    return far * goal < min(own, goal) ** 2 * total


def is_stated(figure: ToldFigure, target: Decimal | None) -> bool:
    """Whether the unit's own share of the target says the same (961.7% printed beside it)."""
    if figure.stated is None or not target:
        return False
    return is_share(figure.stated, figure.amount, target)


def _times(done: Decimal, limit: Decimal) -> str:
    return times(Fraction(done) / Fraction(limit))
