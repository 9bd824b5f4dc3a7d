"""Undoing an operation: what it added ends, what it ended is added again, or nothing is done.

An operation can be undone while nothing after it has touched the same things. What a later
operation did and another has undone since is as if it had not been: the undoing put back copies, so
versions are compared by what they hold, not by their ids.
"""

from collections.abc import Iterator

from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.versions import VERSIONED, Versions

_OWN = frozenset({"id", "added_by", "ended_by"})


class Undoing:
    """The undoing of operation `target` by operation `by`; each is a list of `blockers`.

    `blockers` are the later operations in the way, to be undone before; when there are any, the
    caller must let the transaction go.
    """

    def __init__(self, connection: Connection, by: int, target: int) -> None:
        self._connection = connection
        self._values = {"by": by, "target": target}
        self.changed = False
        self.blockers: set[int] = set()

    def run(self) -> None:
        """Do it, table by table, and look who is in the way."""
        for table, versions in VERSIONED.items():
            content = self._content(table)
            self.blockers.update(self._changed_since(table, versions, content))
            self._end_added(table, versions, content)
        for table, versions in VERSIONED.items():
            self.blockers.update(self._in_the_place_of_ended(table, versions))
            if not self.blockers:
                self._add_ended(table, self._content(table))
        if not self.blockers:
            self.blockers.update(self._left_alone())
            self.blockers.update(self._of_the_same_number())

    def _content(self, table: str) -> tuple[str, ...]:
        columns = self._connection.query(str, "SELECT name FROM pragma_table_info(?)", (table,))
        return tuple(column for column in columns if column not in _OWN)

    def _copies(self, table: str, versions: Versions, content: tuple[str, ...]) -> str:
        """What of the target's additions `l` is in force, as itself or as an undoing's copy `x`."""
        key = " AND ".join(f"x.{column} IS l.{column}" for column in versions.key)
        rest = [column for column in content if column not in versions.key]
        same = " AND ".join(["1", *(f"+x.{column} IS l.{column}" for column in rest)])
        return (
            f"FROM {table} l CROSS JOIN {table} x ON {key} AND x.ended_by IS NULL AND {same}"
            " AND (x.id = l.id OR x.added_by IN"
            " (SELECT o.id FROM operations o WHERE o.undoes IS NOT NULL))"
            " WHERE l.added_by = :target AND l.ended_by IS NOT :target"
        )

    def _changed_since(
        self, table: str, versions: Versions, content: tuple[str, ...]
    ) -> Iterator[int]:
        """Who last touched the things that are no longer as the target left them."""
        columns = ", ".join(f"l.{column}" for column in versions.key)
        gone = self._connection.query(
            lambda *key: key,
            f"SELECT {columns} FROM {table} l WHERE l.added_by = :target"
            " AND l.ended_by IS NOT :target"
            f" AND l.id NOT IN (SELECT l.id {self._copies(table, versions, content)})",
            self._values,
        )
        where = " AND ".join(f"{column} IS ?" for column in versions.key)
        for key in gone:
            last = self._connection.query(
                int,
                f"SELECT max(added_by) FROM {table} WHERE {where} AND ended_by IS NULL"
                " HAVING count(*) UNION ALL"
                f" SELECT max(ended_by) FROM {table} WHERE {where} AND ended_by IS NOT NULL",
                (*key, *key),
            )
            yield last[0]

    def _end_added(self, table: str, versions: Versions, content: tuple[str, ...]) -> None:
        statement = (
            f"UPDATE {table} SET ended_by = :by"
            f" WHERE id IN (SELECT x.id {self._copies(table, versions, content)})"
        )
        self._execute(statement)

    def _in_the_place_of_ended(self, table: str, versions: Versions) -> list[int]:
        key = " AND ".join(f"x.{column} IS g.{column}" for column in versions.key)
        return self._connection.query(
            int,
            f"SELECT DISTINCT x.added_by FROM {table} g CROSS JOIN {table} x"
            f" ON {key} AND x.ended_by IS NULL"
            " WHERE g.ended_by = :target AND g.added_by <> :target",
            self._values,
        )

    def _add_ended(self, table: str, content: tuple[str, ...]) -> None:
        columns = ", ".join(content)
        self._execute(
            f"INSERT INTO {table} ({columns}, added_by) SELECT {columns}, :by FROM {table}"
            # The + keeps SQLite from walking through the table for the sake of the order.
            " WHERE ended_by = :target AND added_by <> :target ORDER BY +id"
        )

    def _execute(self, statement: str) -> None:
        self._connection.execute(statement, self._values)
        if self._connection.query(int, "SELECT changes()")[0]:
            self.changed = True

    def _left_alone(self) -> Iterator[int]:
        """Who wrote of a project that would be gone, or took away one that would be written of."""
        gone = (
            "NOT EXISTS (SELECT 1 FROM projects o"
            " WHERE o.project = {}.project AND o.ended_by IS NULL)"
        )
        for table, versions in VERSIONED.items():
            if not versions.of_project or table == "projects":
                continue
            yield from self._connection.query(
                int,
                f"SELECT DISTINCT x.added_by FROM projects p CROSS JOIN {table} x"
                " ON x.project = p.project AND x.ended_by IS NULL"
                f" WHERE p.ended_by = :by AND {gone.format('p')}",
                self._values,
            )
            yield from self._connection.query(
                int,
                f"SELECT DISTINCT p.ended_by FROM {table} x CROSS JOIN projects p"
                " ON p.project = x.project AND p.ended_by IS NOT NULL"
                f" WHERE x.added_by = :by AND {gone.format('x')}"
                " ORDER BY p.ended_by DESC LIMIT 1",
                self._values,
            )
        yield from self._programmes_left_alone()

    def _programmes_left_alone(self) -> list[int]:
        """The same of programmes and their projects."""
        return self._connection.query(
            int,
            "SELECT DISTINCT p.added_by FROM programmes g CROSS JOIN projects p"
            " ON p.programme = g.programme AND p.ended_by IS NULL WHERE g.ended_by = :by"
            " AND NOT EXISTS (SELECT 1 FROM programmes o WHERE o.region = g.region"
            " AND o.year = g.year AND o.ended_by IS NULL) UNION "
            "SELECT max(g.ended_by) FROM projects p CROSS JOIN programmes f"
            " ON f.id = p.programme CROSS JOIN programmes g"
            " ON g.region = f.region AND g.year = f.year AND g.ended_by IS NOT NULL"
            " WHERE p.added_by = :by"
            " AND NOT EXISTS (SELECT 1 FROM programmes o WHERE o.region = f.region"
            " AND o.year = f.year AND o.ended_by IS NULL) GROUP BY f.id",
            self._values,
        )

    def _of_the_same_number(self) -> list[int]:
        """Who gave the number that a project would have back to another one."""
        return self._connection.query(
            int,
            "SELECT DISTINCT o.added_by FROM projects p CROSS JOIN projects o"
            " ON o.programme = p.programme AND o.number = p.number AND o.ended_by IS NULL"
            " AND o.project <> p.project WHERE p.added_by = :by AND p.ended_by IS NULL",
            self._values,
        )
