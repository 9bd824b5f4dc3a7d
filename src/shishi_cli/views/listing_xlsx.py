"""A listing as a workbook: numbers as numbers, everything else as the words it is (工作簿)."""

import io
import re
from fractions import Fraction

from shishi_cli.views.listing import Listing, clean
from shishi_cli.views.text_width import cell_width

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?")
_SHARE = re.compile(r"(-?\d{1,9}(?:\.\d{1,4})?)%")
# The number of a project is a name: 07 is not 7, and nobody adds them up.
_NAMES = frozenset({"序号", "编号", "操作"})
_WIDEST = 60


def as_xlsx(listing: Listing) -> bytes:
    """One sheet with a heading row that stays in sight, a filter, and the lines around the table
    above and below it."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("清单")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    share = book.add_format({"num_format": "0.00%", "valign": "top"})
    for at, line in enumerate(listing.above):
        sheet.write_string(at, 0, clean(line))
    top = len(listing.above)
    for column, heading in enumerate(listing.headings):
        sheet.write_string(top, column, heading, bold)
        cells = [heading, *(row[column] for row in listing.rows)]
        widest = max(cell_width(line) for cell in cells for line in cell.split("\n"))
        sheet.set_column(column, column, min(widest + 2, _WIDEST))
    for at, row in enumerate(listing.rows, top + 1):
        for column, cell in enumerate(row):
            is_name = listing.headings[column] in _NAMES
            if not is_name and _NUMBER.fullmatch(cell):
                sheet.write_number(at, column, float(cell), plain)
            elif found := _SHARE.fullmatch(cell):
                sheet.write_number(at, column, float(Fraction(found[1]) / 100), share)
            elif cell != "-":  # unknown stays empty in a spreadsheet
                sheet.write_string(at, column, clean(cell, "\n"), plain)
    last = top + len(listing.rows)
    for at, line in enumerate(listing.below, last + 1):
        sheet.write_string(at, 0, clean(line))
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, last, len(listing.headings) - 1)
    book.close()
    return out.getvalue()
