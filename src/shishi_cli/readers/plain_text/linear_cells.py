"""The cells of one row whose lines stand below each other: some have several lines, some none."""

import re
from collections.abc import Sequence

from shishi_cli.domain.characters import fold_width
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.numbering import is_countable
from shishi_cli.readers.plain_text.list_marks import is_office, read_mark
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.heading_rules import load_rules
from shishi_cli.readers.table.project_number import project_number

# Behind the number and the title, which may end as an office's name does.
_NAMED = 2
_LONGEST_NUMBER = 8
_OPEN = ("、", ",", ";", ":", "(")
_LONGEST_NAME = 20


@frozen
class Line:
    """A line that is not blank, with its number from 1 and the blank lines before it."""

    number: int
    text: str
    gap: int


def is_number(text: str) -> bool:
    """Whether a line is nothing but a project's number."""
    return len(text) <= _LONGEST_NUMBER and is_countable(project_number(text))


def row_cells(
    own: Sequence[Line], width: int, gap: int, office: int | None = None
) -> tuple[str, ...]:
    """The cells of one row; `office` is the position of the lead unit's."""
    if len(own) < width:
        return _with_blanks(own, gap)
    own = _with_whole_title(own, width, office)
    if len(own) > width:
        own = _join_points(own, width)
    head, tail = own[: width - 1], own[width - 1 :]
    return (*(line.text for line in head), "\n".join(line.text for line in tail))


def _with_whole_title(own: Sequence[Line], width: int, office: int | None) -> Sequence[Line]:
    """The lines with a title of several as one, where the lead unit behind it shows its end."""
    if office != _NAMED or len(own) == width or _begins_names(own[office].text):
        return own
    last = office + len(own) - width
    at = next((at for at in range(office, last + 1) if is_office(own[at].text)), office)
    title = "".join(line.text for line in own[1:at])
    return [own[0], Line(own[1].number, title, own[1].gap), *own[at:]]


def _begins_names(text: str) -> bool:
    """Whether a line is the first of several with names of offices, or of one that is broken."""
    return text.endswith("、") or is_office(text) or _is_broken(text)


def _with_blanks(lines: Sequence[Line], gap: int) -> tuple[str, ...]:
    """The cells with blank ones where more blank lines stand than between other cells."""
    cells: list[str] = []
    for at, line in enumerate(lines):
        if at and gap == 0:
            cells.extend([""] * line.gap)
        elif at and line.gap > gap:
            cells.extend([""] * ((line.gap - gap) // (gap + 1)))
        cells.append(line.text)
    return tuple(cells)


def _goes_on(before: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on with words that have no end yet, or with a list of names: after
    完成招标, or 区民政局、 or below another office."""
    if not before:
        return False
    above = fold_width(before[-1].text.rpartition("\n")[2])
    if above.endswith(_OPEN) or above.count("(") > above.count(")"):
        return True
    if len(before) <= _NAMED or not is_office(line.text):
        return False
    return is_office(above) or _is_broken(above)


def _is_broken(above: str) -> bool:
    """Whether a line may be the first half of an office's name: 区住房, of 区住房保障局."""
    return (
        len(above) <= _LONGEST_NAME
        and re.fullmatch(load_rules()["cells"]["broken_office"], fold_label(above)) is not None
    )


def _join_points(lines: Sequence[Line], width: int) -> list[Line]:
    """Join lines that go on with the cell before, while there are more lines than cells.

    Points 2、 3、 belong to the cell of their point 1、, names of offices to those above them.
    """
    joined: list[Line] = []
    surplus = len(lines) - width
    point = 0
    for line in lines:
        mark = None if is_number(line.text) else read_mark(line.text)
        follows = mark is not None and point > 0 and mark.number == point + 1
        follows = follows or _goes_on(joined, line)
        if mark is not None:
            point = mark.number
        if follows and surplus > 0 and joined:
            before = joined[-1]
            joined[-1] = Line(before.number, f"{before.text}\n{line.text}", before.gap)
            surplus -= 1
        else:
            joined.append(line)
            if mark is None:
                point = 0
    return joined
