"""What is still needed in each month left (每月还需)."""

from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

from shishi_cli.domain.month import Month
from shishi_cli.domain.standing import MeasureStanding

_WHOLE, _HUNDREDTH = Decimal(1), Decimal("0.01")


def needed_per_month(measure: MeasureStanding, month: Month) -> Fraction | None:
    """What must be done in each month left to reach the target by December, exactly.

    None where it cannot be told, nothing is left to do, or no month is left.
    """
    done = measure.completion
    if done is None or done.share >= 1 or month.remaining == 0:
        return None
    return Fraction(done.target - done.actual) / month.remaining


def sufficing(measure: MeasureStanding, month: Month) -> Decimal | None:
    """The same rounded up, so that it suffices: whole things to 1, others to 0.01."""
    rate = needed_per_month(measure, month)
    if rate is None or measure.completion is None:
        return None
    whole = measure.completion.target == measure.completion.target.to_integral_value()
    step = _WHOLE if whole else _HUNDREDTH
    steps = -(-rate.numerator * step.as_integer_ratio()[1] // rate.denominator)
    return (Decimal(steps) * step).quantize(step, rounding=ROUND_CEILING)
