"""One table of a document: its rows, with cells that are merged or deleted (表格)."""

from collections.abc import Callable, Iterator
from dataclasses import field
from xml.etree.ElementTree import Element

from shishi_cli.domain.frozen import changing
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable
from shishi_cli.readers.cells.grids import WIDEST
from shishi_cli.readers.formats.docx_looks import is_on, value, whole
from shishi_cli.readers.formats.docx_words import NOT_SHOWN

# Elements that only hold others: content controls, tracked insertions, custom XML.
_HOLDERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "Choice"))
HOLDERS = _HOLDERS | {"AlternateContent"}


@changing
class CellWords:
    """What stands in one cell: its lines, and tables within it."""

    filled: bool | None = None
    lines: list[str] = field(default_factory=list)
    within: list[RawTable] = field(default_factory=list)


@changing
class WordTable:
    """The rows read of a table; `over` are the texts of cells merged downwards, by position."""

    take: Callable[[Element], CellWords]
    cover: Callable[[Element], None]
    rows: list[RawRow] = field(default_factory=list)
    within: list[RawTable] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    over: dict[int, str] = field(default_factory=dict)

    def add(self, row: Element) -> None:
        """Take a row (w:tr), unless a tracked change deletes it."""
        properties = row.find("trPr")
        deleted = properties is not None and properties.find("del") is not None
        position = whole(value(row.find("trPr/gridBefore")), 0)
        if deleted:
            return
        cells: dict[int, str] = {}
        continued: list[int] = []
        for cell in held(row, "tc"):
            position = self._cell(cell, position, cells, continued)
        width = max((at for at, text in cells.items() if text), default=-1) + 1
        number = len(self.rows) + 1
        if is_on(row.find("trPr/hidden")):
            self.hidden.append(number)
        texts = tuple(cells.get(at, "") for at in range(width))
        self.rows.append(RawRow(number, texts, tuple(at for at in continued if at < width)))

    def _cell(
        self, cell: Element, position: int, cells: dict[int, str], continued: list[int]
    ) -> int:
        """Put a cell's text at its position; the position behind it."""
        properties = cell.find("tcPr")
        properties = Element("tcPr") if properties is None else properties
        width = max(whole(value(properties.find("gridSpan")), 1), 1)
        merged = properties.find("vMerge")
        if properties.find("cellDel") is not None or _goes_on(properties.find("hMerge")):
            self.cover(cell)
        elif _goes_on(merged) and position in self.over:
            self.cover(cell)
            cells[position] = self.over[position]
            continued.append(position)
        else:
            words = self.take(cell)
            self.within += words.within
            text = "\n".join(words.lines).strip()
            cells[position] = text
            if merged is not None:
                self.over[position] = text
            else:
                self.over.pop(position, None)
        return min(position + width, WIDEST)


def held(element: Element, tag: str) -> Iterator[Element]:
    """The children of that name, also those in elements that only hold others."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in HOLDERS and child.tag not in NOT_SHOWN:
            yield from held(child, tag)


def _goes_on(merge: Element | None) -> bool:
    """Whether a merge goes on with the cell before: it does where it does not say restart."""
    return merge is not None and value(merge) != "restart"
