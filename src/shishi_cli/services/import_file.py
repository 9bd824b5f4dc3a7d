"""Put one table into the ledger: rows → readings → versions, all or nothing (导入)."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from shishi_cli.assessment.conflicts import find_conflicts
from shishi_cli.domain.errors import LedgerError
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.domain.project import Entry
from shishi_cli.domain.reading import Reading, SignalKind
from shishi_cli.domain.results.imports import CellChange, Conflict, Counts, Import
from shishi_cli.domain.source import Column, SheetRow
from shishi_cli.domain.year_plan import NO_YEAR
from shishi_cli.extraction.figures.doubts import DONE_SCALE, DONE_UNUSED, SENTENCES
from shishi_cli.extraction.rules import rules_version
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.month_rows import Former, NewRow, RowChange
from shishi_cli.ledger.operation import Operation
from shishi_cli.services.arrived import Arrived, Asked
from shishi_cli.services.compare_lists import compare_lists
from shishi_cli.services.join_units import join_units
from shishi_cli.services.place_projects import Placed, place_projects
from shishi_cli.services.read_rows import ReadRow, read_row_with
from shishi_cli.services.tell_copied import copied, repeated

# Rows that are read and written at once. Readings are not kept: a table may have 200,000 rows.
_AT_ONCE = 500
_SHOWN = 20
_LONGEST = 40
# Targets are counted as measures; what the year's plan asks for later is no figure of the month.
_UNCOUNTED = (
    FigureKind.TARGET,
    FigureKind.PLAN_GOAL,
    FigureKind.NEXT_GOAL,
    FigureKind.PLAN_END,
)


def import_table(
    ledger: Ledger,
    arrived: Arrived,
    asked: Asked,
    author: Author,
    expected: Import | None = None,
) -> Import:
    """Put a table's month into the ledger in one operation of `author`; its reason is the file.

    Raises MatchUndecided for projects that only resemble known ones, and LedgerError when the
    outcome is not the `expected` one that a person agreed to. Nothing is written then.
    """
    file = arrived.sheet.file
    with ledger.operation(
        command="import", person=author.person, reason=file, at=author.at
    ) as operation:
        if arrived.month is None:
            from shishi_cli.services.import_list import put_list  # once a year

            done = put_list(ledger, operation, arrived, asked, author)
        else:
            done = _put(ledger, operation, arrived, asked)
        if expected is not None and done != expected:
            raise LedgerError(f"{file}: 预览之后台账又有变动,没有写入", "请重新导入,再看一次预览")
    return done


def _put(ledger: Ledger, operation: Operation, arrived: Arrived, asked: Asked) -> Import:
    sheet, month = arrived.sheet, arrived.month
    assert month is not None  # the year's list goes another way
    placed = place_projects(ledger, operation, arrived, asked, month)
    units = ledger.units(placed.programme)  # before this table
    tally = _Tally(month)
    for rows, entries in _read_rows(ledger, placed, arrived, asked.read):
        put = operation.put_rows(month, placed.source, rows, rules_version())
        tally.add(rows, put, entries)
        tally.repeated += repeated(ledger, rows, month)
        asked.watch(len(rows))
    same = copied(ledger, placed.programme, month, tally.repeated)
    joined = join_units(tuple(tally.units), units, ledger.unit_names())
    operation.put_unit_names(joined.names)
    appeared = compare_lists(ledger, placed.programme, month)
    return Import(
        file=sheet.file,
        programme=placed.programme,
        month=month,
        said_by=arrived.said_by,
        encoding=sheet.encoding,
        publication=placed.publication,
        counts=tally.counts(),
        changes=tuple(tally.changes),
        missing=placed.missing,
        conflicts=tuple(tally.conflicts),
        notices=(
            *placed.notices,
            *tally.unused(),
            *_copied(same),
            *tally.earlier({project for _, told in same for project in told}),
            *joined.notices,
        ),
        appeared=appeared,
        left_out=_left_out(ledger, placed, month),
    )


def _read_rows(
    ledger: Ledger, placed: Placed, arrived: Arrived, read: ReadRow
) -> Iterator[tuple[list[NewRow], Mapping[int, Sequence[Entry]]]]:
    """The table's rows, read, with the entries of their projects, some hundred at once."""
    sheet, month = arrived.sheet, arrived.month
    assert month is not None  # the year's list goes another way
    year = ledger.year_words(placed.programme)

    def new_row(at: int, project: int, entries: Sequence[Entry]) -> NewRow:
        row, words = sheet.rows[at], year.get(project, NO_YEAR)
        if entries or words != NO_YEAR:
            return NewRow(project, row, read_row_with(sheet, row, month, entries, words))
        return NewRow(project, row, read(sheet, month, at))

    for first in range(0, len(placed.projects), _AT_ONCE):
        ids = placed.projects[first : first + _AT_ONCE]
        entries = ledger.entries(ids, month)
        yield [new_row(at, one, entries.get(one, ())) for at, one in enumerate(ids, first)], entries


class _Tally:
    """Counts what goes by, and keeps only what a person is shown."""

    def __init__(self, month: Month) -> None:
        self.changes: list[CellChange] = []
        self.conflicts: list[Conflict] = []
        self._unused: dict[str, list[str]] = {}  # by what was wrong with them
        self._earlier: dict[int, str] = {}
        self.units: dict[str, None] = {}  # in the order of the table
        self.repeated: list[int] = []  # projects that say what a table before said
        self._month = month
        self._counts: Counter[str] = Counter()

    def add(
        self,
        rows: Sequence[NewRow],
        put: Sequence[tuple[RowChange, Former | None]],
        entries: Mapping[int, Sequence[Entry]],
    ) -> None:
        for new, (change, former) in zip(rows, put, strict=True):
            cells = list(_changed_cells(former, new.row)) if change is RowChange.CHANGED else []
            reread = change is RowChange.CHANGED and not cells
            self.changes += cells
            self._counts["reread" if reread else change.value] += 1
            self._count(new.reading)
            for one in new.reading.notices:
                if one.code in (DONE_UNUSED, DONE_SCALE):
                    number, done = new.row.text(Column.NUMBER), new.row.text(Column.DONE)
                    words = f"第{number}项“{' '.join(done.split())[:_LONGEST]}”"
                    self._unused.setdefault(one.code, []).append(words)
            for signal in new.reading.signals:
                if signal.kind is SignalKind.EARLIER_MONTH:
                    words = f"第{new.row.text(Column.NUMBER)}项“{signal.source.text}”"
                    self._earlier[new.project] = words
            self.units |= dict.fromkeys(new.reading.units)
            own = entries.get(new.project, ())
            if own and change is not RowChange.UNCHANGED:
                self.conflicts += find_conflicts(new.row, new.reading, own, self._month)

    def counts(self) -> Counts:
        return Counts(**{name: self._counts[name] for name in Counts.__dataclass_fields__})

    def unused(self) -> Iterator[str]:
        """The cells of figures that fit no measure, told once."""
        for code, cells in self._unused.items():
            yield f"{SENTENCES[code]}: {_listed(cells)}"

    def earlier(self, told: Collection[int]) -> Iterator[str]:
        """The projects whose words are as of an earlier month than the table's, told once; without
        those of which more is `told`."""
        if words := [one for project, one in self._earlier.items() if project not in told]:
            listed = _listed(words)
            yield f"进展写的是以前的月份,其中的数不作 {self._month} 的数,请单位补报: {listed}"

    def _count(self, reading: Reading) -> None:
        figures = [figure for measure in reading.measures for figure in measure.figures]
        self._counts["projects"] += 1
        self._counts["measures"] += len(reading.measures)
        self._counts["figures"] += sum(one.kind not in _UNCOUNTED for one in figures)
        self._counts["doubts"] += sum(len(one.doubts) for one in figures) + len(reading.notices)


def _left_out(ledger: Ledger, placed: Placed, month: Month) -> tuple[str, ...]:
    """The numbers that a newer version of the month's table leaves out; their rows stay."""
    if not placed.missing:
        return ()
    here = ledger.row_sources(placed.programme, month)
    kept = {one.number for one in ledger.projects(placed.programme) if one.project in here}
    return tuple(number for number in placed.missing if number in kept)


def _copied(found: Sequence[tuple[Month, Mapping[int, str]]]) -> Iterator[str]:
    """The projects that say what the table before said, told once for each such table."""
    for month, told in found:
        listed = _listed([f"第{number}项" for number in told.values()])
        yield f"进展情况与 {month} 的相同,请单位报本月的进展: {listed}"


def _listed(projects: Sequence[str]) -> str:
    """The first of them, and how many there are where not all are shown."""
    more = f" 等 {len(projects)} 项" if len(projects) > _SHOWN else ""
    return "、".join(projects[:_SHOWN]) + more


def _changed_cells(former: Former | None, row: SheetRow) -> Iterator[CellChange]:
    old = former.texts if former else {}
    for column in Column:
        if old.get(column) != row.texts.get(column):
            number = row.text(Column.NUMBER)
            yield CellChange(number, column, old.get(column), row.texts.get(column))
