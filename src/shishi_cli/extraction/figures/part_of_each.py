"""Whether a number tells only how far a part of each thing is, and not the thing (只是其中一部分)."""

import re

from shishi_cli.domain.count_units import PERSONS, RATES
from shishi_cli.extraction.mentions.counted_thing import says_verb
from shishi_cli.extraction.mentions.events import Event
from shishi_cli.extraction.mentions.mentions import Mention
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

_NO_THINGS = PERSONS | RATES | {"元"}
_SHORTEST = 2  # characters of a part's name


def names_a_part(mention: Mention, promise: Promise) -> bool:
    """Whether the noun behind the number names the thing and then a part of it, which is not what
    is promised: 三座水库大坝 of 水库, 12个小区屋面防水 of 小区. The head stands last in Chinese.

    What is told of the thing itself stands over it: 3个集聚区开街运营.
    """
    told = mention.counted
    if not told.behind or promise.unit in _NO_THINGS or mention.events.is_of_whole:
        return False
    if _written("accepted").match(mention.wording.following):
        return False  # 160个书屋图书、书架全部配送到位,并经县局验收合格
    if _written("fittings").search(promise.name):
        return False  # 28所学校标线、护栏均已设置到位 of 完善学校交通安全设施
    own = {*"".join(promise.own.things), *promise.own.name[-1:]}
    thing = told.thing
    head = len(thing)
    while head and thing[head - 1] not in own:
        head -= 1
    part = thing[head:]
    if _is_of_its_place(thing[:head], promise):
        return False
    is_noun = len(part) >= _SHORTEST or _written("part").fullmatch(part) is not None
    return head > 0 and is_noun and not _written("verbal").search(thing)


def _is_of_its_place(named: str, promise: Promise) -> bool:
    """Whether only where it is stands before, and not what is promised: 86家学校食堂 of 学校“阳光厨房”."""
    name = promise.name.rstrip("”’》」")
    return not says_verb(name[-2:]) and name[-1:] not in named


def is_still_worked_on(mention: Mention, promise: Promise, event: Event) -> bool:
    """Whether the clause behind says of the same things that they are still worked on: 4个市场改造
    已完成,正在安装摊位; what follows the work (正在验收) is told of things that are done."""
    if event is Event.FINISHED or promise.unit in _NO_THINGS:
        return False
    return mention.wording.is_still_worked_on


def _written(name: str) -> re.Pattern[str]:
    return pattern("figures/guards", name)
