"""Import a month's table: file → rows → readings → ledger, all or nothing (导入)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shishi_cli.domain.errors import MonthUnknown
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.source import Column, Sheet, SheetRow
from shishi_cli.extraction.reading import Place, read_row
from shishi_cli.extraction.region import read_region
from shishi_cli.extraction.rules import RULES_VERSION
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.operation import RowChange
from shishi_cli.readers.numbering import project_number
from shishi_cli.readers.sheet import read_sheet
from shishi_cli.services.matching import match_projects
from shishi_cli.services.reread import effective_texts


@dataclass(frozen=True, slots=True)
class Import:
    """What one file brought (导入结果). `said_by` tells in Chinese where the month is from."""

    file: str
    programme: Programme
    month: Month
    said_by: str
    encoding: str
    readings: tuple[Reading, ...]
    new: int
    changed: int
    unchanged: int
    missing: tuple[str, ...]
    notices: tuple[str, ...]

    @property
    def measures(self) -> int:
        return sum(len(reading.measures) for reading in self.readings)

    @property
    def figures(self) -> int:
        """The goals, actuals and stated shares that were read; targets are counted as measures."""
        return sum(
            figure.kind is not FigureKind.TARGET
            for reading in self.readings
            for measure in reading.measures
            for figure in measure.figures
        )

    @property
    def doubts(self) -> int:
        return sum(
            len(figure.doubts)
            for reading in self.readings
            for measure in reading.measures
            for figure in measure.figures
        ) + sum(len(reading.notices) for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person said of the import: month, region, and whether likely matches are accepted."""

    month: Month | None = None
    region: str | None = None
    accept_matches: bool = False


def import_file(ledger: Ledger, path: Path, asked: Asked, *, person: str, at: str) -> Import:
    """Put one file's month into the ledger.

    Raises UnreadableFile with all that is wrong in the file, MonthUnknown where nothing or two
    things tell the month, MatchUndecided for projects that only resemble known ones. Nothing is
    written then.
    """
    sheet = read_sheet(path, asked.month)
    month, said_by, notices = resolve_month(sheet, asked.month)
    programme = _programme(ledger, sheet, month, asked.region)
    known = ledger.projects(programme) if programme in ledger.programmes() else ()
    matches = match_projects(known, sheet.rows, asked.accept_matches)
    readings = []
    with ledger.operation(command="import", person=person, reason=path.name, at=at) as operation:
        source = operation.add_source(sheet.file, sheet.sha256, sheet.encoding, month)
        for project, number in matches.renumbered:
            operation.renumber(project, number)
        projects = {}
        for row in sheet.rows:
            number = project_number(row.text(Column.NUMBER))
            projects[number] = operation.add_project(programme, number)
        entries = {record.project: record.entries for record in ledger.load(programme, month)}
        for row in sheet.rows:
            project = projects[project_number(row.text(Column.NUMBER))]
            texts, origin = effective_texts(row.texts, entries.get(project, ()), month)
            reading = read_row(texts, Place(sheet.file, row.table, row.row), month.number, origin)
            operation.put_row(project, month, source, row, reading, RULES_VERSION)
            readings.append(reading)
        changes = operation.changes
    gone = [one.number for one in known if one.project not in projects.values()]
    return Import(
        file=path.name,
        programme=programme,
        month=month,
        said_by=said_by,
        encoding=sheet.encoding,
        readings=tuple(readings),
        new=changes[RowChange.NEW],
        changed=changes[RowChange.CHANGED],
        unchanged=changes[RowChange.UNCHANGED],
        missing=tuple(gone),
        notices=(*notices, *matches.notices),
    )


def resolve_month(sheet: Sheet, given: Month | None) -> tuple[Month, str, tuple[str, ...]]:
    """The month, who says it, and notices: a person first, then the page, then the file's name.

    Raises MonthUnknown when page and name disagree, or when neither tells.
    """
    page, named = _page_month(sheet), sheet.file_month
    if given is not None:
        others = [
            f"{what}写的是 {month}"
            for what, month in (("页面", page), ("文件名", named))
            if month is not None and month != given
        ]
        notices = (f"按 --month 记为 {given};{'、'.join(others)}",) if others else ()
        return given, "--month", notices
    if page is not None and named is not None and page != named:
        raise MonthUnknown(
            f"{sheet.file}: “{sheet.heading_words}”是 {page},文件名是 {named},两者不一致",
            f"请用 --month 指定月份,如 --month {page}",
        )
    if page is not None:
        return page, f"“{sheet.heading_words}”", ()
    if named is not None:
        return named, "文件名", ()
    said = f"“{sheet.heading_words}”只有月没有年" if sheet.heading_month else "表中和文件名都没有写"
    raise MonthUnknown(
        f"{sheet.file}: 不知道是哪个月的表({said})", "请用 --month 指定,如 --month 2023-03"
    )


def _page_month(sheet: Sheet) -> Month | None:
    """The page's month; a heading that tells no year takes it from the file's name."""
    if sheet.heading_month is None:
        return None
    year = sheet.heading_year or (sheet.file_month.year if sheet.file_month else None)
    return Month(year, sheet.heading_month) if year else None


def _programme(ledger: Ledger, sheet: Sheet, month: Month, region: str | None) -> Programme:
    """Whose promises these are: as said, else the year's only programme, else by the words."""
    if region is not None:
        return Programme(region, month.year)
    of_year = [one for one in ledger.programmes() if one.year == month.year]
    if len(of_year) == 1:
        return of_year[0]
    return Programme(read_region(_words(sheet.page_title, sheet.rows)), month.year)


def _words(title: str, rows: Sequence[SheetRow]) -> str:
    columns = (Column.TITLE, Column.GOAL, Column.PROGRESS)
    return "\n".join([title, *(row.text(column) for row in rows for column in columns)])
