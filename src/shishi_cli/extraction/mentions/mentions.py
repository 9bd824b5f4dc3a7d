"""What the words around a quantity say of it: done, planned, prepared, repeated (语境)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.lexicon import event_words
from shishi_cli.extraction.numbers.find_quantities import Quantity, scan
from shishi_cli.extraction.numbers.not_quantities import Masked
from shishi_cli.extraction.rules import alternatives, compiled, load_rules, pattern
from shishi_cli.extraction.text.fold_width import fold_width

_SENTENCE_END = "。;!?\n①②③④⑤⑥⑦⑧⑨⑩"  # circled numbers part sentences as 1. does
_MARKS = re.compile(f"[{_SENTENCE_END},:]")
# Words further off say nothing of a quantity; bounded, a huge cell is read in linear time.
_REACH = 120
# More quantities than these are a broken table in one cell; each is compared with each.
_MOST = 100


class Event(StrEnum):
    """What has happened to the things counted (事项)."""

    FINISHED = "finished"
    SETTLED = "settled"
    UNDER_WAY = "under_way"
    PREPARED = "prepared"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Role:
    """What a quantity is taken as, with the rule that said so and the reason in Chinese."""

    name: str
    taken: str
    why: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity in its sentence (语境中的数量).

    `lead` are the words of the clause before it, back to the quantity before; `tail` those
    behind it, up to the next one; `before` all of the sentence before it, `after` the rest of the
    clause behind it. All are folded, and cut where they are too far off to matter. `sentence`
    and `at` are where its sentence and its clause start. `opening` is the first clause of the
    text, `led` the lead of the list that the quantity stands in, empty where it stands alone.
    """

    quantity: Quantity
    lead: str
    tail: str
    before: str
    after: str
    clause: str
    sentence: int
    at: int
    opening: str
    led: str


@dataclass(frozen=True, slots=True)
class Text:
    """A cell with its quantities found and placed (已分析的单元格)."""

    printed: str
    folded: str
    mentions: tuple[Mention, ...]
    masked: tuple[Masked, ...]
    is_cut: bool = False  # has more quantities than are compared


def foremost(text: Text) -> Text:
    """The text with its first quantities, where it has more than any sentence tells."""
    if len(text.mentions) <= _MOST:
        return text
    return replace(text, mentions=text.mentions[:_MOST], is_cut=True)


@kept(1024)
def analyse(printed: str) -> Text:
    """Find the quantities of a cell and the words around each."""
    folded = fold_width(printed)
    quantities, masked = scan(printed)
    if not quantities:
        return Text(printed, folded, (), masked)
    blanked = _blank(folded, quantities, masked)
    marks = [match.start() for match in _MARKS.finditer(blanked)]
    ends = [at for at in marks if blanked[at] in _SENTENCE_END]
    opening = folded[: min(marks[0] if marks else len(folded), _REACH)]
    mentions: list[Mention] = []
    for i, quantity in enumerate(quantities):
        start, end = quantity.start, quantity.end
        clause_start, clause_end = _between(marks, start, end, len(folded))
        sentence_start, _ = _between(ends, start, end, len(folded))
        previous = quantities[i - 1].end if i else 0
        following = quantities[i + 1].start if i + 1 < len(quantities) else len(folded)
        lead_start, tail_end = max(clause_start, previous), min(clause_end, following)
        if previous > clause_start:  # 新增41台、完工26台: the words between belong to one of both
            lead_start = previous + _parting(blanked[previous:start])
        if following < clause_end:
            tail_end = end + _parting(blanked[end:following])
        mentions.append(
            Mention(
                quantity=quantity,
                lead=folded[max(lead_start, start - _REACH) : start].strip(" 、和及并"),
                tail=folded[end : min(tail_end, end + _REACH)].strip(" 、"),
                before=folded[max(sentence_start, start - _REACH) : start],
                after=folded[end : min(clause_end, end + _REACH)],
                clause=folded[max(clause_start, start - _REACH) : min(clause_end, end + _REACH)],
                sentence=sentence_start,
                at=clause_start,
                opening=opening,
                led=_led(mentions, clause_start, blanked[previous:start]),
            )
        )
    return Text(printed, folded, tuple(mentions), masked)


def _led(mentions: Sequence[Mention], at: int, between: str) -> str:
    """The lead of the list that goes on here: 推荐国家级1家、省级4家 are both recommended."""
    if not mentions or mentions[-1].at != at or not between.startswith(("、", "和", "及")):
        return ""
    return mentions[-1].led or mentions[-1].lead


def role_of(mention: Mention, own_words: str = "") -> Role | None:
    """The first rule of roles.toml that takes the quantity for something else than done.

    `own_words` are those of the measure: where 平均反应时间 is promised, 平均 tells no standard.
    """
    for rule in _roles():
        found = _found(rule, mention)
        if found and not any(word in found and word in own_words for word in rule.own_words):
            return rule.role
    return None


def _found(rule: "_RoleRule", mention: Mention) -> str:
    """The words that the rule matches before or behind the quantity; empty where it does not."""
    if rule.units and mention.quantity.unit not in rule.units:
        return ""
    words = mention.before if rule.across_clauses else mention.lead
    found = rule.lead and compiled(rule.lead).search(words)
    found = found or (rule.tail and compiled(rule.tail).search(mention.tail))
    if not found and rule.carries and rule.lead:
        found = compiled(rule.lead).search(mention.led)
    return found[0] if found else ""


def event_of(mention: Mention, own_words: str) -> Event:
    """What has happened to the things counted, by the words nearest to the quantity.

    `own_words` are those of the measure: where the promise itself is to 启动33家, the word 启动
    tells its fulfilment.
    """
    told = [e for e in events_in(mention.tail) if not _is_own(e, own_words)]
    tail = {e.kind for e in told if e.is_of_part} or {e.kind for e in told}
    for kind in (Event.FINISHED, Event.UNDER_WAY, Event.PREPARED, Event.SETTLED):
        if kind in tail:
            return Event.FINISHED if kind is Event.SETTLED else kind
    before = events_in(mention.lead) or events_in(mention.led)
    lead = [e for e in before if not _is_own(e, own_words)]
    if lead and lead[-1].kind is Event.SETTLED:
        lead = lead[:-1] or lead
    kind = lead[-1].kind if lead else Event.UNTOLD
    return Event.FINISHED if kind is Event.SETTLED else kind


def tells(words: str, event: Event) -> bool:
    """Whether the words tell that event at all."""
    return any(found.kind is event for found in events_in(words))


def are_occasions(mention: Mention) -> bool:
    """Whether the quantity counts occasions (场, 次), which add up whatever they were."""
    return mention.quantity.unit in load_rules("mentions/mentions")["occasions"]["words"].split()


def tells_stock(mention: Mention) -> bool:
    """Whether the quantity is what there is in all: 体育公园总数已达57个."""
    return bool(_written("stock").search(mention.lead))


def shares_event(mention: Mention, own_words: str) -> bool:
    """Whether the words, or else those that lead its list, tell an event that the promise itself
    names (投用, 开工)."""
    told = events_in(mention.lead + mention.tail) or events_in(mention.led)
    return any(_is_own(found, own_words) for found in told)


def _is_own(event: "ToldEvent", own_words: str) -> bool:
    """Whether the promise itself names the event, or the part that it is of: 更换设备 is promised,
    设备安装到位 is told; 启动 and 开工 are one."""
    if event.word in own_words or event.is_of_part:
        return event.word in own_words or event.word[:2] in own_words
    return any(word in own_words for word in _same_events().get(event.word, ()))


def _blank(text: str, quantities: tuple[Quantity, ...], masked: tuple[Masked, ...]) -> str:
    """The text with numbers and names filled, so that their commas part no clauses."""
    characters = list(text)
    names = [m for m in masked if m.rule != "list-mark"]
    for start, end in [(s.start, s.end) for s in quantities] + [(m.start, m.end) for m in names]:
        characters[start:end] = "□" * (end - start)
    for mark in (m for m in masked if m.rule == "list-mark"):
        characters[mark.start : mark.end] = "\n" * (mark.end - mark.start)
    return "".join(characters)


def _between(marks: Sequence[int], start: int, end: int, length: int) -> tuple[int, int]:
    """The span between the marks around `start` and `end`, the marks left out."""
    left, right = bisect_left(marks, start), bisect_right(marks, end - 1)
    return marks[left - 1] + 1 if left else 0, marks[right] if right < len(marks) else length


def _parting(between: str) -> int:
    """Where the words between two quantities of one clause part: at the last 、 or 和.

    Without one (培训6期320人) all of them go with the quantity before.
    """
    cut = max((mark.end() for mark in _written("parting").finditer(between)), default=-1)
    return cut if cut >= 0 else len(between)


@dataclass(frozen=True, slots=True)
class _RoleRule:
    role: Role
    lead: str
    tail: str
    units: Sequence[str]
    own_words: Sequence[str]
    across_clauses: bool
    carries: bool


@cache
def _roles() -> tuple[_RoleRule, ...]:
    return tuple(
        _RoleRule(
            role=Role(rule["name"], rule["taken"], rule["why"]),
            lead=rule.get("lead", ""),
            tail=rule.get("tail", ""),
            units=rule.get("units", ()),
            own_words=rule.get("own_words", ()),
            across_clauses=rule.get("across_clauses", False),
            carries=rule.get("carries", False),
        )
        for rule in load_rules("mentions/roles")["role"]
    )


class ToldEvent(NamedTuple):
    """An event that words tell; `is_of_part` where it is one of a part of each thing: 样板段亮灯,
    设备安装到位."""

    word: str
    kind: Event
    is_of_part: bool


@kept(1024)  # each promise asks for the words of a quantity, and so does each choice
def events_in(words: str) -> tuple[ToldEvent, ...]:
    """The events that words tell, in their order."""
    found = [(match[0], str(match.lastgroup)) for match in _events().finditer(words)]
    return tuple(
        ToldEvent(word, Event(group.removesuffix("_part")), group.endswith("_part"))
        for word, group in found
    )


@cache
def _events() -> re.Pattern[str]:
    parts = [f"(?P<{rule['event']}_part>{rule['pattern']})" for rule in load_rules("work")["part"]]
    words = [
        f"(?P<{event}>{alternatives(event_words(event))})"
        for event in Event
        if event is not Event.UNTOLD
    ]
    return re.compile("|".join(parts + words))


@cache
def _same_events() -> Mapping[str, Sequence[str]]:
    groups = [rule["words"].split() for rule in load_rules("work")["alike"]]
    return {word: group for group in groups for word in group}


def _written(name: str) -> re.Pattern[str]:
    return pattern("mentions/mentions", name)
