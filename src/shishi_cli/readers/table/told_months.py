"""Months told by headings, by the lines of a page and by files' names."""

import re
from functools import cache

from shishi_cli.domain.characters import is_whole
from shishi_cli.domain.errors import InvalidMonth
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.prepared import compiled
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.heading_rules import load_rules

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,2}"
_CHINESE = {c: value for value, c in enumerate("〇一二三四五六七八九十")} | {
    "零": 0,
    "两": 2,
    "十一": 11,
    "十二": 12,
}


@frozen
class MonthSpan:
    """The months that some words tell: 3月, 1-8月, 一季度. The last is the one reported on.

    `start` and `end` count characters of the folded label. `first` and `last` are 0 for 本月, which
    names none, and for 13月. `dated` is true for a day (3月15日) that is not a cut-off (截至3月15日).
    """

    first: int
    last: int
    year: int | None
    start: int
    end: int
    dated: bool = False

    @property
    def width(self) -> int:
        """How many months they are."""
        return self.last - self.first + 1


@frozen
class PageMonth:
    """What the lines above a table tell of its month, with the line; None where nothing does."""

    number: int | None = None
    year: int | None = None
    words: str = ""


@cache
def _span_pattern() -> re.Pattern[str]:
    return compiled(load_rules()["months"]["span"].replace("@", _NUMBER))


@cache
def _year_pattern() -> re.Pattern[str]:
    return compiled(load_rules()["months"]["year"])


def find_span(label: str) -> MonthSpan | None:
    """The first months told in a folded label."""
    match = _span_pattern().search(label)
    return None if match is None else _span(match)


def impossible_month(text: str) -> str:
    """The words of a month that no year has, as 13月 in 2023年13月; empty for none."""
    label = fold_label(text)
    for match in _span_pattern().finditer(label):
        if (last := match["last"]) and not 1 <= _number(last) <= 12:
            return match[0]
    return ""


def whole_span(text: str) -> MonthSpan | None:
    """The span that a heading tells and nothing else: 8月, 一季度; None for any other."""
    label = fold_label(text)
    span = find_span(label)
    whole = span is not None and (span.start, span.end) == (0, len(label))
    return span if span is not None and whole and span.last else None


def find_spans(text: str) -> list[MonthSpan]:
    """All months told in a text."""
    spans = map(_span, _span_pattern().finditer(fold_label(text)))
    return [span for span in spans if span.last]


def find_year(label: str) -> tuple[int, int, int] | None:
    """The first year told in a folded label, with its start and end."""
    match = _year_pattern().search(label)
    return None if match is None else (_number(match[1]), match.start(), match.end())


def page_month(lines: tuple[str, ...]) -> PageMonth:
    """The month told by the lines of text above a table; its year may stand on another line."""
    year = None
    words = ""
    number = None
    not_told = load_rules()["months"]["not_told"].split()
    for line in lines:
        label = fold_label(line)
        if any(word in label for word in not_told):
            continue
        if number is None:
            for match in _span_pattern().finditer(label):
                span = _span(match)
                if span.last and not span.dated:
                    number, words, year = span.last, line.strip(), span.year or year
                    break
        found = find_year(label)
        if year is None and found is not None:
            year = found[0]
    return PageMonth(number, year, words)


def is_title(line: str) -> bool:
    """Whether a line above a table can be its title: not 附件1, 单位:个 or a day of printing."""
    label = fold_label(line)
    rules = load_rules()["months"]
    return not any(word in label for word in f"{rules['not_told']} {rules['not_titles']}".split())


def file_month(name: str, year: int | None = None, *, strict: bool = True) -> Month | None:
    """The month told by a file's name without its ending; `year` is the page's, for 3月进展.

    A day (20241008, 10月8日) is when the file was made or published, which may be in any month after
    the one told about; only a cut-off (截至10月31日) tells it.
    When `strict`, raises InvalidMonth for a name that is nothing but a month that does not exist
    (2023-13).
    """
    label = _without_days(fold_label(name))
    found = find_year(label)
    for span in map(_span, _span_pattern().finditer(label)):
        told = span.year or (found[0] if found else year)
        if span.last and told is not None:
            return Month(told, span.last)
    for pattern in load_rules()["months"]["names"]:
        dated = compiled(pattern).search(label)
        if dated is None:
            continue
        if 1 <= int(dated[2]) <= 12:
            return Month(int(dated[1]), int(dated[2]))
        if strict and dated[0] == label:
            raise InvalidMonth(name)
    return None


def file_year(name: str) -> int | None:
    """The year in a file's name, not that of a day: 清单(2023年12月28日) may be of the next one."""
    found = find_year(_without_days(fold_label(name)))
    return found[0] if found else None


def _without_days(label: str) -> str:
    """A folded name with a blank for each day in it that is no cut-off."""
    label = compiled(load_rules()["months"]["days"]).sub(" ", label)
    for match in reversed(list(_span_pattern().finditer(label))):
        if _span(match).dated:
            label = f"{label[: match.start()]} {label[match.end() :]}"
    return label


def _span(match: re.Match[str]) -> MonthSpan:
    groups = match.groupdict()
    first, last = _months(groups)
    dated = groups["day"] is not None and groups["until"] is None
    year = None if groups["year"] is None else _number(groups["year"])
    return MonthSpan(first, last, year, match.start(), match.end(), dated)


def _months(groups: dict[str, str | None]) -> tuple[int, int]:
    if last := groups["last"]:
        first = groups["first"] or last
        return (_number(first), _number(last)) if 1 <= _number(last) <= 12 else (0, 0)
    if quarter := groups["quarter"]:
        first = groups["first_quarter"] or quarter
        return _number(first) * 3 - 2, _number(quarter) * 3
    if quarters := groups["quarters"]:
        return 1, _number(quarters) * 3
    if half := groups["half"]:
        return (1, 6) if half == "上" else (7, 12)
    if months := groups["months"]:
        return 1, min(_number(months), 12)
    return 0, 0


def _number(written: str) -> int:
    if is_whole(written):
        return int(written)
    if written in _CHINESE:
        return _CHINESE[written]
    return int("".join(str(_CHINESE[c]) for c in written))
