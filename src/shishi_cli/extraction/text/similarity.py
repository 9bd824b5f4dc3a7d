"""How much of some words another text holds, whatever their order (词语相似)."""

import re
from collections.abc import Mapping, Set
from functools import cache, lru_cache
from operator import add

from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.lexicon import work_lines
from shishi_cli.extraction.rules import alternatives, load_rules

_NOT_WORDS = re.compile(r"[^\w]|[\d_]")
# Words of the title name the project itself: they tell less which part of it is meant.
_FAMILIAR = 0.3
# A clause is compared with many others, so what it is made of is kept; a huge cell is not.
_SHORT = 300


def pairs(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters; Chinese words are mostly pairs."""
    return _parts(words)[0]


def coverage(words: str, text: str) -> float:
    """The part of `words` that `text` holds, 0 to 1, by pairs or, weaker, by single characters.

    A score, not a quantity of the field: floats are fine here.
    """
    wanted, single = _parts(words)
    if not wanted:
        return 0.0
    held = len(wanted & pairs(text)) / len(wanted)
    return max(held, 0.85 * len(single.intersection(text)) / len(single) if len(single) > 2 else 0)


def likeness(words: str, text: str, familiar: Set[str]) -> float:
    """As `coverage`, but `familiar` pairs weigh less, and single characters count only where there
    are many: 开工 is not told by 开学前完工."""
    wanted, single = _parts(words)
    if not wanted:
        return 0.0
    told, letters = _parts(text)
    common = single & letters
    if not common:
        return 0.0
    held = _weight(wanted & told, familiar) / _weight(wanted, familiar)
    return max(held, 0.85 * len(common) / len(single) if len(single) > 3 else 0)


def same_words(text: str) -> str:
    """Write words that mean the same in one way: 摸排 → 排摸, 座谈会 → 会."""
    return _same_words(text) if len(text) <= _SHORT else _same_words.__wrapped__(text)


@lru_cache(maxsize=4096)
def _same_words(text: str) -> str:
    pattern, first = _synonyms()
    return pattern.sub(lambda found: first[found[0]], text)


def _parts(words: str) -> tuple[frozenset[str], frozenset[str]]:
    return _split(words) if len(words) <= _SHORT else _split.__wrapped__(words)


@lru_cache(maxsize=4096)
def _split(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """The pairs and the single characters of words, without marks and digits."""
    plain = _NOT_WORDS.sub("", words)
    return frozenset(map(add, plain, plain[1:])) or frozenset(plain), frozenset(plain)


def _weight(found: Set[str], familiar: Set[str]) -> float:
    return len(found) - (1 - _FAMILIAR) * len(found & familiar)


@cache
def _synonyms() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Where a synonym stands, and the word that is written for each."""
    groups = [group["words"].split() for group in load_rules("text/similarity")["same"]]
    # The first word stands for itself, so that a shorter one inside it is left alone.
    written = {word: words[0] for words in groups for word in words}
    written |= {word: line.word for line in work_lines() if line.word for word in line.plain}
    return compiled(alternatives(tuple(written))), written
