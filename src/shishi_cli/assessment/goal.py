"""Whether the month goal is met, by its own words and numbers (design §5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shishi_cli.assessment.grounds import entered, measure_name, signal_reasons, sources_of
from shishi_cli.assessment.measures import month_amount
from shishi_cli.domain.measure import Basis, Bound, FigureKind
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import MilestoneState, SignalKind
from shishi_cli.domain.shares import amount
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import GoalMet, MeasureStanding, Reason

# How a cell says that the month has no goal.
_NO_GOAL = frozenset({"", "/", "\\", "-", "—", "——", "无", "暂无", "无。"})


def judge_goal(
    record: ProjectMonth, measures: Sequence[MeasureStanding], done: Sequence[Reason]
) -> tuple[GoalMet | None, tuple[Reason, ...]]:
    """Compare the month goal with what is reported; the reasons name what is short.

    `done` tells by what the year's task is done, if it is. A claim of that meets any goal; figures
    meet it unless the words say that a milestone is still open (全部竣工并入住, 97户已入住).
    """
    reported = record.told == record.month
    goal_text = record.texts.get(Column.GOAL, "").strip() if reported else ""
    compared = compare_goals(record, measures)
    if goal_text in _NO_GOAL and not compared:
        return None, ()
    milestones = record.reading.milestones if reported else ()
    states = [milestone.state for milestone in milestones]
    still_open = any(m.evidence and m.state is not MilestoneState.REACHED for m in milestones)
    if done and (done[0].code == "claim" or not still_open):
        return GoalMet.MET, ()
    short = tuple(one.reason("under_goal", "未达月目标") for one in compared if not one.met)
    reasons = short + _milestone_reasons(record)
    reached = sum(one.met for one in compared) + states.count(MilestoneState.REACHED)
    if reached and reached == len(compared) + len(states):
        return GoalMet.MET, ()
    blockers = signal_reasons(record, SignalKind.BLOCKER, "blocker", "阻碍")
    if blockers and not reached and (short or not compared):
        return GoalMet.BLOCKED, (*reasons, *blockers)
    if reached or MilestoneState.UNDER_WAY in states:
        return GoalMet.PARTIAL, reasons
    if short or any(milestone.evidence for milestone in milestones):
        return GoalMet.NOT_MET, reasons
    return GoalMet.UNCLEAR, ()


@dataclass(frozen=True, slots=True)
class GoalComparison:
    """A measure's figure beside its month goal (月目标对照), both as printed.

    `name` is in brackets, and empty where the project has no other measure.
    """

    name: str
    told: str
    goal: str
    met: bool
    exceeded: bool
    sources: tuple[Source, ...]

    def reason(self, code: str, what: str) -> Reason:
        """The comparison as a reason: 未达月目标(加装电梯新增): 完成 36,目标 40."""
        text = f"{what}{self.name}: 完成 {self.told},目标 {self.goal}"
        return Reason(code, text, sources=self.sources)


def compare_goals(
    record: ProjectMonth, measures: Sequence[MeasureStanding]
) -> tuple[GoalComparison, ...]:
    """Whether the goals are met and exceeded, of the measures of which both are told."""
    found = (compare_goal(record, measure, several=len(measures) > 1) for measure in measures)
    return tuple(one for one in found if one is not None)


def compare_goal(
    record: ProjectMonth, measure: MeasureStanding, *, several: bool = False
) -> GoalComparison | None:
    """Whether a measure's goal is met and exceeded; None if not both are told. Less is better for
    an at_most."""
    name = measure_name(measure, several)
    goal, told = measure.goal, month_amount(record, measure)
    if told is None and measure.stated is not None and measure.target:
        told = measure.stated * measure.target / 100  # the unit's own share tells how many
    if goal is None and measure.goal_share is not None and measure.target:
        share = _reported_share(measure)
        if share is None:
            return None
        wanted = Fraction(measure.goal_share)
        written = f"{_hundredths(share)}%", f"{amount(measure.goal_share)}%"
        kinds = (FigureKind.GOAL_SHARE, FigureKind.ACTUAL, FigureKind.STATED)
        sources = sources_of(record, measure, kinds)
        return GoalComparison(name, *written, share >= wanted, share > wanted, sources)
    if goal is None or told is None or _is_of_month_alone(measure):
        return None
    less = measure.bound is Bound.AT_MOST
    # 超额完成62人: whichever of the two it is, the goal is exceeded.
    excess = any(doubt.code == "excess" for doubt in measure.doubts)
    return GoalComparison(
        name=name,
        told=amount(told) + entered(record, measure),
        goal=amount(goal),
        met=excess or (told <= goal if less else told >= goal),
        exceeded=excess or (told < goal if less else told > goal),
        sources=sources_of(record, measure, (FigureKind.GOAL, FigureKind.ACTUAL)),
    )


def _is_of_month_alone(measure: MeasureStanding) -> bool:
    """Whether the goal is for the month alone and only a sum to date is told: no comparison."""
    text = {figure.kind: figure for figure in measure.figures}
    goal = text.get(FigureKind.GOAL)
    of_month = goal is not None and goal.basis is Basis.MONTH
    return of_month and measure.basis is Basis.CUMULATIVE and FigureKind.MONTH not in text


def _hundredths(share: Fraction) -> str:
    """A share already in percent, truncated to two decimals."""
    hundredths = share.numerator * 100 // share.denominator
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _reported_share(measure: MeasureStanding) -> Fraction | None:
    if measure.completion is not None:
        return measure.completion.share * 100
    return None if measure.stated is None else Fraction(Decimal(measure.stated))


def _milestone_reasons(record: ProjectMonth) -> tuple[Reason, ...]:
    if record.told != record.month:
        return ()
    open_ones: dict[MilestoneState, list[tuple[str, Source]]] = {}
    for milestone in record.reading.milestones:
        place = milestone.source
        if milestone.state is MilestoneState.UNDER_WAY and milestone.missing:
            open_ones.setdefault(MilestoneState.MISSING, []).append((milestone.missing, place))
        elif milestone.state is not MilestoneState.REACHED:
            open_ones.setdefault(milestone.state, []).append((place.text, place))
    labels = {
        MilestoneState.MISSING: ("milestone_missing", "月目标中未报完成"),
        MilestoneState.UNDER_WAY: ("milestone_under_way", "月目标中尚在进行"),
    }
    return tuple(
        Reason(
            code,
            f"{label}: {'、'.join(words for words, _ in open_ones[state])}",
            sources=tuple(source for _, source in open_ones[state]),
        )
        for state, (code, label) in labels.items()
        if state in open_ones
    )
