"""Numbers that begin with 1 again under each group of projects (各组各自编号)."""

from collections.abc import Iterable, Iterator, Sequence

from shishi_cli.domain.characters import is_whole
from shishi_cli.readers.cells.cell_tables import RawRow
from shishi_cli.readers.table.field_columns import Layout
from shishi_cli.readers.table.fold_label import fold_label
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
    if len(set(map(project_number, printed))) == len(printed):
        return {}
    return _grouped(_lines(rows, header, layout, in_digits))


def _lines(
    rows: Sequence[RawRow], header: Header, layout: Layout, in_digits: bool
) -> Iterator[tuple[int, str]]:
    """Each project's row with its number as printed, and without one each row that names a group."""
    at = number_position(layout)
    for row in rows:
        kind = row_kind(row, header, layout, in_digits)
        text = fold_label(row.cell(at))
        if kind is RowKind.FURNITURE and len(row.filled) == 1:
            yield row.number, ""
        elif kind is RowKind.PROJECT and is_whole(project_number(text)) and at not in row.continued:
            yield row.number, text


def _grouped(lines: Iterable[tuple[int, str]]) -> dict[int, str]:
    found: dict[int, str] = {}
    group = last = 0
    named = True
    for row, text in lines:
        number = int(project_number(text) or 0)
        if not number:
            named = True
            continue
        if number == 1 and named:
            group += 1
        elif number <= last:
            return {}
        found[row], last, named = f"{group}-{number}", number, False
    return found if group > 1 else {}
