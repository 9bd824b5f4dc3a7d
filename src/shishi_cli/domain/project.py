"""Projects over their months, as the ledger knows them.

What a month holds is imported for its types alone: the shell is offered names without it.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.life import WHOLE_YEAR, Life
from shishi_cli.domain.month import Month

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from shishi_cli.domain.measure import Basis
    from shishi_cli.domain.reading import Milestone, Reading, Signal
    from shishi_cli.domain.source import Column
    from shishi_cli.domain.year_plan import YearWords


@frozen
class Programme:
    """A region's promises of one year (年度实事项目清单)."""

    region: str
    year: int


@frozen
class KnownProject:
    """A project as the ledger knows it (在册项目): lasting id, number, latest title as printed."""

    project: int
    number: str
    title: str


class EntryField(StrEnum):
    """What a person can set by hand (人工录入项)."""

    ACTUAL = "actual"
    GOAL = "goal"
    TARGET = "target"
    PROGRESS = "progress"
    UNIT = "unit"
    LEVEL = "level"
    BASIS = "basis"

    @property
    def label(self) -> str:
        """The Chinese word: 完成数."""
        return _ENTRY_LABELS[self]


_ENTRY_LABELS = {
    EntryField.ACTUAL: "完成数",
    EntryField.GOAL: "月目标",
    EntryField.TARGET: "年度目标",
    EntryField.PROGRESS: "进展情况",
    EntryField.UNIT: "牵头单位",
    EntryField.LEVEL: "级别",
    EntryField.BASIS: "口径",
}


AMOUNTS = (EntryField.ACTUAL, EntryField.GOAL, EntryField.TARGET)  # entered as numbers


@frozen
class Entry:
    """What a person set for a project's month (人工录入), kept beside the text and before it.

    `measure` is the measure's position from 1, None for entries of the whole project (progress,
    unit, level). `value` is as stored: decimal text for amounts. `document` is the one that it
    rests on (文号), empty where none was given.
    """

    month: Month
    field: EntryField
    measure: int | None
    value: str
    note: str
    person: str
    at: str
    document: str = ""

    @property
    def is_amount(self) -> bool:
        """Whether a number was entered."""
        return self.field in AMOUNTS


@frozen
class MonthMeasure:
    """One measure as another month of the year tells it (他月指标), by its text.

    `position` counts in that month's reading, where measures may stand in another order. `own` is
    the month's own figure where it is told beside a running total; `stated` is in percent;
    `finishes_nothing` where the actual may be of a stage, or is put in question by its own cell.
    """

    month: Month
    position: int
    name: str
    unit: str
    level: str | None
    target: Decimal | None
    actual: Decimal | None
    basis: "Basis"
    own: Decimal | None
    goal: Decimal | None = None
    goal_basis: "Basis | None" = None
    stated: Decimal | None = None
    finishes_nothing: bool = False


@frozen
class PastWords:
    """What an earlier month's table told of a project beside its measures (以往文字): whether the
    year's task was claimed to be done, whether only stages before any result were told, whether a
    number was taken back with its reason, whether its goal had time until a later month, and what its
    goal asked for, which is put together when it is asked for: only of what is late now the months
    before matter. `left` is what the period that had ended asked for and was told as open."""

    month: Month
    claims: "tuple[Signal, ...]" = ()
    goal: "Callable[[], tuple[Milestone, ...]]" = tuple
    stages_only: bool = False
    corrected: bool = False
    due_later: bool = False
    left: "Callable[[], tuple[Milestone, ...]]" = tuple

    @property
    def milestones(self) -> "tuple[Milestone, ...]":
        """What the month's goal asked for (节点)."""
        return self.goal()

    @property
    def ended(self) -> "tuple[Milestone, ...]":
        """What the period before asked for and the month told as open (逾期节点)."""
        return self.left()


@frozen
class ProjectMonth:
    """One project in one month, all that the ledger holds of it (项目月度记录).

    `month` is the month asked for; `told` the month whose table `texts` and `reading` are from:
    the same, or an earlier one when the project is not in the month's table (then only its title,
    levels, units and targets may be used), None when the ledger holds nothing up to then.
    `entries` are persons' entries up to `month`, oldest first. `others` are the measures of the
    other months of the year, earlier and later, and `later` the entries after `month`: what is
    known since may tell how an unmarked figure was meant. `unreadable` are entries up to `month`
    whose numbers none can be, which do not count. `past` are the words of the earlier months that
    have a table with the project, oldest first. `life` is when it begins and ends: as decided, else
    by the tables.

    `year` is what the year's list and plan tell of it; `lent` are the columns of `texts` that they
    added, and the month's table does not have.

    `number` is the one that the month's table prints, as `texts` are its words; `now` is what the
    project is called since, None where nobody asked.
    """

    project: int
    number: str
    month: Month
    told: Month | None
    file: str
    table: int
    row: int
    texts: Mapping["Column", str]
    reading: "Reading"
    entries: tuple[Entry, ...]
    others: tuple[MonthMeasure, ...] = ()
    later: tuple[Entry, ...] = ()
    unreadable: tuple[Entry, ...] = ()
    past: tuple[PastWords, ...] = ()
    life: Life = WHOLE_YEAR
    year: "YearWords | None" = None
    lent: "frozenset[Column]" = frozenset()
    now: KnownProject | None = None

    @property
    def is_reported(self) -> bool:
        """Whether the month's own table has the project."""
        return self.told is self.month or self.told == self.month

    @property
    def is_heard_of(self) -> bool:
        """Whether the month itself says anything of the project, by its table or by a person."""
        return self.is_reported or any(entry.month == self.month for entry in self.entries)

    @property
    def cut_off_day(self) -> int | None:
        """The day up to which the month's table reports, where its head names one."""
        return self.reading.cut_off_day if self.is_reported else None

    @cached_property
    def line(self) -> "Fraction":
        """The part of the project's year that has passed (序时进度), a Fraction of 1, at the month's end
        or at the day up to which its table reports: a project that began in May has an eighth behind
        it at May's end."""
        month, begins = self.month, self.life.begins
        passed = month.pace_on(self.cut_off_day)
        if begins is None or not begins <= month or begins.year != month.year:
            return passed
        return (passed * 12 - begins.number + 1) / (13 - begins.number)
