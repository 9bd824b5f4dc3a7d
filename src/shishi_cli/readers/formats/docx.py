"""Word documents (.docx): their tables, as they look with all tracked changes accepted."""

from collections.abc import Sequence
from dataclasses import field, replace
from xml.etree.ElementTree import Element

from shishi_cli.domain.frozen import changing
from shishi_cli.domain.notice import Notice
from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs, runs
from shishi_cli.readers.cells.look import Look
from shishi_cli.readers.cells.unseen import Left, Unseen
from shishi_cli.readers.formats.docx_looks import (
    Styles,
    is_filled,
    read_styles,
    value,
    whole,
)
from shishi_cli.readers.formats.docx_numbering import Numbering, read_numbering
from shishi_cli.readers.formats.docx_tables import HOLDERS, CellWords, WordTable, held
from shishi_cli.readers.formats.docx_words import NOT_SHOWN, Words, bare_words
from shishi_cli.readers.formats.embedded_pages import read_embedded
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.archives import Archive, TakeTree
from shishi_cli.readers.opening.packages import (
    main_part,
    named_part,
    read_archive,
    relationships,
)
from shishi_cli.readers.plain_text.text_shapes import tables_of_lines
from shishi_cli.readers.table.header import find_header


def read_docx(content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
    """The document's tables, else the list that its paragraphs are. Raises UnreadableFile.

    A table within another counts where that one only lays out the page.
    """
    return read_archive(content, name, _read)


def _read(archive: Archive) -> tuple[RawTable, ...]:
    part = main_part(archive)[0] or "word/document.xml"
    parts = relationships(archive, part)
    styles = read_styles(archive.parse_tree(named_part(archive, parts, "styles")))
    definitions = archive.parse_tree(named_part(archive, parts, "numbering"))
    document = _Document(archive, styles, read_numbering(definitions, styles.lists))
    body = archive.parse_tree(part).find("body")
    if body is None:
        raise problems.unreadable(archive.name, [problems.damaged(archive.name, part)])
    document.read(body)
    for kind, why in _BESIDE.items():
        beside = parts.by_kind.get(kind, "")
        archive.parse_trees(beside, frozenset((kind[:-1],)), document.leaver(why))
    if any(find_header(table) for table in document.tables):
        return document.with_notices(document.tables)
    # A page embedded in the document, as some systems export it.
    chunks = (parts.by_id.get(one.get("id", ""), ("", ""))[1] for one in body.iter("altChunk"))
    if pages := read_embedded(archive, [chunk for chunk in chunks if chunk]):
        return pages
    return document.with_notices(tables_of_lines(document.lines) or document.tables)


# The parts with the remarks on a document's words, and what is told of them.
_BESIDE = {"comments": Left.COMMENT, "footnotes": Left.NOTE, "endnotes": Left.NOTE}


@changing
class _Document:
    """The document's tables and lines, filled in as its blocks are walked through in their order."""

    archive: Archive
    styles: Styles
    numbering: Numbering
    tables: list[RawTable] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    unseen: Unseen = field(default_factory=Unseen)
    carried: str = ""
    in_styled: bool = False  # in a table of a style that colours cells

    def read(self, body: Element) -> None:
        """Read the blocks of the whole document."""
        self._blocks(body, None)

    def with_notices(self, tables: Sequence[RawTable]) -> tuple[RawTable, ...]:
        """The tables with what was left out of the whole document."""
        told = self.unseen.notices()
        return tuple(replace(table, notices=(*table.notices, *told)) for table in tables)

    def leaver(self, why: Left) -> TakeTree:
        """Takes what holds words that are not read."""
        return lambda one, _: self.unseen.leave(why, bare_words(one))

    def _blocks(self, within: Element, cell: CellWords | None) -> None:
        for block in within:
            if block.tag == "p":
                self._paragraph(block, cell)
            elif block.tag == "tbl":
                self._table(block, cell)
            elif block.tag in HOLDERS and block.tag not in NOT_SHOWN:
                self._blocks(block, cell)

    def _paragraph(self, paragraph: Element, cell: CellWords | None) -> None:
        properties = paragraph.find("pPr")
        style = value(None if properties is None else properties.find("pStyle"))
        words = Words(self.styles, self.unseen)
        shaded = None if properties is None else is_filled(properties.find("shd"))
        around = None if cell is None else cell.filled
        look = Look(filled=around if shaded is None else shaded)
        words.gather(paragraph, self.styles.look(style, look))
        for box in words.boxes:
            self._box(box, cell)
        text, self.carried = self.carried + "".join(words.parts), ""
        if _is_joined(properties):
            self.carried = text
            return
        mark = self._mark(properties, style)
        if cell is not None:
            cell.lines.append(mark + text)
        elif text.strip():
            self.above.append((mark + text).strip())
            self.lines += (mark + text).splitlines()

    def _mark(self, properties: Element | None, style: str) -> str:
        numbered = None if properties is None else properties.find("numPr")
        if numbered is None:
            return self.numbering.mark("", 0, style)
        level = whole(value(numbered.find("ilvl")), 0)
        return self.numbering.mark(value(numbered.find("numId")), level, style)

    def _box(self, box: Element, cell: CellWords | None) -> None:
        """A text box floats over the page: a title may stand in one, but no cell has its words."""
        if cell is None:
            self._blocks(box, None)
        else:
            self.unseen.leave(Left.BOX, bare_words(box))

    def _table(self, element: Element, around: CellWords | None) -> None:
        table = WordTable(self._cell, self._cover)
        before = self.in_styled
        self.in_styled = before or value(element.find("tblPr/tblStyle")) in self.styles.colouring
        for row in held(element, "tr"):
            table.add(row)
        self.in_styled = before
        done = RawTable(
            rows=table.rows,
            above=tuple(self.above),
            aligned=True,
            notices=_hidden(table.hidden, len(self.tables) + 1),
        )
        if around is not None:
            around.lines += [" ".join(row.filled) for row in table.rows]
            around.within += [*table.within, done]
            return
        self.tables.append(done)
        if table.within and find_header(done) is None:
            self.tables += table.within
        self.above = []

    def _cell(self, cell: Element) -> CellWords:
        # What the style of a table puts behind its words is not known.
        words = CellWords(self.in_styled or is_filled(cell.find("tcPr/shd")))
        self._blocks(cell, words)
        return words

    def _cover(self, cell: Element) -> None:
        self.unseen.leave(Left.COVERED, bare_words(cell))


def _is_joined(properties: Element | None) -> bool:
    """Whether a tracked change deletes the paragraph's mark: it runs on into the next one."""
    mark = None if properties is None else properties.find("rPr")
    return mark is not None and (mark.find("del") is not None or mark.find("moveFrom") is not None)


def _hidden(rows: Sequence[int], number: int) -> tuple[Notice, ...]:
    if not rows:
        return ()
    text = f"表{number} 的第 {runs(rows)} 行是隐藏的,已照常读取"
    return (Notice("hidden_rows", text),)
