"""The plain names that a month knows, for scripts and completion (名录)."""

from shishi_cli.domain.results.names import Kind, MeasureName, Names
from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import assess_month
from shishi_cli.services.resolve_scope import programmes_of, region_name


def list_names(ledger: Ledger, scope: Scope, kind: Kind) -> Names:
    """The lead units, levels and measures of the scope's month in table order, or all months of
    its region, over the years, that have a table. Raises what `assess_month` raises."""
    judged = assess_month(ledger, scope)
    years = programmes_of(ledger, region_name(judged.programme))
    months = [month for year in years for month in ledger.months(year)]
    names: dict[Kind, list[str]] = {
        Kind.UNITS: [unit for one in judged.assessments for unit in one.units],
        Kind.LEVELS: [level for one in judged.assessments for level in one.levels],
        Kind.MONTHS: [str(month) for month in months],
        Kind.MEASURES: [],
    }
    measures = [
        MeasureName(one.record.number, measure.position, measure.name, measure.unit)
        for one in judged.assessments
        for measure in one.measures
        if kind is Kind.MEASURES
    ]
    return Names(judged, kind, tuple(dict.fromkeys(names[kind])), tuple(measures))
