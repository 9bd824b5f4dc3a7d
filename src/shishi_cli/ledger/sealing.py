"""Seals (校验): by them doctor finds the letter that a disk flipped and the hand that wrote past shishi.

The seal of an operation is a hash of what it is, what it added and which versions it ended, with the
seal of the operation before: a chain. The seal of a source is one of the rows that came with it. A
column that a later migration adds counts only where it holds something, so that older seals stay.
"""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256

from shishi_cli.domain.errors import LedgerDamaged
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.results.ledger_file import Altered
from shishi_cli.ledger.connection import Connection, Value

_AT_ONCE = 5000
_NOTHING = (None, "", 0, "[]")  # what a column that is added later holds in the older rows
_ROWS = "added_by = :operation AND source = :source"  # those that came with a source
# Made once, and the same in every Python: escapes depend on no table of characters.
_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))


@frozen
class _Table:
    """A table that operations write in, with its columns as they are sealed."""

    name: str
    columns: tuple[str, ...]
    is_versioned: bool
    has_month: bool


@frozen
class _Sealed:
    """An operation with the seal it was given."""

    id: int
    reason: str
    seal: str


def seal(connection: Connection, operation: int) -> str:
    """Seal an operation and the sources that it brought; the last thing before it is committed."""
    return _seal(connection, _tables(connection), operation, _seal_before(connection, operation))


def seal_all(connection: Connection) -> None:
    """Seal what was written before there were seals, as it is now."""
    tables, before = _tables(connection), ""
    for operation in connection.query(int, "SELECT id FROM operations ORDER BY id"):
        before = _seal(connection, tables, operation, before)


def altered(connection: Connection) -> tuple[Altered, ...]:
    """The operations whose content is no longer what it was when they wrote it."""
    tables, before = _tables(connection), ""
    found = []
    for one in connection.query(_Sealed, "SELECT id, reason, seal FROM operations ORDER BY id"):
        sources = _broken_sources(connection, tables, one.id)
        if sources or not _is_whole(connection, tables, one, before):
            months = _months(connection, tables, one.id)
            found.append(Altered(one.id, one.reason, months, sources))
        before = one.seal
    return tuple(found)


def _seal(connection: Connection, tables: Sequence[_Table], operation: int, before: str) -> str:
    for source in _sources(connection, operation):
        found = _seal_of_rows(connection, tables, operation, source)
        connection.execute("UPDATE sources SET seal = ? WHERE id = ?", (found, source))
    found = _seal_of(connection, tables, operation, before)
    connection.execute("UPDATE operations SET seal = ? WHERE id = ?", (found, operation))
    return found


def _seal_before(connection: Connection, operation: int) -> str:
    found = connection.query(
        str, "SELECT seal FROM operations WHERE id < ? ORDER BY id DESC LIMIT 1", (operation,)
    )
    return found[0] if found else ""


def _seal_of(connection: Connection, tables: Sequence[_Table], operation: int, before: str) -> str:
    """The seal that an operation should have."""
    found = sha256(before.encode())
    own = next(table for table in tables if table.name == "operations")
    for table, condition in [
        (own, "id = :operation"),
        *((table, "added_by = :operation") for table in tables if table is not own),
    ]:
        for rows in _rows(connection, table, condition, {"operation": operation}):
            found.update(_ENCODER.encode([table.name, rows]).encode())
    for table in tables:
        if table.is_versioned:
            ended = connection.query(
                int, f"SELECT id FROM {table.name} WHERE ended_by = ? ORDER BY id", (operation,)
            )
            if ended:
                found.update(_ENCODER.encode([table.name, "ended", ended]).encode())
    return found.hexdigest()


def _seal_of_rows(
    connection: Connection, tables: Sequence[_Table], operation: int, source: int
) -> str:
    """The seal that a source should have, which the operation brought."""
    printed = next(table for table in tables if table.name == "sheet_rows")
    found = sha256()
    for rows in _rows(connection, printed, _ROWS, {"operation": operation, "source": source}):
        found.update(_ENCODER.encode(rows).encode())
    return found.hexdigest()


def _rows(
    connection: Connection, table: _Table, condition: str, values: dict[str, Value]
) -> Iterator[list[tuple[Value, ...]]]:
    """The rows under the condition, some thousand at once, each without what was added later."""
    columns, last = ", ".join(table.columns), 0
    while rows := connection.query(
        _without_later_columns,
        f"SELECT {columns} FROM {table.name} WHERE {condition} AND id > :last"
        f" ORDER BY id LIMIT {_AT_ONCE}",
        {**values, "last": last},
    ):
        yield rows
        last = int(rows[-1][0] or 0)


def _without_later_columns(*row: Value) -> tuple[Value, ...]:
    stop = len(row)
    while row[stop - 1] in _NOTHING:
        stop -= 1
    return row[:stop]


def _is_whole(connection: Connection, tables: Sequence[_Table], one: _Sealed, before: str) -> bool:
    try:
        return one.seal == _seal_of(connection, tables, one.id, before)
    except LedgerDamaged:  # bytes that are no text any more
        return False


def _broken_sources(
    connection: Connection, tables: Sequence[_Table], operation: int
) -> tuple[str, ...]:
    """The names of the operation's sources whose rows are no longer as they came."""
    found = []
    for source in _sources(connection, operation):
        try:
            (seal,) = connection.query(str, "SELECT seal FROM sources WHERE id = ?", (source,))
            if seal != _seal_of_rows(connection, tables, operation, source):
                found += connection.query(str, "SELECT name FROM sources WHERE id = ?", (source,))
        except LedgerDamaged:
            found.append(str(source))
    return tuple(found)


def _sources(connection: Connection, operation: int) -> list[int]:
    return connection.query(int, "SELECT id FROM sources WHERE added_by = ?", (operation,))


def _months(connection: Connection, tables: Sequence[_Table], operation: int) -> tuple[str, ...]:
    """The months that an operation wrote of, as they stand there now."""
    of_month = " UNION ".join(
        f"SELECT month FROM {table.name} WHERE {by} = :operation"
        for table in tables
        if table.has_month
        for by in (("added_by", "ended_by") if table.is_versioned else ("added_by",))
    )
    try:
        found = connection.query(str, f"{of_month} ORDER BY 1", {"operation": operation})
    except LedgerDamaged:
        return ()
    return tuple(found)


def _tables(connection: Connection) -> list[_Table]:
    """Operations, sources and all tables of versions, whatever the schema has."""
    columns: dict[str, list[str]] = {}
    connection.query(
        lambda table, column: columns.setdefault(table, []).append(column),
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
        " WHERE m.type = 'table' ORDER BY m.name, c.cid",
    )
    return [
        _Table(
            name,
            tuple(column for column in has if column not in ("seal", "ended_by")),
            is_versioned="ended_by" in has,
            has_month="month" in has,
        )
        for name, has in columns.items()
        if name == "operations" or "added_by" in has
    ]
