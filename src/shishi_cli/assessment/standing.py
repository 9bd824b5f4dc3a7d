"""The standing of a project in a month: the table of design §5, first that can tell decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shishi_cli.assessment.goal import judge_goal
from shishi_cli.assessment.measures import entry_of, measure_in_force, month_amount
from shishi_cli.domain.measure import Basis, Bound
from shishi_cli.domain.project import EntryField, ProjectMonth
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.shares import amount, percent, points
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import (
    Assessment,
    Completion,
    GoalMet,
    MeasureStanding,
    Reason,
    Standing,
)


@dataclass(frozen=True, slots=True)
class PaceRule:
    """How far under the pace is behind (序时判定规则): `margin` is a Fraction of the year.

    No national rule exists; ten percentage points is Yinchuan's first threshold.
    """

    name: str
    margin: Fraction


DEFAULT_RULE = PaceRule("points-10", Fraction(10, 100))


def assess(record: ProjectMonth, rule: PaceRule = DEFAULT_RULE) -> Assessment:
    """Judge one project in one month, with every reason that can be told."""
    measures = tuple(
        measure_in_force(record, position, measure)
        for position, measure in enumerate(record.reading.measures, start=1)
    )
    standing, reasons, goal_met = _judge(record, measures, rule)
    return Assessment(
        record=record,
        title=record.texts.get(Column.TITLE, ""),
        levels=_named(record, EntryField.LEVEL) or record.reading.levels,
        units=_named(record, EntryField.UNIT) or record.reading.units,
        measures=measures,
        standing=standing,
        reasons=reasons,
        goal_met=goal_met,
        completion=least_complete(measures),
    )


def least_complete(measures: Sequence[MeasureStanding]) -> Completion | None:
    """A project with several measures is as complete as its least complete measured one."""
    known = [measure.completion for measure in measures if measure.completion is not None]
    return min(known, key=lambda completion: completion.share, default=None)


def _judge(
    record: ProjectMonth, measures: Sequence[MeasureStanding], rule: PaceRule
) -> tuple[Standing, tuple[Reason, ...], GoalMet | None]:
    done = _done(record, measures)
    goal_met, goal_reasons = judge_goal(record, measures, done)
    if done:
        return Standing.DONE, done, goal_met
    late, under = _against_pace(record, measures, rule)
    short = tuple(reason for reason in goal_reasons if reason.code == "under_goal")
    warnings = tuple(r for r in goal_reasons if r.code != "under_goal")
    warnings += under + _blockers(record, warnings) + _no_advance(record, measures)
    if _signalled(record, SignalKind.YEAR_END) and not short:
        text = "年度指标,年底考核,月度不作判断"
        return Standing.UNKNOWN, (Reason("year_end", text), *warnings), goal_met
    if short or late:
        return Standing.BEHIND, (*short, *late, *warnings), goal_met
    if warnings:
        return Standing.AT_RISK, warnings, goal_met
    if ahead := _ahead(record, measures):
        return Standing.AHEAD, ahead, goal_met
    if even := _even(record, measures, goal_met):
        return Standing.ON_TRACK, even, goal_met
    return Standing.UNKNOWN, _unknown(record, measures, goal_met), goal_met


def _done(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> tuple[Reason, ...]:
    reached = [_is_reached(measure) for measure in measures]
    if measures and all(reached):
        return tuple(Reason("done", f"完成 {_of_target(measure)}") for measure in measures)
    # A claim tells what no figure tells; it does not outvote a figure that says less.
    if _signalled(record, SignalKind.CLAIM) and False not in reached:
        claim = next(s for s in record.reading.signals if s.kind is SignalKind.CLAIM)
        return (Reason("claim", f"自称: {claim.source.text}"),)
    return ()


def _is_reached(measure: MeasureStanding) -> bool | None:
    if measure.actual is None or measure.target is None:
        return None
    if measure.bound is Bound.AT_MOST:
        return measure.actual <= measure.target
    return measure.actual >= measure.target


def _against_pace(
    record: ProjectMonth, measures: Sequence[MeasureStanding], rule: PaceRule
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """What is late by the pace alone, and what is under it although its goal is met (or by less
    than the margin)."""
    late: list[Reason] = []
    under: list[Reason] = []
    for measure in measures:
        share = _share(measure)
        if share is None or share >= record.month.pace:
            continue
        if measure.basis is Basis.MONTH and any(d.code == "lower_bound" for d in measure.doubts):
            continue  # a lower bound under the line tells nothing
        gap = record.month.pace - share
        name = f"({measure.name})" if len(measures) > 1 else ""
        reason = Reason(
            "under_pace", f"慢于序时{name} {points(gap)} 个百分点: {_of_target(measure)}"
        )
        has_goal = measure.goal is not None or measure.goal_share is not None
        (late if gap > rule.margin and not has_goal else under).append(reason)
    return tuple(late), tuple(under)


def _share(measure: MeasureStanding) -> Fraction | None:
    """The share of the year that is done: computed, else as the unit states it."""
    if measure.completion is not None:
        return measure.completion.share
    if measure.stated is not None and measure.bound is not Bound.AT_MOST:
        return Fraction(measure.stated) / 100
    return None


def _of_target(measure: MeasureStanding) -> str:
    if measure.completion is None:
        if measure.actual is None or measure.target is None:
            return f"自报 {amount(measure.stated or Decimal(0))}%"
        return f"{amount(measure.actual)}(目标不超过 {amount(measure.target)}{measure.unit})"
    done = measure.completion
    return f"{amount(done.actual)}/{amount(done.target)} = {percent(done.share)}"


def _blockers(record: ProjectMonth, known: Sequence[Reason]) -> tuple[Reason, ...]:
    if record.told != record.month or any(reason.code == "blocker" for reason in known):
        return ()
    found = [s for s in record.reading.signals if s.kind is SignalKind.BLOCKER]
    if known:  # where the goal is met, money still being asked for is no risk yet
        found += [s for s in record.reading.signals if s.kind is SignalKind.PENDING]
    return tuple(Reason("blocker", f"阻碍: {signal.source.text}") for signal in found)


def _no_advance(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> tuple[Reason, ...]:
    """A running total that is the same as an earlier month's, and not yet the target."""
    found = []
    for measure in measures:
        past = [f for f in record.past if f.measure == measure.position]
        if (
            past
            and measure.actual is not None
            and measure.basis is not Basis.MONTH
            and past[-1].basis is not Basis.MONTH
            and past[-1].amount == measure.actual
            and not _is_reached(measure)
        ):
            text = f"与 {past[-1].month} 相比没有进展: 仍为 {amount(measure.actual)}"
            found.append(Reason("no_advance", text))
    return tuple(found)


def _ahead(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> tuple[Reason, ...]:
    reasons = []
    for measure in measures:
        told = month_amount(record, measure)
        if measure.goal is not None and told is not None and told > measure.goal:
            if measure.bound is Bound.AT_MOST:
                continue
            text = f"超过月目标: 完成 {amount(told)},目标 {amount(measure.goal)}"
            reasons.append(Reason("over_goal", text))
    known = any(_share(measure) is not None for measure in measures)
    return tuple(reasons) if known else ()


def _even(
    record: ProjectMonth, measures: Sequence[MeasureStanding], goal_met: GoalMet | None
) -> tuple[Reason, ...]:
    at_pace = [measure for measure in measures if _share(measure) is not None]
    if goal_met is GoalMet.MET:
        return (Reason("goal_met", "月目标各项均已报完成"),)
    if at_pace and goal_met is not GoalMet.UNCLEAR:
        return tuple(Reason("at_pace", f"不慢于序时: {_of_target(m)}") for m in at_pace)
    return ()


def _unknown(
    record: ProjectMonth, measures: Sequence[MeasureStanding], goal_met: GoalMet | None
) -> tuple[Reason, ...]:
    if record.told != record.month:
        return (Reason("not_reported", f"未报: {record.month} 的表中没有此项目"),)
    if not record.texts.get(Column.PROGRESS, "").strip():
        return (Reason("empty", "空报: 没有填写进展情况"),)
    if goal_met is GoalMet.UNCLEAR:
        return (Reason("unclear", "进展文字未触及月目标"),)
    if not measures:
        return (Reason("no_measure", "无量化指标,也没有月目标可比"),)
    return (Reason("no_figure", "没有可比的完成数"),)


def _signalled(record: ProjectMonth, kind: SignalKind) -> bool:
    return record.told == record.month and any(s.kind is kind for s in record.reading.signals)


def _named(record: ProjectMonth, field: EntryField) -> tuple[str, ...]:
    entry = entry_of(record, field)
    return tuple(entry.value.split("、")) if entry else ()
