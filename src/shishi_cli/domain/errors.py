"""What can go wrong for a person, each with a stable code and a way on (错误)."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from shishi_cli.domain.frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path

    from shishi_cli.domain.month import Month
    from shishi_cli.domain.project import Programme


class ExitCode(IntEnum):
    """What a command tells the shell (退出码)."""

    DONE = 0
    FAILURE = 1
    USAGE = 2
    UNREADABLE = 3
    FOUND = 4
    LOCKED = 75


@frozen
class Problem:
    """One thing wrong in a file (问题): where, the words there, what it is and what to do.

    `place` is printed as it is (`2023-03.csv:表1:第6行:进展情况`); `excerpt` may be empty. Many of
    a kind are one problem: `count` tells how many, `others` the next few places.
    """

    code: str
    place: str
    message: str
    hint: str = ""
    excerpt: str = ""
    count: int = 1
    others: tuple[str, ...] = ()


class ShishiError(Exception):
    """An error that is explained to a person, never a traceback (可说明的错误)."""

    code = "E000"
    exit_code = ExitCode.FAILURE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InvalidMonth(ShishiError):
    """A month that does not exist (月份无效)."""

    code = "E101"
    exit_code = ExitCode.USAGE

    def __init__(self, written: str, short: str = "") -> None:
        """`short` says which shorter forms are understood where the month was written."""
        hint = f"请写成 2023-03 这样的形式,月份为 01 至 12{short}"
        super().__init__(f"“{written}”不是有效的月份", hint)


class UsageError(ShishiError):
    """Options that do not fit together or a value that cannot be used (用法错误)."""

    code = "E102"
    exit_code = ExitCode.USAGE


class Unconfirmed(UsageError):
    """What is only done when a person says so, and nobody has (未经确认)."""


class NotFound(ShishiError):
    """A project, unit, measure or month that the ledger does not have (查无此项)."""

    code = "E103"
    exit_code = ExitCode.USAGE


class OnlyListed(NotFound):
    """A year of which only the list is known, and no month's table yet (只有清单)."""

    def __init__(self, programme: "Programme", projects: int, month: "Month | None") -> None:
        asked = f"没有 {month} 的进展表" if month else "还没有进展表"
        super().__init__(
            f"{programme.year} 年{asked},只有年初清单({projects} 项)",
            "用 shishi project 查看清单,用 shishi missing --month 查看谁还没有报;"
            "有了第一个月的表请用 shishi import 导入",
        )
        self.programme = programme


class MonthUnknown(ShishiError):
    """No month, or two different ones, told by a file (月份不明)."""

    code = "E104"
    exit_code = ExitCode.USAGE


class YearUnknown(MonthUnknown):
    """A month without a year, told by a file (年份不明)."""


class UnreadableFile(ShishiError):
    """A file that cannot be read as a progress table, with all that is wrong (文件无法读取)."""

    code = "E200"
    exit_code = ExitCode.UNREADABLE

    def __init__(self, message: str, hint: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message, hint)
        self.problems = problems


class UnexpectedDamage(UnreadableFile):
    """A file on which its reader failed as nobody foresaw; the bug is its cause (未预料的损坏)."""

    def __init__(self, name: str, problem: Problem) -> None:
        super().__init__(f"{name} 有 1 处问题,未读取", problem.hint, (problem,))


class ColumnsUnclear(UnreadableFile):
    """Columns that may be the year's plan or what each month did: a person must say (各月栏目不明)."""


class InvalidRule(UnreadableFile):
    """A rule file that cannot be used, with all that is wrong (规则文件无效)."""

    code = "E250"


class InvalidWording(UnreadableFile):
    """A file of sentences that cannot be used, with all that is wrong (措辞文件无效)."""

    code = "E260"


class UndoBlocked(ShishiError):
    """An operation that later ones have built on: `by` must be undone before (撤销受阻)."""

    code = "E106"

    def __init__(self, message: str, hint: str, by: Sequence[int]) -> None:
        super().__init__(message, hint)
        self.by = tuple(by)


class LedgerError(ShishiError):
    """A ledger file that cannot be used (台账不可用)."""

    code = "E300"


class LedgerLocked(LedgerError):
    """Someone else is writing in the ledger (台账被占用)."""

    code = "E301"
    exit_code = ExitCode.LOCKED


class LedgerDamaged(LedgerError):
    """A file that is no sound ledger: damaged, or of another kind (台账已损坏)."""

    code = "E302"


class LedgerMoved(LedgerError):
    """The ledger's file was moved, removed or replaced while it was written in (台账被移走)."""

    code = "E305"

    def __init__(self, path: "Path") -> None:
        super().__init__(
            f"台账 {path} 在写入时被移走、删除或换掉了,这次写入不在现在的文件里",
            "请停用会替换它的程序(如同步盘),找回原来的台账,用 shishi log 核对后重新执行",
        )


class WrongQuery(ShishiError):
    """A statement that SQLite cannot run, or that would do more than read (查询语句有误)."""

    code = "E303"
    exit_code = ExitCode.USAGE


class SlowQuery(ShishiError):
    """A query that takes longer than it may (查询超时)."""

    code = "E304"


class CannotHold(ShishiError):
    """Data with characters that the encoding of the pipe does not have (输出编码装不下)."""

    code = "E403"

    def __init__(self, characters: str, encoding: str) -> None:
        codes = " ".join(f"U+{ord(one):04X}" for one in characters)
        super().__init__(
            f"输出的编码 {encoding} 里没有“{characters}”({codes}),写出去会丢字,没有输出",
            "请用 -o 文件.csv 写入文件(UTF-8,或加 --encoding gb18030),或先设 PYTHONUTF8=1",
        )


class CannotDraw(ShishiError):
    """A PNG that this computer cannot draw, for want of a Chinese font or of resvg (画不出 PNG)."""

    code = "E402"
