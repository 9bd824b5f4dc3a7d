"""Adding and ending versions: the only two things an operation does to the ledger."""

from collections.abc import Mapping, Sequence

from shishi_cli.domain.month import Month
from shishi_cli.ledger.connection import Connection, Value


class Writing:
    """Writes versions in the name of one operation; `changed` tells whether any was written."""

    def __init__(self, connection: Connection, operation: int) -> None:
        self.changed = False
        self._connection = connection
        self._operation = operation

    def next_id(self, table: str) -> int:
        """The id that the next version in `table` gets."""
        return self._connection.query(int, f"SELECT coalesce(max(id), 0) + 1 FROM {table}")[0]

    def add(self, table: str, values: Mapping[str, Value]) -> None:
        """Add one version."""
        self._connection.insert(table, {**values, "added_by": self._operation})
        self.changed = True

    def add_many(
        self, table: str, columns: Sequence[str], rows: Sequence[tuple[Value, ...]]
    ) -> None:
        """Add versions whose values stand in the order of `columns`."""
        own = self._operation
        columns = (*columns, "added_by")
        self._connection.insert_many(table, columns, [(*row, own) for row in rows])
        self.changed = self.changed or bool(rows)

    def end(self, table: str, key: Mapping[str, Value]) -> None:
        """End what is in force under `key`."""
        where = " AND ".join(f"{column} IS :{column}" for column in key)
        self._connection.execute(
            f"UPDATE {table} SET ended_by = :ended_by WHERE {where} AND ended_by IS NULL",
            {**key, "ended_by": self._operation},
        )
        self.changed = self.changed or bool(self._connection.query(int, "SELECT changes()")[0])

    def end_month(self, table: str, month: Month, projects: Sequence[int]) -> None:
        """End what is in force of the projects' month."""
        self._connection.execute_many(
            f"UPDATE {table} SET ended_by = ? WHERE project = ? AND month = ? AND ended_by IS NULL",
            [(self._operation, project, str(month)) for project in projects],
        )
