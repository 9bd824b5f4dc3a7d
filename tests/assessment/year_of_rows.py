"""A project's year for tests of judging: the row of each month, as the ledger would load it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.assessment.standing import assess
from shishi_cli.domain.judging_rule import DEFAULT_RULE, Rule
from shishi_cli.domain.measure import Basis, Figure, FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import MonthMeasure, PastWords, ProjectMonth
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Assessment
from tests.assessment.judging import record_of

Rows = Mapping[int, tuple[str, str]]  # goal and progress by month


def judge_year(title: str, rows: Rows, rule: Rule = DEFAULT_RULE) -> Mapping[int, Assessment]:
    """Each month judged as it stands once all of `rows` have come."""
    records = {
        month: record_of(
            {Column.TITLE: title, Column.GOAL: goal, Column.PROGRESS: progress}, month=month
        )
        for month, (goal, progress) in rows.items()
    }
    return {month: assess(_among(one, records), rule) for month, one in records.items()}


def _among(record: ProjectMonth, year: Mapping[int, ProjectMonth]) -> ProjectMonth:
    """The record with what the other months tell of the project."""
    others = [one for _, one in sorted(year.items()) if one.month != record.month]
    return replace(
        record,
        others=tuple(measure for one in others for measure in _measures(one)),
        past=tuple(_words(one) for one in others if one.month < record.month),
    )


def _words(record: ProjectMonth) -> PastWords:
    signals = record.reading.signals
    claims = tuple(one for one in signals if one.kind is SignalKind.CLAIM)
    told = {one.kind for one in signals}
    return PastWords(
        record.month,
        claims,
        lambda: record.reading.milestones,
        SignalKind.STAGES_ONLY in told,
        SignalKind.CORRECTED in told,
        SignalKind.DUE_LATER in told,
        lambda: record.reading.ended,
    )


def _measures(record: ProjectMonth) -> Sequence[MonthMeasure]:
    return [
        _measure(
            record.month, at, {figure.kind: figure for figure in one.figures}, one.name, one.unit
        )
        for at, one in enumerate(record.reading.measures, start=1)
    ]


def _measure(
    month: Month, at: int, told: Mapping[FigureKind, Figure], name: str, unit: str
) -> MonthMeasure:
    def amount(kind: FigureKind) -> Decimal | None:
        return told[kind].amount if kind in told else None

    actual, goal = told.get(FigureKind.ACTUAL), told.get(FigureKind.GOAL)
    return MonthMeasure(
        month,
        at,
        name,
        unit,
        None,
        amount(FigureKind.TARGET),
        actual.amount if actual else None,
        (actual.basis if actual else None) or Basis.UNMARKED,
        amount(FigureKind.MONTH),
        goal.amount if goal else None,
        goal.basis if goal else None,
        amount(FigureKind.STATED),
        actual is not None and actual.finishes_nothing,
    )
