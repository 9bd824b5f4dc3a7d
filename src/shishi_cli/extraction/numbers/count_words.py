"""The words that stand behind a number: count words and counted nouns (量词).

Plain words found by their first or last character: some hundreds of them as one regular
expression took most of the time of reading, and of starting.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

_T = TypeVar("_T")
_FOR_PERSONS, _MARKS = "民铭", frozenset(",。;:、)")  # misprints of 名 with no noun behind
_FEW = 4  # spaces that may part a number from its count word


class Counted(NamedTuple):
    """A count word behind a number (量词): the word for the measure, and where it ends."""

    unit: str
    end: int
    misprint: bool = False


class CountWords:
    """The count words and counted nouns of count_words.toml, ready for use."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        listed = (*rules["unit"].values(), *rules["noun"].values())
        words = {word: word for kind in listed for word in kind["words"].split()}
        words |= rules["alias"]["words"]
        barred = {word: tuple(t.split()) for word, t in rules["not_before"]["words"].items()}
        self._begin_alike = tuple(rules["not_before"]["but"]["words"].split())
        self._arabic_only = frozenset(rules["arabic_only"]["words"].split())
        self._from_ten = frozenset(rules["from_ten"]["words"].split())
        self.halves = frozenset(rules["halves"]["words"].split())
        self._misprints = frozenset(rules["misprints"]["words"].split())
        self._words = by_character(
            ((word, unit, barred.get(word, ())) for word, unit in words.items()), first=True
        )

    def behind(self, text: str, at: int) -> Counted | None:
        """The longest count word at `at`, or behind spaces or a bracket there: 12 个, 12(个)."""
        c = text[at : at + 1]
        bracket = c == "("
        if bracket or c == " ":
            at += 1
            c = text[at : at + 1]
            if c == " ":
                at = _behind_spaces(text, at)
                c = text[at : at + 1]
        for word, unit, barred in self._words.get(c, ()):
            if text.startswith(word, at):
                end = at + len(word)
                is_barred = barred and text.startswith(barred, end)
                if is_barred and not text.startswith(self._begin_alike, end):  # 12家长者食堂
                    continue
                if not bracket:
                    return Counted(unit, end)
                return Counted(unit, end + 1) if text.startswith(")", end) else None
        if c in self._misprints and not bracket:
            if c in _FOR_PERSONS and (at + 1 == len(text) or text[at + 1] in _MARKS):
                return Counted("名", at + 1, misprint=True)  # 1612民,其中
            counted = self.behind(text, at + 1)
            told = counted is not None and (len(counted.unit) > 1 or counted.unit == "户")
            if counted is not None and told:  # 民职工 and 民户, not 民人
                return Counted(counted.unit, counted.end, misprint=True)
        return None

    def counts_numerals(self, unit: str, written: str) -> bool:
        """Whether Chinese numerals count with that word: 二十四克 and 三个, but 一期 is a name."""
        if unit not in self._arabic_only:
            return True
        return unit in self._from_ten and len(written) > 1

    def bracketed(self, text: str, start: int) -> str:
        """The count word in a bracket before a number: 床位(张):400; empty where none is."""
        head = text[max(0, start - 8) : start].rstrip(": ")
        if not head.endswith(")"):
            return ""
        inner = head[:-1].rpartition("(")[2]
        counted = self.behind(inner, 0) if inner else None
        return counted.unit if counted is not None and counted.end == len(inner) else ""

    def half(self, text: str, at: int) -> Counted | None:
        """The unit behind 半, where halves of it can be had: 半公里, 半个小时, 半个月."""
        if text.startswith("月", at):
            return Counted("个月", at + 1)
        counted = self.behind(text, at)
        return counted if counted is not None and counted.unit in self.halves else None


def _behind_spaces(text: str, at: int) -> int:
    """Where the spaces at `at` end, if they are few; a column's width parts two cells."""
    end = at
    while end < at + _FEW and text.startswith(" ", end):
        end += 1
    return end


def by_character(
    words: Iterable[tuple[str, _T, tuple[str, ...]]], first: bool
) -> dict[str, tuple[tuple[str, _T, tuple[str, ...]], ...]]:
    """The words by their first or last character, the longest first."""
    found: dict[str, list[tuple[str, _T, tuple[str, ...]]]] = {}
    for entry in sorted(words, key=lambda entry: -len(entry[0])):
        found.setdefault(entry[0][0 if first else -1], []).append(entry)
    return {character: tuple(entries) for character, entries in found.items()}
