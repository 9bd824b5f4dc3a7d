"""Wholes with the parts that a sentence names after 其中 (分项)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from shishi_cli.domain.breakdown import Breakdown
from shishi_cli.domain.count_units import RATES
from shishi_cli.domain.measure import Bound
from shishi_cli.domain.source import Column
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.rules import pattern


def find_breakdowns(text: Text, column: Column) -> tuple[Breakdown, ...]:
    """Every whole of the cell that is followed by its parts, in the same sentence and count word."""
    folded = text.folded
    return tuple(
        _breakdown(whole, parts, folded, column)
        for whole, parts in _wholes(text.mentions, folded)
        if parts
    )


def _wholes(mentions: tuple[Mention, ...], folded: str) -> Iterator[tuple[Mention, list[Mention]]]:
    """Each quantity right before 其中, with the like quantities behind it."""
    for at, (whole, first) in enumerate(pairwise(mentions)):
        between = folded[whole.quantity.end : first.quantity.start]
        if whole.quantity.unit in RATES or _written("average").search(whole.lead):
            continue  # 签约率72.6%,其中老年人签约率74.1%: each is of others
        if first.sentence == whole.sentence and _written("opening").search(between):
            yield whole, list(_parts(whole, mentions[at + 1 :], folded))


def _parts(whole: Mention, following: tuple[Mention, ...], folded: str) -> Iterator[Mention]:
    """The parts on the level of the first: what stands in brackets behind a part divides it."""
    level: int | None = None
    last = whole.quantity.end
    for mention in following:
        quantity = mention.quantity
        if mention.sentence != whole.sentence or (
            level is not None and _written("ending").search(folded[last : quantity.start])
        ):
            return
        depth = _depth(folded[whole.quantity.end : quantity.start])
        if level is None:
            level = depth
        if depth < level:
            return
        if depth == level and quantity.unit == whole.quantity.unit:
            yield mention
        last = quantity.end


def _breakdown(whole: Mention, parts: list[Mention], folded: str, column: Column) -> Breakdown:
    rest = [m for m in parts if _written("rest").search(m.lead)]
    named = [m for m in parts if m not in rest]
    start, end = whole.quantity.start, parts[-1].quantity.end
    inexact = any(m.quantity.bound is not Bound.EXACT for m in (whole, *parts))
    left_out = _written("open").search(folded[start : end + 8])
    is_open = inexact or len(parts) < 2 or bool(left_out) or any(map(_is_stage, named))
    return Breakdown(
        column=column,
        start=start,
        end=end,
        unit=whole.quantity.unit,
        whole=whole.quantity.amount,
        parts=tuple(part.quantity.amount for part in named),
        rest=sum((m.quantity.amount for m in rest), Decimal(0)) if rest else None,
        is_open=is_open,
    )


def _is_stage(part: Mention) -> bool:
    """Whether the part is told by how far it is: 其中3个已完工、5个主体封顶 need not be all."""
    return bool(part.events.lead or part.events.tail)


def _depth(text: str) -> int:
    return text.count("(") - text.count(")")


def _written(name: str) -> re.Pattern[str]:
    return pattern("figures/breakdowns", name)
