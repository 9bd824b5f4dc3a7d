"""Web pages, and tables that web systems export as html under any name (网页)."""

from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs
from shishi_cli.readers.formats.html_limits import check_page
from shishi_cli.readers.opening.decoding import declared_charset, decode
from shishi_cli.readers.opening.limits import Allowance
from shishi_cli.readers.plain_text.text_shapes import tables_of_lines
from shishi_cli.readers.table.page_facts import page_facts


def read_html(content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
    """The page's tables with headings, else its text as lists. Raises UnreadableFile."""
    return tables_of_page(content, read_as, Allowance(name, len(content)))


def tables_of_page(content: bytes, read_as: ReadAs, allowance: Allowance) -> tuple[RawTable, ...]:
    """The tables of a page, which may stand in another file."""
    declared = declared_charset(content)
    text, encoding = decode(content, allowance.name, read_as.encoding, declared)
    return read_page(text, encoding, allowance)


def read_page(text: str, encoding: str, allowance: Allowance) -> tuple[RawTable, ...]:
    """The tables of one page. Raises UnreadableFile for one that no browser's patience would do for."""
    from dataclasses import replace

    from shishi_cli.readers.formats.html_page import take_apart

    check_page(text, allowance)
    page = take_apart(text, allowance)
    facts = page_facts(page.lines, page.meta, page.title)
    tables = page.tables or tables_of_lines(page.lines) or page.leaves or (RawTable(()),)
    return tuple(
        replace(
            table,
            above=(facts.title, *table.above) if facts.title else table.above,
            encoding=encoding,
            notices=page.notices,
            title=facts.title,
            publisher=facts.publisher,
            published=facts.published,
        )
        for table in tables
    )
