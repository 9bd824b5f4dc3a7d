"""The words of work, each with the event that it tells and the step that it names (工作用语)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.extraction.rules import load_rules

# What keeps a word from telling its event: 开放(?!日|式|型) is the word 开放.
_ASIDE = re.compile(r"\(\?[^)]*\)")
_EVENTS = ("finished", "settled", "under_way", "prepared", "untold")


@frozen
class Line:
    """One line of work.toml (词条): its words by the event that they tell, as patterns, the name of
    the step that they are, and the one of them that stands for all where they are compared."""

    step: str | None
    word: str | None
    events: Mapping[str, Sequence[str]]

    @property
    def plain(self) -> list[str]:
        """All words of the line as they are printed, for comparing."""
        return [_ASIDE.sub("", word) for words in self.events.values() for word in words]


@cache
def work_lines() -> tuple[Line, ...]:
    """The lines of work.toml in their order."""
    return tuple(
        Line(
            line.get("step"),
            line.get("word"),
            {event: line[event].split() for event in _EVENTS if event in line},
        )
        for line in load_rules("work")["work"]
    )


def event_words(*events: str) -> list[str]:
    """All words, as patterns, that tell one of the events."""
    return [
        word for event in events for line in work_lines() for word in line.events.get(event, ())
    ]


@cache
def stage_lines() -> Mapping[str, int]:
    """Each word that tells how far things are, with the place of its line: those of one line are one stage."""
    rules = load_rules("work")["stages"]
    steps, words = rules["steps"].split(), rules["words"].split()
    return {
        word: place
        for place, line in enumerate(work_lines())
        if line.step in steps or line.word in words
        for word in line.plain
    }


@cache
def step_places() -> Mapping[str, int]:
    """Each word of work with the place of its step in the order of work; -1 where it names none."""
    places = {rule["name"]: place for place, rule in enumerate(load_rules("work")["step"])}
    return {
        word: places[line.step] if line.step else -1 for line in work_lines() for word in line.plain
    }
