"""What moved between two months, and what was learned between two moments."""

from decimal import Decimal

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Change
from shishi_cli.domain.project import Programme
from shishi_cli.domain.results.brief import BriefLine
from shishi_cli.domain.standing import Assessment, MeasureStanding, Reason


@frozen
class MeasureMove:
    """One measure in two months (指标变化); None in the month that does not have it."""

    before: MeasureStanding | None
    after: MeasureStanding | None

    @property
    def advance(self) -> Decimal | None:
        """How much more is done to date, in the measure's unit; None where either is unknown, or
        beyond belief."""
        if self.before is None or self.after is None or self.before.unit != self.after.unit:
            return None
        if self.before.believed is None or self.after.believed is None:
            return None
        return self.after.believed - self.before.believed

    @property
    def has_moved(self) -> bool:
        """Whether the figure to date, the target or the completion is another one."""
        if self.before is None or self.after is None:
            return True
        return (self.before.actual, self.before.target, self.before.completion) != (
            self.after.actual,
            self.after.target,
            self.after.completion,
        )


@frozen
class ProjectMove:
    """One project in two months (项目变化).

    `before` or `after` is None where the month's table does not have the project. `events` tell
    what else is different: new, not reported, another title, number or target.
    """

    number: str
    title: str
    before: Assessment | None
    after: Assessment | None
    measures: tuple[MeasureMove, ...]
    events: tuple[Reason, ...]


@frozen
class MonthComparison:
    """What moved between two months of a programme (两月对比); `moves` are of what moved alone,
    `news` what a supervisor wants to know first, none where the later month stands first."""

    programme: Programme
    since: Month
    until: Month
    as_of: str
    projects: int
    moves: tuple[ProjectMove, ...]
    news: tuple[BriefLine, ...] = ()


@frozen
class MomentComparison:
    """What was learned between two moments (两个时点对比), by their words and operations."""

    since: str
    until: str
    operations: tuple[int, int]
    changes: tuple[Change, ...]
