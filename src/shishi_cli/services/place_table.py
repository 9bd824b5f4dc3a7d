"""Which month and whose promises a table is about (月份和地区)."""

from collections.abc import Sequence
from pathlib import Path

from shishi_cli.domain.errors import MonthUnknown, UsageError, YearUnknown
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import NO_MONTH
from shishi_cli.domain.project import Programme
from shishi_cli.domain.source import Column, Sheet, SheetRow
from shishi_cli.extraction.text.region import read_region
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.table.told_months import file_month
from shishi_cli.services.resolve_scope import NO_REGION, region_name

# Rows in which the region's name is looked for.
_LOOKED_AT = 1000
_ANY_YEAR = 2000


def resolve_month(
    sheet: Sheet, given: Month | None, year: int | None = None, *, by: str = " --year"
) -> tuple[Month, str, tuple[str, ...]]:
    """The month, who says it, and notices: a person first, then the page, then the file's name.

    `year` is for a table that tells only the month, and `by` says whose it is. Raises MonthUnknown
    when page and name disagree, or when neither tells; YearUnknown when they tell the month alone.
    """
    page, named = _page_month(sheet, year), _file_month(sheet, year)
    if given is not None:
        return given, "--month", _other_months(sheet, given, page, named)
    if page is not None and named is not None and page != named:
        raise MonthUnknown(
            f"{sheet.file}: “{sheet.heading_words}”是 {page},文件名是 {named},两者不一致",
            f"请用 --month 指定月份,如 --month {page}",
        )
    by_year = f"和{by}" if year is not None else ""
    if page is not None:
        return page, f"“{sheet.heading_words}”{by_year}", ()
    if named is not None:
        return named, f"文件名{by_year}", ()
    if sheet.heading_month is not None or _file_month(sheet, _ANY_YEAR) is not None:
        said = f"“{sheet.heading_words}”" if sheet.heading_month is not None else "文件名"
        raise YearUnknown(
            f"{sheet.file}: 不知道是哪个月的表({said}只有月没有年)",
            "请用 --year 指定年份,如 --year 2023",
        )
    wrong = [one.text for one in sheet.notices if one.code == NO_MONTH]
    said = "".join(wrong[:1]) or "表中和文件名都没有写"
    raise MonthUnknown(
        f"{sheet.file}: 不知道是哪个月的表({said})", "请用 --month 指定,如 --month 2023-03"
    )


def _other_months(
    sheet: Sheet, given: Month, page: Month | None, named: Month | None
) -> tuple[str, ...]:
    """That page or file name say another month than the person."""
    # Where nothing but a person tells the year, the month alone may be another one: 8月.
    page = page or _page_month(sheet, given.year)
    named = named or _file_month(sheet, given.year)
    others = [
        f"{what}写的是 {month if has_year else f'{month.number}月'}"
        for what, month, has_year in (
            ("页面", page, sheet.heading_year is not None),
            ("文件名", named, sheet.file_month is not None),
        )
        if month is not None and month != given
    ]
    return (f"按 --month 记为 {given};{'、'.join(others)}",) if others else ()


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


def choose_programme(
    ledger: Ledger, sheet: Sheet, year: int, asked: str | None
) -> tuple[Programme, tuple[str, ...]]:
    """Whose promises these are, and notices: as a person or an export of ours says, else as the
    words do, else those of the ledger's only region.

    A part of the name of the one region that the ledger has of the year will do for a person.
    Raises UsageError where the ledger has several and nothing tells.
    """
    known = ledger.programmes()
    of_year = [one for one in known if one.year == year]
    if asked is not None and asked.strip() == NO_REGION:
        return Programme("", year), ()
    if region := (asked or sheet.region).strip():
        meant = [one for one in of_year if asked and region in one.region]
        meant = [one for one in meant if one.region == region] or meant
        return (meant[0] if len(meant) == 1 else Programme(region, year)), ()
    # A title names its region once, and surely.
    told = read_region(sheet.page_title, 1) or read_region(_words(sheet.rows[:_LOOKED_AT]))
    regions = list(dict.fromkeys(one.region for one in of_year or known))
    if not told:
        if (
            of_year and len(regions) == 1
        ):  # as in most months: the next one of the list that is there
            return of_year[0], ()
        return _untold(sheet.file, year, regions)
    # A table whose title names the known region behind a city (某市浦东新区) is that region's, but
    # not the city's own table.
    if len(regions) == 1 and regions[0]:
        known_at = sheet.page_title.rfind(regions[0])
        if known_at > sheet.page_title.rfind(told):
            return Programme(regions[0], year), ()
    return Programme(told, year), ()


def _untold(file: str, year: int, regions: Sequence[str]) -> tuple[Programme, tuple[str, ...]]:
    """Whose table it is that names no region: the only one's that the ledger knows, and told."""
    if len(regions) > 1:
        names = "、".join(region or NO_REGION for region in regions)
        raise UsageError(
            f"{file}: 看不出是哪个地区的表,台账里有 {len(regions)} 个地区",
            f"请用 --region 指定,现有: {names}",
        )
    if regions and regions[0]:
        return Programme(regions[0], year), (
            f"表中没有写地区,按台账中唯一的地区记为{regions[0]};不是的请撤销后用 --region 指定",
        )
    return Programme("", year), (
        f"表中没有写地区,记为{NO_REGION};要写明是哪个地区,请先撤销(shishi undo)再用 --region 导入,"
        "以后各月就会记在这个地区",
    )


def new_programme(ledger: Ledger, programme: Programme) -> tuple[str, ...]:
    """That a region or a year is a new one, beside others that the ledger knows."""
    known = ledger.programmes()
    if not known or programme in known:
        return ()
    names = {region_name(one) for one in known}
    if region_name(programme) in names:
        return (f"{programme.year} 年的项目,台账中是第一次导入",)
    told = f"{region_name(programme)}是新的地区,台账中原有: {'、'.join(sorted(names))}"
    if any(not one.region and one.year == programme.year for one in known):
        told += (
            f";{NO_REGION}的就是这个地区的,请撤销这次和以前各次导入(shishi undo,后来的先撤),"
            "再都用 --region 导入"
        )
    return (told,)


def resolve_year(
    sheet: Sheet, month: Month | None, year: int | None
) -> tuple[int, str, tuple[str, ...]]:
    """The year of a list, who says it, and notices: a person first, then the page, then the file's
    name. Raises MonthUnknown when page and name disagree, or when neither tells."""
    page, named = sheet.heading_year, sheet.file_year
    given = year or (month.year if month else None)
    if given is not None:
        others = [
            f"{what}写的是 {told} 年"
            for what, told in (("页面", page), ("文件名", named))
            if told is not None and told != given
        ]
        by = "--year" if year else "--month"
        return given, by, (f"按 {by} 记为 {given} 年;{'、'.join(others)}",) if others else ()
    if page is not None and named is not None and page != named:
        raise MonthUnknown(
            f"{sheet.file}: 表中写的是 {page} 年,文件名是 {named} 年,两者不一致",
            f"请用 --year 指定年份,如 --year {page}",
        )
    if page is not None:
        return page, "表中所写的年份", ()
    if named is not None:
        return named, "文件名", ()
    raise MonthUnknown(
        f"{sheet.file}: 像是年初的清单,但不知道是哪一年的(表中和文件名都没有写)",
        "请用 --year 指定年份,如 --year 2024;是某月进展表的请补上进展一栏,并写明 --month",
    )


def _words(rows: Sequence[SheetRow]) -> str:
    columns = (Column.TITLE, Column.GOAL, Column.PROGRESS)
    return "\n".join(row.text(column) for row in rows for column in columns)
