"""Who still owes the month a report."""

from enum import StrEnum

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.standing import Assessment, MonthAssessment


class Lack(StrEnum):
    """What a report lacks (缺报情况), the gravest first."""

    NOT_REPORTED = "not_reported"  # 当月的表中没有,也没有人补录
    EMPTY = "empty"  # 没有填写,或只有套话
    NO_FIGURE = "no_figure"  # 有文字,该报数而没有数

    @property
    def label(self) -> str:
        """As offices call it: 未报, 空报, 无数."""
        return _LABELS[self]


_LABELS = {Lack.NOT_REPORTED: "未报", Lack.EMPTY: "空报", Lack.NO_FIGURE: "无数"}


@frozen
class Owed:
    """A project whose report lacks something (缺报项目): `detail` says what, `last` what it told
    before, empty where nothing."""

    project: Assessment
    lack: Lack
    detail: str
    last: str = ""


@frozen
class UnitOwing:
    """A lead unit to be called, with its projects (欠报单位)."""

    unit: str
    owed: tuple[Owed, ...]


@frozen
class MissingReports:
    """What a month still lacks (缺报清单), by unit in the order of the table.

    A project of several lead units stands under each; `owed` counts it once. `imported` says
    whether there is a table of the month at all.
    """

    month: MonthAssessment
    imported: bool
    owed: tuple[Owed, ...]
    units: tuple[UnitOwing, ...]
