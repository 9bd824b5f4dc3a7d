"""A measure with what is in force: the text's figures, and persons' entries before them."""

from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.domain.measure import Basis, Bound, Figure, FigureKind, Measure, Origin
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.project import Entry, EntryField, PastFigure, ProjectMonth
from shishi_cli.domain.standing import Completion, MeasureStanding

# What a decision changes holds until the text changes it too; what was counted is the month's own.
_LASTING = frozenset({EntryField.TARGET, EntryField.UNIT, EntryField.LEVEL, EntryField.BASIS})


def entry_of(record: ProjectMonth, field: EntryField, measure: int | None = None) -> Entry | None:
    """The person's entry in force for the record's month, None where nobody set it.

    A target, unit, level or basis that a person set holds for the months after it as well.
    """
    return next(
        (
            entry
            for entry in reversed(record.entries)
            if entry.field is field
            and entry.measure == measure
            and (entry.month == record.month or field in _LASTING)
        ),
        None,
    )


def measure_in_force(record: ProjectMonth, position: int, measure: Measure) -> MeasureStanding:
    """The measure at `position` (from 1) as it counts in the record's month."""
    reported = record.told == record.month
    text = {figure.kind: figure for figure in measure.figures}
    if not reported:  # an earlier month's table tells the target, nothing of this month
        text = {kind: f for kind, f in text.items() if kind is FigureKind.TARGET}
    entries = {
        field: entry_of(record, field, position)
        for field in (EntryField.TARGET, EntryField.GOAL, EntryField.ACTUAL, EntryField.BASIS)
    }
    target = _value(entries[EntryField.TARGET], text.get(FigureKind.TARGET))
    goal = _value(entries[EntryField.GOAL], text.get(FigureKind.GOAL))
    told = _value(entries[EntryField.ACTUAL], text.get(FigureKind.ACTUAL))
    basis = _basis(entries[EntryField.BASIS], entries[EntryField.ACTUAL], text)
    actual, doubts = _to_date(record, position, told, basis)
    completion = None
    if actual is not None and target and measure.bound is not Bound.AT_MOST:
        completion = Completion(actual, target)
    by_person = any(entry is not None for entry in entries.values())
    if entries[EntryField.ACTUAL] is None:
        doubts = _text_doubts(text) + doubts
    return MeasureStanding(
        position=position,
        name=measure.name,
        unit=measure.unit,
        level=measure.level,
        bound=measure.bound,
        target=target,
        goal=goal,
        goal_share=_value(None, text.get(FigureKind.GOAL_SHARE)),
        actual=actual,
        basis=basis,
        stated=_value(None, text.get(FigureKind.STATED)),
        completion=completion,
        origin=Origin.PERSON if by_person else Origin.TEXT,
        doubts=doubts + _basis_doubt(record.month, basis, completion),
        figures=tuple(text.values()),
    )


def month_amount(record: ProjectMonth, measure: MeasureStanding) -> Decimal | None:
    """What a month goal is compared with: the month's own figure where both tell of the month
    alone, else the figure to date."""
    text = {figure.kind: figure for figure in measure.figures}
    goal, told = text.get(FigureKind.GOAL), text.get(FigureKind.ACTUAL)
    entry = entry_of(record, EntryField.ACTUAL, measure.position)
    if entry is None and goal is not None and goal.basis is Basis.MONTH:
        own = text.get(FigureKind.MONTH)
        if own is not None:  # 当月完成74户,累计691户 against 当月创建90户
            return own.amount
    of_year = goal is not None and goal.basis is Basis.CUMULATIVE
    if measure.basis is Basis.MONTH and told is not None and not of_year:
        return Decimal(entry.value) if entry else told.amount
    return measure.actual


def _value(entry: Entry | None, figure: Figure | None) -> Decimal | None:
    if entry is not None:
        return Decimal(entry.value)
    return figure.amount if figure is not None else None


def _basis(
    chosen: Entry | None, actual: Entry | None, text: dict[FigureKind, Figure]
) -> Basis | None:
    if chosen is not None:
        return Basis(chosen.value)
    if actual is not None:
        return Basis.CUMULATIVE  # a person asked by phone gives the figure to date
    return text[FigureKind.ACTUAL].basis if FigureKind.ACTUAL in text else None


def _to_date(
    record: ProjectMonth, position: int, told: Decimal | None, basis: Basis | None
) -> tuple[Decimal | None, tuple[Notice, ...]]:
    """The figure to date: a running total as it is; months are added to the last total."""
    if told is None:
        return None, ()
    past = past_figures(record, position)
    if basis is not Basis.MONTH:
        before = [figure for figure in past if figure.basis is not Basis.MONTH]
        if before and told < before[-1].amount:
            last = before[-1]
            text = f"比 {last.month} 的 {last.amount.normalize():f} 少"
            return told, (Notice("fell", text, None),)
        return told, ()
    total, months = told, {record.month.number}
    for figure in reversed(past):
        total += figure.amount
        months.add(figure.month.number)
        if figure.basis is not Basis.MONTH:
            months.update(range(1, figure.month.number))
            break
    missing = [n for n in range(1, record.month.number) if n not in months]
    if not missing:
        return total, ()
    listed = "、".join(f"{n}月" for n in missing)
    return total, (Notice("lower_bound", f"只报了当月数,缺 {listed},累计数至少为此数"),)


def past_figures(record: ProjectMonth, position: int) -> Sequence[PastFigure]:
    """Earlier months' figures, a person's before the text's, oldest first."""
    by_month = {figure.month: figure for figure in record.past if figure.measure == position}
    for entry in record.entries:
        if (
            entry.field is EntryField.ACTUAL
            and entry.measure == position
            and entry.month < record.month
            and entry.month.year == record.month.year
        ):
            by_month[entry.month] = PastFigure(
                entry.month, position, Decimal(entry.value), Basis.CUMULATIVE
            )
    return [by_month[month] for month in sorted(by_month)]


def _text_doubts(text: dict[FigureKind, Figure]) -> tuple[Notice, ...]:
    found = [doubt for figure in text.values() for doubt in figure.doubts]
    return tuple(dict.fromkeys(found))


def _basis_doubt(
    month: Month, basis: Basis | None, completion: Completion | None
) -> tuple[Notice, ...]:
    """新增81台 without a word of period: as a running total it may be late, as one month's not."""
    if basis is not Basis.UNMARKED or completion is None or month.number == 1:
        return ()
    if completion.share >= month.pace:
        return ()  # as one month's figure it would stand even better: judged the same
    return (Notice("basis", "未注明是累计还是当月,按累计读取;若为当月数则更高"),)
