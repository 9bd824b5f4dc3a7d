"""The figure chosen for a promise, and whether its numbers add up (取定)."""

from decimal import Decimal

from shishi_cli.domain.count_units import adds_up as sums
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Bound
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.promises.read_promises import Promise


@frozen
class Tied:
    """The figure chosen for one promise (取定的数), its doubts by code, and the other reading."""

    candidate: Candidate
    doubts: tuple[str, ...] = ()
    alternative: Decimal | None = None


def adds_up(promise: Promise) -> bool:
    """Shares and upper limits are no amounts that parts add up to."""
    return sums(promise.unit) and promise.bound is not Bound.AT_MOST
