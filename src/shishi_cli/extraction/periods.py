"""The part of a goal cell that is for the month, where it holds several periods (分期目标)."""

import re
from functools import cache

from shishi_cli.extraction.folding import fold_width
from shishi_cli.extraction.rules import load_rules

_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4}


def goal_span(goal: str, month: int | None) -> tuple[int, int]:
    """The span of `goal` that is for the month; all of it where it holds one period only.

    一季度:…二季度:… gives the month's quarter; 3月底前…;6月底前… the first date not yet past.
    A part reaches from its mark to the next.
    """
    folded = fold_width(goal)
    marks = _marks(folded)
    if month is None or len({last for _, last in marks}) < 2:
        return 0, len(goal)
    ends = [start for start, _ in marks[1:]] + [len(goal)]
    parts = [(start, end, last) for (start, last), end in zip(marks, ends, strict=True)]
    due = [part for part in parts if part[2] >= month]
    start, end, _ = min(due, key=lambda part: part[2]) if due else max(parts, key=lambda p: p[2])
    return start, end


def _marks(text: str) -> list[tuple[int, int]]:
    """Where a part starts and the last month it is for; marks stand where a clause begins."""
    quarter, half, month = _patterns()
    marks: list[tuple[int, int]] = []
    for match in quarter.finditer(text):
        written = match[1]
        marks.append((match.start(), 3 * (_CHINESE.get(written) or int(written))))
    for match in half.finditer(text):
        marks.append((match.start(), 6 if match[1] == "上" else 12))
    for match in month.finditer(text):
        if 1 <= int(match[2]) <= 12:
            marks.append((match.start(), int(match[2])))
    return sorted(mark for mark in marks if _starts_clause(text, mark[0]))


def _starts_clause(text: str, at: int) -> bool:
    before = re.sub(r"(?:\d{1,2}[.、)]|[((]\d{1,2}[))]|\d{4}年|截至|到|第|[((\s])+$", "", text[:at])
    return not before or before[-1] in "。;,、\n!)"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    periods = load_rules("stages")["periods"]
    return tuple(re.compile(periods[name]) for name in ("quarter", "half", "month"))  # type: ignore[return-value]
