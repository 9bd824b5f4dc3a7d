"""Where sentences end (断句)."""

_SENTENCE_END = "。;;!?!?\n\r"


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence that holds the characters from `start` to `end`, its mark included."""
    left = max(text.rfind(mark, 0, start) for mark in _SENTENCE_END) + 1
    ends = [at + 1 for mark in _SENTENCE_END if (at := text.find(mark, end)) >= 0]
    return left, min(ends, default=len(text))
