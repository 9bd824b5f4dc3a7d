"""What a month goal asks for, cut into single demands (要求)."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypeGuard

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.milestones.pause import asks_to_stop
from shishi_cli.extraction.milestones.steps import (
    Step,
    leading_verb,
    step_of,
    steps_in,
    thing_of,
)
from shishi_cli.extraction.numbers.find_quantities import Quantity, find_quantities
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.clauses import clause_spans, list_items
from shishi_cli.extraction.text.similarity import same_words

_RULES = "milestones/demands"
_CLAUSE_END = "[,。;]"
_MOST = 40  # clauses: what asks for more is no month's goal


@frozen
class Demand:
    """One thing that a clause of the goal asks for (要求), and the step it asks to happen to it."""

    text: str
    words: str
    thing: str
    step: Step | None
    steps: Set[Step | None]
    asks: Set[str]
    quantities: tuple[Quantity, ...]
    subject: str = ""  # the clause that it is joined to: 首批6个小区完成招标 for 并开工


def goal_clauses(
    folded: str, span: tuple[int, int], taken: Sequence[tuple[int, int]], month: int | None
) -> list[tuple[int, int]]:
    """The spans of what the goal asks for, without those that a figure decides."""
    parts: list[tuple[int, int]] = []
    for start, end in clause_spans(folded, *span):
        cuts = [
            start,
            *(start + m.start() for m in _written("joined").finditer(folded[start:end])),
            end,
        ]
        parts += pairwise(cuts)
    parts = [one for part in parts for one in _without_counted(folded, part, taken)]
    found = [
        (start, end)
        for start, end in parts
        if not _written("no_demand").fullmatch(_written("time").sub("", folded[start:end]))
        and not any(left < end and right > start for left, right in taken)
        and not _is_for_later(folded[start:end], month)
        and not asks_to_stop(folded[start:end])
    ]
    asking = [part for part in found if "framing" not in _asks(folded[slice(*part)])]
    return (asking or ([] if taken else found))[:_MOST]


def _without_counted(
    folded: str, part: tuple[int, int], taken: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The items of a list that count an earlier stage, where a figure decides another: 开工15部 of
    开工15部、竣工8部; else the part as it is."""
    start, end = part
    if not any(left < end and right > start for left, right in taken):
        return [part]
    stages = [m.span() for m in _written("counted_stage").finditer(folded, start, end)]
    return [one for one in stages if not any(a < one[1] and b > one[0] for a, b in taken)] or [part]


def is_beside_meeting(demand: Demand, told: str) -> bool:
    """Whether a meeting is told, and not what is asked for: 召开放映工作会, and 放映480场 is."""
    asks_talk = "会" in demand.text or bool(demand.asks & {"soft", "begin"})
    return not asks_talk and _written("meeting").match(told) is not None


def _is_for_later(clause: str, month: int | None) -> bool:
    """Whether a clause names a later month: 3月启动 asks nothing of February."""
    named = _written("month").match(clause)
    return month is not None and named is not None and month < int(named[1]) <= 12


def joined_to(folded: str, clause: tuple[int, int]) -> str:
    """The words that this clause goes on with: 首批6个小区完成招标 for 并开工."""
    if not _written("goes_on").match(folded, *clause):
        return ""
    return compiled(_CLAUSE_END).split(folded[: clause[0]])[-1]


def demands_of(clause: str, told: str = "") -> list[Demand]:
    """方案、范围 are two demands that one verb governs; a bare verb or partner is none.

    Short names (河西、新华两个街道) are told apart only where the progress, `told`, names one.
    """
    parts = _with_shared_head(list_items(clause)) or [clause]
    short = [part for part in parts if len(part) < 3 and not step_of(same_words(part))]
    together = bool(short) and not any(part in told for part in short)
    if len(parts) > 1 and (together or _written("governs").fullmatch(same_words(parts[0]))):
        parts = [clause]  # 计划、确定41所学校
    demands = [_demand(part) for part in parts]
    verb, last = leading_verb(demands[0].words), demands[-1]
    completes = _written("completes").search(demands[0].text) is not None
    shared: list[Demand] = []
    for demand in demands:
        if verb and demand is not demands[0] and not _has_own_verb(demand):
            # 确定清单和设计单位: what is asked of the designer is 确定 as well.
            demand = replace(demand, words=verb + demand.words, step=demands[0].step)
        elif demand is not demands[0] and completes and not _has_own_verb(demand):
            # 完成路基和管网施工: the second is to be completed, not begun
            demand = replace(demand, asks=_asks(_written("completes").pattern + demand.text))
        if not (demand.step or (demand is not demands[-1] and demand.quantities)):
            begun = last.asks & {"begin"}  # 枫溪路、茶坡路开工: both
            demand = replace(demand, step=last.step, asks=demand.asks | begun)
        if shared and _comes_after(demand.step, shared[-1].step):
            demand = replace(demand, step=replace(demand.step, implied=False))
        shared.append(demand)
    return shared


def _with_shared_head(parts: list[str]) -> list[str]:
    """The items of a list, each with the head that the last has for them all: 施工、监理招标 asks for two
    tenders."""
    head = _written("shared_head").search(parts[-1]) if len(parts) > 1 else None
    if head is None or not head.start():
        return parts  # 设计和招标
    is_tendered = _written("of_a_tender").search
    return [part + head[0] if is_tendered(part) else part for part in parts[:-1]] + parts[-1:]


def _has_own_verb(demand: Demand) -> bool:
    """Whether a verb begins the part, or the name of a step ends it: 初步设计批复 behind 完成勘察."""
    return any(
        _written(name).search(demand.words) is not None
        for name in ("own_verb_first", "own_step_last")
    )


def _comes_after(step: Step | None, before: Step | None) -> TypeGuard[Step]:
    """Whether talking is asked for behind work, so that work does not imply it: 测评和宣传推广."""
    return step is not None and before is not None and step.is_talk and not before.is_talk


@kept(1024)
def _demand(text: str) -> Demand:
    bare = _written("whoever_can").sub("", _written("office").sub("", text))
    words = same_words(_written("time").sub("", bare))
    return Demand(
        text,
        words,
        thing_of(words),
        step_of(words),
        steps_in(words),
        _asks(text),
        tuple(find_quantities(text)),
    )


@lru_cache(maxsize=256)
def _asks(text: str) -> Set[str]:
    return {name for name, words in _asking() if words.search(text)}


@cache
def _asking() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule["name"], compiled(rule["pattern"])) for rule in load_rules(_RULES)["asks"])


def _written(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
