"""What a judgement rests on: the words of the table, or a person's entry (依据)."""

from collections.abc import Collection, Mapping

from shishi_cli.assessment.entries import entry_of
from shishi_cli.domain.figure_cell import tells_nothing
from shishi_cli.domain.measure import FigureKind, Origin
from shishi_cli.domain.project import EntryField, ProjectMonth
from shishi_cli.domain.reading import Signal, SignalKind
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import MeasureStanding, Reason

_ENTERED: Mapping[FigureKind, EntryField] = {
    FigureKind.TARGET: EntryField.TARGET,
    FigureKind.GOAL: EntryField.GOAL,
    FigureKind.ACTUAL: EntryField.ACTUAL,
}


def sources_of(
    record: ProjectMonth, measure: MeasureStanding, kinds: Collection[FigureKind]
) -> tuple[Source, ...]:
    """Where the figures of those kinds stand that are in force; a person's entry stands nowhere."""
    found = [f for f in measure.figures if f.kind in kinds and f.source is not None]
    if measure.origin is Origin.PERSON:
        found = [one for one in found if not _is_entered(record, measure, one.kind)]
    return tuple([one.source for one in found if one.source is not None])


def entered(record: ProjectMonth, measure: MeasureStanding) -> str:
    """(人工录入) where a person told what is done, as a number or in words, else nothing."""
    if measure.origin is not Origin.PERSON:
        return ""
    in_words = any(
        one.kind is FigureKind.ACTUAL and one.origin is Origin.PERSON for one in measure.figures
    )
    told = in_words or _is_entered(record, measure, FigureKind.ACTUAL)
    return "(人工录入)" if told else ""


def measure_name(measure: MeasureStanding, several: bool) -> str:
    """The measure in brackets where a project has several, else nothing."""
    return f"({measure.name})" if several and measure.name else ""


def signals_of(record: ProjectMonth, *kinds: SignalKind) -> tuple[Signal, ...]:
    """The month's signals of those kinds; none where the month's table does not have the project."""
    reading = record.reading
    if not reading.signals or not record.is_reported:
        return ()
    if len(kinds) == 1:
        return reading.by_kind.get(kinds[0], ())
    return tuple([signal for signal in reading.signals if signal.kind in kinds])


def tells_something(record: ProjectMonth) -> bool:
    """Whether the month's table tells anything of the project: not nothing, nor words alone."""
    told = record.texts.get(Column.PROGRESS, "").strip() if record.is_reported else ""
    return bool(told) and not signals_of(record, SignalKind.NOTHING, SignalKind.NO_SUBSTANCE)


def signal_reasons(
    record: ProjectMonth, kind: SignalKind, code: str, label: str
) -> tuple[Reason, ...]:
    """Each signal of a kind as a reason: 阻碍: 经费未下达."""
    return tuple(
        [
            Reason(code, f"{label}: {signal.source.text}", sources=(signal.source,))
            for signal in signals_of(record, kind)
        ]
    )


def filled(record: ProjectMonth, *columns: Column) -> tuple[Column, ...]:
    """Those of the columns in which the month's table has something."""
    return tuple(one for one in columns if not tells_nothing(record.texts.get(one, "")))


def said_dropped(record: ProjectMonth) -> tuple[Reason, ...]:
    """That the last table with the project says that it leaves the list, and nobody has kept it."""
    if record.life.ends is not None:
        return ()
    found = [one for one in record.reading.signals if one.kind is SignalKind.DROPPED][:1]
    return tuple(
        Reason(
            "said_dropped",
            f"{record.told} 的表中说项目调出: {one.source.text}",
            sources=(one.source,),
        )
        for one in found
    )


def _is_entered(record: ProjectMonth, measure: MeasureStanding, kind: FigureKind) -> bool:
    field = _ENTERED.get(kind)
    return field is not None and entry_of(record, field, measure.position) is not None
