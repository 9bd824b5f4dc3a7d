"""Which column of a table holds what, and which month the headings tell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from shishi_cli.domain.figure_cell import tells_nothing
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawRow
from shishi_cli.readers.table.candidates import LOOKED_AT, Candidate, candidates_of, of_another_time
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.header import Header
from shishi_cli.readers.table.heading_rules import load_rules

# Of several months one is meant; the others are no loss.
_REPORTS = (Column.PROGRESS, Column.DONE, Column.SHARE)


@frozen
class Telling:
    """What is known of the month before the headings are looked at, in order of trust."""

    person: int | None = None
    page: int | None = None
    file: int | None = None


@frozen
class PlanColumn:
    """A column that says what is to be done by the end of `month`, of `months` months (计划栏)."""

    position: int
    month: int
    months: int


@frozen
class Layout:
    """Where each column stands (from 0), with its heading as printed, and the month told.

    `month` is what the headings tell, with `words` the heading; None where none does. `left` are
    headings of columns whose place another one has, as the superior's targets, and of figures of the
    month alone; `plans` the columns of the year's plan.
    """

    positions: Mapping[Column, int]
    headings: Mapping[Column, str]
    month: int | None
    year: int | None
    words: str
    left: tuple[str, ...] = ()
    unit: str = ""  # that the headings of figures name, where no column does
    plans: tuple[PlanColumn, ...] = ()


def lay_out(
    header: Header, rows: Sequence[RawRow], telling: Telling, above: Sequence[str] = ()
) -> Layout:
    """Decide the columns from the headings, the cells under them and the months they tell.

    The lines `above` the table may name the unit of its figures.
    """
    candidates = candidates_of(header.headings, rows)
    aside = of_another_time(candidates)
    candidates = [one for one in candidates if one not in aside]
    candidates = _judged_alone(_explained(candidates, rows))
    teller = _reporting(candidates, telling)
    if teller is not None:
        candidates = [
            one for one in candidates if one.column not in _REPORTS or one.last in (0, teller.last)
        ]
    candidates, planner = _plans(candidates, teller, telling)
    chosen = _choose(candidates)
    teller = teller or planner or next((one for one in aside if one.last and one.filled), None)
    years = [one.heading.year for one in (teller, *candidates) if one and one.heading.year]
    return Layout(
        {column: one.position for column, one in chosen.items()},
        {column: one.heading.text for column, one in chosen.items()},
        teller.last if teller else None,
        years[0] if years else None,
        teller.heading.text if teller else "",
        tuple(one.heading.text for one in aside if one.filled)
        + tuple(
            one.heading.text for one in candidates if one.filled and one not in chosen.values()
        ),
        "" if Column.COUNT_UNIT in chosen else _unit_named(chosen, above),
    )


def _unit_named(chosen: Mapping[Column, Candidate], above: Sequence[str]) -> str:
    """The unit in the brackets of the headings, 完成数(万平方米); none where one of them names
    another or none, since its numbers may be in another. Where none has brackets, that of a line
    above the table: 单位:万人次."""
    headings = [
        fold_label(chosen[column].heading.text)
        for column in (Column.TARGET, Column.DONE)
        if column in chosen
    ]
    if not any("(" in heading for heading in headings):
        return next(filter(None, map(_page_unit, above)), "") if headings else ""
    written = set(map(_bracketed, headings))
    (unit,) = written if len(written) == 1 else ("",)
    return unit


def _page_unit(line: str) -> str:
    """The unit in 万 that a line names; money is that of the columns of money, and no count's."""
    counted = load_rules()["cells"]["counted"]
    found = re.search(rf"单位:({counted})(?!\w)", fold_label(line))
    return "" if found is None or found[1].endswith("元") else found[1]


def _bracketed(heading: str) -> str:
    words = heading.rpartition("(")[2].removesuffix(")")
    return words if re.fullmatch(load_rules()["cells"]["counted"], words) else ""


def _explained(candidates: list[Candidate], rows: Sequence[RawRow]) -> list[Candidate]:
    """Status words under 完成情况 are a verdict where 情况说明 beside it tells the progress."""
    told = [one for one in candidates if one.column is Column.PROGRESS]
    rules = load_rules()["explained"]
    names = rules["headings"].split()
    words = next((one for one in candidates if fold_label(one.heading.text) in names), None)
    if words is None or len(told) != 1 or told[0].heading.meaning.otherwise is not Column.VERDICT:
        return candidates
    pairs = [(row.cell(told[0].position), row.cell(words.position)) for row in rows[:LOOKED_AT]]
    pairs = [pair for pair in pairs if pair[0].strip()]
    only = sum(re.fullmatch(rules["status"], fold_label(one)) is not None for one, _ in pairs)
    beside = sum(not tells_nothing(explained) for _, explained in pairs)
    if only * 10 < len(pairs) * 9 or beside * 2 <= len(pairs):
        return candidates
    changed = {told[0]: Column.VERDICT, words: Column.PROGRESS}
    return [replace(one, column=changed.get(one, one.column)) for one in candidates]


def _judged_alone(candidates: list[Candidate]) -> list[Candidate]:
    """A column of 状态 is the progress where no other one tells anything of the month."""
    if any(one.column in (*_REPORTS, Column.GOAL) for one in candidates):
        return candidates
    return [
        replace(one, column=Column.PROGRESS)
        if one.column is Column.VERDICT and "是否" not in one.heading.text
        else one
        for one in candidates
    ]


def _reporting(candidates: Sequence[Candidate], telling: Telling) -> Candidate | None:
    """The column of progress whose month is the table's: the latest that has been filled in.

    Two neighbouring months may stand side by side (1-10月, 1-11月), or a whole year of them.
    """
    for column in _REPORTS:
        told = [one for one in candidates if one.column is column and one.last]
        if asked := [one for one in told if one.last == telling.person]:
            return asked[0]
        if told:
            return max(told, key=lambda one: (one.filled, one.last))
    return None


def _plans(
    candidates: Sequence[Candidate], teller: Candidate | None, telling: Telling
) -> tuple[list[Candidate], Candidate | None]:
    """Keep the plan of the month, mark the next one's, leave out the others.

    Gives the candidates, and the plan that tells the table's month where no progress does.
    """
    plans = [one for one in candidates if one.column is Column.GOAL and one.last]
    planner = None
    if teller is not None:
        month: int | None = telling.person or teller.last
    else:
        month = telling.person or telling.page
        if month is None and len(plans) > 1:
            month = telling.file
        planner = _planner(plans, telling)
    if month is None or not plans:
        # Several plans and no month at all: which of them is meant cannot be told.
        return [one for one in candidates if len(plans) < 2 or one not in plans], planner
    kept = [one for one in plans if one.first <= month <= one.last]
    if not kept and len(plans) == 1 and plans[0].last < month:
        kept = plans  # an old heading left standing: the month's conflict is the caller's to tell
    coming = [replace(one, column=Column.NEXT_PLAN) for one in plans if one.first > month]
    others = [one for one in candidates if one not in plans]
    narrowest = sorted(kept, key=lambda one: one.width)[:1]
    nearest = sorted(coming, key=lambda one: (one.first, one.width))[:1]
    return [*others, *narrowest, *nearest], planner


def _planner(plans: Sequence[Candidate], telling: Telling) -> Candidate | None:
    if len(plans) != 1:
        return None
    (plan,) = plans
    if telling.page is not None and plan.last >= telling.page:
        return None  # the page tells it; a later plan (7月工作计划) is the next month's
    if telling.file is not None and plan.first <= telling.file < plan.last:
        return None  # 一季度目标 in the table of February
    return plan


def _choose(candidates: Sequence[Candidate]) -> dict[Column, Candidate]:
    """One column each: the surest heading first, then what the others may mean otherwise."""
    ordered = sorted(
        candidates,
        key=lambda one: (
            one.heading.distance,
            one.heading.meaning.rank,
            not one.filled,
            -one.width,
            one.position,
        ),
    )
    chosen: dict[Column, Candidate] = {}
    left: list[Candidate] = []
    for one in ordered:
        if one.column in chosen:
            left.append(one)
        else:
            chosen[one.column] = one
    for one in left:
        otherwise = one.heading.meaning.otherwise
        if otherwise is not None:
            chosen.setdefault(otherwise, one)
    return chosen
