"""What a row under the headings is: a project, words of one, notes, or the page's furniture."""

from enum import Enum, auto

from shishi_cli.domain.characters import is_whole
from shishi_cli.domain.prepared import compiled
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawRow
from shishi_cli.readers.table.field_columns import Layout
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.furniture import (
    all_page_marks,
    is_button,
    is_note,
    is_promise,
    is_total,
)
from shishi_cli.readers.table.header import Header
from shishi_cli.readers.table.heading_rules import load_rules
from shishi_cli.readers.table.headings import recognise
from shishi_cli.readers.table.project_number import project_number

NOWHERE = 1_000_000  # no row is so long
_LONGEST_GROUP = 60
_FEW = 3  # cells of a section's name, of the number of a page


class RowKind(Enum):
    """What is to be done with a row."""

    FURNITURE = auto()  # blank, a heading repeated on the next page, a total, a section's name
    NOTES = auto()  # 注:…, and the lines that follow it
    LOOSE = auto()  # a sentence in one cell, which names no group: half of a row that was broken
    PROMISE = auto()  # one more of the project above, whose merged cells a conversion has lost
    TEXT = auto()  # words without a number: a part of the project above, unless they are notes
    PROJECT = auto()


def row_kind(row: RawRow, header: Header, layout: Layout, in_digits: bool) -> RowKind:
    """What `row` is; `in_digits` says that the table's projects are numbered 1, 2, 3."""
    filled = row.filled
    if not filled:
        return RowKind.FURNITURE
    position = number_position(layout)
    number = row.cell(position).strip()
    title = row.cell(layout.positions[Column.TITLE]).strip()
    if len(filled) > _FEW and is_whole(number) and title and number != header.texts[position]:
        return RowKind.PROJECT  # as nearly all rows are: nothing else begins with a bare number
    part = not number or position in row.continued
    if is_total(number) or (part and is_total(title)):
        return RowKind.FURNITURE
    if (number and number == header.texts[position]) or filled in header.lines:
        return RowKind.FURNITURE
    if all_page_marks(filled):
        return RowKind.FURNITURE
    # 备注 in a cell of its own, its words in the next.
    if is_note(filled[0]) or (number and is_note(f"{filled[0]}:")):
        return RowKind.NOTES
    if len(filled) == 1 and is_button(filled[0]):
        return RowKind.NOTES
    if _is_section(number, title, len(filled), in_digits):
        return _alone("".join(filled), number if len(filled) == 1 else "")
    return RowKind.PROJECT if number and len(filled) > 1 else RowKind.TEXT


def _is_section(number: str, title: str, filled: int, in_digits: bool) -> bool:
    """Whether a row only names a group of projects: 一、教育类, in one cell or two."""
    if filled == 1:
        if not number:
            return compiled(load_rules()["cells"]["section"]).match(fold_label(title)) is not None
        return not starts_with_digit(number) and not is_whole(project_number(number))
    # 一 | 教育类, where the projects themselves are numbered 1, 2, 3.
    return filled == 2 and bool(number and title) and in_digits and not starts_with_digit(number)


def _alone(words: str, number: str) -> RowKind:
    """What words alone in a row are, where they name no project by a number."""
    if _is_sentence(words):
        return RowKind.LOOSE
    marked = compiled(load_rules()["cells"]["section"]).match(fold_label(words))
    return RowKind.PROMISE if number and not marked and is_promise(words) else RowKind.FURNITURE


def _is_sentence(words: str) -> bool:
    """Whether words say something, as no name of a group does."""
    return (
        len(words) > _LONGEST_GROUP
        or compiled(load_rules()["rows"]["sentence"]).search(words) is not None
    )


def starts_with_digit(text: str) -> bool:
    """Whether a number is printed in digits: 1、 or (1), not 一."""
    return is_whole(fold_label(text[:8]).lstrip("(")[:1])


def number_position(layout: Layout) -> int:
    """Where the number stands; beyond every row in a table without a column of numbers."""
    return layout.positions.get(Column.NUMBER, NOWHERE)


def is_named(row: RawRow, layout: Layout) -> bool:
    """Whether a row without a number begins a project: a title of its own, and words beside it.

    A label of a form is no title.
    """
    at = layout.positions[Column.TITLE]
    known = recognise(row.cell(at).strip(), whole=True)
    if known is not None and known.meaning.column is not Column.TITLE:
        return False
    return bool(row.cell(at).strip()) and len(row.filled) > 1 and at not in row.continued


def is_ditto(text: str) -> bool:
    """Whether a cell stands for that of the row above: 同上."""
    return compiled(load_rules()["rows"]["ditto"]).fullmatch(fold_label(text)) is not None
