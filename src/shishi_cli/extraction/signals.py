"""Claims, blockers and the like in a progress text (信号)."""

import re
from collections.abc import Mapping
from functools import cache

from shishi_cli.domain.reading import SignalKind
from shishi_cli.extraction.folding import fold_width
from shishi_cli.extraction.rules import load_rules

# 曾滞后,现已赶上: what is over does not block any more.
_OVER = re.compile(r"(?:曾|前期|此前|一度|原先)[^。;]{0,6}$")
_SOLVED = re.compile(
    r"^[^。;]{0,6}(?:已(?:解决|赶上|追平|复工|落实|到位)|现已|目前已(?:解决|复工))"
)


def find_signals(progress: str) -> tuple[tuple[SignalKind, int, int], ...]:
    """Every signal of a progress text with its span, in the order of the text."""
    text = fold_width(progress)
    found: list[tuple[SignalKind, int, int]] = []
    for kind, pattern in _patterns().items():
        for match in pattern.finditer(text):
            if kind is SignalKind.CLAIM and _unless().search(text[: match.start()]):
                continue
            if kind is SignalKind.BLOCKER and _is_over(text, match):
                continue
            found.append((kind, match.start(), match.end()))
    return tuple(sorted(found, key=lambda signal: signal[1:]))


def _is_over(text: str, match: re.Match[str]) -> bool:
    return bool(_OVER.search(text[: match.start()]) or _SOLVED.search(text[match.end() :]))


@cache
def _patterns() -> Mapping[SignalKind, re.Pattern[str]]:
    rules = load_rules("stages")["signals"]
    return {kind: re.compile(rules[kind]) for kind in SignalKind}


@cache
def _unless() -> re.Pattern[str]:
    return re.compile(load_rules("stages")["signals"]["claim_unless"])
