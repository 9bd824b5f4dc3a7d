"""Workbooks of Excel and WPS as .xlsx: what their cells show, sheet by sheet.

Read with an event parser of our own on the standard library's expat: the number formats are needed
for what a person sees, and one stray cell in the last row and column must cost nothing.
"""

from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from xml.parsers.expat import XMLParserType

from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs
from shishi_cli.readers.cells.number_formats import BUILT_IN
from shishi_cli.readers.formats.xlsx_cells import Looks, read_cells
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.archives import (
    Archive,
    Attributes,
    archive_kind,
    local,
    open_archive,
)


class XlsxReader:
    """Workbooks as .xlsx, .xlsm, and .et saved in that form (新版工作簿)."""

    name = "xlsx"
    suffixes = (".xlsx", ".xlsm", ".xltx", ".et", ".ett")

    def claims(self, content: bytes) -> bool:
        """An archive with a workbook in it."""
        return archive_kind(content) == "xlsx"

    def read(self, content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
        """One table a sheet. Raises UnreadableFile; macros and links are never looked at."""
        archive = open_archive(content, name)
        book = archive.parse("xl/workbook.xml", _Book.prepare)
        if not book.sheets:
            raise problems.unreadable(name, [problems.damaged(name, "xl/workbook.xml")])
        parts = relationships(archive, "xl/workbook.xml")
        looks = _looks(archive, parts, book.epoch_1904)
        tables = []
        for sheet in book.sheets:
            # A chart has a tab of its own, and counts among the sheets that a person sees.
            kind, part = parts.by_id.get(sheet.relationship, ("", ""))
            cells = part if kind == "worksheet" else ""
            tables.append(read_cells(archive, cells, sheet.name, sheet.hidden, looks).table())
        return tuple(tables)


@dataclass(frozen=True, slots=True)
class Relationships:
    """Where the parts are that another part names: (kind, part) by its own marks, part by kind."""

    by_id: dict[str, tuple[str, str]] = field(default_factory=dict)
    by_kind: dict[str, str] = field(default_factory=dict)


def relationships(archive: Archive, part: str) -> Relationships:
    """The parts of the archive that `part` names; what is outside the file is left out."""
    found = Relationships()
    folder = dirname(part)

    def start(element: str, attributes: Attributes) -> None:
        if local(element) != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        path = target[1:] if target.startswith("/") else normpath(join(folder, target))
        kind = attributes.get("Type", "").rpartition("/")[2]
        found.by_id[attributes.get("Id", "")] = (kind, path)
        found.by_kind.setdefault(kind, path)

    def prepare(parser: XMLParserType) -> Relationships:
        parser.StartElementHandler = start
        return found

    return archive.parse(join(folder, "_rels", part.rpartition("/")[2] + ".rels"), prepare)


@dataclass(frozen=True, slots=True)
class _Tab:
    name: str
    relationship: str
    hidden: bool


@dataclass(slots=True)
class _Book:
    """The workbook's list of sheets."""

    sheets: list[_Tab] = field(default_factory=list)
    epoch_1904: bool = False

    @classmethod
    def prepare(cls, parser: XMLParserType) -> "_Book":
        book = cls()
        parser.StartElementHandler = book.start
        return book

    def start(self, element: str, attributes: Attributes) -> None:
        what = local(element)
        if what == "sheet":
            mark = next((v for k, v in attributes.items() if local(k) == "id"), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append(_Tab(attributes.get("name", ""), mark, hidden))
        elif what == "workbookPr":
            self.epoch_1904 = attributes.get("date1904") in ("1", "true")


def _looks(archive: Archive, parts: Relationships, epoch_1904: bool) -> Looks:
    strings = archive.parse(parts.by_kind.get("sharedStrings", ""), _Strings.prepare)
    styles = archive.parse(parts.by_kind.get("styles", ""), _Styles.prepare)
    codes = tuple(styles.codes.get(number, BUILT_IN.get(number, "")) for number in styles.formats)
    return Looks(strings.texts, codes, epoch_1904)


@dataclass(slots=True)
class _Strings:
    """The table of texts that cells point into; the reading aids of Japanese are left out."""

    texts: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    in_text: bool = False
    in_aid: bool = False

    @classmethod
    def prepare(cls, parser: XMLParserType) -> "_Strings":
        strings = cls()
        parser.StartElementHandler = strings.start
        parser.EndElementHandler = strings.end
        parser.CharacterDataHandler = strings.characters
        return strings

    def start(self, element: str, _: Attributes) -> None:
        what = local(element)
        if what == "si":
            self.parts.clear()
        elif what == "rPh":
            self.in_aid = True
        elif what == "t":
            self.in_text = not self.in_aid

    def end(self, element: str) -> None:
        what = local(element)
        if what == "si":
            self.texts.append("".join(self.parts))
        elif what == "rPh":
            self.in_aid = False
        elif what == "t":
            self.in_text = False

    def characters(self, text: str) -> None:
        if self.in_text:
            self.parts.append(text)


@dataclass(slots=True)
class _Styles:
    """Number formats: `codes` by number, `formats` the number for each style of cell."""

    codes: dict[int, str] = field(default_factory=dict)
    formats: list[int] = field(default_factory=list)
    in_cells: bool = False

    @classmethod
    def prepare(cls, parser: XMLParserType) -> "_Styles":
        styles = cls()
        parser.StartElementHandler = styles.start
        parser.EndElementHandler = styles.end
        return styles

    def start(self, element: str, attributes: Attributes) -> None:
        what = local(element)
        if what == "numFmt" and (number := attributes.get("numFmtId", "")).isdecimal():
            self.codes[int(number)] = attributes.get("formatCode", "")
        elif what == "cellXfs":
            self.in_cells = True
        elif what == "xf" and self.in_cells:
            number = attributes.get("numFmtId", "0")
            self.formats.append(int(number) if number.isdecimal() else 0)

    def end(self, element: str) -> None:
        if local(element) == "cellXfs":
            self.in_cells = False
