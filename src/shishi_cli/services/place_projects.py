"""Give a table its source in the ledger, and each of its rows a project (项目归位)."""

from collections.abc import Collection, Iterator, Sequence

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import NUMBERS_MISSING
from shishi_cli.domain.project import KnownProject, Programme
from shishi_cli.domain.source import Column, Publication, Sheet
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.operation import Operation
from shishi_cli.readers.table.project_number import project_number, told_gaps
from shishi_cli.services.arrived import Arrived, Asked
from shishi_cli.services.match_projects import match_projects, memory_of, missing_numbers
from shishi_cli.services.place_table import choose_programme, new_programme


@frozen
class Placed:
    """A table whose rows have their projects (已归位的表): `projects` row by row, `missing` the
    numbers of the known ones that it does not have, `notices` all that there is to say of it."""

    programme: Programme
    source: int
    publication: Publication
    projects: tuple[int, ...]
    missing: tuple[str, ...]
    notices: tuple[str, ...]


def place_projects(
    ledger: Ledger, operation: Operation, arrived: Arrived, asked: Asked, of: Month | int
) -> Placed:
    """Match the rows of a month or a year with the projects that are known, and add the new ones.

    Raises MatchUndecided for what only resembles a known one, and what `choose_programme` raises.
    """
    sheet, year = arrived.sheet, of.year if isinstance(of, Month) else of
    programme, placed = choose_programme(ledger, sheet, year, asked.region)
    is_new = new_programme(ledger, programme)
    # Projects have the numbers of the latest table; a list comes before all tables.
    is_latest = all(isinstance(of, Month) and one <= of for one in ledger.months(programme))
    memory = memory_of(ledger, programme, is_latest)
    matches = match_projects(memory, sheet, asked.accept_matches, asked.new_projects)
    publication = Publication(sheet.format, sheet.page_title, sheet.publisher, sheet.published)
    source = operation.add_source(sheet.file, sheet.sha256, sheet.encoding, of, publication)
    for project, number in matches.renumbered:
        operation.renumber(project, number)
    printed = [project_number(row.text(Column.NUMBER)) for row in sheet.rows]
    numbers = [matches.numbers.get(number, number) for number in printed]
    projects = operation.add_projects(programme, numbers)
    operation.put_matches(programme, matches.decided)
    elsewhere = _in_other_files(ledger, programme, of, set(projects.values()))
    told = (*arrived.notices, *is_new, *placed, *_notices(sheet, printed, memory.known))
    return Placed(
        programme,
        source,
        publication,
        tuple(projects[number] for number in numbers),
        missing_numbers(memory.known, {*projects.values(), *elsewhere}, dict(matches.renumbered)),
        (*told, *matches.notices),
    )


def _notices(sheet: Sheet, printed: Sequence[str], known: Sequence[KnownProject]) -> Iterator[str]:
    """What is to be said of the sheet; a gap between its numbers that known projects fill is told as
    what the table leaves out, if the month has it from no other."""
    for notice in sheet.notices:
        if notice.code != NUMBERS_MISSING:
            yield notice.text
        elif gaps := told_gaps(printed, (one.number for one in known)):
            yield f"序号不连续: {gaps}"


def _in_other_files(
    ledger: Ledger, programme: Programme, of: Month | int, present: Collection[int]
) -> set[int]:
    """The projects that the month has from files that have none of these: each unit's table holds
    its own part of the list. An older version of the same table has some."""
    files = ledger.row_sources(programme, of) if isinstance(of, Month) else {}
    same = {files[project] for project in present if project in files}
    return {project for project, file in files.items() if file not in same}
