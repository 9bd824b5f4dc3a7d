"""What the listing commands share: judge a month, choose, and name the projects (列出一个月)."""

from dataclasses import dataclass, replace
from pathlib import Path

from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import MonthAssessment, Standing
from shishi_cli.extraction.promises.plain_title import plain_title
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import add_since, assess_month
from shishi_cli.services.select_projects import Order, Selection, select


@dataclass(frozen=True, slots=True)
class MonthListing:
    """The projects chosen of a month, with their titles without level marks, by project."""

    month: MonthAssessment
    titles: dict[int, str]
    unknown: int


def list_month(
    database: Path, scope: Scope, selection: Selection, *, since: bool = False
) -> MonthListing:
    """Judge and choose; the ledger is closed again before anything is printed.

    `since` also tells since when projects lag, for which earlier months must be judged.
    """
    with Ledger.read(database, scope.moment) as ledger:
        judged = assess_month(ledger, scope)
        chosen = select(judged, selection, ledger.unit_names())
        if since:
            chosen = add_since(ledger, chosen)
    unknown = sum(one.standing is Standing.UNKNOWN for one in chosen.assessments)
    titles = {
        one.record.project: plain_title(one.title, one.record.reading.levels)
        for one in judged.assessments
    }
    return MonthListing(chosen, titles, unknown)


def list_behind(
    database: Path, scope: Scope, selection: Selection, only: Standing | None
) -> MonthListing:
    """Those that lag, worst first: 滞后 before 预警, the least complete first within each."""
    listed = list_month(database, scope, replace(selection, order=Order.COMPLETION), since=True)
    wanted = (only,) if only else (Standing.BEHIND, Standing.AT_RISK)
    lagging = [
        one
        for standing in (Standing.BEHIND, Standing.AT_RISK)
        if standing in wanted
        for one in listed.month.assessments
        if one.standing is standing
    ]
    return replace(listed, month=replace(listed.month, assessments=tuple(lagging)))
