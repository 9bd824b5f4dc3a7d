"""A month as a person writes it: 2023-08, or 8月 and 上月 of the only year in the ledger (月份)."""

import re
from typing import TYPE_CHECKING

from shishi_cli.domain.errors import InvalidMonth, UsageError
from shishi_cli.domain.month import Month

if TYPE_CHECKING:
    from shishi_cli.cli.session import Session

# Counted back from the latest month that was imported.
_BACK = {"本月": 0, "当月": 0, "上月": 1, "上个月": 1}
_SHORT = ";只有一年的数据时也可写 3月、本月、上月"
_ANY_YEAR = 2000


def parse_month(written: str) -> Month:
    """The month written; one without its year is of the ledger's only year.

    Raises InvalidMonth for what is no month, UsageError where the ledger does not tell the year or
    has no such month.
    """
    words = written.strip()
    number = re.fullmatch(r"(\d{1,2})\s*月?份?", words, re.ASCII)
    try:
        if number is None and words not in _BACK:
            return Month.parse(written)
        if number is not None:
            Month(_ANY_YEAR, int(number[1]))
    except InvalidMonth:
        raise InvalidMonth(written, _SHORT) from None
    months = _imported()
    years = sorted({month.year for month in months})
    if len(years) != 1:
        held = f"有 {'、'.join(map(str, years))} 年" if years else "还没有数据"
        raise UsageError(f"“{written}”不知道是哪一年:台账里{held}", "请连年份一起写,如 2023-08")
    if number is not None:
        return Month(years[0], int(number[1]))
    latest, back = months[-1], _BACK[words]
    if latest.number <= back:
        raise UsageError(f"“{written}”在台账的 {latest.year} 年之前", "请连年份一起写,如 2023-08")
    return Month(latest.year, latest.number - back)


def _imported() -> list[Month]:
    """The months of the ledger that this command line is about, oldest first."""
    from shishi_cli.cli.typer_private import current_context

    session: Session = current_context().find_root().obj
    with session.open_if_there() as ledger:
        if ledger is None:
            return []
        return sorted({month for one in ledger.programmes() for month in ledger.months(one)})
