"""What was done to the ledger, by whom, and which values it changed."""

from enum import StrEnum

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme


@frozen
class Author:
    """Who writes in the ledger, when (ISO time) and on what grounds (录入人): a note, and the number
    of a document (文号)."""

    person: str
    at: str
    note: str = ""
    document: str = ""


class Kind(StrEnum):
    """What the ledger keeps versions of (台账内容)."""

    PROGRAMME = "programme"  # 实事项目清单
    PROJECT = "project"  # 项目及其序号
    ROW = "row"  # 表格行
    READING = "reading"  # 读数
    MEASURE = "measure"  # 指标
    FIGURE = "figure"  # 数
    ENTRY = "entry"  # 人工录入
    MATCH = "match"  # 项目匹配
    UNIT_NAME = "unit_name"  # 单位别名
    SETTING = "setting"  # 设置
    WAIVER = "waiver"  # 豁免
    LIFE = "life"  # 存续(调入、调出、并入)
    LISTED = "listed"  # 年初清单
    PLAN = "plan"  # 年度计划
    CARRIED = "carried"  # 结转


@frozen
class Count:
    """How many things of a kind an operation added, changed and ended (变动数)."""

    kind: Kind
    added: int
    changed: int
    ended: int


@frozen
class LoggedOperation:
    """What one command did (操作): `at` is an ISO time, `reason` a file's name or a person's note.

    `undoes` is the operation that it undid; `undone_by` the one that undid it, None where it is
    in effect: never undone, or done again since.
    """

    id: int
    at: str
    person: str
    command: str
    reason: str
    undoes: int | None
    undone_by: int | None
    counts: tuple[Count, ...] = ()


@frozen
class Change:
    """One value of the ledger before and after (变动), None where there was or is none.

    `programme` and `number` tell the project as it was last known, None and empty for what belongs
    to no project. `field` is the column of a cell, the kind of a figure, the field of an entry, or
    the name of what else changed; `measure` the name of the measure that a figure is of. `whole`
    says that the row, figure or entry came or went as a whole.
    """

    kind: Kind
    programme: Programme | None
    project: int | None
    number: str
    month: Month | None
    field: str
    measure: str
    old: str | None
    new: str | None
    whole: bool


@frozen
class Step:
    """What one operation changed of a thing (一次改动)."""

    operation: LoggedOperation
    changes: tuple[Change, ...]
