"""That none of what is promised is done, or none in the month, told without a number (为零)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from shishi_cli.domain.measure import Basis, Bound
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.tied import Tied, adds_up
from shishi_cli.extraction.mentions.counted_thing import Fit
from shishi_cli.extraction.mentions.mentions import Text, mention_at
from shishi_cli.extraction.numbers.find_quantities import Quantity
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern


def of_none_done(promises: Sequence[Promise], text: Text) -> Tied | None:
    """Nothing of the only promise, where the words say that the month brought none, 本月无新增托位,
    本月没有发放, or that none is done yet: 均未开业. What is not told is not nothing: 本月未报."""
    if len(promises) != 1 or not adds_up(promises[0]):
        return None
    found = next(_none_told(promises[0], text), None)
    return _nothing(found, promises[0], text) if found else None


def of_none_this_month(promises: Sequence[Promise], text: Text) -> Tied | None:
    """Nothing in the month, where that is told beside a running total: 本月未举办,累计举办95场."""
    if len(promises) != 1 or not adds_up(promises[0]):
        return None
    found = next((one for one in _none_told(promises[0], text) if one["month"]), None)
    return _nothing(found, promises[0], text) if found else None


def _nothing(found: re.Match[str], promise: Promise, text: Text) -> Tied:
    quantity = Quantity(found.start(), found.end(), Decimal(0), promise.unit, Bound.EXACT, "none")
    basis = Basis.MONTH if found["month"] else Basis.UNMARKED
    mention = mention_at(text, quantity)
    return Tied(Candidate(mention, Decimal(0), basis, (0.0, 0.0, 0.0), Fit.SILENT), ())


def _none_told(promise: Promise, text: Text) -> Iterator[re.Match[str]]:
    """Where the words tell none of the promise."""
    for one in pattern("figures/none_done", "none").finditer(text.folded):
        if (one["act"] or "") in promise.words:
            yield one
    denied = pattern("figures/none_done", "none_of_act")
    for clause in compiled("[^,。;]+").finditer(text.folded):
        told = denied.fullmatch(text.folded, *clause.span())
        if told is not None and _denies(told, promise):
            yield told


def _denies(one: re.Match[str], promise: Promise) -> bool:
    """Whether it is the act of the promise that a clause denies, and nothing else: 本月未发放消费券, but
    本月未发放到位 is of how far it is, and 东区本月未发放 of a part."""
    if not one["month"] and (one["thing"] or one["light"] or not one["yet"]):
        return False  # 管道尚未敷设, 目前未设置: of the month nothing is told
    if one["act"] not in promise.words or not (one["act"] or one["light"]):
        return False  # 本月未开展 needs no act
    light = pattern("figures/none_done", "round_it")
    around = (one["front"] or "", one["thing"], one["rest"])
    return all(light.sub("", words) in promise.words for words in around)
