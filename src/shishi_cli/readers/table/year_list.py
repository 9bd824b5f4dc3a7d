"""The list of projects with which a year begins, and its plan: a table without progress (年初清单)."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from shishi_cli.domain.errors import ColumnsUnclear, Problem
from shishi_cli.domain.source import Column
from shishi_cli.readers.opening import problems
from shishi_cli.readers.table.field_columns import Layout, PlanColumn, Telling, lay_out
from shishi_cli.readers.table.find_table import FoundTable
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.header import Header
from shishi_cli.readers.table.heading_rules import load_rules
from shishi_cli.readers.table.headings import recognise
from shishi_cli.readers.table.told_months import find_spans, whole_span

REPORTS = (Column.PROGRESS, Column.DONE, Column.SHARE)
_LOOKED_AT = 200  # cells that tell whether a column parts its goals by months
_OF_MONTHS = (Column.GOAL, Column.NEXT_PLAN, Column.VERDICT)


def year_lists(
    found: Sequence[FoundTable], telling: Telling, name: str, *, asked: bool
) -> list[tuple[FoundTable, Layout]]:
    """Those of the tables that are the year's list, where none is a month's; none else."""
    if not asked and any(_has_report(one) for one in found):
        return []
    laid_out = [(one, _list_layout(one, telling, name, asked=asked)) for one in found]
    return [(one, layout) for one, layout in laid_out if layout is not None]


def _has_report(one: FoundTable) -> bool:
    positions = lay_out(one.header, one.rows, Telling()).positions
    return Column.TITLE in positions and any(column in positions for column in REPORTS)


def _list_layout(one: FoundTable, telling: Telling, name: str, *, asked: bool) -> Layout | None:
    """Where the columns of the year's list stand, None for a table that is a month's.

    `asked` says that a person calls it a list. Raises ColumnsUnclear where columns by month may be
    the plan as well as what each month did.
    """
    layout = lay_out(one.header, one.rows, Telling(), one.lines)
    if Column.TITLE not in layout.positions:
        return None
    reports = [column for column in REPORTS if column in layout.positions]
    if not asked and (reports or telling.person is not None):
        return None
    planned, bare = _planned(one.header), _bare(one)
    if not asked and not _is_list(one, layout, telling, (name, planned, bare)):
        return None
    drop = {*reports, *(_OF_MONTHS if planned else _OF_MONTHS[1:])}
    positions = {column: at for column, at in layout.positions.items() if column not in drop}
    headings = {column: text for column, text in layout.headings.items() if column not in drop}
    years = [heading.year for heading in one.header.headings if heading and heading.year]
    year = years[0] if years else None
    return Layout(positions, headings, None, year, "", plans=(*planned, *bare))


def with_told_month(header: Header, month: int | None) -> Header:
    """The header in which a column that only names the month a person asks for holds what was done:
    3月 beside 1月, 2月 and 4月."""
    if month is None:
        return header
    headings = list(header.headings)
    for at, text in enumerate(header.texts):
        span = whole_span(text) if headings[at] is None else None
        if span is not None and span.last == month:
            headings[at] = recognise(f"{text}完成数")
            break
    return replace(header, headings=tuple(headings))


def _is_list(
    one: FoundTable,
    layout: Layout,
    telling: Telling,
    seen: tuple[str, Sequence[PlanColumn], Sequence[PlanColumn]],
) -> bool:
    name, planned, bare = seen
    words = fold_label("".join((*one.lines, one.table.sheet, one.table.title, Path(name).stem)))
    rules = load_rules()["year_list"]
    listed = any(word in words for word in rules["lists"].split())
    reported = any(word in words for word in rules["reports"].split())
    told = bool(telling.page or telling.file)
    if len(bare) > 1 and not planned:
        if listed and not reported:
            return True
        texts = [one.header.texts[column.position] for column in bare]
        place = one.table.row_place(name, one.number, one.table.rows[one.header.first].number)
        raise _unclear(name, problems.columns_unclear(place, texts[0], texts[-1]))
    if reported or len(planned) == 1:
        return False
    if len(planned) > 1:
        return listed or not told
    if Column.GOAL in layout.positions:
        parted = _is_parted(one, layout.positions[Column.GOAL])
        return (parted and (listed or not told)) or (listed and not told)
    return listed or not told


def _unclear(name: str, problem: Problem) -> ColumnsUnclear:
    error = problems.unreadable(name, [problem])
    return ColumnsUnclear(error.message, error.hint, error.problems)


def _planned(header: Header) -> tuple[PlanColumn, ...]:
    """The columns that are headed as goals of a month or quarter."""
    return tuple(
        PlanColumn(at, heading.span.last, heading.span.width)
        for at, heading in enumerate(header.headings)
        if heading is not None and heading.meaning.column is Column.GOAL and heading.span
    )


def _bare(one: FoundTable) -> tuple[PlanColumn, ...]:
    """The columns with words in them that are headed by a month or quarter and nothing else."""
    found = []
    for at, text in enumerate(one.header.texts):
        span = whole_span(text) if one.header.headings[at] is None else None
        if span is not None and any(row.cell(at).strip() for row in one.rows):
            found.append(PlanColumn(at, span.last, span.width))
    return tuple(found)


def _is_parted(one: FoundTable, position: int) -> bool:
    """Whether the goals name several periods in one cell: 3月底前…;6月底前…."""
    cells = [cell for row in one.rows[:_LOOKED_AT] if (cell := row.cell(position)).strip()]
    parted = [cell for cell in cells if len({span.last for span in find_spans(cell)}) > 1]
    return 2 * len(parted) > len(cells)
