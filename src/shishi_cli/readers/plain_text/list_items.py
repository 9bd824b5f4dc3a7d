"""Where the items of a list begin: by their numbers, else by their labels."""

from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from shishi_cli.domain.source import Column
from shishi_cli.readers.plain_text.list_marks import Mark, is_section, split_labels
from shishi_cli.readers.plain_text.list_titles import is_told_project
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.page_facts import load_page_rules

_FEWEST = 2
_LONGEST_GROUP = 24
_TELLING = "。;\uff1b,\uff0c:\uff1a"
Style = tuple[str, ...]


def item_starts(lines: Sequence[str], marks: Sequence[Mark | None]) -> list[int]:
    """The lines that begin items; empty where there is no list."""
    return (
        _starts(lines, marks)
        or _labelled_starts(lines)
        or _titled_starts(lines)
        or _single_start(lines, marks)
    )


def _starts(lines: Sequence[str], marks: Sequence[Mark | None]) -> list[int]:
    """Where the items begin: at the marks of the innermost style that has words under it.

    一、教育类 stands over 1.新建…, and that over its paragraph; but points 1. and 2. of a project
    have nothing under them.
    """
    by_style: dict[Style, list[int]] = {}
    for at, mark in enumerate(marks):
        if mark is not None:
            by_style.setdefault(mark.style, []).append(at)
    runs: dict[Style, list[int]] = {}
    for style, places in by_style.items():
        run = _with_other_styles(_run(lines, marks, places), marks)
        if len(run) >= _FEWEST and not all(_names_group(lines, marks, at) for at in run):
            runs[style] = run
    outer: set[Style] = set()
    chosen: list[int] = []
    for style, run in runs.items():
        outer.add(style)
        bodies = sum(_has_body(lines, marks, at, outer) for at in run)
        if set(run) & set(chosen):
            chosen = _together(chosen, run, marks)
        elif not chosen or bodies * 2 > len(run) or _holds_projects(lines, marks, chosen, run):
            chosen = run
    return chosen


def _holds_projects(
    lines: Sequence[str], marks: Sequence[Mark | None], outer: Sequence[int], run: Sequence[int]
) -> bool:
    """Whether the items of an inner run are projects and those over them only headings of theirs:
    (二)推进事项情况 over 3、安居工程:改造小区20个; not 一、新增床位 over 1.已完成选址."""
    over = {max((one for one in outer if one < at), default=-1) for at in run}
    bare = [at for at in over if at >= 0 and _is_heading(lines, marks, at)]
    told = sum(is_told_project(mark.rest) for at in run if (mark := marks[at]) is not None)
    return bool(over) and len(bare) == len(over) and told * 2 > len(run)


def _is_heading(lines: Sequence[str], marks: Sequence[Mark | None], at: int) -> bool:
    """Whether an item says nothing itself and has its first numbered item right under it."""
    mark = marks[at]
    under = next((line for line in range(at + 1, len(lines)) if lines[line].strip()), None)
    if mark is None or under is None or marks[under] is None or len(mark.rest) > _LONGEST_GROUP:
        return False
    name = mark.rest.rstrip("。.:\uff1a")
    return not any(c in _TELLING or c.isdecimal() for c in name)


def _together(one: list[int], other: list[int], marks: Sequence[Mark | None]) -> list[int]:
    """Two runs that share items as one, as where 3 is missing in 1. 2、 4、 5."""
    both = sorted({*one, *other})
    numbers = [_number_at(marks, at) for at in both]
    return both if all(before < after for before, after in pairwise(numbers)) else one


def _with_other_styles(run: Sequence[int], marks: Sequence[Mark | None]) -> list[int]:
    """A run with the items between, before and behind it whose marks are written in another style:
    1.甲, 2、乙, 3.丙 are three items.
    """
    full = list(run[:1])
    while full and (before := _next_item(range(full[0] - 1, -1, -1), marks, full, -1)) is not None:
        full.insert(0, before)
    for at, end in zip(run, [*run[1:], len(marks)], strict=True):
        if full[-1] != at:
            full.append(at)
        while (after := _next_item(range(full[-1] + 1, end), marks, full, 1)) is not None:
            full.append(after)
    return full


def _next_item(
    places: Iterable[int], marks: Sequence[Mark | None], items: Sequence[int], step: int
) -> int | None:
    """The first of `places` whose number is the one after the last of the `items`, or with a `step`
    of -1 before the first; a point that goes on from another, 2、 from 1、, is none.
    """
    last = marks[items[-1 if step > 0 else 0]]
    for at in places:
        mark = marks[at]
        if mark is None or last is None or mark.style[0] != last.style[0]:
            continue
        if mark.style == last.style or mark.number != last.number + step:
            continue
        lines = range(at - step, len(marks) if step < 0 else -1, -step)
        point = next((line for line in lines if _style_at(marks, line) == mark.style), None)
        if point is None or point in items or _number_at(marks, point) != last.number:
            return at
    return None


def _style_at(marks: Sequence[Mark | None], at: int) -> Style:
    mark = marks[at]
    return () if mark is None else mark.style


def _number_at(marks: Sequence[Mark | None], at: int) -> int:
    mark = marks[at]
    return 0 if mark is None else mark.number


def _names_group(lines: Sequence[str], marks: Sequence[Mark | None], at: int) -> bool:
    """Whether an item only names a group of projects: 一、教育类(3项); not 1.公园建设项目, with words
    under it."""
    mark = marks[at]
    if mark is None or len(mark.rest) > _LONGEST_GROUP:
        return False
    under = next((line for line in range(at + 1, len(lines)) if lines[line].strip()), None)
    if under is not None and marks[under] is None:
        return False
    name = fold_label(mark.rest).partition("(")[0]
    return name.endswith(tuple(load_page_rules()["lists"]["groups"].split()))


def _has_body(
    lines: Sequence[str], marks: Sequence[Mark | None], at: int, outer: Set[Style]
) -> bool:
    """Whether words follow an item's first line, before the next item or group."""
    after = next((next_ for next_ in range(at + 1, len(lines)) if lines[next_].strip()), None)
    if after is None:
        return False
    mark = marks[after]
    return mark is None or mark.style not in outer


def _run(lines: Sequence[str], marks: Sequence[Mark | None], places: Iterable[int]) -> list[int]:
    """The marks of one style that number items, not points within an item.

    An item may have points of its own, 1. to 3., in the same style: they begin again at 1, and go
    on one by one.
    """
    starts: list[int] = []
    last = point = 0
    for at in places:
        mark = marks[at]
        if mark is None:
            continue
        number = mark.number
        if not starts or (number == 1 and _after_section(lines, at)):
            starts.append(at)
            last, point = number, 0
        elif number == 1 or (point and number == point + 1 and number != last + 1):
            point = number
        elif number > last and not (point and number == point + 1 and lines[at - 1].strip()):
            starts.append(at)
            last, point = number, 0
        elif point:
            point = number
    return starts


def _after_section(lines: Sequence[str], at: int) -> bool:
    before = next((lines[line] for line in range(at - 1, -1, -1) if lines[line].strip()), "")
    return is_section(before)


def _labelled_starts(lines: Sequence[str]) -> list[int]:
    """Where blocks without numbers begin: at each label of the kind that begins the first one."""
    firsts = {}
    for at, line in enumerate(lines):
        part = split_labels(line)[0] if line.strip() else None
        if part is not None and part.heading is not None:
            firsts[at] = part.heading.meaning.column
    first = next(iter(firsts.values()), None)
    if first is not Column.TITLE:
        return []
    return [at for at, column in firsts.items() if column is first]


def _titled_starts(lines: Sequence[str]) -> list[int]:
    """Where blocks begin whose titles have neither numbers nor labels: a bare line above each label
    of the kind that is the first one."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    labels = {at: split_labels(lines[at])[0].heading for at in filled}
    first = next((one.meaning.column for one in labels.values() if one is not None), None)
    starts: list[int] = []
    for before, at in pairwise(filled):
        heading = labels[at]
        if heading is None or heading.meaning.column is not first:
            continue
        if labels[before] is not None or lines[before].rstrip().endswith("。"):
            return []
        starts.append(before)
    return starts if len(starts) >= _FEWEST else []


def _single_start(lines: Sequence[str], marks: Sequence[Mark | None]) -> list[int]:
    """Where the only item begins: a mark with several labels under it."""
    for at, mark in enumerate(marks):
        if mark is not None:
            parts = [part for line in lines[at + 1 : at + 20] for part in split_labels(line)]
            if sum(part.heading is not None for part in parts) >= _FEWEST:
                return [at]
    return []
