"""Records to rows of the ledger and back; the one place where Decimals become text.

The words of a record are kept relative to its project's row in that month: only a source in another
file or row says so. A row that moves down in the table therefore changes no reading.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from shishi_cli.domain.amounts import kept_amount
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.json_value import Json
from shishi_cli.domain.measure import (
    EARLIER,
    FINISHING_NOTHING,
    Basis,
    Bound,
    Figure,
    FigureKind,
    Measure,
    Origin,
)
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.project import Entry, EntryField, MonthMeasure, PastWords
from shishi_cli.domain.reading import Milestone, MilestoneState, Reading, Signal, SignalKind
from shishi_cli.ledger.rows import (
    Place,
    Stored,
    StoredEntry,
    StoredFigure,
    StoredMeasure,
    StoredReading,
    Words,
    month_of,
    texts_in,
)
from shishi_cli.ledger.unused import unused_json, unused_of
from shishi_cli.ledger.words import as_json, source_of, words_of

# Calling an enum costs a microsecond, and a month has hundreds of them.
_BASES = {each.value: each for each in Basis}
_BOUNDS = {each.value: each for each in Bound}
_KINDS = {each.value: each for each in FigureKind}
_ORIGINS = {each.value: each for each in Origin}
_STATES = {each.value: each for each in MilestoneState}
# As they stand in JSON: what is asked for of an earlier month's signals and of its figures' doubts.
_CLAIM, _CORRECTED = f'"{SignalKind.CLAIM}"', f'"{SignalKind.CORRECTED}"'
_STAGES_ONLY, _DUE_LATER = f'"{SignalKind.STAGES_ONLY}"', f'"{SignalKind.DUE_LATER}"'
_EARLIER = f'"{EARLIER}"'
_FINISHING_NOTHING = tuple(f'"{code}"' for code in FINISHING_NOTHING)
_ENDED = "ended"  # marks a milestone of the period before
_SHOWN = 20  # characters of a number that cannot be read
NO_READING = Reading((), (), (), (), (), (), ())


def stored(reading: Reading, place: Place) -> Stored:
    """The rows of a reading whose project's row stands at `place`."""
    measures = tuple(enumerate(reading.measures, start=1))
    return Stored(
        StoredReading(
            as_json(reading.levels),
            as_json(reading.units),
            as_json(reading.helpers),
            as_json(_milestones_json(reading, place)),
            as_json([_signal_json(each, place) for each in reading.signals]),
            _notices_json(reading.notices),
            unused_json(reading.unused, place),
        ),
        tuple(
            StoredMeasure(position, each.name, each.unit, each.level, each.bound.value)
            for position, each in measures
        ),
        tuple(
            _stored_figure(figure, position, place)
            for position, each in measures
            for figure in each.figures
        ),
    )


def reading_of(rows: Stored, place: Place) -> Reading:
    """The reading of those rows, its sources counted from `place`."""
    figures = _figures(rows.figures, place)
    reading = rows.reading
    return Reading(
        texts_in(reading.levels),
        texts_in(reading.units),
        texts_in(reading.helpers),
        tuple(
            Measure(
                each.name,
                each.unit,
                each.level,
                _BOUNDS[each.bound],
                tuple(figures.get(each.position, ())),
            )
            for each in rows.measures
        ),
        _milestones(reading.milestones, place),
        _signals(reading.signals, place),
        _notices(reading.notices),
        unused_of(reading.unused, place),
        _milestones(reading.milestones, place, ended=True),
    )


def stored_entry(entry: Entry) -> StoredEntry:
    """The row of a person's entry."""
    return StoredEntry(
        str(entry.month),
        entry.field.value,
        entry.measure,
        entry.value,
        entry.note,
        entry.person,
        entry.at,
        entry.document,
    )


def entry_of(row: StoredEntry) -> Entry:
    """The entry of that row."""
    return Entry(
        month_of(row.month),
        EntryField(row.field),
        row.measure,
        row.value,
        row.note,
        row.person,
        row.at,
        row.document,
    )


def is_readable(entry: Entry) -> bool:
    """Whether an entry is text or an amount: older ledgers took numbers that none can be."""
    return not entry.is_amount or kept_amount(entry.value) is not None


def month_measure_of(row: Sequence[Any]) -> MonthMeasure:
    """The measure of another month, of a row of `measures` with its figures beside it; an actual
    without a basis is unmarked, and one that is as of a still earlier month is none of that month."""
    # No record of the row: a question about a year makes one a measure and month.
    month, position, name, unit, level, target, told, basis, own, goal, asked, stated, doubts = row
    doubts = doubts or ""
    actual = None if _EARLIER in doubts else told
    return MonthMeasure(
        month_of(month),
        position,
        name,
        unit,
        level,
        None if target is None else kept_amount(target),
        None if actual is None else kept_amount(actual),
        _BASES[basis] if basis else Basis.UNMARKED,
        None if own is None else kept_amount(own),
        None if goal is None else kept_amount(goal),
        _BASES[asked] if asked else None,
        None if stated is None else kept_amount(stated),
        any(code in doubts for code in _FINISHING_NOTHING),
    )


@frozen
class _Goal:
    """What an earlier month's goal asked for, as it is kept."""

    milestones: str
    place: Place
    ended: bool = False

    def __call__(self) -> tuple[Milestone, ...]:
        return _milestones(self.milestones, self.place, self.ended)


def past_words_of(
    month: str, milestones: str, signals: str, file: str, table: int, row: int
) -> PastWords:
    """The words of an earlier month, and where they stand. Of its signals few matter later; most
    months have none."""
    place = Place(file, table, row)
    found = _signals(signals, place) if _CLAIM in signals else ()
    return PastWords(
        month_of(month),
        tuple([one for one in found if one.kind is SignalKind.CLAIM]),
        _Goal(milestones, place),
        _STAGES_ONLY in signals,
        _CORRECTED in signals,
        _DUE_LATER in signals,
        _Goal(milestones, place, ended=True),
    )


def _stored_figure(figure: Figure, position: int, place: Place) -> StoredFigure:
    nowhere = (None,) * len(Words._fields)
    words = nowhere if figure.source is None else words_of(figure.source, place)
    return StoredFigure(
        position,
        figure.kind.value,
        # Not format(…, "f"): 5.52E+4 says that 5.52万 was printed, and how rounded it is.
        str(figure.amount),
        figure.bound.value,
        figure.basis.value if figure.basis else None,
        figure.origin.value,
        figure.rule,
        _notices_json(figure.doubts),
        *words,
    )


def _figure(row: StoredFigure, place: Place) -> Figure | None:
    """The figure of that row, None for a number that none can be."""
    amount = kept_amount(row.amount)
    if amount is None:
        return None
    source = None
    if row.cell is not None:
        source = source_of(row[-len(Words._fields) :], place)
    return Figure(
        _KINDS[row.kind],
        amount,
        _BOUNDS[row.bound],
        _BASES[row.basis] if row.basis else None,
        _ORIGINS[row.origin],
        source,
        row.rule,
        _notices(row.doubts),
    )


def _figures(rows: Sequence[StoredFigure], place: Place) -> dict[int, list[Figure]]:
    """The figures by their measure's position; those that cannot be read are a doubt of the others."""
    figures: dict[int, list[Figure]] = {}
    lost: dict[int, list[Notice]] = {}
    for row in rows:
        figure = _figure(row, place)
        if figure is None:
            lost.setdefault(row.position, []).append(_unreadable(row))
        else:
            figures.setdefault(row.position, []).append(figure)
    for position, doubts in lost.items():
        if own := figures.get(position):
            own[0] = replace(own[0], doubts=(*own[0].doubts, *doubts))
    return figures


def _unreadable(row: StoredFigure) -> Notice:
    words = f"“{row.words[:_SHOWN]}”" if row.words else f"“{row.amount[:_SHOWN]}”"
    return Notice("unreadable", f"表中的数{words}无法读取,没有采用;请重新导入")


def _notices_json(notices: Sequence[Notice]) -> str:
    return as_json([[each.code, each.text, each.alternative] for each in notices])


def _notices(text: str) -> tuple[Notice, ...]:
    return () if text == "[]" else tuple(Notice(*each) for each in json.loads(text))


def _milestones_json(reading: Reading, place: Place) -> list[Json]:
    """The milestones of the month, then those of the period before, with their mark."""
    return [
        *(_milestone_json(each, place) for each in reading.milestones),
        *(_milestone_json(each, place, ended=True) for each in reading.ended),
    ]


def _milestone_json(milestone: Milestone, place: Place, ended: bool = False) -> Json:
    counted = milestone.told_of_asked
    return {
        "state": milestone.state.value,
        "goal": words_of(milestone.source, place),
        "evidence": words_of(milestone.evidence, place) if milestone.evidence else None,
        "missing": milestone.missing,
        **({"told_of_asked": [f"{each:f}" for each in counted]} if counted else {}),
        **({"partly_reached": True} if milestone.partly_reached else {}),
        **({_ENDED: True} if ended else {}),
    }


@lru_cache(maxsize=256)
def _milestones(text: str, place: Place, ended: bool = False) -> tuple[Milestone, ...]:
    if text == "[]" or (ended and f'"{_ENDED}"' not in text):
        return ()
    return tuple(
        Milestone(
            source_of(each["goal"], place),
            _STATES[each["state"]],
            source_of(each["evidence"], place) if each["evidence"] else None,
            each["missing"],
            _counted(each.get("told_of_asked")),
            each.get("partly_reached", False),
        )
        for each in json.loads(text)
        if each.get(_ENDED, False) is ended
    )


def _counted(told_of_asked: Sequence[str] | None) -> tuple[Decimal, Decimal] | None:
    if told_of_asked is None:
        return None
    told, asked = map(Decimal, told_of_asked)
    return told, asked


def _signal_json(signal: Signal, place: Place) -> Json:
    return {"kind": signal.kind.value, "words": words_of(signal.source, place)}


def _signals(text: str, place: Place) -> tuple[Signal, ...]:
    if text == "[]":
        return ()
    return tuple(
        Signal(SignalKind(each["kind"]), source_of(each["words"], place))
        for each in json.loads(text)
    )
