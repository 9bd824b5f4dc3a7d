"""The operations of a ledger, and what changed between two of them."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from shishi_cli.domain.errors import NotFound
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Change, Count, Kind, LoggedOperation
from shishi_cli.domain.project import Programme
from shishi_cli.domain.scope import Moment
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.rows import TEXT_COLUMNS, month_of, texts_in
from shishi_cli.ledger.versions import VERSIONED, Versions
from shishi_cli.ledger.year_rows import listed_cells

Row = Mapping[str, Value]
_LISTS = frozenset({"levels", "units", "helpers"})  # kept as JSON lists of texts


class _Logged(NamedTuple):
    """A row of `operations`."""

    id: int
    at: str
    person: str
    command: str
    reason: str
    undoes: int | None


class _Owner(NamedTuple):
    """A project as last known."""

    programme: Programme
    number: str


def operations(
    connection: Connection, chosen: Collection[int] | None, limit: int | None
) -> tuple[LoggedOperation, ...]:
    """The operations, those `chosen` or all, newest first; `limit` keeps the newest."""
    undone = _undone(connection)
    until = "" if connection.as_of is None else f"AND id <= {connection.as_of}"
    picked = "" if chosen is None else "AND id IN (SELECT value FROM json_each(:chosen))"
    values: dict[str, Value] = {
        "chosen": json.dumps(sorted(chosen or ())),
        "limit": -1 if limit is None else limit,
    }
    logged = connection.query(
        _Logged,
        "SELECT id, at, person, command, reason, undoes FROM operations"
        f" WHERE 1 {until} {picked} ORDER BY id DESC LIMIT :limit",
        values,
    )
    counts = _counts(connection, [one.id for one in logged])
    return tuple(
        LoggedOperation(*one, undone.get(one.id), counts.get(one.id, ())) for one in logged
    )


def operation_at(connection: Connection, moment: Moment) -> int:
    """The last operation that the moment knows of, 0 when there was none yet.

    Raises NotFound for an operation that does not exist.
    """
    if moment.operation is None:
        assert moment.at is not None  # one of the two is given
        known = connection.query(
            int,
            "SELECT id FROM operations WHERE CAST(strftime('%s', at) AS INTEGER) <= ?"
            " ORDER BY id DESC LIMIT 1",
            (int(moment.at.timestamp()),),
        )
        return known[0] if known else 0
    (last,) = connection.query(int, "SELECT coalesce(max(id), 0) FROM operations")
    if not 1 <= moment.operation <= last:
        hint = f"现有操作 1 至 {last},用 shishi log 查看" if last else "台账里还没有操作"
        raise NotFound(f"没有操作 {moment.operation}", hint)
    return moment.operation


def last_in_effect(connection: Connection) -> int | None:
    """The last operation that undid nothing and is not undone; None where there is none."""
    undone = _undone(connection)
    done = connection.query(int, "SELECT id FROM operations WHERE undoes IS NULL ORDER BY id DESC")
    return next((operation for operation in done if operation not in undone), None)


def touching(connection: Connection, project: int, month: Month | None) -> frozenset[int]:
    """The operations that added or ended something of a project, or of one of its months."""
    found: set[int] = set()
    for table, versions in VERSIONED.items():
        if not versions.of_project or (month is not None and not versions.of_month):
            continue
        where = "project = :project" + ("" if month is None else " AND month = :month")
        found.update(
            connection.query(
                int,
                f"SELECT added_by FROM {table} WHERE {where} AND ended_by IS NULL"
                f" UNION SELECT added_by FROM {table} WHERE {where} AND ended_by IS NOT NULL"
                f" UNION SELECT ended_by FROM {table} WHERE {where} AND ended_by IS NOT NULL",
                {"project": project, "month": str(month)},
            )
        )
    return frozenset(found)


def importing(connection: Connection, file: str) -> frozenset[int]:
    """The operations that imported a file of that name."""
    return frozenset(
        connection.query(
            int,
            "SELECT id FROM operations WHERE command = 'import' AND reason = :file"
            " UNION SELECT added_by FROM sources WHERE name = :file",
            {"file": file},
        )
    )


def changes(
    connection: Connection, since: int, until: int, project: int | None
) -> tuple[Change, ...]:
    """What differs in the ledger after `until` from what was in force after `since`.

    The two may be given in either order. Projects come in order of arrival, months ascending.
    """
    found: list[Change] = []
    measures: dict[tuple[Value, ...], str] = {}
    for table, versions in VERSIONED.items():
        if project is not None and not versions.of_project:
            continue
        pairs = _pairs(connection, table, versions, (since, until), project)
        if table == "measures":  # ended and added together with their figures
            measures = {key: str((new or old or {})["name"]) for key, (old, new) in pairs.items()}
        for key, (old, new) in pairs.items():
            if table == "entries":
                name = _measure_of_entry(connection, new or old or {})
            else:
                name = measures.get(key[:3], "")
            found += _differences(versions, old, new, name)
    meant = {int(id_) for each in found if each.field in _PROJECTS for id_ in _ids(each)}
    owners = _owners(connection, meant | {one.project for one in found if one.project is not None})
    named = [_named(change, owners) for change in found]
    return tuple(sorted(named, key=lambda each: (each.project or 0, each.month or _FIRST)))


_FIRST = Month(1900, 1)
_PROJECTS = frozenset({"into_project", "former"})  # fields whose values are projects


def _undone(connection: Connection) -> dict[int, int]:
    """Which operation undid which, as far as it is not undone itself."""
    until = "" if connection.as_of is None else f"AND id <= {connection.as_of}"
    undone: dict[int, int] = {}
    for by, operation in connection.query(
        _pair,
        f"SELECT id, undoes FROM operations WHERE undoes IS NOT NULL {until} ORDER BY id DESC",
    ):
        if by not in undone:
            undone[operation] = by
    return undone


def _counts(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Count, ...]]:
    """What each operation added and ended; what ended where another came has changed."""
    chosen = json.dumps(ids)
    found: dict[int, list[Count]] = {}
    for table, versions in VERSIONED.items():
        added, ended = (
            dict(
                connection.query(
                    _pair,
                    f"SELECT {by}, count(*) FROM {table}"
                    f" WHERE {by} IN (SELECT value FROM json_each(?))"
                    f" AND added_by IS NOT ended_by GROUP BY {by}",
                    (chosen,),
                )
            )
            for by in ("added_by", "ended_by")
        )
        for operation in ids:
            came, went = added.get(operation, 0), ended.get(operation, 0)
            changed = min(came, went)
            if came or went:
                count = Count(versions.kind, came - changed, changed, went - changed)
                found.setdefault(operation, []).append(count)
    return {operation: tuple(counts) for operation, counts in found.items()}


def _pairs(
    connection: Connection,
    table: str,
    versions: Versions,
    span: tuple[int, int],
    project: int | None,
) -> dict[tuple[Value, ...], tuple[Row | None, Row | None]]:
    """By key, the version in force at one end of the span and the one at the other end."""
    first, last = sorted(span)
    columns = (*versions.key, *(each for each in versions.shown if each not in versions.key))
    narrowed = "" if project is None else "AND project = :project"
    values = {"first": first, "last": last, "project": project}
    sides: list[dict[tuple[Value, ...], Row]] = []
    for condition in (
        "ended_by > :first AND ended_by <= :last AND +added_by <= :first",
        "added_by > :first AND added_by <= :last AND (ended_by IS NULL OR +ended_by > :last)",
    ):
        rows = connection.query(
            lambda *cells: dict(zip(columns, cells, strict=True)),
            f"SELECT {', '.join(columns)} FROM {table} WHERE {condition} {narrowed} ORDER BY id",
            values,
        )
        sides.append({tuple(row[column] for column in versions.key): row for row in rows})
    before, after = sides if span == (first, last) else reversed(sides)
    return {key: (before.get(key), after.get(key)) for key in {**before, **after}}


def _differences(
    versions: Versions, old: Row | None, new: Row | None, measure: str
) -> list[Change]:
    """The columns shown that differ."""
    row = new or old or {}
    if versions.kind is Kind.LISTED:  # its cells are kept as one
        cells = tuple(column.value for column in TEXT_COLUMNS)
        versions = replace(versions, shown=cells)
        old, new = listed_cells(old), listed_cells(new)
    month, project = row.get("month"), row.get("project")
    return [
        Change(
            kind=versions.kind,
            programme=None,
            project=project if isinstance(project, int) else None,
            number="",
            month=month_of(month) if isinstance(month, str) else None,
            field=str(row[versions.named_by]) if versions.named_by else column,
            measure=measure,
            old=before,
            new=after,
            whole=old is None or new is None,
        )
        for column in versions.shown
        if (before := _text(column, old)) != (after := _text(column, new))
    ]


def _measure_of_entry(connection: Connection, entry: Row) -> str:
    """The name of the measure that an entry is of, as the latest table calls it."""
    names = connection.query(
        str,
        "SELECT m.name FROM measures m WHERE m.project = :project AND m.month <= :month"
        " AND m.position = :measure AND m.ended_by IS NULL ORDER BY m.month DESC LIMIT 1",
        entry,
    )
    return names[0] if names else ""


def _text(column: str, row: Row | None) -> str | None:
    value = None if row is None else row[column]
    if value is None:
        return None
    return "、".join(texts_in(str(value))) if column in _LISTS else str(value)


def _owners(connection: Connection, projects: Collection[int]) -> dict[int, _Owner]:
    """The projects' programmes and numbers in force, else the last ones."""
    found: dict[int, _Owner] = {}

    def keep(project: int, number: str, region: str, year: int) -> None:
        found[project] = _Owner(Programme(region, year), number)

    for state in ("IS NOT NULL", "IS NULL"):  # what is in force is kept last
        connection.query(
            keep,
            "SELECT p.project, p.number, g.region, g.year"
            " FROM json_each(?) j CROSS JOIN projects p ON p.project = j.value"
            f" AND p.ended_by {state} JOIN programmes g ON g.id = p.programme ORDER BY p.id",
            (json.dumps(sorted(projects)),),
        )
    return found


def _named(change: Change, owners: Mapping[int, _Owner]) -> Change:
    if change.project is None:
        return change
    owner = owners[change.project]
    named = replace(change, programme=owner.programme, number=owner.number)
    if change.field not in _PROJECTS:
        return named
    old, new = (owners[int(one)].number if one else None for one in (change.old, change.new))
    return replace(named, old=old, new=new)


def _ids(change: Change) -> list[str]:
    """The lasting ids that a change of a project goes from and to; a person knows its number."""
    return [one for one in (change.old, change.new) if one]


def _pair(one: int, other: int) -> tuple[int, int]:
    return one, other
