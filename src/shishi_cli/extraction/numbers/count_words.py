"""The words that stand beside a number: count words, nouns and hedges (量词、界限词).

Plain words found by their first or last character: some hundreds of them as one regular
expression took most of the time of reading, and of starting.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from shishi_cli.domain.measure import Bound

_T = TypeVar("_T")
_FIRM_HEDGE = 2  # characters: a verb may stand behind 至少, hardly behind 近


class Counted(NamedTuple):
    """A count word behind a number (量词): the word for the measure, and where it ends."""

    unit: str
    end: int
    misprint: bool = False


class CountWords:
    """The count words and counted nouns of quantities.toml."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        apart = rules["units_apart"]
        words = {w: w for kind in rules["units"].values() for w in kind.split()}
        words |= {w: w for listed in rules["nouns"].values() for w in listed.split()}
        words |= apart["alias"]
        barred = {word: tuple(text.split()) for word, text in rules["not_before"].items()}
        self.arabic_only = frozenset(apart["arabic_only"].split())
        self.halves = frozenset(apart["halves"].split())
        self._misprints = frozenset(rules["misprints"]["characters"].split())
        self._words = _by_character(
            ((word, unit, barred.get(word, ())) for word, unit in words.items()), first=True
        )

    def behind(self, text: str, at: int) -> Counted | None:
        """The longest count word at `at`, or behind one space or bracket there: 12 个, 12(个)."""
        c = text[at : at + 1]
        bracket = c == "("
        if bracket or c == " ":
            at += 1
            c = text[at : at + 1]
        for word, unit, barred in self._words.get(c, ()):
            if text.startswith(word, at):
                end = at + len(word)
                if barred and text.startswith(barred, end):
                    continue
                if not bracket:
                    return Counted(unit, end)
                return Counted(unit, end + 1) if text.startswith(")", end) else None
        if c in self._misprints and not bracket:
            counted = self.behind(text, at + 1)
            if counted is not None and len(counted.unit) > 1:  # 民职工, not 民人
                return Counted(counted.unit, counted.end, misprint=True)
        return None

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


class Hedges:
    """The hedges of quantities.toml, before a number and behind it."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        before, behind = [], []
        for rule in rules["hedge"]:
            bound, unless = Bound(rule["bound"]), rule.get("unless", {})
            for word in rule["before"].split():
                before.append((word, bound, tuple(unless.get(word, ()))))
            behind += [(word, bound, ()) for word in rule.get("behind", "").split()]
        verbs = [(word, None, ()) for word in rules["hedge_verbs"]["words"].split()]
        self._before = _by_character(before, first=False)
        self._behind = _by_character(behind, first=True)
        self._verbs = _by_character(verbs, first=False)

    def bound(self, text: str, start: int, end: int) -> Bound | None:
        """The bound told behind `end` or else before `start`, None where neither tells one."""
        for word, bound, _ in self._behind.get(text[end : end + 1], ()):
            if text.startswith(word, end):
                return bound
        if start == 0:
            return None
        if text[start - 1] == " ":
            start -= 1
        found = self._ending(text, start)
        if found is not None:
            return found[0]
        for verb, _, _ in self._verbs.get(text[start - 1 : start], ()):
            if text.endswith(verb, 0, start):
                found = self._ending(text, start - len(verb))
                return found[0] if found and len(found[1]) >= _FIRM_HEDGE else None
        return None

    def _ending(self, text: str, end: int) -> tuple[Bound, str] | None:
        for word, bound, unless in self._before.get(text[end - 1 : end], ()):
            start = end - len(word)
            if text.startswith(word, max(start, 0)) and start >= 0:
                if unless and start and text[start - 1] in unless:
                    continue
                return bound, word
        return None


def _by_character(
    words: Iterable[tuple[str, _T, tuple[str, ...]]], first: bool
) -> dict[str, tuple[tuple[str, _T, tuple[str, ...]], ...]]:
    """The words by their first or last character, the longest first."""
    found: dict[str, list[tuple[str, _T, tuple[str, ...]]]] = {}
    for entry in sorted(words, key=lambda entry: -len(entry[0])):
        found.setdefault(entry[0][0 if first else -1], []).append(entry)
    return {character: tuple(entries) for character, entries in found.items()}
