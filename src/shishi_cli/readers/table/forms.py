"""Forms: a project's labels beside its words, not over them (一项目一表), and tables turned on their side.

项目名称 | 新增停车泊位 | 责任单位 | 区交通局        项目名称 | 停车泊位 | 老旧小区
进展情况 | 累计600个                               进展情况 | 600个   | 20个
"""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from shishi_cli.domain.frozen import changing
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable
from shishi_cli.readers.table.furniture import is_note
from shishi_cli.readers.table.headings import recognise

_SEARCHED = 30
_LONGEST_LABEL = 12  # of a label that is not known
_REPORTS = (Column.PROGRESS, Column.DONE, Column.SHARE, Column.GOAL)
# A cell's position, its text, and the column that it names where it is a label.
_Cell = tuple[int, str, Column | None]


def upright(table: RawTable) -> RawTable:
    """The table with its labels as headings over its words, if it is a form; else as it is.

    Read as it stands, the label under 项目名称 was a project's title.
    """
    first = _first(table.rows)
    if first is None:
        return table
    lines = [(row, _cells(row)) for row in table.rows[first:] if row.filled]
    while len(lines) > 1 and is_note(lines[-1][0].filled[0]):
        lines.pop()
    labels = [column for _, cells in lines for _, _, column in cells if column]
    if Column.TITLE not in labels or not any(column in _REPORTS for column in labels):
        return table
    projects = _turned(lines) if _is_turned(lines) else _paired(lines)
    return table if projects is None else _under_headings(table, first, projects)


@changing
class _Project:
    """The words of one project by their labels, and the row of its title."""

    row: int
    words: dict[str, str] = field(default_factory=dict)

    def say(self, label: str, words: str) -> None:
        above = self.words.get(label, "")
        self.words[label] = "\n".join(filter(None, (above, words)))


_Lines = Sequence[tuple[RawRow, list[_Cell]]]


def _first(rows: Sequence[RawRow]) -> int | None:
    """The first row that begins with a label; None where it names two columns side by side, as
    headings do."""
    for at, row in enumerate(rows[:_SEARCHED]):
        cells = _cells(row)
        if not cells or cells[0][2] is None:
            continue
        return at if len(cells) > 1 and not _side_by_side(cells) else None
    return None


def _cells(row: RawRow) -> list[_Cell]:
    found: list[_Cell] = []
    for at, cell in enumerate(row.cells):
        if text := cell.strip():
            heading = recognise(text, whole=True)
            found.append((at, text, heading.meaning.column if heading else None))
    return found


def _side_by_side(cells: Sequence[_Cell]) -> bool:
    """Whether two labels stand in neighbouring cells, so that neither's words can be between."""
    known = {at for at, _, column in cells if column}
    return any(at + 1 in known for at in known)


def _is_turned(lines: _Lines) -> bool:
    """Whether labels stand down the left alone, each once."""
    first = [cells[0][1] for row, cells in lines if cells[0][0] not in row.continued]
    alone = not any(column for _, cells in lines for _, _, column in cells[1:])
    return alone and len(set(first)) == len(first)


def _turned(lines: _Lines) -> list[_Project] | None:
    """The projects of a table on its side: labels down the left, a project in each column."""
    title = next((one for one in lines if one[1][0][2] is Column.TITLE), None)
    at = {position for position, *_ in title[1][1:]} if title else set()
    if title is None or any(position not in at for _, cells in lines for position, *_ in cells[1:]):
        return None
    projects = {position: _Project(title[0].number) for position in sorted(at)}
    for _, cells in lines:
        _, label, column = cells[0]
        if column is None and (len(cells) == 1 or not _may_be_label(label)):
            return _paired(lines) if len(at) == 1 else None
        said = {position: text for position, text, _ in cells[1:]}
        for position, project in projects.items():
            project.say(label, said.get(position, ""))
    return list(projects.values())


def _paired(lines: _Lines) -> list[_Project] | None:
    """The projects of forms, one below the other: words stand behind their label or under it."""
    projects: list[_Project] = []
    begins = lines[0][1][0][1]  # the label that each form begins with
    last = ""
    for at, (row, cells) in enumerate(lines):
        if _side_by_side(cells):
            return None
        if len(cells) == 1 and cells[0][2] is None:
            follows = lines[at + 1][1][0][1] if at + 1 < len(lines) else ""
            if follows != begins:  # else a line over the next form: 项目二
                projects[-1].say(last, cells[0][1])
            continue
        for label, column, words, is_new in _pairs(row, cells):
            if not (column or _may_be_label(label)):
                return None
            if not projects or (label == begins and is_new):
                projects.append(_Project(row.number))
            if column is Column.TITLE:
                projects[-1].row = row.number
            projects[-1].say(label, words)
            last = label
    known = [set(map(_column, project.words)) for project in projects]
    return projects if all(Column.TITLE in one for one in known) else None


def _pairs(row: RawRow, cells: Sequence[_Cell]) -> Iterator[tuple[str, Column | None, str, bool]]:
    """Each label of a row with the words behind it, which may be none, and whether the label is
    not merged with the one above."""
    at = 0
    while at < len(cells):
        position, label, column = cells[at]
        behind = cells[at + 1] if at + 1 < len(cells) else None
        said = behind[1] if behind is not None and behind[2] is None else ""
        yield label, column, said, position not in row.continued
        at += 2 if said else 1


def _may_be_label(text: str) -> bool:
    """Whether words may name what stands behind them, though no rule knows it: 完成时限."""
    return len(text) <= _LONGEST_LABEL and not any(map(str.isdigit, text)) and not _is_said(text)


def _is_said(text: str) -> bool:
    return any(mark in text for mark in "。;;,,!!")


def _column(label: str) -> Column | None:
    heading = recognise(label, whole=True)
    return heading.meaning.column if heading else None


def _under_headings(table: RawTable, first: int, projects: Sequence[_Project]) -> RawTable:
    labels = tuple(dict.fromkeys(label for project in projects for label in project.words))
    above = (*table.above, *(" ".join(row.filled) for row in table.rows[:first] if row.filled))
    rows = [RawRow(table.rows[first].number, labels)]
    rows += [
        RawRow(project.row, tuple(project.words.get(label, "") for label in labels))
        for project in projects
    ]
    return replace(table, rows=tuple(rows), above=above, aligned=True, scattered=True)
