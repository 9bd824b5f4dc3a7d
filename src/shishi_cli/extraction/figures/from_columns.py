"""What a table's own columns tell beside the text: 完成数, 完成率, 年度目标 (专栏)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from shishi_cli.domain.measure import Basis, Bound, Figure, FigureKind, Origin
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Source
from shishi_cli.extraction.figures.doubts import notice
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_RULES = "figures/from_columns"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number that stands alone in a cell or on a line of it (单元格数), with its span."""

    amount: Decimal
    start: int
    end: int
    percent: bool = False


def bare_numbers(printed: str, count: int) -> tuple[Cell, ...]:
    """The numbers of a cell that holds nothing else and has `count` of them, one a measure.

    Parts stand on lines of their own, as sub-rows are joined, or between 、 or /. Empty for a
    status word, a sentence or another number of parts.
    """
    text = fold_width(printed)
    parts = [part for part in pattern(_RULES, "part").finditer(text) if part[0].strip()]
    found = [pattern(_RULES, "number").fullmatch(text, *part.span()) for part in parts]
    cells = tuple(
        Cell(
            Decimal(match["number"].replace(",", "")),
            match.start("number"),
            match.end("percent") if match["percent"] else match.end("number"),
            match["percent"] is not None,
        )
        for match in found
        if match is not None
    )
    return cells if len(cells) == len(parts) == count else ()


def done_figure(cell: Cell, scale: Decimal, source: Source, text: Figure | None) -> Figure:
    """The 完成数 of its column, which wins over the text's; where they differ that is a doubt.

    `scale` is that of the unit column (万元). A month's own figure in the text is no contradiction.
    """
    amount = cell.amount * scale
    doubts: tuple[Notice, ...] = ()
    if text is not None and text.amount != amount and text.basis is not Basis.MONTH:
        doubts = (notice("column_differs", text.amount),)
    basis = Basis.CUMULATIVE
    return Figure(
        FigureKind.ACTUAL, amount, Bound.EXACT, basis, Origin.TEXT, source, "column", doubts
    )


def share_figure(
    cell: Cell, source: Source, text: Figure | None, figures: Sequence[Figure]
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
    if text is not None and text.amount != amount:
        doubts.append(notice("column_differs", text.amount))
    return Figure(
        FigureKind.STATED, amount, Bound.EXACT, None, Origin.TEXT, source, "column", tuple(doubts)
    )


def _computed(figures: Sequence[Figure]) -> Decimal | None:
    """The percentage done by the figures themselves, None where target or actual is not told."""
    told = {figure.kind: figure.amount for figure in figures}
    target, actual = told.get(FigureKind.TARGET), told.get(FigureKind.ACTUAL)
    return actual * 100 / target if target and actual is not None else None
