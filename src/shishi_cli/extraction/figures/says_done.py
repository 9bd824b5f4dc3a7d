"""Whether a sentence says that what it counts is done, and counts the promised thing (依据)."""

import re

from shishi_cli.extraction.mentions.counted_thing import Around, Fit
from shishi_cli.extraction.mentions.mentions import Event, Mention, event_of, shares_event, tells
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

PERSONS = frozenset({"人", "名", "位"})


def says_done(mention: Mention) -> bool:
    """Whether a word in the clause says that something is done."""
    return tells(mention.clause, Event.FINISHED) or bool(_written("done").search(mention.clause))


def is_untold(mention: Mention, promise: Promise) -> bool:
    """Whether the number opens its clause and what is said of it is nothing done: 2处地块涉及规划
    调整. Behind its verb (安装96盏) a number is told as done."""
    tail = mention.tail
    if len(tail) < 2 or mention.quantity.unit == "%" or tail[-2:] in promise.own.things:
        return False
    acts = _written("acts")
    if mention.led or not _written("opening").fullmatch(mention.lead):
        return False
    if shares_event(mention, promise.words):  # 31个进场施工, where 开工 is promised
        return False
    if _leads_to_another(mention):
        return True
    length = mention.quantity.start - mention.at
    told = f"{mention.before[-length:] if length else ''} {mention.after}"
    told = _written("aside").sub("", told)
    return not (tells(told, Event.FINISHED) or _written("done").search(told) or acts.search(told))


def _leads_to_another(mention: Mention) -> bool:
    """Whether what is said leads to a number of other things: 12个村完成投资8600万元."""
    tail = mention.tail
    if not mention.after.startswith(tail) or tail.endswith(("和", "及", "与", "并", "(")):
        return False
    number = _written("number").match(mention.after, len(tail))
    return number is not None and number[1] != mention.quantity.unit[:1]


def is_done_rest(mention: Mention, promise: Promise) -> bool:
    """Whether the rest is done as well: 其余89个均已改造到位, but not 其余4个将于年底建成."""
    if _written("open").search(mention.after):
        return False
    done = event_of(mention, promise.words) is Event.FINISHED
    return done and bool(_written("done").search(mention.tail))


def names_another_head(told: Around, promise: Promise) -> bool:
    """Whether the noun beside the number ends in another word than any that is promised: 教学班
    for 中小学, 充电桩 for 充电站."""
    return bool(told.thing) and told.thing[-1] not in promise.own.words


def is_of_another_head(
    told: Around, promise: Promise, agreement: Fit, exact: bool, over: bool
) -> bool:
    """Whether the noun is another one and neither words nor count word make up for it, nor that
    it is no more than promised: 新增充电车位1260个 of 充电桩1200个."""
    if exact and not over and (agreement is not Fit.NEAR or promise.unit in PERSONS):
        return False  # 组织1.62万名中小学生 of 3万人
    return names_another_head(told, promise)


def counts_another(told: Around, agreement: Fit, promise: Promise, over: bool) -> bool:
    """Whether a number with another count word counts another thing: 新增教学班126个 for 5所;
    with a word in common it does where it is more than promised."""
    return names_another_head(told, promise) and (agreement is not Fit.SAME or over)


def place_of(mention: Mention) -> str:
    """The place that opens the clause or its sentence (南湖街道), empty where none does."""
    found = _written("place").match(mention.lead) or _written("place").match(mention.before)
    return found[0] if found else ""


def _written(name: str) -> re.Pattern[str]:
    return pattern("figures/says_done", name)
