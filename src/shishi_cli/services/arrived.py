"""What a person asked of an import, and a table that was read (导入要求和待导入的表)."""

from collections.abc import Callable, Set
from dataclasses import field

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Sheet
from shishi_cli.readers.cells.cell_tables import ReadAs
from shishi_cli.services.read_rows import ReadRow, read_row_at


@frozen
class Asked:
    """What the person said of the import: month, year, region, how to read the files, whether
    likely matches are accepted, and whether what matches nothing is new; `watch` is called with
    the rows that are done, `read` gives the reading of one, and `known_years` the years that the
    ledger holds (导入要求)."""

    month: Month | None = None
    year: int | None = None
    region: str | None = None
    read_as: ReadAs = field(default_factory=ReadAs)
    accept_matches: bool = False
    new_projects: bool = False
    watch: Callable[[int], None] = lambda _: None
    read: ReadRow = read_row_at
    known_years: Callable[[], Set[int]] = frozenset


@frozen
class Arrived:
    """A table that was read, with its month, who says it, and notices (待导入的表). The year's list has
    no month, and its year in `list_year`; `by_known_year` says that it tells no year, and has the only one that
    is known."""

    sheet: Sheet
    month: Month | None
    said_by: str
    notices: tuple[str, ...] = ()
    list_year: int = 0
    by_known_year: bool = False

    @property
    def year(self) -> int:
        """The year that it is of."""
        return self.month.year if self.month else self.list_year

    @property
    def order(self) -> tuple[int, int]:
        """The list comes before the months of its year."""
        return self.year, self.month.number if self.month else 0

    @property
    def told(self) -> str:
        """What it is of: 2024-03, or 2024 年."""
        return str(self.month) if self.month else f"{self.year} 年清单"
