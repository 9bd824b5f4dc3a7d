"""What has happened to the things that a quantity counts (事项)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.lexicon import event_words
from shishi_cli.extraction.rules import alternatives, load_rules, pattern

# What is signed, which is no step of its own behind 签订.
_SIGNED = ("协议", "合同")
_DONE = "完成"
_PART, _THERE = "_part", "there"  # groups: of a part, and 完成 where one stands behind


class Event(StrEnum):
    """What has happened to the things counted (事项)."""

    FINISHED = "finished"
    SETTLED = "settled"
    UNDER_WAY = "under_way"
    PREPARED = "prepared"
    UNTOLD = "untold"


class ToldEvent(NamedTuple):
    """An event that words tell; `is_of_part` where it is one of a part of each thing: 样板段亮灯,
    设备安装到位."""

    word: str
    kind: Event
    is_of_part: bool

    def is_own(self, own_words: str) -> bool:
        """Whether the promise itself names the event, or the part that it is of: 更换设备 is
        promised, 设备安装到位 is told; 启动 and 开工 are one."""
        if self.word in own_words or self.is_of_part:
            return self.word in own_words or self.word[:2] in own_words
        return any(word in own_words for word in _alike().get(self.word, ()))


@frozen
class Events:
    """The events told around a quantity (数量旁的事项): before it, behind it, and in the words that
    lead its list; `whole` are those told of what it is a part of."""

    lead: tuple[ToldEvent, ...]
    tail: tuple[ToldEvent, ...]
    led: tuple[ToldEvent, ...]
    whole: tuple[ToldEvent, ...] = ()

    def nearest(self, own_words: str) -> Event:
        """What has happened to the things counted, by the words nearest to the quantity.

        `own_words` are those of the measure: where the promise itself is to 启动33家, the word
        启动 tells its fulfilment.
        """
        told = [event for event in self.tail if not event.is_own(own_words)]
        if len(told) < len(self.tail):
            # 已公示并认定, where 认定 is promised; 已编制完成并经批复, where 编制 is
            told = [event for event in told if event.kind is not Event.PREPARED]
        if told and told[-1].kind is Event.FINISHED and self.is_of_whole:
            told = [event for event in told if not event.is_of_part]
        tail = {e.kind for e in told if e.is_of_part} or {e.kind for e in told}
        for kind in (Event.FINISHED, Event.UNDER_WAY, Event.PREPARED, Event.SETTLED):
            if kind in tail:
                return Event.FINISHED if kind is Event.SETTLED else kind
        lead = [event for event in self.lead or self.led if not event.is_own(own_words)]
        if len(lead) < len(self.lead):  # 签订补偿协议462户, where 签约 is promised
            lead = [event for event in lead if not event.word.endswith(_SIGNED)]
        if lead and lead[-1].kind is Event.SETTLED:
            lead = lead[:-1] or lead
        kind = lead[-1].kind if lead else Event.UNTOLD
        ended = (Event.FINISHED, Event.SETTLED)
        if kind is Event.PREPARED and any(event.kind in ended for event in lead):
            return Event.FINISHED  # 完工并取得使用登记证21台: papers that follow the work
        return Event.FINISHED if kind is Event.SETTLED else kind

    @property
    def is_of_whole(self) -> bool:
        """Whether the last word behind tells of the thing itself, whatever part is told before:
        通过验收, 投入使用."""
        return bool(self.tail) and _over_part().match(self.tail[-1].word) is not None

    def name(self, own_words: str) -> bool:
        """Whether they tell an event by the promise's very word: 办结 and not 受理."""
        return any(event.word in own_words for event in self.lead + self.tail or self.led)

    def are_promised(self, own_words: str) -> bool:
        """Whether the words, or else those that lead its list, tell an event that the promise
        itself names (投用, 开工)."""
        told = self.lead + self.tail or self.led
        return any(event.is_own(own_words) for event in told)


@kept(1024)  # what leads a list is asked for by each of its quantities
def events_in(words: str) -> tuple[ToldEvent, ...]:
    """The events that words tell, in their order."""
    found = [
        (match, Event(group.removesuffix(_PART)), group.endswith(_PART))
        for match in _matches(words)
        if (group := match.lastgroup)
    ]
    return tuple(
        ToldEvent(match[0], kind, of_part)
        for (match, kind, of_part), behind in zip_longest(found, found[1:])
        if not (behind and kind is Event.FINISHED and _is_of_paper(match, behind[0], behind[1]))
    )


def _matches(words: str) -> Iterator[re.Match[str]]:
    """Where events are told. Behind 完成 any words may lead to a part of the works, which is looked for there
    alone; the longer event counts: 主体工程并通过验收, and not 主体工程."""
    at = 0
    while found := _behind_done(words, at) or _events().search(words, at):
        at = found.end()
        if found.lastgroup != _THERE:
            yield found


def _behind_done(words: str, at: int) -> re.Match[str] | None:
    if not words.endswith(_DONE, 0, at):
        return None
    part, event = _parts_behind().match(words, at), _events().match(words, at)
    return event if part is None or (event and event.end() > part.end()) else part


def _is_of_paper(done: re.Match[str], behind: re.Match[str], kind: Event) -> bool:
    """Whether what is told as done is what stands right behind: 已完成改造方案设计 is no 完成改造."""
    is_next = done.end() == behind.start()
    completes = done[0].startswith("完成") or done[0].endswith("完成")  # 改造完成财评
    return is_next and kind is Event.PREPARED and completes


def tells(words: str, event: Event) -> bool:
    """Whether the words tell that event at all."""
    return any(found.kind is event for found in events_in(words))


@cache
def _events() -> re.Pattern[str]:
    words = [
        f"(?P<{event}>{alternatives(event_words(event))})"
        for event in Event
        if event is not Event.UNTOLD
    ]
    behind = "|".join(rule["pattern"] for rule in load_rules("work")["behind"])
    return compiled("|".join([*_parts("part"), *words, f"(?P<{_THERE}>{_DONE})(?={behind})"]))


@cache
def _parts_behind() -> re.Pattern[str]:
    return compiled("|".join(_parts("behind")))


def _parts(table: str) -> list[str]:
    return [f"(?P<{rule['event']}{_PART}>{rule['pattern']})" for rule in load_rules("work")[table]]


@cache
def _over_part() -> re.Pattern[str]:
    return pattern("work", "over_part")


@cache
def _alike() -> Mapping[str, Sequence[str]]:
    return {
        word: [*words, *rule.get("promised", "").split()]
        for rule in load_rules("work")["alike"]
        for words in [rule["words"].split()]
        for word in words
    }
