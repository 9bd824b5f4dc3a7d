"""Whether the ledger is still the one that was opened: sync programs replace files, people move them.

What an operation wrote counts when it can be read in the file of that name, opened anew. Inodes say
little: they change on network shares.
"""

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from shishi_cli.domain.errors import LedgerError, LedgerLocked, LedgerMoved
from shishi_cli.ledger.connection import PATIENT_SECONDS, Connection, connect
from shishi_cli.ledger.refusals import explained


class Sealed(NamedTuple):
    """An operation by its seal, which tells the whole history up to it."""

    id: int
    seal: str


_NOTHING = Sealed(0, "")  # before the first one


def last_before(connection: Connection, operation: int) -> Sealed:
    """The operation before that one."""
    found = connection.query(
        Sealed,
        "SELECT id, seal FROM operations WHERE id < ? ORDER BY id DESC LIMIT 1",
        (operation,),
    )
    return found[0] if found else _NOTHING


def last(connection: Connection) -> Sealed:
    """The last operation."""
    (newest,) = connection.query(int, "SELECT coalesce(max(id), 0) FROM operations")
    return last_before(connection, newest + 1)


def holds(connection: Connection, one: Sealed) -> bool:
    """Whether that operation is in the ledger's history."""
    found = connection.query(str, "SELECT seal FROM operations WHERE id = ?", (one.id,))
    return found == [one.seal] or one == _NOTHING


def commit(connection: Connection, before: Sealed, written: Sealed) -> None:
    """Keep what was done after `before`, the operation `written`, in the file of that name.

    Raises LedgerMoved where that file is no longer the one that is open, before the commit or
    after it: then nothing is called written.
    """
    if not connection.is_copy:
        _confirm(connection.path, before, 0)
    connection.commit()
    if not connection.is_copy:
        _confirm(connection.path, written, PATIENT_SECONDS)


def _confirm(path: Path, one: Sealed, patience: float) -> None:
    try:
        with explained(path), closing(connect(path, "ro", patience)) as sqlite:
            found = holds(Connection(path, sqlite), one)
    except LedgerLocked:  # by the next writer, or by us where the cache has overflowed
        return
    except LedgerError:  # no file, another program's, half of another ledger
        found = False
    if not found:
        raise LedgerMoved(path)
