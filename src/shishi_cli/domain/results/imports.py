"""What an import brought, or would bring."""

from enum import StrEnum

from shishi_cli.domain.errors import ShishiError
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import EntryField, Programme
from shishi_cli.domain.source import Column, Publication


@frozen
class CellChange:
    """A cell that the ledger had otherwise (改动的格); None where a side has no such column."""

    number: str
    column: Column
    old: str | None
    new: str | None


@frozen
class Conflict:
    """What a new or changed row tells otherwise than a person entered (与人工录入不一致).

    The entry stays in force. `measure` names the measure, and is empty for the whole project.
    """

    number: str
    field: EntryField
    measure: str
    told: str
    entered: str
    person: str


class Appearance(StrEnum):
    """How a project is in a table, or not, otherwise than in the one before (出现变动)."""

    VANISHED = "vanished"  # 上个月的表中有,本表没有
    BACK = "back"  # 前几个月的表中没有,本表又有
    BACK_AFTER_DROP = "back_after_drop"  # 已调出,本表又有


@frozen
class Appeared:
    """A project that a table leaves out or has again, told in that month alone (出现变动). `since` is
    the last month of which a table has it, or from which on it is dropped."""

    kind: Appearance
    number: str
    title: str
    since: Month


@frozen
class Counts:
    """How much a table holds, and what becomes of its rows (计数).

    `figures` are goals, actuals and stated shares; targets are counted as measures. `reread` are
    rows with the same cells that are read otherwise now, by newer rules.
    """

    projects: int
    measures: int
    figures: int
    doubts: int
    new: int
    changed: int
    unchanged: int
    reread: int

    @property
    def to_write(self) -> int:
        """How many rows the ledger does not have as they are."""
        return self.new + self.changed + self.reread


@frozen
class Import:
    """What one file brought (导入结果). `said_by` tells in Chinese where the month is from.

    `missing` are the numbers of projects that the ledger knows and this file leaves out, `appeared`
    those that the table before has otherwise, `left_out` those of them that the month itself has
    from an older version of the table. `month` is
    None for the year's list; `planned` counts the projects that have a plan in it.
    """

    file: str
    programme: Programme
    month: Month | None
    said_by: str
    encoding: str
    publication: Publication
    counts: Counts
    changes: tuple[CellChange, ...]
    missing: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    notices: tuple[str, ...]
    planned: int = 0
    appeared: tuple[Appeared, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What it is of: 2024-03, or the year's list."""
        return str(self.month) if self.month else f"{self.programme.year} 年清单"

    @property
    def is_new(self) -> bool:
        """Whether anything of it is not yet in the ledger as it is."""
        return self.counts.to_write > 0


@frozen
class Failure:
    """A file that did not go in (未导入的文件), and why; the others still go in."""

    file: str
    error: ShishiError
