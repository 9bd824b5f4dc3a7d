"""The queries of a year and of a month of it: one a table for all of its projects, however large the
ledger is."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from shishi_cli.domain.life import Life
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry, MonthMeasure, PastWords
from shishi_cli.domain.year_plan import ListedRow, PlanStep
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.lives import life_columns, life_of
from shishi_cli.ledger.records import (
    entry_of,
    month_measure_of,
    past_words_of,
)
from shishi_cli.ledger.rows import (
    TEXT_COLUMNS,
    Cells,
    Place,
    StoredEntry,
    StoredReading,
    month_of,
)
from shishi_cli.ledger.year_rows import LISTED, STEP, listed_of, step_of

T = TypeVar("T")


class Told(NamedTuple):
    """A project with the latest row up to the month and its reading, None where there is none."""

    project: int
    number: str
    month: str | None
    place: Place
    cells: Cells
    reading: StoredReading | None


class ByProject(dict[int, list[T]], Generic[T]):
    """What belongs to each project, in the order it came."""

    def of(self, project: int) -> tuple[T, ...]:
        return tuple(self.get(project, ()))


class _Queries:
    """The queries of one loading: which programme (by its lasting id), month and projects."""

    def __init__(
        self,
        connection: Connection,
        programme: int | None,
        month: Month,
        projects: Collection[int] | None,
    ) -> None:
        self._connection = connection
        self._in_force = connection.in_force
        self._values: dict[str, Value] = {"programme": programme, "month": str(month)}
        self._chosen = f"p.programme = :programme AND {self._in_force('p')}"
        if projects is not None:
            self._values |= {f"project_{at}": project for at, project in enumerate(projects)}
            marks = ", ".join(f":project_{at}" for at in range(len(projects)))
            self._chosen += f" AND p.project IN ({marks})"

    def _grouped(self, record: Callable[[Sequence[Any]], T], statement: str) -> ByProject[T]:
        """What `record` makes of the columns of each row behind its project."""
        found: ByProject[T] = ByProject()

        def keep(project: int, *columns: Value) -> None:
            found.setdefault(project, []).append(record(columns))

        self._connection.query(keep, statement, self._values)
        return found


class MonthQueries(_Queries):
    """What the tables up to a month told last."""

    @property
    def _told(self) -> str:
        # Materialized, or SQLite would look for the latest month once for every use of it.
        return f"""WITH told AS MATERIALIZED (
            SELECT p.project, p.number, (
                SELECT max(r.month) FROM sheet_rows r
                WHERE r.project = p.project AND r.month <= :month AND {self._in_force("r")}
            ) AS month
            FROM projects p WHERE {self._chosen}
        )"""

    def rows(self) -> list[Told]:
        cells = ", ".join(f"r.{column.value}" for column in TEXT_COLUMNS)
        reading = ", ".join(f"x.{column}" for column in StoredReading._fields)
        return self._connection.query(
            _told,
            f"""{self._told}
            SELECT t.project, t.number, t.month, s.name, r.sheet, r.line, {cells}, {reading}
            FROM told t
            LEFT JOIN sheet_rows r
                ON r.project = t.project AND r.month = t.month AND {self._in_force("r")}
            LEFT JOIN readings x
                ON x.project = t.project AND x.month = t.month AND {self._in_force("x")}
            LEFT JOIN sources s ON s.id = r.source
            ORDER BY t.month = :month DESC, r.sheet, r.line, t.project""",
            self._values,
        )

    def of_told(
        self, table: str, record: Callable[[Sequence[Any]], T], columns: tuple[str, ...]
    ) -> ByProject[T]:
        """The records of `table` that belong to the told months."""
        return self._grouped(
            record,
            f"""{self._told}
            SELECT t.project, {", ".join(f"x.{column}" for column in columns)}
            FROM told t CROSS JOIN {table} x
                ON x.project = t.project AND x.month = t.month AND {self._in_force("x")}
            ORDER BY x.id""",
        )


class YearQueries(_Queries):
    """What is asked of the whole year, for any of its months up to `month`."""

    def lives(self) -> ByProject[Life]:
        """How long the projects live, where a person decided it."""
        return self._grouped(
            lambda columns: life_of(*columns),
            f"""SELECT p.project, {life_columns(self._connection, "x")}
            FROM projects p CROSS JOIN lives x ON x.project = p.project AND {self._in_force("x")}
            WHERE {self._chosen}""",
        )

    def listed(self) -> ByProject[ListedRow]:
        """The projects' rows of the year's list."""
        return self._grouped(lambda columns: listed_of(*columns), self._of_year("listed", LISTED))

    def plans(self) -> ByProject[PlanStep]:
        """The steps of the projects' plans."""
        return self._grouped(lambda columns: step_of(*columns), self._of_year("plans", STEP))

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
        return f"""SELECT p.project, {columns}
            FROM projects p CROSS JOIN {table} x ON x.project = p.project AND {self._in_force("x")}
            JOIN sources s ON s.id = x.source WHERE {self._chosen} ORDER BY x.id"""

    def first(self) -> Month | None:
        """The first month of which the programme has a table."""
        found = self._connection.query(
            lambda month: month_of(month) if month else None,
            # By each project's first row alone: an import asks this for each five hundred of them.
            f"""SELECT min((SELECT min(r.month) FROM sheet_rows r
                WHERE r.project = p.project AND {self._in_force("r")}))
            FROM projects p WHERE p.programme = :programme AND {self._in_force("p")}""",
            {"programme": self._values["programme"]},
        )
        return found[0]

    def entries(self) -> ByProject[Entry]:
        """Of the whole year: those after the month are told apart by the caller."""
        return self._grouped(
            lambda columns: entry_of(StoredEntry._make(columns)),
            f"""SELECT p.project, {", ".join(f"x.{column}" for column in StoredEntry._fields)}
            FROM projects p CROSS JOIN entries x
                ON x.project = p.project AND {self._in_force("x")}
            WHERE {self._chosen} ORDER BY x.month, x.at, x.field, x.measure""",
        )

    def measures(self, months: Literal["=", "<>"]) -> ByProject[MonthMeasure]:
        """The measures of `month` (=), or of the year's other months (<>), each with its figures."""
        told = "target.amount, actual.amount, actual.basis, month.amount, goal.amount, goal.basis"
        told += ", stated.amount, actual.doubts"
        figures = "".join(  # grouping the figures by their measure took half as long again
            f""" LEFT JOIN figures {kind} ON {kind}.project = x.project AND {kind}.month = x.month
                AND {kind}.position = x.position AND {kind}.kind = '{kind}'
                AND {self._in_force(kind)}"""
            for kind in ("target", "actual", "month", "goal", "stated")
        )
        return self._grouped(
            month_measure_of,
            f"""SELECT p.project, x.month, x.position, x.name, x.unit, x.level, {told}
            FROM projects p CROSS JOIN measures x
                ON x.project = p.project AND x.month {months} :month
                AND {self._in_force("x")}{figures}
            WHERE {self._chosen} ORDER BY x.month, x.position""",
        )

    def past(self) -> ByProject[PastWords]:
        """The words of the months before the last that have a table with the project."""
        return self._grouped(
            lambda columns: past_words_of(*columns),
            f"""SELECT p.project, x.month, x.milestones, x.signals, s.name, r.sheet, r.line
            FROM projects p CROSS JOIN readings x
                ON x.project = p.project AND x.month < :month AND {self._in_force("x")}
            CROSS JOIN sheet_rows r
                ON r.project = x.project AND r.month = x.month AND {self._in_force("r")}
            CROSS JOIN sources s ON s.id = r.source
            WHERE {self._chosen} ORDER BY x.month""",
        )


def _told(
    project: int,
    number: str,
    month: str | None,
    file: str | None,
    table: int | None,
    row: int | None,
    *columns: Any,
) -> Told:
    cells, reading = columns[: len(TEXT_COLUMNS)], columns[len(TEXT_COLUMNS) :]
    return Told(
        project,
        number,
        month,
        Place(file or "", table or 0, row or 0),
        cells,
        None if reading[0] is None else StoredReading(*reading),
    )
