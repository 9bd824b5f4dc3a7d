"""Whose number a column holds: our own (我区任务), or the superior's (市级目标, 省定目标任务)."""

from collections.abc import Sequence
from functools import cache

from shishi_cli.readers.table.heading_rules import load_rules

UNSAID = 2  # how near a column is whose heading says nothing of it
_CLOSING = ")"


def distance_of(label: str) -> tuple[int, str]:
    """How far from us the figures under a folded heading are, from 0, and the heading without the
    words that say so; they stand before it, or in brackets behind it."""
    bare, _, behind = label.partition("(")
    for word, distance in _words():
        if behind == word + _CLOSING:
            return distance, bare
        # 市 and 区 alone are read only before 目标 or 任务: 市民生实事 is no superior's.
        if label.startswith(word) and (len(word) > 1 or is_scoped_target(bare[len(word) :])):
            return distance, bare[len(word) :]
    return UNSAID, label


def is_scoped_target(bare: str) -> bool:
    """Whether a heading without its scope is the year's target: 目标, 任务, 下达任务数."""
    return bare in _targets()


@cache
def _words() -> Sequence[tuple[str, int]]:
    nearest = load_rules()["scopes"]["nearest"]
    words = [(word, at) for at, line in enumerate(nearest) for word in line.split()]
    return sorted(words, key=lambda one: -len(one[0]))


@cache
def _targets() -> frozenset[str]:
    return frozenset(load_rules()["scopes"]["targets"].split())
