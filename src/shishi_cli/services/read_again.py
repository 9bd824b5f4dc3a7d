"""The texts that count: a person's progress text before the table's (生效文字)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from shishi_cli.domain.measure import Origin
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry, EntryField, ProjectMonth
from shishi_cli.domain.reading import Reading, Signal, SignalKind
from shishi_cli.domain.source import Column
from shishi_cli.domain.year_plan import NO_YEAR
from shishi_cli.extraction.read_plan import PlannedRow, read_planned_row
from shishi_cli.extraction.read_row import Place
from shishi_cli.extraction.rules import rules_version
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.operation import Operation


def effective_texts(
    texts: Mapping[Column, str], entries: Sequence[Entry], month: Month
) -> tuple[Mapping[Column, str], Origin]:
    """A row's texts with the progress that a person gave for the month, and whose words they are."""
    given = [e for e in entries if e.field is EntryField.PROGRESS and e.month == month]
    if not given:
        return texts, Origin.TEXT
    return {**texts, Column.PROGRESS: given[-1].value}, Origin.PERSON


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
        numbers = [one.number for one in ledger.projects(programme) if one.project in wanted]
        for month in ledger.months(programme) if numbers else ():
            for record in ledger.load(programme, month, numbers):
                if record.told == month:
                    reading = read_again(record, record.entries)
                    operation.put_reading(record.project, month, reading, rules_version())
