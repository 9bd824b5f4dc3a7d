"""Put the list of projects with which a year begins, and its plan, into the ledger (导入清单)."""

from collections.abc import Iterator, Mapping, Sequence, Set

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.results.imports import CellChange, Counts, Import
from shishi_cli.domain.source import Column, PlanCell, Sheet, SheetRow
from shishi_cli.domain.year_plan import (
    NO_YEAR,
    ListedRow,
    MeasurePlan,
    PlanStep,
    YearWords,
    period_name,
    plan_text,
)
from shishi_cli.extraction.milestones.goal_period import parts_by_period, without_period
from shishi_cli.extraction.read_plan import read_plan
from shishi_cli.extraction.read_row import Place, read_row
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.operation import Operation
from shishi_cli.services.arrived import Arrived, Asked
from shishi_cli.services.carry_over import link_carried
from shishi_cli.services.place_projects import place_projects
from shishi_cli.services.read_again import reread_months

_SHOWN = 10


@frozen
class _New:
    """A row of the list as it came, its plan, and what both say (清单行)."""

    number: str
    listed: ListedRow
    steps: tuple[PlanStep, ...]
    reading: Reading
    planned: tuple[MeasurePlan, ...]


def put_list(
    ledger: Ledger, operation: Operation, arrived: Arrived, asked: Asked, author: Author
) -> Import:
    """Add the list's rows and plans to the former ones, and read the months anew that they tell
    something of. Raises MatchUndecided as a month's table does."""
    sheet, year = arrived.sheet, arrived.year
    placed = place_projects(ledger, operation, arrived, asked, year)
    before = ledger.year_words(placed.programme)
    covered = _covered(sheet)
    rows = {
        project: _new(sheet, row, year, before.get(project, NO_YEAR), covered)
        for project, row in zip(placed.projects, sheet.rows, strict=True)
    }
    operation.put_listed(placed.source, {project: row.listed for project, row in rows.items()})
    plans = {p: row.steps for p, row in rows.items() if row.steps or p in before}
    operation.put_plans(placed.source, plans)
    printed = zip(placed.projects, sheet.rows, strict=True)
    said = {project: (row.text(Column.NUMBER), row.texts) for project, row in printed}
    linked = tuple(link_carried(ledger, operation, placed.programme, said, author))
    asked.watch(len(rows))
    reread_months(ledger, operation, operation.replanned())
    changes = tuple(
        change
        for project, row in rows.items()
        if project in before
        for change in _changes(before[project], row)
    )
    return Import(
        file=sheet.file,
        programme=placed.programme,
        month=None,
        said_by=arrived.said_by,
        encoding=sheet.encoding,
        publication=placed.publication,
        counts=_counts(rows, before, changes),
        changes=changes,
        missing=placed.missing,
        conflicts=(),
        notices=(*placed.notices, *_summed(rows), *linked),
        planned=sum(bool(row.steps) for row in rows.values()),
        left_out=placed.missing,
    )


def _counts(
    rows: Mapping[int, _New], before: Mapping[int, YearWords], changes: Sequence[CellChange]
) -> Counts:
    new = sum(project not in before for project in rows)
    changed = len({change.number for change in changes})
    readings = [row.reading for row in rows.values()]
    return Counts(
        projects=len(rows),
        measures=sum(len(one.measures) for one in readings),
        figures=sum(len(plan.amounts) for row in rows.values() for plan in row.planned),
        doubts=sum(map(_doubts, readings)),
        new=new,
        changed=changed,
        unchanged=len(rows) - new - changed,
        reread=0,
    )


def _new(sheet: Sheet, row: SheetRow, year: int, former: YearWords, covered: Set[int]) -> _New:
    """The row as it is in force now: with what `former` files told in columns that this one has
    not, of the plan for months that it does not cover."""
    narrowest: dict[int, PlanCell] = {}
    for cell in sorted(_plan_cells(row), key=lambda one: one.months):
        narrowest.setdefault(cell.month, cell)
    own = tuple(
        PlanStep(
            Month(year, cell.month),
            cell.months,
            without_period(cell.words, cell.month),
            sheet.file,
            row.table,
            row.row,
        )
        for _, cell in sorted(narrowest.items())
        if _asks(cell.words)
    )
    kept = tuple(one for one in former.steps if one.month.number not in covered)
    steps = (*kept, *own)
    listed = ListedRow(row.texts, sheet.file, row.table, row.row)
    if former.listed is not None:
        listed = listed.added_to(former.listed)
    place = Place(sheet.file, row.table, row.row)
    reading = read_row({**listed.texts, Column.GOAL: ""}, place, None)
    number = row.text(Column.NUMBER)
    return _New(number, listed, steps, reading, read_plan(listed.texts, steps) if steps else ())


def _plan_cells(row: SheetRow) -> list[PlanCell]:
    parts = parts_by_period(row.text(Column.GOAL))
    return [*row.plan, *(PlanCell(one.month, one.months, one.words) for one in parts)]


def _covered(sheet: Sheet) -> Set[int]:
    """The months for which the list has columns of a plan: all, where one cell tells the whole. A
    plan of the second half of the year takes nothing of the first half's away."""
    if any(parts_by_period(row.text(Column.GOAL)) for row in sheet.rows):
        return frozenset(range(1, 13))
    columns = {(cell.month, cell.months) for row in sheet.rows for cell in row.plan}
    return {month for last, months in columns for month in range(last - months + 1, last + 1)}


def _asks(words: str) -> bool:
    """Whether a cell of the plan asks for something: not /, - or nothing."""
    return any(letter.isalnum() for letter in words) and words.strip() not in ("无", "暂无")


def _doubts(reading: Reading) -> int:
    targets = [f for m in reading.measures for f in m.figures if f.kind is FigureKind.TARGET]
    return sum(len(figure.doubts) for figure in targets) + len(reading.notices)


def _changes(former: YearWords, row: _New) -> Iterator[CellChange]:
    old = former.listed.texts if former.listed else {}
    for column in Column:
        if old.get(column) != row.listed.texts.get(column) and former.listed is not None:
            yield CellChange(row.number, column, old.get(column), row.listed.texts.get(column))
    before, after = plan_text(former.steps), plan_text(row.steps)
    if before != after:
        yield CellChange(row.number, Column.PLAN, before or None, after or None)


def _summed(rows: Mapping[int, _New]) -> Iterator[str]:
    """Of whose plan each period counts alone, since its numbers add up to the target."""
    found = [row for row in rows.values() if any(plan.by_period for plan in row.planned)]
    if found:
        numbers = "、".join(row.number for row in found[:_SHOWN])
        more = f" 等 {len(found)} 项" if len(found) > _SHOWN else ""
        first = found[0]
        plan = next(plan for plan in first.planned if plan.by_period)
        total = plan.amounts[1].amount
        yield (
            f"第 {numbers} 项{more}计划各期的数之和等于年度目标,按各期自己的数逐期累加"
            f"(第 {first.number} 项到{period_name(first.steps[1])}共 {total:f})"
        )
