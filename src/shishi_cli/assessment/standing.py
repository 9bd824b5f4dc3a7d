"""The standing of a project in a month: the table of design §5. What was asked of the month comes
first, the straight line decides only where nothing usable was; the worst part wins."""

from collections.abc import Sequence

from shishi_cli.assessment.compared_goal import GoalComparison, compare_goals, due_later
from shishi_cli.assessment.done import why_done
from shishi_cli.assessment.entries import entry_of
from shishi_cli.assessment.figure_due import lacks_figure, no_figure
from shishi_cli.assessment.goal import judge_goal
from shishi_cli.assessment.grounds import said_dropped, signal_reasons, signals_of, sources_of
from shishi_cli.assessment.judge_measure import judge_measure
from shishi_cli.assessment.judge_milestones import judge_milestones
from shishi_cli.assessment.levels_of_whole import without_untold_levels
from shishi_cli.assessment.life_told import life_reasons
from shishi_cli.assessment.measures import measures_in_force
from shishi_cli.assessment.notes import notes_of
from shishi_cli.assessment.pace import is_zero_target, share_of
from shishi_cli.assessment.parts import Part, worst
from shishi_cli.assessment.planned import with_reached_steps, without_outdated
from shishi_cli.assessment.told_by_person import with_answered_goals, with_own_words
from shishi_cli.assessment.unknown import why_unknown
from shishi_cli.domain.judging_rule import DEFAULT_RULE, Order, Rule
from shishi_cli.domain.measure import FigureKind
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
_ORDER = tuple(Standing)
_WELL = (Standing.AHEAD, Standing.ON_TRACK)


def assess(record: ProjectMonth, rule: Rule = DEFAULT_RULE) -> Assessment:
    """Judge one project in one month, with every reason that can be told."""
    record = with_reached_steps(with_own_words(record))
    measures = measures_in_force(record)
    record, measures, outdated = without_outdated(record, measures)
    record = with_answered_goals(record, measures)
    if record.life.holds(record.month):
        told = without_untold_levels(measures)
        standing, reasons, notes, goal_met = _judge(record, told, rule)
        reasons += _other_verdict(record, standing)
    else:  # what is still told of a project that was dropped is kept and not judged
        standing, reasons, notes, goal_met = Standing.UNKNOWN, life_reasons(record), (), None
    units = units_in_force(record)
    return Assessment(
        record=record,
        title=record.texts.get(Column.TITLE, ""),
        levels=_named(record, EntryField.LEVEL) or record.reading.levels,
        units=units,
        units_now=units,
        measures=measures,
        standing=standing,
        reasons=reasons,
        goal_met=goal_met,
        completion=least_complete(measures),
        notes=outdated + notes + notes_of(record, measures),
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
) -> tuple[Standing, Reasons, Reasons, GoalMet | None]:
    """The standing, its reasons with those of the other parts, the notes, and the goal."""
    milestones = judge_milestones(record, rule)
    undue = _undue(record, measures)
    goals = compare_goals(record, measures)
    due = compare_goals(record, measures, due=True) if due_later(record) else goals
    figures = _figures(record, measures, rule, due, milestones, undue)
    done = why_done(record, measures, figures)
    goal_met = judge_goal(record, measures, goals, done)
    parts = figures if done else [*figures, *_words(record, milestones, goal_met, rule, figures)]
    if not done:
        parts = [*parts, *_lacking(record, measures, milestones)]
    standing = Standing.DONE if done else _worst(parts, figures)
    told = [part for part in parts if part.standing is not Standing.UNKNOWN]
    told.sort(key=lambda part: _ORDER.index(part.standing) if part.standing is not standing else -1)
    silent = [r for part in parts if part.standing is Standing.UNKNOWN for r in part.reasons]
    reasons = (*done, *(reason for part in told for reason in part.reasons), *undue, *silent)
    if undue and all(part.standing is Standing.UNKNOWN for part in (*figures, milestones)):
        standing = Standing.DONE if done else Standing.UNKNOWN
    if any(reason.code == "zero_target" for reason in undue) and standing in _WELL:
        standing = Standing.UNKNOWN
    if standing is Standing.UNKNOWN:
        reasons = (*(undue or why_unknown(record, measures, parts, goal_met)), *reasons)
    if (dropped := said_dropped(record)) and not done:
        standing, reasons = Standing.UNKNOWN, (*dropped, *reasons)
        goal_met = GoalMet.UNCLEAR if goal_met else None
    notes = tuple(note for part in parts for note in part.notes)
    return standing, _once(reasons), notes, goal_met


def _once(reasons: Reasons) -> Reasons:
    """Each reason once. Those that are the same have one code, and few have: to compare whole
    reasons takes as long as to make them."""
    codes = {reason.code for reason in reasons}
    return reasons if len(codes) == len(reasons) else tuple(dict.fromkeys(reasons))


def _figures(
    record: ProjectMonth,
    measures: Sequence[MeasureStanding],
    rule: Rule,
    due: Sequence[GoalComparison | None],
    milestones: Part,
    undue: Reasons,
) -> list[Part]:
    """Each measure judged by itself; `due` is how they stand against their goals."""
    by_words = milestones.standing is not Standing.UNKNOWN
    at_year_end = any(reason.code == "year_end" for reason in undue)
    return [
        judge_measure(record, one, rule, compared, by_words=by_words, undue=at_year_end)
        for one, compared in zip(measures, due, strict=True)
    ]


def _words(
    record: ProjectMonth,
    milestones: Part,
    goal_met: GoalMet | None,
    rule: Rule,
    figures: Sequence[Part],
) -> list[Part]:
    """What the words say beside the figures: the month's milestones, and blockers."""
    if rule.order is Order.LINE and worst(one.standing for one in figures) is not Standing.UNKNOWN:
        milestones = Part(Standing.UNKNOWN, (), milestones.reasons)  # goals are notes
    lagging = (Standing.BEHIND, Standing.AT_RISK)
    bad = any(part.standing in lagging for part in (*figures, milestones))
    return [milestones, *_blocked(record, goal_met, bad)]


def _worst(parts: Sequence[Part], figures: Sequence[Part]) -> Standing:
    """The worst part that can be told; beside a measure that cannot, none speaks for the whole."""
    standing = worst(part.standing for part in parts)
    silent = any(part.standing is Standing.UNKNOWN for part in figures)
    good = standing is Standing.DONE or (standing is Standing.AHEAD and silent)
    return Standing.ON_TRACK if good else standing


def _undue(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> Reasons:
    """Why the line does not judge: the year is looked at in December, or has no target.

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


def _lacking(
    record: ProjectMonth, measures: Sequence[MeasureStanding], milestones: Part
) -> list[Part]:
    """Figures that were due and are not told: once nobody can tell, twice is a risk."""
    if not record.is_reported:
        return []
    by_words = milestones.standing is not Standing.UNKNOWN
    reasons = [
        no_figure(record, one, len(measures) > 1)
        for one in measures
        if lacks_figure(record, one, by_words=by_words)
    ]
    return [
        Part(Standing.AT_RISK if one.code == "no_figure_twice" else Standing.UNKNOWN, (one,))
        for one in reasons
    ]


def _blocked(record: ProjectMonth, goal_met: GoalMet | None, bad: bool) -> list[Part]:
    """A blocker while the goal is not met is a risk; what is only being asked for, beside others."""
    if goal_met is GoalMet.MET:
        return []
    found = signal_reasons(record, SignalKind.BLOCKER, "blocker", "阻碍")
    if bad:
        found += signal_reasons(record, SignalKind.PENDING, "blocker", "阻碍")
    return [Part(Standing.AT_RISK, found)] if found else []


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
