"""The part of a goal cell that is for the month, where it holds several periods (分期目标)."""

import re

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.numerals import whole
from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.mentions.by_quarter import listed_by_quarter
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_SEPARATORS = " \t\n;;。,，、:："


@frozen
class _Mark:
    """Words that name a period (期限), where they start and the last month of the period."""

    start: int
    end: int
    last: int
    by_month: bool

    def months(self, text: str) -> int:
        """How long the period is: a quarter 3 months; a date (3月底前) tells of its month alone."""
        if self.by_month:
            return 1
        name = text[self.start : self.end]
        return 6 if "半年" in name else 12 if "年" in name else 3


@frozen
class PeriodPart:
    """What a cell asks for by the end of a month (分期要求): the words behind the period's name."""

    month: int
    months: int
    words: str


@frozen
class Due:
    """Until when a goal has time (期限): `words` are the span that names a period which ends after
    the month, None where the goal is due; `before` the part for the latest period that has ended,
    whose numbers are to be kept."""

    words: tuple[int, int] | None = None
    before: tuple[int, int] | None = None


@kept(1024)
def goal_span(goal: str, month: int | None) -> tuple[int, int]:
    """The span of `goal` that is for the month; all of it where it holds one period only.

    一季度:…二季度:… gives the month's quarter; 3月底前…;6月底前… the first date not yet past.
    A part reaches from its mark to the next.
    """
    marks = _parting(goal)
    if month is None or len({mark.last for mark in marks}) < 2:
        return 0, len(goal)
    parts = _parts(goal, marks)
    due = [part for part in parts if part[2] >= month]
    start, end, _ = min(due, key=lambda part: part[2]) if due else max(parts, key=lambda p: p[2])
    return start, end


@kept(1024)
def goal_due(goal: str, month: int | None) -> Due:
    """Whether the part of the goal that is for the month is due later: 二季度:… in April."""
    marks = _parting(goal)
    if month is None or not marks:
        return Due()
    ahead = [mark for mark in marks if mark.last >= month]
    if not ahead:
        return Due()
    mark = min(ahead, key=lambda one: one.last)
    alone = len({one.last for one in marks}) < 2
    if mark.last == month or (alone and goal[: mark.start].strip()):
        return Due()  # 完成选址,6月底前开工 asks for the site now
    ended = [part for part in _parts(goal, marks) if part[2] < month]
    before = max(ended, key=lambda part: part[2])[:2] if ended else None
    return Due((mark.start, mark.end), before)


def parts_by_period(cell: str) -> tuple[PeriodPart, ...]:
    """All periods that a cell tells: 3月底前90个;6月底前180个. Words that name none are for the
    whole year, and words before the first period belong to it."""
    marks = _parting(cell)
    if not marks:
        words = cell.strip()
        return (PeriodPart(12, 12, words),) if words else ()
    ahead = cell[: marks[0].start].strip(_SEPARATORS)
    found: list[PeriodPart] = []
    for mark, (_, end, last) in zip(marks, _parts(cell, marks), strict=True):
        rest = cell[mark.end : end]
        name = pattern("milestones/goal_period", "rest_of_name").match(rest)
        words = rest[name.end() if name else 0 :].strip(_SEPARATORS)
        if not found and pattern("milestones/goal_period", "says_something").search(ahead):
            words = f"{ahead},{words}"
        if words:
            found.append(PeriodPart(last, mark.months(cell), words))
    return tuple(found)


def without_period(words: str, month: int) -> str:
    """The words of a step without a name of the very period that they stand under."""
    parts = parts_by_period(words)
    if len(parts) == 1 and parts[0].month == month and _parting(words):
        return parts[0].words
    return words.strip()


def _parting(goal: str) -> list[_Mark]:
    """The periods that part the goal; a list with a number for each (分季目标) stays whole."""
    if listed_by_quarter(goal):
        return []
    marks = _marks(fold_width(goal))
    longer = [mark for mark in marks if not mark.by_month]
    # 一季度:3月完成选址;二季度:… is parted by its quarters alone.
    return longer if len({mark.last for mark in longer}) > 1 else marks


def _parts(goal: str, marks: list[_Mark]) -> list[tuple[int, int, int]]:
    """Start and end of the part of each period, and the period's last month."""
    ends = [mark.start for mark in marks[1:]] + [len(goal)]
    return [(mark.start, end, mark.last) for mark, end in zip(marks, ends, strict=True)]


def _marks(text: str) -> list[_Mark]:
    """The periods named where a clause begins, in the order of the text."""
    found = []
    for match in pattern("milestones/goal_period", "period").finditer(text):
        last = _last_month(match)
        if 1 <= last <= 12:
            by_month = match["month"] is not None
            found.append(_Mark(*match.span("period"), last, by_month))
    return found


def _last_month(match: re.Match[str]) -> int:
    if written := match["month"]:
        return whole(written)
    if written := match["quarter"] or match["q"]:
        return 3 * whole(written)
    if match["half"]:
        return 6 if match["half"] == "上" else 12
    return 12 if match["year"] else 3
