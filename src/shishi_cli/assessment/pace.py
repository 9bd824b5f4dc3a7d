"""A measure against the straight line of the year (序时对照)."""

from decimal import Decimal
from fractions import Fraction

from shishi_cli.assessment.agreement import agreement
from shishi_cli.assessment.grounds import entered, measure_name, sources_of
from shishi_cli.assessment.needed import sufficing
from shishi_cli.assessment.parts import Part
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.measure import Bound, FigureKind, Origin
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.shares import amount, percent, points
from shishi_cli.domain.source import Source
from shishi_cli.domain.standing import MeasureStanding, Reason, Standing

_TOLD = (FigureKind.TARGET, FigureKind.ACTUAL, FigureKind.STATED)
_WHOLE = 100  # percent


def against_line(
    record: ProjectMonth, measure: MeasureStanding, rule: Rule, *, several: bool
) -> Part | None:
    """How a measure stands by the line alone; None where no share is known, or it tells nothing of
    the month: a total carried on, a sum under the line that is only a lower bound."""
    share, line = share_of(measure), record.line
    if share is None or measure.share_carried_in(record.month):
        return None
    if is_lower_bound(measure) and share < line:
        return None
    name, done = measure_name(measure, several), told_of_target(record, measure)
    standing, code, how, meaning = _by_line(share, line, rule, name)
    return Part(standing, (Reason(code, f"{how}: {done}", meaning, _sources(record, measure)),))


def _by_line(
    share: Fraction, line: Fraction, rule: Rule, name: str
) -> tuple[Standing, str, str, str]:
    """The standing of a share by the line, the code and words that say so, and the rule's line."""
    over = share - line
    if over.numerator >= 0:
        if not rule.is_ahead(over):
            return Standing.ON_TRACK, "at_pace", f"不慢于序时{name}", ""
        fast = f"快于序时{name} {points(over)} 个百分点"
        return Standing.AHEAD, "over_pace", fast, f"{rule.name}: {rule.ahead_text}"
    slow = f"慢于序时{name} {points(-over)} 个百分点"
    if rule.behind.is_crossed(share, line):
        meaning = f"{rule.name}: {rule.behind.meaning('滞后')}"
        return Standing.BEHIND, "under_pace", slow, meaning
    meaning = f"{rule.name}: {rule.at_risk.meaning('预警')}"
    if rule.at_risk.is_crossed(share, line):
        return Standing.AT_RISK, "near_pace", slow, meaning
    return Standing.ON_TRACK, "within_margin", f"{slow},在容许范围内", meaning


def below_line(record: ProjectMonth, measure: MeasureStanding, several: bool) -> tuple[Reason, ...]:
    """The note of a measure whose plan is met while it is under the line: how far, what is left,
    and what each month left needs."""
    share, line = share_of(measure), record.line
    if share is None or is_lower_bound(measure):
        return ()
    short = line - share
    if short.numerator <= 0:
        return ()
    text = f"低于序时{measure_name(measure, several)} {points(short)} 个百分点"
    done, needed = measure.completion, sufficing(measure, record.month)
    if done is not None:
        text += f",余 {amount(done.target - done.actual)} {measure.unit}"
    if needed is not None:
        text += f",到年底月均需 {amount(needed)} {measure.unit}"
    return (Reason("below_line", text, sources=_sources(record, measure)),)


def share_of(measure: MeasureStanding) -> Fraction | None:
    """The share of the year that is done: computed, else as the unit states it. None for a figure
    that is set aside."""
    if measure.set_aside is not None:
        return None
    if measure.completion is not None:
        return measure.completion.share
    if measure.stated is not None and measure.bound is not Bound.AT_MOST:
        return Fraction(measure.stated) / 100
    return None


def is_lower_bound(measure: MeasureStanding) -> bool:
    """Whether only some months' figures are known, so that the sum is at least what they give."""
    return bool(measure.doubts) and any(doubt.code == "lower_bound" for doubt in measure.doubts)


def is_reached(measure: MeasureStanding, month: Month) -> bool | None:
    """Whether the year's target is reached, in the month or an earlier one; None where nothing
    tells. That a limit is kept is known in December."""
    if measure.set_aside is not None:
        return None
    if measure.to_date is None or measure.target is None:
        return _is_reached_by_share(measure)
    done = measure.to_date.value
    if measure.told_by_share and measure.bound is not Bound.AT_MOST:
        less = measure.stated is not None and measure.stated < _WHOLE
        if less or done < measure.target:
            return _is_reached_by_share(measure)
    if measure.bound is not Bound.AT_MOST:
        untold = is_zero_target(measure) or is_reached_in_doubt(measure)
        return None if untold else done >= measure.target
    if done > measure.target:
        return False
    known = not month.remaining and not is_lower_bound(measure)
    return True if known and not measure.carried_in(month) else None


def _is_reached_by_share(measure: MeasureStanding) -> bool | None:
    """A stated 100% may be rounded; less than that says that it is not reached."""
    share = share_of(measure)
    return False if share is not None and share < 1 else None


def is_reached_in_doubt(measure: MeasureStanding) -> bool:
    """Whether the target is reached by a figure alone that finishes nothing: it may be of a stage
    (18座公厕完成圈点), or its own cell puts it in question (其中6个实际未完工; 建成10个,完成率80%)."""
    told = measure.to_date
    if told is None or not measure.target or told.value < measure.target:
        return False
    return told.finishes_nothing or is_denied_by_share(measure)


def is_denied_by_share(measure: MeasureStanding) -> bool:
    """Whether the unit's own share says of its own figure that the target is not reached."""
    if measure.stated is None or measure.stated >= _WHOLE or measure.origin is not Origin.TEXT:
        return False
    return agreement(measure) is False


def is_zero_target(measure: MeasureStanding) -> bool:
    """Whether the year's target is 0 and no limit, so that nothing can be told by it."""
    return measure.target == 0 and measure.bound is not Bound.AT_MOST


def of_target(measure: MeasureStanding) -> str:
    """What is done of the target: 250/730 = 34.24%."""
    if measure.completion is None:
        if measure.told_by_share or measure.to_date is None or measure.target is None:
            return f"自报 {amount(measure.stated or Decimal(0))}%"
        if is_zero_target(measure):
            return f"{amount(measure.to_date.value)}(年度目标 0{measure.unit})"
        return f"{amount(measure.to_date.value)}(不超过 {amount(measure.target)}{measure.unit})"
    done = measure.completion
    return f"{amount(done.actual)}/{amount(done.target)} = {percent(done.share)}"


def told_of_target(record: ProjectMonth, measure: MeasureStanding) -> str:
    """The same with who told it, and when: (人工录入), (沿用 2023-06)."""
    carried = measure.share_carried_in(record.month)
    told = f"(沿用 {carried})" if carried else entered(record, measure)
    return of_target(measure) + told


def _sources(record: ProjectMonth, measure: MeasureStanding) -> tuple[Source, ...]:
    return sources_of(record, measure, _TOLD)
