"""The numbers that projects have in a month, as its table prints them (当月序号)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace

from shishi_cli.domain.errors import NotFound
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.numbering import former_number, is_former
from shishi_cli.domain.project import KnownProject, Programme
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.table.project_number import project_number

_Printed = Sequence[tuple[Month | None, str]]


@frozen
class MonthNumbers:
    """A programme's projects with their numbers of a month (当月序号): `known` as they are now,
    `numbers` by project, `former` those of other months, the latest last."""

    known: Mapping[int, KnownProject]
    numbers: Mapping[int, str]
    former: Mapping[int, Sequence[str]] = field(default_factory=dict)

    def find(self, written: str) -> KnownProject:
        """The project that a number means: of the month first, then now, then of another month.

        Raises NotFound, with the numbers there are, for another.
        """
        number = project_number(written)
        of_month = [one for one in self.known.values() if self.numbers[one.project] == number]
        now = [one for one in self.known.values() if one.number == number]
        once = [one for one in self.known.values() if number in self.former.get(one.project, ())]
        found = next(iter((*of_month, *now, *once)), None)
        if found is None:
            raise no_such_number(written, self.numbers.values())
        return found

    def of_month(self, project: KnownProject) -> KnownProject:
        """The project with the number that it has in the month."""
        return replace(project, number=self.numbers[project.project])


def no_such_number(written: str, known: Collection[str]) -> NotFound:
    """What is said of a number that no project has, with those that there are."""
    numbers = sorted(known, key=lambda number: (len(number), number))
    told = f"{numbers[0]} 至 {numbers[-1]},共 {len(numbers)} 项" if numbers else "无"
    return NotFound(f"没有第 {written} 项", f"现有序号: {told}")


def number_projects(ledger: Ledger, programme: Programme, month: Month) -> MonthNumbers:
    """The numbers of the programme's projects in the month."""
    return number_year(ledger, programme)(month)


def number_year(ledger: Ledger, programme: Programme) -> Callable[[Month], MonthNumbers]:
    """What gives the same for any month, asking the ledger once."""
    known = {one.project: one for one in ledger.projects(programme)}
    printed = {
        project: [(at, project_number(cell)) for at, cell in cells]
        for project, cells in ledger.printed_numbers(programme).items()
    }
    former = {project: [n for _, n in told] for project, told in printed.items()}
    return lambda month: MonthNumbers(known, numbers_in(month, known, printed), former)


def numbers_in(
    month: Month, known: Mapping[int, KnownProject], printed: Mapping[int, _Printed]
) -> Mapping[int, str]:
    """One number for each project, no two the same: that of the month's table; of one that is not
    in it the last before, if no other has it there, else the present one.

    Where lists that count from one each came together, what is printed names no project: the
    ledger's own numbers hold.
    """
    own = {p: number for p, told in printed.items() if (number := _told_in(month, told))}
    if len(set(own.values())) < len(own) or any(
        _is_given(known[project].number, printed[project]) for project in own
    ):
        return {project: one.number for project, one in known.items()}
    found, used = dict(own), set(own.values())
    for project, one in known.items():
        if project not in found:
            last = [number for at, number in printed.get(project, ()) if at is None or at < month]
            found[project] = _free((*last[-1:], one.number), used)
            used.add(found[project])
    return found


def _told_in(month: Month, told: _Printed) -> str:
    return next((number for at, number in told if at == month), "")


def _is_given(number: str, told: _Printed) -> bool:
    """Whether the ledger gave a project its number, as no table has it."""
    return not is_former(number) and all(number != printed for _, printed in told)


def _free(wanted: Iterable[str], used: Collection[str]) -> str:
    number = ""
    for number in wanted:
        if number and number not in used:
            return number
    while number in used:
        number = former_number(number)
    return number
