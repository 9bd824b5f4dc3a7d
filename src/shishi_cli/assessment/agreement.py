"""Whether a stated share is what the figures give (核对自报完成率)."""

from fractions import Fraction

from shishi_cli.domain.measure import Bound, FigureKind
from shishi_cli.domain.shares import agrees, rounding
from shishi_cli.domain.standing import MeasureStanding

_BASES = (FigureKind.TARGET, FigureKind.ACTUAL)
_EXACT = frozenset({Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST})


def agreement(measure: MeasureStanding) -> bool | None:
    """Whether the stated share agrees; None without either, or where only a part or only about how
    much is known, or nobody can believe the figure."""
    if measure.stated is None or measure.actual is None or measure.set_aside is not None:
        return None
    if measure.completion is None:
        return None
    figures = [figure for figure in measure.figures if figure.kind in _BASES]
    hedged = any(f.bound not in _EXACT for f in figures if f.kind is FigureKind.ACTUAL)
    partial = any(doubt.code == "lower_bound" for doubt in measure.doubts)
    error = sum((rounding(f.source.text) for f in figures if f.source), Fraction(0))
    agreed = agrees(measure.stated, measure.completion.share, error)
    return None if not agreed and (hedged or partial) else agreed
