"""The projects of a month as they are judged: by the numbers that they have in it, those that only
the year's list knows read from it (取一个月)."""

from collections.abc import Callable, Collection
from dataclasses import replace

from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme, ProjectMonth
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.number_projects import MonthNumbers, number_year


def load_month(
    ledger: Ledger, programme: Programme, month: Month, projects: Collection[int] | None = None
) -> tuple[ProjectMonth, ...]:
    """What `Ledger.load` gives, numbered as in the month, with the promises of projects that no
    table has told of yet."""
    return load_year(ledger, programme, month, projects)(month, None)


def load_year(
    ledger: Ledger, programme: Programme, last: Month, projects: Collection[int] | None = None
) -> Callable[[Month, Collection[int] | None], tuple[ProjectMonth, ...]]:
    """What gives the same for each month up to the last, of some of the chosen projects or of all:
    what is told of the year is asked for once."""
    year, numbers = ledger.year(programme, last, projects), number_year(ledger, programme)

    def of_month(month: Month, some: Collection[int] | None) -> tuple[ProjectMonth, ...]:
        numbered = numbers(month)
        return tuple(_numbered(_with_promise(one), numbered) for one in year.month(month, some))

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
