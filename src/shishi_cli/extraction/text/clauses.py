"""Where sentences and clauses end (断句)."""

import re

_SENTENCE_END = "。;;!?!?\n\r"
# A comma within 84,216 or brackets parts nothing; names in 《》 and “” stay whole.
_WHOLE = re.compile(r"《[^《》\n]{1,60}》|“[^“”\n]{1,30}”|\([^()\n]{1,60}\)|\d,(?=\d{3}(?!\d))")
_CLAUSE = re.compile(r"[^,。;:!?\n]+")
_LIST_MARK = re.compile(
    r"(?:(?<=^)|(?<=[。;:,\n\s]))(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|[一二三四五六七八九]是|"
    r"\(?[一二三四五六七八九][、)])|[①-⑳]|\([1-9]\)"
)
# More clauses and items than these are no goal and no report; each is compared with each.
_MOST, _MOST_ITEMS = 100, 12
_ITEM = re.compile(
    r"、|以及|及(?!时|格)|和(?!平|谐|睦)|(?<=..)与(?![^,。;、]{0,10}(?:对接|沟通|签|协商|联系|衔接|合作))"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence that holds the characters from `start` to `end`, its mark included."""
    left = max(text.rfind(mark, 0, start) for mark in _SENTENCE_END) + 1
    ends = [at + 1 for mark in _SENTENCE_END if (at := text.find(mark, end)) >= 0]
    return left, min(ends, default=len(text))


def clause_spans(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the clauses between `start` and `end`, without list marks and blanks.

    A numbered list parts clauses as commas do; what stands in brackets or names does not.
    """
    text = _LIST_MARK.sub(lambda mark: "\n" * len(mark[0]), folded[start:end])
    whole = _WHOLE.sub(lambda held: "□" * len(held[0]), text)
    found = []
    for match in _CLAUSE.finditer(whole):
        words = text[match.start() : match.end()]
        if words.strip(" .、()\"“”'"):
            left = match.start() + len(words) - len(words.lstrip())
            found.append((start + left, start + match.start() + len(words.rstrip())))
            if len(found) == _MOST:
                break
    return found


def list_items(clause: str) -> list[str]:
    """The parts of a clause that 、 and 和 join: 现场勘察、选址、立项; in brackets they join nothing."""
    whole = _WHOLE.sub(lambda held: "□" * len(held[0]), clause)
    ends = [(match.start(), match.end()) for match in _ITEM.finditer(whole)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(clause)]
    parts = [clause[a:b].strip() for a, b in zip(starts, stops, strict=True)]
    return [part for part in parts if part][:_MOST_ITEMS]
