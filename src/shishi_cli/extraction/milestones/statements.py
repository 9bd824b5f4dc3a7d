"""What each clause of a progress says: how far which step is, and of what (陈述)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.mentions.events import events_in
from shishi_cli.extraction.milestones.steps import Step, step_of, steps_in, thing_of
from shishi_cli.extraction.numbers.find_quantities import Quantity, scan
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.clauses import clause_spans, sentence_around
from shishi_cli.extraction.text.similarity import same_words

_RULES = "milestones/statements"
_WORD = compiled("[一-龥]")


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


@frozen
class Statement:
    """A clause of the progress (陈述): `words` as synonyms write it, `thing` without its step. The
    `label`, the name of a place that opens its sentence, belongs to the `text`: 新桥幼儿园:已封顶."""

    start: int
    end: int
    text: str
    state: State
    step: Step | None
    steps: frozenset[Step]
    joins: bool  # several things in one clause: 批复及手续办理
    words: str
    thing: str
    quantities: tuple[Quantity, ...]  # the numbers that the clause tells, by their place in it
    label: str = ""
    sentence: int = 0  # where its sentence begins

    @property
    def tells_nothing(self) -> bool:
        """Whether a clause says no more of a thing than what it is or is like."""
        if self.step or self.quantities or self.state is not State.DONE:
            return False
        return not events_in(self.text) and not _written("tells").search(self.text)

    def told_of(self, step: Step) -> Step | None:
        """The step to compare with: one of the same kind where the clause joins several
        (批复及手续办理), else the clause's own."""
        if step.is_talk or self.joins:
            same = [one for one in self.steps if one.is_kind_of(step)]
            return max(same, key=lambda one: one.place) if same else self.step
        return self.step


@kept(1024)
def read_statements(folded: str) -> tuple[Statement, ...]:
    """Every clause of a folded progress, each with its state; next steps are planned to the end
    of their sentence."""
    quantities, _ = scan(folded)
    planned = [match.span() for match in _written("next_steps").finditer(folded)]
    found: list[Statement] = []
    label, until = "", 0
    for start, end in clause_spans(folded, 0, len(folded)):
        text = folded[start:end]
        if _is_label(folded, text, end):
            label, until = text, sentence_around(folded, start, end)[1]
            continue
        # Digits and commas alone tell nothing, and a broken cell may hold a million of them.
        if _WORD.search(text) and not _written("fluff").search(text):
            sentence, _ = sentence_around(folded, start, end)
            ahead = any(a <= start < b for a, b in planned)
            ahead = ahead or (bool(found) and _goes_on_planning(text, found[-1], sentence))
            told = [q for q in quantities if start <= q.start and q.end <= end]
            name = label if start < until else ""
            statement = _statement((start, end), name, text, ahead, told)
            found.append(replace(statement, sentence=sentence))
    return tuple(found)


def _goes_on_planning(text: str, last: Statement, sentence: int) -> bool:
    """Whether a clause goes on with what the one before it plans, by a date of its own: 预计4月底完成设计,
    5月上旬报审,6月挂网招标."""
    if last.state is not State.PLANNED or last.sentence != sentence:
        return False
    dated = _written("date").match(text)
    return dated is not None and _written("tells").search(text[dated.end() :]) is None


def _is_label(folded: str, text: str, end: int) -> bool:
    """Whether a clause only names what those behind it are about: 新桥幼儿园:."""
    if not folded.startswith(":", end) or not _written("place").search(text):
        return False
    return not steps_in(same_words(text)) and state_of(text) is State.DONE


def _statement(
    span: tuple[int, int], label: str, text: str, ahead: bool, told: Sequence[Quantity]
) -> Statement:
    start, end = span
    before, text = start - len(label), label + text
    words, state = same_words(_written("date").sub("", text)), state_of(text)
    plainly = same_words(_written("between").sub("", _written("date").sub("", text)))
    return Statement(
        start,
        end,
        text,
        State.PLANNED if ahead else state,
        step_of(plainly),
        steps_in(plainly),
        bool(_written("joins").search(words)),
        words,
        thing_of(words if state is State.DONE else plain(words)),
        tuple(q._replace(start=q.start - before, end=q.end - before) for q in told),
        label,
    )


def state_of(clause: str) -> State:
    """The first rule that tells how far a clause is; done where none does."""
    for state, words in _states():
        if words.search(clause):
            return state
    return State.DONE


def plain(words: str) -> str:
    """Without the words that tell its state: 力争5月定型 is about 定型."""
    for _, state in _states():
        words = state.sub(" ", words)
    return words


@cache
def _states() -> tuple[tuple[State, re.Pattern[str]], ...]:
    rules = load_rules(_RULES)["state"]
    return tuple((State(rule["name"]), compiled(rule["pattern"])) for rule in rules)


def _written(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
