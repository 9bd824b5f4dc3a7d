"""A table as text extraction leaves it: one cell a line, the headings first."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from shishi_cli.domain.characters import is_whole
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable
from shishi_cli.readers.plain_text.linear_cells import Line, is_number, row_cells
from shishi_cli.readers.plain_text.lines_aside import SENTENCE_ENDS, is_mere_name, set_aside
from shishi_cli.readers.plain_text.list_marks import is_furniture, is_office, is_section
from shishi_cli.readers.table.furniture import is_total, says_something
from shishi_cli.readers.table.headings import recognise
from shishi_cli.readers.table.page_facts import is_telling
from shishi_cli.readers.table.project_number import project_number

_FEWEST = 3
_MOST = 20
_LONGEST_HEADING = 40
# A blank cell among others, by a character that Unicode keeps free for marks within a program.
_BLANK = "\ufdd2"


def read_linear(lines: Sequence[str]) -> RawTable | None:
    """The table whose cells stand below each other; None where no headings stand so.

    A row begins at its number, as the first row's is written. A row with more lines than headings
    has cells of several lines: points 2. 3. belong to the cell of point 1., other lines to the last
    cell. Cells that cannot be told apart are given as they are, and refused as a row too short.
    """
    kept = _kept(_without_bars(lines))
    for start, line in enumerate(kept):
        heading = recognise(line.text)
        if heading is None or heading.meaning.column is not Column.NUMBER:
            continue
        end = _headings_end(kept, start)
        if end is not None:
            above = tuple(one.text for one in kept[:start])
            return _table(kept[start:end], kept[end:], above)
    return None


def _without_bars(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the bar that ends each cell, where most have one; a bare bar is a blank
    cell."""
    shown = [text for line in lines if (text := line.strip())]
    barred = sum(text.endswith("|") and text.count("|") == 1 for text in shown)
    if barred * 10 < len(shown) * 8:
        return lines
    return [_BLANK if line.strip() == "|" else line.rstrip(" |") for line in lines]


def _kept(lines: Sequence[str]) -> list[Line]:
    kept: list[Line] = []
    last = 0
    for number, line in enumerate(lines, 1):
        if text := line.strip():
            kept.append(Line(number, text, number - last - 1))
            last = number
    return kept


def _headings_end(lines: Sequence[Line], start: int) -> int | None:
    """The line of the first number after the heading 序号; None where these are no headings."""
    for end in range(start + 1, min(start + _MOST, len(lines))):
        text = lines[end].text
        if is_number(text):
            known = [recognise(line.text) for line in lines[start:end]]
            columns = {heading.meaning.column for heading in known if heading}
            enough = len(columns) >= _FEWEST and Column.TITLE in columns
            return end if enough else None
        if len(text) > _LONGEST_HEADING:
            return None
    return None


def _table(headings: Sequence[Line], lines: Sequence[Line], above: tuple[str, ...]) -> RawTable:
    gap = max((line.gap for line in headings[1:]), default=0)
    joined: list[str] = []
    aside: list[str] = []
    printed = tuple(line.text for line in headings)
    body = _without_titles(_without_headings(lines, printed), above)
    texts = _lowest(printed, _usual_width(body))
    width = len(texts)
    office = _position(texts, Column.LEAD_UNIT)
    rows = [RawRow(headings[0].number, texts)]
    starts = _row_starts(body, width)
    ends = [*starts[1:], len(body)]
    for start, end in zip(starts, ends, strict=True):
        whole = _own_lines(body[start:end], width)
        own, left = _without_page(whole, width)
        cells = row_cells(own, width, gap, office)
        if len(whole) > width and _is_shifted(cells, whole, texts):
            cells, left = tuple(line.text for line in whole), []  # to be refused as too long
        aside += left
        if len(own) > width:
            joined.append(body[start].text)
        cells = tuple("" if cell == _BLANK else cell for cell in cells)
        rows.append(RawRow(body[start].number, cells))
    return RawTable(tuple(rows), above, notices=(*_notices(joined), *set_aside(aside)))


def _position(headings: Sequence[str], column: Column) -> int | None:
    """Where the column with that meaning stands."""
    known = [recognise(text) for text in headings]
    return next((at for at, one in enumerate(known) if one and one.meaning.column is column), None)


def _is_shifted(cells: Sequence[str], lines: Sequence[Line], headings: Sequence[str]) -> bool:
    """Whether a row's lines stand under wrong headings: words of a sentence in the column of lead
    units, and an office elsewhere."""
    at = _position(headings, Column.LEAD_UNIT)
    if at is None or at >= len(cells):
        return False
    said = says_something(cells[at]) and not any(map(is_office, cells[at].split("\n")))
    return said and not is_office(cells[at]) and any(is_office(line.text) for line in lines[2:])


def _notices(joined: Sequence[str]) -> list[Notice]:
    if not joined:
        return []
    shown = "、".join(joined[:8]) + ("等" if len(joined) > 8 else "")
    text = f"第 {shown} 项有分成几行的单元格,多出的行按同一格读取,请核对"
    return [Notice("joined_lines", text)]


def _usual_width(lines: Sequence[Line]) -> int:
    """How many lines most rows have, by the numbers that follow each other; 0 where none do."""
    starts = [at for at, line in enumerate(lines) if is_number(line.text)]
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


def _without_headings(lines: Sequence[Line], texts: tuple[str, ...]) -> list[Line]:
    """The lines without headings that are repeated on a next page."""
    body: list[Line] = []
    for line in lines:
        body.append(line)
        if line.text == texts[-1] and len(body) >= len(texts):
            tail = tuple(one.text for one in body[-len(texts) :])
            if tail == texts:
                del body[-len(texts) :]
    return body


def _without_titles(lines: Sequence[Line], above: Sequence[str]) -> list[Line]:
    """The lines without the page's title where it is printed again on a next page."""
    titles = {line for line in above if is_telling(line)}
    return [line for line in lines if line.text not in titles]


def _row_starts(lines: Sequence[Line], width: int) -> list[int]:
    """The lines with the rows' numbers: they rise, and are written as the first one is."""
    style = _style(lines[0].text)
    places: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if is_number(line.text) and _style(line.text) == style:
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
    text = text.strip("*★※ ")  # of the superior's list
    return (
        "".join("0" if is_whole(c) else "一" if c in "一二三四五六七八九十百" else c for c in text)[
            -2:
        ]
        .replace("00", "0")
        .replace("一一", "一")
    )


def _without_page(own: list[Line], width: int) -> tuple[list[Line], list[str]]:
    """A row's lines up to where its last cell ends, and what stands below it and fits no column.

    The last cell ends where its sentence does, if a mere name follows: 文件预览, 市级项目, 12.
    """
    for at in range(width, len(own)):
        ended = own[at - 1].text.endswith(SENTENCE_ENDS)
        text = own[at].text
        if ended and (is_whole(text) or is_mere_name(text)):
            return own[:at], [line.text for line in own[at:]]
    return own, []


def _own_lines(lines: Sequence[Line], width: int) -> list[Line]:
    """A row's lines: without the section's name before the next row, notes, or page furniture."""
    own: list[Line] = []
    for line in lines:
        if len(own) >= _FEWEST and is_furniture(line.text):
            break
        if len(own) >= width and is_total(line.text):
            break
        own.append(line)
    while len(own) > width and is_section(own[-1].text):
        own.pop()
    return own
