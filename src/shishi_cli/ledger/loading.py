"""Loading months of a year: what the queries find, put together project by project."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from shishi_cli.domain.life import WHOLE_YEAR, Life
from shishi_cli.domain.month import WHEN, Month
from shishi_cli.domain.project import MonthMeasure, PastWords, Programme, ProjectMonth
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.year_plan import NO_YEAR, YearWords
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.month_queries import ByProject, MonthQueries, Told, YearQueries
from shishi_cli.ledger.programmes import programme_id
from shishi_cli.ledger.records import (
    NO_READING,
    is_readable,
    reading_of,
)
from shishi_cli.ledger.refusals import written_by_us
from shishi_cli.ledger.rows import (
    Place,
    Stored,
    StoredFigure,
    StoredMeasure,
    month_of,
    texts_of,
)

T = TypeVar("T")


class Year:
    """What the ledger tells of the chosen projects' year (全年), asked for once; months up to the
    last one are then put together from it, each with three queries of its own."""

    def __init__(
        self,
        connection: Connection,
        programme: Programme,
        last: Month,
        projects: Collection[int] | None = None,
    ) -> None:
        self._connection = connection
        self._programme = programme_id(connection, programme)
        self._chosen = projects
        self._last = last
        self._queries = year = YearQueries(connection, self._programme, last, projects)
        with written_by_us(connection.path):
            self._entries, self._past = year.entries(), year.past()
            self._elsewhere = year.measures("<>")  # seen from the last month
            self._lives, self._first = year.lives(), year.first()
            self._listed, self._plans = year.listed(), year.plans()
            self._from_the_start = year.listed_first() if self._listed else ()

    def month(
        self, month: Month, projects: Collection[int] | None = None
    ) -> tuple[ProjectMonth, ...]:
        """What `Ledger.load` gives for a month; `projects` chooses among the year's projects."""
        chosen = self._chosen if projects is None else projects
        queries = MonthQueries(self._connection, self._programme, month, chosen)
        with written_by_us(self._connection.path):
            return tuple(self._projects(_Told(queries), month, asked=chosen is not None))

    def _projects(self, told: "_Told", month: Month, *, asked: bool) -> Iterator[ProjectMonth]:
        for row in told.rows:
            record = self._record(row, told.reading(row), month)
            listed = record.year.listed if record.year else None
            if row.month or record.entries or record.unreadable or listed or asked:
                yield record

    def _record(self, told: Told, reading: Reading, month: Month) -> ProjectMonth:
        """All of one project."""
        project = told.project
        entered = self._entries.of(project)
        past, _ = _around(self._past.of(project), month)
        own = tuple(entry for entry in entered if is_readable(entry))
        until = tuple(entry for entry in own if entry.month <= month)
        year = self._year(project)
        printed, place = texts_of(told.cells), told.place
        if told.month is None and year.listed is not None:  # the list alone knows it so far
            row = year.listed
            printed, place = row.texts, Place(row.file, row.table, row.row)
        texts = printed if year is NO_YEAR else year.added_to(printed)
        return ProjectMonth(
            project=project,
            number=told.number,
            month=month,
            # The same month is the same object: it is compared some twenty times.
            told=_same(month_of(told.month), month) if told.month else None,
            file=place.file,
            table=place.table,
            row=place.row,
            texts=texts,
            reading=reading,
            entries=until,
            others=self._others(project, month),
            later=own[len(until) :],
            unreadable=tuple(e for e in entered if e.month <= month and not is_readable(e)),
            past=past,
            life=self._life(told, past),
            year=year,
            lent=frozenset(texts.keys() - printed.keys()),
        )

    def _others(self, project: int, month: Month) -> tuple[MonthMeasure, ...]:
        """The measures of the other months. Many questions are of the last month alone, and do
        without its own."""
        if month == self._last:
            return self._elsewhere.of(project)
        before, after = _around(self._measures.of(project), month)
        return before + after

    @cached_property
    def _measures(self) -> ByProject[MonthMeasure]:
        with written_by_us(self._connection.path):
            of_last = self._queries.measures("=")
        return ByProject(
            (project, sorted((*self._elsewhere.of(project), *of_last.of(project)), key=WHEN))
            for project in {*self._elsewhere, *of_last}
        )

    def _year(self, project: int) -> YearWords:
        if not (self._listed or self._plans):
            return NO_YEAR
        return YearWords(next(iter(self._listed.of(project)), None), self._plans.of(project))

    def _life(self, told: Told, past: tuple[PastWords, ...]) -> Life:
        first_told = None if told.project in self._from_the_start else told.month
        return _life(self._lives.of(told.project), past, first_told, self._first)


def _around(told: tuple[T, ...], month: Month) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """What is told of the months before, and of those after, of what stands in order of its month."""
    return (
        told[: bisect_left(told, month.when, key=WHEN)],
        told[bisect_right(told, month.when, key=WHEN) :],
    )


class _Told:
    """What the tables up to a month told last, table by table."""

    def __init__(self, months: MonthQueries) -> None:
        self.rows = months.rows()
        self._measures = months.of_told("measures", StoredMeasure._make, StoredMeasure._fields)
        self._figures = months.of_told("figures", StoredFigure._make, StoredFigure._fields)

    def reading(self, told: Told) -> Reading:
        """The reading of the month that was told last."""
        if told.reading is None:
            return NO_READING
        measures, figures = self._measures.of(told.project), self._figures.of(told.project)
        return reading_of(Stored(told.reading, measures, figures), told.place)


def _same(told: Month, asked: Month) -> Month:
    return asked if told == asked else told


def _life(
    decided: tuple[Life, ...], past: tuple[PastWords, ...], told: str | None, first: Month | None
) -> Life:
    """As decided; a beginning that nobody decided is that of the first table with the project,
    where the programme had tables before it; no `told` for one that the year's list began with."""
    life = decided[0] if decided else WHOLE_YEAR
    began = past[0].month if past else month_of(told) if told else None
    if life.begins is not None or not told or began is None or first is None or began <= first:
        return life
    return replace(life, begins=began)
