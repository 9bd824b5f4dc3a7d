"""Word documents (.docx): their tables, as they look with all tracked changes accepted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers.expat import XMLParserType

from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs
from shishi_cli.readers.formats.docx_numbering import Numbering, read_numbering
from shishi_cli.readers.formats.docx_tables import OpenTable
from shishi_cli.readers.formats.xlsx import relationships
from shishi_cli.readers.opening.archives import Attributes, archive_kind, local, open_archive
from shishi_cli.readers.plain_text.text_shapes import tables_of_lines
from shishi_cli.readers.table.header import find_header

_DOCUMENT = "word/document.xml"
# What is not shown: words deleted or moved away, a second copy for older programs, field codes.
_UNSEEN = ("del", "moveFrom", "Fallback", "instrText", "delText", "rPrChange", "pPrChange")


class DocxReader:
    """Word documents (Word 文档)."""

    name = "docx"
    suffixes = (".docx", ".docm", ".dotx")

    def claims(self, content: bytes) -> bool:
        """An archive with a document in it."""
        return archive_kind(content) == "docx"

    def read(self, content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
        """The document's tables, else the list that its paragraphs are. Raises UnreadableFile.

        A table within another counts where that one only lays out the page.
        """
        archive = open_archive(content, name)
        parts = relationships(archive, _DOCUMENT).by_kind
        numbering = read_numbering(archive, parts.get("numbering", ""), parts.get("styles", ""))
        document = archive.parse(_DOCUMENT, _Document(numbering).prepare)
        if any(find_header(table) for table in document.tables):
            return tuple(document.tables)
        return tables_of_lines(document.lines) or tuple(document.tables)


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    number: str = ""
    level: int = 0
    style: str = ""
    joined: bool = False  # its mark is deleted: it runs on into the next one


@dataclass(slots=True)
class _Document:
    """The document's tables, filled in as its elements pass by."""

    numbering: Numbering
    tables: list[RawTable] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    open_tables: list[OpenTable] = field(default_factory=list)
    paragraphs: list[_Paragraph] = field(default_factory=list)
    unseen: int = 0
    path: list[str] = field(default_factory=list)
    carried: str = ""

    def prepare(self, parser: XMLParserType) -> "_Document":
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        return self

    def start(self, element: str, named: Attributes) -> None:
        what = local(element)
        if self.unseen:
            self.unseen += 1
            return
        parent = self.path[-1] if self.path else ""
        # <w:del/> in the properties of a row or of a paragraph's mark tells of the whole of it.
        if what in _UNSEEN and parent not in ("trPr", "rPr"):
            self.unseen = 1
            return
        self.path.append(what)
        act = _STARTS.get(what)
        if act is not None:
            act(self, named)

    def end(self, element: str) -> None:
        if self.unseen:
            self.unseen -= 1
            return
        self.path.pop()
        what = local(element)
        if what == "p":
            self._end_paragraph()
        elif what == "tc" and self.open_tables:
            self.open_tables[-1].end_cell()
        elif what == "tr" and self.open_tables:
            self.open_tables[-1].end_row()
        elif what == "tbl":
            self._end_table()

    def characters(self, text: str) -> None:
        if not self.unseen and self.paragraphs and self.path[-1] == "t":
            self.paragraphs[-1].parts.append(text)

    def write(self, text: str) -> None:
        """Put a mark that is an element of its own into the paragraph: a tab, a line's end."""
        if self.paragraphs and self.path[-2:-1] == ["r"]:
            self.paragraphs[-1].parts.append(text)

    def _end_paragraph(self) -> None:
        paragraph = self.paragraphs.pop()
        cell = self.open_tables[-1].cell if self.open_tables else None
        text = self.carried + "".join(paragraph.parts)
        self.carried = ""
        if paragraph.joined:
            self.carried = text
            return
        if cell is not None and not cell.shown:
            return  # covered by a merged cell, or deleted: it is not counted either
        mark = self.numbering.mark(paragraph.number, paragraph.level, paragraph.style)
        if cell is not None:
            cell.lines.append(mark + text)
        elif text.strip():
            self.above.append((mark + text).strip())
            self.lines += (mark + text).splitlines()

    def _end_table(self) -> None:
        table = self.open_tables.pop()
        done = RawTable(rows=table.rows, above=tuple(self.above), aligned=True)
        around = self.open_tables[-1].cell if self.open_tables else None
        if around is not None:
            around.lines += [" ".join(row.filled) for row in table.rows]
            around.within += [*table.within, done]
        elif table.within and find_header(done) is None:
            self.tables += [done, *table.within]
            self.above = []
        else:
            self.tables.append(done)
            self.above = []


def _start_table(document: _Document, _: Attributes) -> None:
    document.open_tables.append(OpenTable())


def _start_row(document: _Document, _: Attributes) -> None:
    if document.open_tables:
        document.open_tables[-1].start_row()


def _start_cell(document: _Document, _: Attributes) -> None:
    if document.open_tables:
        document.open_tables[-1].start_cell()


def _start_paragraph(document: _Document, _: Attributes) -> None:
    document.paragraphs.append(_Paragraph())


def _span(document: _Document, attributes: Attributes) -> None:
    cell = document.open_tables[-1].cell if document.open_tables else None
    if cell is not None:
        cell.width = _whole(attributes)


def _vertical_merge(document: _Document, attributes: Attributes) -> None:
    if document.open_tables:
        document.open_tables[-1].merge_down(_value(attributes) == "restart")


def _skip_columns(document: _Document, attributes: Attributes) -> None:
    if document.open_tables:
        document.open_tables[-1].position += _whole(attributes)


def _deleted(document: _Document, _: Attributes) -> None:
    within = document.path[-2]
    if within == "trPr" and document.open_tables:
        document.open_tables[-1].deleted = True
    elif within == "rPr" and document.path[-3:-2] == ["pPr"] and document.paragraphs:
        document.paragraphs[-1].joined = True


def _cell_deleted(document: _Document, _: Attributes) -> None:
    cell = document.open_tables[-1].cell if document.open_tables else None
    if cell is not None:
        cell.shown = False


def _list_number(document: _Document, attributes: Attributes) -> None:
    if document.paragraphs:
        document.paragraphs[-1].number = _value(attributes)


def _list_level(document: _Document, attributes: Attributes) -> None:
    if document.paragraphs:
        document.paragraphs[-1].level = _whole(attributes, 0)


def _style(document: _Document, attributes: Attributes) -> None:
    if document.paragraphs:
        document.paragraphs[-1].style = _value(attributes)


def _writer(text: str) -> Callable[[_Document, Attributes], None]:
    return lambda document, _: document.write(text)


_STARTS: dict[str, Callable[[_Document, Attributes], None]] = {
    "tbl": _start_table,
    "tr": _start_row,
    "tc": _start_cell,
    "p": _start_paragraph,
    "gridSpan": _span,
    "vMerge": _vertical_merge,
    "gridBefore": _skip_columns,
    "del": _deleted,
    "moveFrom": _deleted,
    "cellDel": _cell_deleted,
    "numId": _list_number,
    "ilvl": _list_level,
    "pStyle": _style,
    "tab": _writer("\t"),
    "br": _writer("\n"),
    "cr": _writer("\n"),
    "noBreakHyphen": _writer("-"),
}


def _value(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if local(key) == "val"), "")


def _whole(attributes: Attributes, otherwise: int = 1) -> int:
    written = _value(attributes)
    return int(written) if written.isdecimal() and len(written) < 4 else otherwise
