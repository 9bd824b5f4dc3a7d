"""Foreign files beside other libraries: ``make peers-files DIR=folder`` (``python -m tests.hostile.peers``).

Reads every office file of a folder, and compares the cells with openpyxl, xlrd, odfpy and python-docx
where these can be trusted: words and whole numbers, in the sheets that both see. What differs is
listed by file; nothing of the files is kept.
"""

import importlib
import io
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from shishi_cli.domain.errors import UnexpectedDamage, UnreadableFile
from shishi_cli.readers.cells.cell_tables import ReadAs
from shishi_cli.readers.choose_reader import READERS, choose_reader
from shishi_cli.readers.guard import read_guarded
from shishi_cli.readers.opening.open_file import content_of

Words = Counter[str]
_SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)


def _plain(value: Any) -> str:
    """A value as words that both sides show alike; empty for what formats may change."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, str):
        words = "".join(value.split())
        return "" if words[:1] == "#" else words
    return ""


def _openpyxl(path: Path) -> Iterator[str]:
    book = importlib.import_module("openpyxl").load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from map(_plain, row)


def _xlrd(path: Path) -> Iterator[str]:
    book = importlib.import_module("xlrd").open_workbook(path, logfile=io.StringIO())
    for sheet in book.sheets():
        for row in range(sheet.nrows):
            yield from map(_plain, sheet.row_values(row))


def _odfpy(path: Path) -> Iterator[str]:
    table = importlib.import_module("odf.table")
    text = importlib.import_module("odf.teletype")
    document = importlib.import_module("odf.opendocument").load(path)
    for cell in document.spreadsheet.getElementsByType(table.TableCell):
        if cell.getAttribute("valuetype") == "string":
            yield _plain(text.extractText(cell))


def _docx(path: Path) -> Iterator[str]:
    for table in importlib.import_module("docx").Document(str(path)).tables:
        for row in table.rows:
            yield from (_plain(cell.text) for cell in row.cells)


PEERS: dict[str, Callable[[Path], Iterator[str]]] = {
    "xlsx": _openpyxl,
    "xls": _xlrd,
    "ods": _odfpy,
    "docx": _docx,
}


def compare(path: Path) -> str:
    """same, no peer, refused with its code, or what differs."""
    try:
        content = content_of(path)
        reader = choose_reader(content, path.name, ReadAs())
        tables = read_guarded(reader, content, path.name, ReadAs())
    except UnexpectedDamage as error:
        return f"BUG {type(error.__cause__).__name__}: {error.__cause__}"
    except UnreadableFile as error:
        return f"refused {error.problems[0].code}"
    ours = {"".join(cell.split()) for table in tables for row in table.rows for cell in row.cells}
    if reader.name not in PEERS:
        return f"no peer ({reader.name})"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = {words for words in PEERS[reader.name](path) if words}
    except Exception as error:  # whatever a peer raises of a foreign file
        return f"no peer ({type(error).__name__})"
    lacking = sorted(words for words in theirs - ours if len(words) < 200)
    return f"differs in {len(lacking)} cells: {lacking[:3]}" if lacking else "same"


def main() -> None:
    """Compare the files of the folder that is named; exit with 1 for a bug."""
    if len(sys.argv) < 2:
        sys.stderr.write("make peers-files DIR=folder\n")
        raise SystemExit(2)
    kinds: Words = Counter()
    for path in sorted(Path(sys.argv[1]).rglob("*")):
        if path.is_file() and path.suffix.lower() in _SUFFIXES:
            found = compare(path)
            kinds[found.split(" ")[0]] += 1
            if not found.startswith(("same", "no peer")):
                sys.stdout.write(f"{path}: {found}\n")
    sys.stdout.write(f"{dict(kinds)}\n")
    raise SystemExit(kinds["BUG"] > 0)


if __name__ == "__main__":
    main()
