"""Whether a figure was due of a measure, and is lacking (应报未报的数)."""

from shishi_cli.assessment.compared_goal import compare_goal
from shishi_cli.assessment.entries import entry_of
from shishi_cli.assessment.grounds import measure_name, signals_of
from shishi_cli.assessment.pace import is_reached
from shishi_cli.assessment.pairing import in_other_months
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.project import EntryField, ProjectMonth
from shishi_cli.domain.reading import MilestoneState, SignalKind
from shishi_cli.domain.shares import amount
from shishi_cli.domain.standing import MeasureStanding, Reason

_NOT_DUE = (SignalKind.YEAR_END, SignalKind.NOT_ISSUED)


def lacks_figure(record: ProjectMonth, measure: MeasureStanding, *, by_words: bool) -> bool:
    """Whether the month should tell a figure of the measure and does not: its goal has one, or
    earlier months told one and nothing else was asked (`by_words`). What is done is not asked for,
    nor what a total carried on has met."""
    if measure.actual is not None or measure.stated is not None:
        return False
    if is_reached(measure, record.month) or compare_goal(record, measure) is not None:
        return False
    if is_answered_in_words(record, measure) or measure.goal == 0:  # of which none was due
        return False
    if measure.goal is not None or measure.goal_share is not None:
        return True
    undue = by_words or bool(signals_of(record, *_NOT_DUE))
    return measure.before is not None and not undue


def is_answered_in_words(record: ProjectMonth, measure: MeasureStanding) -> bool:
    """Whether words tell as reached what the goal asks of the measure: 柳溪闸改造完成 for 水闸改造完成1座."""
    asked = next((f.source for f in measure.figures if f.kind is FigureKind.GOAL), None)
    return asked is not None and any(
        one.state is MilestoneState.REACHED
        and one.source.start <= asked.start
        and asked.end <= one.source.end
        for one in record.reading.milestones
    )


def tells_earlier_month(record: ProjectMonth, measure: MeasureStanding) -> bool:
    """Whether all that the month tells of a measure that is not done is as of an earlier month
    (截至9月底 in October's table)."""
    if not record.is_reported or measure.actual is not None or measure.stated is not None:
        return False
    figures = record.reading.measures[measure.position - 1].figures
    return any(one.is_of_earlier_month for one in figures) and not is_reached(measure, record.month)


def no_figure(record: ProjectMonth, measure: MeasureStanding, several: bool) -> Reason:
    """That a figure is lacking, with the last one told; again, where the month before lacked it."""
    name = measure_name(measure, several)
    last = measure.to_date
    told = f",上次是 {last.month} 的 {amount(last.value)}{measure.unit}" if last else ""
    if _lacked_before(record, measure):
        month = record.past[-1].month
        return Reason("no_figure_twice", f"连续两个月没有报数{name}(自 {month}){told}")
    return Reason("no_figure", f"没有可比的完成数{name}{told}")


def _lacked_before(record: ProjectMonth, measure: MeasureStanding) -> bool:
    """Whether the last table before this one that has the project lacked the figure too, though
    one was due then."""
    last = record.past[-1] if record.past else None
    if last is None or last.claims:
        return False
    if entry_of(record, EntryField.ACTUAL, measure.position):
        return False
    told = in_other_months(record).get(measure.position, ())
    then = next((one for one in told if one.month == last.month), None)
    if then is None or then.actual is not None or then.stated is not None:
        return False
    by_person = (measure.before is not None) and measure.before.month == last.month
    earlier = measure.before is not None and measure.before.month < last.month
    return not by_person and (bool(then.goal) or (earlier and not last.milestones))
