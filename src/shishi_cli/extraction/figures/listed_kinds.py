"""A list of kinds of the thing promised, each with a count word of its own (分类列数)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.mentions.counted_thing import abbreviates, content
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern


def of_listed_kinds(tied: Tied | None, promise: Promise, text: Text) -> Tied | None:
    """The kinds together, offered for review, where the last names the thing: 轮椅210辆、助听器165副、
    拐杖等其他辅具148件 of 辅具700件; one kind alone, by a count word that is not the promise's, is no
    figure of all."""
    if tied is None or tied.candidate.witnessed:
        return tied
    kinds = _list_of(tied.candidate.mention, text)
    if len({kind.quantity.unit for kind in kinds}) < 2 or any(_is_apart(one) for one in kinds):
        return tied
    own = promise.own.words
    if all(_is_kind_of(one, promise) for one in kinds):
        return _summed(tied, kinds)  # 充电桩12个、充电站3座 of 充电设施15个
    named = _written("and_others").search(kinds[-1].lead)
    if named and (content(named[1]) & promise.own.things or abbreviates(named[1], own)):
        return _summed(tied, kinds)
    return tied if tied.candidate.exact else None


def _summed(tied: Tied, kinds: Sequence[Mention]) -> Tied:
    total = sum((kind.quantity.amount for kind in kinds), Decimal(0))
    return Tied(
        replace(tied.candidate, amount=total, doubts=()), ("sum_of_parts",), tied.candidate.amount
    )


def _is_kind_of(mention: Mention, promise: Promise) -> bool:
    """Whether the thing counted shares a word with a promise of things by a general name."""
    general = _written("general").search(promise.name)
    return general is not None and bool(mention.counted.pairs & promise.own.things)


def _list_of(mention: Mention, text: Text) -> Sequence[Mention]:
    """The numbers of its clause, where nothing but 、 and names stand between them."""
    listed = [one for one in text.mentions if one.at == mention.at and one.quantity.unit != "%"]
    between = [
        text.folded[first.quantity.end : last.quantity.start] for first, last in pairwise(listed)
    ]
    return listed if all(map(_written("between").fullmatch, between)) else []


def _is_apart(mention: Mention) -> bool:
    """Whether it is told as something else than done."""
    role = mention.role()
    return role is not None and role.taken == "none"


def _written(name: str) -> re.Pattern[str]:
    return pattern("figures/listed_kinds", name)
