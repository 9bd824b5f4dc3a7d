"""What each clause of a progress says: how far which step is, and of what (陈述)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache

from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.numbers.find_quantities import Quantity, find_quantities
from shishi_cli.extraction.rules import alternatives, load_rules
from shishi_cli.extraction.text.clauses import clause_spans
from shishi_cli.extraction.text.similarity import same_words

_DATE = re.compile(
    r"^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|末|初|[上中下]旬)?(?:[-—~至到、]\d{1,2}日)?(?:前|起)?"
)
_WORD = re.compile("[一-龥]")
_NO_WORDS = re.compile(r"[\W\d_]+")
_JOINS = re.compile("及|和|与|、|并")
_NUMBER = re.compile(
    r"\d[\d.,]*\s*[万亿余多]*(?:小时|分钟|个月|公里|平方公里|平方米|立方米|人次|[一-龥])?"
)


class State(StrEnum):
    """How far a clause says that something is (进展程度)."""

    DONE = "done"
    NEARLY = "nearly"
    IN_HAND = "in_hand"
    PLANNED = "planned"
    NOT = "not"

    @property
    def is_open(self) -> bool:
        return self in (State.PLANNED, State.NOT)


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


@dataclass(frozen=True)
class Statement:
    """A clause of the progress (陈述): `words` as synonyms write it, `thing` without its step."""

    start: int
    end: int
    text: str
    state: State
    step: Step | None
    steps: frozenset[Step]
    joins: bool  # several things in one clause: 批复及手续办理
    words: str
    thing: str

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers that the clause tells."""
        return find_quantities(self.text)

    def told_of(self, step: Step) -> Step | None:
        """The step to compare with: one of the same kind where the clause joins several
        (批复及手续办理), else the clause's own."""
        if step.rank < 10 or self.joins:
            same = [one for one in self.steps if one.is_kind_of(step)]
            return max(same, key=lambda one: one.rank) if same else self.step
        return self.step


@kept(1024)
def read_statements(folded: str) -> tuple[Statement, ...]:
    """Every clause of a folded progress, each with its state; next steps are planned to the end
    of their sentence."""
    planned = [match.span() for match in pattern("next_steps").finditer(folded)]
    found = []
    for start, end in clause_spans(folded, 0, len(folded)):
        text = folded[start:end]
        # Digits and commas alone tell nothing, and a broken cell may hold a million of them.
        if _WORD.search(text) and not pattern("fluff").search(text):
            ahead = any(a <= start < b for a, b in planned)
            found.append(_statement(start, end, text, ahead))
    return tuple(found)


def _statement(start: int, end: int, text: str, ahead: bool) -> Statement:
    words, state = same_words(_DATE.sub("", text)), state_of(text)
    return Statement(
        start,
        end,
        text,
        State.PLANNED if ahead else state,
        step_of(words),
        steps_in(words),
        bool(_JOINS.search(words)),
        words,
        thing_of(words if state is State.DONE else _plain(words)),
    )


def state_of(clause: str) -> State:
    """The first rule that tells how far a clause is; done where none does."""
    for state, words in _states():
        if words.search(clause):
            return state
    return State.DONE


def step_of(words: str) -> Step | None:
    """The step that words, as `same_words` writes them, are about.

    A leading verb governs (印发验收办法), else the last one is the head (设计招标 is a tender).
    """
    named = _steps()[1]
    found = _named(words)
    if bound := next((named[name] for name in found if named[name].binds), None):
        return bound
    if governs := pattern("leading").match(words):
        return named[governs[1]]
    strong = [name for name in found if not pattern("weak").match(name)] or found
    if not strong:
        return None
    last = named[strong[-1]]
    # 主体已施工至二层: the part that is built tells more than the building.
    parts = [named[name] for name in strong if last.rank == 71 < named[name].rank < 90]
    return max(parts, key=lambda step: step.rank) if parts else last


def steps_in(words: str) -> frozenset[Step]:
    """Every step that words name."""
    named = _steps()[1]
    return frozenset(named[name] for name in _named(words))


@lru_cache(maxsize=256)
def _named(words: str) -> tuple[str, ...]:
    return tuple(_steps()[0].findall(words))


def thing_of(words: str) -> str:
    """What a clause is about: its words without steps, stock words and numbers."""
    bare = pattern("stock").sub(" ", _steps()[0].sub(" ", _NUMBER.sub(" ", words)))
    return _NO_WORDS.sub("", bare)


def _plain(words: str) -> str:
    """Without the words that tell its state: 力争5月定型 is about 定型."""
    for _, state in _states():
        words = state.sub(" ", words)
    return words


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the patterns of stages.toml that stand alone."""
    return re.compile(load_rules("stages")["words"][name])


@cache
def _states() -> tuple[tuple[State, re.Pattern[str]], ...]:
    rules = load_rules("stages")["state"]
    return tuple((State(rule["name"]), re.compile(rule["words"])) for rule in rules)


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
        for rule in load_rules("stages")["step"]
        for word in rule["words"].split()
    }
    return re.compile(alternatives(tuple(named))), named
