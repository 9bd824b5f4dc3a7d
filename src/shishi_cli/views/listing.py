"""One listing, many renderings: for a terminal, a pipe, a spreadsheet, a document (列表)."""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from shishi_cli.domain.shares import amount

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class Listing:
    """Headings and rows of plain text (列表); `flexible` is the column that a terminal shortens,
    -1 where none may be: then the widest are folded.

    A cell may hold several lines. `above` and `below` are lines around the table.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    flexible: int = 1


def as_plain(listing: Listing) -> str:
    """Aligned text for a pipe: nothing is cut or wrapped; several lines of a cell follow on."""
    rows = [tuple(clean(cell, " ; ") for cell in row) for row in (listing.headings, *listing.rows)]
    widths = [max(map(cell_width, column), default=0) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(_pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return (
        "\n".join(
            [
                *map(clean, listing.above),
                *(lines if listing.rows else []),
                *map(clean, listing.below),
            ]
        )
        + "\n"
    )


def as_csv(listing: Listing) -> str:
    """CSV for a spreadsheet. A cell that starts like a formula gets an apostrophe before it:
    tables come from many hands, and Excel would run it."""
    import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(listing.headings)
    writer.writerows([_harmless(cell) for cell in row] for row in listing.rows)
    return out.getvalue()


def as_markdown(listing: Listing) -> str:
    """A Markdown table, with the lines above and below as paragraphs."""
    rows = [
        [clean(cell, "<br>").replace("|", "\\|") for cell in row]
        for row in (listing.headings, *listing.rows)
    ]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * len(listing.headings)}")
    above = [f"{clean(line)}\n" for line in listing.above]
    below = [f"\n{clean(line)}" for line in listing.below]
    return "\n".join([*above, *lines, *below]) + "\n"


def as_table(listing: Listing, width: int) -> "RenderableType":
    """A rich table for a terminal of `width` columns."""
    from rich import box
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    # ASCII lines stay right in GBK terminals too, where box-drawing characters take two cells.
    table = Table(box=box.SIMPLE_HEAD if width >= 100 else box.ASCII2, pad_edge=False, expand=False)
    for at, heading in enumerate(listing.headings):
        flexible = at == listing.flexible
        table.add_column(
            heading, overflow="ellipsis" if flexible else "fold", no_wrap=flexible, ratio=None
        )
    for row in listing.rows:
        table.add_row(*(Text(clean(cell, "\n")) for cell in row))
    parts: list[RenderableType] = [Text(clean(line)) for line in listing.above]
    if listing.rows:
        parts.append(table)
    return Group(*parts, *(Text(clean(line)) for line in listing.below))


def clean(text: str, line_end: str = " ") -> str:
    """Text from a table made harmless for a terminal: control characters become spaces."""
    lines = text.splitlines() or [""]
    return line_end.join(
        line
        if line.isprintable()
        else "".join(c if unicodedata.category(c)[0] != "C" else " " for c in line)
        for line in lines
    )


def cell_width(text: str) -> int:
    """The columns that `text` takes on a terminal: a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _pad(cell: str, width: int) -> str:
    return cell + " " * (width - cell_width(cell))


def _harmless(cell: str) -> str:
    if cell == "-":  # unknown stays empty in a spreadsheet
        return ""
    if cell[:1] == "-" and cell[1:].replace(".", "", 1).isdecimal():  # -12.5 is a number
        return cell
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def shorten(text: str, width: int) -> str:
    """At most `width` columns of a text, with … where it was cut."""
    if cell_width(text) <= width:
        return text
    kept = ""
    for c in text:
        if cell_width(kept + c) > width - 2:
            break
        kept += c
    return kept + "…"


def join(words: Sequence[str]) -> str:
    """Names one after another, as Chinese lists them."""
    return "、".join(words)


def amount_or_dash(value: Decimal | None) -> str:
    """An exact amount, or - where it is unknown: unknown is not zero."""
    return "-" if value is None else amount(value)
