"""Find the repeats of a pattern that may take forever: those that can match a text in two ways.

An engine that goes back tries each way, and twice as many with each time round: of ``(?:[^,]{0,4})*`` on
forty characters a thousand million. A repeat's body is unrolled into states, and two walks through them
are taken side by side until they come back to the beginning by the same text. Two ways that take nothing
(``(?:|)``) count as one.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import combinations, product
from typing import Any

_parser: Any = import_module("re._parser")
_MOST = 12  # times that a bounded repeat is unrolled
_ONE = (_parser.LITERAL, _parser.NOT_LITERAL, _parser.ANY, _parser.IN)
_LOOKS = (_parser.ASSERT, _parser.ASSERT_NOT)
_GREEDY_OR_NOT = (_parser.MAX_REPEAT, _parser.MIN_REPEAT)
_Node = tuple[Any, Any]  # as Python parses a pattern: what it is, and of what
# What a step takes: a character of a node, or none, where the character before is of a node or not.
_Step = tuple[_Node | None, tuple[_Node, bool] | None, int]


def ambiguous_repeats(pattern: str) -> list[str]:
    """Texts that an endless repeat of the pattern matches in two ways; an error where it is none."""
    return [
        text
        for body in _endless(_parser.parse(pattern))
        if (text := _matched_twice(_States(body), sorted(_letters(body)))) is not None
    ]


def _parts(node: _Node) -> Sequence[Any]:
    """The patterns inside a node."""
    kind, value = node
    if kind in _GREEDY_OR_NOT or kind is _parser.POSSESSIVE_REPEAT:
        return [value[2]]
    if kind is _parser.SUBPATTERN:
        return [value[3]]
    if kind is _parser.BRANCH:
        return list(value[1])
    if kind in _LOOKS:
        return [value[1]]
    return [value] if kind is _parser.ATOMIC_GROUP else []


def _endless(items: Any) -> Iterator[Any]:
    """The bodies of repeats without end to which the engine may go back."""
    for node in items:
        kind, value = node
        if kind in _GREEDY_OR_NOT and (value[1] is _parser.MAXREPEAT or value[1] > 100):
            yield value[2]
        for part in _parts(node):
            yield from _endless(part)


def _letters(items: Any) -> set[str]:
    """Characters that the nodes tell apart."""
    found = set("龙x7,\n ")
    for kind, value in items:
        if kind in (_parser.LITERAL, _parser.NOT_LITERAL):
            found.add(chr(value))
        for one, told in value if kind is _parser.IN else ():
            if one is _parser.LITERAL:
                found.add(chr(told))
            elif one is _parser.RANGE:
                found |= {chr(told[0]), chr(told[1])}
        for part in _parts((kind, value)):
            found |= _letters(part)
    return found


def _is_one(items: Any) -> bool:
    return len(items) == 1 and items[0][0] in _ONE


def _takes(node: _Node, letter: str) -> bool:
    kind, value = node
    if kind is _parser.ANY:
        return letter != "\n"
    if kind is not _parser.IN:
        return (letter == chr(value)) is (kind is _parser.LITERAL)
    hit: bool = False
    for one, told in value:
        if one is _parser.LITERAL:
            hit |= ord(letter) == told
        elif one is _parser.RANGE:
            hit |= told[0] <= ord(letter) <= told[1]
        elif one is _parser.CATEGORY:
            name = str(told).removeprefix("CATEGORY_")
            of = {"DIGIT": letter.isdigit(), "SPACE": letter.isspace(), "WORD": letter.isalnum()}
            hit |= of[name.removeprefix("NOT_")] != name.startswith("NOT_")
    return hit is not (value[0][0] is _parser.NEGATE)


class _States:
    """The steps of a repeat's body from state to state; its end leads to state 0, where it begins.
    Of what looks around only one character before is heeded: the rest is taken to hold."""

    def __init__(self, body: Any) -> None:
        self.steps: list[list[_Step]] = [[]]
        self._lead(self._build(body, 0), 0)

    def _lead(
        self, start: int, end: int | None = None, node: _Node | None = None, behind: Any = None
    ) -> int:
        if end is None:
            self.steps.append([])
            end = len(self.steps) - 1
        self.steps[start].append((node, behind, end))
        return end

    def _build(self, items: Any, state: int) -> int:
        for kind, value in items:
            if kind in _ONE:
                state = self._lead(state, node=(kind, value))
            elif kind in _GREEDY_OR_NOT:
                state = self._repeat(state, *value)
            elif kind is _parser.SUBPATTERN:
                state = self._build(value[3], state)
            elif kind is _parser.BRANCH:
                ends = [self._build(one, self._lead(state)) for one in value[1]]
                state = self._lead(ends[0])
                for end in ends[1:]:
                    self._lead(end, state)
            elif kind in _LOOKS and value[0] < 0 and _is_one(value[1]):
                state = self._lead(state, behind=(value[1][0], kind is _parser.ASSERT))
        return state

    def _repeat(self, state: int, least: int, most: Any, body: Any) -> int:
        endless = most is _parser.MAXREPEAT
        left = []
        for turn in range(min(least if endless else most, _MOST)):
            if turn >= least:
                left.append(state)
            state = self._build(body, state)
        if endless:
            state = self._lead(state)
            self._lead(self._build(body, state), state)
        end = self._lead(state)
        for one in left:
            self._lead(one, end)
        return end

    def reached(self, state: int, before: str) -> set[int]:
        """The states that are reached without a character, where that one stands before."""
        found, open_ones = {state}, [state]
        while open_ones:
            for node, behind, end in self.steps[open_ones.pop()]:
                holds = not behind or _takes(behind[0], before) == behind[1]
                if node is None and holds and end not in found:
                    found.add(end)
                    open_ones.append(end)
        return found

    def are_ends(self, states: Sequence[int], before: str) -> bool:
        """Whether the body may end in each of them."""
        return all(0 in self.reached(state, before) for state in states)

    def after(self, state: int, before: str, letter: str) -> list[int]:
        """The states behind that character, one for each way to get there."""
        return [
            end
            for one in self.reached(state, before)
            for node, _, end in self.steps[one]
            if node is not None and _takes(node, letter)
        ]


def _matched_twice(states: _States, letters: Sequence[str]) -> str | None:
    """A text that leads from the beginning to the beginning in two ways."""
    front, seen = [(0, 0, letter) for letter in letters], set[tuple[int, int, str]]()
    for one, other, text in front:
        for letter in letters:
            ways = states.after(one, text[-1], letter)
            alike = [(to, to) for to in ways] if one == other else []
            parted = list(
                combinations(ways, 2)
                if one == other
                else product(ways, states.after(other, text[-1], letter))
            )
            if any(to == and_to or states.are_ends((to, and_to), letter) for to, and_to in parted):
                return text[1:] + letter
            for to, and_to in alike + parted:
                if (to, and_to, letter) not in seen:
                    seen.add((to, and_to, letter))
                    front.append((to, and_to, text + letter))
    return None
