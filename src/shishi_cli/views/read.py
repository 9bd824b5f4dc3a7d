"""What was read in a sentence: underlined, and number by number (试读)."""

from collections.abc import Callable, Iterator, Sequence
from math import inf
from operator import mul

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.measure import Bound
from shishi_cli.domain.results.found import Explanation, FoundNumber, FoundQuantity, TakenAs
from shishi_cli.domain.shares import amount
from shishi_cli.domain.source import Column
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing
from shishi_cli.views.text_width import cell_width, pieces

_COLUMNS = {
    Column.TITLE: "标题",
    Column.TARGET: "年度目标",
    Column.GOAL: "月目标",
    Column.PROGRESS: "进展",
}
_TAKEN = {
    TakenAs.TARGET: "年度目标",
    TakenAs.GOAL: "月目标",
    TakenAs.ACTUAL: "完成数",
    TakenAs.STATED: "自报完成率",
    TakenAs.PART: "分项数",
    TakenAs.NONE: "未采用",
}
_BOUNDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "约",
    Bound.MORE_THAN: "超过",
    Bound.AT_LEAST: "不少于",
    Bound.LESS_THAN: "不到",
    Bound.AT_MOST: "不超过",
}
_NARROWEST = 20


def read_text(found: Explanation, width: int | None, draw: Callable[[Listing], str]) -> str:
    """The texts with their numbers underlined, ^ what counts and ~ what does not, and a list, as
    `draw` shows it.

    `width` is that of the terminal, None for a pipe, where lines are never broken.
    """
    lines: list[str] = []
    for column, text in found.texts:
        marks = [" "] * len(text)
        for number in found.numbers:
            if number.column is column:
                marks[number.start : number.end] = "~" * (number.end - number.start)
        for quantity in found.quantities:
            if quantity.column is column:
                marks[quantity.start : quantity.end] = "^" * (quantity.end - quantity.start)
        lines += underlined(f"{_COLUMNS[column]}: ", text, marks, width)
    lines += [
        f"{_COLUMNS[one.column]}太长: 只读了前 {one.start} 字,后面 {one.length} 字没有读。"
        for one in found.unread
    ]
    places = [column for column, _ in found.texts]
    everything: list[FoundQuantity | FoundNumber] = [*found.quantities, *found.numbers]
    everything.sort(key=lambda one: (places.index(one.column), one.start))
    if not everything:
        return "\n".join([*lines, "没有读到数。"]) + "\n"
    rows = map(_row, everything)
    listing = Listing(("栏目", "文字", "值", "用作", "规则", "说明"), tuple(rows))
    return "\n".join([*lines, "", draw(listing)])


def read_json(found: Explanation) -> str:
    """One object: every quantity, and the numbers that are none. Fields are only added."""
    return document(
        {
            "quantities": [_quantity_json(one) for one in found.quantities],
            "not_quantities": [
                {
                    "column": one.column.value,
                    "text": one.text,
                    "start": one.start,
                    "end": one.end,
                    "rule": one.rule,
                    "reason": one.why,
                }
                for one in found.numbers
            ],
            "unread": [
                {"column": one.column.value, "start": one.start, "length": one.length}
                for one in found.unread
            ],
        }
    )


def underlined(heading: str, text: str, marks: Sequence[str], width: int | None) -> Iterator[str]:
    """The text in lines that fit, a line of marks under each that has any.

    A mark is as wide as its character: 中 takes two columns. Tabs and line ends become spaces,
    one to one, so that the marks stay where they belong.
    """
    indent = " " * cell_width(heading)
    room = max(width - len(indent), _NARROWEST) if width else inf
    shown = "".join(c if c.isprintable() else " " for c in text)
    widths = {c: cell_width(c) for c in set(shown)}
    cells = [widths[c] for c in shown]
    for start, end in _lines(shown, room):
        under = map(mul, marks[start:end], cells[start:end])
        yield from _pair(heading, shown[start:end], "".join(under))
        heading = indent


def _lines(text: str, room: float) -> Iterator[tuple[int, int]]:
    """The spans of the lines of `room` columns, no number of which is broken."""
    start = at = used = 0
    for piece in pieces(text, room):
        wide = cell_width(piece)
        if used + wide > room and at > start:
            yield start, at
            start, used = at, 0
        used += wide
        at += len(piece)
    yield start, len(text)


def _pair(heading: str, line: str, under: str) -> Iterator[str]:
    yield (heading + line).rstrip()
    if under.strip():
        yield (" " * cell_width(heading) + under).rstrip()


def _row(one: FoundQuantity | FoundNumber) -> tuple[str, ...]:
    if isinstance(one, FoundNumber):
        return (_COLUMNS[one.column], one.text, "-", "不是数量", one.rule, one.why)
    value = amount(one.amount) + (f" 至 {amount(one.high)}" if one.high is not None else "")
    said = [
        one.measure or one.why,
        _as_figure(one),
        *(f"存疑: {doubt.text}" for doubt in one.doubts),
    ]
    words = ";".join(filter(None, said))
    bounded = f"{_BOUNDS[one.bound]}{value}{one.unit}"
    return (_COLUMNS[one.column], one.text, bounded, _TAKEN[one.taken_as], one.rule, words)


def _as_figure(one: FoundQuantity) -> str:
    """What the measure has by it, where that is another number: a sum, 8.2公里 by 8200米."""
    if one.figure is None or one.figure == one.amount:
        return ""
    return f"计为 {amount(one.figure)}{one.figure_unit}"


def _quantity_json(one: FoundQuantity) -> Json:
    value: Json = one.amount if one.high is None else [one.amount, one.high]
    return {
        "column": one.column.value,
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "value": value,
        "unit": one.unit,
        "bound": one.bound.value,
        "taken_as": one.taken_as.value,
        "measure": one.measure or None,
        "figure": one.figure,
        "rule": one.rule,
        "reason": one.why or None,
        "doubts": [
            {"code": doubt.code, "text": doubt.text, "alternative": doubt.alternative}
            for doubt in one.doubts
        ],
    }
