"""The year's list and plan, as they were printed (年初清单和计划)."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shishi_cli.domain.project import Programme
from shishi_cli.domain.source import Column
from shishi_cli.domain.year_plan import ListedRow, ListPlace, PlanStep, YearWords
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.programmes import programme_id
from shishi_cli.ledger.rows import month_of

if TYPE_CHECKING:
    from shishi_cli.ledger.writing import Writing


def put_listed(
    connection: Connection, writing: "Writing", source: int, rows: Mapping[int, ListedRow]
) -> int:
    """Keep the list's rows by project, in the place of the former ones; gives how many changed.

    Cells that an earlier file told are kept with its name: the source is the later one's."""
    known = dict(
        connection.query(
            lambda project, texts: (project, texts),
            "SELECT project, texts FROM listed WHERE ended_by IS NULL",
        )
    )
    changed = 0
    for project, row in rows.items():
        texts = json.dumps({c.value: text for c, text in row.texts.items()}, ensure_ascii=False)
        if known.get(project) == texts:
            continue
        changed += 1
        writing.end("listed", {"project": project})
        writing.add(
            "listed",
            {
                "project": project,
                "source": source,
                "sheet": row.table,
                "line": row.row,
                "texts": texts,
                "places": _written(row.places),
            },
        )
    return changed


def put_plans(
    connection: Connection, writing: "Writing", source: int, plans: Mapping[int, Sequence[PlanStep]]
) -> int:
    """Keep the plans by project, in the place of their whole former ones; a step that stays as it
    was stays where it was told. Gives how many projects have another plan now."""
    known: dict[int, set[tuple[str, int, str]]] = {}

    def keep(project: int, month: str, months: int, words: str) -> None:
        known.setdefault(project, set()).add((month, months, words))

    connection.query(keep, "SELECT project, month, months, words FROM plans WHERE ended_by IS NULL")
    changed = 0
    for project, steps in plans.items():
        told = {(str(one.month), one.months, one.words): one for one in steps}
        former = known.get(project, set())
        changed += told.keys() != former
        for month, *_ in sorted(former - told.keys()):
            writing.end("plans", {"project": project, "month": month})
        for one in (told[step] for step in sorted(told.keys() - former)):
            writing.add(
                "plans",
                {
                    "project": project,
                    "month": str(one.month),
                    "months": one.months,
                    "source": source,
                    "sheet": one.table,
                    "line": one.row,
                    "words": one.words,
                },
            )
    return changed


def step_of(month: str, months: int, words: str, file: str, table: int, row: int) -> PlanStep:
    """The step of those columns."""
    return PlanStep(month_of(month), months, words, file, table, row)


def listed_of(texts: str, file: str, table: int, row: int, places: str) -> ListedRow:
    """The row of those columns."""
    return ListedRow(
        {Column(name): text for name, text in json.loads(texts).items()},
        file,
        table,
        row,
        {Column(name): ListPlace(*one) for name, one in json.loads(places or "{}").items()},
    )


def _written(places: Mapping[Column, ListPlace]) -> str:
    told = {column.value: (one.file, one.table, one.row) for column, one in places.items()}
    return json.dumps(told, ensure_ascii=False) if told else ""


def listed_cells(row: Mapping[str, Value] | None) -> Mapping[str, Value] | None:
    """A version of the list's row with its cells by column."""
    if row is None:
        return None
    cells: Mapping[str, str] = json.loads(str(row["texts"]))
    return {**dict.fromkeys(column.value for column in Column), **row, **cells}


STEP = "x.month, x.months, x.words, s.name, x.sheet, x.line"
LISTED = "x.texts, s.name, x.sheet, x.line, x.places"


def _listed_rows(connection: Connection, programme: Programme) -> Mapping[int, ListedRow]:
    """The rows of the programme's list in force, by project, as they stand in it."""
    found: dict[int, ListedRow] = {}

    def keep(project: int, texts: str, file: str, table: int, row: int, places: str) -> None:
        found[project] = listed_of(texts, file, table, row, places)

    connection.query(
        keep, _of_programme(connection, "listed", LISTED), (programme_id(connection, programme),)
    )
    return found


def _plans(connection: Connection, programme: Programme) -> Mapping[int, tuple[PlanStep, ...]]:
    """The plans of the programme's projects in force."""
    found: dict[int, tuple[PlanStep, ...]] = {}

    def keep(project: int, *columns: str | int) -> None:
        month, months, words, file, table, row = columns
        step = step_of(str(month), int(months), str(words), str(file), int(table), int(row))
        found[project] = (*found.get(project, ()), step)

    connection.query(
        keep, _of_programme(connection, "plans", STEP), (programme_id(connection, programme),)
    )
    return found


def year_words(connection: Connection, programme: Programme) -> Mapping[int, YearWords]:
    """What `Ledger.year_words` promises."""
    listed, steps = _listed_rows(connection, programme), _plans(connection, programme)
    return {
        project: YearWords(listed.get(project), steps.get(project, ()))
        for project in dict.fromkeys((*listed, *steps))
    }


def replanned(connection: Connection, operation: int) -> tuple[int, ...]:
    """The projects whose row of the list, or plan, an operation added or ended."""
    touched = "SELECT project FROM {} WHERE :operation IN (added_by, ended_by)"
    return tuple(
        connection.query(
            int,
            f"{touched.format('listed')} UNION {touched.format('plans')} ORDER BY project",
            {"operation": operation},
        )
    )


def _of_programme(connection: Connection, table: str, columns: str) -> str:
    return (
        f"SELECT x.project, {columns} FROM projects p CROSS JOIN {table} x"
        f" ON x.project = p.project AND {connection.in_force('x')}"
        " JOIN sources s ON s.id = x.source"
        f" WHERE p.programme = ? AND {connection.in_force('p')} ORDER BY x.sheet, x.line, x.id"
    )
