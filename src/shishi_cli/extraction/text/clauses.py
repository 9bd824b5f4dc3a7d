"""Where sentences and clauses end (断句)."""

import re

from shishi_cli.extraction.rules import pattern

_SENTENCE_END = "。;;!?!?\n\r"
# More clauses and items than these are no goal and no report; each is compared with each.
_MOST, _MOST_ITEMS = 100, 12


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence that holds the characters from `start` to `end`, its mark included."""
    left = max(text.rfind(mark, 0, start) for mark in _SENTENCE_END) + 1
    ends = [at + 1 for mark in _SENTENCE_END if (at := text.find(mark, end)) >= 0]
    return left, min(ends, default=len(text))


def clause_spans(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the clauses between `start` and `end`, without list marks and blanks.

    A numbered list parts clauses as commas do; what stands in brackets or names does not.
    """
    text = _written("list_mark").sub(lambda mark: "\n" * len(mark[0]), folded[start:end])
    whole = _written("whole").sub(lambda held: "□" * len(held[0]), text)
    found = []
    for match in _written("clause").finditer(whole):
        words = text[match.start() : match.end()]
        if words.strip(" .、()\"“”'"):
            left = match.start() + len(words) - len(words.lstrip())
            found.append((start + left, start + match.start() + len(words.rstrip())))
            if len(found) == _MOST:
                break
    return found


def list_items(clause: str) -> list[str]:
    """The parts of a clause that 、 and 和 join: 现场勘察、选址、立项; in brackets they join nothing."""
    whole = _written("whole").sub(lambda held: "□" * len(held[0]), clause)
    ends = [(match.start(), match.end()) for match in _written("item").finditer(whole)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(clause)]
    parts = [clause[a:b].strip() for a, b in zip(starts, stops, strict=True)]
    return [part for part in parts if part][:_MOST_ITEMS]


def _written(name: str) -> re.Pattern[str]:
    return pattern("text/clauses", name)
