"""Workbooks of Excel and WPS as .xlsx: what their cells show, sheet by sheet.

Read by parsers of our own on the standard library's expat: the number formats are needed for what
a person sees, and one stray cell in the last row and column must cost nothing.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs
from shishi_cli.readers.cells.grids import tables_of
from shishi_cli.readers.cells.unseen import Left
from shishi_cli.readers.formats.xlsx_cells import read_cells
from shishi_cli.readers.formats.xlsx_looks import Looks, read_looks
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.archives import Archive
from shishi_cli.readers.opening.packages import (
    main_part,
    read_archive,
    relationships,
)

_MOST_SHEETS = 1000


def read_xlsx(content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
    """One table a sheet. Raises UnreadableFile; macros and links are never looked at."""
    return read_archive(content, name, _read)


def _read(archive: Archive) -> tuple[RawTable, ...]:
    part = main_part(archive)[0] or "xl/workbook.xml"
    book = archive.parse_tree(part)
    sheets = book.findall("sheets/sheet")
    if not sheets:
        raise problems.unreadable(archive.name, [problems.damaged(archive.name, part)])
    if len(sheets) > _MOST_SHEETS:
        raise archive.allowance.refuse("工作表", _MOST_SHEETS)
    parts = relationships(archive, part)
    told = book.find("workbookPr")
    epoch_1904 = told is not None and told.get("date1904") in ("1", "true")
    looks = read_looks(archive, parts, epoch_1904)
    grids = []
    for sheet in sheets:
        # A chart has a tab of its own, and counts among the sheets that a person sees.
        kind, cells = parts.by_id.get(sheet.get("id", ""), ("", ""))
        cells = cells if kind == "worksheet" else ""
        if cells and not archive.has(cells):
            raise problems.unreadable(archive.name, [problems.damaged(archive.name, cells)])
        hidden = sheet.get("state", "visible") != "visible"
        grids.append(read_cells(archive, cells, sheet.get("name", ""), hidden, looks))
        if cells and not hidden:
            _tell_floating(archive, cells, looks)
    return tables_of(grids, looks.unseen)


def _tell_floating(archive: Archive, cells: str, looks: Looks) -> None:
    """Note the words of text boxes and other shapes, and of comments, which float over the cells."""

    def box(shape: Element, _: Sequence[Element]) -> None:
        lines = ("".join(t.text or "" for t in p.iter("t")) for p in shape.iter("p"))
        looks.unseen.leave(Left.BOX, " ".join(lines))

    def comment(one: Element, _: Sequence[Element]) -> None:
        looks.unseen.leave(Left.COMMENT, "".join(t.text or "" for t in one.iter("t")))

    for kind, part in relationships(archive, cells).by_id.values():
        if kind == "drawing" and archive.has(part):
            archive.parse_trees(part, frozenset(("sp",)), box)
        elif kind == "comments" and archive.has(part):
            archive.parse_trees(part, frozenset(("comment",)), comment)
