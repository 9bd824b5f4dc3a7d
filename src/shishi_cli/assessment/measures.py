"""A measure with what is in force: the text's figures, and persons' entries before them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.assessment.pairing import in_other_months, position_here
from shishi_cli.assessment.prove_basis import ToldFigure, learn, read_as, to_date
from shishi_cli.domain.measure import Basis, Bound, Figure, FigureKind, Measure, Origin
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.project import Entry, EntryField, MonthMeasure, PastFigure, ProjectMonth
from shishi_cli.domain.shares import amount
from shishi_cli.domain.standing import Completion, MeasureStanding, TargetChange

# What a decision changes holds until the text changes it too; what was counted is the month's own.
_LASTING = frozenset({EntryField.TARGET, EntryField.UNIT, EntryField.LEVEL, EntryField.BASIS})

# Shares and rates are levels: 98% of one month and 97% of the next are not 195%.
_NO_SUM = frozenset("%‰/")
_SHOWN = 20  # characters of a number that cannot be read
_NOTHING = (None, None, None, ())
_LABELS = {Basis.CUMULATIVE: "累计", Basis.MONTH: "当月", Basis.UNMARKED: "未注明"}


def entry_of(record: ProjectMonth, field: EntryField, measure: int | None = None) -> Entry | None:
    """The person's entry in force for the record's month, None where nobody set it.

    A target, unit, level or basis that a person set holds for the months after it as well.
    """
    return next(
        (
            entry
            for entry in reversed(record.entries)
            if entry.field is field
            and (entry.month == record.month or field in _LASTING)
            and _is_of(record, entry, measure)
        ),
        None,
    )


def measures_in_force(record: ProjectMonth) -> tuple[MeasureStanding, ...]:
    """All measures of the record, as they count in its month."""
    elsewhere = in_other_months(record)
    return tuple(
        _in_force(record, position, measure, elsewhere.get(position, ()))
        for position, measure in enumerate(record.reading.measures, start=1)
    )


def _in_force(
    record: ProjectMonth, position: int, measure: Measure, elsewhere: Sequence[MonthMeasure]
) -> MeasureStanding:
    """The measure at `position` (from 1), told `elsewhere` in other months, as it counts."""
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
    actual, basis, why, doubts = (
        _NOTHING if told is None else _count(record, position, measure, elsewhere)
    )
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
        doubts=doubts
        + _unreadable_doubts(record, position)
        + _basis_doubt(record.month, basis, completion)
        + _correction_doubt(why, told, completion),
        figures=tuple(text.values()),
        basis_reason=why,
        target_changes=_target_changes(record, position, measure, elsewhere),
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


def _count(
    record: ProjectMonth, position: int, measure: Measure, elsewhere: Sequence[MonthMeasure]
) -> tuple[Decimal | None, Basis | None, Notice | None, tuple[Notice, ...]]:
    """The figure to date of a month that tells one, how it counts and why, with doubts."""
    year = _year(record, position, measure, elsewhere)
    convention, why = _convention(record, position, measure, year)
    until = [figure for figure in year if figure.month <= record.month]
    figures = read_as(until, convention or Basis.UNMARKED)
    is_unmarked = until[-1].basis is Basis.UNMARKED
    actual, doubts = _to_date(measure, figures)
    return actual, figures[-1].basis, why if is_unmarked else None, doubts


def _target_changes(
    record: ProjectMonth, position: int, measure: Measure, elsewhere: Sequence[MonthMeasure]
) -> tuple[TargetChange, ...]:
    """Where the target in force became another one, up to the record's month."""
    printed = measure.figure(FigureKind.TARGET)
    here = printed.amount if printed else None
    entries = {
        entry.month: Decimal(entry.value)
        for entry in record.entries
        if entry.field is EntryField.TARGET and _is_of(record, entry, position)
    }
    if not entries and len({here, *(one.target for one in elsewhere)} - {None}) < 2:
        return ()  # most targets stay what they were
    told = {one.month: one.target for one in elsewhere}
    if record.told is not None:
        told[record.told] = here
    changes: list[TargetChange] = []
    entered = former = None
    for month in sorted(month for month in {*told, *entries} if month <= record.month):
        if entered is None and told.get(month) is not None:
            former = former or told[month]  # a person may set another one in the first month
        entered = entries.get(month, entered)
        target = told.get(month) if entered is None else entered
        if target is not None and former is not None and target != former:
            changes.append(TargetChange(month, former, target, month in entries))
        former = former if target is None else target
    return tuple(changes)


def past_figures(record: ProjectMonth, position: int) -> Sequence[PastFigure]:
    """Earlier months' figures as they count, a person's before the text's, oldest first."""
    measure = record.reading.measures[position - 1]
    year = _year(record, position, measure, in_other_months(record).get(position, ()))
    convention, _ = _convention(record, position, measure, year)
    past = read_as([f for f in year if f.month < record.month], convention or Basis.UNMARKED)
    return [PastFigure(f.month, position, f.amount, f.basis) for f in past]


def last_to_date(record: ProjectMonth, position: int) -> tuple[Month, Decimal] | None:
    """The latest earlier month that told a figure, and the figure to date then; None before any."""
    measure = record.reading.measures[position - 1]
    year = _year(record, position, measure, in_other_months(record).get(position, ()))
    convention, _ = _convention(record, position, measure, year)
    past = read_as([f for f in year if f.month < record.month], convention or Basis.UNMARKED)
    total, _ = _to_date(measure, past)
    return None if total is None else (past[-1].month, total)


def _to_date(
    measure: Measure, figures: Sequence[ToldFigure]
) -> tuple[Decimal | None, tuple[Notice, ...]]:
    """The figure to date of the last of `figures`; of what does not add up, it is the last."""
    if figures and not adds_up(measure.unit):
        return figures[-1].amount, ()
    return to_date(figures)


def _is_of(record: ProjectMonth, entry: Entry, measure: int | None) -> bool:
    if entry.measure is None or measure is None:
        return entry.measure == measure
    return position_here(record, entry.month, entry.measure) == measure


def _year(
    record: ProjectMonth, position: int, measure: Measure, elsewhere: Sequence[MonthMeasure]
) -> tuple[ToldFigure, ...]:
    """What every month of the year tells of the measure, oldest first: a person before the text."""
    by_month = {
        one.month: ToldFigure(one.month, one.actual, one.basis, one.own)
        for one in elsewhere
        if one.actual is not None
    }
    text = {figure.kind: figure for figure in measure.figures}
    if record.told == record.month and FigureKind.ACTUAL in text:
        actual, own = text[FigureKind.ACTUAL], text.get(FigureKind.MONTH)
        basis = actual.basis or Basis.UNMARKED
        by_month[record.month] = ToldFigure(
            record.month, actual.amount, basis, own.amount if own else None
        )
    entries = [e for e in (*record.entries, *record.later) if _is_of(record, e, position)]
    for entry in entries:
        if entry.field is EntryField.ACTUAL and entry.month.year == record.month.year:
            # A person asked by phone gives the figure to date.
            given = ToldFigure(entry.month, Decimal(entry.value), Basis.CUMULATIVE)
            by_month[entry.month] = given
    for entry in entries:
        if entry.field is EntryField.BASIS and entry.month in by_month:
            by_month[entry.month] = replace(by_month[entry.month], basis=Basis(entry.value))
    return tuple(by_month[month] for month in sorted(by_month))


def _convention(
    record: ProjectMonth, position: int, measure: Measure, year: Sequence[ToldFigure]
) -> tuple[Basis | None, Notice | None]:
    """How the measure's unmarked figures are meant, and why: a person decides, else the months."""
    chosen = [
        entry
        for entry in (*record.entries, *record.later)
        if entry.field is EntryField.BASIS and _is_of(record, entry, position)
    ]
    before = [entry for entry in chosen if entry.month <= record.month]
    entry = before[-1] if before else next(iter(chosen), None)
    if entry is not None and Basis(entry.value) is not Basis.UNMARKED:
        basis = Basis(entry.value)
        return basis, Notice("basis_set", f"人工录入的口径({entry.month}): {_LABELS[basis]}")
    # What is to stay under a limit may be a level that falls: 登记失业人数.
    learned = learn(year) if adds_up(measure.unit) and measure.bound is not Bound.AT_MOST else None
    if learned is None:
        return None, None
    return learned.basis, Notice("basis_learned", learned.reason)


def adds_up(unit: str) -> bool:
    """Whether months of what is counted in `unit` can be added: a share or a rate cannot."""
    return not set(unit) & _NO_SUM


def _text_doubts(text: dict[FigureKind, Figure]) -> tuple[Notice, ...]:
    found = [doubt for figure in text.values() for doubt in figure.doubts]
    return tuple(dict.fromkeys(found))


def _unreadable_doubts(record: ProjectMonth, position: int) -> tuple[Notice, ...]:
    """Entries that an older shishi kept and none can read: told, so that one finds the way out."""
    return tuple(
        Notice("unreadable", f"人工录入的数“{entry.value[:_SHOWN]}…”无法读取,没有采用;请重新录入")
        for entry in record.unreadable
        if _is_of(record, entry, position)
    )


def _basis_doubt(
    month: Month, basis: Basis | None, completion: Completion | None
) -> tuple[Notice, ...]:
    """新增81台 without a word of period: as a running total it may be late, as one month's not."""
    if basis is not Basis.UNMARKED or completion is None or month.number == 1:
        return ()
    if completion.share >= month.pace:
        return ()  # as one month's figure it would stand even better: judged the same
    return (Notice("basis", "未注明是累计还是当月,按累计读取;若为当月数则更高"),)


def _correction_doubt(
    why: Notice | None, told: Decimal | None, completion: Completion | None
) -> tuple[Notice, ...]:
    """250 and then 248 of 400: two months that fell, or a running total that was corrected."""
    if why is None or why.code != "basis_learned" or told is None or completion is None:
        return ()
    if not told <= completion.target < completion.actual:
        return ()
    text = f"按当月数累加超过年度目标;若下降是更正所致,则累计为 {amount(told)}"
    return (Notice("correction", text, f"{told:f}"),)
