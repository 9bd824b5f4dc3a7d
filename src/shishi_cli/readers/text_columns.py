"""Columns in plain text: parted by | as in Markdown, or by several spaces."""

from collections.abc import Callable, Sequence

from shishi_cli.readers.headings import recognise
from shishi_cli.readers.tables import RawRow, RawTable

_FEWEST = 3
_SEARCHED = 100


def read_piped(lines: Sequence[str]) -> RawTable | None:
    """A table whose cells are parted by |, with or without the line of dashes under its headings."""
    return _read(lines, _piped)


def read_spaced(lines: Sequence[str]) -> RawTable | None:
    """A table whose cells are parted by two spaces or more, or by tabs."""
    return _read(lines, _spaced)


def _read(lines: Sequence[str], cells_of: Callable[[str], tuple[str, ...]]) -> RawTable | None:
    start = next(
        (at for at, line in enumerate(lines[:_SEARCHED]) if _is_header(cells_of(line))), None
    )
    if start is None:
        return None
    rows = [
        RawRow(number, cells)
        for number, line in enumerate(lines[start:], start + 1)
        if (cells := cells_of(line))
    ]
    above = (line.lstrip("#*> ").strip() for line in lines[:start])
    return RawTable(tuple(rows), tuple(filter(None, above)))


def _is_header(cells: Sequence[str]) -> bool:
    return sum(recognise(cell) is not None for cell in cells) >= _FEWEST


def _piped(line: str) -> tuple[str, ...]:
    """The cells of a line; none for the line of dashes. A | within a cell has a \\ before it."""
    if "|" not in line and "\uff5c" not in line:
        return (line.strip(),) if line.strip() else ()
    marked = line.strip().replace("\\|", "\0").replace("\uff5c", "|")
    inner = marked.removeprefix("|").removesuffix("|")
    if not inner.strip("|:-+ \t"):
        return ()
    return tuple(
        cell.strip().replace("\0", "|").replace("<br>", "\n").replace("<br/>", "\n")
        for cell in inner.split("|")
    )


def _spaced(line: str) -> tuple[str, ...]:
    wide = line.replace("\t", "  ").replace("\u3000", "  ")
    return tuple(cell.strip() for cell in wide.split("  ") if cell.strip())
