"""Numbers that are no quantity: dates, names, list marks, document numbers (非数量)."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.rules import pattern

DIGITS = "0123456789"
NUMERALS = "〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿廿卅"
_QUOTES = '《“‘「『"'
_HALF = "半"
_BRACKETS = "(〔[【"
_KINDS = {"digit": DIGITS, "numeral": NUMERALS, "quote": _QUOTES, "bracket": _BRACKETS}
# A charset comes first: the search for it is what makes a text without numbers cost nothing.
_STARTS = compiled(
    f"[{DIGITS}{NUMERALS}{_QUOTES}{re.escape(_BRACKETS)}{_HALF}]"
    f"(?:(?<=[{DIGITS}])[{DIGITS}]*|(?<=[{NUMERALS}])[{NUMERALS}]*)?"
)


class Masked(NamedTuple):
    """Digits that are no quantity (非数量), with the rule's name and the reason in Chinese."""

    start: int
    end: int
    rule: str
    why: str
    doubt: str = ""


class Masks:
    """The masks of not_quantities.toml, ready for use.

    Those of one kind are one expression, compiled when a text first needs it: some twenty tried one
    by one at every number took half the time of reading.
    """

    next_start = staticmethod(_STARTS.search)

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self._phrases: dict[str, tuple[tuple[str, Mapping[str, Any]], ...]] = {}
        for group in rules["phrases"]:
            for phrase in sorted(group["words"].split(), key=len, reverse=True):
                entry = ((phrase, group),)
                self._phrases[phrase[:2]] = self._phrases.get(phrase[:2], ()) + entry
        self._masks = rules["mask"]
        self._kinds = {c: kind for kind, first in _KINDS.items() for c in first}
        self._patterns = {
            kind: "|".join(
                f"(?P<mask{at}>{mask['pattern']})"
                for at, mask in enumerate(self._masks)
                if mask["kind"] == kind
            )
            for kind in _KINDS
        }

    def mask(self, text: str, start: int) -> Masked | None:
        """The mask that matches at `start`, None where the number may be a quantity."""
        return None if is_plain(text, start) else self.any_mask(text, start)

    def any_mask(self, text: str, start: int) -> Masked | None:
        """The same, every mask tried."""
        for phrase, group in self._phrases.get(text[start : start + 2], ()):
            if text.startswith(phrase, start):
                return Masked(start, start + len(phrase), group["name"], group["why"])
        kind = self._kinds.get(text[start])
        match = compiled(self._patterns[kind]).match(text, start) if kind else None
        if match is None:
            return None
        mask = self._masks[int(str(match.lastgroup).removeprefix("mask"))]
        if start and text[start - 1] in mask.get("with_before", ""):  # 几十, 第三
            start -= 1
        return Masked(start, match.end(), mask["name"], mask["why"], mask.get("doubt", ""))


def is_plain(text: str, start: int) -> bool:
    """Whether the number at `start` is one that no mask can match, as most are: 完成400台."""
    return pattern("numbers/not_quantities", "plain").match(text, start) is not None
