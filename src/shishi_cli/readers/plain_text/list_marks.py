"""The numbers before the items of a list, and the labels before parts of an item."""

import re
from collections.abc import Sequence
from functools import cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.numbering import is_countable
from shishi_cli.domain.source import Column
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.furniture import is_button, is_note
from shishi_cli.readers.table.heading_rules import load_rules
from shishi_cli.readers.table.headings import Heading, recognise
from shishi_cli.readers.table.page_facts import load_page_rules
from shishi_cli.readers.table.project_number import project_number

# A label is short, and stands where a clause begins.
_LONGEST_LABEL = 14
_BEFORE_LABEL = " \t\u3000。;\uff1b,\uff0c、|/(\uff08【[〔"
_CELLS_PART = ",\t"
_BETWEEN = " \t\u3000;\uff1b,\uff0c|/(\uff08【[〔"
_CLOSING = {"(": ")\uff09", "\uff08": ")\uff09", "【": "】]", "[": "]】", "〔": "〕"}
_COLONS = ":\uff1a"
_ENDS_LABEL = f"{_COLONS}】]"
_LONGEST_SECTION = 24
_SIGNED = 2  # lines of names over the day
_SENTENCE = "。;\uff1b,\uff0c:\uff1a"


@frozen
class Mark:
    """The number before an item: its value, how it is written, and the words after it."""

    number: int
    printed: str
    style: tuple[str, ...]
    rest: str


@frozen
class Part:
    """A part of an item: the heading that its label is, None for words without a label."""

    heading: Heading | None
    text: str


@cache
def _mark_pattern() -> re.Pattern[str]:
    return re.compile(load_page_rules()["lists"]["mark"])


def read_mark(line: str) -> Mark | None:
    """The number with which a line begins: 1. 一、 (一) 第五项 项目三: ①; None for none."""
    match = _mark_pattern().match(line)
    if match is None:
        return None
    groups = {name: value or "" for name, value in match.groupdict().items()}
    number = groups["number"]
    circled = "①" <= number <= "⑳"
    if not (groups["end"] or circled or groups["word"] or match[0].endswith((" ", "\u3000"))):
        return None
    if groups["word"] == "第" and not groups["kind"]:
        return None
    value = project_number(number)
    if not is_countable(value):
        return None
    written = "digits" if number.isascii() else "circled" if circled else "words"
    style = tuple(fold_label(groups[name]) for name in ("open", "word", "kind", "end"))
    # 第五项 is how such a list writes its numbers; the dot of 5. belongs to the list.
    printed = f"第{number}{groups['kind']}" if groups["word"] == "第" else number
    return Mark(int(value), printed, (written, *style), line[match.end() :].strip())


def read_marks(lines: Sequence[str]) -> list[Mark | None]:
    """The mark of each line; 1. before a title that begins with a digit (1.5G基站) is one where its
    neighbours number an item 0 or 2."""
    marks = [read_mark(line) for line in lines]
    unsure = {
        at: mark
        for at, line in enumerate(lines)
        if marks[at] is None and (mark := digit_title(line)) is not None
    }
    if not unsure:
        return marks
    likely = [unsure.get(at, mark) for at, mark in enumerate(marks)]
    for style in {mark.style for mark in unsure.values()}:
        numbered = [
            at for at, mark in enumerate(likely) if mark is not None and mark.style == style
        ]
        numbers = [mark.number for at in numbered if (mark := likely[at]) is not None]
        for place, at in enumerate(numbered):
            before = numbers[place - 1] if place else 0
            after = numbers[place + 1] if place + 1 < len(numbers) else 0
            if before == numbers[place] - 1 > 0 or after == numbers[place] + 1:
                marks[at] = likely[at]
    return marks


def digit_title(line: str) -> Mark | None:
    """The number of a line whose title seems to begin with a digit; None for a mere decimal."""
    match = re.fullmatch(load_page_rules()["lists"]["digit_title"], line)
    if match is None:
        return None
    style = ("digits", "", "", "", fold_label(match["end"]))
    return Mark(int(match["number"]), match["number"], style, match["rest"].strip())


def is_section(line: str) -> bool:
    """Whether a line only names a group of projects: 一、教育类."""
    if len(line) > _LONGEST_SECTION or any(mark in line for mark in _SENTENCE):
        return False
    return re.match(load_rules()["cells"]["section"], fold_label(line)) is not None


def is_office(text: str) -> bool:
    """Whether a cell looks like the name of an office: 区民政局."""
    return re.fullmatch(load_rules()["cells"]["office"], fold_label(text)) is not None


def is_furniture(line: str) -> bool:
    """Whether a line is no part of an item: notes under the list, the page's own buttons."""
    return is_note(line) or is_button(line)


def signature(lines: Sequence[str]) -> Sequence[str]:
    """The lines that sign a text at its end, with a blank line above them: an office, a day."""
    words = (at for at in range(len(lines) - 1, 0, -1) if lines[at].strip())
    last = next((at for at in words if not is_furniture(lines[at])), 0)
    if re.fullmatch(load_page_rules()["lists"]["day"], lines[last].strip()) is None:
        return ()
    first = last
    while first and lines[first - 1].strip() and last - first < _SIGNED:
        first -= 1
    names = lines[first : last + 1]
    office = all(len(one) <= _LONGEST_SECTION and ":" not in fold_label(one) for one in names)
    return lines[first:] if first and not lines[first - 1].strip() and office else ()


def split_labels(line: str) -> tuple[Part, ...]:
    """The parts of a line, each with the label that begins it: 目标:… 进展情况:… 牵头单位:…."""
    parts: list[Part] = []
    heading: Heading | None = None
    start = 0
    labels = _labels(line)
    ends = [*(begin for begin, _, _, _ in labels), len(line)][1:]
    open_until = ""
    for (begin, end, found, closing), next_ in zip(labels, ends, strict=True):
        if text := line[start:begin].strip(_BETWEEN):
            parts.append(Part(heading, text.lstrip(_CELLS_PART) if heading else text))
        heading, start = found, end
        open_until = closing or open_until  # (牵头单位:甲;配合单位:乙) closes the last of them
        if open_until:
            places = (line.find(mark, end, next_) for mark in open_until)
            stop = min((at for at in places if at >= 0), default=-1)
            if stop >= 0:
                open_until = ""
                parts.append(Part(found, line[end:stop].strip()))
                heading, start = None, stop + 1
    # A form that was saved as CSV has its words in the next cell: 项目名称:,新增泊位800个
    rest = line[start:].strip(f"{_CELLS_PART} ") if start else line.strip()
    if rest or heading is not None:
        parts.append(Part(heading, rest))
    return tuple(parts)


def _labels(line: str) -> Sequence[tuple[int, int, Heading, str]]:
    """Where labels begin and end in a line, what they mean, and what closes their words."""
    found = []
    past = 0
    for at, c in enumerate(line):
        if c not in _ENDS_LABEL or at < past:
            continue
        window = line[max(past, at - _LONGEST_LABEL) : at]
        before = max((window.rfind(mark) for mark in _BEFORE_LABEL), default=-1)
        begin = at - len(window) + before + 1
        opening = line[begin - 1] if begin > past else ""
        bracketed = c in "】]"
        if (bracketed and opening not in ("【", "[")) or (before < 0 and begin > past):
            continue
        heading = label_heading(line[begin:at])
        if heading is None:
            continue
        end = at + 1
        if bracketed and line[end : end + 1] in tuple(_COLONS):
            end += 1
        closing = "" if bracketed else _CLOSING.get(opening, "")
        found.append((begin - 1 if opening in _CLOSING else begin, end, heading, closing))
        past = end
    return found


@cache
def _known_labels() -> dict[str, str]:
    return {fold_label(word): means for word, means in load_page_rules()["lists"]["labels"].items()}


def label_heading(label: str) -> Heading | None:
    """What a label before a colon means, as a heading; None for other words."""
    bare = label.strip(" \t\u3000【】[]*#")
    if not bare:
        return None
    heading = recognise(_known_labels().get(fold_label(bare), bare))
    if heading is None or heading.meaning.column is Column.NUMBER:
        return None
    return heading
