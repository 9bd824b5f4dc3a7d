"""Columns in plain text: parted by | as in Markdown, or by several spaces."""

from collections.abc import Callable, Sequence

from shishi_cli.readers.cells.cell_tables import RawRow, RawTable
from shishi_cli.readers.table.headings import recognise

_FEWEST = 3
_SEARCHED = 100
# Where a line goes on with the cells above it, and is no row that begins a little further in.
_INDENT = 3
_WIDE = "\u2e80"
# The bars of full width, and those with which old systems draw tables.
_BARS = str.maketrans(
    dict.fromkeys("\uff5c│┃║", "|") | dict.fromkeys("─━═┼┬┴├┤┌┐└┘╋┳┻┣┫┏┓┗┛╬╦╩╠╣╔╗╚╝", "-")
)


def read_piped(lines: Sequence[str]) -> RawTable | None:
    """A table whose cells are parted by |, with or without the line of dashes under its headings."""
    lines = [line.translate(_BARS) for line in lines]
    start = _header(lines, lambda line: _piped(line, barred=line.strip().startswith("|")))
    if start is None:
        return None
    barred = lines[start].strip().startswith("|")
    rows: list[RawRow] = []
    prose = False  # under the table, unless this is the foot of a page
    for number, line in enumerate(lines[start:], start + 1):
        if cells := _piped(line, barred):
            if prose and len(cells) != len(rows[0].cells):
                break
            rows.append(RawRow(number, cells))
        elif line.strip() and not _is_dashes(line):
            prose = True
    return RawTable(tuple(rows), _above(lines, start))


def read_spaced(lines: Sequence[str]) -> RawTable | None:
    """A table whose cells are parted by two spaces or more, or by tabs.

    A line that begins far to the right goes on with the cells above it.
    """
    start = _header(lines, _spaced)
    if start is None:
        return None
    places = [place for place, _ in _placed(lines[start])]
    rows: list[RawRow] = []
    for number, line in enumerate(lines[start:], start + 1):
        placed = _placed(line)
        if not placed:
            continue
        by_place = dict(placed)
        if places[0] in by_place and len(placed) < len(places) and by_place.keys() <= set(places):
            # 3月目标 left blank, and the other cells exactly under their headings.
            rows.append(RawRow(number, tuple(by_place.get(place, "") for place in places)))
            continue
        if rows and len(placed) < len(places) and placed[0][0] > places[0] + _INDENT:
            if by_place.keys() <= set(places) and len(placed) >= _FEWEST:
                # 其中:甲镇 with figures of its own, each under its heading: a part, no wrapped words
                rows.append(RawRow(number, tuple(by_place.get(place, "") for place in places)))
            else:
                rows[-1] = _continued(rows[-1], placed, places)
        else:
            rows.append(RawRow(number, tuple(text for _, text in placed)))
    return RawTable(tuple(rows), _above(lines, start))


def _continued(row: RawRow, placed: Sequence[tuple[int, str]], places: Sequence[int]) -> RawRow:
    """The row with words of the line below put to the cells that they stand under."""
    cells = list(row.cells)
    for place, text in placed:
        nearest = min(range(len(places)), key=lambda at: abs(places[at] - place))
        cells += [""] * (nearest + 1 - len(cells))
        cells[nearest] += text
    return RawRow(row.number, tuple(cells))


def _header(lines: Sequence[str], cells_of: Callable[[str], tuple[str, ...]]) -> int | None:
    """The first line with several headings."""
    return next(
        (at for at, line in enumerate(lines[:_SEARCHED]) if _is_header(cells_of(line))), None
    )


def _above(lines: Sequence[str], start: int) -> tuple[str, ...]:
    """The lines before the table, without Markdown's marks."""
    return tuple(filter(None, (line.lstrip("#*> ").strip() for line in lines[:start])))


def _is_header(cells: Sequence[str]) -> bool:
    return sum(recognise(cell) is not None for cell in cells) >= _FEWEST


def _piped(line: str, barred: bool) -> tuple[str, ...]:
    """The cells of a line; none for one without cells. A | within a cell has a \\ before it.

    Where the headings are not `barred`, a | at either end parts off an empty cell.
    """
    if "|" not in line or _is_dashes(line):
        return ()
    marked = line.strip().replace("\\|", "\0")
    inner = marked.removeprefix("|").removesuffix("|") if barred else marked
    return tuple(
        cell.strip().replace("\0", "|").replace("<br>", "\n").replace("<br/>", "\n")
        for cell in inner.split("|")
    )


def _is_dashes(line: str) -> bool:
    return "-" in line and not line.strip("|:-+ \t")


def _spaced(line: str) -> tuple[str, ...]:
    return tuple(text for _, text in _placed(line))


def _placed(line: str) -> list[tuple[int, str]]:
    """The cells parted by wide gaps, each with the column in which it begins on a screen."""
    wide = line.expandtabs().replace("\u3000", "  ")
    placed = []
    column = 0
    for piece in wide.split("  "):
        text = piece.strip()
        if text:
            placed.append((column + len(piece) - len(piece.lstrip()), text))
        # A Chinese character takes two columns.
        column += 2 + sum(2 if c >= _WIDE else 1 for c in piece)
    return placed
