"""Lists in place of a table: 1.标题 with a paragraph under it, or 目标:… 进展情况:… blocks."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from shishi_cli.domain.frozen import changing
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable
from shishi_cli.readers.plain_text.lines_aside import common_labels, own_lines, set_aside
from shishi_cli.readers.plain_text.list_items import item_starts
from shishi_cli.readers.plain_text.list_marks import (
    Mark,
    Part,
    is_office,
    read_mark,
    read_marks,
    signature,
    split_labels,
)
from shishi_cli.readers.plain_text.list_titles import split_title
from shishi_cli.readers.plain_text.list_units import units_in
from shishi_cli.readers.table.headings import Heading
from shishi_cli.readers.table.page_facts import is_telling, load_page_rules

_DOTS = " \t\u3000-—–·•●○◆◇■□▪★☆※►>*"
_ENDS = "。;\uff1b,\uff0c"
Key = tuple[Column, int, int]  # what a label means, and the months that it tells
_PROGRESS: Key = (Column.PROGRESS, 0, 0)
_TARGET: Key = (Column.TARGET, 0, 0)
_NAMES = (Column.LEAD_UNIT, Column.HELPERS, Column.PERSON)
_NAMES_ALONE = frozenset((column, 0, 0) for column in _NAMES)
_GOAL: Key = (Column.GOAL, 0, 0)
_REMARK: Key = (Column.REMARK, 0, 0)


@changing
class _Item:
    """One project of the list while it is read: the words by what their labels mean."""

    line: int
    number: str
    title: str
    parts: dict[Key, list[str]] = field(default_factory=dict)
    unlabelled: list[str] = field(default_factory=list)


def read_list(lines: Sequence[str]) -> RawTable | None:
    """The list as a table with headings; None where there is none.

    Rows are numbered as the lines that begin the items are, from 1.
    """
    marks = read_marks(lines)
    starts = item_starts(lines, marks)
    if not starts:
        return None
    by_order = len({_number(marks[at]) for at in starts}) < len(starts)
    headings: dict[Key, Heading] = {}
    items = []
    aside: list[str] = []
    above = tuple(filter(None, map(str.strip, lines[: starts[0]])))
    common = common_labels(lines)
    ends = [*starts[1:], len(lines) - len(signature(lines))]
    for order, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        mark = marks[start]
        number = str(order) if by_order or mark is None else mark.printed
        item = _Item(start + 1, number, "")
        first = lines[start] if mark is None else mark.rest
        own, left = own_lines(lines[start + 1 : end], above, common, order == len(starts))
        aside += left
        _fill(item, [first, *own], headings)
        items.append(item)
    if not headings and not _is_report(items, above):
        return None
    table = _table(items, headings, above, by_order)
    return replace(table, notices=(*table.notices, *set_aside(aside)))


def _number(mark: Mark | None) -> int:
    return 0 if mark is None else mark.number


def _is_report(items: Sequence[_Item], above: Sequence[str]) -> bool:
    """Whether items without any label are projects: a notice of other things has items too."""
    return any(item.unlabelled for item in items) and any(map(is_telling, above))


def _fill(item: _Item, lines: Sequence[str], headings: dict[Key, Heading]) -> None:
    key: Key | None = None
    for at, line in enumerate(lines):
        for part in split_labels(_without_point(line) if at else line):
            if part.heading is not None:
                key = _key(part)
                if key[0] is Column.TITLE and not item.title:
                    item.title, key = part.text, None
                    continue
                if key[0] is Column.TITLE:
                    key = _TARGET  # 目标任务:… below a title of its own
                headings.setdefault(key, part.heading)
            first = at == 0 or not (item.title or item.parts or key)
            if first and part.heading is None:
                item.title = part.text
            elif part.text and key is not None and key[0] in _NAMES:
                _fill_names(item, key, part)
            elif part.text:
                words = item.unlabelled if key is None else item.parts.setdefault(key, [])
                words.append(part.text)
    if not item.unlabelled and item.parts.keys() <= _NAMES_ALONE:
        _split_title(item)
    _fill_units(item, headings)


def _fill_names(item: _Item, key: Key, part: Part) -> None:
    """Note the names behind a label; what follows them is told of the project, as is a next line
    that names nobody: 牵头部门:市交通局。已完工12公里."""
    names, _, told = part.text.partition("。")
    if part.heading is None and not is_office(names):
        told = part.text
    else:
        item.parts.setdefault(key, []).append(names.rstrip(_ENDS))
    item.unlabelled += [told] if told else []


def _fill_units(item: _Item, headings: dict[Key, Heading]) -> None:
    """Note who leads where no label but a sentence tells it; the sentence stays as it is."""
    if any(column is Column.LEAD_UNIT for column, _, _ in item.parts):
        return
    for heading, units in units_in((item.title, *item.unlabelled)):
        key = (heading.meaning.column, 0, 0)
        headings.setdefault(key, heading)
        item.parts[key] = [units]


def _without_point(line: str) -> str:
    """A line without the number or the dot before its label: (一)目标:…; other points keep theirs."""
    mark = read_mark(line)
    rest = line.lstrip(_DOTS) if mark is None else mark.rest
    return rest if any(part.heading for part in split_labels(rest)[:1]) else line


def _key(part: Part) -> Key:
    heading = part.heading
    if heading is None:
        raise ValueError("a part without a label has no key")
    span = heading.span
    return heading.meaning.column, span.first if span else 0, span.last if span else 0


def _split_title(item: _Item) -> None:
    """1.新增200张床位。已完成50张。 on one line: the first sentence is the promise."""
    item.title, told = split_title(item.title)
    if told:
        item.unlabelled.append(told)


def _table(
    items: Sequence[_Item], headings: dict[Key, Heading], above: tuple[str, ...], by_order: bool
) -> RawTable:
    """The items as rows. Words without a label are the progress, or a remark beside one."""
    progress = next((key for key in headings if key[0] is Column.PROGRESS), _PROGRESS)
    for item in items:
        if item.unlabelled:
            key = _REMARK if item.parts.get(progress) else progress
            item.parts.setdefault(key, []).extend(item.unlabelled)
    keys = list(dict.fromkeys(key for item in items for key in item.parts))
    texts = ("序号", "项目内容", *(_heading_text(key, headings, items) for key in keys))
    rows = [RawRow(items[0].line, texts)]
    for item in items:
        cells = ("\n".join(item.parts.get(key, ())) for key in keys)
        rows.append(RawRow(item.line, (item.number, item.title, *cells)))
    notices = (Notice("numbered_by_order", "清单没有连续的序号,按先后编号"),) if by_order else ()
    return RawTable(tuple(rows), above, notices=notices)


def _heading_text(key: Key, headings: Mapping[Key, Heading], items: Sequence[_Item]) -> str:
    if key == _GOAL and _is_yearly([word for item in items for word in item.parts.get(key, ())]):
        return "年度目标"
    if key in headings:
        return headings[key].text
    return "备注" if key == _REMARK else "进展情况"


def _is_yearly(goals: Sequence[str]) -> bool:
    """Whether most of the texts under 目标 speak of the whole year."""
    words = load_page_rules()["lists"]["yearly"].split()
    return sum(any(word in goal for word in words) for goal in goals) * 2 > len(goals)
