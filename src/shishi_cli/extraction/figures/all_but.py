"""What is left open: it tells what is done, or that this is all there is to date (除外)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

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
    if sum(same_count(one.unit, promise.unit) for one in promises) != 1:
        return None
    if only := _all_but_the_last(promise, text):
        return only
    others = [m for m in _written("others").finditer(text.folded) if _is_done(m[0])]
    if len(others) != 1:
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
    return _less(promise, amount, left[-1])


def _all_but_the_last(promise: Promise, text: Text) -> Tied | None:
    """仅剩3个未完成 of 100 are 97, where nothing else is counted; not 仅剩3个未开工."""
    alike = [m for m in text.mentions if same_count(m.quantity.unit, promise.unit)]
    if len(alike) != 1 or not 0 < alike[0].quantity.amount < promise.amount:
        return None
    last = alike[0]
    before, behind = (
        _written("only").fullmatch(last.before),
        _written("unfinished").match(last.after),
    )
    if before is None or behind is None:
        return None
    tied = _less(promise, promise.amount - last.quantity.amount, last)
    return replace(tied, candidate=replace(tied.candidate, basis=Basis.CUMULATIVE))


def _less(promise: Promise, amount: Decimal, told: Mention) -> Tied:
    """What is done by what is left, for review."""
    basis = period_of(told.period, None).basis
    done = Candidate(told, amount, basis, (0.0, 0.0, 0.0), Fit.SILENT, finished=True)
    return Tied(done, ("remainder",), promise.amount)


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
