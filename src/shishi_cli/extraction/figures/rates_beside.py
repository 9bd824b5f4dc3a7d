"""Numbers of which a rate that is printed beside them tells what they are (数旁的率)."""

from collections.abc import Sequence
from fractions import Fraction

from shishi_cli.domain.shares import agrees
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.promises.read_promises import Promise


def without_bases(found: Sequence[Candidate], promise: Promise, text: Text) -> list[Candidate]:
    """The candidates without those of which another is the printed rate: 活产新生儿2318人,完成筛查2311人,筛查率
    99.7%."""
    shares = [m for m in text.mentions if m.share is not None and m.share.rate]
    rates = [m for m in shares if m.share and m.share.rate[-2:] in promise.words]
    bases = [
        base
        for rate in rates
        for done in found
        for base in found
        if base.mention.quantity.start < done.mention.quantity.start < rate.quantity.start
        and base.mention.sentence == done.mention.sentence == rate.sentence
        and base.amount > done.amount
        and _is_rate_of(rate, done)
        and agrees(rate.quantity.amount, Fraction(done.amount) / Fraction(base.amount))
    ]
    begun = [c for c in found if _is_all_begun(c, found, promise, shares)]
    return [c for c in found if c not in bases and c not in begun]


def _is_all_begun(
    whole: Candidate, found: Sequence[Candidate], promise: Promise, rates: Sequence[Mention]
) -> bool:
    """Whether the rate behind it tells an earlier stage of all, where that of fewer stands beside it: 开工640户,开工率
    100%;竣工412户,竣工率64.4% of 640."""
    own = None if whole.finished else _rate_behind(whole, rates)
    if own is None or not promise.amount or whole.amount < promise.amount:
        return False
    fewer = [c for c in found if c.amount < whole.amount]
    told = [
        c
        for c in fewer
        if (rate := _rate_behind(c, rates)) is not None
        and agrees(rate.quantity.amount, Fraction(c.amount) / Fraction(promise.amount))
    ]
    return bool(told) and own.share is not None and own.share.rate[-2:] not in promise.words


def _rate_behind(done: Candidate, rates: Sequence[Mention]) -> Mention | None:
    """The rate that stands right behind a number and is called as the words before it."""
    behind = [rate for rate in rates if rate.quantity.start > done.mention.quantity.end]
    first = min(behind, key=lambda rate: rate.quantity.start, default=None)
    if first is None or first.sentence != done.mention.sentence or first.share is None:
        return None
    return first if first.share.rate[-2:] in done.mention.clause else None


def _is_rate_of(rate: Mention, done: Candidate) -> bool:
    """Whether the rate is called as what is told before the number: 筛查率 behind 完成筛查2311人."""
    return rate.share is not None and done.mention.lead.endswith(rate.share.rate[-2:])
