"""Numbers that are no quantity: dates, names, list marks, document numbers (非数量)."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

NUMERALS = "〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿廿卅"
# What a mask may start with, by the name in the rules.
_STARTS = {
    "digit": "0123456789",
    "numeral": NUMERALS,
    "quote": '《“‘「『"',
    "bracket": "(〔[【",
}


class Masked(NamedTuple):
    """Digits that are no quantity (非数量), with the rule's name and the reason in Chinese."""

    start: int
    end: int
    rule: str
    why: str
    doubt: str = ""


class Masks:
    """The masks of quantities.toml by the kind of character they start with."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self._masks = rules["mask"]
        self._why = rules["phrases"]["why"]
        self._phrases: dict[str, tuple[str, ...]] = {}
        for phrase in sorted(rules["phrases"]["words"].split(), key=len, reverse=True):
            self._phrases[phrase[:2]] = (*self._phrases.get(phrase[:2], ()), phrase)
        self._patterns = {}
        for kind, characters in _STARTS.items():
            pattern = self._pattern(kind)
            self._patterns.update(dict.fromkeys(characters, pattern))
        every = "".join(_STARTS.values())
        self.next_start = re.compile(f"[{re.escape(every)}半]").search

    def mask(self, text: str, start: int) -> Masked | None:
        """The mask that matches at `start`, None where the number may be a quantity."""
        for phrase in self._phrases.get(text[start : start + 2], ()):
            if text.startswith(phrase, start):
                return Masked(start, start + len(phrase), "set-phrase", self._why)
        pattern = self._patterns.get(text[start])
        match = pattern.match(text, start) if pattern is not None else None
        if match is None:
            return None
        mask = self._masks[int(str(match.lastgroup)[1:])]
        if start and text[start - 1] in mask.get("with_before", ""):  # 几十, 第三
            start -= 1
        return Masked(start, match.end(), mask["name"], mask["why"], mask.get("doubt", ""))

    def _pattern(self, kind: str) -> re.Pattern[str]:
        """All masks that start with characters of that kind, the first that matches wins."""
        return re.compile(
            "|".join(
                f"(?P<m{i}>{mask['pattern']})"
                for i, mask in enumerate(self._masks)
                if kind in mask["starts"]
            )
        )
