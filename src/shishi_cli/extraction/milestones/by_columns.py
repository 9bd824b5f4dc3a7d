"""A goal that is a figure and nothing else, answered by a figure of the table's own columns (专栏答复)."""

from collections.abc import Mapping

from shishi_cli.domain.figure_cell import FigureCell, figure_cells, tells_nothing
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Bound
from shishi_cli.domain.reading import MilestoneState
from shishi_cli.domain.source import Column
from shishi_cli.extraction.milestones.judge import Verdict
from shishi_cli.extraction.numbers.units import same_count
from shishi_cli.extraction.rules import pattern


@frozen
class ColumnVerdict:
    """A verdict whose evidence stands in a column of figures (专栏判断)."""

    column: Column
    verdict: Verdict


def judge_by_columns(
    texts: Mapping[Column, str], goal: str, *, promised: bool
) -> ColumnVerdict | None:
    """The verdict of 完成数 20 on the goal 26, where nothing is `promised` by number: then the measure
    compares them. None where words tell the progress, or the two cannot be compared."""
    words = texts.get(Column.PROGRESS, "")
    less = pattern("milestones/judge", "less").search(texts.get(Column.TITLE, ""))
    if promised or less or not tells_nothing(words):
        return None
    asked = figure_cells(goal)
    for column in (Column.DONE, Column.SHARE):
        told = figure_cells(texts.get(column, ""))
        if len(asked) == len(told) == 1 and _are_comparable(column, told[0], asked[0]):
            return ColumnVerdict(column, _verdict(told[0], asked[0]))
    return None


def _verdict(told: FigureCell, asked: FigureCell) -> Verdict:
    evidence = (told.start, told.end)
    if told.amount >= asked.amount:
        return Verdict(asked.start, asked.end, MilestoneState.REACHED, evidence)
    counted = (told.amount, asked.amount)
    return Verdict(asked.start, asked.end, MilestoneState.MISSING, evidence, told_of_asked=counted)


def _are_comparable(column: Column, told: FigureCell, asked: FigureCell) -> bool:
    """Whether both count the same, or both are shares; a limit is reached by no more, and a bare 50 in a
    column of shares counts nothing."""
    limits = {asked.bound, told.bound} & {Bound.AT_MOST, Bound.LESS_THAN}
    if limits or not asked.amount or told.percent is not asked.percent:
        return False
    if told.is_scaled is not asked.is_scaled or (column is Column.SHARE and not told.percent):
        return False
    units = {told.unit, asked.unit} - {""}
    return len(units) < 2 or same_count(told.unit, asked.unit)
