"""Read what the year's plan asks of a project, and a month's row by it (全年计划)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Figure, FigureKind, Measure, Origin
from shishi_cli.domain.reading import Milestone, Reading, Signal, SignalKind
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.year_plan import (
    NO_YEAR,
    ListedRow,
    MeasurePlan,
    PlannedAmount,
    PlanStep,
    YearWords,
    asks_by_plan,
    next_step,
    part_for,
    period_name,
    plan_text,
)
from shishi_cli.extraction.read_row import Place, read_measures, read_row
from shishi_cli.extraction.tied_row import tie_row

_PROMISE = (Column.TITLE, Column.TARGET, Column.COUNT_UNIT, Column.LEVEL)
SUMMED = "plan_sum"


def read_plan(texts: Mapping[Column, str], steps: Sequence[PlanStep]) -> tuple[MeasurePlan, ...]:
    """The numbers of a plan by measure; none for a measure of which it tells none.

    Steps whose numbers add up to the target, though the last is less, are each of its own period.
    """
    promise = {column: text for column in _PROMISE if (text := texts.get(column, ""))}
    told: dict[int, list[PlannedAmount]] = {}
    measures: tuple[Measure, ...] = read_measures(tie_row(promise, None), promise)
    for step in sorted(steps, key=lambda one: one.month):
        asked = {**promise, Column.GOAL: step.words}
        for at, measure in enumerate(read_measures(tie_row(asked, None), asked)):
            amount = _goal_of(measure)
            if amount is not None:
                told.setdefault(at, []).append(PlannedAmount(step.month.number, amount))
    return tuple(_measure_plan(measure, told.get(at, [])) for at, measure in enumerate(measures))


@frozen
class PlannedRow:
    """A month's row with what the year's list and plan add to it (带计划的行): `texts` are in force,
    the `lent` columns of them stand in the list or plan."""

    texts: Mapping[Column, str]
    lent: Collection[Column] = ()
    year: YearWords = NO_YEAR


def read_planned_row(
    row: PlannedRow,
    place: Place,
    month: int,
    origin: Origin = Origin.TEXT,
    headings: Mapping[Column, str] | None = None,
) -> Reading:
    """What `read_row` gives; where the month asks for nothing itself, the step of the plan that has
    ended last is read as its goal."""
    texts: dict[Column, str] = dict(row.texts)
    planned, steps = asks_by_plan(texts), row.year.steps
    texts.pop(Column.PLAN, None)
    if planned:
        texts[Column.GOAL] = part_for(steps, month)
    reading = read_row(texts, place, month, origin, headings)
    if steps:
        reading = _planned(reading, read_plan(texts, steps), steps, month, goal=planned)

    def moved(source: Source) -> Source:
        column = Column.PLAN if planned and source.column is Column.GOAL else source.column
        at = row.year.stands_in(column, source.start) if column in row.lent else None
        if at is None:
            return source
        return replace(source, column=column, file=at.file, table=at.table, row=at.row)

    return _with_sources(reading, moved) if row.lent else reading


def read_listed(listed: ListedRow) -> Reading:
    """What the year's list tells of a project that no month's table has told of yet."""

    def moved(source: Source) -> Source:
        at = listed.place(source.column)
        return replace(source, file=at.file, table=at.table, row=at.row)

    place = Place(listed.file, listed.table, listed.row)
    return _with_sources(read_row(listed.texts, place, None), moved)


def _goal_of(measure: Measure) -> Decimal | None:
    goal, share = measure.figure(FigureKind.GOAL), measure.figure(FigureKind.GOAL_SHARE)
    if goal is not None:
        return goal.amount
    target = measure.figure(FigureKind.TARGET)
    return share.amount * target.amount / 100 if share and target else None


def _measure_plan(measure: Measure, told: Sequence[PlannedAmount]) -> MeasurePlan:
    target, total = measure.figure(FigureKind.TARGET), sum(one.amount for one in told)
    if len(told) < 2 or target is None or total != target.amount or told[-1].amount == total:
        return MeasurePlan(measure, tuple(told))
    running, summed = Decimal(0), []
    for one in told:
        running += one.amount
        summed.append(PlannedAmount(one.month, running))
    return MeasurePlan(measure, tuple(summed), by_period=True)


def _planned(
    reading: Reading,
    plans: Sequence[MeasurePlan],
    steps: Sequence[PlanStep],
    month: int,
    *,
    goal: bool,
) -> Reading:
    """The reading with what the plan asks for now and later; where it is the month's `goal`, that to
    date where its steps are each of its own period, and that nothing is due before the first."""
    measures = tuple(
        replace(
            measure,
            figures=(
                *(_to_date(measure, plan, month) if goal else measure.figures),
                *(() if goal else _due(plan, steps, month)),
                *_later(plan, steps, month),
            ),
        )
        for measure, plan in zip(reading.measures, plans, strict=False)
    )
    rest = reading.measures[len(measures) :]
    signals = reading.signals
    coming = next_step(steps, month)
    if goal and coming is not None and all(one.month.number > month for one in steps):
        signals = (*signals, _due_later(steps, coming))
    return replace(reading, measures=(*measures, *rest), signals=signals)


def _due(plan: MeasurePlan, steps: Sequence[PlanStep], month: int) -> tuple[Figure, ...]:
    """What the plan asks for by the month, beside a goal of the month's own."""
    due = next((one for one in reversed(plan.amounts) if one.month <= month), None)
    if due is None:
        return ()
    source = _source_of(steps, due.month)
    return (Figure(FigureKind.PLAN_GOAL, due.amount, source=source),)


def _to_date(measure: Measure, plan: MeasurePlan, month: int) -> tuple[Figure, ...]:
    due = next((one for one in reversed(plan.amounts) if one.month <= month), None)
    if due is None or not plan.by_period:
        return measure.figures
    return tuple(
        replace(one, amount=due.amount, rule=SUMMED) if one.kind is FigureKind.GOAL else one
        for one in measure.figures
    )


def _later(plan: MeasurePlan, steps: Sequence[PlanStep], month: int) -> tuple[Figure, ...]:
    """What the plan asks for by the end of its next period, and in all."""
    found = []
    coming = next((one for one in plan.amounts if one.month > month), None)
    if coming is not None:
        source = _source_of(steps, coming.month)
        found.append(Figure(FigureKind.NEXT_GOAL, coming.amount, source=source))
    if plan.year_end is not None:
        source = _source_of(steps, 12)
        found.append(Figure(FigureKind.PLAN_END, plan.year_end, source=source))
    return tuple(found)


def _due_later(steps: Sequence[PlanStep], step: PlanStep) -> Signal:
    """That nothing is asked for before the end of that step's period."""
    start = plan_text(steps).find(f"{period_name(step)}:")
    name = period_name(step)
    source = Source("", 0, 0, Column.PLAN, start, start + len(name), name)
    return Signal(SignalKind.DUE_LATER, source)


def _source_of(steps: Sequence[PlanStep], month: int) -> Source:
    """The whole step that ends with a month, as it stands in the plan's line."""
    step = next(one for one in steps if one.month.number == month)
    words = plan_text([step])
    start = plan_text(steps).find(words)
    return Source("", 0, 0, Column.PLAN, start, start + len(words), words)


def _with_sources(reading: Reading, moved: Callable[[Source], Source]) -> Reading:
    """The reading with each source as `moved` gives it."""
    return replace(
        reading,
        measures=tuple(
            replace(
                measure,
                figures=tuple(
                    replace(figure, source=moved(figure.source) if figure.source else None)
                    for figure in measure.figures
                ),
            )
            for measure in reading.measures
        ),
        milestones=tuple(_moved_milestone(one, moved) for one in reading.milestones),
        signals=tuple(Signal(one.kind, moved(one.source)) for one in reading.signals),
        unused=reading.unused
        and replace(
            reading.unused,
            numbers=tuple(replace(one, source=moved(one.source)) for one in reading.unused.numbers),
        ),
    )


def _moved_milestone(one: Milestone, moved: Callable[[Source], Source]) -> Milestone:
    evidence = moved(one.evidence) if one.evidence else None
    return replace(one, source=moved(one.source), evidence=evidence)
