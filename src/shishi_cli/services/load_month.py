"""The projects of a month as they are judged: by the numbers that they have in it, those that only
the year's list knows read from it (取一个月)."""

from collections.abc import Collection
from dataclasses import replace
from functools import cache

from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme, ProjectMonth
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.number_projects import MonthNumbers, number_year


class LoadedYear:
    """A programme's year up to a month, asked for once (已取的全年): its months are put together from
    it, of some of the chosen projects or of all."""

    def __init__(
        self,
        ledger: Ledger,
        programme: Programme,
        last: Month,
        projects: Collection[int] | None = None,
    ) -> None:
        self._year = ledger.year(programme, last, projects)
        self._numbers = cache(lambda: number_year(ledger, programme))

    def month(self, month: Month, some: Collection[int] | None = None) -> tuple[ProjectMonth, ...]:
        """What `Ledger.load` gives, numbered as in the month, with the promises of projects that no
        table has told of yet."""
        numbers = self._numbers()(month)
        return tuple(_numbered(one, numbers) for one in self.to_judge(month, some))

    def to_judge(
        self, month: Month, some: Collection[int] | None = None
    ) -> tuple[ProjectMonth, ...]:
        """The same without the month's numbers, for who only judges."""
        return tuple(map(_with_promise, self._year.month(month, some)))


def load_month(
    ledger: Ledger, programme: Programme, month: Month, projects: Collection[int] | None = None
) -> tuple[ProjectMonth, ...]:
    """The records of one month, as `LoadedYear.month` gives them."""
    return LoadedYear(ledger, programme, month, projects).month(month)


def _numbered(record: ProjectMonth, numbered: MonthNumbers) -> ProjectMonth:
    now = numbered.known[record.project]
    return replace(record, number=numbered.numbers[record.project], now=now)


def _with_promise(record: ProjectMonth) -> ProjectMonth:
    listed = record.year.listed if record.year else None
    if record.told is not None or listed is None:
        return record
    # Reading costs a third of a second to import: few months have such a project.
    from shishi_cli.extraction.read_plan import read_listed

    return replace(record, reading=read_listed(listed))
