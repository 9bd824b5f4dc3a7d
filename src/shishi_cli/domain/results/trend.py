"""What became of a measure over the months of its year."""

from decimal import Decimal
from fractions import Fraction

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis, FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.standing import Assessment, MeasureStanding, MonthAssessment, Standing
from shishi_cli.domain.year_plan import PlannedAmount


@frozen
class TrendPoint:
    """One month of a measure (月度点); `measure` and `standing` are None where the month tells
    nothing of the project, or does not have the measure."""

    month: Month
    standing: Standing | None = None
    measure: MeasureStanding | None = None

    @property
    def actual(self) -> Decimal | None:
        """The figure to date as it is printed, None for a gap: it is never made up from its
        neighbours."""
        return self.measure.actual if self.measure else None

    @property
    def believed(self) -> Decimal | None:
        """The same where it can be believed; what is beyond belief is a gap in all that is drawn or
        reckoned."""
        return self.measure.believed if self.measure else None

    @property
    def set_aside(self) -> Notice | None:
        """Why the figure is beyond belief (不可信), None where it is believed or not told."""
        return self.measure.set_aside if self.measure else None

    @property
    def share(self) -> Fraction | None:
        """What is done of the month's own target, a Fraction of 1; of a limit, what is used up;
        None for what is beyond belief."""
        return _share(self.believed, self.measure)

    @property
    def goal(self) -> Decimal | None:
        """The month goal as a total to date, None where it is of the month alone, or not told."""
        one = self.measure
        if one is None:
            return None
        if one.goal is None:
            if one.goal_share is None or one.target is None:
                return None
            return one.goal_share * one.target / 100
        told = next((f for f in one.figures if f.kind is FigureKind.GOAL), None)
        basis = told.basis if told is not None and told.amount == one.goal else Basis.CUMULATIVE
        # A goal without a word of period is of the month where the figure is told by month.
        by_month = basis is Basis.MONTH or (
            basis is not Basis.CUMULATIVE and one.basis is Basis.MONTH
        )
        return None if by_month else one.goal

    @property
    def goal_share(self) -> Fraction | None:
        """The month goal to date as a share of the month's own target."""
        return _share(self.goal, self.measure)

    @property
    def is_doubtful(self) -> bool:
        """Whether the figure is doubtful (存疑)."""
        return self.measure is not None and bool(self.measure.doubts)


@frozen
class MeasureTrend:
    """A measure over consecutive months (指标走势), named as the latest month names it.

    `project` is the latest judgement of its project; `title` its title without level marks; `plan`
    what the year's plan asks for in all, by the number of the month at whose end.
    """

    project: Assessment
    title: str
    latest: MeasureStanding
    points: tuple[TrendPoint, ...]
    plan: tuple[PlannedAmount, ...] = ()

    @property
    def plan_shares(self) -> tuple[tuple[int, Fraction], ...]:
        """The plan as shares of the latest target, by the number of the month."""
        shares = ((one.month, _share(one.amount, self.latest)) for one in self.plan)
        return tuple((month, share) for month, share in shares if share is not None)

    @property
    def is_only(self) -> bool:
        """Whether its project counts nothing else, so that the title is name enough."""
        return self.project.measures == (self.latest,)

    @property
    def left_out(self) -> tuple[TrendPoint, ...]:
        """The months whose figure is beyond belief, so that nothing is reckoned with it."""
        return tuple(point for point in self.points if point.set_aside is not None)

    @property
    def targets(self) -> tuple[Decimal, ...]:
        """The annual targets one after another: more than one where it was changed."""
        told = [p.measure.target for p in self.points if p.measure and p.measure.target is not None]
        return tuple(now for at, now in enumerate(told) if at == 0 or told[at - 1] != now)


@frozen
class Trends:
    """The measures of a programme over its months (走势), up to the month that was asked for.

    `judged` is that month with the chosen projects; `months` are consecutive, from the first that
    the ledger knows. `standings` tells of each chosen project, by its lasting id, month by month.
    """

    judged: MonthAssessment
    months: tuple[Month, ...]
    measures: tuple[MeasureTrend, ...]
    standings: dict[int, tuple[Standing | None, ...]]

    @property
    def unmeasured(self) -> tuple[Assessment, ...]:
        """The chosen projects that count nothing (无量化指标)."""
        measured = {one.project.record.project for one in self.measures}
        return tuple(a for a in self.judged.assessments if a.record.project not in measured)


def _share(value: Decimal | None, measure: MeasureStanding | None) -> Fraction | None:
    if value is None or measure is None or not measure.target:
        return None
    return Fraction(value) / Fraction(measure.target)
