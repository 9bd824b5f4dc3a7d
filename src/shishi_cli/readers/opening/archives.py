"""The zip archive that an .xlsx, .docx or .ods is: what is in it, read within limits.

Its parts are read as trees, a part at once or a row at a time; only the cells of a great sheet are
taken as events, for which `parse` is open.
"""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import IO, TypeVar
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from shishi_cli.domain.frozen import frozen
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.limits import MEGABYTE, Allowance

# A part alone, beside what `Allowance` says of the whole file.
_LARGEST = 512 * 2**20
# A sheet of 200,000 rows unpacks to about 200 MB, twenty to one; a bomb to a thousand to one.
_UNSUSPECTED = 32 * 2**20
_DENSEST = 200
_SUSPECTED = 40
# What an office writes stands some thirty elements deep, a table within a table forty.
_DEEPEST = 200
_DEEPEST_EVENTS = 10_000
# Elements of one tree, which stands in the memory whole: a document of 5,000 projects has 200,000.
_LARGEST_TREE = 250_000
_TREE_PER_BYTE = 0.25
_OF_ONE_TREE = "一个部件中的 XML 元素"
# The pictures that make a document great are no elements of it: 50 MB of one held 14 million.
_LARGEST_TREE_OF_ALL = 1_200_000
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.spreadsheet-template": "ods",
    b"application/vnd.oasis.opendocument.text": "odt",
}
Attributes = dict[str, str]
_Parsed = TypeVar("_Parsed")
# Takes one small tree, and the open elements that it stands in, the outermost first.
TakeTree = Callable[[Element, Sequence[Element]], None]


class _DoctypeFound(Exception):
    """A document type declaration, which no office writes and entities hide in."""


@frozen
class Archive:
    """An opened archive. Raises UnreadableFile, with what to do, where a part cannot be read.

    The names of parts differ in case and in their slashes from one program to the other: `parts`
    are the entries by a name in lower case with slashes.
    """

    name: str
    file: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]
    allowance: Allowance

    def has(self, part: str) -> bool:
        return _plain(part) in self.parts

    def read(self, part: str) -> bytes:
        """The bytes of a part, empty where it is not there."""
        if not self.has(part):
            return b""
        with self._open(part) as stream:
            return stream.read()

    def parse(
        self, part: str, prepare: Callable[[XMLParserType], _Parsed], most: int | None = None
    ) -> _Parsed:
        """Read a part as XML: `prepare` sets the handlers, and gives what they fill.

        A part that is not there is read as an empty one. No entity and nothing outside the part
        is ever read. A part of more than `most` elements is refused before it is read.
        """
        if not self.has(part):
            return prepare(_parser())
        self._check_elements(part, most)
        with self._open(part) as stream:
            return _parse(stream, self.allowance, part, prepare)

    def parse_tree(self, part: str) -> Element:
        """The root of a part, its names without their prefixes: w:tbl is tbl.

        An element without a name stands for a part that is not there.
        """
        found = [Element("")]
        self.parse_trees(part, None, lambda tree, _: found.append(tree))
        return found[-1]

    def parse_trees(self, part: str, names: frozenset[str] | None, take: TakeTree) -> None:
        """Hand each element of these `names` to `take` as a tree, and forget it; of no names, the root.

        So a sheet is read a row at a time, and is never in the memory whole.
        """
        trees = _Trees(self.allowance, names, take)
        self.parse(part, trees.prepare, trees.most if names is None else None)

    def _check_elements(self, part: str, most: int | None) -> None:
        """Refuse a part that unpacks to more elements than it may have, before they are read: to
        count them costs a tenth. A part that is like any other is not looked at."""
        info = self._sound(part)
        if info.file_size < max(_SUSPECTED * info.compress_size, MEGABYTE):
            return
        with self.file.open(info) as stream:
            blocks = iter(lambda: stream.read(MEGABYTE), b"")
            count = sum(block.count(b"<") - block.count(b"</") for block in blocks)
        self.allowance.check_elements(count)
        if most is not None and count > most:
            raise self.allowance.refuse(_OF_ONE_TREE, most)

    def _open(self, part: str) -> IO[bytes]:
        info = self._sound(part)
        self.allowance.unpack(info.file_size)
        return self.file.open(info)

    def _sound(self, part: str) -> zipfile.ZipInfo:
        """The part, which is not locked and unpacks to no more than parts do."""
        info = self.parts[_plain(part)]
        if info.flag_bits & 1:
            raise problems.unreadable(self.name, [problems.encrypted(self.name)])
        dense = info.file_size > _DENSEST * max(info.compress_size, 1)
        if info.file_size > _LARGEST or (dense and info.file_size > _UNSUSPECTED):
            found = problems.bomb(self.name, part, info.file_size // 2**20)
            raise problems.unreadable(self.name, [found])
        return info


def open_archive(content: bytes, name: str) -> Archive:
    """The archive in `content`. Raises what the library raises where it is cut off or damaged."""
    file = zipfile.ZipFile(io.BytesIO(content))
    parts: dict[str, zipfile.ZipInfo] = {}
    for info in file.infolist():
        parts.setdefault(_plain(info.filename), info)
    return Archive(name, file, parts, Allowance(name, len(content)))


def mimetype_kind(archive: Archive) -> str:
    """ods or odt by the part in which OpenDocument tells its kind; empty for none."""
    info = archive.parts.get("mimetype")
    if info is None or info.file_size > 200:
        return ""
    return _MIMETYPES.get(archive.read("mimetype").strip(), "")


def text_trees(text: str, allowance: Allowance, names: frozenset[str], take: TakeTree) -> None:
    """Read a text as XML, as `Archive.parse_trees` reads a part."""
    stream = io.BytesIO(text.encode())
    _parse(stream, allowance, "", _Trees(allowance, names, take).prepare)


def local(name: str) -> str:
    """An element's or attribute's name without its prefix: w:tbl is tbl."""
    return name.rpartition(":")[2]


class _Trees:
    """Builds trees from the parser's events, and hands out those that are asked for."""

    def __init__(self, allowance: Allowance, names: frozenset[str] | None, take: TakeTree) -> None:
        self.allowance = allowance
        self.names = names
        self.take = take
        self.path: list[Element] = []
        self.depth = 0  # within the tree that is being built
        self.builder = TreeBuilder()
        self.short = _ShortNames()
        self.count = 0  # of the tree's elements
        grown = _LARGEST_TREE + int(_TREE_PER_BYTE * allowance.size)
        self.most = min(grown, _LARGEST_TREE_OF_ALL)

    def prepare(self, parser: XMLParserType) -> None:
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters

    def start(self, element: str, attributes: Attributes) -> None:
        short = self.short
        tag = short[element]
        if attributes:
            attributes = {short[key]: value for key, value in attributes.items()}
        if self.depth or self.names is None or tag in self.names:
            self.depth += 1
            self.count += 1
            if self.count > self.most:
                raise self.allowance.refuse(_OF_ONE_TREE, self.most)
            self.builder.start(tag, attributes)
        else:
            self.path.append(Element(tag, attributes))
        if self.depth + len(self.path) > _DEEPEST:
            raise self.allowance.refuse("XML 元素的嵌套层数", _DEEPEST)

    def end(self, element: str) -> None:
        if not self.depth:
            self.path.pop()
            return
        self.builder.end(element)
        self.depth -= 1
        if not self.depth:
            tree = self.builder.close()
            self.builder = TreeBuilder()
            self.count = 0
            self.take(tree, self.path)

    def characters(self, text: str) -> None:
        if self.depth:
            self.builder.data(text)


class _ShortNames(dict[str, str]):
    """Names without their prefixes, each worked out once."""

    def __missing__(self, name: str) -> str:
        if len(self) > 1000:
            self.clear()
        short = self[name] = local(name)
        return short


def _plain(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def _parser(encoding: str | None = None) -> XMLParserType:
    parser = ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _parse(
    stream: IO[bytes],
    allowance: Allowance,
    part: str,
    prepare: Callable[[XMLParserType], _Parsed],
) -> _Parsed:
    # A text was decoded already, whatever encoding its first line tells.
    parser = _parser(None if part else "utf-8")
    name = allowance.name
    try:
        parsed = prepare(parser)
        _feed(parser, stream, allowance)
    except ExpatError as error:
        place = f"{part} 第{error.lineno}行".strip()
        raise problems.unreadable(name, [problems.damaged(name, place)]) from error
    except (LookupError, ValueError) as error:  # an encoding that XML or Python does not know
        raise problems.unreadable(name, [problems.damaged(name, part)]) from error
    except _DoctypeFound as error:
        raise problems.unreadable(name, [problems.entities(name, part)]) from error
    return parsed


def _feed(parser: XMLParserType, stream: IO[bytes], allowance: Allowance) -> None:
    depth = 0
    while block := stream.read(65_536):
        # Marks are counted in the bytes before they are read: exact enough, and it costs nothing.
        closed, alone = block.count(b"</"), block.count(b"/>")
        opened = block.count(b"<") - closed
        allowance.elements(opened)
        # Elements within elements without end fill the parser's memory.
        depth += opened - closed - alone
        if depth > _DEEPEST_EVENTS and b"\0" not in block:
            raise allowance.refuse("XML 元素的嵌套层数", _DEEPEST_EVENTS)
        parser.Parse(block, False)
    parser.Parse(b"", True)


def _refuse_doctype(*_: object) -> None:
    raise _DoctypeFound
