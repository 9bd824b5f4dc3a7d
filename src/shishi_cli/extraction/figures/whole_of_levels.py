"""A whole that is promised beside its levels: 600个(市级200个、区级400个) (总数与各级)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.promises.read_promises import Promise


def whole_of_levels(promises: Sequence[Promise]) -> int | None:
    """Which promise is the whole that the levels of the others make up; None where none is."""
    for at, whole in enumerate(promises):
        levels = [*promises[:at], *promises[at + 1 :]]
        alike = all(one.level and one.unit == whole.unit for one in levels)
        if len(levels) > 1 and alike and whole.amount == sum(one.amount for one in levels):
            return at
    return None


def with_whole(
    figures: Sequence[Tied | None], promises: Sequence[Promise]
) -> tuple[Tied | None, ...]:
    """The figures with that of the whole, where each level tells its own and none the whole: 市级完成200户,区级
    完成60户."""
    at = whole_of_levels(promises)
    levels = [tied for place, tied in enumerate(figures) if place != at and tied]
    if at is None or figures[at] is not None or len(levels) + 1 < len(promises):
        return tuple(figures)
    total = sum((tied.candidate.amount for tied in levels), Decimal(0))
    last = levels[-1]
    doubts = tuple(dict.fromkeys(doubt for tied in levels for doubt in tied.doubts))
    summed = replace(last.candidate, amount=total, witnessed=False)
    whole = Tied(summed, (*doubts, "sum_of_parts"), last.candidate.amount)
    return *figures[:at], whole, *figures[at + 1 :]
