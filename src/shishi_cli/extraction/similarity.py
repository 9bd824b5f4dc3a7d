"""How much of some words another text holds, whatever their order (词语相似)."""

import re
from collections.abc import Mapping, Set
from functools import cache, lru_cache

from shishi_cli.extraction.rules import load_rules

_NOT_WORDS = re.compile(r"[^\w]|[\d_]")
# Words of the title name the project itself: they tell less which part of it is meant.
_FAMILIAR = 0.3


@lru_cache(maxsize=4096)
def pairs(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters; Chinese words are mostly pairs."""
    plain = _NOT_WORDS.sub("", words)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1)) or frozenset(plain)


def coverage(words: str, text: str) -> float:
    """The part of `words` that `text` holds, 0 to 1, by pairs or, weaker, by single characters.

    A score, not a quantity of the field: floats are fine here.
    """
    wanted = pairs(words)
    if not wanted:
        return 0.0
    held = len(wanted & pairs(text)) / len(wanted)
    single = set(_NOT_WORDS.sub("", words))
    return max(held, 0.85 * len(single & set(text)) / len(single) if len(single) > 2 else 0.0)


def likeness(words: str, text: str, familiar: Set[str]) -> float:
    """As `coverage`, but `familiar` pairs weigh less, and single characters count only where there
    are many: 开工 is not told by 开学前完工."""
    wanted = pairs(words)
    if not wanted:
        return 0.0
    held = _weight(wanted & pairs(text), familiar) / _weight(wanted, familiar)
    single = set(_NOT_WORDS.sub("", words))
    return max(held, 0.85 * len(single & set(text)) / len(single) if len(single) > 3 else 0.0)


def same_words(text: str) -> str:
    """Write words that mean the same in one way: 摸排 → 排摸, 座谈会 → 会."""
    pattern, chosen = _synonyms()
    return pattern.sub(lambda match: chosen[match[0]], text)


def _weight(found: Set[str], familiar: Set[str]) -> float:
    return sum(_FAMILIAR if pair in familiar else 1.0 for pair in found)


@cache
def _synonyms() -> tuple[re.Pattern[str], Mapping[str, str]]:
    groups = (group["words"].split() for group in load_rules("stages")["same"])
    # The first word stands for itself, so that a shorter one inside it is left alone.
    chosen = {word: words[0] for words in groups for word in words}
    return re.compile("|".join(sorted(chosen, key=len, reverse=True))), chosen
