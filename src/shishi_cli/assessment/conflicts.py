"""Where a new table tells otherwise than a person entered (与人工录入不一致)."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry, EntryField
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.results.imports import Conflict
from shishi_cli.domain.shares import amount
from shishi_cli.domain.source import Column, SheetRow

_KINDS = {
    EntryField.ACTUAL: FigureKind.ACTUAL,
    EntryField.GOAL: FigureKind.GOAL,
    EntryField.TARGET: FigureKind.TARGET,
}
_LABELS: Mapping[EntryField, Callable[[Reading], Sequence[str]]] = {
    EntryField.UNIT: lambda reading: reading.units,
    EntryField.LEVEL: lambda reading: reading.levels,
}
# These hold for the month that they were entered for; the others from then on.
_OF_THE_MONTH = (EntryField.ACTUAL, EntryField.GOAL, EntryField.PROGRESS)


def find_conflicts(
    row: SheetRow, reading: Reading, entries: Sequence[Entry], month: Month
) -> list[Conflict]:
    """The entries in force in `month`, oldest first in `entries`, that `row` tells otherwise.

    What the row does not tell contradicts nobody.
    """
    in_force: dict[tuple[EntryField, int | None], Entry] = {}
    for entry in entries:
        if entry.month == month or entry.field not in _OF_THE_MONTH:
            in_force[entry.field, entry.measure] = entry
    given = EntryField.PROGRESS in {field for field, _ in in_force}
    found = []
    for entry in in_force.values():
        told = "" if given and entry.field is EntryField.ACTUAL else _told(entry, row, reading)
        if told and told != _entered(entry):
            measure = reading.measures[entry.measure - 1].name if entry.measure else ""
            number = row.text(Column.NUMBER)
            found.append(
                Conflict(number, entry.field, measure, told, _entered(entry), entry.person)
            )
    return found


def _told(entry: Entry, row: SheetRow, reading: Reading) -> str:
    """What the table tells in place of an entry, empty when nothing."""
    if entry.field is EntryField.PROGRESS:
        return row.text(Column.PROGRESS)
    if entry.field in _LABELS:
        return "、".join(_LABELS[entry.field](reading))
    kind = _KINDS.get(entry.field)
    if kind is None or entry.measure is None or entry.measure > len(reading.measures):
        return ""
    told = reading.measures[entry.measure - 1].of_the_month
    figure = next((one for one in told if one.kind is kind), None)
    return amount(figure.amount) if figure else ""


def _entered(entry: Entry) -> str:
    return amount(Decimal(entry.value)) if entry.field in _KINDS else entry.value
