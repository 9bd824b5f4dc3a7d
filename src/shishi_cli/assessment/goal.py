"""Whether the month goal is met, by its own words and numbers (design §5)."""

from collections.abc import Sequence
from functools import partial

from shishi_cli.assessment.compared_goal import GoalComparison, due_later
from shishi_cli.assessment.grounds import signals_of
from shishi_cli.assessment.pace import share_of
from shishi_cli.assessment.planned import in_words_of_plan, is_planned
from shishi_cli.domain.figure_cell import tells_nothing
from shishi_cli.domain.measure import Bound, FigureKind
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import Milestone, MilestoneState, SignalKind
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import GoalMet, MeasureStanding, Reason


def judge_goal(
    record: ProjectMonth,
    measures: Sequence[MeasureStanding],
    goals: Sequence[GoalComparison | None],
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
    record: ProjectMonth, measure: MeasureStanding, compared: GoalComparison | None
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


def cited(milestone: Milestone) -> tuple[Source, ...]:
    """Where a milestone stands, and what answers it where that is a person's, in no cell beside it, or
    in a column of figures."""
    said = milestone.evidence
    if said is None or (said.file and said.column is Column.PROGRESS):
        return (milestone.source,)
    return (milestone.source, said)


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
