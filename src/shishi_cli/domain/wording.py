"""The sentences of papers, as data (措辞)."""

import re
from collections.abc import Mapping

from shishi_cli.domain.frozen import frozen

# The marks of Chinese print, full-width, as papers have them (标点).
COMMA, COLON, SEMICOLON = "\uff0c", "\uff1a", "\uff1b"
OPEN, CLOSE = "\uff08", "\uff09"
PLACE = re.compile(r"\{([a-z_]+)\}")


@frozen
class Sentence:
    """One sentence of a paper (句子) with named places such as {month}; `places` are all that it
    may use, `example` fills them, and `gives` is what comes out."""

    key: str
    text: str
    places: tuple[str, ...]
    example: Mapping[str, str]
    gives: str


@frozen
class Wording:
    """All sentences that papers are made of (措辞), by key."""

    sentences: Mapping[str, Sentence]

    def text(self, key: str) -> str:
        """The sentence as it is written, places and all."""
        return self.sentences[key].text

    def plain(self, key: str, **values: object) -> str:
        """The sentence with its places filled by plain words."""
        return PLACE.sub(lambda found: str(values[found[1]]), self.text(key))
