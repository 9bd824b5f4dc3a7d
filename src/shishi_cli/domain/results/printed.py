"""A month's table, to be given out again as it came in."""

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme, ProjectMonth


@frozen
class PrintedMonth:
    """A month's table as printed (原表), in the order of its rows; persons' entries are not in it."""

    programme: Programme
    month: Month
    records: tuple[ProjectMonth, ...]
