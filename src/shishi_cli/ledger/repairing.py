"""Mending what can be mended of a ledger's file without a backup (修复)."""

import os
from contextlib import closing
from pathlib import Path

from shishi_cli.domain.operation import Author
from shishi_cli.ledger.connection import Connection, connect
from shishi_cli.ledger.foreign import foreign_to, fresh_schema
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.opening import open_to_write
from shishi_cli.ledger.refusals import explained


def repair(path: Path) -> None:
    """Bring the schema up to date, make the indexes and views that are missing, use the journal that
    network folders can share, let nobody but the owner read the file, and drop the triggers, views
    and indexes that shishi did not make."""
    with explained(path), closing(Connection(path, connect(path, "rw"))) as connection:
        _drop_foreign(connection)
    Ledger.open_existing(path).close()  # brings the schema up to date
    with explained(path), closing(open_to_write(path, create=False)) as connection:
        # Another journal can only be chosen outside of a transaction.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN IMMEDIATE")
        present = set(connection.query(str, "SELECT name FROM sqlite_master"))
        for name, statement in fresh_schema().items():
            if name not in present:
                connection.execute(statement)
        connection.commit()
        if os.name == "posix":
            path.chmod(0o600)


def end_unreadable(path: Path, author: Author) -> None:
    """End the entries of persons whose numbers no number can be, in one operation of the author."""
    with (
        Ledger.open_existing(path) as ledger,
        ledger.operation(
            command="doctor", person=author.person, reason=author.note, at=author.at
        ) as operation,
    ):
        operation.end_unreadable_entries()


def _drop_foreign(connection: Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for one in foreign_to(connection):
        if one.type != "table":  # one may hold what somebody needs
            name = one.name.replace('"', '""')
            connection.execute(f'DROP {one.type} IF EXISTS "{name}"')
    connection.execute("COMMIT")
