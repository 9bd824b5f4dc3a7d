"""A month that stands out from the other months of its measure, robustly and exactly (异常增量)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from shishi_cli.assessment.checks.case import Case, Found, label, source_of
from shishi_cli.assessment.checks.figures import grows
from shishi_cli.assessment.checks.kinds import limit
from shishi_cli.assessment.pace import is_lower_bound
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.shares import amount, rounded_down
from shishi_cli.domain.standing import MeasureStanding


def outlier(case: Case) -> Iterator[Found]:
    """The month's increment far from the median of the year's, by the median of the distances."""
    for measure in case.measures:
        # First what most months answer, without a look at the whole year.
        if not grows(measure) or case.plan_explains(measure) or _follows_a_fall(case, measure):
            continue
        increments = _increments(case, measure)
        if not increments or len(increments) < limit("outlier_points"):
            continue
        now, middle = increments[-1], median(increments)
        if _stands_out(now, middle, increments):
            message = (
                f"本月增加{label(case, measure)} {_written(now)}{measure.unit},"
                f"各月增量的中位数是 {_written(middle)}{measure.unit}"
            )
            yield Found(message, source_of(measure, FigureKind.ACTUAL), measure.position)


def _follows_a_fall(case: Case, measure: MeasureStanding) -> bool:
    """Whether the figure before was less than its own predecessor: this one takes it back, and the
    fall was told then."""
    told = (one.actual for _, one in case.before(measure) if one.actual is not None)
    last, former = next(told, None), next(told, None)
    return last is not None and former is not None and last <= former


def median(values: Sequence[Fraction]) -> Fraction:
    """The middle value, or the mean of the two in the middle; of one value or more."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _written(value: Fraction) -> str:
    return amount(rounded_down(value, whole=False))


def _stands_out(now: Fraction, middle: Fraction, increments: Sequence[Fraction]) -> bool:
    spread = median([abs(one - middle) for one in increments])
    spread = max(spread, abs(middle) * limit("outlier_least_spread"))
    score = abs(now - middle) * limit("outlier_scale")
    # Nothing for most months and then something is how works are finished, no mistake.
    return spread > 0 and score > limit("outlier_score") * spread


def _increments(case: Case, measure: MeasureStanding) -> list[Fraction]:
    """What each month added to the one before it, the checked month last; empty where it cannot be
    told for that, or where it fell."""
    totals = {
        month.number: Fraction(one.believed)
        for month, one in ((case.month, measure), *case.before(measure))
        if one.believed is not None and not is_lower_bound(one)
    }
    here = case.month.number
    if here not in totals:
        return []
    totals.setdefault(0, Fraction(0))  # the year begins with nothing done
    steps = {n: done - totals[n - 1] for n, done in totals.items() if n - 1 in totals}
    return [steps[n] for n in sorted(steps)] if steps.get(here, -1) >= 0 else []
