"""The year's list as printed, and what its plan asks for month by month."""

from collections.abc import Mapping

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column


@frozen
class PlanStep:
    """What the year's plan asks for by the end of a month (计划节点): the words as printed.

    `months` is how long the period is that ends then: 1, or 3 for a quarter. `file`, `table` and
    `row` tell where they stand.
    """

    month: Month
    months: int
    words: str
    file: str = ""
    table: int = 0
    row: int = 0


@frozen
class ListedRow:
    """A project's row of the year's list (年初清单): its cells as printed, and where they stand."""

    texts: Mapping[Column, str]
    file: str = ""
    table: int = 0
    row: int = 0
