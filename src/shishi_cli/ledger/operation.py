"""Writing in the ledger: all within one operation, and nothing but versions."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from shishi_cli.domain.errors import LedgerError, NotFound, UndoBlocked
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry, Programme
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.source import SheetRow
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.rows import (
    TEXT_COLUMNS,
    Cells,
    Place,
    Stored,
    StoredFigure,
    StoredMeasure,
    StoredReading,
    cells_of,
    stored,
    stored_entry,
)
from shishi_cli.ledger.undoing import Undoing

_CELLS = ", ".join(f"r.{column.value}" for column in TEXT_COLUMNS)


class RowChange(StrEnum):
    """What putting a row did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Operation:
    """What one command writes: it has a time, a person and a reason, and can be undone.

    `changes` counts what `put_row` and `put_reading` did. Made by `Ledger.operation` alone.
    """

    def __init__(self, connection: Connection, operation_id: int) -> None:
        self.id = operation_id
        self.changes: Counter[RowChange] = Counter()
        self.changed = False
        self._connection = connection
        self._renumbered: set[int] = set()
        # Asked for with every row of an import.
        self._programmes: dict[Programme, int] = {}
        self._source_names: dict[int, str] = {}

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
        lasting = known[0][0] if known else self._next_id("programmes")
        self._add(
            "programmes",
            {"programme": lasting, "region": programme.region, "year": programme.year},
        )
        return lasting

    def add_source(self, name: str, sha256: str, encoding: str, month: Month) -> int:
        """The id of a file that rows come from. Alone it is no change."""
        values = {"name": name, "sha256": sha256, "encoding": encoding, "month": str(month)}
        known = self._connection.query(
            int,
            "SELECT id FROM sources WHERE sha256 = :sha256 AND name = :name"
            " AND encoding = :encoding AND month = :month",
            values,
        )
        if known:
            return known[0]
        return self._connection.insert("sources", {**values, "added_by": self.id})

    def add_project(self, programme: Programme, number: str) -> int:
        """The lasting id of the project that has this number; adds the project if none has.

        Projects whose numbers moved must be renumbered before.
        """
        programme_id = self._programmes.get(programme)
        if programme_id is None:
            programme_id = self.add_programme(programme)
            self._programmes[programme] = programme_id
        known = self._connection.query(
            int,
            "SELECT project FROM projects WHERE programme = ? AND number = ? AND ended_by IS NULL",
            (programme_id, number),
        )
        if known:
            return known[0]
        project = self._next_id("projects")
        self._add("projects", {"project": project, "programme": programme_id, "number": number})
        return project

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
        self._end("projects", {"project": project})
        self._add("projects", {"project": project, "programme": programme, "number": number})
        self._renumbered.add(programme)

    def put_row(
        self,
        project: int,
        month: Month,
        source: int,
        row: SheetRow,
        reading: Reading,
        rules: str,
    ) -> RowChange:
        """Put a month's row and its reading; the former ones end where they differ.

        Equal texts and an equal reading are no change, whatever the file's name and the row's
        place in it. The sources of `reading` are those of the row, as read from this file.
        """
        place = Place(self._source_name(source), row.table, row.row)
        cells = cells_of(row.texts)
        former = self._cells(project, month)
        change = RowChange.UNCHANGED
        if former != cells:
            change = RowChange.CHANGED if former else RowChange.NEW
            if former:
                self._end("sheet_rows", {"project": project, "month": str(month)})
            self._add(
                "sheet_rows",
                {
                    "project": project,
                    "month": str(month),
                    "source": source,
                    "sheet": row.table,
                    "line": row.row,
                    **dict(zip(TEXT_COLUMNS, cells, strict=True)),
                },
            )
        if self._put_stored(project, month, stored(reading, place), rules):
            change = RowChange.CHANGED if former else RowChange.NEW
        self.changes[change] += 1
        return change

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
        replaced = self._put_stored(project, month, stored(reading, places[0]), rules)
        change = RowChange.CHANGED if replaced else RowChange.UNCHANGED
        self.changes[change] += 1
        return change

    def put_entry(self, project: int, entry: Entry) -> None:
        """Keep what a person set; ends the former entry of the same field, month and measure.

        The same value with the same note by the same person again is no change.
        """
        row = stored_entry(entry)
        key: dict[str, Value] = {
            "project": project,
            "month": row.month,
            "field": row.field,
            "measure": row.measure,
        }
        former = self._connection.query(
            _three_texts,
            "SELECT value, note, person FROM entries WHERE project = :project AND month = :month"
            " AND field = :field AND measure IS :measure AND ended_by IS NULL",
            key,
        )
        if former == [(row.value, row.note, row.person)]:
            return
        self._end("entries", key)
        self._add("entries", {"project": project, **row._asdict()})

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
        self.changed = undoing.changed

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

    def _put_stored(self, project: int, month: Month, rows: Stored, rules: str) -> bool:
        """Whether the reading differed and was replaced, with its measures and figures."""
        former = self._stored(project, month)
        if former == rows:
            return False
        key: dict[str, Value] = {"project": project, "month": str(month)}
        if former:
            for table in ("readings", "measures", "figures"):
                self._end(table, key)
        self._add("readings", {**key, "rules": rules, **rows.reading._asdict()})
        for measure in rows.measures:
            self._add("measures", {**key, **measure._asdict()})
        for figure in rows.figures:
            self._add("figures", {**key, **figure._asdict()})
        return True

    def _stored(self, project: int, month: Month) -> Stored | None:
        where = "WHERE project = ? AND month = ? AND ended_by IS NULL ORDER BY id"
        key = (project, str(month))
        readings = self._connection.query(
            StoredReading,
            f"SELECT {', '.join(StoredReading._fields)} FROM readings {where}",
            key,
        )
        if not readings:
            return None
        measures = self._connection.query(
            StoredMeasure,
            f"SELECT {', '.join(StoredMeasure._fields)} FROM measures {where}",
            key,
        )
        figures = self._connection.query(
            StoredFigure,
            f"SELECT {', '.join(StoredFigure._fields)} FROM figures {where}",
            key,
        )
        return Stored(readings[0], tuple(measures), tuple(figures))

    def _cells(self, project: int, month: Month) -> Cells | None:
        found = self._connection.query(
            _cells,
            f"SELECT {_CELLS} FROM sheet_rows r"
            " WHERE r.project = ? AND r.month = ? AND r.ended_by IS NULL",
            (project, str(month)),
        )
        return found[0] if found else None

    def _source_name(self, source: int) -> str:
        if source not in self._source_names:
            names = self._connection.query(str, "SELECT name FROM sources WHERE id = ?", (source,))
            self._source_names[source] = names[0]
        return self._source_names[source]

    def _next_id(self, table: str) -> int:
        return self._connection.query(int, f"SELECT coalesce(max(id), 0) + 1 FROM {table}")[0]

    def _add(self, table: str, values: Mapping[str, Value]) -> None:
        self._connection.insert(table, {**values, "added_by": self.id})
        self.changed = True

    def _end(self, table: str, key: Mapping[str, Value]) -> None:
        where = " AND ".join(f"{column} IS :{column}" for column in key)
        self._connection.execute(
            f"UPDATE {table} SET ended_by = :ended_by WHERE {where} AND ended_by IS NULL",
            {**key, "ended_by": self.id},
        )


def _programme_version(programme: int, in_force: int) -> tuple[int, bool]:
    return programme, bool(in_force)


def _project_version(programme: int, number: str) -> tuple[int, str]:
    return programme, number


def _three_texts(value: str, note: str, person: str) -> tuple[str, str, str]:
    return value, note, person


def _cells(*cells: str | None) -> Cells:
    return cells
