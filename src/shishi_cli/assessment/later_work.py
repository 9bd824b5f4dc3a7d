"""Numbers of what follows the work, which add nothing to it and take nothing from it (后续工作的数)."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from shishi_cli.assessment.prove_basis import ToldFigure
from shishi_cli.domain.measure import Basis
from shishi_cli.domain.month import Month

# Of the last total: what is less than four fifths of it is no correction without a reason.
_AT_MOST = Decimal("0.8")


def later_work(
    figures: Sequence[ToldFigure], target: Decimal | None, corrected: Collection[Month]
) -> Iterator[ToldFigure]:
    """Of the figures of a measure, oldest first, those without a word of period that are far less
    than the last total and would count only as a month of their own beyond the target: 80户 are
    rebuilt, and then 验收60户 or 回访22户; 486间 of 500, and then 检测310间.

    A later month changes nothing. In the `corrected` months a number is taken back with its reason.
    """
    last: ToldFigure | None = None
    for figure in figures:
        if figure.doubt is not None or figure.basis is Basis.MONTH:
            continue
        if last is not None and target and _follows(figure, last, target, corrected):
            yield figure
        else:
            last = figure


def _follows(
    figure: ToldFigure, last: ToldFigure, target: Decimal, corrected: Collection[Month]
) -> bool:
    if figure.basis is not Basis.UNMARKED or figure.by_person or figure.month in corrected:
        return False
    is_total = last.basis is Basis.CUMULATIVE or last.amount >= target
    less = figure.amount <= _AT_MOST * last.amount
    return is_total and less and last.amount + figure.amount >= target
