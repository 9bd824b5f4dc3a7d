"""Numbers that begin with 1 again under each group of projects (各组各自编号)."""

from collections.abc import Sequence

from shishi_cli.domain.characters import is_whole
from shishi_cli.readers.cells.cell_tables import RawRow
from shishi_cli.readers.table.field_columns import Layout
from shishi_cli.readers.table.header import Header
from shishi_cli.readers.table.project_number import project_number
from shishi_cli.readers.table.row_kinds import RowKind, number_position, row_kind


def numbers_by_group(
    rows: Sequence[RawRow], header: Header, layout: Layout, in_digits: bool
) -> dict[int, str]:
    """The number of each row as 2-1, the first under the second group's name; empty where the
    numbers rise through the table, or come again for no such reason."""
    at = number_position(layout)
    printed = [number for row in rows if at not in row.continued and (number := row.cell(at))]
    if len(set(printed)) == len(printed):
        return {}
    found: dict[int, str] = {}
    group = last = 0
    named = True
    for row in rows:
        kind = row_kind(row, header, layout, in_digits)
        number = project_number(row.cell(at))
        if kind is RowKind.FURNITURE and len(row.filled) == 1:
            named = True
        elif kind is RowKind.PROJECT and is_whole(number) and at not in row.continued:
            if int(number) == 1 and named:
                group += 1
            elif int(number) <= last:
                return {}
            found[row.number] = f"{group}-{number}"
            last, named = int(number), False
    return found if group > 1 else {}
