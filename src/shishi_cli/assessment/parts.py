"""A project is judged in parts: each measure, and the milestones of the month (分项判断)."""

from collections.abc import Iterable

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.standing import Reason, Standing

_BEST_FIRST = tuple(one for one in Standing if one is not Standing.UNKNOWN)


@frozen
class Part:
    """How one measure, or the milestones, stand (分项状态): UNKNOWN where it cannot be told.

    `reasons` speak for the standing, or beside it; `notes` decide nothing.
    """

    standing: Standing
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()


def worst(standings: Iterable[Standing]) -> Standing:
    """The worst of those that can be told; UNKNOWN where none can."""
    told = [_BEST_FIRST.index(one) for one in standings if one is not Standing.UNKNOWN]
    return _BEST_FIRST[max(told)] if told else Standing.UNKNOWN


def stricter(one: Part, other: Part) -> Part:
    """Both together: the worse standing, with all reasons and notes."""
    standing = worst((one.standing, other.standing))
    first, second = (one, other) if one.standing is standing else (other, one)
    return Part(standing, first.reasons + second.reasons, first.notes + second.notes)
