"""What the listing commands share: judge a month, choose, and name the projects (列出一个月)."""

from dataclasses import replace

from shishi_cli.domain.errors import NotFound
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import Assessment, MonthAssessment, Standing
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import add_since, assess_year
from shishi_cli.services.load_month import LoadedYear
from shishi_cli.services.resolve_scope import region_name
from shishi_cli.services.select_projects import Order, Selection, select


@frozen
class MonthListing:
    """The projects chosen of a month; `unknown` are those that nobody can judge."""

    month: MonthAssessment
    unknown: tuple[Assessment, ...]


def list_month(
    ledger: Ledger,
    scope: Scope,
    selection: Selection,
    judged: MonthAssessment | None = None,
    *,
    since: bool = False,
    changed: bool = False,
) -> MonthListing:
    """Judge and choose; `judged` is the scope's month, where it is judged already.

    `since` also tells since when projects lag, for which earlier months must be judged; `changed`
    leaves only what is not as it was in the month before. Raises NotFound where there is none.
    """
    year = None
    if judged is None:
        judged, year = assess_year(ledger, scope, selection.number)
    chosen = select(judged, selection, ledger.unit_names())
    if changed:
        chosen = _only_changed(ledger, chosen)
    if since:
        chosen = add_since(chosen, year or LoadedYear(ledger, judged.programme, judged.month))
    unknown = tuple(one for one in chosen.assessments if one.standing is Standing.UNKNOWN)
    return MonthListing(chosen, unknown)


def _only_changed(ledger: Ledger, month: MonthAssessment) -> MonthAssessment:
    from shishi_cli.services.compare_months import compare_months

    earlier = [told for told in ledger.months(month.programme) if told < month.month]
    if not earlier:
        raise NotFound(f"{month.month} 之前没有导入过进展表", "不加 --changed 查看全部项目")
    region = region_name(month.programme)
    moves = compare_months(ledger, earlier[-1], month.month, region).moves
    moved = {one.record.project for move in moves for one in (move.before, move.after) if one}
    kept = tuple(one for one in month.assessments if one.record.project in moved)
    return replace(month, assessments=kept)


def list_behind(
    ledger: Ledger, scope: Scope, selection: Selection, only: Standing | None
) -> MonthListing:
    """Those that lag, worst first: 滞后 before 预警, the least complete first within each."""
    listed = list_month(ledger, scope, replace(selection, order=Order.COMPLETION), since=True)
    wanted = (only,) if only else (Standing.BEHIND, Standing.AT_RISK)
    lagging = [
        one
        for standing in (Standing.BEHIND, Standing.AT_RISK)
        if standing in wanted
        for one in listed.month.assessments
        if one.standing is standing
    ]
    return replace(listed, month=replace(listed.month, assessments=tuple(lagging)))
