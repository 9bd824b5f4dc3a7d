"""Numbers that are no quantity: dates, names, list marks, document numbers (非数量)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

DIGITS = "0123456789"
NUMERALS = "〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿廿卅"
_QUOTES = '《“‘「『"'
_BRACKETS = "(〔[【"
# A charset comes first: the search for it is what makes a text without numbers cost nothing.
_STARTS = re.compile(
    f"[{DIGITS}{NUMERALS}{_QUOTES}{re.escape(_BRACKETS)}半]"
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
    """The masks of quantities.toml, each compiled on first use.

    Most numbers are quantities: the characters before and behind the digits tell which masks can
    match at all, and for 400台 none can.
    """

    next_start = staticmethod(_STARTS.search)

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self._masks: Sequence[Mapping[str, Any]] = rules["mask"]
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._phrases: dict[str, tuple[tuple[str, Mapping[str, Any]], ...]] = {}
        for group in rules["phrases"]:
            for phrase in sorted(group["words"].split(), key=len, reverse=True):
                entry = ((phrase, group),)
                self._phrases[phrase[:2]] = self._phrases.get(phrase[:2], ()) + entry
        self._quotes = dict.fromkeys(_QUOTES, self._of("quote"))
        self._quotes |= dict.fromkeys(_BRACKETS, self._of("bracket"))
        self._digits = _Triggers(self._masks, "digit")
        self._numerals = _Triggers(self._masks, "numeral")

    def mask(self, text: str, start: int, end: int) -> Masked | None:
        """The mask that matches at `start`, None where the number may be a quantity.

        `end` is where the digits or numerals at `start` end.
        """
        c = text[start]
        if c in DIGITS:
            candidates = self._digits.at(text, start, end)
        elif c in NUMERALS:
            for phrase, group in self._phrases.get(text[start : start + 2], ()):
                if text.startswith(phrase, start):
                    return Masked(start, start + len(phrase), group["name"], group["why"])
            candidates = self._numerals.at(text, start, end)
        else:
            candidates = self._quotes.get(c, ())
        for at in candidates:
            pattern = self._compiled.get(at) or self._compile(at)
            if match := pattern.match(text, start):
                mask = self._masks[at]
                if start and text[start - 1] in mask.get("with_before", ""):  # 几十, 第三
                    start -= 1
                return Masked(start, match.end(), mask["name"], mask["why"], mask.get("doubt", ""))
        return None

    def _of(self, kind: str) -> tuple[int, ...]:
        return tuple(at for at, mask in enumerate(self._masks) if mask["kind"] == kind)

    def _compile(self, at: int) -> re.Pattern[str]:
        return self._compiled.setdefault(at, re.compile(self._masks[at]["pattern"]))


class _Triggers:
    """Which masks of a kind to try, by what stands around the digits."""

    def __init__(self, masks: Sequence[Mapping[str, Any]], kind: str) -> None:
        self._then: dict[str, tuple[int, ...]] = {}
        self._after: dict[str, tuple[int, ...]] = {}
        self._long: list[tuple[int, int]] = []
        for at, mask in enumerate(masks):
            if mask["kind"] != kind:
                continue
            for c in mask.get("then", ""):
                self._then[c] = (*self._then.get(c, ()), at)
            for c in mask.get("after", ""):
                self._after[c] = (*self._after.get(c, ()), at)
            if "digits" in mask:
                self._long.append((mask["digits"], at))
        self._shortest = min((length for length, _ in self._long), default=len(masks))

    def at(self, text: str, start: int, end: int) -> tuple[int, ...]:
        """The masks to try, those told by the character before first."""
        found = self._then.get(text[end : end + 1], ())
        if start and (after := self._after.get(text[start - 1])):
            found = after + found
        if end - start >= self._shortest:
            found += tuple(at for length, at in self._long if end - start >= length)
        return found
