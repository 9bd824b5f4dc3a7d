"""Reading the ledger: what is in force, or was as of an operation."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from shishi_cli.domain.errors import LedgerError
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import KnownProject, Programme, ProjectMonth
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.loading import load
from shishi_cli.ledger.operation import Operation
from shishi_cli.ledger.rows import month_of, texts_in

# The lasting id of a programme, for the queries that start from one.
_PROGRAMME = "(SELECT programme FROM programmes WHERE region = ? AND year = ? AND ended_by IS NULL)"


class _Name(NamedTuple):
    name: str
    unit: str


class Ledger:
    """The ledger of promises (台账) in one file; a context manager.

    `read` sees one moment, until it is closed, and holds a writer's commit off as long: close it
    before printing, and never write with another ledger of the same file meanwhile. `write` can do
    all that `read` can.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @classmethod
    def read(cls, path: Path) -> "Ledger":
        """Open an existing ledger. Raises LedgerError, with a way on, for anything else."""
        return cls(Connection.read(path))

    @classmethod
    def write(cls, path: Path) -> "Ledger":
        """Open a ledger for writing; makes it, or brings an older one up to date, if need be."""
        return cls(Connection.write(path))

    @classmethod
    def open_existing(cls, path: Path) -> "Ledger":
        """Open a ledger for writing that must be there; raises LedgerError where there is none."""
        cls.read(path).close()
        return cls.write(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def programmes(self) -> tuple[Programme, ...]:
        """The programmes in force, the newest year last."""
        return tuple(
            self._connection.query(
                Programme,
                "SELECT region, year FROM programmes WHERE ended_by IS NULL ORDER BY year, region",
            )
        )

    def months(self, programme: Programme) -> tuple[Month, ...]:
        """The months of which a table is imported, oldest first."""
        return self._months_in("sheet_rows", programme)

    def entry_months(self, programme: Programme) -> tuple[Month, ...]:
        """The months of which persons entered something, oldest first."""
        return self._months_in("entries", programme)

    def projects(self, programme: Programme) -> tuple[KnownProject, ...]:
        """The programme's projects with their latest titles as printed, in order of arrival."""
        return tuple(
            self._connection.query(
                KnownProject,
                "SELECT p.project, p.number, coalesce((SELECT r.title FROM sheet_rows r"
                " WHERE r.project = p.project AND r.ended_by IS NULL"
                " ORDER BY r.month DESC LIMIT 1), '')"
                f" FROM projects p WHERE p.programme = {_PROGRAMME} AND p.ended_by IS NULL"
                " ORDER BY p.project",
                (programme.region, programme.year),
            )
        )

    def load(
        self,
        programme: Programme,
        month: Month,
        numbers: Collection[str] | None = None,
        as_of: int | None = None,
    ) -> tuple[ProjectMonth, ...]:
        """A month's projects in table order, then those that only earlier tables have.

        `numbers` chooses some. A project of which nothing is known up to the month is left out,
        unless its number is asked for. `as_of` asks what was in force after that operation.
        """
        return load(self._connection, programme, month, numbers, as_of)

    def told_months(self, project: int) -> tuple[Month, ...]:
        """The months of which a project has a row or an entry, oldest first."""
        return tuple(
            self._connection.query(
                month_of,
                "SELECT month FROM sheet_rows WHERE project = :project AND ended_by IS NULL"
                " UNION SELECT month FROM entries WHERE project = :project AND ended_by IS NULL"
                " ORDER BY month",
                {"project": project},
            )
        )

    def units(self, programme: Programme) -> tuple[str, ...]:
        """The lead units of the programme's rows in force, as they first came."""
        return self._read_texts("units", programme)

    def levels(self, programme: Programme) -> tuple[str, ...]:
        """The levels of the programme's rows in force, as they first came."""
        return self._read_texts("levels", programme)

    def unit_names(self) -> Mapping[str, str]:
        """Other names of units, confirmed by a person, with the unit each one means."""
        return dict(
            self._connection.query(
                _Name, "SELECT name, unit FROM unit_names WHERE ended_by IS NULL ORDER BY id"
            )
        )

    @contextmanager
    def operation(self, *, command: str, person: str, reason: str, at: str) -> Iterator[Operation]:
        """All that one command writes: committed at the end, or not at all.

        An operation in which nothing changed leaves no trace. Raises LedgerLocked when someone
        else writes and does not finish within five seconds. `at` is an ISO time.
        """
        connection = self._connection
        if connection.in_transaction:  # `read` holds one moment of the ledger in a transaction
            raise LedgerError("台账是只读打开的,不可写")
        connection.execute("BEGIN IMMEDIATE")
        try:
            values = {"at": at, "person": person, "command": command, "reason": reason}
            operation = Operation(connection, connection.insert("operations", values))
            yield operation
            operation.verify()
            if operation.changed:
                connection.execute("COMMIT")
        finally:
            # A full disk may have rolled back already.
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def _months_in(self, table: str, programme: Programme) -> tuple[Month, ...]:
        return tuple(
            self._connection.query(
                month_of,
                f"SELECT DISTINCT r.month FROM projects p JOIN {table} r"
                " ON r.project = p.project AND r.ended_by IS NULL"
                f" WHERE p.programme = {_PROGRAMME} AND p.ended_by IS NULL ORDER BY r.month",
                (programme.region, programme.year),
            )
        )

    def _read_texts(self, column: str, programme: Programme) -> tuple[str, ...]:
        lists = self._connection.query(
            texts_in,
            f"SELECT r.{column} FROM projects p JOIN readings r"
            " ON r.project = p.project AND r.ended_by IS NULL"
            f" WHERE p.programme = {_PROGRAMME} AND p.ended_by IS NULL"
            f" GROUP BY r.{column} ORDER BY min(r.id)",
            (programme.region, programme.year),
        )
        return tuple(dict.fromkeys(text for texts in lists for text in texts))
