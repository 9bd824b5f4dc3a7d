"""A measure against the pace of the year, and against its own earlier months (序时对照)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shishi_cli.assessment.grounds import entered, measure_name, sources_of
from shishi_cli.assessment.measures import entry_of, past_figures
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.measure import Basis, Bound, FigureKind
from shishi_cli.domain.project import EntryField, ProjectMonth
from shishi_cli.domain.shares import amount, percent, points
from shishi_cli.domain.standing import MeasureStanding, Reason

_TOLD = (FigureKind.TARGET, FigureKind.ACTUAL, FigureKind.STATED)


@dataclass(frozen=True, slots=True)
class AgainstPace:
    """The reasons that the pace gives (序时对照): what is late by it alone, what is under it, what
    is under it by less than counts, and what is at or over it."""

    late: tuple[Reason, ...]
    under: tuple[Reason, ...]
    within: tuple[Reason, ...]
    level: tuple[Reason, ...]


def against_pace(
    record: ProjectMonth, measures: Sequence[MeasureStanding], rule: Rule
) -> AgainstPace:
    """Compare each measure of which a share is known."""
    found: dict[str, list[Reason]] = {"late": [], "under": [], "within": [], "level": []}
    for measure in measures:
        share = share_of(measure)
        if share is None:
            continue
        if share < record.month.pace and is_lower_bound(measure):
            continue  # at least so much under the line tells nothing
        name = measure_name(measure, len(measures) > 1)
        place, reason = _compare(record, measure, share, rule, name)
        found[place].append(reason)
    return AgainstPace(**{place: tuple(reasons) for place, reasons in found.items()})


def _compare(
    record: ProjectMonth, measure: MeasureStanding, share: Fraction, rule: Rule, name: str
) -> tuple[str, Reason]:
    pace = record.month.pace
    sources = sources_of(record, measure, _TOLD)
    done = of_target(measure) + entered(record, measure)
    if share >= pace:
        return "level", Reason("at_pace", f"不慢于序时{name}: {done}", sources=sources)
    slow = f"慢于序时{name} {points(pace - share)} 个百分点"
    late = rule.behind.is_crossed(share, pace)
    if not late and not rule.at_risk.is_crossed(share, pace):
        line = f"{rule.name}: {rule.at_risk.meaning('预警')}"
        return "within", Reason("within_margin", f"{slow},在容许范围内: {done}", line, sources)
    has_goal = measure.goal is not None or measure.goal_share is not None
    is_late = late and not has_goal
    meaning = rule.behind.meaning("滞后") if is_late else rule.at_risk.meaning("预警")
    line = f"{rule.name}: {meaning}"
    return "late" if is_late else "under", Reason("under_pace", f"{slow}: {done}", line, sources)


def share_of(measure: MeasureStanding) -> Fraction | None:
    """The share of the year that is done: computed, else as the unit states it."""
    if measure.completion is not None:
        return measure.completion.share
    if measure.stated is not None and measure.bound is not Bound.AT_MOST:
        return Fraction(measure.stated) / 100
    return None


def is_lower_bound(measure: MeasureStanding) -> bool:
    """Whether only some months' figures are known, so that the sum is at least what they give."""
    return any(doubt.code == "lower_bound" for doubt in measure.doubts)


def is_reached(measure: MeasureStanding) -> bool | None:
    """Whether the year's target is reached, None where nothing tells."""
    if measure.actual is None or measure.target is None:
        share = share_of(measure)
        # A stated 100% may be rounded; less than that says that it is not reached.
        return False if share is not None and share < 1 else None
    if measure.bound is Bound.AT_MOST:
        within = measure.actual <= measure.target
        return None if within and is_lower_bound(measure) else within
    return None if is_zero_target(measure) else measure.actual >= measure.target


def is_zero_target(measure: MeasureStanding) -> bool:
    """Whether the year's target is 0 and no limit, so that nothing can be told by it."""
    return measure.target == 0 and measure.bound is not Bound.AT_MOST


def of_target(measure: MeasureStanding) -> str:
    """What is done of the target: 250/730 = 34.24%."""
    if measure.completion is None:
        if measure.actual is None or measure.target is None:
            return f"自报 {amount(measure.stated or Decimal(0))}%"
        if is_zero_target(measure):
            return f"{amount(measure.actual)}(年度目标 0{measure.unit})"
        return f"{amount(measure.actual)}(不超过 {amount(measure.target)}{measure.unit})"
    done = measure.completion
    return f"{amount(done.actual)}/{amount(done.target)} = {percent(done.share)}"


def no_advance(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> tuple[Reason, ...]:
    """What is not more than an earlier month's total, or none this month, and not yet the target."""
    return tuple(
        Reason("no_advance", text, sources=sources_of(record, measure, (FigureKind.ACTUAL,)))
        for measure in measures
        if not is_reached(measure)
        and (text := _stands_still(record, measure, measure_name(measure, len(measures) > 1)))
    )


def _stands_still(record: ProjectMonth, measure: MeasureStanding, name: str) -> str:
    if measure.actual is None or measure.bound is Bound.AT_MOST:
        return ""
    if measure.basis is Basis.MONTH:
        return "" if _own_amount(record, measure) else f"本月没有进展{name}: 当月为 0"
    totals = [one for one in past_figures(record, measure.position) if one.basis is not Basis.MONTH]
    if not totals or measure.actual > totals[-1].amount:
        return ""
    last, now = totals[-1], amount(measure.actual)
    if measure.actual == last.amount:
        return f"与 {last.month} 相比没有进展{name}: 仍为 {now}"
    return f"与 {last.month} 相比没有进展{name}: {amount(last.amount)} → {now}"


def _own_amount(record: ProjectMonth, measure: MeasureStanding) -> Decimal:
    """What a figure of the month alone says, before earlier months are added to it."""
    entry = entry_of(record, EntryField.ACTUAL, measure.position)
    if entry is not None:
        return Decimal(entry.value)
    told = (figure.amount for figure in measure.figures if figure.kind is FigureKind.ACTUAL)
    return next(told, Decimal(0))
