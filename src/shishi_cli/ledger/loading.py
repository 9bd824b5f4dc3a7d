"""Loading a month: one query a table for all of its projects, however large the ledger is."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Generic, NamedTuple, TypeVar

from shishi_cli.domain.life import WHOLE_YEAR, Life
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry, MonthMeasure, PastWords, Programme, ProjectMonth
from shishi_cli.domain.year_plan import NO_YEAR, ListedRow, PlanStep, YearWords
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.lives import life_columns, life_of
from shishi_cli.ledger.programmes import programme_id
from shishi_cli.ledger.records import (
    NO_READING,
    entry_of,
    is_readable,
    month_measure_of,
    past_words_of,
    reading_of,
)
from shishi_cli.ledger.refusals import written_by_us
from shishi_cli.ledger.rows import (
    TEXT_COLUMNS,
    Place,
    Stored,
    StoredEntry,
    StoredFigure,
    StoredMeasure,
    StoredMonthMeasure,
    StoredReading,
    month_of,
    texts_of,
)
from shishi_cli.ledger.year_rows import LISTED, STEP, listed_of, step_of

T = TypeVar("T")


class _Told(NamedTuple):
    """A project with the latest row up to the month, None where there is none."""

    project: int
    number: str
    month: str | None
    place: Place
    cells: tuple[str | None, ...]


class _ByProject(dict[int, list[T]], Generic[T]):
    """What belongs to each project, in the order it came."""

    def of(self, project: int) -> tuple[T, ...]:
        return tuple(self.get(project, ()))


class _Months:
    """The queries of one loading: which programme (by its lasting id), month and projects."""

    def __init__(
        self,
        connection: Connection,
        programme: int | None,
        month: Month,
        numbers: Collection[str] | None,
    ) -> None:
        self._connection = connection
        self._in_force = connection.in_force
        self._values: dict[str, Value] = {"programme": programme, "month": str(month)}
        chosen = ""
        if numbers is not None:
            self._values |= {f"number_{at}": number for at, number in enumerate(numbers)}
            marks = ", ".join(f":number_{at}" for at in range(len(numbers)))
            chosen = f"AND p.number IN ({marks})"
        # Materialized, or SQLite would look for the latest month once for every use of it.
        self._told = f"""WITH told AS MATERIALIZED (
            SELECT p.project, p.number, (
                SELECT max(r.month) FROM sheet_rows r
                WHERE r.project = p.project AND r.month <= :month AND {self._in_force("r")}
            ) AS month
            FROM projects p
            WHERE p.programme = :programme AND {self._in_force("p")} {chosen}
        )"""

    def rows(self) -> list[_Told]:
        cells = ", ".join(f"r.{column.value}" for column in TEXT_COLUMNS)
        return self._connection.query(
            _told,
            f"""{self._told}
            SELECT t.project, t.number, t.month, s.name, r.sheet, r.line, {cells}
            FROM told t
            LEFT JOIN sheet_rows r
                ON r.project = t.project AND r.month = t.month AND {self._in_force("r")}
            LEFT JOIN sources s ON s.id = r.source
            ORDER BY t.month = :month DESC, r.sheet, r.line, t.project""",
            self._values,
        )

    def of_told(
        self, table: str, record: Callable[..., T], columns: tuple[str, ...]
    ) -> _ByProject[T]:
        """The records of `table` that belong to the told months."""
        return self._grouped(
            record,
            f"""SELECT t.project, {", ".join(f"x.{column}" for column in columns)}
            FROM told t CROSS JOIN {table} x
                ON x.project = t.project AND x.month = t.month AND {self._in_force("x")}
            ORDER BY x.id""",
        )

    def lives(self) -> _ByProject[Life]:
        """How long the projects live, where a person decided it."""
        return self._grouped(
            life_of,
            f"""SELECT t.project, {life_columns(self._connection, "x")}
            FROM told t CROSS JOIN lives x ON x.project = t.project AND {self._in_force("x")}""",
        )

    def listed(self) -> _ByProject[ListedRow]:
        """The projects' rows of the year's list."""
        return self._grouped(listed_of, self._of_year("listed", LISTED))

    def plans(self) -> _ByProject[PlanStep]:
        """The steps of the projects' plans."""
        return self._grouped(step_of, self._of_year("plans", STEP))

    def listed_first(self) -> Collection[int]:
        """The projects that were in the year's list before any month's table came."""
        return self._connection.query(
            int,
            """SELECT p.project FROM projects p CROSS JOIN listed x ON x.project = p.project
            WHERE p.programme = :programme AND x.added_by < coalesce((
                SELECT min(r.added_by) FROM projects q CROSS JOIN sheet_rows r
                    ON r.project = q.project WHERE q.programme = :programme
            ), x.added_by + 1)""",
            {"programme": self._values["programme"]},
        )

    def _of_year(self, table: str, columns: str) -> str:
        return f"""SELECT t.project, {columns}
            FROM told t CROSS JOIN {table} x ON x.project = t.project AND {self._in_force("x")}
            JOIN sources s ON s.id = x.source ORDER BY x.id"""

    def first(self) -> Month | None:
        """The first month of which the programme has a table."""
        found = self._connection.query(
            lambda month: month_of(month) if month else None,
            f"""SELECT min(r.month) FROM projects p CROSS JOIN sheet_rows r
                ON r.project = p.project AND {self._in_force("r")}
            WHERE p.programme = :programme AND {self._in_force("p")}""",
            {"programme": self._values["programme"]},
        )
        return found[0]

    def entries(self) -> _ByProject[Entry]:
        """Of the whole year: those after the month are told apart by the caller."""
        return self._grouped(
            lambda *columns: entry_of(StoredEntry(*columns)),
            f"""SELECT t.project, {", ".join(f"x.{column}" for column in StoredEntry._fields)}
            FROM told t CROSS JOIN entries x
                ON x.project = t.project AND {self._in_force("x")}
            ORDER BY x.month, x.at, x.field, x.measure""",
        )

    def others(self) -> _ByProject[MonthMeasure]:
        """The measures of the year's other months, each with its figures."""
        kinds = ", ".join(
            f"max(CASE WHEN f.kind = '{kind}' THEN f.{column} END)"
            for column, kind in (
                ("amount", "target"),
                ("amount", "actual"),
                ("basis", "actual"),
                ("amount", "month"),
                ("amount", "goal"),
                ("basis", "goal"),
                ("amount", "stated"),
                ("doubts", "actual"),
            )
        )
        return self._grouped(
            lambda *columns: month_measure_of(StoredMonthMeasure(*columns)),
            f"""SELECT t.project, x.month, x.position, x.name, x.unit, x.level, {kinds}
            FROM told t CROSS JOIN measures x
                ON x.project = t.project AND x.month <> :month AND {self._in_force("x")}
            LEFT JOIN figures f ON f.project = x.project AND f.month = x.month
                AND f.position = x.position AND {self._in_force("f")}
            GROUP BY x.id ORDER BY x.month, x.position""",
        )

    def past(self) -> _ByProject[PastWords]:
        """The words of the earlier months that have a table with the project."""
        return self._grouped(
            lambda month, milestones, signals, *place: past_words_of(
                month, milestones, signals, Place(*place)
            ),
            f"""SELECT t.project, x.month, x.milestones, x.signals, s.name, r.sheet, r.line
            FROM told t CROSS JOIN readings x
                ON x.project = t.project AND x.month < :month AND {self._in_force("x")}
            CROSS JOIN sheet_rows r
                ON r.project = x.project AND r.month = x.month AND {self._in_force("r")}
            CROSS JOIN sources s ON s.id = r.source
            ORDER BY x.month""",
        )

    def _grouped(self, record: Callable[..., T], statement: str) -> _ByProject[T]:
        found: _ByProject[T] = _ByProject()

        def keep(project: int, *columns: Value) -> None:
            found.setdefault(project, []).append(record(*columns))

        self._connection.query(keep, f"{self._told} {statement}", self._values)
        return found


def load(
    connection: Connection,
    programme: Programme,
    month: Month,
    numbers: Collection[str] | None,
) -> tuple[ProjectMonth, ...]:
    """What `Ledger.load` promises."""
    months = _Months(connection, programme_id(connection, programme), month, numbers)
    with written_by_us(connection.path):
        return tuple(_projects(months, month, numbers))


def _projects(
    months: _Months, month: Month, numbers: Collection[str] | None
) -> Iterator[ProjectMonth]:
    readings = months.of_told("readings", StoredReading, StoredReading._fields)
    measures = months.of_told("measures", StoredMeasure, StoredMeasure._fields)
    figures = months.of_told("figures", StoredFigure, StoredFigure._fields)
    entries = months.entries()
    others = months.others()
    past = months.past()
    lives, first = months.lives(), months.first()
    listed, plans = months.listed(), months.plans()
    from_the_start = months.listed_first() if listed else ()
    for told in months.rows():
        project = told.project
        entered = entries.of(project)
        own = tuple(entry for entry in entered if is_readable(entry))
        until = tuple(entry for entry in own if entry.month <= month)
        lost = tuple(e for e in entered if e.month <= month and not is_readable(e))
        row = next(iter(listed.of(project)), None)
        year = YearWords(row, plans.of(project)) if listed or plans else NO_YEAR
        if told.month is None and numbers is None and not (until or lost or row):
            continue
        reading = NO_READING
        for each in readings.of(project):
            rows = Stored(each, measures.of(project), figures.of(project))
            reading = reading_of(rows, told.place)
        printed, place = texts_of(told.cells), told.place
        if told.month is None and row is not None:  # the list alone knows it so far
            printed, place = row.texts, Place(row.file, row.table, row.row)
        texts = printed if year is NO_YEAR else year.added_to(printed)
        yield ProjectMonth(
            project=project,
            number=told.number,
            month=month,
            told=month_of(told.month) if told.month else None,
            file=place.file,
            table=place.table,
            row=place.row,
            texts=texts,
            reading=reading,
            entries=until,
            others=others.of(project),
            later=own[len(until) :],
            unreadable=lost,
            past=past.of(project),
            life=_life(
                lives.of(project),
                past.of(project),
                None if project in from_the_start else told.month,
                first,
            ),
            year=year,
            lent=frozenset(texts.keys() - printed.keys()),
        )


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


def _told(
    project: int,
    number: str,
    month: str | None,
    file: str | None,
    table: int | None,
    row: int | None,
    *cells: str | None,
) -> _Told:
    return _Told(project, number, month, Place(file or "", table or 0, row or 0), cells)


def entries(
    connection: Connection, projects: Sequence[int], month: Month
) -> dict[int, list[Entry]]:
    """Persons' readable entries up to the month, by project, oldest first."""
    found: dict[int, list[Entry]] = {}

    def keep(project: int, *columns: Value) -> None:
        entry = entry_of(StoredEntry._make(columns))
        if is_readable(entry):
            found.setdefault(project, []).append(entry)

    marks = ", ".join("?" * len(projects))
    connection.query(
        keep,
        f"SELECT e.project, {', '.join(f'e.{column}' for column in StoredEntry._fields)}"
        f" FROM entries e WHERE e.project IN ({marks}) AND e.month <= ?"
        f" AND {connection.in_force('e')} ORDER BY e.month, e.at, e.field, e.measure",
        (*projects, str(month)),
    )
    return found
