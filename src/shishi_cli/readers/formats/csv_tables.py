"""Text tables with separators: CSV as Excel and WPS write it, and its relatives."""

import csv
import io
from collections.abc import Iterator, Sequence

from shishi_cli.domain.characters import is_whole
from shishi_cli.domain.errors import UnreadableFile
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable, ReadAs
from shishi_cli.readers.cells.packed_rows import PackedRows
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.decoding import decode
from shishi_cli.readers.table.headings import recognise
from shishi_cli.readers.table.project_number import project_number

_SEPARATORS = ",\t;\uff0c\uff1b"
# The headings stand within so many lines, title and unit lines above them counted.
_LINES = 30
_ENOUGH = 3
_FEWEST = 2
_TOLD = len("sep=;")
_AT_ONCE = (
    1_000_000  # characters that are parted into lines: a stream of them takes four bytes each
)
# A guard that keeps a cell from being run as a formula; our own exports write it.
_GUARDED = tuple(f"'{mark}" for mark in "=+-@\t\r")


def read_csv(content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
    """The file's one table; no cell's type is guessed. Raises UnreadableFile."""
    text, encoding = decode(content, name, read_as.encoding)
    separator, text = _told_separator(text.removeprefix("\ufeff"))
    rows = _records(text, separator or _separator(text)[0], name)
    return (RawTable(rows, encoding=encoding),)


def is_separated(text: str) -> bool:
    """Whether a line near the beginning has several headings, parted as in CSV."""
    told, _ = _told_separator(text)
    return bool(told) or _separator(text)[1] >= _FEWEST


def _told_separator(text: str) -> tuple[str, str]:
    """The separator named in a first line sep=; which Excel reads and does not show."""
    first = text.find("\n") + 1 or len(text)
    told = text[:first].strip('\r\n "')
    if len(told) == _TOLD and told.lower().startswith("sep="):
        return told[-1], text[first:]
    return "", text


def _separator(text: str) -> tuple[str, int]:
    """The separator with which most headings are recognised in one line, and how many these are."""
    best, most = ",", 0
    for line in text[:20_000].splitlines()[:_LINES]:
        for separator in _SEPARATORS:
            cells = line.split(separator)
            if len(cells) <= most:
                continue
            known = sum(recognise(cell.strip(' "')) is not None for cell in cells)
            if known > most:
                best, most = separator, known
        if most >= _ENOUGH:
            break
    return best, most


def _records(text: str, separator: str, name: str) -> Sequence[RawRow]:
    rows = PackedRows[RawRow]()
    # A cell too long for a table is told with its place, like all that is wrong.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    # strict: a quote that is never closed would else swallow the projects that follow it.
    records = csv.reader(_lines(text), delimiter=separator, strict=True)
    guarded = "'" in text
    number = line = 0
    try:
        for number, cells in enumerate(records, 1):
            if cells:  # a file may have millions of blank lines
                typed = map(_without_guard, cells) if guarded else cells
                rows.append(RawRow(number, tuple(typed)))
            if records.line_num > line + 1 and _swallows(cells, separator):
                raise _quoting(name, number, text, line)
            line = records.line_num
    except csv.Error as error:
        raise _quoting(name, number + 1, text, line) from error
    return rows.settled()


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends, of any kind."""
    first = 0
    while first < len(text):
        stop = text.find("\n", first + _AT_ONCE) + 1 or len(text)
        yield from io.StringIO(text[first:stop], newline="")
        first = stop


def _quoting(name: str, number: int, text: str, line: int) -> UnreadableFile:
    """The error for quotes that do not pair in the row that begins behind that line."""
    lines = text.splitlines()
    excerpt = problems.shorten(lines[line]) if line < len(lines) else ""
    return problems.unreadable(name, [problems.quoting(f"{name}:表1:第{number}行", excerpt)])


def _swallows(cells: Sequence[str], separator: str) -> bool:
    """Whether a cell holds what is plainly another row: an open quote ran on to the next one."""
    for cell in cells:
        for line in cell.splitlines()[1:]:
            first, *others = line.split(separator)
            if len(others) >= max(len(cells), _FEWEST) - 1 and is_whole(project_number(first)):
                return True
    return False


def _without_guard(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARDED) else cell
