"""What became of every number in a text: for a person who wonders why."""

from decimal import Decimal
from enum import StrEnum

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Bound
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Column


class TakenAs(StrEnum):
    """What a quantity was taken as (用途)."""

    TARGET = "target"  # 年度目标
    GOAL = "goal"  # 月目标
    ACTUAL = "actual"  # 完成数
    STATED = "stated"  # 自报完成率
    PART = "part"  # 分项数
    NONE = "none"  # 未采用


@frozen
class FoundQuantity:
    """A quantity and its use (读出的数量): where it stands, what it says, and what it is for.

    `start` and `end` count characters of the text as printed. `measure` names the measure that it
    tells of, empty where none, `figure` what that has by it in its own unit: a sum of several, 8.2公里 by
    8200米. `rule` is that which decided, `why` its reason in Chinese where the quantity was not taken.
    """

    column: Column
    start: int
    end: int
    text: str
    amount: Decimal
    high: Decimal | None
    unit: str
    bound: Bound
    taken_as: TakenAs
    rule: str
    why: str = ""
    measure: str = ""
    figure: Decimal | None = None
    figure_unit: str = ""
    doubts: tuple[Notice, ...] = ()


@frozen
class FoundNumber:
    """Digits that are no quantity (非数量), with the rule and its reason in Chinese."""

    column: Column
    start: int
    end: int
    text: str
    rule: str
    why: str


@frozen
class Unread:
    """The end of a cell that was not read (未读部分): from `start` on, of so many characters, and
    whether digits stand there."""

    column: Column
    start: int
    length: int
    has_digits: bool


@frozen
class Explanation:
    """The texts of a row, and all numbers in them (读数说明). `unread` are what is left of cells that
    are too long, or hold too many numbers, to be read to the end, each from where reading stopped."""

    texts: tuple[tuple[Column, str], ...]
    quantities: tuple[FoundQuantity, ...]
    numbers: tuple[FoundNumber, ...]
    unread: tuple[Unread, ...] = ()
