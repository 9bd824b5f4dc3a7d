"""One operation from its beginning to its end in the file: all of it, or nothing (事务)."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from shishi_cli.domain.errors import LedgerError
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.leftovers import clear
from shishi_cli.ledger.operation import Operation
from shishi_cli.ledger.place import Sealed, commit, holds, last_before


@contextmanager
def transaction(
    connection: Connection, seen: Sealed | None, values: Mapping[str, Value]
) -> Iterator[Operation]:
    """An operation of these `values`; `seen` is the last one that its writer knows of.

    Raises LedgerError where that one is gone: the ledger was replaced by a backup, and what was
    read before says nothing of what is there now. Later operations of others are no hindrance.
    """
    # `read` holds one moment of the ledger in a transaction; `at` hides what is in force now.
    if connection.in_transaction or connection.as_of is not None:
        raise LedgerError("台账是只读打开的,不可写")
    connection.begin()
    try:
        if seen is not None and not holds(connection, seen):
            raise LedgerError("台账刚刚换成了另一份备份,没有写入", "请核对后重新执行")
        operation = Operation(connection, connection.insert("operations", values))
        before = last_before(connection, operation.id)
        yield operation
        operation.verify()
        if operation.changed:
            commit(connection, before, operation.seal())
            if not connection.is_copy:
                clear(connection.path)
    finally:
        connection.end()
