"""The same ledger opened by another process, at the same moment (另开同一台账)."""

from pathlib import Path
from typing import TYPE_CHECKING

from shishi_cli.domain.errors import LedgerMoved
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.scope import Moment
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.opening import open_to_read
from shishi_cli.ledger.place import Sealed, last

if TYPE_CHECKING:
    from shishi_cli.ledger.ledger import Ledger

# A writer that waits for its readers lets no new one in: who waits for this one must not wait long.
_PATIENCE = 1.0


@frozen
class Again:
    """By which another process opens a ledger that this one reads: as long as it is read, nobody
    else's commit comes between."""

    path: Path
    moment: Moment | None
    last: Sealed

    def open(self) -> "Ledger":
        """Open it to read. Raises LedgerError where it is locked, gone, or another one."""
        from shishi_cli.ledger.ledger import Ledger

        ledger = Ledger(open_to_read(self.path, patience=_PATIENCE))
        try:
            if ledger.again().last != self.last:
                raise LedgerMoved(self.path)
            return ledger if self.moment is None else ledger.at(self.moment)
        except BaseException:
            ledger.close()
            raise


def again(connection: Connection, moment: Moment | None) -> Again:
    """What opens that ledger once more."""
    return Again(connection.path, moment, last(connection))
