"""What a ledger's file holds, and what is wrong with it."""

from shishi_cli.domain.frozen import frozen


@frozen
class Done:
    """An operation as two files are compared by it (操作)."""

    id: int
    at: str
    person: str
    command: str
    reason: str


@frozen
class Holdings:
    """What a ledger holds (台账内容): its schema's number and the operations, oldest first, and
    how many regions, years, months with a table and projects are in force; and the office's
    settings, by name."""

    schema: int
    operations: tuple[Done, ...]
    regions: int
    years: int
    months: int
    projects: int
    settings: tuple[tuple[str, str], ...]


@frozen
class Restoration:
    """What putting a backup in place of a ledger would do (恢复预览).

    `now` is None where there is no ledger, or one that cannot be read; `damaged` tells which.
    `lost` are the operations that the ledger has and the backup has not, `gained` the others.
    """

    then: Holdings
    now: Holdings | None
    damaged: bool
    lost: tuple[Done, ...]
    gained: tuple[Done, ...]


@frozen
class Altered:
    """An operation whose content is no longer what it wrote (写入后被改动的操作), the months it wrote
    of, and the files whose rows as printed are no longer as they came."""

    operation: int
    reason: str
    months: tuple[str, ...]
    files: tuple[str, ...]


@frozen
class Foreign:
    """A table, index, view or trigger of the file that shishi did not make (外来的结构), or made with
    another statement."""

    type: str
    name: str
    altered: bool


@frozen
class Unreadable:
    """A number in force that none can be (读不出的数), of a project's month."""

    number: str
    month: str
    by_person: bool


@frozen
class Health:
    """What an examination of a ledger found (体检).

    `permissions` are the file's, None where the system knows none. Wrong are an older schema, other
    people's permissions, a journal that network folders cannot share, and whatever stands in
    `broken` (what SQLite says), `dangling` (references to nothing), `orphans` (versions in force
    without the project, row, reading or measure that they belong to, by table), `missing` (indexes
    and views), `foreign` (what it did not make), `altered` and `unreadable`. `sqlite` is the version that examined it.
    """

    bytes: int
    permissions: int | None
    newest_schema: int
    journal: str
    broken: tuple[str, ...]
    dangling: tuple[str, ...]
    orphans: tuple[tuple[str, int], ...]
    missing: tuple[str, ...]
    foreign: tuple[Foreign, ...]
    altered: tuple[Altered, ...]
    unreadable: tuple[Unreadable, ...]
    holdings: Holdings
    sqlite: str

    @property
    def is_private(self) -> bool:
        """Whether nobody but the owner may read the file."""
        return self.permissions is None or not self.permissions & 0o077

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        unsound = (self.broken, self.dangling, self.orphans, self.altered)
        whole = not any((*unsound, self.missing, self.unreadable))
        current = self.holdings.schema == self.newest_schema
        whole = whole and not self.foreign
        return whole and current and self.is_private and self.journal == "delete"
