"""Where the ledger is, and what is open in it."""

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.results.brief import Brief


@frozen
class OpenWork:
    """The latest month of a programme in brief, and what it leaves to do (待办): `undecided` are
    proposals of matching."""

    brief: Brief
    undecided: int


@frozen
class Overview:
    """The programmes of the latest year with their months (台账概况); `work` where there is one
    programme, None where the person must choose."""

    programmes: tuple[tuple[Programme, tuple[Month, ...]], ...]
    work: OpenWork | None
