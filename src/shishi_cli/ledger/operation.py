"""Writing in the ledger: all within one operation, and nothing but versions."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict

from shishi_cli.domain.errors import LedgerError, NotFound, UndoBlocked
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.source import Publication
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.decisions import Decisions
from shishi_cli.ledger.month_rows import Former, NewRow, RowChange, former_readings, former_rows
from shishi_cli.ledger.place import Sealed
from shishi_cli.ledger.records import stored
from shishi_cli.ledger.rows import (
    TEXT_COLUMNS,
    Cells,
    Place,
    Stored,
    StoredFigure,
    StoredMeasure,
    StoredReading,
    cells_of,
)
from shishi_cli.ledger.sealing import seal
from shishi_cli.ledger.undoing import Undoing
from shishi_cli.ledger.writing import Writing
from shishi_cli.ledger.year_rows import replanned


class Operation(Decisions):
    """What one command writes: it has a time, a person and a reason, and can be undone.

    `changes` counts what `put_rows` and `put_reading` did. Made by `Ledger.operation` alone.
    """

    def __init__(self, connection: Connection, operation_id: int) -> None:
        self.id = operation_id
        self.changes: Counter[RowChange] = Counter()
        self.sealed: Sealed | None = None
        self._connection = connection
        self._writing = Writing(connection, operation_id)
        self._renumbered: set[int] = set()
        self._source_names: dict[int, str] = {}

    @property
    def changed(self) -> bool:
        """Whether anything was added or ended."""
        return self._writing.changed

    def add_programme(self, programme: Programme) -> int:
        """The programme's lasting id; adds the programme if it is not in force."""
        key = (programme.region, programme.year)
        known = self._connection.query(
            _programme_version,
            "SELECT programme, ended_by IS NULL FROM programmes WHERE region = ? AND year = ?"
            " ORDER BY ended_by IS NULL DESC, id DESC LIMIT 1",
            key,
        )
        if known and known[0][1]:
            return known[0][0]
        # A programme whose import was undone comes back under its former id.
        lasting = known[0][0] if known else self._writing.next_id("programmes")
        self._writing.add(
            "programmes",
            {"programme": lasting, "region": programme.region, "year": programme.year},
        )
        return lasting

    def add_source(
        self,
        name: str,
        sha256: str,
        encoding: str,
        month: Month | int,
        publication: Publication | None = None,
    ) -> int:
        """The id of a file that rows come from; `month` is the year for its list. Alone it is no
        change."""
        values: dict[str, Value] = {
            "name": name,
            "sha256": sha256,
            "encoding": encoding,
            "month": str(month),
            **asdict(publication or Publication()),
        }
        same = " AND ".join(f"{column} = :{column}" for column in values)
        known = self._connection.query(int, f"SELECT id FROM sources WHERE {same}", values)
        if known:
            return known[0]
        return self._connection.insert("sources", {**values, "added_by": self.id})

    def add_projects(self, programme: Programme, numbers: Sequence[str]) -> dict[str, int]:
        """The lasting ids of the projects that have these numbers; adds those that none has.

        Projects whose numbers moved must be renumbered before.
        """
        lasting = self.add_programme(programme)
        known = self._projects(lasting, numbers[0] if len(numbers) == 1 else None)
        new = [number for number in dict.fromkeys(numbers) if number not in known]
        first = self._writing.next_id("projects") if new else 0
        added = dict(zip(new, range(first, first + len(new)), strict=True))
        self._writing.add_many(
            "projects",
            ("project", "programme", "number"),
            [(project, lasting, number) for number, project in added.items()],
        )
        return {number: known.get(number) or added[number] for number in numbers}

    def _projects(self, programme: int, number: str | None) -> dict[str, int]:
        """The programme's projects by number, or the one that has `number`."""
        chosen, values = ("", ()) if number is None else (" AND number = ?", (number,))
        return dict(
            self._connection.query(
                _number_and_project,
                "SELECT number, project FROM projects"
                f" WHERE programme = ?{chosen} AND ended_by IS NULL",
                (programme, *values),
            )
        )

    def renumber(self, project: int, number: str) -> None:
        """Give a project another number; numbers may be swapped within one operation."""
        known = self._connection.query(
            _project_version,
            "SELECT programme, number FROM projects WHERE project = ? AND ended_by IS NULL",
            (project,),
        )
        if not known:
            raise NotFound(f"台账中没有编号 {project} 的项目")
        programme, former = known[0]
        if former == number:
            return
        self._writing.end("projects", {"project": project})
        self._writing.add(
            "projects", {"project": project, "programme": programme, "number": number}
        )
        self._renumbered.add(programme)

    def put_rows(
        self, month: Month, source: int, rows: Sequence[NewRow], rules: str
    ) -> list[tuple[RowChange, Former | None]]:
        """Put a month's rows and their readings; the former ones end where they differ.

        Gives what was done for each, with what stood there before. Equal texts and an equal
        reading are no change, whatever the file's name and the row's place in it. The sources of
        a reading are those of its row, as read from this file. Best some hundred at a time.
        """
        file = self._source_name(source)
        known = former_rows(self._connection, [each.project for each in rows], month)
        put: list[tuple[RowChange, Former | None]] = []
        new_rows: list[tuple[int, NewRow, Cells]] = []
        new_readings: list[tuple[int, Stored]] = []
        for each in rows:
            former = known.get(each.project)
            cells = cells_of(each.row.texts)
            reading = stored(each.reading, Place(file, each.row.table, each.row.row))
            moved = former is None or former.cells != cells
            reread = former is None or former.reading != reading
            if moved:
                new_rows.append((each.project, each, cells))
            if reread:
                new_readings.append((each.project, reading))
            change = RowChange.CHANGED if moved or reread else RowChange.UNCHANGED
            put.append((RowChange.NEW if former is None else change, former))
        self._write_rows(month, source, new_rows, known)
        self._write_readings(month, new_readings, rules, known)
        self.changes.update(change for change, _ in put)
        return put

    def put_reading(self, project: int, month: Month, reading: Reading, rules: str) -> RowChange:
        """Read a month's row anew: by other rules, or with a progress text that a person gave.

        Raises NotFound where the month has no row: then there is nothing to keep it beside.
        """
        places = self._connection.query(
            Place,
            "SELECT s.name, r.sheet, r.line FROM sheet_rows r JOIN sources s ON s.id = r.source"
            " WHERE r.project = ? AND r.month = ? AND r.ended_by IS NULL",
            (project, str(month)),
        )
        if not places:
            raise NotFound(f"台账中没有该项目 {month} 的表格行")
        known = former_readings(self._connection, [project], month)
        new = stored(reading, places[0])
        change = RowChange.UNCHANGED
        if known.get(project) != new:
            self._write_readings(month, [(project, new)], rules, known)
            change = RowChange.CHANGED
        self.changes[change] += 1
        return change

    def replanned(self) -> tuple[int, ...]:
        """The projects whose row of the year's list, or plan, this operation changed."""
        return replanned(self._connection, self.id)

    def undo(self, target: int) -> None:
        """Undo an operation: end what it added, add again what it ended.

        Raises UndoBlocked, with the operations to undo before, where later ones have touched the
        same things or built on them.
        """
        self._connection.execute("UPDATE operations SET undoes = ? WHERE id = ?", (target, self.id))
        undoing = Undoing(self._connection, self.id, target)
        undoing.run()
        if undoing.blockers:
            by = sorted(undoing.blockers, reverse=True)
            raise UndoBlocked(
                f"操作 {target} 还不能撤销:后来的操作改动了同样的内容,或以它为基础",
                f"请先撤销后来的: {'、'.join(f'shishi undo {each}' for each in by)}",
                by,
            )
        self._writing.changed = undoing.changed

    def verify(self) -> None:
        """Look, before the commit, whether numbers that moved ended on one project each."""
        for programme in self._renumbered:
            twice = self._connection.query(
                str,
                "SELECT number FROM projects WHERE programme = ? AND ended_by IS NULL"
                " GROUP BY number HAVING count(*) > 1",
                (programme,),
            )
            if twice:
                raise LedgerError(f"两个项目不能有同一个序号: {'、'.join(twice)}")

    def seal(self) -> Sealed:
        """Seal what was written; nothing may be written after."""
        self.sealed = Sealed(self.id, seal(self._connection, self.id))
        return self.sealed

    def _write_rows(
        self,
        month: Month,
        source: int,
        rows: Sequence[tuple[int, NewRow, Cells]],
        known: Collection[int],
    ) -> None:
        self._writing.end_month(
            "sheet_rows", month, [project for project, *_ in rows if project in known]
        )
        self._writing.add_many(
            "sheet_rows",
            ("project", "month", "source", "sheet", "line", *TEXT_COLUMNS),
            [
                (project, str(month), source, each.row.table, each.row.row, *cells)
                for project, each, cells in rows
            ],
        )

    def _write_readings(
        self,
        month: Month,
        readings: Sequence[tuple[int, Stored]],
        rules: str,
        known: Collection[int],
    ) -> None:
        """Put readings in place of the former ones, with their measures and figures."""
        former = [project for project, _ in readings if project in known]
        at = str(month)
        for table in ("readings", "measures", "figures"):
            self._writing.end_month(table, month, former)
        self._writing.add_many(
            "readings",
            ("project", "month", "rules", *StoredReading._fields),
            [(project, at, rules, *each.reading) for project, each in readings],
        )
        self._writing.add_many(
            "measures",
            ("project", "month", *StoredMeasure._fields),
            [(project, at, *one) for project, each in readings for one in each.measures],
        )
        self._writing.add_many(
            "figures",
            ("project", "month", *StoredFigure._fields),
            [(project, at, *one) for project, each in readings for one in each.figures],
        )

    def _source_name(self, source: int) -> str:
        if source not in self._source_names:
            names = self._connection.query(str, "SELECT name FROM sources WHERE id = ?", (source,))
            self._source_names[source] = names[0]
        return self._source_names[source]


def _programme_version(programme: int, in_force: int) -> tuple[int, bool]:
    return programme, bool(in_force)


def _project_version(programme: int, number: str) -> tuple[int, str]:
    return programme, number


def _number_and_project(number: str, project: int) -> tuple[str, int]:
    return number, project
