"""The zip archive that an .xlsx, .docx or .ods is: what is in it, read within limits."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, TypeVar
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from shishi_cli.readers.opening import problems

ZIP = b"PK\x03\x04"
# A sheet of 200,000 rows unpacks to about 200 MB, twenty to one; a bomb to a thousand to one.
_LARGEST = 512 * 2**20
_UNSUSPECTED = 32 * 2**20
_DENSEST = 200
_DEEPEST = 10_000
# Parts by which a kind of file is known, the surest first.
_PARTS = (
    ("xl/workbook.bin", "xlsb"),
    ("xl/workbook.xml", "xlsx"),
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
)
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.spreadsheet-template": "ods",
    b"application/vnd.oasis.opendocument.text": "odt",
}
# What the library lets through from an archive that is damaged.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError),
    *(ValueError, struct.error, MemoryError, OverflowError),
)
Attributes = dict[str, str]
_Parsed = TypeVar("_Parsed")


class _DoctypeFound(Exception):
    """A document type declaration, which no office writes and entities hide in."""


class _TooDeep(Exception):
    """Elements within elements without end."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened archive. Raises UnreadableFile, with what to do, where a part cannot be read."""

    name: str
    file: zipfile.ZipFile

    def has(self, part: str) -> bool:
        return part in self.file.NameToInfo

    def parse(self, part: str, prepare: Callable[[XMLParserType], _Parsed]) -> _Parsed:
        """Read a part as XML: `prepare` sets the handlers, and gives what they fill.

        A part that is not there is read as an empty one. No entity and nothing outside the part
        is ever read.
        """
        if not self.has(part):
            return prepare(_parser())
        self._check_size(part)
        try:
            with self.file.open(part) as stream:
                return _parse(stream, self.name, part, prepare)
        except _DAMAGE as error:
            raise problems.unreadable(self.name, [problems.damaged(self.name, part)]) from error

    def _check_size(self, part: str) -> None:
        info = self.file.getinfo(part)
        if info.flag_bits & 1:
            raise problems.unreadable(self.name, [problems.encrypted(self.name)])
        dense = info.file_size > _DENSEST * max(info.compress_size, 1)
        if info.file_size > _LARGEST or (dense and info.file_size > _UNSUSPECTED):
            found = problems.bomb(self.name, part, info.file_size // 2**20)
            raise problems.unreadable(self.name, [found])


def open_archive(content: bytes, name: str) -> Archive:
    """The archive in `content`. Raises UnreadableFile where it is cut off or damaged."""
    try:
        return Archive(name, zipfile.ZipFile(io.BytesIO(content)))
    except _DAMAGE as error:
        raise problems.unreadable(name, [problems.damaged(name)]) from error


def archive_kind(content: bytes) -> str:
    """xlsx, docx, ods, xlsb, pptx or odt; `zip` for any other archive, empty for none or damage."""
    if not content.startswith(ZIP):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            for part, kind in _PARTS:
                if part in file.NameToInfo:
                    return kind
            if "mimetype" in file.NameToInfo and file.getinfo("mimetype").file_size < 200:
                return _MIMETYPES.get(file.read("mimetype").strip(), "zip")
            return "zip"
    except _DAMAGE:
        return ""


def parse_text(text: str, name: str, prepare: Callable[[XMLParserType], _Parsed]) -> _Parsed:
    """Read a text as XML, as a part of an archive is read. Raises UnreadableFile."""
    return _parse(io.BytesIO(text.encode()), name, "", prepare)


def local(name: str) -> str:
    """An element's or attribute's name without its prefix: w:tbl is tbl."""
    return name.rpartition(":")[2]


def _parser(encoding: str | None = None) -> XMLParserType:
    parser = ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _parse(
    stream: IO[bytes], name: str, part: str, prepare: Callable[[XMLParserType], _Parsed]
) -> _Parsed:
    # A text was decoded already, whatever encoding its first line tells.
    parser = _parser(None if part else "utf-8")
    try:
        parsed = prepare(parser)
        _feed(parser, stream)
    except ExpatError as error:
        place = f"{part} 第{error.lineno}行".strip()
        raise problems.unreadable(name, [problems.damaged(name, place)]) from error
    except _TooDeep as error:
        raise problems.unreadable(name, [problems.damaged(name, part)]) from error
    except _DoctypeFound as error:
        raise problems.unreadable(name, [problems.entities(name, part)]) from error
    return parsed


def _feed(parser: XMLParserType, stream: IO[bytes]) -> None:
    depth = 0
    while block := stream.read(65_536):
        # Elements within elements without end fill the parser's memory; marks are counted in the
        # bytes, which is exact enough and costs nothing.
        closed, alone = block.count(b"</"), block.count(b"/>")
        depth += block.count(b"<") - 2 * closed - alone
        if depth > _DEEPEST and b"\0" not in block:
            raise _TooDeep
        parser.Parse(block, False)
    parser.Parse(b"", True)


def _refuse_doctype(*_: object) -> None:
    raise _DoctypeFound
