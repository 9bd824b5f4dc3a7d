"""How alike two titles are in what tells projects apart, and in what they differ (标题相似度)."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.promises.bare_title import bare_title
from shishi_cli.extraction.rules import alternatives, load_rules, pattern, written
from shishi_cli.extraction.text.fold_width import fold_width
from shishi_cli.extraction.text.similarity import pairs

_RULES = "promises/title_likeness"
_LONG = 300
_MOST = 10  # titles worth a closer look
_COMMON = 200  # words that more titles have tell nothing


def title_likeness(one: str, other: str) -> int:
    """0 to 100: of the words without digits, marks, levels and stock words (新增, 改造, 工程).

    Below about 45 a title is more often another project's than the same one reworded.
    """
    first, second = sorted((telling_words(one), telling_words(other)), key=len)
    if not first:  # nothing but stock words: 实施改造工程
        bare = (bare_title(each[:_LONG]) for each in (one, other))
        first, second = sorted(bare, key=len)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return int(100 * matcher.ratio())


def difference(old: str, new: str) -> str:
    """What is left out of a title and what is put in: -示范店 +门店; empty where none is."""
    matcher = SequenceMatcher(None, old[:_LONG], new[:_LONG], autojunk=False)
    gone, come = [], []
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            gone.append(old[start:end])
            come.append(new[begin:stop])
    told = (("-", gone), ("+", come))
    return " ".join(f"{mark}{'…'.join(filter(None, words))}" for mark, words in told if any(words))


class TitleIndex:
    """Titles by their words, letters and amounts: a list may have thousands, and most share nothing
    with one. 改造公厕20座 and 改造公共厕所20座 share no two letters in a row, but 厕 and 20座."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._owners: dict[str, list[int]] = {}
        for at, title in enumerate(titles):
            for words in _parts(title):
                self._owners.setdefault(words, []).append(at)

    def sharing(self, title: str) -> list[int]:
        """Where the titles stand that share most with this one, at most ten; one letter or amount is nothing."""
        counts: Counter[int] = Counter()
        for words in _parts(title):
            owners = self._owners.get(words, ())
            if len(owners) <= _COMMON:
                counts.update(owners)
        return [at for at, shared in counts.most_common(_MOST) if shared > 1]


def _parts(title: str) -> set[str]:
    words = telling_words(title)
    amounts = _left_out()[0].finditer(fold_width(title[:_LONG]))
    return {*pairs(words), *words, *(found[0] for found in amounts)}


def telling_words(title: str) -> str:
    """The title's words that tell it from others; what stands behind the first 300 characters of
    a cell is no title, and comparing a megabyte would take for ever."""
    return _telling_words(title[:_LONG])


@lru_cache(maxsize=4096)
def _telling_words(title: str) -> str:
    return _left_out()[1].sub("", without_amounts(title))


def without_amounts(title: str) -> str:
    """The title's words without marks, levels and amounts with their count words: 新建口袋公园 of
    新建15个口袋公园 and of 新建口袋公园15处."""
    return bare_title(_left_out()[0].sub("", fold_width(title[:_LONG])))


@cache
def _left_out() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Amounts with their count words, and stock words."""
    kinds = load_rules("numbers/count_words")["unit"].values()
    units = [word for kind in kinds for word in kind["words"].split()]
    return (
        compiled(f"{written(_RULES, 'number')}(?:{alternatives(units)})?"),
        pattern(_RULES, "stock"),
    )
