"""Reading the ledger: what is in force, or was as of an operation.

What only some questions need is imported there: listing a month does without writing, history and
checks, and offering names to the shell without months.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry, KnownProject, Programme, ProjectMonth
from shishi_cli.domain.scope import Moment
from shishi_cli.ledger import choices, programmes
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.opening import open_copy, open_to_read, open_to_write
from shishi_cli.ledger.refusals import explained, written_by_us

if TYPE_CHECKING:
    from shishi_cli.domain.check import Waiver
    from shishi_cli.domain.life import CarriedOver, Life
    from shishi_cli.domain.match import Match
    from shishi_cli.domain.operation import Change, LoggedOperation
    from shishi_cli.domain.results.origin import Known
    from shishi_cli.domain.setting import Setting
    from shishi_cli.domain.year_plan import YearWords
    from shishi_cli.ledger.again import Again
    from shishi_cli.ledger.loading import Year
    from shishi_cli.ledger.operation import Operation
    from shishi_cli.ledger.place import Sealed


class Ledger:
    """The ledger of promises (台账) in one file; a context manager.

    `read` sees one moment until it is closed, and holds a writer's commit off as long: close it before
    printing, and never write with another ledger of the same file meanwhile. `write` can `read` too.
    """

    def __init__(self, connection: Connection, moment: Moment | None = None) -> None:
        self.moment = moment
        self._connection = connection
        self._seen: Sealed | None = None  # the last operation that a writer knows of

    @classmethod
    def read(cls, path: Path, moment: Moment | None = None) -> "Ledger":
        """Open an existing ledger, as it was at `moment`, or as it is.

        Raises LedgerError, with a way on, for anything else, and NotFound as `at` does.
        """
        ledger = cls(open_to_read(path))
        try:
            return ledger if moment is None else ledger.at(moment)
        except BaseException:
            ledger.close()
            raise

    @classmethod
    def write(cls, path: Path) -> "Ledger":
        """Open a ledger for writing; makes it, or brings an older one up to date, if need be."""
        return cls._writing(open_to_write(path))

    @classmethod
    def copy(cls, path: Path) -> "Ledger":
        """Open a copy to try things on, gone when it is closed; empty where there is no ledger."""
        return cls._writing(open_copy(path))

    @classmethod
    def open_existing(cls, path: Path) -> "Ledger":
        """Open a ledger for writing that must be there; raises LedgerError where there is none."""
        return cls._writing(open_to_write(path, create=False))

    @classmethod
    def _writing(cls, connection: Connection) -> "Ledger":
        from shishi_cli.ledger.place import last

        ledger = cls(connection)
        try:
            _bring_up_to_date(connection)
            ledger._seen = last(connection)
        except BaseException:
            ledger.close()
            raise
        return ledger

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

    @property
    def as_of(self) -> str:
        """As of when it answers, in words; empty for now."""
        return self.moment.words if self.moment else ""

    def at(self, moment: Moment) -> "Ledger":
        """The same open ledger as it was then: whatever is asked of it was in force at the moment.

        Raises NotFound for an operation that does not exist.
        """
        return Ledger(self._connection.at(self.operation_at(moment)), moment)

    def again(self) -> "Again":
        """By which another process opens the same ledger, as this one reads it."""
        from shishi_cli.ledger.again import again

        return again(self._connection, self.moment)

    def operation_at(self, moment: Moment) -> int:
        """The last operation that the moment knows of, 0 when there was none yet."""
        from shishi_cli.ledger import history

        return history.operation_at(self._connection, moment)

    def last_operation(self) -> int:
        """The last operation that is known of, 0 where there was none yet."""
        if self._connection.as_of is not None:
            return self._connection.as_of
        return self._connection.query(int, "SELECT coalesce(max(id), 0) FROM operations")[0]

    def programmes(self) -> tuple[Programme, ...]:
        """The programmes in force, the newest year last."""
        return programmes.programmes(self._connection)

    def months(self, programme: Programme) -> tuple[Month, ...]:
        """The months of which a table is imported, oldest first."""
        return programmes.months_in(self._connection, "sheet_rows", programme)

    def last_month(self, programme: Programme) -> Month | None:
        """The last month of which a table is imported, None where none is."""
        return programmes.last_month(self._connection, programme)

    def has_table(self, programme: Programme, month: Month) -> bool:
        """Whether a table of the month is imported."""
        return programmes.has_table(self._connection, programme, month)

    def entry_months(self, programme: Programme) -> tuple[Month, ...]:
        """The months of which persons entered something, oldest first."""
        return programmes.months_in(self._connection, "entries", programme)

    def projects(self, programme: Programme) -> tuple[KnownProject, ...]:
        """The programme's projects with their latest titles as printed, in order of arrival."""
        return programmes.projects(self._connection, programme)

    def titles(self, programme: Programme) -> Mapping[int, tuple[str, ...]]:
        """All titles that each project was printed with, by project."""
        return programmes.titles(self._connection, programme)

    def printed_numbers(
        self, programme: Programme
    ) -> Mapping[int, tuple[tuple[Month | None, str], ...]]:
        """The cells of numbers that each project was printed with, by project and month, the year's
        list (no month) before the first."""
        return programmes.printed_numbers(self._connection, programme)

    def row_sources(self, programme: Programme, month: Month) -> Mapping[int, int]:
        """Which source each project's row of the month is from, by its id."""
        return programmes.row_sources(self._connection, programme, month)

    def lead_units(self, programme: Programme) -> Mapping[int, tuple[str, ...]]:
        """The cells of lead units that each project was printed with, by project."""
        return programmes.lead_units(self._connection, programme)

    def matches(self, programme: Programme) -> "tuple[Match, ...]":
        """What was proposed and decided of rows that resemble a known project, by number."""
        from shishi_cli.ledger import decisions

        return decisions.programme_matches(self._connection, programme)

    def load(
        self, programme: Programme, month: Month, projects: Collection[int] | None = None
    ) -> tuple[ProjectMonth, ...]:
        """A month's projects in table order, then those that only earlier tables have.

        `projects` chooses some by their lasting ids. One of which nothing is known up to the month
        is left out, unless it is asked for. Each has its present number.
        """
        return self.year(programme, month, projects).month(month)

    def year(
        self, programme: Programme, last: Month, projects: Collection[int] | None = None
    ) -> "Year":
        """The same for each month up to the last, asking once for what is the year's."""
        from shishi_cli.ledger.loading import Year

        return Year(self._connection, programme, last, projects)

    def entries(self, projects: Sequence[int], month: Month) -> dict[int, list[Entry]]:
        """Persons' readable entries up to the month, by project, oldest first."""
        from shishi_cli.ledger.entries import entries

        return entries(self._connection, projects, month)

    def last_progress(
        self, projects: Sequence[int], month: Month
    ) -> Mapping[int, tuple[Month, str]]:
        """The progress of each one's last table before the month, and its month; for some hundred
        at once."""
        from shishi_cli.ledger.month_rows import last_progress

        return last_progress(self._connection, projects, month)

    def told_months(self, project: int) -> tuple[Month, ...]:
        """The months of which a project has a row or an entry, oldest first."""
        return programmes.told_months(self._connection, project)

    def origins(self, project: int, told: Month | None, month: Month) -> "Known":
        """Which operations made known the row and figures of `told` and the entries to `month`."""
        from shishi_cli.ledger.figure_operations import origins

        return origins(self._connection, project, told, month)

    def units(self, programme: Programme) -> tuple[str, ...]:
        """The lead units of the programme's rows in force, as they first came."""
        return programmes.texts_read(self._connection, "units", programme)

    def levels(self, programme: Programme) -> tuple[str, ...]:
        """The levels of the programme's rows in force, as they first came."""
        return programmes.texts_read(self._connection, "levels", programme)

    def unit_names(self) -> Mapping[str, str]:
        """Other names of units, confirmed by a person, with the unit each one means."""
        return choices.unit_names(self._connection)

    def setting(self, name: str) -> "Setting | None":
        """What was chosen under that name, None where nobody chose."""
        return choices.setting_named(self._connection, name)

    def settings(self) -> "tuple[Setting, ...]":
        """All that was chosen, by name."""
        return choices.settings(self._connection)

    def waivers(self, programme: Programme) -> "tuple[Waiver, ...]":
        """What persons decided to let pass of the programme's projects, as they came."""
        from shishi_cli.ledger.waivers import waivers

        return waivers(self._connection, programme)

    def lives(self, programme: Programme) -> "Mapping[int, Life]":
        """How long the programme's projects live, by project, where a person decided it."""
        from shishi_cli.ledger.lives import lives

        return lives(self._connection, programme)

    def carried(self, programme: Programme) -> "Mapping[int, CarriedOver]":
        """With which projects of the year before the programme's go on, by project."""
        from shishi_cli.ledger.carried import carried_over

        return carried_over(self._connection, programme)

    def year_words(self, programme: Programme) -> "Mapping[int, YearWords]":
        """What the year's list and plan tell of the programme's projects, by project; empty where
        none was imported."""
        from shishi_cli.ledger.year_rows import year_words

        return year_words(self._connection, programme)

    def operations(
        self, chosen: Collection[int] | None = None, limit: int | None = None
    ) -> "tuple[LoggedOperation, ...]":
        """What was done, newest first: the operations `chosen`, or all; the newest `limit`."""
        from shishi_cli.ledger import history

        return history.operations(self._connection, chosen, limit)

    def last_in_effect(self) -> int | None:
        """The last operation that undid nothing and is not undone; None where there is none."""
        from shishi_cli.ledger import history

        return history.last_in_effect(self._connection)

    def operations_touching(self, project: int, month: Month | None = None) -> frozenset[int]:
        """The operations that added or ended something of a project, or of its month."""
        from shishi_cli.ledger import history

        return history.touching(self._connection, project, month)

    def operations_importing(self, file: str) -> frozenset[int]:
        """The operations that imported a file of that name; none where none did."""
        from shishi_cli.ledger import history

        return history.importing(self._connection, file)

    def changes(self, since: int, until: int, project: int | None = None) -> "tuple[Change, ...]":
        """What is different after operation `until` from what was in force after `since`.

        The two may be given in either order. Projects come in order of arrival, months ascending.
        """
        from shishi_cli.ledger import history

        with written_by_us(self._connection.path):
            return history.changes(self._connection, since, until, project)

    @contextmanager
    def operation(
        self, *, command: str, person: str, reason: str, at: str
    ) -> "Iterator[Operation]":
        """All that one command writes: committed at the end, or not at all.

        An operation in which nothing changed leaves no trace. Raises LedgerLocked when someone
        else writes and does not finish within five seconds. `at` is an ISO time.
        """
        from shishi_cli.ledger.transaction import transaction

        values = {"at": at, "person": person, "command": command, "reason": reason}
        with transaction(self._connection, self._seen, values) as operation:
            yield operation
        self._seen = operation.sealed or self._seen


def _bring_up_to_date(connection: Connection) -> None:
    """Give a file that is to be written in the newest schema; refuse one with anything foreign."""
    from shishi_cli.ledger.schema import is_as_made

    # sqlite-utils costs 80 ms to import: only where something is amiss or to change.
    with explained(connection.path):
        if not is_as_made(connection.sqlite):
            from shishi_cli.ledger.foreign import refuse_foreign

            # In one moment, or a ledger that someone else is making just now looks foreign.
            connection.execute("BEGIN")
            refuse_foreign(connection)
            connection.execute("COMMIT")
        if not connection.is_current:
            from shishi_cli.ledger.migrations import migrate

            migrate(connection.sqlite, None if connection.is_copy else connection.path)
