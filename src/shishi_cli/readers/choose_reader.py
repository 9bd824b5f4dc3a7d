"""Which reader reads a file: its content decides, not its name.

A file is of one format: only that one's module is imported, for all of them take as long as the
reading of a month's table.
"""

from shishi_cli.readers.cells.cell_tables import Read, ReadAs, Reader
from shishi_cli.readers.formats.csv_tables import is_separated, read_csv
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.decoding import beginning
from shishi_cli.readers.opening.marks import (
    archive_kind,
    is_json,
    is_mail,
    is_ods,
    is_page,
    is_xls,
    is_xml_workbook,
)
from shishi_cli.readers.opening.refusing import refusal


def _xlsx() -> Read:
    from shishi_cli.readers.formats.xlsx import read_xlsx

    return read_xlsx


def _xls() -> Read:
    from shishi_cli.readers.formats.xls import read_xls

    return read_xls


def _ods() -> Read:
    from shishi_cli.readers.formats.ods import read_ods

    return read_ods


def _docx() -> Read:
    from shishi_cli.readers.formats.docx import read_docx

    return read_docx


def _xml_sheets() -> Read:
    from shishi_cli.readers.formats.xml_sheets import read_xml_sheets

    return read_xml_sheets


def _mhtml() -> Read:
    from shishi_cli.readers.formats.mhtml import read_mhtml

    return read_mhtml


def _html() -> Read:
    from shishi_cli.readers.formats.html_tables import read_html

    return read_html


def _json() -> Read:
    from shishi_cli.readers.formats.json_tables import read_json

    return read_json


def _text() -> Read:
    from shishi_cli.readers.formats.text_pages import read_text

    return read_text


def _is_text_page(content: bytes) -> bool:
    """Whether its beginning has the shape of a list or a table, but not with separators."""
    text = beginning(content).removeprefix("\ufeff")
    if is_separated(text):
        return False
    from shishi_cli.readers.plain_text.text_shapes import tables_of_lines

    return bool(tables_of_lines(text.splitlines()))


# The first that claims the content reads it: from the surest mark to the weakest, text with
# separators last, which whatever no other knows may be. Web systems export html, or text with tabs,
# under the name .xls.
READERS: tuple[Reader, ...] = (
    Reader(
        "xlsx",
        (".xlsx", ".xlsm", ".xltx", ".et", ".ett"),
        lambda content: archive_kind(content) == "xlsx",
        _xlsx,
    ),
    Reader("xls", (".xls", ".xlt", ".et", ".ett"), is_xls, _xls),
    Reader("ods", (".ods", ".ots", ".fods"), is_ods, _ods),
    Reader(
        "docx",
        (".docx", ".docm", ".dotx"),
        lambda content: archive_kind(content) == "docx",
        _docx,
    ),
    Reader("xml", (".xml", ".xls"), is_xml_workbook, _xml_sheets),
    Reader("mhtml", (".mhtml", ".mht"), is_mail, _mhtml),
    Reader("html", (".html", ".htm", ".xhtml", ".shtml"), is_page, _html),
    Reader("json", (".json",), is_json, _json),
    Reader("text", (".txt", ".md", ".text"), _is_text_page, _text),
    Reader("csv", (".csv", ".tsv", ".txt"), lambda content: True, lambda: read_csv),
)


def choose_reader(content: bytes, name: str, read_as: ReadAs) -> Reader:
    """The reader that a person named, else the first that claims the content.

    Raises UnreadableFile for what no reader can read, with what to do about it.
    """
    if read_as.format:
        for reader in READERS:
            if reader.name == read_as.format.lower():
                return reader
        known = [reader.name for reader in READERS]
        raise problems.unreadable(name, [problems.unknown_format(name, read_as.format, known)])
    refused = refusal(content, name)
    if refused is not None:
        raise problems.unreadable(name, [refused])
    for reader in READERS:
        if reader.claims(content):
            return reader
    raise problems.unreadable(name, [problems.binary(name, "")])


def known_suffixes() -> tuple[str, ...]:
    """The endings of names by which a folder's tables are told from its other files, each once."""
    return tuple(dict.fromkeys(suffix for reader in READERS for suffix in reader.suffixes))
