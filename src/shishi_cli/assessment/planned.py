"""What the year's plan asks of a month whose table asks for nothing itself (按全年计划判断)."""

from dataclasses import replace
from fractions import Fraction

from shishi_cli.assessment.grounds import measure_name, signals_of, tells_something
from shishi_cli.domain.measure import Bound, Figure, FigureKind
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import Milestone, MilestoneState, SignalKind
from shishi_cli.domain.shares import amount, rounded_down
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import MeasureStanding, Reason
from shishi_cli.domain.year_plan import NO_YEAR, asks_by_plan, next_step, period_name

_GOALS = (FigureKind.GOAL, FigureKind.GOAL_SHARE, FigureKind.NEXT_GOAL)
_END = FigureKind.PLAN_END  # for the check that the plan is old


def is_planned(record: ProjectMonth) -> bool:
    """Whether the year's plan serves as the month's goal."""
    in_use = Column.PLAN in record.lent and record.told == record.month
    return in_use and asks_by_plan(record.texts)


def is_before_plan(record: ProjectMonth) -> bool:
    """Whether the plan asks for nothing yet, of a project that reports something."""
    if not is_planned(record) or not signals_of(record, SignalKind.DUE_LATER):
        return False
    return tells_something(record)


def in_words_of_plan(record: ProjectMonth, words: str) -> str:
    """A sentence about the month's goal, which is the plan's where that serves as one."""
    return words.replace("月目标", "计划") if is_planned(record) else words


def with_reached_steps(record: ProjectMonth) -> ProjectMonth:
    """The record in which a step of the plan that an earlier month has reached stays so: inside a
    quarter the last one's steps are asked for again, and nobody tells them twice."""
    milestones = record.reading.milestones
    if not milestones or not is_planned(record):
        return record
    reached = {
        one.source.text: one
        for month in record.past
        for one in month.milestones
        if one.state is MilestoneState.REACHED and one.source.column is Column.PLAN
    }
    kept = tuple(_kept(one, reached.get(one.source.text)) for one in milestones)
    return replace(record, reading=replace(record.reading, milestones=kept))


def below_plan(
    record: ProjectMonth, measure: MeasureStanding, *, several: bool
) -> tuple[Reason, ...]:
    """That a measure is under the straight way from the last step of its plan to the next, which
    is not due yet: a note."""
    coming = _figure(measure, FigureKind.NEXT_GOAL)
    steps = (record.year or NO_YEAR).steps
    if coming is None or not is_planned(record) or measure.bound is Bound.AT_MOST:
        return ()
    step = next_step(steps, record.month.number)
    if step is None or measure.actual is None or measure.set_aside is not None:
        return ()
    ended = max((s.month.number for s in steps if s.month <= record.month), default=0)
    passed = Fraction(record.month.number - ended, step.month.number - ended)
    kept = Fraction(measure.goal or 0)
    way = kept + (Fraction(coming.amount) - kept) * passed
    if not kept <= measure.actual < way:
        return ()
    whole = coming.amount == coming.amount.to_integral_value()
    text = (
        f"低于计划的直线进度{measure_name(measure, several)}: {period_name(step)}末应为"
        f" {amount(coming.amount)},到本月按直线为 {amount(rounded_down(way, whole))},"
        f"完成 {amount(measure.actual)}"
    )
    sources = (coming.source,) if coming.source else ()
    return (Reason("below_plan", text, sources=sources),)


def without_outdated(
    record: ProjectMonth, measures: tuple[MeasureStanding, ...]
) -> tuple[ProjectMonth, tuple[MeasureStanding, ...], tuple[Reason, ...]]:
    """The project without a plan that was made for another target than the one set since: until a
    new plan comes, the line of the new target decides. With the note that says so."""
    old = next((one for one in measures if _is_outdated(one)), None)
    if old is None or not is_planned(record):
        return record, measures, ()
    change = old.target_changes[-1]
    text = (
        f"年度目标 {change.month} 起由 {amount(change.old)} 改为 {amount(change.new)},"
        "全年计划还是原来的,有新计划之前按序时判断"
    )
    reading = replace(
        record.reading,
        milestones=tuple(m for m in record.reading.milestones if not _is_of_plan(m.source)),
        signals=tuple(s for s in record.reading.signals if not _is_of_plan(s.source)),
    )
    record = replace(record, reading=reading, lent=record.lent - {Column.PLAN})
    return record, tuple(map(_without_goals, measures)), (Reason("plan_outdated", text),)


def _is_outdated(measure: MeasureStanding) -> bool:
    if not measure.target_changes:  # as most
        return False
    end = _figure(measure, FigureKind.PLAN_END)
    fits = end is not None and end.amount == measure.target
    return not fits and any(f.kind in _GOALS and _is_of_plan(f.source) for f in measure.figures)


def _without_goals(measure: MeasureStanding) -> MeasureStanding:
    figures = tuple(f for f in measure.figures if not _is_of_plan(f.source) or f.kind is _END)
    goals = {f.kind for f in figures}
    return replace(
        measure,
        figures=figures,
        goal=measure.goal if FigureKind.GOAL in goals else None,
        goal_share=measure.goal_share if FigureKind.GOAL_SHARE in goals else None,
    )


def _is_of_plan(source: Source | None) -> bool:
    return source is not None and source.column is Column.PLAN


def _figure(measure: MeasureStanding, kind: FigureKind) -> Figure | None:
    return next((figure for figure in measure.figures if figure.kind is kind), None)


def _kept(one: Milestone, before: Milestone | None) -> Milestone:
    if before is None or one.state is MilestoneState.REACHED:
        return one
    return replace(one, state=MilestoneState.REACHED, evidence=before.evidence, missing="")
