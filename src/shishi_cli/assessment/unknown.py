"""Why a month cannot be judged (无法判断的原因)."""

from collections.abc import Sequence

from shishi_cli.assessment.entries import entry_of
from shishi_cli.assessment.figure_due import tells_earlier_month
from shishi_cli.assessment.grounds import filled, signal_reasons, signals_of, sources_of
from shishi_cli.assessment.pace import is_lower_bound
from shishi_cli.assessment.parts import Part
from shishi_cli.domain.figure_cell import tells_nothing
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.project import EntryField, ProjectMonth
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import GoalMet, MeasureStanding, Reason


def why_unknown(
    record: ProjectMonth,
    measures: Sequence[MeasureStanding],
    parts: Sequence[Part],
    goal_met: GoalMet | None,
) -> tuple[Reason, ...]:
    """The gravest reason: nothing reported, then a doubt, then nothing to compare."""
    if not record.is_reported:
        listed = record.told is None and record.year is not None and record.year.listed
        table = "年初清单中有,还没有进展表报过" if listed else f"{record.month} 的表中没有此项目"
        return (Reason("not_reported", f"未报: {table}"),)
    doubts = tuple(r for part in parts for r in part.reasons if r.code == "doubtful")
    if doubts:
        return doubts
    if empty := _empty(record):
        return empty
    for measure in measures:
        if is_lower_bound(measure) and measure.actual is not None:
            doubt = next(one for one in measure.doubts if one.code == "lower_bound")
            sources = sources_of(record, measure, (FigureKind.ACTUAL,))
            return (Reason("basis_doubtful", f"口径存疑: {doubt.text}", sources=sources),)
    if earlier := _of_earlier_month(record, measures):
        return earlier
    december = signal_reasons(record, SignalKind.DUE_IN_DECEMBER, "year_end", "12月才到期")
    if december and record.month.remaining:
        return december[:1]
    return _nothing_to_compare(record, measures, parts, goal_met)


def _nothing_to_compare(
    record: ProjectMonth,
    measures: Sequence[MeasureStanding],
    parts: Sequence[Part],
    goal_met: GoalMet | None,
) -> tuple[Reason, ...]:
    if told := () if measures else _figures_alone(record):
        return told
    if goal_met is GoalMet.UNCLEAR:
        return (Reason("unclear", "进展文字未触及月目标"),)
    if not measures:
        return (Reason("no_measure", "无量化指标,也没有月目标可比"),)
    lacking = tuple(r for part in parts for r in part.reasons if r.code == "no_figure")
    return lacking or (Reason("no_figure", "没有可比的完成数"),)


def _of_earlier_month(
    record: ProjectMonth, measures: Sequence[MeasureStanding]
) -> tuple[Reason, ...]:
    """That all that is told is as of an earlier month: its figures, or its words where they alone
    would answer the goal."""
    label = "进展写的是以前的月份,"
    if any(tells_earlier_month(record, one) for one in measures):
        label += "没有本月的数"
    elif any(one.evidence for one in record.reading.milestones) or not record.reading.milestones:
        return ()
    else:
        label += "没有答复本月的目标"
    return signal_reasons(record, SignalKind.EARLIER_MONTH, "earlier_month", label)[:1]


def _figures_alone(record: ProjectMonth) -> tuple[Reason, ...]:
    """That columns hold figures of a promise without a number, and no words tell more."""
    if not tells_nothing(_progress(record)):
        return ()
    figures = filled(record, Column.DONE, Column.SHARE)
    cells = [f"{one.label} {record.texts[one].strip()}" for one in figures]
    text = f"没有年度目标可比: {'、'.join(cells)}"
    return (Reason("no_measure", text),) if cells else ()


def _progress(record: ProjectMonth) -> str:
    own = entry_of(record, EntryField.PROGRESS)
    return (own.value if own else record.texts.get(Column.PROGRESS, "")).strip()


def _empty(record: ProjectMonth) -> tuple[Reason, ...]:
    """That the report is empty, or says nothing."""
    if filled(record, Column.DONE, Column.SHARE):
        return ()
    progress = _progress(record)
    if not progress or signals_of(record, SignalKind.NOTHING):
        return (Reason("empty", "空报: 没有填写进展情况"),)
    if words := signals_of(record, SignalKind.NO_SUBSTANCE):
        source = words[0].source
        return (Reason("no_substance", f"空报: 只有“{progress}”,没有内容", sources=(source,)),)
    return ()
