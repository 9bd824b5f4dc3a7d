"""Where a figure in force comes from, down to its characters or its person."""

from collections.abc import Mapping
from decimal import Decimal

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis, Bound, FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.operation import LoggedOperation
from shishi_cli.domain.project import Entry, EntryField
from shishi_cli.domain.source import Source
from shishi_cli.domain.standing import Assessment, MeasureStanding


@frozen
class Known:
    """Which operations made a project's month known (来历): their ids.

    `sha256` is that of the file of the month's row, empty without a row; figures are by the
    measure's position and kind, entries by month, field and measure.
    """

    sha256: str
    figures: Mapping[tuple[int, FigureKind], int]
    entries: Mapping[tuple[Month, EntryField, int | None], int]


@frozen
class Root:
    """What one figure rests on (依据): words of a file, or a person's entry.

    `source` tells the cell and the characters, `sentence` the words around them with the figure
    from `start` to `end`; a person's words have no file. `entry` is None for what a table tells.
    `counts` is False for a figure of the table that an entry replaces.
    """

    kind: FigureKind
    amount: Decimal
    bound: Bound
    basis: Basis | None
    rule: str
    doubts: tuple[Notice, ...]
    source: Source | None
    sha256: str
    sentence: str
    start: int
    end: int
    entry: Entry | None
    operation: LoggedOperation | None
    counts: bool


@frozen
class ExplainedMeasure:
    """A measure with what each of its figures rests on (指标依据)."""

    standing: MeasureStanding
    roots: tuple[Root, ...]


@frozen
class Explained:
    """A project's month, from its figures to their characters (数的依据)."""

    region: str
    as_of: str
    rule: str
    assessment: Assessment
    measures: tuple[ExplainedMeasure, ...]
