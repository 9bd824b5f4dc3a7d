"""The year's list and plan, as they were printed (年初清单和计划)."""

import json
from collections.abc import Mapping, Sequence

from shishi_cli.domain.source import Column
from shishi_cli.domain.year_plan import ListedRow, PlanStep
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.rows import month_of
from shishi_cli.ledger.writing import Writing


def put_listed(
    connection: Connection, writing: Writing, source: int, rows: Mapping[int, ListedRow]
) -> int:
    """Keep the list's rows by project, in the place of the former ones; gives how many changed."""
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
            },
        )
    return changed


def put_plans(
    connection: Connection, writing: Writing, source: int, plans: Mapping[int, Sequence[PlanStep]]
) -> int:
    """Keep the plans by project; a project's new plan takes the place of its whole former one.
    Gives how many projects have another plan now."""
    known: dict[int, list[tuple[str, int, str]]] = {}

    def keep(project: int, month: str, months: int, words: str) -> None:
        known.setdefault(project, []).append((month, months, words))

    connection.query(
        keep,
        "SELECT project, month, months, words FROM plans WHERE ended_by IS NULL ORDER BY month",
    )
    changed = 0
    for project, steps in plans.items():
        told = sorted((str(one.month), one.months, one.words) for one in steps)
        if known.get(project, []) == told:
            continue
        changed += 1
        writing.end("plans", {"project": project})
        for one in steps:
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


def listed_of(texts: str, file: str, table: int, row: int) -> ListedRow:
    """The row of those columns."""
    return ListedRow(
        {Column(name): text for name, text in json.loads(texts).items()}, file, table, row
    )


STEP = "x.month, x.months, x.words, s.name, x.sheet, x.line"
LISTED = "x.texts, s.name, x.sheet, x.line"
