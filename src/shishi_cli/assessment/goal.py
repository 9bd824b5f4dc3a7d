"""Whether the month goal is met, by its own words and numbers (design §5)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial

from shishi_cli.assessment.compared_amount import asks_to_date, compared_amount
from shishi_cli.assessment.grounds import (
    entered,
    measure_name,
    signals_of,
    sources_of,
)
from shishi_cli.assessment.pace import is_lower_bound, is_reached_in_doubt, share_of
from shishi_cli.assessment.planned import in_words_of_plan, is_planned
from shishi_cli.domain.figure_cell import tells_nothing
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import PART_OF_EACH, Basis, Bound, FigureKind
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import Milestone, MilestoneState, SignalKind
from shishi_cli.domain.shares import amount
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import GoalMet, MeasureStanding, Reason

_NONE = Decimal(0)


def judge_goal(
    record: ProjectMonth,
    measures: Sequence[MeasureStanding],
    goals: "Sequence[GoalComparison | None]",
    done: Sequence[Reason],
) -> GoalMet | None:
    """Compare the month goal with what is reported; None where none is asked for. `goals` are what
    `compare_goals` gives of the measures.

    `done` tells by what the year's task is done, if it is. A claim of that meets any goal; figures
    meet it unless the words say that a milestone is still open (全部竣工并入住, 97户已入住).
    """
    reported = record.is_reported
    goal_text = record.texts.get(Column.GOAL, "").strip() if reported else ""
    compared = [one for one in goals if one is not None]
    asked = not tells_nothing(goal_text) or (is_planned(record) and not due_later(record))
    if not asked and not compared:
        return None
    milestones = record.reading.milestones if reported else ()
    states = [milestone.state for milestone in milestones]
    still_open = any(m.evidence and m.state is not MilestoneState.REACHED for m in milestones)
    claimed = bool(signals_of(record, SignalKind.CLAIM))
    if done and (claimed or done[0].code == "claim" or not still_open):
        return GoalMet.MET
    reached = sum(one.met for one in compared) + states.count(MilestoneState.REACHED)
    all_reached = reached and reached == len(compared) + len(states)
    if all_reached and not any(map(partial(_is_untold, record), measures, goals)):
        return GoalMet.MET
    blocked = bool(signals_of(record, SignalKind.BLOCKER))
    moving = any(measure.actual is not None and _has_advanced(measure) for measure in measures)
    if blocked and not reached and not moving and not compared:
        return GoalMet.BLOCKED
    if reached or MilestoneState.UNDER_WAY in states:
        return GoalMet.PARTIAL
    if compared or any(milestone.evidence for milestone in milestones):
        return GoalMet.NOT_MET
    pace = bool(signals_of(record, SignalKind.ASKS_PACE))
    return _by_pace(record, measures) if pace else GoalMet.UNCLEAR


def _by_pace(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> GoalMet:
    """How a goal is met that asks for the pace alone (按序时推进): by the line, as far as the month tells
    figures; a limit by being kept."""
    told = [_keeps_pace(record, measure) for measure in measures]
    kept = [one for one in told if one is not None]
    if not kept:
        return GoalMet.UNCLEAR
    if all(kept):
        return GoalMet.MET
    return GoalMet.PARTIAL if any(kept) else GoalMet.NOT_MET


def _keeps_pace(record: ProjectMonth, measure: MeasureStanding) -> bool | None:
    """Whether a measure is at the line; None where the month tells no figure of it."""
    if measure.actual is None and measure.stated is None:
        return None
    if measure.bound is Bound.AT_MOST:
        told, limit = measure.believed, measure.target
        return None if told is None or limit is None else told <= limit
    share = share_of(measure)
    return None if share is None else share >= record.line


def _has_advanced(measure: MeasureStanding) -> bool:
    """Whether more is done than the month before told: 受管线迁移影响,2台进场推迟 stops no others."""
    told, last = measure.to_date, measure.before
    return told is not None and last is not None and told.value > last.value


def _is_untold(
    record: ProjectMonth, measure: MeasureStanding, compared: "GoalComparison | None"
) -> bool:
    """Whether the month asked for a number of the measure, and neither a number nor the words of a
    milestone answer it: 建成一批体育场地 for 体育场地5片. What repeats the year's target asks for
    nothing before December."""
    if measure.goal is None or compared is not None:
        return False
    if measure.goal == measure.target and record.month.remaining:
        return False
    asked = next((f.source for f in measure.figures if f.kind is FigureKind.GOAL), None)
    return asked is not None and not any(
        one.source.start <= asked.start and asked.end <= one.source.end
        for one in record.reading.milestones
    )


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
    if told is None or _is_of_month_alone(record, measure):
        return None
    goal, less = measure.goal, measure.bound is Bound.AT_MOST
    if due and due_later(record) and not less and told < goal:
        ended = next((f for f in measure.figures if f.kind is FigureKind.ENDED_GOAL), None)
        if ended is None:
            return None
        goal = ended.amount
    # 超额完成62人: whichever of the two it is, the goal is exceeded.
    excess = bool(measure.doubts) and any(doubt.code == "excess" for doubt in measure.doubts)
    missing = told - goal if less else goal - told
    if missing <= 0 and _may_be_of_a_part(measure):
        return None
    if missing > 0 and not excess and (remark or _is_partial_sum(record, measure)):
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


def _told(record: ProjectMonth, measure: MeasureStanding) -> tuple[Decimal | None, str]:
    """What is compared with the goal, and (沿用 2023-06) where an earlier month told it."""
    told = compared_amount(record, measure)
    if told is None and measure.stated is not None and measure.target:
        return measure.stated * measure.target / 100, ""  # the unit's own share tells how many
    carried = measure.carried_in(record.month)
    if told is None and carried and measure.to_date and measure.bound is not Bound.AT_MOST:
        return measure.to_date.value, f"(沿用 {carried})"
    return told, ""


def _may_be_of_a_part(measure: MeasureStanding) -> bool:
    """Whether the figure may tell only a part of each thing: 6座凉亭顶棚改造已完成 of 完成4座."""
    told = next((one for one in measure.figures if one.kind is FigureKind.ACTUAL), None)
    return told is not None and any(doubt.code == PART_OF_EACH for doubt in told.doubts)


def _is_partial_sum(record: ProjectMonth, measure: MeasureStanding) -> bool:
    """Whether a sum that is only a lower bound is compared; a month's own figure is none."""
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
    """Whether the goal is for the month alone and only an earlier month's total is told."""
    text = {figure.kind: figure for figure in measure.figures}
    goal = text.get(FigureKind.GOAL)
    of_month = goal is not None and goal.basis is Basis.MONTH
    return of_month and measure.carried_in(record.month) is not None


def _hundredths(share: Fraction) -> str:
    """A share already in percent, truncated to two decimals."""
    hundredths = share.numerator * 100 // share.denominator
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _reported_share(measure: MeasureStanding) -> Fraction | None:
    if measure.completion is not None:
        return measure.completion.share * 100
    return None if measure.stated is None else Fraction(Decimal(measure.stated))


def cited(milestone: Milestone) -> tuple[Source, ...]:
    """Where a milestone stands, and the words that answer it where they are a person's: they are in
    no cell beside it."""
    said = milestone.evidence
    return (milestone.source, said) if said is not None and not said.file else (milestone.source,)


def milestone_reasons(record: ProjectMonth) -> tuple[Reason, ...]:
    """Which milestones of the month are still open, by how far they are."""
    return open_reasons(record, record.reading.milestones) if record.is_reported else ()


def open_reasons(record: ProjectMonth, milestones: Sequence[Milestone]) -> tuple[Reason, ...]:
    """Which of the milestones are still open, by how far they are."""
    open_ones: dict[MilestoneState, list[tuple[str, tuple[Source, ...]]]] = {}
    for milestone in milestones:
        words, places = milestone.source.text, cited(milestone)
        if milestone.state is MilestoneState.UNDER_WAY and milestone.missing:
            open_ones.setdefault(MilestoneState.MISSING, []).append((milestone.missing, places))
        elif milestone.state is not MilestoneState.REACHED:
            open_ones.setdefault(milestone.state, []).append((words, places))
    labels = {
        MilestoneState.MISSING: ("milestone_missing", "月目标中未报完成"),
        MilestoneState.UNDER_WAY: ("milestone_under_way", "月目标中尚在进行"),
    }
    return tuple(
        Reason(
            code,
            f"{in_words_of_plan(record, label)}: {'、'.join(words for words, _ in open_ones[state])}",
            sources=tuple(source for _, places in open_ones[state] for source in places),
        )
        for state, (code, label) in labels.items()
        if state in open_ones
    )
