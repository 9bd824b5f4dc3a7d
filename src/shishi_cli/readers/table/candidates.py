"""What each column may hold by its heading and its cells, before one is chosen for each place."""

import re
from collections.abc import Iterable, Sequence

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawRow
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.heading_rules import load_rules
from shishi_cli.readers.table.headings import Heading, Meaning

# So many cells tell what a column holds; labels of all cells of a great sheet cost seconds.
LOOKED_AT = 500
# 本月完成 100 is no 100 of the year's 800.
_FIGURES = (Column.DONE, Column.SHARE)
_OF_A_YEAR = (Column.TARGET, Column.GOAL, Column.PROGRESS, *_FIGURES)


@frozen
class Candidate:
    """A column that may be chosen (候选栏); it is `filled` where a cell of it holds words."""

    position: int
    heading: Heading
    column: Column
    filled: bool

    @property
    def first(self) -> int:
        return self.heading.span.first if self.heading.span else 0

    @property
    def last(self) -> int:
        return self.heading.span.last if self.heading.span else 0

    @property
    def width(self) -> int:
        return self.heading.span.width if self.heading.span else 0

    @property
    def is_total(self) -> bool:
        """Whether it tells what there is by then: 累计完成, 截至9月底, 1-9月."""
        return self.heading.is_running or (self.first == 1 and self.width > 1)


def candidates_of(headings: Sequence[Heading | None], rows: Sequence[RawRow]) -> list[Candidate]:
    """The columns under known headings, as these and the cells under them tell."""
    known = {at: heading for at, heading in enumerate(headings) if heading is not None}
    cells = _filled(rows, known)
    return [
        Candidate(
            at,
            heading,
            _column_by_cells(heading.meaning, list(map(fold_label, cells[at]))),
            bool(cells[at]),
        )
        for at, heading in known.items()
    ]


def _filled(rows: Sequence[RawRow], positions: Iterable[int]) -> dict[int, list[str]]:
    """The first cells with words at each position: one pass, since great tables are packed."""
    found: dict[int, list[str]] = {at: [] for at in positions}
    wanted = list(found)
    for row in rows:
        for at in wanted:
            if (cell := row.cell(at)) and not cell.isspace():
                found[at].append(cell)
                if len(found[at]) == LOOKED_AT:
                    wanted = [one for one in wanted if one != at]
        if not wanted:
            break
    return found


def _column_by_cells(meaning: Meaning, labels: Sequence[str]) -> Column:
    """What a heading means over these cells: 完成情况 over numbers, 单位 over names of offices."""
    if meaning.numbers is None and meaning.percents is None and meaning.offices is None:
        return meaning.column
    patterns = load_rules()["cells"]

    def alike(kind: str) -> int:
        return sum(re.fullmatch(kind, label) is not None for label in labels)

    percents = alike(patterns["percent"])
    if percents * 2 > len(labels):
        return meaning.percents or meaning.column
    if (percents + alike(patterns["number"])) * 2 > len(labels):
        return meaning.numbers or meaning.column
    if meaning.offices is not None and alike(patterns["office"]) * 2 > len(labels):
        return meaning.offices
    return meaning.column


def of_another_time(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Columns of a year before, and of the month alone where the year's own total is asked for.

    Of 9月完成 100 beside 累计完成 620 the first was the year's, and 2022年完成数 beside 2023年完成数.
    """
    latest = max((one.heading.year or 0 for one in candidates), default=0)
    totals = {one.column for one in candidates if one.filled and one.is_total}
    return [
        one
        for one in candidates
        if (one.column in _OF_A_YEAR and 0 < (one.heading.year or 0) < latest)
        or (one.column in _FIGURES and one.heading.alone)
        or (
            one.column in totals
            and not one.is_total
            and (one.heading.alone or (one.column in _FIGURES and one.heading.span is not None))
        )
    ]
