"""What the brackets behind a number divide it into (括号内的分项)."""

from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.extraction.figures.candidates import Candidate


def without_divided(found: Sequence[Candidate]) -> Sequence[Candidate]:
    """新增155个(公办55个、民办90个): what the brackets behind a number divide it into, whether it adds
    up or not."""
    ends = {c.mention.quantity.end: c.amount for c in found}
    return [c for c in found if c.amount > ends.get(_bracket_before(c), Decimal(-1))]


def _bracket_before(candidate: Candidate) -> int:
    """Where the brackets open in which it stands, -1 where it stands in none."""
    before = candidate.mention.before
    opened = before.rfind("(")
    if opened < 0 or ")" in before[opened:]:
        return -1
    return candidate.mention.quantity.start - len(before) + opened
