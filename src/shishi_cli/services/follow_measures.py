"""Follow measures through the months of their year (走势)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shishi_cli.assessment.standing import assess
from shishi_cli.assessment.trend import follow
from shishi_cli.domain.month import Month
from shishi_cli.domain.results.trend import MeasureTrend, Trends
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import Assessment, MonthAssessment, Standing
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import assess_month
from shishi_cli.services.load_month import LoadedYear
from shishi_cli.services.select_projects import Selection, select


def follow_measures(
    ledger: Ledger, scope: Scope, selection: Selection, judged: MonthAssessment | None = None
) -> Trends:
    """The chosen projects' measures over the months up to that of the scope; `judged` is that
    month, where it is judged already.

    The projects are chosen by what they are in that month. Raises what `assess_month` and `select`
    raise, and NotFound for a number that no project has.
    """
    judged = judged or assess_month(ledger, scope, selection.number)
    judged = select(judged, selection, ledger.unit_names())
    earlier = _judge_earlier(ledger, judged)
    axis = _consecutive(min((judged.month, *earlier)), judged.month)
    months = {
        one.record.project: [*_of(earlier, one.record.project), one] for one in judged.assessments
    }
    return Trends(
        judged=judged,
        months=axis,
        measures=tuple(
            with_plan(trend) for told in months.values() for trend in follow(told, axis)
        ),
        standings={project: _standings(told, axis) for project, told in months.items()},
    )


def _judge_earlier(
    ledger: Ledger, judged: MonthAssessment
) -> Mapping[Month, Mapping[int, Assessment]]:
    """The chosen projects in each earlier month that the ledger knows, by their lasting id."""
    programme = judged.programme
    known = {*ledger.months(programme), *ledger.entry_months(programme)}
    chosen = [one.record.project for one in judged.assessments]
    year = LoadedYear(ledger, programme, judged.month, chosen)
    return {
        month: {
            record.project: assess(record, judged.rule)
            for record in year.month(month)
            if record.told is not None or record.entries  # else it came later
        }
        for month in sorted(known)
        if month < judged.month
    }


def _of(earlier: Mapping[Month, Mapping[int, Assessment]], project: int) -> list[Assessment]:
    return [told[project] for told in earlier.values() if project in told]


def _standings(told: Sequence[Assessment], axis: Sequence[Month]) -> tuple[Standing | None, ...]:
    by_month = {one.record.month: one.standing for one in told}
    return tuple(by_month.get(month) for month in axis)


def _consecutive(first: Month, last: Month) -> tuple[Month, ...]:
    return tuple(Month(last.year, number) for number in range(first.number, last.number + 1))


def with_plan(trend: MeasureTrend) -> MeasureTrend:
    """The measure with what the year's plan asks of it."""
    record = trend.project.record
    steps = record.year.steps if record.year else ()
    if not steps:
        return trend
    # Reading costs a third of a second to import: most years have no plan.
    from shishi_cli.extraction.read_plan import read_plan

    plans = read_plan(record.texts, steps)
    at = trend.latest.position - 1
    if trend.latest not in trend.project.measures or at >= len(plans):
        return trend
    return replace(trend, plan=plans[at].amounts)
