"""What a table's own columns tell beside the text: 完成数, 完成率, 年度目标 (专栏)."""

from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.domain.count_units import RATES
from shishi_cli.domain.figure_cell import FigureCell, figure_cells, told_of_whole
from shishi_cli.domain.measure import EARLIER, Basis, Bound, Figure, FigureKind, Origin
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Source
from shishi_cli.extraction.figures.doubts import notice
from shishi_cli.extraction.numbers.units import (
    counts_anything,
    counts_whole,
    factor,
    same_count,
)

_PART = 1000  # such a part of a target, and less
_PART_OF_RATE = 50


def own_figures(cell: str, count: int) -> tuple[FigureCell, ...]:
    """The figures of a cell that holds nothing else and has `count` of them, one a measure.

    Empty for a status word, a sentence or another number of figures.
    """
    figures = figure_cells(cell)
    return figures if len(figures) == count else ()


def done_figures(cell: str, targets: Sequence[Decimal]) -> tuple[FigureCell, ...]:
    """The same for 完成数, where 50棵/91棵 is 50 of a single target of 91."""
    figures = own_figures(cell, len(targets))
    if not figures and len(targets) == 1 and (of_whole := told_of_whole(cell, targets[0])):
        figures = (of_whole,)
    return figures


def is_of_unclear_scale(cell: FigureCell, unit: str, scale: Decimal, target: Decimal) -> bool:
    """Whether a bare 0.26 may be a share as well as a number in 万: nothing is done by a quarter that
    is counted one by one, a thousandth of a target is no figure, and a fiftieth of a rate none: 0.74 of
    75%."""
    said = cell.unit or cell.percent or cell.is_scaled or scale != 1
    if said or not 0 < cell.amount < 1:
        return False
    part = _PART_OF_RATE if unit in RATES else _PART
    return counts_whole(unit) or cell.amount * part <= target


def done_figure(
    cell: FigureCell, unit: str, scale: Decimal, source: Source, text: Figure | None
) -> Figure:
    """The 完成数 of its column, which wins over the text's; where they differ that is a doubt.

    `unit` is the measure's, `scale` that of the unit column (万元), for a number without a unit of
    its own. A month's own figure in the text is no contradiction.
    """
    counted = _counted(cell.unit, unit)
    known = factor(counted, unit) if counted else None
    amount = cell.amount * (known or Decimal(1))
    if not (cell.unit or cell.is_scaled):
        amount = cell.amount * scale
    doubts: list[Notice] = []
    if text is not None and text.basis is not Basis.MONTH:
        doubts += _beside(text, amount)
    if cell.unit and unit and not counted:
        doubts.append(notice("object"))
    basis = Basis.CUMULATIVE
    return Figure(
        FigureKind.ACTUAL,
        amount.normalize() + 0,
        cell.bound,
        basis,
        Origin.TEXT,
        source,
        "column",
        tuple(doubts),
    )


def _beside(text: Figure, amount: Decimal) -> list[Notice]:
    """What the text's figure lets doubt of that of the column: another one contradicts it, unless it
    is as of an earlier month; the same as of an earlier month was copied with the words."""
    if text.is_of_earlier_month:
        return [notice(EARLIER)] if text.amount == amount else []
    return [notice("column_differs", text.amount)] if text.amount != amount else []


def _counted(written: str, unit: str) -> str:
    """The count word of a cell that may count what the measure does: the 个 of 6个小区, for 个.

    Empty where it counts something else.
    """
    for length in range(len(written), 0, -1):
        word = written[:length]
        if same_count(word, unit) or counts_anything(word, unit):
            return word
    return ""


def share_figure(
    cell: FigureCell, source: Source, text: Figure | None, figures: Sequence[Figure]
) -> Figure:
    """The 完成率 of its column: 34.24%, 34.24 or, as a spreadsheet keeps it, 0.3424.

    Of the two readings of a bare number the one nearer to `figures` is taken; where they do not
    tell, one of at most 1 is doubtful.
    """
    amount, doubts = cell.amount, list[Notice]()
    as_fraction = cell.amount * 100
    computed = _computed(figures)
    if not cell.percent and computed is not None:
        amount = min((amount, as_fraction), key=lambda share: abs(share - computed))
    elif not cell.percent and amount <= 1:
        amount = as_fraction
        doubts.append(notice("share_scale", cell.amount))
    if text is not None:
        doubts += _beside(text, amount)
    return Figure(
        FigureKind.STATED, amount, Bound.EXACT, None, Origin.TEXT, source, "column", tuple(doubts)
    )


def _computed(figures: Sequence[Figure]) -> Decimal | None:
    """The percentage done by the figures themselves, None where target or actual is not told."""
    told = {figure.kind: figure.amount for figure in figures}
    target, actual = told.get(FigureKind.TARGET), told.get(FigureKind.ACTUAL)
    return actual * 100 / target if target and actual is not None else None
