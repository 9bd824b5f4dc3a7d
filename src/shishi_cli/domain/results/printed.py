"""A month's table, to be given out again as it came in."""

from dataclasses import dataclass

from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme, ProjectMonth


@dataclass(frozen=True, slots=True)
class PrintedMonth:
    """A month's table as printed (原表), in the order of its rows; persons' entries are not in it."""

    programme: Programme
    month: Month
    records: tuple[ProjectMonth, ...]
