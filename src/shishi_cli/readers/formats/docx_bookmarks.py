"""The bookmarks of a .docx with the words in them, and its own properties (书签)."""

from collections.abc import Iterator
from dataclasses import field
from xml.parsers.expat import XMLParserType

from shishi_cli.domain.frozen import changing, frozen
from shishi_cli.readers.opening.archives import Archive, Attributes, local
from shishi_cli.readers.opening.packages import read_archive

_EXCERPT = 14


@frozen
class Bookmark:
    """Words with a name (书签): `text` is what stands there now, with digits that were typed right
    before or after it; `before` and `after` are the words around."""

    name: str
    text: str
    before: str
    after: str


@changing
class _Paragraph:
    text: str = ""
    starts: dict[str, tuple[str, int]] = field(default_factory=dict)
    spans: list[tuple[str, int, int]] = field(default_factory=list)


class _Reading:
    """The reading of a document's paragraphs, tables' and all; what is deleted is not there."""

    def __init__(self) -> None:
        self.bookmarks: list[Bookmark] = []
        self._open: list[_Paragraph] = [_Paragraph()]
        self._in_text = False

    def start(self, element: str, attributes: Attributes) -> None:
        name, told = local(element), {local(key): value for key, value in attributes.items()}
        if name == "p":
            self._open.append(_Paragraph())
        elif name == "t":
            self._in_text = True
        elif name == "bookmarkStart":
            here = self._open[-1]
            here.starts[told.get("id", "")] = (told.get("name", ""), len(here.text))
        elif name == "bookmarkEnd" and told.get("id", "") in self._open[-1].starts:
            here = self._open[-1]
            named, start = here.starts.pop(told["id"])
            here.spans.append((named, start, len(here.text)))

    def end(self, element: str) -> None:
        name = local(element)
        if name == "t":
            self._in_text = False
        elif name == "p" and len(self._open) > 1:
            self.bookmarks += _bookmarks(self._open.pop())

    def characters(self, text: str) -> None:
        if self._in_text:
            self._open[-1].text += text


def read_bookmarks(content: bytes, name: str) -> tuple[tuple[Bookmark, ...], dict[str, str]]:
    """The bookmarks in order, and the texts among the document's own properties, by name.

    Raises UnreadableFile for what is no sound archive.
    """
    return read_archive(content, name, _read)


def _read(archive: Archive) -> tuple[tuple[Bookmark, ...], dict[str, str]]:
    def prepare(parser: XMLParserType) -> _Reading:
        reading = _Reading()
        parser.StartElementHandler = reading.start
        parser.EndElementHandler = reading.end
        parser.CharacterDataHandler = reading.characters
        return reading

    bookmarks = tuple(archive.parse("word/document.xml", prepare).bookmarks)
    return bookmarks, _properties(archive)


def _properties(archive: Archive) -> dict[str, str]:
    found: dict[str, str] = {}
    names = [""]

    def start(element: str, attributes: Attributes) -> None:
        if local(element) == "property":
            names[0] = attributes.get("name", "")

    def characters(text: str) -> None:
        found[names[0]] = found.get(names[0], "") + text

    def prepare(parser: XMLParserType) -> None:
        parser.StartElementHandler = start
        parser.CharacterDataHandler = characters

    archive.parse("docProps/custom.xml", prepare)
    return found


def _bookmarks(paragraph: _Paragraph) -> Iterator[Bookmark]:
    text = paragraph.text
    for name, start, end in paragraph.spans:
        first, last = start, end
        while first > 0 and text[first - 1].isdigit():
            first -= 1
        while last < len(text) and text[last].isdigit():
            last += 1
        before, after = text[max(0, first - _EXCERPT) : first], text[last : last + _EXCERPT]
        yield Bookmark(name, text[first:last], before, after)
