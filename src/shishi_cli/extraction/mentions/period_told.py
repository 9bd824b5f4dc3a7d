"""What period the words let a figure cover: the year to date, or the month alone (口径)."""

import re
from functools import cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis
from shishi_cli.domain.numerals import whole
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.rules import pattern, written

_RULES = "mentions/period_told"


@frozen
class Period:
    """A figure's basis, and the last month that its words tell (时段); None where they tell none.

    `doubt` is the code of a notice where the period is neither the month nor the year to date; a
    later lot (第三批6辆) is added to what was told before it.
    """

    basis: Basis
    last: int | None = None
    doubt: str = ""


@frozen
class PeriodTold:
    """The kind of period that words tell (时段用语), and the month that it ends with."""

    kind: str
    last: int | None


def _cut_off_of(told: re.Match[str], before: re.Match[str]) -> int | None:
    """The month of the cut-off or span before a sum (截至9月底,累计完成; 1—9月,累计完成), None where the
    present stands between them (截至9月底完成200个,目前累计完成), or what the span itself told
    (1—6月完成4.1亿元,累计完成21亿元)."""
    if not _written("sum").fullmatch(told[0]) or before.lastgroup != "cumulative":
        return None
    between = told.string[before.end() : told.start()]
    is_cut_off = _written("cut_off").match(before[0])
    if _written("present").search(between) or not (is_cut_off or between.strip("份, ") == ""):
        return None
    return last_month(before[0])


@kept(1024)
def period_told(words: str) -> PeriodTold | None:
    """The last period that the words tell."""
    markers = list(_markers().finditer(words))
    if not markers:
        return None
    kind, last = str(markers[-1].lastgroup), last_month(markers[-1][0])
    if last is None and len(markers) > 1:
        last = _cut_off_of(markers[-1], markers[-2])
    return PeriodTold(kind, last)


def period_of(told: PeriodTold | None, month: int | None) -> Period:
    """The period of a quantity in the table of a month."""
    if told is None:
        return Period(Basis.UNMARKED)
    last = told.last
    if told.kind == "quarter":
        return Period(Basis.UNMARKED, last, "quarter_only")
    if told.kind == "lot":
        return Period(Basis.MONTH, month, "lot")
    behind = last is not None and month is not None and last < month
    if told.kind == "cumulative":
        return Period(Basis.CUMULATIVE, last, "stale" if behind else "")
    if month == 1:  # in January the month's figure is the year's
        return Period(Basis.CUMULATIVE, 1)
    return Period(Basis.MONTH, month if last is None else last, "stale" if behind else "")


def last_month(words: str) -> int | None:
    """The month with which the period ends: 9 for 1-9月 and 前三季度, None for 累计."""
    if "上半年" in words:
        return 6
    if found := _written("named_quarter").findall(words):
        return 3 * whole(found[-1])
    found = _written("named_month").findall(words)
    return whole(found[-1]) if found else None


@cache
def _markers() -> re.Pattern[str]:
    kinds = ("cumulative", "quarter", "lot", "month")
    return compiled("|".join(f"(?P<{kind}>{written(_RULES, kind)})" for kind in kinds))


def _written(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
