"""Whether the month goal is met, by its own words and numbers (design §5)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from shishi_cli.assessment.measures import month_amount
from shishi_cli.domain.measure import Basis, Bound, FigureKind
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import MilestoneState, SignalKind
from shishi_cli.domain.shares import amount
from shishi_cli.domain.source import Column
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
    compared = [pair for measure in measures if (pair := _compared(record, measure)) is not None]
    if goal_text in _NO_GOAL and not compared:
        return None, ()
    milestones = record.reading.milestones if reported else ()
    states = [milestone.state for milestone in milestones]
    still_open = any(m.evidence and m.state is not MilestoneState.REACHED for m in milestones)
    if done and (done[0].code == "claim" or not still_open):
        return GoalMet.MET, ()
    short = tuple(reason for met, reason in compared if not met)
    reasons = short + _milestone_reasons(record)
    reached = sum(met for met, _ in compared) + states.count(MilestoneState.REACHED)
    if reached and reached == len(compared) + len(states):
        return GoalMet.MET, ()
    blockers = _signals(record, SignalKind.BLOCKER) if reported else ()
    if blockers and not reached and (short or not compared):
        return GoalMet.BLOCKED, (*reasons, *blockers)
    if reached or MilestoneState.UNDER_WAY in states:
        return GoalMet.PARTIAL, reasons
    if short or any(milestone.evidence for milestone in milestones):
        return GoalMet.NOT_MET, reasons
    return GoalMet.UNCLEAR, ()


def _compared(record: ProjectMonth, measure: MeasureStanding) -> tuple[bool, Reason] | None:
    """Whether a measure's goal is met, with the words that say how far; None if not both told."""
    goal, told = measure.goal, month_amount(record, measure)
    if told is None and measure.stated is not None and measure.target:
        told = measure.stated * measure.target / 100  # the unit's own share tells how many
    if goal is None and measure.goal_share is not None and measure.target:
        share = _reported_share(measure)
        if share is None:
            return None
        met = share >= Fraction(measure.goal_share)
        text = f"未达月目标: 完成 {_hundredths(share)}%,目标 {amount(measure.goal_share)}%"
        return met, Reason("under_goal", text)
    if goal is None or told is None or _is_of_month_alone(measure):
        return None
    met = told <= goal if measure.bound is Bound.AT_MOST else told >= goal
    # 超额完成62人: whichever of the two it is, the goal is exceeded.
    met = met or any(doubt.code == "excess" for doubt in measure.doubts)
    name = f"({measure.name})" if measure.name else ""
    text = f"未达月目标{name}: 完成 {amount(told)},目标 {amount(goal)}"
    return met, Reason("under_goal", text)


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
    open_ones: dict[MilestoneState, list[str]] = {}
    for milestone in record.reading.milestones:
        if milestone.state is MilestoneState.UNDER_WAY and milestone.missing:
            open_ones.setdefault(MilestoneState.MISSING, []).append(milestone.missing)
        elif milestone.state is not MilestoneState.REACHED:
            open_ones.setdefault(milestone.state, []).append(milestone.source.text)
    labels = {
        MilestoneState.MISSING: ("milestone_missing", "月目标中未报完成"),
        MilestoneState.UNDER_WAY: ("milestone_under_way", "月目标中尚在进行"),
    }
    return tuple(
        Reason(code, f"{label}: {'、'.join(open_ones[state])}")
        for state, (code, label) in labels.items()
        if state in open_ones
    )


def _signals(record: ProjectMonth, kind: SignalKind) -> tuple[Reason, ...]:
    return tuple(
        Reason("blocker", f"阻碍: {signal.source.text}")
        for signal in record.reading.signals
        if signal.kind is kind
    )
