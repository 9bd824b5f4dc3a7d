"""The standing of a project in a month: the table of design §5, first that can tell decides."""

from collections.abc import Mapping, Sequence

from shishi_cli.assessment.goal import compare_goals, judge_goal
from shishi_cli.assessment.grounds import signal_reasons, signals_of, sources_of
from shishi_cli.assessment.measures import entry_of, measures_in_force
from shishi_cli.assessment.pace import (
    AgainstPace,
    against_pace,
    is_lower_bound,
    is_reached,
    is_zero_target,
    no_advance,
    of_target,
    share_of,
)
from shishi_cli.domain.judging_rule import DEFAULT_RULE, Rule
from shishi_cli.domain.measure import Bound, FigureKind
from shishi_cli.domain.project import EntryField, ProjectMonth
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import (
    Assessment,
    Completion,
    GoalMet,
    MeasureStanding,
    Reason,
    Standing,
)

Reasons = tuple[Reason, ...]
_UNDER_GOAL = "under_goal"


def assess(record: ProjectMonth, rule: Rule = DEFAULT_RULE) -> Assessment:
    """Judge one project in one month, with every reason that can be told."""
    measures = measures_in_force(record)
    standing, reasons, goal_met = _judge(record, measures, rule)
    reasons += _other_verdict(record, standing)
    return Assessment(
        record=record,
        title=record.texts.get(Column.TITLE, ""),
        levels=_named(record, EntryField.LEVEL) or record.reading.levels,
        units=units_in_force(record),
        measures=measures,
        standing=standing,
        reasons=reasons,
        goal_met=goal_met,
        completion=least_complete(measures),
    )


def units_in_force(record: ProjectMonth) -> tuple[str, ...]:
    """The lead units: those that a person set, else the table's, by the names written there."""
    return _named(record, EntryField.UNIT) or record.reading.units


def least_complete(measures: Sequence[MeasureStanding]) -> Completion | None:
    """A project with several measures is as complete as its least complete measured one."""
    known = [measure.completion for measure in measures if measure.completion is not None]
    return min(known, key=lambda completion: completion.share, default=None)


def _judge(
    record: ProjectMonth, measures: Sequence[MeasureStanding], rule: Rule
) -> tuple[Standing, Reasons, GoalMet | None]:
    """The first standing that has a reason, and the reasons of all in order."""
    done = _done(record, measures)
    goal_met, of_goal = judge_goal(record, measures, done)
    pace = against_pace(record, measures, rule)
    short = tuple(reason for reason in of_goal if reason.code == _UNDER_GOAL)
    warnings = tuple(reason for reason in of_goal if reason.code != _UNDER_GOAL)
    warnings += pace.under + _over_limit(record, measures)
    warnings += _blockers(record, warnings) + no_advance(record, measures)
    ahead = _ahead(record, measures, pace)
    met = _met(record, measures) if goal_met is GoalMet.MET and not ahead else ()
    speaking: Mapping[Standing, Reasons] = {
        Standing.DONE: done,
        Standing.BEHIND: short + pace.late,
        Standing.AT_RISK: warnings,
        Standing.AHEAD: ahead,
        Standing.ON_TRACK: met + pace.level + pace.within,
    }
    reasons = tuple(reason for each in speaking.values() for reason in each)
    undue = _undue(record, measures)
    if undue and not done and not short:
        return Standing.UNKNOWN, undue + reasons, goal_met
    for standing, speaking_for in speaking.items():
        if speaking_for:
            return standing, reasons + undue, goal_met
    return Standing.UNKNOWN, _unknown(record, measures, goal_met), goal_met


def _done(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> Reasons:
    reached = [is_reached(measure) for measure in measures]
    if measures and all(reached):
        told = (FigureKind.TARGET, FigureKind.ACTUAL)
        return tuple(
            Reason("done", f"完成 {of_target(one)}", sources=sources_of(record, one, told))
            for one in measures
        )
    # A claim tells what no figure tells; it does not outvote a figure that says less.
    if False in reached or any(map(is_zero_target, measures)):
        return ()
    return signal_reasons(record, SignalKind.CLAIM, "claim", "自称")[:1]


def _undue(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> Reasons:
    """Why the month cannot be judged although there may be something to compare.

    A target that is not set or not issued keeps no figure of another target from being compared:
    市级任务暂未下达,区级完成320户.
    """
    reasons: Reasons = ()
    if measures and all(map(is_zero_target, measures)):
        source = sources_of(record, measures[0], (FigureKind.TARGET,))
        reasons = (Reason("zero_target", "年度目标为 0,不能据以判断", sources=source),)
    if record.month.remaining:  # in December it is due
        label = "年度指标,月度不作判断"
        reasons += signal_reasons(record, SignalKind.YEAR_END, "year_end", label)[:1]
    if all(share_of(measure) is None for measure in measures):
        reasons += signal_reasons(record, SignalKind.NO_TARGET, "no_target", "不设目标")[:1]
        reasons += signal_reasons(record, SignalKind.NOT_ISSUED, "not_issued", "目标未下达")[:1]
    return reasons


def _over_limit(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> Reasons:
    told = (FigureKind.TARGET, FigureKind.ACTUAL)
    return tuple(
        Reason(
            "over_limit", f"超过年度上限: {of_target(one)}", sources=sources_of(record, one, told)
        )
        for one in measures
        if one.bound is Bound.AT_MOST and is_reached(one) is False
    )


def _blockers(record: ProjectMonth, known: Reasons) -> Reasons:
    if any(reason.code == "blocker" for reason in known):
        return ()
    found = signal_reasons(record, SignalKind.BLOCKER, "blocker", "阻碍")
    if known:  # where the goal is met, money still being asked for is no risk yet
        found += signal_reasons(record, SignalKind.PENDING, "blocker", "阻碍")
    return found


def _ahead(record: ProjectMonth, measures: Sequence[MeasureStanding], pace: AgainstPace) -> Reasons:
    """All goals exceeded, and nothing under the pace; one goal just met is not ahead."""
    compared = compare_goals(record, [one for one in measures if one.bound is not Bound.AT_MOST])
    if not pace.level or pace.late or pace.under or pace.within:
        return ()
    if not all(one.exceeded for one in compared):
        return ()
    return tuple(one.reason("over_goal", "超过月目标") for one in compared)


def _met(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> Reasons:
    """By which figures and milestones the goal is met."""
    met = tuple(one.reason("goal_met", "达到月目标") for one in compare_goals(record, measures))
    milestones = record.reading.milestones if record.told == record.month else ()
    if met and not milestones:
        return met
    sources = tuple(milestone.source for milestone in milestones)
    return (*met, Reason("goal_met", "月目标各节点均已报完成", sources=sources))


def _unknown(
    record: ProjectMonth, measures: Sequence[MeasureStanding], goal_met: GoalMet | None
) -> Reasons:
    if record.told != record.month:
        return (Reason("not_reported", f"未报: {record.month} 的表中没有此项目"),)
    progress = record.texts.get(Column.PROGRESS, "").strip()
    if not progress or signals_of(record, SignalKind.NOTHING):
        return (Reason("empty", "空报: 没有填写进展情况"),)
    if empty_words := signals_of(record, SignalKind.NO_SUBSTANCE):
        source = empty_words[0].source
        return (Reason("no_substance", f"空报: 只有“{progress}”,没有内容", sources=(source,)),)
    for measure in measures:
        if is_lower_bound(measure):
            doubt = next(one for one in measure.doubts if one.code == "lower_bound")
            sources = sources_of(record, measure, (FigureKind.ACTUAL,))
            return (Reason("basis_doubtful", f"口径存疑: {doubt.text}", sources=sources),)
    december = signal_reasons(record, SignalKind.DUE_IN_DECEMBER, "year_end", "12月才到期")
    if december and record.month.remaining:
        return december[:1]
    if goal_met is GoalMet.UNCLEAR:
        return (Reason("unclear", "进展文字未触及月目标"),)
    if not measures:
        return (Reason("no_measure", "无量化指标,也没有月目标可比"),)
    return (Reason("no_figure", "没有可比的完成数"),)


def _other_verdict(record: ProjectMonth, standing: Standing) -> Reasons:
    """Where the table's own verdict (是否达序 …) is another one than ours.

    A warning (预警) is neither late nor on time: an office may say either, and it does not differ.
    """
    lagging = standing is Standing.BEHIND
    if standing in (Standing.UNKNOWN, Standing.AT_RISK):
        return ()
    opposite = SignalKind.SAID_ON_TIME if lagging else SignalKind.SAID_LATE
    said = "未滞后" if lagging else "滞后"
    return tuple(
        Reason(
            "verdict_differs",
            f"表中判定“{signal.source.text.strip()}”({said}),与“{standing.label}”不一致",
            sources=(signal.source,),
        )
        for signal in signals_of(record, opposite)
    )


def _named(record: ProjectMonth, field: EntryField) -> tuple[str, ...]:
    entry = entry_of(record, field)
    return tuple(entry.value.split("、")) if entry else ()
