"""What a project's report of the month lacks (缺报)."""

from shishi_cli.assessment.entries import entry_of
from shishi_cli.assessment.figure_due import lacks_figure, tells_earlier_month
from shishi_cli.assessment.grounds import filled, measure_name, said_dropped, signals_of
from shishi_cli.assessment.judge_milestones import judge_milestones
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import EntryField
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.results.missing import Lack, Owed
from shishi_cli.domain.shares import amount
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Assessment, Standing


def find_lack(one: Assessment) -> Owed | None:
    """The gravest lack of a judged project, None where nothing is owed.

    A person's entry of the month is a report like the table's.
    """
    record = one.record
    if one.standing is Standing.DONE or said_dropped(record):
        return None  # what is finished is not called for, nor what left the list
    entered = any(
        entry_of(record, EntryField.ACTUAL, measure) for measure in (*_positions(one), None)
    )
    progress = entry_of(record, EntryField.PROGRESS)
    if not record.is_reported:
        if entered or progress:
            return None
        detail = f"上次见于 {record.told} 的表" if record.told else "还没有报过"
        return Owed(one, Lack.NOT_REPORTED, detail, _last(one))
    if not entered and (empty := _empty(one, progress.value if progress else None)):
        return Owed(one, Lack.EMPTY, empty, _last(one))
    by_words = judge_milestones(record).standing is not Standing.UNKNOWN
    due = [
        each
        for each in one.measures
        if tells_earlier_month(record, each) or lacks_figure(record, each, by_words=by_words)
    ]
    if due:
        names = "、".join(measure_name(each, True).strip("()") or each.unit for each in due)
        detail = f"没有完成数: {names}" if len(one.measures) > 1 else "有文字,没有完成数"
        if earlier := signals_of(record, SignalKind.EARLIER_MONTH):
            detail += f"(写的是“{earlier[0].source.text}”)"
        return Owed(one, Lack.NO_FIGURE, detail, _last(one))
    return None


def _positions(one: Assessment) -> tuple[int, ...]:
    return tuple(measure.position for measure in one.measures)


def _empty(one: Assessment, given: str | None) -> str:
    """Why a report says nothing, empty where it says something."""
    texts = one.record.texts
    if filled(one.record, Column.DONE, Column.SHARE):
        return ""
    progress = (texts.get(Column.PROGRESS, "") if given is None else given).strip()
    if not progress:
        return "没有填写"
    if signals_of(one.record, SignalKind.NOTHING, SignalKind.NO_SUBSTANCE):
        return f"只有“{progress}”"
    return ""


def _last(one: Assessment) -> str:
    """The latest figures to date told before: 2023-03: 41台. A month's own figure would contradict
    the total that status shows for that month."""
    told: dict[Month, list[str]] = {}
    for measure in one.measures:
        if last := measure.before:
            name = measure.name if len(one.measures) > 1 else ""
            told.setdefault(last.month, []).append(f"{name}{amount(last.value)}{measure.unit}")
    return "; ".join(f"{month}: {'、'.join(figures)}" for month, figures in sorted(told.items()))
