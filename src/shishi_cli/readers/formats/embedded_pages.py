"""Web pages that stand whole within a document, which Word turns into a table when it opens it."""

from collections.abc import Sequence

from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs
from shishi_cli.readers.formats.html_tables import tables_of_page
from shishi_cli.readers.formats.mhtml import tables_of_mail
from shishi_cli.readers.opening.archives import Archive
from shishi_cli.readers.opening.marks import is_mail, is_page
from shishi_cli.readers.opening.problems import unread_page, unreadable


def read_embedded(archive: Archive, parts: Sequence[str]) -> tuple[RawTable, ...]:
    """The tables of the pages in these parts; none where there are no such parts.

    Raises UnreadableFile for a part of another kind, as Word can embed any.
    """
    tables: list[RawTable] = []
    for part in dict.fromkeys(parts):
        content = archive.read(part)
        for is_one, read in ((is_mail, tables_of_mail), (is_page, tables_of_page)):
            if is_one(content):
                tables += read(content, ReadAs(), archive.allowance)
                break
        else:
            raise unreadable(archive.name, [unread_page(archive.name, part)])
    return tuple(tables)
