"""A table as text extraction leaves it: one cell a line, the headings first."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from shishi_cli.domain.characters import is_whole
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.numbering import is_countable
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable
from shishi_cli.readers.plain_text.lines_aside import SENTENCE_ENDS, is_mere_name, set_aside
from shishi_cli.readers.plain_text.list_marks import is_furniture, is_office, is_section, read_mark
from shishi_cli.readers.table.furniture import is_total
from shishi_cli.readers.table.headings import recognise
from shishi_cli.readers.table.page_facts import is_telling
from shishi_cli.readers.table.project_number import project_number

_FEWEST = 3
# Behind the number and the title, which may end as an office's name does.
_NAMED = 2
_MOST = 20
_LONGEST_HEADING = 40
_LONGEST_NUMBER = 8


@frozen
class _Line:
    """A line that is not blank, with its number from 1 and the blank lines before it."""

    number: int
    text: str
    gap: int


def read_linear(lines: Sequence[str]) -> RawTable | None:
    """The table whose cells stand below each other; None where no headings stand so.

    A row begins at its number, as the first row's is written. A row with more lines than headings
    has cells of several lines: points 2. 3. belong to the cell of point 1., other lines to the last
    cell. Cells that cannot be told apart are given as they are, and refused as a row too short.
    """
    kept = _kept(lines)
    for start, line in enumerate(kept):
        heading = recognise(line.text)
        if heading is None or heading.meaning.column is not Column.NUMBER:
            continue
        end = _headings_end(kept, start)
        if end is not None:
            above = tuple(one.text for one in kept[:start])
            return _table(kept[start:end], kept[end:], above)
    return None


def _kept(lines: Sequence[str]) -> list[_Line]:
    kept: list[_Line] = []
    last = 0
    for number, line in enumerate(lines, 1):
        if text := line.strip():
            kept.append(_Line(number, text, number - last - 1))
            last = number
    return kept


def _headings_end(lines: Sequence[_Line], start: int) -> int | None:
    """The line of the first number after the heading 序号; None where these are no headings."""
    for end in range(start + 1, min(start + _MOST, len(lines))):
        text = lines[end].text
        if _is_number(text):
            known = [recognise(line.text) for line in lines[start:end]]
            columns = {heading.meaning.column for heading in known if heading}
            enough = len(columns) >= _FEWEST and Column.TITLE in columns
            return end if enough else None
        if len(text) > _LONGEST_HEADING:
            return None
    return None


def _is_number(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBER and is_countable(project_number(text))


def _table(headings: Sequence[_Line], lines: Sequence[_Line], above: tuple[str, ...]) -> RawTable:
    gap = max((line.gap for line in headings[1:]), default=0)
    joined: list[str] = []
    aside: list[str] = []
    printed = tuple(line.text for line in headings)
    body = _without_titles(_without_headings(lines, printed), above)
    texts = _lowest(printed, _usual_width(body))
    width = len(texts)
    rows = [RawRow(headings[0].number, texts)]
    starts = _row_starts(body, width)
    ends = [*starts[1:], len(body)]
    for start, end in zip(starts, ends, strict=True):
        own, left = _without_page(_own_lines(body[start:end], width), width)
        aside += left
        cells = _cells(own, width, gap)
        if len(own) > width:
            joined.append(body[start].text)
        rows.append(RawRow(body[start].number, cells))
    return RawTable(tuple(rows), above, notices=(*_notices(joined), *set_aside(aside)))


def _notices(joined: Sequence[str]) -> list[Notice]:
    if not joined:
        return []
    shown = "、".join(joined[:8]) + ("等" if len(joined) > 8 else "")
    text = f"第 {shown} 项有分成几行的单元格,多出的行按同一格读取,请核对"
    return [Notice("joined_lines", text)]


def _usual_width(lines: Sequence[_Line]) -> int:
    """How many lines most rows have, by the numbers that follow each other; 0 where none do."""
    starts = [at for at, line in enumerate(lines) if _is_number(line.text)]
    numbers = [int(project_number(lines[at].text)) for at in starts]
    widths = Counter(
        after - before
        for (before, after), (number, next_) in zip(
            pairwise(starts), pairwise(numbers), strict=True
        )
        if next_ == number + 1
    )
    return max(widths, key=lambda width: widths[width], default=0)


def _lowest(texts: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The headings over the cells, where others stand over them: 3月 over 目标 and 进展情况.

    As printed where those over others cannot be told.
    """
    surplus = len(texts) - width
    over = [at for at in range(len(texts) - 1) if _stands_over(texts[at], texts[at + 1])]
    if width < _FEWEST or surplus != len(over):
        return texts
    lowest: list[str] = []
    above = ""
    for at, text in enumerate(texts):
        if at in over:
            above = text
        elif recognise(text) is None and recognise(above + text, whole=True) is not None:
            lowest.append(above + text)
        else:
            lowest.append(text)
    return tuple(lowest)


def _stands_over(text: str, next_: str) -> bool:
    """Whether a heading has others under it: 3月 before 目标, 责任单位 before 牵头单位, 进展情况
    before 2月."""
    own, below = recognise(text), recognise(next_)
    if own is None or (below is None and own.meaning.column is Column.PROGRESS):
        return recognise(text + next_, whole=True) is not None
    return below is not None and below.meaning.column is own.meaning.column


def _without_headings(lines: Sequence[_Line], texts: tuple[str, ...]) -> list[_Line]:
    """The lines without headings that are repeated on a next page."""
    body: list[_Line] = []
    for line in lines:
        body.append(line)
        if line.text == texts[-1] and len(body) >= len(texts):
            tail = tuple(one.text for one in body[-len(texts) :])
            if tail == texts:
                del body[-len(texts) :]
    return body


def _without_titles(lines: Sequence[_Line], above: Sequence[str]) -> list[_Line]:
    """The lines without the page's title where it is printed again on a next page."""
    titles = {line for line in above if is_telling(line)}
    return [line for line in lines if line.text not in titles]


def _row_starts(lines: Sequence[_Line], width: int) -> list[int]:
    """The lines with the rows' numbers: they rise, and are written as the first one is."""
    style = _style(lines[0].text)
    places: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if _is_number(line.text) and _style(line.text) == style:
            places.setdefault(int(project_number(line.text)), []).append(at)
    starts: list[int] = []
    last = 0
    for number in sorted(places):
        after = [at for at in places[number] if not starts or at > starts[-1]]
        # 2 alone on a line may also be a figure among the cells of row 1.
        full = [at for at in after if not starts or at - starts[-1] >= width]
        if full:
            # 13, the page's number, before the 13 of the row
            again = full[0] + 1 in full and lines[full[0]].text == lines[full[0] + 1].text
            starts.append(full[0] + again)
        elif after and number == last + 1 and len(lines) - starts[-1] > width:
            starts.append(after[0])  # a row that lacks cells, to be refused as too short
        else:
            continue
        last = number
    return starts


def _style(text: str) -> str:
    """How a number is written, without the number: 1. and 12. are written alike, 一 is not."""
    return (
        "".join("0" if is_whole(c) else "一" if c in "一二三四五六七八九十百" else c for c in text)[
            -2:
        ]
        .replace("00", "0")
        .replace("一一", "一")
    )


def _without_page(own: list[_Line], width: int) -> tuple[list[_Line], list[str]]:
    """A row's lines up to where its last cell ends, and what stands below it and fits no column.

    The last cell ends where its sentence does, if a mere name follows: 文件预览, 市级项目, 12.
    """
    for at in range(width, len(own)):
        ended = own[at - 1].text.endswith(SENTENCE_ENDS)
        text = own[at].text
        if ended and (is_whole(text) or is_mere_name(text)):
            return own[:at], [line.text for line in own[at:]]
    return own, []


def _own_lines(lines: Sequence[_Line], width: int) -> list[_Line]:
    """A row's lines: without the section's name before the next row, notes, or page furniture."""
    own: list[_Line] = []
    for line in lines:
        if len(own) >= _FEWEST and is_furniture(line.text):
            break
        if len(own) >= width and is_total(line.text):
            break
        own.append(line)
    while len(own) > width and is_section(own[-1].text):
        own.pop()
    return own


def _cells(own: Sequence[_Line], width: int, gap: int) -> tuple[str, ...]:
    """The cells of one row."""
    if len(own) < width:
        return _with_blanks(own, gap)
    if len(own) > width:
        own = _join_points(own, width)
    head, tail = own[: width - 1], own[width - 1 :]
    return (*(line.text for line in head), "\n".join(line.text for line in tail))


def _with_blanks(lines: Sequence[_Line], gap: int) -> tuple[str, ...]:
    """The cells with blank ones where more blank lines stand than between other cells."""
    cells: list[str] = []
    for at, line in enumerate(lines):
        if at and gap == 0:
            cells.extend([""] * line.gap)
        elif at and line.gap > gap:
            cells.extend([""] * ((line.gap - gap) // (gap + 1)))
        cells.append(line.text)
    return tuple(cells)


def _goes_on(before: Sequence[_Line], line: _Line) -> bool:
    """Whether a line goes on with a list of names: after 区民政局、 or below another office."""
    if not before:
        return False
    last = before[-1].text
    return last.endswith("、") or (
        len(before) > _NAMED and is_office(last.rpartition("\n")[2]) and is_office(line.text)
    )


def _join_points(lines: Sequence[_Line], width: int) -> list[_Line]:
    """Join lines that go on with the cell before, while there are more lines than cells.

    Points 2、 3、 belong to the cell of their point 1、, names of offices to those above them.
    """
    joined: list[_Line] = []
    surplus = len(lines) - width
    point = 0
    for line in lines:
        mark = None if _is_number(line.text) else read_mark(line.text)
        follows = mark is not None and point > 0 and mark.number == point + 1
        follows = follows or _goes_on(joined, line)
        if mark is not None:
            point = mark.number
        if follows and surplus > 0 and joined:
            before = joined[-1]
            joined[-1] = _Line(before.number, f"{before.text}\n{line.text}", before.gap)
            surplus -= 1
        else:
            joined.append(line)
            if mark is None:
                point = 0
    return joined
