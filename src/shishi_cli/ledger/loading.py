"""Loading a month: what the queries find, put together project by project."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from shishi_cli.domain.life import WHOLE_YEAR, Life
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import PastWords, Programme, ProjectMonth
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.year_plan import NO_YEAR, YearWords
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.month_queries import MonthQueries, Told
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
    StoredReading,
    month_of,
    texts_of,
)


def load(
    connection: Connection,
    programme: Programme,
    month: Month,
    projects: Collection[int] | None,
) -> tuple[ProjectMonth, ...]:
    """What `Ledger.load` promises."""
    months = MonthQueries(connection, programme_id(connection, programme), month, projects)
    with written_by_us(connection.path):
        return tuple(_projects(_Held(months, month), projects))


def _projects(held: "_Held", projects: Collection[int] | None) -> Iterator[ProjectMonth]:
    for told in held.rows:
        record = held.record(told)
        listed = record.year.listed if record.year else None
        if told.month or record.entries or record.unreadable or listed or projects is not None:
            yield record


class _Held:
    """What the ledger holds of the chosen projects, table by table."""

    def __init__(self, months: MonthQueries, month: Month) -> None:
        self.rows = months.rows()
        self._month = month
        self._readings = months.of_told("readings", StoredReading, StoredReading._fields)
        self._measures = months.of_told("measures", StoredMeasure, StoredMeasure._fields)
        self._figures = months.of_told("figures", StoredFigure, StoredFigure._fields)
        self._entries, self._others, self._past = months.entries(), months.others(), months.past()
        self._lives, self._first = months.lives(), months.first()
        self._listed, self._plans = months.listed(), months.plans()
        self._from_the_start = months.listed_first() if self._listed else ()

    def record(self, told: Told) -> ProjectMonth:
        """All of one project."""
        project, month = told.project, self._month
        entered = self._entries.of(project)
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
            told=month_of(told.month) if told.month else None,
            file=place.file,
            table=place.table,
            row=place.row,
            texts=texts,
            reading=self._reading(told),
            entries=until,
            others=self._others.of(project),
            later=own[len(until) :],
            unreadable=tuple(e for e in entered if e.month <= month and not is_readable(e)),
            past=self._past.of(project),
            life=self._life(told),
            year=year,
            lent=frozenset(texts.keys() - printed.keys()),
        )

    def _reading(self, told: Told) -> Reading:
        found = NO_READING
        for each in self._readings.of(told.project):
            rows = Stored(each, self._measures.of(told.project), self._figures.of(told.project))
            found = reading_of(rows, told.place)
        return found

    def _year(self, project: int) -> YearWords:
        if not (self._listed or self._plans):
            return NO_YEAR
        return YearWords(next(iter(self._listed.of(project)), None), self._plans.of(project))

    def _life(self, told: Told) -> Life:
        first_told = None if told.project in self._from_the_start else told.month
        decided, past = self._lives.of(told.project), self._past.of(told.project)
        return _life(decided, past, first_told, self._first)


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
