"""A project's month for tests of judging, written as the cells of a row."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from shishi_cli.assessment.standing import assess
from shishi_cli.domain.judging_rule import DEFAULT_RULE, Rule
from shishi_cli.domain.measure import Basis
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry, MonthMeasure, ProjectMonth
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Assessment
from shishi_cli.extraction.read_row import Place, read_row


def record_of(
    cells: Mapping[Column, str],
    month: int = 3,
    past: Sequence[tuple[int, str]] = (),
    entries: Sequence[Entry] = (),
    told: int | None = None,
) -> ProjectMonth:
    """The row's record; `past` are earlier months' totals of the first measure, `told` the month
    of the table where it is an earlier one."""
    texts = {Column.NUMBER: "1", **cells}
    told_month = Month(2023, told or month)
    reading = read_row(texts, Place(f"{told_month}.csv", 1, 2), month)
    first = reading.measures[0] if reading.measures else None
    return ProjectMonth(
        project=1,
        number="1",
        month=Month(2023, month),
        told=told_month,
        file=f"{told_month}.csv",
        table=1,
        row=2,
        texts=texts,
        reading=reading,
        entries=tuple(entries),
        others=tuple(
            MonthMeasure(
                Month(2023, at),
                1,
                first.name,
                first.unit,
                first.level,
                None,
                Decimal(amount),
                Basis.CUMULATIVE,
                None,
            )
            for at, amount in past
            if first is not None
        ),
    )


def judge(
    title: str,
    progress: str,
    goal: str = "",
    month: int = 3,
    past: Sequence[tuple[int, str]] = (),
    rule: Rule = DEFAULT_RULE,
) -> Assessment:
    """Judge a row of title, progress and month goal."""
    cells = {Column.TITLE: title, Column.PROGRESS: progress}
    if goal:
        cells[Column.GOAL] = goal
    return assess(record_of(cells, month, past), rule)
