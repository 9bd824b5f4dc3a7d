"""What is left open: it tells what is done, or that this is all there is to date (除外)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from shishi_cli.domain.measure import Basis
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.tied import Tied, adds_up
from shishi_cli.extraction.mentions.counted_thing import Fit
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.mentions.period_told import period_of
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.numbers.units import same_count
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

# What is counted as not done.
_LEFT = frozenset({"exception", "rest", "negated", "under-way", "prepared"})


def all_but(
    tied: Tied | None,
    promises: Sequence[Promise],
    promise: Promise,
    text: Text,
    roles: Sequence[Role | None],
) -> Tied | None:
    """The figure, or where none is told the promise less the exceptions: 除2片外,其余全部铺装完成 of
    28 are 26, by a subtraction that is offered for review."""
    if tied is not None or not adds_up(promise):
        return tied
    others = [m for m in _written("others").finditer(text.folded) if _is_done(m[0])]
    if len(others) != 1 or sum(same_count(one.unit, promise.unit) for one in promises) != 1:
        return None
    told = others[0].start()
    left = [
        mention
        for mention, role in zip(text.mentions, roles, strict=True)
        if role is not None and role.name in _LEFT and _is_before(mention, told, text, promise)
    ]
    amount = promise.amount - sum(mention.quantity.amount for mention in left)
    if not left or amount <= 0:
        return None
    last = left[-1]
    done = Candidate(last, amount, period_of(last.period, None).basis, (0.0, 0.0, 0.0), Fit.SILENT)
    return Tied(replace(done, finished=True), ("remainder",), promise.amount)


def to_date_by_what_is_left(
    tied: Tied | None, promise: Promise, text: Text, roles: Sequence[Role | None]
) -> Tied | None:
    """The figure, a running total where what is left makes the promise whole: 完成3个,2个在扫尾,
    1个在施工 of six, or 本月完成4个,其余2个在建."""
    if tied is None or tied.candidate.basis is Basis.CUMULATIVE or not adds_up(promise):
        return tied
    done = tied.candidate
    left = [
        mention.quantity.amount
        for mention, role in zip(text.mentions, roles, strict=True)
        if role is not None
        and role.name in _LEFT
        and mention.sentence == done.mention.sentence
        and mention.quantity.unit == done.mention.quantity.unit
    ]
    if not left or done.amount + sum(left) != promise.amount:
        return tied
    return replace(tied, candidate=replace(done, basis=Basis.CUMULATIVE))


def _is_before(mention: Mention, told: int, text: Text, promise: Promise) -> bool:
    """Whether the number is of the promise's count and stands in the sentence of the others, before
    them."""
    end = mention.quantity.end
    between = text.folded[end:told] if end <= told else "。"
    return same_count(mention.quantity.unit, promise.unit) and "。" not in between


def _is_done(words: str) -> bool:
    """Whether the others are told as done, and not as begun or prepared: 其余全部进场."""
    open_ = any(tells(words, event) for event in (Event.UNDER_WAY, Event.PREPARED))
    done = any(tells(words, event) for event in (Event.FINISHED, Event.SETTLED))
    return not open_ and (done or _written("completed").search(words) is not None)


def _written(name: str) -> re.Pattern[str]:
    return pattern("figures/all_but", name)
