"""The steps of the order of work, and the words that name them (工作环节)."""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.lexicon import work_lines
from shishi_cli.extraction.rules import alternatives, load_rules, pattern

_NO_WORDS = r"[\W\d_]+"


class Phase(IntEnum):
    """The phases of work in their order (工作阶段)."""

    TALKS = 0
    SURVEY = 1
    SITE = 2
    PAPERS = 3
    PERMITS = 4
    TENDER = 5
    CONTRACT = 6
    CLEARING = 7
    WORKS = 8
    STRUCTURE = 9
    FITTING = 10
    COMPLETION = 11
    ACCEPTANCE = 12
    USE = 13


@frozen
class Step:
    """One step of the order of work (工作环节), and its place in it.

    `reaches` is the place of the last step that it answers for the same thing; `implied` tells
    whether later steps imply it, `binds` that it is what its clause is about, `until` up to
    which place a later step of the same thing must be done to answer it; `paper` that it is one
    of papers, which prepare what they are about.
    """

    name: str
    phase: Phase
    place: int
    reaches: int
    implied: bool = True
    binds: bool = False
    until: int | None = None
    paper: bool = False

    @property
    def is_talk(self) -> bool:
        return self.phase is Phase.TALKS

    @property
    def is_talk_of_work(self) -> bool:
        """Whether it is talk, but more than meeting somebody: 宣传, 征求意见."""
        return self.is_talk and self.place >= step_named("publicity").place

    def is_kind_of(self, other: "Step") -> bool:
        """Whether both are the same kind of step: 挂网 and 中标, but 会 and 宣传 are not."""
        if self.is_talk or other.is_talk:
            return self.place == other.place
        return self.phase is other.phase

    def is_after(self, other: "Step") -> bool:
        """Whether it happens later."""
        return self.place > other.place


def step_of(words: str) -> Step | None:
    """The step that words, as `same_words` writes them, are about.

    A leading verb governs (印发验收办法), else the last one is the head (设计招标 is a tender).
    """
    named = _steps()[1]
    found = _named(words)
    if bound := next((named[name] for name in found if named[name].binds), None):
        return bound
    governs = _written("leading").match(words)
    if governs and (verb := governs[governs.lastindex or 0]) in named:
        return named[verb]
    strong = [name for name in found if not _written("weak").match(name)] or found
    if not strong:
        return None
    last = named[strong[-1]]
    # 主体已施工至二层: the part that is built tells more than the building.
    if last.name != "construction":
        return last
    parts = [named[name] for name in strong if named[name].phase < Phase.COMPLETION]
    return max((last, *parts), key=lambda step: step.place)


def leading_verb(words: str) -> str:
    """The verb that governs a clause, with all that stands before it; empty where none leads."""
    leading = _written("leading").match(words)
    return leading[0] if leading else ""


def steps_in(words: str) -> frozenset[Step]:
    """Every step that words name."""
    named = _steps()[1]
    return frozenset(named[name] for name in _named(words))


@lru_cache(maxsize=256)
def _named(words: str) -> tuple[str, ...]:
    return tuple(_steps()[0].findall(words))


def thing_of(words: str) -> str:
    """What a clause is about: its words without steps, stock words and numbers."""
    bare = _written("stock").sub(" ", _steps()[0].sub(" ", _written("number").sub(" ", words)))
    return compiled(_NO_WORDS).sub("", bare)


@cache
def step_named(name: str) -> Step:
    """The step of that name in work.toml."""
    rules = load_rules("work")["step"]
    places = {rule["name"]: place for place, rule in enumerate(rules)}
    place = places[name]
    rule = rules[place]
    until = rule.get("until")
    return Step(
        name,
        Phase[rule["phase"].upper()],
        place,
        places[rule.get("reaches", name)],
        rule.get("implied", True),
        rule.get("binds", False),
        None if until is None else places[until],
        rule.get("paper", False),
    )


@cache
def _steps() -> tuple[re.Pattern[str], Mapping[str, Step]]:
    """Where a step is named in words that are written as they are compared, and which."""
    named = {
        word: step_named(line.step)
        for line in work_lines()
        if line.step is not None
        for word in ([line.word] if line.word else line.plain)
    }
    return compiled(alternatives(tuple(named))), named


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/steps", name)
