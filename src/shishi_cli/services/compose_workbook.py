"""Compose the month's workbook: the whole table, what lags, who owes, the months, the sources."""

from collections.abc import Callable, Mapping, Sequence

from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.results.workbook import OfficeWorkbook, WorkSheet
from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.bulletin.gather import Material, gather
from shishi_cli.services.select_projects import Selection
from shishi_cli.services.workbook import months, notes, projects

PICTURES = "图"
_SHEETS: Mapping[str, Callable[[Material], WorkSheet]] = {
    "总表": projects.whole,
    "滞后预警": projects.lagging,
    "未报": notes.missing,
    "各月": months.by_month,
    "单位汇总": notes.by_unit,
    "存疑和检查": notes.checked,
    "出处": months.sources,
    "说明": notes.explained,
}
NAMES = (*_SHEETS, PICTURES)


def compose_workbook(
    ledger: Ledger, scope: Scope, selection: Selection, wanted: Sequence[str]
) -> OfficeWorkbook:
    """The workbook of a month with the sheets `wanted`, all for none.

    Raises UsageError for a sheet that there is not, and what `list_month` raises.
    """
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        raise UsageError(f"没有叫“{unknown[0]}”的工作表", f"可用的有: {'、'.join(NAMES)}")
    chosen = tuple(wanted) or NAMES
    told = gather(ledger, scope, selection, pictures=True)
    month, region = told.month.month, told.month.programme.region
    return OfficeWorkbook(
        title=f"{region}{month.year}年{month.number}月实事项目台账",
        sheets=tuple(make(told) for name, make in _SHEETS.items() if name in chosen),
        trends=told.trends if PICTURES in chosen else None,
        operation=told.operation,
    )
