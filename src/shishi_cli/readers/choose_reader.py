"""Which reader reads a file: its content decides, not its name."""

from shishi_cli.readers.cells.cell_tables import ReadAs, Reader
from shishi_cli.readers.formats.csv_tables import CsvReader
from shishi_cli.readers.formats.docx import DocxReader
from shishi_cli.readers.formats.html_tables import HtmlReader
from shishi_cli.readers.formats.json_tables import JsonReader
from shishi_cli.readers.formats.mhtml import MhtmlReader
from shishi_cli.readers.formats.ods import OdsReader
from shishi_cli.readers.formats.text_pages import TextReader
from shishi_cli.readers.formats.xls import XlsReader
from shishi_cli.readers.formats.xlsx import XlsxReader
from shishi_cli.readers.formats.xml_sheets import XmlSheetReader
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.refusing import refusal

# The first that claims the content reads it: from the surest mark to the weakest, text with
# separators last. Web systems export html, or text with tabs, under the name .xls.
READERS: tuple[Reader, ...] = (
    XlsxReader(),
    XlsReader(),
    OdsReader(),
    DocxReader(),
    XmlSheetReader(),
    MhtmlReader(),
    HtmlReader(),
    JsonReader(),
    TextReader(),
    CsvReader(),
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
