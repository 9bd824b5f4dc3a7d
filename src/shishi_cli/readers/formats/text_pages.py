"""The text of a page without its table: as copied, as extracted, or written as a list (纯文本)."""

from dataclasses import replace

from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs
from shishi_cli.readers.opening.decoding import decode
from shishi_cli.readers.plain_text.text_shapes import tables_of_lines
from shishi_cli.readers.table.page_facts import page_facts


def read_text(content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
    """The table in the text. Raises UnreadableFile for what is no text."""
    text, encoding = decode(content, name, read_as.encoding)
    lines = text.removeprefix("\ufeff").splitlines()
    tables = tables_of_lines(lines) or (_as_it_is(lines),)
    return tuple(_with_facts(table, encoding) for table in tables)


def _as_it_is(lines: list[str]) -> RawTable:
    """Text that is no list, so that the message can show what was seen."""
    from shishi_cli.readers.cells.cell_tables import RawRow

    return RawTable(tuple(RawRow(number, (line,)) for number, line in enumerate(lines, 1)))


def _with_facts(table: RawTable, encoding: str) -> RawTable:
    facts = page_facts(table.above, {})
    above = (facts.title, *table.above) if facts.title else table.above
    return replace(
        table,
        above=above,
        encoding=encoding,
        publisher=facts.publisher,
        published=facts.published,
    )
