"""What a project's report of the month lacks (缺报)."""

from shishi_cli.assessment.grounds import measure_name, signals_of
from shishi_cli.assessment.measures import entry_of, last_to_date, past_figures
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import EntryField, ProjectMonth
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.results.missing import Lack, Owed
from shishi_cli.domain.shares import amount
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Assessment, MeasureStanding, Standing


def find_lack(one: Assessment) -> Owed | None:
    """The gravest lack of a judged project, None where nothing is owed.

    A person's entry of the month is a report like the table's.
    """
    record = one.record
    entered = any(
        entry_of(record, EntryField.ACTUAL, measure) for measure in (*_positions(one), None)
    )
    progress = entry_of(record, EntryField.PROGRESS)
    if record.told != record.month:
        if entered or progress:
            return None
        detail = f"上次见于 {record.told} 的表" if record.told else "还没有报过"
        return Owed(one, Lack.NOT_REPORTED, detail, _last(one))
    if not entered and (empty := _empty(one, progress.value if progress else None)):
        return Owed(one, Lack.EMPTY, empty, _last(one))
    if one.standing is not Standing.DONE and (due := _due_measures(one)):
        names = "、".join(measure_name(each, True).strip("()") or each.unit for each in due)
        detail = f"没有完成数: {names}" if len(one.measures) > 1 else "有文字,没有完成数"
        return Owed(one, Lack.NO_FIGURE, detail, _last(one))
    return None


def _positions(one: Assessment) -> tuple[int, ...]:
    return tuple(measure.position for measure in one.measures)


def _empty(one: Assessment, given: str | None) -> str:
    """Why a report says nothing, empty where it says something."""
    texts = one.record.texts
    if any(texts.get(column, "").strip() for column in (Column.DONE, Column.SHARE)):
        return ""
    progress = (texts.get(Column.PROGRESS, "") if given is None else given).strip()
    if not progress:
        return "没有填写"
    if signals_of(one.record, SignalKind.NOTHING, SignalKind.NO_SUBSTANCE):
        return f"只有“{progress}”"
    return ""


def _due_measures(one: Assessment) -> list[MeasureStanding]:
    """The measures that should have a figure: their goal has one, or earlier months told one."""
    undue = bool(signals_of(one.record, SignalKind.YEAR_END, SignalKind.NOT_ISSUED))
    return [
        measure
        for measure in one.measures
        if measure.actual is None
        and measure.stated is None
        and (_has_goal(measure) or (_was_told(one.record, measure) and not undue))
    ]


def _has_goal(measure: MeasureStanding) -> bool:
    return measure.goal is not None or measure.goal_share is not None


def _was_told(record: ProjectMonth, measure: MeasureStanding) -> bool:
    return bool(past_figures(record, measure.position))


def _last(one: Assessment) -> str:
    """The latest figures to date told before: 2023-03: 41台. A month's own figure would contradict
    the total that status shows for that month."""
    told: dict[Month, list[str]] = {}
    for measure in one.measures:
        if last := last_to_date(one.record, measure.position):
            month, total = last
            name = measure.name if len(one.measures) > 1 else ""
            told.setdefault(month, []).append(f"{name}{amount(total)}{measure.unit}")
    return "; ".join(f"{month}: {'、'.join(figures)}" for month, figures in sorted(told.items()))
