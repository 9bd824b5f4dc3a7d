"""One measure judged: what was asked of it first, then the line (指标判断, design §5)."""

from dataclasses import replace
from decimal import Decimal

from shishi_cli.assessment.compared_goal import GoalComparison, due_later
from shishi_cli.assessment.entries import entry_of
from shishi_cli.assessment.grounds import measure_name, signals_of, sources_of
from shishi_cli.assessment.pace import (
    against_line,
    below_line,
    is_denied_by_share,
    is_reached,
    is_reached_in_doubt,
    of_target,
    share_of,
    told_of_target,
)
from shishi_cli.assessment.parts import Part, stricter, worst
from shishi_cli.assessment.planned import below_plan, in_words_of_plan, is_planned
from shishi_cli.domain.count_units import is_level
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.judging_rule import Order, Rule
from shishi_cli.domain.measure import FINISHING_NOTHING, Basis, Bound, FigureKind
from shishi_cli.domain.project import EntryField, ProjectMonth
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.shares import amount
from shishi_cli.domain.standing import MeasureStanding, Reason, Standing

_DONE = (FigureKind.TARGET, FigureKind.ACTUAL)
_NOTHING = Part(Standing.UNKNOWN)


def judge_measure(
    record: ProjectMonth,
    measure: MeasureStanding,
    rule: Rule,
    compared: GoalComparison | None,
    *,
    by_words: bool = False,
    undue: bool = False,
) -> Part:
    """The first row of the table that can tell decides.

    `compared` is how the measure stands against the goal that is due; `by_words` says that milestones
    were asked of the month and told, `undue` that the year's target is only looked at in December.
    """
    several = len(record.reading.measures) > 1
    if measure.set_aside is not None:
        return _doubtful(record, measure, several, measure.set_aside.text)
    if measure.bound is Bound.AT_MOST:
        return _judge_limit(record, measure, rule, compared, several)
    if is_reached_in_doubt(measure):
        why = f"{told_of_target(record, measure)},{_doubt_of_done(measure)}"
        return _doubtful(record, measure, several, why)
    if undue and is_level(measure.unit, at_most=False):
        return _NOTHING  # 全年优良天数比例, in August
    if is_reached(measure, record.month):
        text = f"完成{measure_name(measure, several)} {told_of_target(record, measure)}"
        return Part(
            Standing.DONE, (Reason("done", text, sources=sources_of(record, measure, _DONE)),)
        )
    goal = _against_goal(record, measure, rule, compared)
    if goal is None and due_later(record) and _asks_later(record, measure, rule):
        return _not_due(record, measure, several)
    part = _combined(rule, goal, _Line(record, measure, rule, several, undue), by_words=by_words)
    if of_plan := below_plan(record, measure, several=several):
        part = replace(part, notes=part.notes + of_plan)
    asked = rule.order is not Order.PLAN or not (by_words and goal is None)
    still = _stands_still(record, measure, several, rule, goal) if asked else ()
    if not still:
        return part
    return Part(worst((part.standing, Standing.AT_RISK)), part.reasons + still, part.notes)


def _doubtful(record: ProjectMonth, measure: MeasureStanding, several: bool, why: str) -> Part:
    """A figure by which nothing is judged."""
    text = f"存疑{measure_name(measure, several)}: {why}"
    sources = sources_of(record, measure, (FigureKind.ACTUAL,))
    return Part(Standing.UNKNOWN, (Reason("doubtful", text, sources=sources),))


def _asks_later(record: ProjectMonth, measure: MeasureStanding, rule: Rule) -> bool:
    """Whether the goal of a later month keeps the line from deciding."""
    if is_planned(record):
        return rule.order is Order.PLAN
    return measure.goal is not None or measure.goal_share is not None


def _not_due(record: ProjectMonth, measure: MeasureStanding, several: bool) -> Part:
    """A goal that has time until a later month: nothing is short, the line is a note."""
    if measure.actual is None and measure.stated is None:
        return _NOTHING
    name, until = measure_name(measure, several), signals_of(record, SignalKind.DUE_LATER)[0].source
    what = in_words_of_plan(record, "月目标还没有到期")
    text = f"{what}{name}({until.text}): {told_of_target(record, measure)}"
    below = below_line(record, measure, several) + below_plan(record, measure, several=several)
    return Part(Standing.ON_TRACK, (Reason("goal_not_due", text, sources=(until,)),), below)


@frozen
class _Line:
    """What the line says of a measure (序时的判断), put together when it is asked: a goal that is met
    decides without it. Nothing while it is `undue`, and no note on a total that is carried on."""

    record: ProjectMonth
    measure: MeasureStanding
    rule: Rule
    several: bool
    undue: bool

    @property
    def part(self) -> Part | None:
        """How the measure stands by the line; None where that cannot be told."""
        if self.undue:
            return None
        return against_line(self.record, self.measure, self.rule, several=self.several)

    @property
    def below(self) -> tuple[Reason, ...]:
        """The note that the measure is under it."""
        if self.undue or self.measure.share_carried_in(self.record.month):
            return ()
        return below_line(self.record, self.measure, self.several)


def _combined(rule: Rule, goal: Part | None, by_line: _Line, *, by_words: bool) -> Part:
    """The parts of the goal and of the line in the order that the rule says."""
    late = (Standing.BEHIND, Standing.AT_RISK)
    if rule.order is Order.PLAN and goal and goal.standing not in late and (note := by_line.below):
        return Part(goal.standing, goal.reasons, note)
    line = by_line.part
    if rule.order is Order.BOTH and goal and line:
        return stricter(goal, line)
    if rule.order is Order.LINE and line:
        return replace(line, notes=line.notes + (goal.reasons if goal else ()))
    if goal is None:
        # What was asked in words and told decides; the line is a note then.
        told = by_words and rule.order is Order.PLAN
        return Part(Standing.UNKNOWN, (), by_line.below) if told and line else line or _NOTHING
    return goal if line is None else Part(goal.standing, goal.reasons + line.reasons, goal.notes)


def _against_goal(
    record: ProjectMonth, measure: MeasureStanding, rule: Rule, compared: GoalComparison | None
) -> Part | None:
    """How the measure stands by its own goal, None where that cannot be told."""
    if compared is None:
        return None
    if not compared.met and measure.bound is Bound.AT_MOST:  # a limit knows no tolerance
        return Part(
            Standing.BEHIND,
            (compared.reason("under_goal", in_words_of_plan(record, "未达月目标")),),
        )
    if not compared.met:
        return _short(compared, record, rule)
    share = share_of(measure)
    if compared.exceeded and share is not None and share >= record.line:
        return Part(
            Standing.AHEAD, (compared.reason("over_goal", in_words_of_plan(record, "超过月目标")),)
        )
    return Part(
        Standing.ON_TRACK, (compared.reason("goal_met", in_words_of_plan(record, "达到月目标")),)
    )


def _short(compared: GoalComparison, record: ProjectMonth, rule: Rule) -> Part:
    tolerance = rule.tolerance_in(record.month)
    if compared.lacks_more_than(tolerance):
        return Part(
            Standing.BEHIND,
            (compared.reason("under_goal", in_words_of_plan(record, "未达月目标")),),
        )
    of_goal = in_words_of_plan(record, "月目标")
    meaning = f"{rule.name}: 差额不超过{of_goal}的 {amount(tolerance)}% 为预警"
    return Part(
        Standing.AT_RISK,
        (compared.reason("near_goal", in_words_of_plan(record, "略低于月目标"), meaning),),
    )


def _doubt_of_done(measure: MeasureStanding) -> str:
    """Why a figure that reaches the target finishes nothing; in a later month only that it does not."""
    if is_denied_by_share(measure):
        return f"自报 {amount(measure.stated or Decimal(0))}%"
    told = (one.text for one in measure.doubts if one.code in FINISHING_NOTHING)
    return next(told, "报数时已存疑,是否已完成不明")


def _judge_limit(
    record: ProjectMonth,
    measure: MeasureStanding,
    rule: Rule,
    compared: GoalComparison | None,
    several: bool,
) -> Part:
    """A limit (不超过) is over, or kept; that it is kept is done in December only."""
    reached, name = is_reached(measure, record.month), measure_name(measure, several)
    told = Reason("", "", sources=sources_of(record, measure, _DONE))
    if reached:
        done = replace(told, code="done", text=f"完成{name} {of_target(measure)}")
        return Part(Standing.DONE, (done,))
    if measure.to_date is None or measure.carried_in(record.month):
        return _NOTHING
    goal = _against_goal(record, measure, rule, compared)
    if reached is False:
        over = replace(told, code="over_limit", text=f"超过年度上限{name}: {of_target(measure)}")
        if (
            goal is not None
            and _comes_down(measure)
            and rule.order is Order.PLAN
            and record.month.remaining
        ):
            return replace(goal, notes=(*goal.notes, replace(over, code="over_year_limit")))
        return Part(Standing.BEHIND, (over,))
    if goal is not None and goal.standing in (Standing.BEHIND, Standing.AT_RISK):
        return goal
    if any(doubt.code == "lower_bound" for doubt in measure.doubts):
        return _NOTHING
    if measure.target is None:
        return goal or _NOTHING
    within = replace(told, code="within_limit", text=f"没有超过上限{name}: {of_target(measure)}")
    return Part(Standing.ON_TRACK, (within, *(goal.reasons if goal else ())))


def _comes_down(measure: MeasureStanding) -> bool:
    """Whether what is limited is to come down by December: a level, or whatever the month itself
    asks for at more than the year's limit."""
    goal, target = measure.goal, measure.target
    above = goal is not None and target is not None and goal > target
    return above or is_level(measure.unit, at_most=True)


def _stands_still(
    record: ProjectMonth, measure: MeasureStanding, several: bool, rule: Rule, goal: Part | None
) -> tuple[Reason, ...]:
    """No advance since an earlier month, though one was asked for: by a goal that is not met, or,
    where there is none, by the line. The other orders of a rule do not ask."""
    if measure.actual is None or (rule.order is Order.PLAN and _is_well(record, measure, goal)):
        return ()
    name, last, now = measure_name(measure, several), measure.before, amount(measure.actual)
    if measure.basis is Basis.MONTH:
        text = "" if _own_amount(record, measure) else f"本月没有进展{name}: 当月为 0"
    elif last is None or measure.actual > last.value:
        text = ""
    elif measure.actual == last.value:
        text = f"与 {last.month} 相比没有进展{name}: 仍为 {now}"
    else:
        text = f"与 {last.month} 相比没有进展{name}: {amount(last.value)} → {now}"
    if not text:
        return ()
    sources = sources_of(record, measure, (FigureKind.ACTUAL,))
    return (Reason("no_advance", text, sources=sources),)


def _is_well(record: ProjectMonth, measure: MeasureStanding, goal: Part | None) -> bool:
    """Whether the measure meets its goal or, without one, the line."""
    if goal is not None:
        return goal.standing in (Standing.ON_TRACK, Standing.AHEAD)
    share = share_of(measure)
    return share is not None and share >= record.line


def _own_amount(record: ProjectMonth, measure: MeasureStanding) -> Decimal:
    """What a figure of the month alone says, before earlier months are added to it."""
    entry = entry_of(record, EntryField.ACTUAL, measure.position)
    if entry is not None:
        return Decimal(entry.value)
    told = (figure.amount for figure in measure.figures if figure.kind is FigureKind.ACTUAL)
    return next(told, Decimal(0))
