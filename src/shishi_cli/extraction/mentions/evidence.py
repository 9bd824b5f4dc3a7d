"""Whether a sentence says that what it counts is done (依据)."""

import re

from shishi_cli.domain.frozen import frozen
from shishi_cli.extraction.mentions.counted_thing import are_names
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.roles import Words
from shishi_cli.extraction.numbers.find_quantities import Quantity
from shishi_cli.extraction.rules import pattern


@frozen
class Evidence:
    """What a sentence says of the quantity being done (依据).

    `says_done` where a word in the clause says that something is; `is_bare` where the number opens
    its clause and what is said of it is nothing done: 2处地块涉及规划调整. Behind its verb
    (安装96盏) a number is told as done. `leads_on` where it leads to a number of other things:
    12个村完成投资8600万元. `rest_is_done` where the rest is: 其余89个均已改造到位, but
    not 其余4个将于年底建成. `place` opens the clause or its sentence, a place or a lot: 南湖街道, 第二批.
    """

    says_done: bool
    is_bare: bool
    leads_on: bool
    rest_is_done: bool
    place: str


def evidence_in(words: Words, clause: str, after: str, told: str, quantity: Quantity) -> Evidence:
    """What the words around the quantity give for its being done; `told` is its clause with a blank
    in its place, `after` all of it behind the quantity."""
    done = _written("done")
    place = next(filter(None, map(_written("place").match, (words.lead, told, words.before))), None)
    return Evidence(
        says_done=tells(clause, Event.FINISHED) or bool(done.search(clause)),
        is_bare=_opens(words, quantity) and _tells_nothing_done(words.tail, after, told, quantity),
        leads_on=_opens(words, quantity) and _leads_to_another(words.tail, after, quantity),
        rest_is_done=not _written("open").search(after) and bool(done.search(words.tail)),
        place=place["name"] if place else "",
    )


def _opens(words: Words, quantity: Quantity) -> bool:
    """Whether the number opens its clause, and more than its noun stands behind it."""
    if len(words.tail) < 2 or quantity.unit == "%" or words.led:
        return False
    if _written("opening").fullmatch(words.lead):
        return True
    return are_names(words.lead, quantity.unit, quantity.amount)  # 文昌路、育才路2条


def _tells_nothing_done(tail: str, after: str, told: str, quantity: Quantity) -> bool:
    if _leads_to_another(tail, after, quantity):
        return True
    told = _written("aside").sub("", told)
    done = _written("done").search(told) or _written("acts").search(told)
    return not (done or tells(told, Event.FINISHED))


def _leads_to_another(tail: str, after: str, quantity: Quantity) -> bool:
    """Whether what is said leads to a number of other things: 12个村完成投资8600万元."""
    if not after.startswith(tail) or tail.endswith(("和", "及", "与", "并", "(")):
        return False
    number = _written("number").match(after, len(tail))
    if number is None:
        return False
    return number[1] != quantity.unit[:1] or _written("holds").search(tail) is not None


def _written(name: str) -> re.Pattern[str]:
    return pattern("mentions/evidence", name)
