"""One project over its months."""

from fractions import Fraction

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.life import CarriedOver
from shishi_cli.domain.standing import Assessment


@frozen
class Detail:
    """A project with its months, oldest first (项目详情); `as_of` as in MonthAssessment. `plans` are the
    shares of the year's plan for each measure that has one, by the number of the month."""

    region: str
    as_of: str
    current: Assessment
    months: tuple[Assessment, ...]
    carried: CarriedOver | None = None
    former: Assessment | None = None
    plans: tuple[tuple[str, tuple[tuple[int, Fraction], ...]], ...] = ()
