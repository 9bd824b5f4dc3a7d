"""Which programme and month a question is about, when a person leaves some of it out (查询范围)."""

from collections.abc import Sequence

from shishi_cli.domain.errors import LedgerError, NotFound, OnlyListed, UsageError
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import KnownProject, Programme
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.table.project_number import project_number
from shishi_cli.services.number_projects import no_such_number
from shishi_cli.services.select_projects import find_names

NO_REGION = "未注明地区"


def resolve_month(
    ledger: Ledger, month: Month | None, region: str | None = None
) -> tuple[Programme, Month]:
    """The programme and month that a question is about: the latest with a table by default.

    Raises LedgerError for an empty ledger, NotFound for a month or region that it has nothing of,
    UsageError where several regions could be meant and none is chosen.
    """
    asked = month
    programme, month = resolve_open_month(ledger, month, region)
    months = ledger.months(programme)
    if month in months or month in ledger.entry_months(programme):
        return programme, month
    if not months:
        raise OnlyListed(programme, len(ledger.projects(programme)), asked)
    raise NotFound(f"台账里没有 {month} 的进展表", f"已导入的月份: {_listed(months)}")


def resolve_open_month(
    ledger: Ledger, month: Month | None, region: str | None = None
) -> tuple[Programme, Month]:
    """Like `resolve_month`, but any month of a year with a programme will do: a person may know
    a figure before the month's table comes."""
    programmes = programmes_of(ledger, region)
    year = month.year if month else _latest_year(ledger, programmes)
    of_year = [one for one in programmes if one.year == year]
    if len(of_year) > 1:
        raise UsageError(
            f"台账里 {year} 年有 {len(of_year)} 个地区,请用 --region 选一个",
            f"现有: {'、'.join(region_name(one) for one in of_year)}{_one_after_all(of_year)}",
        )
    for programme in of_year:
        months = ledger.months(programme)
        if months and (month is None or month >= months[0]):
            return programme, month or months[-1]
        if ledger.year_words(programme):
            return programme, month or Month(year, 1)
    known = [told for programme in programmes for told in ledger.months(programme)]
    raise NotFound(f"台账里没有 {month or year} 的进展表", f"已导入的月份: {_listed(known)}")


def _one_after_all(programmes: Sequence[Programme]) -> str:
    """What to do where what has no region and another are one and the same."""
    if all(one.region for one in programmes):
        return ""
    return f";{NO_REGION}的其实就是另一个地区的,请撤销它们的导入(见 shishi log),再用 --region 导入"


def _latest_year(ledger: Ledger, programmes: Sequence[Programme]) -> int:
    """The latest year of which a table is imported; where there is none, of which a list is."""
    told = [one.year for one in programmes if ledger.months(one)]
    return max(told or [one.year for one in programmes])


def find_project(ledger: Ledger, programme: Programme, written: str) -> KnownProject:
    """The project that has that number now. Raises NotFound, with the numbers there are, for
    another."""
    number, known = project_number(written), ledger.projects(programme)
    for project in known:
        if project.number == number:
            return project
    raise no_such_number(written, [project.number for project in known])


def region_name(programme: Programme) -> str:
    """The region's name as `--region` takes it, also where none is known."""
    return programme.region or NO_REGION


def all_programmes(ledger: Ledger) -> Sequence[Programme]:
    """Every programme in force. Raises LedgerError for an empty ledger."""
    found = ledger.programmes()
    if found:
        return found
    if ledger.moment is not None:
        raise LedgerError(f"{ledger.moment.words},台账里还没有数据", "用 shishi log 查看各次操作")
    raise LedgerError("台账里还没有数据", "请先用 shishi import 导入一个月的进展表")


def programmes_of(ledger: Ledger, asked: str | None) -> Sequence[Programme]:
    """The programmes, over the years, of the one region that `asked` names, in full or in part;
    all of them without a region. Raises what `resolve_month` raises of a region."""
    programmes = all_programmes(ledger)
    if asked is None:
        return programmes
    names = {region_name(one) for one in programmes}
    found = find_names("地区", asked, names)
    if len(found) > 1:
        raise UsageError(
            f"有几个地区的名称中有“{asked}”", f"请写全其中一个: {'、'.join(sorted(found))}"
        )
    return [one for one in programmes if region_name(one) in found]


def _listed(months: Sequence[Month]) -> str:
    return "、".join(map(str, months)) or "无"
