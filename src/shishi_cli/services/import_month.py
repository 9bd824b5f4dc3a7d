"""Which month and whose promises a table is about (月份和地区)."""

from collections.abc import Sequence
from pathlib import Path

from shishi_cli.domain.errors import MonthUnknown
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.source import Column, Sheet, SheetRow
from shishi_cli.extraction.region import read_region
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.months import file_month


def resolve_month(
    sheet: Sheet, given: Month | None, year: int | None = None
) -> tuple[Month, str, tuple[str, ...]]:
    """The month, who says it, and notices: a person first, then the page, then the file's name.

    `year` is a person's, for a table that tells only the month. Raises MonthUnknown when page and
    name disagree, or when neither tells.
    """
    page, named = _page_month(sheet, year), _file_month(sheet, year)
    if given is not None:
        others = [
            f"{what}写的是 {month}"
            for what, month in (("页面", page), ("文件名", named))
            if month is not None and month != given
        ]
        notices = (f"按 --month 记为 {given};{'、'.join(others)}",) if others else ()
        return given, "--month", notices
    if page is not None and named is not None and page != named:
        raise MonthUnknown(
            f"{sheet.file}: “{sheet.heading_words}”是 {page},文件名是 {named},两者不一致",
            f"请用 --month 指定月份,如 --month {page}",
        )
    by_year = "和 --year" if year is not None else ""
    if page is not None:
        return page, f"“{sheet.heading_words}”{by_year}", ()
    if named is not None:
        return named, f"文件名{by_year}", ()
    only_month = sheet.heading_month is not None
    said = f"“{sheet.heading_words}”只有月没有年" if only_month else "表中和文件名都没有写"
    raise MonthUnknown(
        f"{sheet.file}: 不知道是哪个月的表({said})",
        "请用 --year 指定年份,如 --year 2023"
        if only_month
        else "请用 --month 指定,如 --month 2023-03",
    )


def _page_month(sheet: Sheet, year: int | None) -> Month | None:
    """The page's month; a heading that tells no year takes it from a person or the file's name."""
    if sheet.heading_month is None:
        return None
    year = year or sheet.heading_year or (sheet.file_month.year if sheet.file_month else None)
    return Month(year, sheet.heading_month) if year else None


def _file_month(sheet: Sheet, year: int | None) -> Month | None:
    if year is None:
        return sheet.file_month
    named = file_month(Path(sheet.file).stem, year, strict=False)
    return named and Month(year, named.number)


def choose_programme(ledger: Ledger, sheet: Sheet, month: Month, region: str | None) -> Programme:
    """Whose promises these are: as said, by a person or an export of ours; else the year's only programme, else by the words."""
    region = region or sheet.region
    if region:
        return Programme(region, month.year)
    of_year = [one for one in ledger.programmes() if one.year == month.year]
    if len(of_year) == 1:
        return of_year[0]
    return Programme(read_region(_words(sheet.page_title, sheet.rows)), month.year)


def _words(title: str, rows: Sequence[SheetRow]) -> str:
    columns = (Column.TITLE, Column.GOAL, Column.PROGRESS)
    # A title names its region once, and surely.
    return "\n".join([title] * 3 + [*(row.text(column) for row in rows for column in columns)])
