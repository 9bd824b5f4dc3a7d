"""Text tables with separators: CSV as Excel and WPS write it, and its relatives."""

import csv
import io

from shishi_cli.readers import problems
from shishi_cli.readers.decoding import decode
from shishi_cli.readers.headings import recognise
from shishi_cli.readers.tables import RawRow, RawTable, ReadAs

_SEPARATORS = ",\t;"
# The headings stand within so many lines, title and unit lines above them counted.
_LINES = 30
_ENOUGH = 3


class CsvReader:
    """CSV in any encoding met in offices, with comma, semicolon or tab (文本表格)."""

    name = "csv"
    suffixes = (".csv", ".tsv", ".txt")

    def claims(self, content: bytes) -> bool:
        """Whatever no other reader knows may be a text; what is none is refused when read."""
        return True

    def read(self, content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
        """The file's one table; no cell's type is guessed. Raises UnreadableFile."""
        text, encoding = decode(content, name, read_as.encoding)
        text = text.removeprefix("\ufeff")
        return (RawTable(_records(text, _separator(text), name), encoding=encoding),)


def _separator(text: str) -> str:
    """The separator with which most headings are recognised in one line; comma when none is."""
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
    return best


def _records(text: str, separator: str, name: str) -> tuple[RawRow, ...]:
    rows: list[RawRow] = []
    # strict: a quote that is never closed would else swallow the projects that follow it.
    records = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 0
    try:
        for number, cells in enumerate(records, 1):
            rows.append(RawRow(number, tuple(cells)))
            line = records.line_num
    except csv.Error as error:
        lines = text.splitlines()
        excerpt = problems.shorten(lines[line]) if line < len(lines) else ""
        place = f"{name}:表1:第{len(rows) + 1}行"
        raise problems.unreadable(name, [problems.quoting(place, excerpt)]) from error
    return tuple(rows)
