"""A month's table as it was printed: importing it again changes nothing (导出)."""

import csv
import io
from collections.abc import Sequence

from shishi_cli.domain.results.printed import PrintedMonth
from shishi_cli.domain.source import Column
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, as_markdown
from shishi_cli.views.terms import field_name

# What a spreadsheet would run, and the mark that readers take away again.
_RUN = ("=", "+", "-", "@", "\t", "\r", "'=", "'+", "'-", "'@", "'\t", "'\r")


def printed_listing(printed: PrintedMonth) -> Listing:
    """The table with its title above it and its headings as tables have them."""
    columns = _columns(printed)
    headings = tuple(_heading(column, printed.month.number) for column in columns)
    rows = tuple(tuple(one.texts.get(column, "") for column in columns) for one in printed.records)
    return Listing(headings, rows, above=(_title(printed),))


def printed_csv(printed: PrintedMonth) -> str:
    """CSV with the title in its first line, which tells region and month."""
    listing = printed_listing(printed)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(listing.above)
    writer.writerow(listing.headings)
    writer.writerows([_guarded(cell) for cell in row] for row in listing.rows)
    return out.getvalue()


def printed_markdown(printed: PrintedMonth) -> str:
    """A Markdown table whose cells keep their lines."""
    return as_markdown(printed_listing(printed), "<br>")


def printed_json(printed: PrintedMonth) -> str:
    """One object; `cells` are the texts by column, a column that the table lacks is absent."""
    return document(
        {
            "region": printed.programme.region,
            "year": printed.programme.year,
            "month": str(printed.month),
            "projects": [
                {
                    "number": one.number,
                    "cells": {column.value: text for column, text in one.texts.items()},
                }
                for one in printed.records
            ],
        }
    )


def _columns(printed: PrintedMonth) -> Sequence[Column]:
    """The columns of the table, in the order of domain.Column."""
    present = {column for one in printed.records for column in one.texts}
    return [column for column in Column if column in present]


def _heading(column: Column, month: int) -> str:
    return f"{month}{field_name(column)}" if column is Column.GOAL else field_name(column)


def _title(printed: PrintedMonth) -> str:
    month = printed.month
    return f"{printed.programme.region}{month.year}年{month.number}月实事项目进展"


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUN) else cell
