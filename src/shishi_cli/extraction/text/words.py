"""Plain words found in a text, some hundreds of them at once (词表)."""

from collections.abc import Mapping
from operator import add


class Words:
    """Words of two characters and more, without patterns, each with what is written for it.

    As one regular expression of hundreds of alternatives they took twice as long to find, and
    milliseconds to compile.
    """

    def __init__(self, written: Mapping[str, str]) -> None:
        self._written = written
        self._starting: dict[str, list[str]] = {}
        for word in sorted(written, key=len, reverse=True):
            self._starting.setdefault(word[:2], []).append(word)

    def find(self, text: str) -> list[tuple[int, str]]:
        """Where which word stands, from left to right; of those at one place the longest."""
        found, free = [], 0
        pairs = map(add, text, text[1:])
        for at, words in enumerate(map(self._starting.get, pairs)):
            if words and at >= free:
                for word in words:
                    if text.startswith(word, at):
                        found.append((at, word))
                        free = at + len(word)
                        break
        return found

    def rewrite(self, text: str) -> str:
        """The text with what is written for each word in its place."""
        found = self.find(text)
        if not found:
            return text
        parts: list[str] = []
        last = 0
        for at, word in found:
            parts += (text[last:at], self._written[word])
            last = at + len(word)
        return "".join((*parts, text[last:]))
