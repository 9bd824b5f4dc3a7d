"""Where the ledger is, and what is open in it."""

from collections.abc import Mapping

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.results.missing import Lack
from shishi_cli.domain.standing import MonthAssessment


@frozen
class OpenWork:
    """The latest month of a programme and what it leaves to do (待办).

    `undecided` are proposals of matching, `doubts` projects with a doubtful figure, `lacks` reports
    by what they lack, `callees` the units that owe them.
    """

    judged: MonthAssessment
    undecided: int
    doubts: int
    lacks: Mapping[Lack, int]
    callees: int


@frozen
class Overview:
    """The programmes of the latest year with their months (台账概况); `work` where there is one
    programme, None where the person must choose."""

    programmes: tuple[tuple[Programme, tuple[Month, ...]], ...]
    work: OpenWork | None
