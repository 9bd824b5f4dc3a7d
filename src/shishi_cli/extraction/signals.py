"""Claims, blockers and the like in a progress text (信号)."""

import re
from dataclasses import dataclass
from functools import cache

from shishi_cli.domain.reading import SignalKind
from shishi_cli.extraction.clauses import sentence_around
from shishi_cli.extraction.folding import fold_width
from shishi_cli.extraction.rules import load_rules


def find_signals(progress: str) -> tuple[tuple[SignalKind, int, int], ...]:
    """Every signal of a progress text with its span, in the order of the text."""
    text = fold_width(progress)
    found: dict[tuple[int, int], SignalKind] = {}
    for rule in _rules():
        for match in rule.words.finditer(text):
            start, end = match.span()
            if rule.unless and rule.unless.search(text[max(0, start - 40) : start]):
                continue
            if rule.kind is SignalKind.BLOCKER and _is_over(text, start, end):
                continue
            found.setdefault((start, end), rule.kind)
    return tuple((kind, *span) for span, kind in _longest(found))


def _longest(found: dict[tuple[int, int], SignalKind]) -> list[tuple[tuple[int, int], SignalKind]]:
    """Of signals of one kind that overlap the first and longest: 采购合同无法签订 is told once."""
    kept: list[tuple[tuple[int, int], SignalKind]] = []
    last: dict[SignalKind, int] = {}
    for span, kind in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if span[0] >= last.get(kind, 0):
            kept.append((span, kind))
            last[kind] = span[1]
    return kept


def _is_over(text: str, start: int, end: int) -> bool:
    """Whether what blocked lies behind: 曾滞后,现已赶上; a new sentence about it counts as well."""
    before, after = _over()
    sentence, _ = sentence_around(text, start, end)
    return bool(after.search(text[end : end + 60])) or (
        bool(before.search(text[sentence:start])) and not text[end : end + 1].strip("。;")
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: SignalKind
    words: re.Pattern[str]
    unless: re.Pattern[str] | None


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            SignalKind(rule["kind"]),
            re.compile(rule["words"]),
            re.compile(rule["unless"]) if "unless" in rule else None,
        )
        for rule in load_rules("stages")["signal"]
    )


@cache
def _over() -> tuple[re.Pattern[str], re.Pattern[str]]:
    over = load_rules("stages")["over"]
    return re.compile(over["before"]), re.compile(over["after"])
