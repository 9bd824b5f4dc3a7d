"""The day up to which a table reports, where its head names one (截至日)."""

from collections.abc import Iterable

from shishi_cli.domain.month import Month
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width


def cut_off_day(headings: Iterable[str], lines: Iterable[str], month: Month) -> int | None:
    """The day of `month` that a heading (5月15日进展) or a line above the table (截至6月20日) names;
    None where none does, or two different ones are named.

    A day in a line without 截至 may be that of printing.
    """
    found = pattern("mentions/period_told", "cut_off_day")
    days = {
        int(one["day"])
        for texts, any_day in ((headings, True), (lines, False))
        for text in texts
        for one in found.finditer(fold_width(text))
        if int(one["month"]) == month.number and (any_day or one["until"])
    }
    day = days.pop() if len(days) == 1 else 0
    return day if day and day <= month.days else None
