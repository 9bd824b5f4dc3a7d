"""One listing, many renderings: for a terminal, a pipe, a spreadsheet, a document (列表)."""

import io
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.domain.file_name import without_bytes
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.shares import amount
from shishi_cli.views.text_width import cell_width as cell_width
from shishi_cli.views.text_width import pad
from shishi_cli.views.text_width import shorten as shorten


@frozen
class Listing:
    """Headings and rows of plain text (列表); a cell may hold several lines.

    `above` and `below` are lines around the table; `groups` are lines of totals, each with the
    position of the row that it stands above. What a heading is for decides how its column gives
    way on a narrow terminal (screen/roles.py).
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    groups: tuple[tuple[int, str], ...] = ()


def as_plain(listing: Listing) -> str:
    """Aligned text for a pipe: nothing is cut or wrapped; several lines of a cell follow on."""
    rows = [tuple(clean(cell, " ; ") for cell in row) for row in (listing.headings, *listing.rows)]
    widths = [max(map(cell_width, column), default=0) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    for at, line in reversed(listing.groups):
        lines.insert(at + 1, clean(line))
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


def as_markdown(listing: Listing, line_end: str = "; ") -> str:
    """A Markdown table, with the lines above and below as paragraphs; `line_end` is written
    between the lines of a cell: a <br> comes out as it is where a table is pasted as text."""
    rows = [
        [clean(cell, line_end).replace("|", "\\|") for cell in row]
        for row in (listing.headings, *listing.rows)
    ]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    for at, line in reversed(listing.groups):
        cells = [f"**{clean(line)}**", *[""] * (len(listing.headings) - 1)]
        lines.insert(at + 1, f"| {' | '.join(cells)} |")
    lines.insert(1, f"|{' --- |' * len(listing.headings)}")
    above = [f"{clean(line)}\n" for line in listing.above]
    below = [f"\n{clean(line)}" for line in listing.below]
    return "\n".join([*above, *lines, *below]) + "\n"


def clean(text: str, line_end: str = " ") -> str:
    """Text from a table made harmless for a terminal: control characters become spaces."""
    lines = text.splitlines() or [""]
    return line_end.join(
        line
        if line.isprintable()
        else "".join(c if unicodedata.category(c)[0] != "C" else " " for c in without_bytes(line))
        for line in lines
    )


def _harmless(cell: str) -> str:
    if cell == "-":  # unknown stays empty in a spreadsheet
        return ""
    if cell[:1] == "-" and cell[1:].replace(".", "", 1).isdecimal():  # -12.5 is a number
        return cell
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def join(words: Sequence[str]) -> str:
    """Names one after another, as Chinese lists them."""
    return "、".join(words)


def amount_or_dash(value: Decimal | None) -> str:
    """An exact amount, or - where it is unknown: unknown is not zero."""
    return "-" if value is None else amount(value)
