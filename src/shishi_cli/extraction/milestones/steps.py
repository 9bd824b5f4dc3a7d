"""The steps of the order of work, and the words that name them (工作环节)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from shishi_cli.extraction.rules import alternatives, load_rules, pattern

_NO_WORDS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the order of work (工作环节); tens of `rank` are kinds of steps.

    `reaches` is the rank of the last step that it answers for the same thing; `implied` tells
    whether later steps imply it, `binds` that it is what its clause is about, `until` up to
    which rank a later step of the same thing must be done to answer it; `paper` that it is one
    of papers, which prepare what they are about.
    """

    rank: int
    reaches: int
    implied: bool = True
    binds: bool = False
    until: int = 0
    paper: bool = False

    def is_kind_of(self, other: "Step") -> bool:
        """Whether both are the same kind of step: 挂网 and 中标, but 会 and 宣传 are not."""
        if self.rank < 10 or other.rank < 10:
            return self.rank == other.rank
        return self.rank // 10 == other.rank // 10


def step_of(words: str) -> Step | None:
    """The step that words, as `same_words` writes them, are about.

    A leading verb governs (印发验收办法), else the last one is the head (设计招标 is a tender).
    """
    named = _steps()[1]
    found = _named(words)
    if bound := next((named[name] for name in found if named[name].binds), None):
        return bound
    if governs := _written("leading").match(words):
        return named[governs[1]]
    strong = [name for name in found if not _written("weak").match(name)] or found
    if not strong:
        return None
    last = named[strong[-1]]
    # 主体已施工至二层: the part that is built tells more than the building.
    parts = [named[name] for name in strong if last.rank == 71 < named[name].rank < 90]
    return max(parts, key=lambda step: step.rank) if parts else last


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
    return _NO_WORDS.sub("", bare)


@cache
def _steps() -> tuple[re.Pattern[str], Mapping[str, Step]]:
    named = {
        word: Step(
            rule["rank"],
            rule.get("reaches", rule["rank"]),
            rule.get("implied", True),
            rule.get("binds", False),
            rule.get("until", 0),
            rule.get("paper", False),
        )
        for rule in load_rules("work")["step"]
        for word in rule["words"].split()
    }
    return re.compile(alternatives(tuple(named))), named


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/steps", name)
