"""The hedges before a number and behind it (界限词)."""

from collections.abc import Mapping
from typing import Any

from shishi_cli.domain.measure import Bound
from shishi_cli.extraction.numbers.count_words import by_character

_FIRM = 2  # characters: a verb may stand behind 至少, hardly behind 近


class Hedges:
    """The hedges of hedges.toml, ready for use."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        before, behind = [], []
        for rule in rules["hedge"]:
            bound, unless = Bound(rule["bound"]), rule.get("unless", {})
            for word in rule["before"].split():
                before.append((word, bound, tuple(unless.get(word, ()))))
            behind += [(word, bound, ()) for word in rule.get("behind", "").split()]
        verbs = [(word, None, ()) for word in rules["verbs"]["words"].split()]
        self._before = by_character(before, first=False)
        self._behind = by_character(behind, first=True)
        self._verbs = by_character(verbs, first=False)
        self._before_scale = {c: Bound(b) for c, b in rules["before_scale"]["words"].items()}

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
                return found[0] if found and len(found[1]) >= _FIRM else None
        return None

    def before_scale(self, text: str, start: int) -> Bound | None:
        """The bound told right before a number that begins with its scale: 上万人次, 过百家."""
        return self._before_scale.get(text[start - 1 : start])

    def _ending(self, text: str, end: int) -> tuple[Bound, str] | None:
        for word, bound, unless in self._before.get(text[end - 1 : end], ()):
            start = end - len(word)
            if text.startswith(word, max(start, 0)) and start >= 0:
                if unless and start and text[start - 1] in unless:
                    continue
                return bound, word
        return None
