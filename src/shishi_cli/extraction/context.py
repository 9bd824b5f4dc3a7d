"""What the words around a quantity say of it: done, planned, prepared, repeated (语境)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from shishi_cli.domain.measure import Basis
from shishi_cli.extraction.folding import fold_width
from shishi_cli.extraction.masks import Masked
from shishi_cli.extraction.quantities import Quantity, scan
from shishi_cli.extraction.rules import alternatives, load_rules

_SENTENCE_END = "。;!?\n"
_CLAUSE_END = _SENTENCE_END + ",:"


class Event(StrEnum):
    """What has happened to the things counted (事项)."""

    FINISHED = "finished"
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
    behind it, up to the next one; `before` all of the sentence before it. All are folded.
    """

    quantity: Quantity
    lead: str
    tail: str
    before: str
    clause: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Text:
    """A cell with its quantities found and placed (已分析的单元格)."""

    printed: str
    folded: str
    mentions: tuple[Mention, ...]
    masked: tuple[Masked, ...]


def analyse(printed: str) -> Text:
    """Find the quantities of a cell and the words around each."""
    folded = fold_width(printed)
    quantities, masked = scan(printed)
    blanked = _blank(folded, quantities, masked)
    mentions = []
    for i, quantity in enumerate(quantities):
        start, end = quantity.start, quantity.end
        clause_start = _last_of(blanked, _CLAUSE_END, start)
        clause_end = _first_of(blanked, _CLAUSE_END, end)
        sentence_start = _last_of(blanked, _SENTENCE_END, start)
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
                lead=folded[lead_start:start].strip(" 、和及并"),
                tail=folded[end:tail_end].strip(" 、"),
                before=folded[sentence_start:start],
                clause=folded[clause_start:clause_end],
                sentence=sentence_start,
            )
        )
    return Text(printed, folded, tuple(mentions), masked)


def role_of(mention: Mention) -> Role | None:
    """The first rule of context.toml that takes the quantity for something else than done."""
    for rule, lead, tail in _roles():
        words = mention.before if rule.get("across_clauses") else mention.lead
        if (lead and lead.search(words)) or (tail and tail.search(mention.tail)):
            return Role(rule["name"], rule["taken"], rule["why"])
    return None


def event_of(mention: Mention, own_words: str) -> Event:
    """What has happened to the things counted, by the words nearest to the quantity.

    `own_words` are those of the measure: where the promise itself is to 启动33家, the word 启动
    tells its fulfilment.
    """
    events = _events()
    tail = [e for e in events.finditer(mention.tail) if e[0] not in own_words]
    for kind in (Event.FINISHED, Event.UNDER_WAY, Event.PREPARED):
        if any(e.lastgroup == kind for e in tail):
            return kind
    lead = [e for e in events.finditer(mention.lead) if e[0] not in own_words]
    return Event(str(lead[-1].lastgroup)) if lead else Event.UNTOLD


def basis_of(mention: Mention, month: int | None) -> Basis:
    """Which period the figure covers, by the last marker before it in its sentence."""
    cumulative, monthly = _basis_patterns()
    words = mention.before
    last_sum = max((m.end() for m in cumulative.finditer(words)), default=-1)
    last_month = max((m.end() for m in monthly.finditer(words)), default=-1)
    if last_sum == last_month:
        return Basis.UNMARKED
    # In January the month's figure is the year's.
    return Basis.CUMULATIVE if last_sum > last_month or month == 1 else Basis.MONTH


def is_stated_share(mention: Mention) -> bool:
    """Whether a percentage is the unit's own share of the year's target (自报完成率)."""
    stated, tail, other = _share_patterns()
    if other.search(mention.lead):
        return False
    return bool(stated.search(mention.lead) or tail.search(mention.tail))


def _blank(text: str, quantities: tuple[Quantity, ...], masked: tuple[Masked, ...]) -> str:
    """The text with numbers and names filled, so that their commas part no clauses."""
    characters = list(text)
    names = [m for m in masked if m.rule != "list-mark"]
    for start, end in [(s.start, s.end) for s in quantities] + [(m.start, m.end) for m in names]:
        characters[start:end] = "□" * (end - start)
    for mark in (m for m in masked if m.rule == "list-mark"):
        characters[mark.start : mark.end] = "\n" * (mark.end - mark.start)
    return "".join(characters)


def _last_of(text: str, marks: str, end: int) -> int:
    return max(text.rfind(mark, 0, end) for mark in marks) + 1


def _first_of(text: str, marks: str, start: int) -> int:
    found = [at for mark in marks if (at := text.find(mark, start)) >= 0]
    return min(found, default=len(text))


def _parting(between: str) -> int:
    """Where the words between two quantities of one clause part: at the last 、 or 和.

    Without one (培训6期320人) all of them go with the quantity before.
    """
    cut = max(between.rfind(mark) for mark in "、和及并/(")
    return cut + 1 if cut >= 0 else len(between)


@cache
def _roles() -> tuple[
    tuple[Mapping[str, Any], re.Pattern[str] | None, re.Pattern[str] | None], ...
]:
    return tuple(
        (
            rule,
            re.compile(rule["lead"]) if "lead" in rule else None,
            re.compile(rule["tail"]) if "tail" in rule else None,
        )
        for rule in load_rules("context")["role"]
    )


@cache
def _events() -> re.Pattern[str]:
    events = load_rules("context")["events"]
    return re.compile(
        "|".join(f"(?P<{kind}>{alternatives(words.split())})" for kind, words in events.items())
    )


@cache
def _basis_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    basis = load_rules("context")["basis"]
    return re.compile(basis["cumulative"]), re.compile(basis["month"])


@cache
def _share_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    shares = load_rules("context")["shares"]
    return (
        re.compile(shares["stated_lead"] + "$"),
        re.compile(shares["stated_tail"]),
        re.compile(shares["other_lead"] + "$"),
    )
