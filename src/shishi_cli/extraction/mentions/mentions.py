"""A quantity in its sentence: what the words around it say, told once for all promises (语境)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.mentions.counted_thing import Counted, content, counted_thing
from shishi_cli.extraction.mentions.events import Events, ToldEvent, events_in
from shishi_cli.extraction.mentions.evidence import Evidence, evidence_in
from shishi_cli.extraction.mentions.period_told import PeriodTold, period_told
from shishi_cli.extraction.mentions.roles import AllowedRole, Role, Words, role_told, roles_told
from shishi_cli.extraction.mentions.share_told import ShareTold, share_told
from shishi_cli.extraction.mentions.wording import Wording
from shishi_cli.extraction.numbers.find_quantities import Quantity, scan
from shishi_cli.extraction.numbers.not_quantities import Masked
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.fold_width import fold_width

_SENTENCE_END = "。;!?\n①②③④⑤⑥⑦⑧⑨⑩"  # circled numbers part sentences as 1. does
_MARKS = compiled(f"[{_SENTENCE_END},:]")
# Words further off say nothing of a quantity; bounded, a huge cell is read in linear time.
_REACH = 120
_NEXT = 20  # characters of the next clause that may tell of the same things
# More quantities than these are a broken table in one cell; each is compared with each.
_MOST = 100


@frozen
class Mention:
    """A quantity in its sentence, with all that the words around it say (语境中的数量).

    `lead` are the words of the clause before it, back to the quantity before; `tail` those
    behind it, up to the next one; `before` all of the sentence before it, `after` the rest of the
    clause behind it. All are folded, and cut where they are too far off to matter. `sentence`
    and `at` are where its sentence and its clause start, `led` is the lead of the list that it
    stands in, empty where it stands alone. `is_occasion` where it counts occasions (场, 次), which
    add up whatever they were; `tells_stock` where it is what there is in all: 总数已达57个. `share`
    is what is told of a share, None for what is none.
    """

    quantity: Quantity
    lead: str
    tail: str
    before: str
    after: str
    clause: str
    sentence: int
    at: int
    led: str
    is_occasion: bool
    tells_stock: bool
    roles: tuple[AllowedRole, ...]
    events: Events
    evidence: Evidence
    period: PeriodTold | None
    counted: Counted
    share: ShareTold | None
    wording: Wording

    def role(self, own_words: str = "") -> Role | None:
        """What the quantity is taken as other than done, where the promise has those words."""
        return role_told(self.roles, own_words)


@frozen
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
    """Find the quantities of a cell and what the words around each say."""
    folded = fold_width(printed)
    quantities, masked = scan(printed)
    if not quantities:
        return Text(printed, folded, (), masked)
    cell = _cell(folded, quantities, masked)
    mentions: list[Mention] = []
    for at in range(len(quantities)):
        mentions.append(_mention(cell, at, mentions[-1] if mentions else None))
    return Text(printed, folded, tuple(mentions), masked)


def mention_at(text: Text, quantity: Quantity) -> Mention:
    """A quantity that no digits tell, such as a list of names, in its sentence."""
    return _mention(_cell(text.folded, (quantity,), text.masked), 0, None)


def _tells_stock(lead: str) -> bool:
    """Whether it is what there is in all, and not what was done in all so far."""
    return bool(_written("stock").search(lead)) and not _written("risen_total").search(lead)


@frozen
class _Cell:
    """A folded cell: with its numbers blanked, its quantities, where clauses and sentences end, and
    the period that opens it."""

    folded: str
    blanked: str
    quantities: tuple[Quantity, ...]
    marks: Sequence[int]
    ends: Sequence[int]
    opening: PeriodTold | None


def _cell(folded: str, quantities: tuple[Quantity, ...], masked: tuple[Masked, ...]) -> _Cell:
    blanked = _blank(folded, quantities, masked)
    marks = [match.start() for match in _MARKS.finditer(blanked)]
    ends = [at for at in marks if blanked[at] in _SENTENCE_END]
    # Up to the first number: 已完成改造112家(7月复查核减6家) is no figure of July.
    opening = period_told(folded[: min(*marks[:1], quantities[0].start, _REACH)])
    return _Cell(folded, blanked, quantities, marks, ends, opening)


def _unjoined(lead: str) -> str:
    """The words before a quantity without those that join it to another, which the words of
    `no_join` only end with: 惠及1350户."""
    lead = lead.strip(" 、").lstrip("和及并")
    if lead.endswith(_no_join()):
        return lead
    return lead.rstrip(" 、和及并")


def _mention(cell: _Cell, at: int, last: Mention | None) -> Mention:
    """The quantity at that place in the order of the cell, behind the `last` one."""
    quantity = cell.quantities[at]
    start, end = quantity.start, quantity.end
    clause_start, clause_end = _between(cell.marks, start, end, len(cell.folded))
    sentence_start, _ = _between(cell.ends, start, end, len(cell.folded))
    lead_start, tail_end = _own_words(cell, at, clause_start, clause_end)
    in_front = cell.folded[max(clause_start, start - _REACH) : start]
    after = cell.folded[end : min(clause_end, end + _REACH)]
    clause = in_front + cell.folded[start:end] + after
    words = Words(
        lead=_unjoined(cell.folded[max(lead_start, start - _REACH) : start]),
        tail=cell.folded[end : min(tail_end, end + _REACH)].strip(" 、"),
        before=cell.folded[max(sentence_start, start - _REACH) : start],
        led=_led(last, clause_start, cell.blanked[last.quantity.end : start]) if last else "",
    )
    return Mention(
        quantity=quantity,
        lead=words.lead,
        tail=words.tail,
        before=words.before,
        after=after,
        clause=clause,
        sentence=sentence_start,
        at=clause_start,
        led=words.led,
        is_occasion=quantity.unit in _occasions(),
        tells_stock=_tells_stock(words.lead),
        roles=roles_told(words, quantity.unit),
        events=Events(
            lead=events_in(_written("behind").sub("", words.lead)),
            tail=events_in(_written("corrected").sub("", words.tail) or _told_of_list(after)),
            led=_led_events(last, words, clause_start, quantity.unit),
            whole=_told_of_whole(last, words, sentence_start, quantity.unit),
        ),
        evidence=evidence_in(words, clause, after, f"{in_front} {after}", quantity),
        period=period_told(words.before) or cell.opening,
        counted=counted_thing(words, quantity.unit, quantity.amount),
        share=(
            share_told(words, clause, quantity, cell.folded, last.quantity.end if last else 0)
            if quantity.unit == "%"
            else None
        ),
        wording=Wording(words, after, cell.folded[clause_end + 1 : clause_end + 1 + _NEXT]),
    )


def _led_events(last: Mention | None, words: Words, at: int, unit: str) -> tuple[ToldEvent, ...]:
    """The events of what leads the list; of another part than the one that is named here they are
    none: 路基整修112公里、路面铺筑83.6公里."""
    told = events_in(_leading(words) or _of_whole(last, words.lead, at, unit))
    return tuple(e for e in told if not e.is_of_part) if content(words.lead) else told


def _own_words(cell: _Cell, at: int, clause_start: int, clause_end: int) -> tuple[int, int]:
    """Where the words in front of a quantity begin and those behind it end, within its clause: in
    新增41台、完工26台 the words between belong to one of both."""
    start, end = cell.quantities[at].start, cell.quantities[at].end
    previous = cell.quantities[at - 1].end if at else 0
    last = at + 1 == len(cell.quantities)
    following = len(cell.folded) if last else cell.quantities[at + 1].start
    if previous > clause_start:
        clause_start = previous + _parting(cell.blanked[previous:start])
    if following < clause_end:
        clause_end = end + _parting(cell.blanked[end:following])
    elif others := _written("others").search(cell.folded, end, clause_end):
        clause_end = others.start()
    return max(clause_start, previous), min(clause_end, following)


def _led(last: Mention, at: int, between: str) -> str:
    """The lead of the list that goes on here: 推荐国家级1家、省级4家 are both recommended."""
    if last.at != at or not between.startswith(("、", "和", "及")):
        return ""
    return last.led or last.lead


def _told_of_list(after: str) -> str:
    """What a list tells of each that it counts, behind the last: 均已完成施工图设计 of 新改建36公里、安保工程52公里均已
    完成施工图设计."""
    told = _written("of_list").match(after)
    return told[1] if told else ""


def _leading(words: Words) -> str:
    """What the head of its list says of it, where no act of its own stands before it: 完成车辆采购8台、更换
    果皮箱400个."""
    return "" if _written("own_act").match(words.lead) else words.led


def _of_whole(last: Mention | None, lead: str, at: int, unit: str) -> str:
    """What leads from a whole to the number of its parts, 12座泵站设备安装完成10座, or from what was said of some to how
    many they are in all."""
    if last is None:
        return ""
    if _written("in_all").fullmatch(lead):  # 8栋楼已全部封顶,共520套
        return last.after if last.at + len(last.clause) + 1 >= at else ""
    return "" if lead or last.at != at or last.quantity.unit != unit else last.tail


def _told_of_whole(
    last: Mention | None, words: Words, sentence: int, unit: str
) -> tuple[ToldEvent, ...]:
    """What is told of the whole of which the quantity is a part, or the list that it stands in:
    完成23处点位选址,其中停车场14处、院落9处."""
    if last is None or last.sentence != sentence or last.quantity.unit != unit:
        return ()
    if words.led or (last.events.whole and "其中" in words.before):
        return last.events.whole
    is_part = _written("of_whole").match(words.lead)
    return events_in(f"{last.lead},{last.tail}") if is_part else ()


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


@cache
def _occasions() -> frozenset[str]:
    return frozenset(load_rules("mentions/mentions")["occasions"]["words"].split())


def _written(name: str) -> re.Pattern[str]:
    return pattern("mentions/mentions", name)


@cache
def _no_join() -> tuple[str, ...]:
    return tuple(load_rules("mentions/mentions")["no_join"]["words"].split())
