"""How a measure stands beside its month goal, by numbers (月目标对照)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from shishi_cli.assessment.compared_amount import (
    asked_of_each_month,
    asks_to_date,
    compared_amount,
    told_by_month,
)
from shishi_cli.assessment.grounds import (
    entered,
    measure_name,
    signals_of,
    sources_of,
    tells_something,
)
from shishi_cli.assessment.pace import is_lower_bound, is_reached_in_doubt
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import GOAL_ACT, PART_OF_EACH, Basis, Bound, FigureKind
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.shares import amount
from shishi_cli.domain.source import Source
from shishi_cli.domain.standing import MeasureStanding, Reason

_NONE = Decimal(0)


@frozen
class GoalComparison:
    """A measure's figure beside its month goal (月目标对照), both as printed.

    `name` is in brackets, and empty where the project has no other measure. `missing` is what lacks
    of the `asked`, not over 0 where it is met.
    """

    name: str
    told: str
    goal: str
    missing: Decimal | Fraction
    asked: Decimal
    exceeded: bool
    sources: tuple[Source, ...]

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.missing <= 0

    @property
    def short(self) -> Fraction:
        """How much of the goal is missing, a Fraction of it."""
        missing = Fraction(self.missing)
        return missing / Fraction(self.asked) if self.asked else missing

    def lacks_more_than(self, percent: Decimal) -> bool:
        """Whether more of the goal is missing than so many percent of it, as `short` tells it."""
        # In whole numbers: fractions of all three take ten times as long.
        missing, of_missing = self.missing.as_integer_ratio()
        asked, of_asked = self.asked.as_integer_ratio() if self.asked else (1, 1)
        limit, of_limit = percent.as_integer_ratio()
        return missing * of_asked * of_limit * 100 > limit * asked * of_missing

    def reason(self, code: str, what: str, rule: str = "") -> Reason:
        """The comparison as a reason: 未达月目标(加装电梯新增): 完成 36,目标 40."""
        text = f"{what}{self.name}: 完成 {self.told},目标 {self.goal}"
        return Reason(code, text, rule, self.sources)


def compare_goals(
    record: ProjectMonth, measures: Sequence[MeasureStanding], *, due: bool = False
) -> tuple[GoalComparison | None, ...]:
    """How each measure's figure stands against its goal, as `compare_goal` gives it."""
    several = len(measures) > 1
    return tuple([compare_goal(record, one, several=several, due=due) for one in measures])


def due_later(record: ProjectMonth) -> bool:
    """Whether the month's goal has time until a later month (二季度 in April)."""
    return bool(signals_of(record, SignalKind.DUE_LATER))


def compare_goal(
    record: ProjectMonth, measure: MeasureStanding, *, several: bool = False, due: bool = False
) -> GoalComparison | None:
    """How a measure stands against its goal; None if not both are told. Less is better for an
    at_most. With `due`, a goal that has time until a later month asks for that of the period
    before it.

    A total carried on can meet a goal; that it does not, tells nothing of the month. Nor does a sum
    that is only a lower bound. A number that may be of a part of each meets none.
    """
    name = measure_name(measure, several)
    if measure.set_aside is not None or is_reached_in_doubt(measure):
        return None
    if measure.goal is None:
        return _compare_share(record, measure, name, due=due)
    told, remark = _told(record, measure)
    if told is None and measure.goal == 0:
        return _nothing_asked(record, measure, name)
    if told is None or _is_of_month_alone(record, measure):
        return None
    less, excess = measure.bound is Bound.AT_MOST, _is_exceeded(measure)
    later = due and due_later(record) and not less and told < measure.goal
    goal = _ended_goal(measure) if later else measure.goal
    if goal is None:
        return None
    missing = told - goal if less else goal - told
    if missing <= 0 and _may_be_of_a_part(measure):
        return None
    if missing > 0 and not excess and (remark or _proves_no_lack(record, measure)):
        return None
    return GoalComparison(
        name=name,
        told=amount(told) + remark + entered(record, measure),
        goal=amount(goal),
        missing=_NONE if excess else missing,
        asked=goal,
        exceeded=excess or (told < goal if less else told > goal),
        sources=sources_of(record, measure, (FigureKind.GOAL, FigureKind.ACTUAL)),
    )


def _nothing_asked(
    record: ProjectMonth, measure: MeasureStanding, name: str
) -> GoalComparison | None:
    """A goal of 0, met by whatever is told but a number: 尚未开工. An empty report tells nothing."""
    if measure.bound is Bound.AT_MOST or not tells_something(record):
        return None
    sources = sources_of(record, measure, (FigureKind.GOAL,))
    return GoalComparison(name, "未报数", "0", _NONE, _NONE, exceeded=False, sources=sources)


def _told(record: ProjectMonth, measure: MeasureStanding) -> tuple[Decimal | None, str]:
    """What is compared with the goal, and (沿用 2023-06) where an earlier month told it."""
    told = compared_amount(record, measure)
    if told is None and measure.stated is not None and measure.target:
        return measure.stated * measure.target / 100, ""  # the unit's own share tells how many
    carried = measure.carried_in(record.month)
    if told is None and carried and measure.to_date and measure.bound is not Bound.AT_MOST:
        return measure.to_date.value, f"(沿用 {carried})"
    return told, ""


def _ended_goal(measure: MeasureStanding) -> Decimal | None:
    """What the period before asked for, where the month's own goal has time until a later month."""
    return next((f.amount for f in measure.figures if f.kind is FigureKind.ENDED_GOAL), None)


def _is_exceeded(measure: MeasureStanding) -> bool:
    """超额完成62人: whichever of the two it is, the goal is exceeded."""
    return any(doubt.code == "excess" for doubt in measure.doubts)


def _may_be_of_a_part(measure: MeasureStanding) -> bool:
    """Whether the figure may tell only a part of each thing: 6座凉亭顶棚改造已完成 of 完成4座."""
    told = next((one for one in measure.figures if one.kind is FigureKind.ACTUAL), None)
    return told is not None and any(doubt.code == PART_OF_EACH for doubt in told.doubts)


def _proves_no_lack(record: ProjectMonth, measure: MeasureStanding) -> bool:
    """Whether a sum that is only a lower bound is compared, a month's own figure is none; or the goal may ask for
    a stage of so many: 户内设备安装3000户."""
    if any(doubt.code == GOAL_ACT for doubt in measure.doubts):
        return True
    of_year = measure.basis is not Basis.MONTH or asks_to_date(record, measure)
    return is_lower_bound(measure) and of_year


def _compare_share(
    record: ProjectMonth, measure: MeasureStanding, name: str, *, due: bool
) -> GoalComparison | None:
    """A goal that is a share of the year's target (完成25%)."""
    share, carried = _reported_share(measure), measure.share_carried_in(record.month)
    if measure.goal_share is None or not measure.target or share is None:
        return None
    wanted = Fraction(measure.goal_share)
    if share < wanted and (carried or is_lower_bound(measure) or (due and due_later(record))):
        return None
    return GoalComparison(
        name=name,
        told=f"{_hundredths(share)}%" + (f"(沿用 {carried})" if carried else ""),
        goal=f"{amount(measure.goal_share)}%",
        missing=wanted - share if wanted else _NONE,
        asked=measure.goal_share,
        exceeded=share > wanted,
        sources=sources_of(
            record, measure, (FigureKind.GOAL_SHARE, FigureKind.ACTUAL, FigureKind.STATED)
        ),
    )


def _is_of_month_alone(record: ProjectMonth, measure: MeasureStanding) -> bool:
    """Whether the goal is for the month alone and only an earlier month's total is told. Where its
    words do not tell, it is where the months before told their own: 发放20万张 again and again."""
    if measure.carried_in(record.month) is None:
        return False
    text = {figure.kind: figure for figure in measure.figures}
    goal = text.get(FigureKind.GOAL)
    if goal is None or goal.basis is not Basis.UNMARKED:
        return goal is not None and goal.basis is Basis.MONTH
    by_month = told_by_month(record, measure) or asked_of_each_month(record, measure)
    return by_month and not asks_to_date(record, measure)


def _hundredths(share: Fraction) -> str:
    """A share already in percent, truncated to two decimals."""
    hundredths = share.numerator * 100 // share.denominator
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _reported_share(measure: MeasureStanding) -> Fraction | None:
    if measure.completion is not None:
        return measure.completion.share * 100
    return None if measure.stated is None else Fraction(Decimal(measure.stated))
