"""Read a month's row anew (重读)."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from shishi_cli.domain.project import Entry, ProjectMonth
from shishi_cli.domain.reading import Reading, Signal, SignalKind
from shishi_cli.domain.source import Column
from shishi_cli.domain.year_plan import NO_YEAR
from shishi_cli.extraction.read_plan import PlannedRow, read_planned_row
from shishi_cli.extraction.read_row import Place
from shishi_cli.extraction.rules import rules_version
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.operation import Operation
from shishi_cli.services.effective_texts import effective_texts


def read_again(record: ProjectMonth, entries: Sequence[Entry]) -> Reading:
    """The month's row read anew, with the progress that a person gave.

    The table's own verdict and its cut-off day stay as they were read, with the headings at hand.
    """
    texts, origin = effective_texts(record.texts, entries, record.month)
    place = Place(record.file, record.table, record.row)
    row = PlannedRow(texts, record.lent, record.year or NO_YEAR)
    reading = read_planned_row(row, place, record.month.number, origin)
    signals = [one for one in reading.signals if not _is_of_table(one)]
    kept = [one for one in record.reading.signals if _is_of_table(one)]
    return replace(reading, signals=(*signals, *kept))


def _is_of_table(signal: Signal) -> bool:
    return signal.source.column is Column.VERDICT or signal.kind is SignalKind.CUT_OFF


def reread_months(ledger: Ledger, operation: Operation, projects: Collection[int]) -> None:
    """Read the months of these projects anew, by the list and plan as they are in force now."""
    wanted = set(projects)
    for programme in ledger.programmes() if wanted else ():
        found = [one.project for one in ledger.projects(programme) if one.project in wanted]
        for month in ledger.months(programme) if found else ():
            for record in ledger.load(programme, month, found):
                if record.told == month:
                    reading = read_again(record, record.entries)
                    operation.put_reading(record.project, month, reading, rules_version())
