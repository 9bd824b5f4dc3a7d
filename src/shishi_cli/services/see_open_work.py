"""What the ledger holds, and what is left to do in its latest month (待办)."""

from shishi_cli.domain.match import Decision
from shishi_cli.domain.project import Programme
from shishi_cli.domain.results.open_work import OpenWork, Overview
from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.compose_brief import month_brief
from shishi_cli.services.resolve_scope import region_name


def see_open_work(ledger: Ledger | None) -> Overview:
    """The programmes of the latest year; none where there is no ledger yet."""
    if ledger is None:
        return Overview((), None)
    found = ledger.programmes()
    latest = max((one.year for one in found), default=0)
    of_year = [one for one in found if one.year == latest]
    months = tuple((one, ledger.months(one)) for one in of_year)
    work = _open_work(ledger, of_year[0]) if len(of_year) == 1 and months[0][1] else None
    return Overview(months, work)


def _open_work(ledger: Ledger, programme: Programme) -> OpenWork:
    undecided = [one for one in ledger.matches(programme) if one.decision is Decision.OPEN]
    return OpenWork(month_brief(ledger, Scope(region=region_name(programme))), len(undecided))
