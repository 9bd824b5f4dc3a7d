"""Who has not reported, reported nothing, or told no figure (缺报清单)."""

from collections.abc import Collection, Sequence

from shishi_cli.assessment.current_names import by_lead_unit
from shishi_cli.assessment.missing import find_lack
from shishi_cli.domain.results.missing import Lack, MissingReports, Owed, UnitOwing
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import MonthAssessment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import assess_month
from shishi_cli.services.select_projects import Selection, find_names, select

_NO_UNIT = "未注明牵头单位"


def list_missing(
    ledger: Ledger, scope: Scope, selection: Selection, judged: MonthAssessment | None = None
) -> MissingReports:
    """The month's lacks by unit; a month without a table lacks everything. `judged` is the scope's
    month, where it is judged already.

    Raises what `resolve_open_month` raises, and NotFound for a unit or level that no project has.
    """
    judged = judged or assess_month(ledger, scope, open_month=True)
    imported = judged.month in ledger.months(judged.programme)
    names = ledger.unit_names()
    chosen = select(judged, selection, names)
    found = [owed for one in chosen.assessments if (owed := find_lack(one))]
    called = None
    if selection.unit is not None:
        known = {unit for one in judged.assessments for unit in one.units_now}
        called = find_names("单位", selection.unit, known, names)
    return MissingReports(chosen, imported, tuple(found), _by_unit(found, called))


def _by_unit(owed: Sequence[Owed], called: Collection[str] | None) -> tuple[UnitOwing, ...]:
    """Each unit with what it owes, the gravest first; `called` are the units asked for."""
    order = list(Lack)
    by_project = {one.project.record.project: one for one in owed}
    return tuple(
        UnitOwing(
            unit.name,
            tuple(
                sorted(
                    (by_project[one.record.project] for one in unit.projects),
                    key=lambda each: order.index(each.lack),
                )
            ),
        )
        for unit in by_lead_unit([one.project for one in owed], _NO_UNIT)
        if called is None or unit.current in called
    )
