"""The projects of a month as they are judged: by the numbers that they have in it, those that only
the year's list knows read from it (取一个月)."""

from collections.abc import Callable, Collection
from dataclasses import replace

from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme, ProjectMonth
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.number_projects import MonthNumbers, number_year

# The records of a month, of some of the chosen projects or of all.
LoadMonth = Callable[[Month, Collection[int] | None], tuple[ProjectMonth, ...]]


def load_month(
    ledger: Ledger, programme: Programme, month: Month, projects: Collection[int] | None = None
) -> tuple[ProjectMonth, ...]:
    """What `Ledger.load` gives, numbered as in the month, with the promises of projects that no
    table has told of yet."""
    return load_year(ledger, programme, month, projects)(month, None)


def load_year(
    ledger: Ledger,
    programme: Programme,
    last: Month,
    projects: Collection[int] | None = None,
    *,
    numbered: bool = True,
) -> LoadMonth:
    """What gives the same for each month up to the last: what is told of the year is asked for once. Who only judges does without the numbers."""
    year = ledger.year(programme, last, projects)
    numbers = number_year(ledger, programme) if numbered else None

    def of_month(month: Month, some: Collection[int] | None) -> tuple[ProjectMonth, ...]:
        records = map(_with_promise, year.month(month, some))
        if numbers is None:
            return tuple(records)
        found = numbers(month)
        return tuple(_numbered(one, found) for one in records)

    return of_month


def _numbered(record: ProjectMonth, numbered: MonthNumbers) -> ProjectMonth:
    now = numbered.known[record.project]
    return replace(record, number=numbered.numbers[record.project], now=now)


def _with_promise(record: ProjectMonth) -> ProjectMonth:
    listed = record.year.listed if record.year else None
    if record.told is not None or listed is None:
        return record
    # Reading costs a third of a second to import: few months have such a project.
    from shishi_cli.extraction.read_row import Place, read_row

    place = Place(record.file, record.table, record.row)
    return replace(record, reading=read_row(listed.texts, place, None))
