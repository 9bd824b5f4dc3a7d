"""Checks of what is asked for: the goal of the month and the target of the year."""

from collections.abc import Iterator
from decimal import Decimal

from shishi_cli.assessment.checks.case import Case, Found, figure_of, label, printed, source_of
from shishi_cli.assessment.pace import is_zero_target
from shishi_cli.domain.measure import Basis, Bound, FigureKind
from shishi_cli.domain.standing import MeasureStanding

_ALL = Decimal(100)


def goal_over_target(case: Case) -> Iterator[Found]:
    """A goal of a month that is more than the year's target."""
    for measure in case.measures:
        if measure.bound is Bound.AT_MOST:
            continue
        name, goal, target = label(case, measure), measure.goal, measure.target
        words = source_of(measure, FigureKind.GOAL, FigureKind.GOAL_SHARE)
        if goal is not None and target is not None and goal > target:
            unit = measure.unit
            yield Found(
                f"月目标{name} {printed(goal, unit)},年度目标 {printed(target, unit)}", words
            )
        elif goal is None and measure.goal_share is not None and measure.goal_share > _ALL:
            yield Found(f"月目标{name}为年度目标的 {printed(measure.goal_share, '%')}", words)


def zero_target(case: Case) -> Iterator[Found]:
    """A target of the year that is 0, and no limit."""
    for measure in case.measures:
        if is_zero_target(measure):
            words = source_of(measure, FigureKind.TARGET)
            yield Found(
                f"年度目标{label(case, measure)}为 {printed(Decimal(0), measure.unit)}", words
            )


def goal_fell(case: Case) -> Iterator[Found]:
    """A goal to date that is less than an earlier month's."""
    for measure in case.measures:
        if measure.bound is Bound.AT_MOST:
            continue
        for kind, unit in ((FigureKind.GOAL, measure.unit), (FigureKind.GOAL_SHARE, "%")):
            goal = None if _may_be_of_month(case, measure) else _goal(measure, kind)
            if goal is None:
                continue
            told = ((month, _goal(one, kind)) for month, one in case.before(measure))
            known = ((month, value) for month, value in told if value is not None)
            month, former = next(known, (case.month, goal))
            if goal < former:
                message = (
                    f"月目标{label(case, measure)}由 {month} 的 {printed(former, unit)}"
                    f"降为 {printed(goal, unit)}"
                )
                yield Found(message, source_of(measure, kind))


def _may_be_of_month(case: Case, measure: MeasureStanding) -> bool:
    """Whether a goal without a word of period is hardly one to date: it asks for no more than was
    told before, while the figure beside it says of what period it is; or for less than half of the
    last figure. Where neither says it, that is still to be asked."""
    figure, goal = figure_of(measure, FigureKind.GOAL), measure.goal
    if figure is None or figure.basis is not Basis.UNMARKED or goal is None:
        return False
    told = figure_of(measure, FigureKind.ACTUAL)
    if told is not None and told.basis is not Basis.UNMARKED:
        return measure.before is not None and goal <= measure.before.value
    before = (figure_of(one, FigureKind.ACTUAL) for _, one in case.before(measure))
    last = next((one for one in before if one is not None), None)
    return last is not None and 2 * goal <= last.amount


def _goal(measure: MeasureStanding, kind: FigureKind) -> Decimal | None:
    """The goal to date; None where there is none, or it is for the month alone."""
    figure = figure_of(measure, kind)
    if figure is not None and figure.basis is Basis.MONTH:
        return None
    return measure.goal if kind is FigureKind.GOAL else measure.goal_share


def target_changed(case: Case) -> Iterator[Found]:
    """Another target than in the months before, which no person entered."""
    for measure in case.measures:
        for change in measure.target_changes:
            if change.month == case.month and not change.by_person:
                message = (
                    f"年度目标{label(case, measure)}由 {printed(change.old, measure.unit)}"
                    f"改为 {printed(change.new, measure.unit)}"
                )
                yield Found(message, source_of(measure, FigureKind.TARGET))


def goal_under_plan(case: Case) -> Iterator[Found]:
    """A goal of the month's own that is less than the year's plan asks for by then."""
    for measure in case.measures:
        planned, goal = figure_of(measure, FigureKind.PLAN_GOAL), measure.goal
        if planned is None or goal is None or measure.bound is Bound.AT_MOST:
            continue
        own = figure_of(measure, FigureKind.GOAL)
        of_month = own is not None and own.basis is Basis.MONTH
        if of_month or goal >= planned.amount or _is_outdated(measure):
            continue
        period = planned.source.text.partition(":")[0] if planned.source else ""
        yield Found(
            f"月目标{label(case, measure)} {printed(goal, measure.unit)},"
            f"全年计划到{period}为 {printed(planned.amount, measure.unit)}",
            source_of(measure, FigureKind.GOAL),
        )


def plan_against_target(case: Case) -> Iterator[Found]:
    """A plan that asks for another number by December than the year's target."""
    for measure in case.measures:
        end = figure_of(measure, FigureKind.PLAN_END)
        if end is None or measure.target is None or measure.bound is Bound.AT_MOST:
            continue
        if end.amount != measure.target:
            yield Found(
                f"全年计划{label(case, measure)}到年底为 {printed(end.amount, measure.unit)},"
                f"年度目标 {printed(measure.target, measure.unit)}{_changed_by(measure)}",
                end.source,
            )


def _changed_by(measure: MeasureStanding) -> str:
    """Since when the target is another one, and by which document; empty for one that stayed."""
    if not measure.target_changes:
        return ""
    change = measure.target_changes[-1]
    return f"({change.month} 起调整{f',{change.document}' if change.document else ''})"


def _is_outdated(measure: MeasureStanding) -> bool:
    """Whether the plan was made for another target than the one that is in force."""
    end = figure_of(measure, FigureKind.PLAN_END)
    return bool(measure.target_changes) and (end is None or end.amount != measure.target)
