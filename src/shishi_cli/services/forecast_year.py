"""Tell where the measures end the year (年底预测)."""

from shishi_cli.assessment.forecast import forecast_measure
from shishi_cli.domain.results.forecast import Forecast
from shishi_cli.domain.results.trend import MeasureTrend, Trends
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import MonthAssessment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.follow_measures import follow_measures
from shishi_cli.services.select_projects import Selection


def forecast_year(
    ledger: Ledger, scope: Scope, selection: Selection, judged: MonthAssessment | None = None
) -> tuple[Trends, tuple[tuple[MeasureTrend, Forecast], ...]]:
    """The trends of the chosen projects, and of each measure the forecast that it allows; `judged`
    is the scope's month, where it is judged already.

    Raises what `follow_measures` raises.
    """
    trends = follow_measures(ledger, scope, selection, judged)
    return trends, tuple((trend, forecast_measure(trend)) for trend in trends.measures)
