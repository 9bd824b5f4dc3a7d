"""The package that an office document is: which part is the main one, and where it says others are."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import field
from functools import lru_cache
from posixpath import dirname, join, normpath
from typing import TypeVar
from xml.etree.ElementTree import Element

from shishi_cli.domain.errors import UnreadableFile
from shishi_cli.domain.frozen import frozen
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.archives import Archive, mimetype_kind, open_archive

# Main parts by which a kind of file is known where no relationship tells it.
_MAIN_PARTS = (
    ("xl/workbook.bin", "xlsb"),
    ("xl/workbook.xml", "xlsx"),
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
)
# What a main part's content type says of the kind.
_TYPES = (
    ("sheet.binary", "xlsb"),
    ("spreadsheetml", "xlsx"),
    ("ms-excel", "xlsx"),
    ("wordprocessingml", "docx"),
    ("ms-word", "docx"),
    ("presentationml", "pptx"),
    ("ms-powerpoint", "pptx"),
)
# What the library lets through from an archive that is damaged.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError),
    *(OSError, ValueError, struct.error, MemoryError, OverflowError),
)
_MOST_PARTS = 20_000
_Read = TypeVar("_Read")


@frozen
class Relationships:
    """Where the parts are that another part names: (kind, part) by its own marks, part by kind."""

    by_id: dict[str, tuple[str, str]] = field(default_factory=dict)
    by_kind: dict[str, str] = field(default_factory=dict)


def relationships(archive: Archive, part: str) -> Relationships:
    """The parts of the archive that `part` names; what is outside the file is left out.

    `part` is empty for the package itself.
    """
    found = Relationships()
    folder = dirname(part)

    def take(one: Element, _: Sequence[Element]) -> None:
        if one.get("TargetMode") == "External":
            return
        target = one.get("Target", "").replace("\\", "/")
        path = target[1:] if target.startswith("/") else normpath(join(folder, target))
        kind = one.get("Type", "").rpartition("/")[2]
        found.by_id[one.get("Id", "")] = (kind, path)
        found.by_kind.setdefault(kind, path)
        if len(found.by_id) > _MOST_PARTS:
            raise archive.allowance.refuse("文件中的部件", _MOST_PARTS)

    named = join(folder, "_rels", part.rpartition("/")[2] + ".rels")
    archive.parse_trees(named, frozenset(("Relationship",)), take)
    return found


def named_part(archive: Archive, parts: Relationships, kind: str) -> str:
    """The part of that kind, empty where the document has none.

    Raises UnreadableFile where it names one that is not there: half of its words would be lost.
    """
    part = parts.by_kind.get(kind, "")
    if part and not archive.has(part):
        raise problems.unreadable(archive.name, [problems.damaged(archive.name, part)])
    return part


def read_archive(content: bytes, name: str, read: Callable[[Archive], _Read]) -> _Read:
    """What `read` makes of the archive. Raises UnreadableFile where it is cut off or damaged."""
    try:
        return read(open_archive(content, name))
    except UnreadableFile:
        raise
    except DAMAGE as error:
        raise problems.unreadable(name, [problems.damaged(name)]) from error


def require_docx(content: bytes, name: str, what: str, hint: str) -> None:
    """Look whether it is a Word document, or the damaged rest of an archive. Raises UnreadableFile
    for a sound file of another kind, and for none: 复核 of a page; `what` wants a document."""
    if not content:
        raise problems.unreadable(name, [problems.empty(name)])
    is_archive = content.startswith(b"PK")
    if not is_archive or kind_of_package(content) not in ("docx", "zip", ""):
        raise UnreadableFile(f"{what}只能用 .docx 文件,{name} 不是", hint)


def check_parts(content: bytes, name: str) -> None:
    """Look whether every XML part of an archive can be read within the limits, before a library
    that has none gets it. Raises UnreadableFile."""
    read_archive(content, name, _parse_all)


def _parse_all(archive: Archive) -> None:
    for part in archive.parts:
        if part.endswith((".xml", ".rels")):
            archive.parse(part, lambda parser: None)


def main_part(archive: Archive) -> tuple[str, str]:
    """The document's main part and its kind: xlsx, docx, xlsb or pptx; empty for any other."""
    part = relationships(archive, "").by_kind.get("officeDocument", "")
    if part and archive.has(part):
        for one in archive.parse_tree("[Content_Types].xml"):
            if one.get("PartName", "").lower() == f"/{part}".lower():
                told = one.get("ContentType", "").lower()
                if kind := next((kind for word, kind in _TYPES if word in told), ""):
                    return part, kind
        for usual, kind in _MAIN_PARTS:
            if dirname(part).lower() == dirname(usual) or part.lower() == usual:
                return part, kind
    return next(((usual, kind) for usual, kind in _MAIN_PARTS if archive.has(usual)), ("", ""))


@lru_cache(maxsize=1)  # each reader asks
def kind_of_package(content: bytes) -> str:
    """xlsx, docx, ods, xlsb, pptx or odt; `zip` for any other archive, empty for damage."""
    try:
        archive = open_archive(content, "")
        return mimetype_kind(archive) or main_part(archive)[1] or "zip"
    except UnreadableFile:
        return _kind_by_parts(archive)
    except DAMAGE:
        return ""


def _kind_by_parts(archive: Archive) -> str:
    """The kind where what should tell it cannot be read: the reader will say what is wrong."""
    return next((kind for part, kind in _MAIN_PARTS if archive.has(part)), "zip")
