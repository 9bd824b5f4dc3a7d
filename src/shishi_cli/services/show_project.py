"""One project whole: its month, and every month the ledger knows of it (项目详情)."""

from fractions import Fraction

from shishi_cli.assessment.standing import assess
from shishi_cli.domain.errors import OnlyListed
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.life import CarriedOver
from shishi_cli.domain.results.detail import Detail
from shishi_cli.domain.results.trend import MeasureTrend
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import Assessment, MonthAssessment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import add_since, assess_year
from shishi_cli.services.follow_measures import with_plan
from shishi_cli.services.load_month import LoadedYear, load_month


def show_project(ledger: Ledger, number: str, scope: Scope) -> Detail:
    """The project of that number. Raises NotFound, with the numbers there are, for another."""
    found = add_since(*_month_of(ledger, number, scope))
    current = found.assessments[0]
    project = current.record.project
    carried = ledger.carried(found.programme).get(project)
    return Detail(
        found.programme.region,
        found.as_of,
        current,
        _months(ledger, found, project),
        carried,
        _former(ledger, carried, found.rule) if carried else None,
        _plans(current),
    )


def _month_of(ledger: Ledger, number: str, scope: Scope) -> tuple[MonthAssessment, LoadedYear]:
    """The project in its month; before the first table, as the year's list tells of it."""
    try:
        return assess_year(ledger, scope, number)
    except OnlyListed:
        return assess_year(ledger, scope, number, open_month=True)


def _months(ledger: Ledger, found: MonthAssessment, project: int) -> tuple[Assessment, ...]:
    """The project in every month that tells of it."""
    told = ledger.told_months(project)
    last = max((*told, found.month))
    year = LoadedYear(ledger, found.programme, last, [project])
    return tuple(assess(year.month(month)[0], found.rule) for month in told)


def _former(ledger: Ledger, carried: CarriedOver, rule: Rule) -> Assessment | None:
    """How the project of the year before ended that it goes on with."""
    from shishi_cli.services.carry_over import last_month  # few go on with one

    last = last_month(ledger, carried.programme)
    if last is None:
        return None
    (record,) = load_month(ledger, carried.programme, last, [carried.project])
    return assess(record, rule)


def _plans(one: Assessment) -> tuple[tuple[str, tuple[tuple[int, Fraction], ...]], ...]:
    """What the year's plan asks of each measure, as shares of its target."""
    trends = (with_plan(MeasureTrend(one, "", measure, ())) for measure in one.measures)
    return tuple((trend.latest.name, trend.plan_shares) for trend in trends if trend.plan_shares)
