"""By what the year's task is done (已完成): a total once told stays, a claim does until a figure
says less."""

from collections.abc import Sequence

from shishi_cli.assessment.grounds import signals_of
from shishi_cli.assessment.pace import is_reached, is_zero_target
from shishi_cli.assessment.parts import Part
from shishi_cli.domain.measure import Bound
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import Signal, SignalKind
from shishi_cli.domain.standing import MeasureStanding, Reason, Standing


def why_done(
    record: ProjectMonth, measures: Sequence[MeasureStanding], parts: Sequence[Part]
) -> tuple[Reason, ...]:
    """Each measure's figure at its target, now or in an earlier month; else a claim. `parts` are
    the measures judged; empty where the year is not done."""
    if parts and all(part.standing is Standing.DONE for part in parts):
        reopened = _is_reopened(record, measures)
        return () if reopened else tuple(reason for part in parts for reason in part.reasons)
    claimed = _claim(record, measures)
    if claimed is None:
        return ()
    month, claim = claimed
    if any(is_zero_target(one) or _says_less(record, one, month) for one in measures):
        return ()
    carried = f"(沿用 {month})" if month != record.month else ""
    return (Reason("claim", f"自称{carried}: {claim.source.text}", sources=(claim.source,)),)


def _claim(
    record: ProjectMonth, measures: Sequence[MeasureStanding]
) -> tuple[Month, Signal] | None:
    """The latest claim that the year's task is done, with its month."""
    if claims := signals_of(record, SignalKind.CLAIM):
        return record.month, claims[0]
    last = next((one for one in reversed(record.past) if one.claims), None)
    if last is None or _is_reopened(record, measures):
        return None
    return last.month, last.claims[0]


def _says_less(record: ProjectMonth, measure: MeasureStanding, claimed: Month) -> bool:
    """Whether a figure of the claim's month or a later one says less, or cannot be believed. A
    limit that is kept so far is no task done before December."""
    if measure.set_aside is not None:
        return True
    if measure.bound is Bound.AT_MOST and measure.to_date and record.month.remaining:
        return True
    carried = measure.carried_in(record.month)
    told_before = carried is not None and carried < claimed
    return is_reached(measure, record.month) is False and not told_before


def _is_reopened(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> bool:
    """Whether the month's words leave a part open of what only an earlier month told as done."""
    told_now = any(measure.actual is not None for measure in measures)
    return not told_now and bool(signals_of(record, SignalKind.OPEN_PART))
