"""A measure with what is in force: the text's figures, and persons' entries before them."""

from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.assessment.entries import entry_of, is_of
from shishi_cli.assessment.grounds import signals_of
from shishi_cli.assessment.measure_year import MeasureYear, total_of
from shishi_cli.assessment.pairing import in_other_months
from shishi_cli.assessment.prove_basis import to_date
from shishi_cli.domain.measure import Basis, Bound, Figure, FigureKind, Measure, Origin
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.project import Entry, EntryField, MonthMeasure, ProjectMonth
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.shares import amount
from shishi_cli.domain.standing import Completion, MeasureStanding, TargetChange, ToDate

_SHOWN = 20  # characters of a number that cannot be read
_OF_MEASURE = (EntryField.TARGET, EntryField.GOAL, EntryField.ACTUAL, EntryField.BASIS)


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
    text = {figure.kind: figure for figure in measure.of_the_month}
    if not reported:  # an earlier month's table tells the target, nothing of this month
        text = {kind: f for kind, f in text.items() if kind is FigureKind.TARGET}
    entered = [(one, entry_of(record, one, position)) for one in _OF_MEASURE if record.entries]
    entries = {field: entry for field, entry in entered if entry is not None}
    target = _value(entries.get(EntryField.TARGET), text.get(FigureKind.TARGET))
    stated = _value(None, text.get(FigureKind.STATED))
    year = MeasureYear(record, position, measure, text, elsewhere, target)
    told = year.this_month
    counted = None if told is None or told.doubt else told
    last = total_of(year.until_now)
    doubts = _doubts(year, text)
    newer = told is None and stated is not None  # a share alone is news of the last total
    completion = None if newer else _completion(measure, last, target)
    basis, why = year.convention if told and told.basis is Basis.UNMARKED else (None, None)
    basis = (basis or told.basis) if told else None
    by_person = bool(entries) or any(one.origin is Origin.PERSON for one in text.values())
    return MeasureStanding(
        position=position,
        name=measure.name,
        unit=measure.unit,
        level=measure.level,
        bound=measure.bound,
        target=target,
        goal=_value(entries.get(EntryField.GOAL), text.get(FigureKind.GOAL)),
        goal_share=_value(None, text.get(FigureKind.GOAL_SHARE)),
        actual=last.value if counted and last else told.amount if told else None,
        basis=basis,
        stated=stated,
        completion=completion,
        origin=Origin.PERSON if by_person else Origin.TEXT,
        doubts=doubts
        + _unreadable_doubts(record, position)
        + (_basis_doubt(record.month, basis, completion) if counted else ())
        + _correction_doubt(why, counted.amount if counted else None, completion),
        figures=tuple(text.values()),
        basis_reason=why,
        target_changes=_target_changes(record, position, measure, elsewhere),
        to_date=last,
        before=year.last_total(),
        basis_proved=year.proved_later,
        set_aside=told.doubt if told else None,
    )


def _completion(measure: Measure, last: ToDate | None, target: Decimal | None) -> Completion | None:
    """What is done of the target; None of a limit, or where either is not known."""
    if last is None or not target or measure.bound is Bound.AT_MOST:
        return None
    return Completion(last.value, target)


def _doubts(year: MeasureYear, text: dict[FigureKind, Figure]) -> tuple[Notice, ...]:
    """What is doubtful of the month's figure, and of the sum that it or an earlier one gives."""
    told = year.this_month
    by_person = told is not None and told.by_person
    _, of_sum = to_date(year.until_now, year.nothing_until)
    # A fall with its reason is a note, and what is limited may fall.
    if signals_of(year.record, SignalKind.CORRECTED) or year.measure.bound is Bound.AT_MOST:
        of_sum = tuple(one for one in of_sum if one.code != "fell")
    if told is None or told.doubt:
        of_sum = tuple(one for one in of_sum if one.code == "lower_bound")
    found = () if by_person else _text_doubts(text)
    if (after := year.uncounted) is not None:
        words = f"{amount(after.amount)} 未注明累计,少于已报的累计数,按后续工作的数没有计入"
        return (Notice("later_work", words), *of_sum)
    return (*found, *of_sum) if told is None or not told.doubt else (told.doubt, *found, *of_sum)


def _value(entry: Entry | None, figure: Figure | None) -> Decimal | None:
    if entry is not None:
        return Decimal(entry.value)
    return figure.amount if figure is not None else None


def _target_changes(
    record: ProjectMonth, position: int, measure: Measure, elsewhere: Sequence[MonthMeasure]
) -> tuple[TargetChange, ...]:
    """Where the target in force became another one, up to the record's month."""
    if not record.entries and not elsewhere:
        return ()
    printed = measure.figure(FigureKind.TARGET)
    here = printed.amount if printed else None
    decided = {
        entry.month: entry
        for entry in record.entries
        if entry.field is EntryField.TARGET and is_of(record, entry, position)
    }
    entries = {month: Decimal(entry.value) for month, entry in decided.items()}
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
            document = decided[month].document if month in decided else ""
            changes.append(TargetChange(month, former, target, month in entries, document))
        former = former if target is None else target
    return tuple(changes)


def _text_doubts(text: dict[FigureKind, Figure]) -> tuple[Notice, ...]:
    found = [doubt for figure in text.values() for doubt in figure.doubts]
    return tuple(dict.fromkeys(found)) if found else ()


def _unreadable_doubts(record: ProjectMonth, position: int) -> tuple[Notice, ...]:
    """Entries that an older shishi kept and none can read: told, so that one finds the way out."""
    return tuple(
        Notice("unreadable", f"人工录入的数“{entry.value[:_SHOWN]}…”无法读取,没有采用;请重新录入")
        for entry in record.unreadable
        if is_of(record, entry, position)
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
