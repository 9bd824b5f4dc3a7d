"""A pause that the goal itself asks for, and the words that tell it (停办)."""

import re

from shishi_cli.extraction.rules import pattern


def asks_to_stop(goal: str) -> bool:
    """Whether the goal itself asks that the work stands still for a while: 汛期暂停施工, 暑期暂停."""
    return _written("asks_to_stop").search(goal) is not None


def is_pause(words: str) -> bool:
    """Whether words are no more than that the work stands still for a while."""
    return _written("asks_to_stop").fullmatch(words) is not None


def pause_told(told: str) -> tuple[int, int] | None:
    """Where the words tell that nothing is done."""
    found = _written("stands_still").search(told)
    return found.span() if found else None


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/pause", name)
