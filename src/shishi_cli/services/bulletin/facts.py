"""The numbers of a bulletin, each with what it rests on (数和出处)."""

from collections.abc import Iterable

from shishi_cli.assessment.needed import sufficing
from shishi_cli.domain.measure import FigureKind, Origin
from shishi_cli.domain.month import Month
from shishi_cli.domain.numbering import in_ranges
from shishi_cli.domain.paper import Fact, FactId, Run, printable
from shishi_cli.domain.shares import amount, percent, points
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import Assessment, MeasureStanding, MonthAssessment, Reason
from shishi_cli.services.bulletin.say import formal, in_quotes

_LISTED = 60


def counted(kind: str, month: Month, of: Iterable[Assessment], *, group: str = "") -> Run:
    """How many projects there are of a kind; `group` says among which."""
    numbers = [one.record.number for one in of]
    listed = in_ranges(numbers)
    more = f" 等 {len(numbers)} 项" if len(listed) > _LISTED else ""
    how = f"计数: 第 {'、'.join(listed[:_LISTED])} 项{more}" if numbers else "计数: 没有"
    return _run(FactId(kind, month, group=group), str(len(numbers)), how)


def number(kind: str, month: Month, value: int, how: str) -> Run:
    """A number of the whole month that counts no projects."""
    return _run(FactId(kind, month), str(value), how)


def pace_run(judged: MonthAssessment) -> Run:
    """The share of the year that has passed."""
    month, day = judged.month, judged.cut_off_day
    how = f"按表中的截至日 {month.number}月{day}日 计" if day else f"{month.number}/12"
    return _run(FactId("pace", month), percent(judged.pace), f"{how},截断到两位小数")


def figure(one: Assessment, measure: MeasureStanding, kind: FigureKind) -> Run | None:
    """The target, goal or figure to date of a measure; None where nothing is told."""
    value = {
        FigureKind.TARGET: measure.target,
        FigureKind.GOAL: measure.goal,
        FigureKind.ACTUAL: measure.actual,
    }[kind]
    if value is None:
        return None
    told = next((each for each in measure.figures if each.kind is kind), None)
    sources = (told.source,) if told is not None and told.source is not None else ()
    how = told.rule if told is not None and told.amount == value else _made(measure)
    return _run(_id(one, measure, kind.value), amount(value), how, sources)


def carried(one: Assessment, measure: MeasureStanding) -> Run | None:
    """The last total that was told, where the month itself tells none (沿用)."""
    month, last = measure.carried_in(one.record.month), measure.to_date
    if month is None or last is None:
        return None
    return _run(_id(one, measure, "to_date"), amount(last.value), f"沿用 {month} 的累计数")


def note_of(one: Assessment, at: int, note: Reason) -> Run:
    """A note beside the judgement in its own words; `at` is its place among them, from 1."""
    id = FactId("note", one.record.month, one.record.project, at)
    return _run(
        id,
        formal(printable(note.text), one.record.month.year),
        note.rule or f"附注 {note.code}",
        note.sources,
    )


def completion(one: Assessment, measure: MeasureStanding) -> Run | None:
    """The share of the target that is done, truncated."""
    done = measure.completion
    if done is None:
        return None
    how = f"{amount(done.actual)}/{amount(done.target)},截断到两位小数"
    return _run(_id(one, measure, "percent"), percent(done.share), how)


def under_line(one: Assessment, measure: MeasureStanding) -> Run | None:
    """How many points a measure is under the pace of the year; None where it is not."""
    done, pace = measure.completion, one.record.line
    if done is None or measure.set_aside is not None or done.share >= pace:
        return None
    how = f"{percent(pace)} - {percent(done.share)},按分数相减后截断"
    return _run(_id(one, measure, "under"), points(pace - done.share), how)


def needed(one: Assessment, measure: MeasureStanding) -> Run | None:
    """What each month left must bring, rounded up."""
    rate = sufficing(measure, one.record.month)
    if rate is None or measure.completion is None:
        return None
    rest = amount(measure.completion.target - measure.completion.actual)
    how = f"{rest}/{one.record.month.remaining} 个月,进一"
    return _run(_id(one, measure, "needed"), f"{rate:f}", how)


def counted_months(one: Assessment, since: Month) -> Run:
    """How many months in a row a project has stood as badly."""
    month = one.record.month
    id = FactId("months", month, one.record.project)
    return _run(id, str(month.number - since.number + 1), f"{since} 至 {month}")


def title_of(one: Assessment, *, quoted: bool = False) -> Run:
    """The title as printed, without its level marks; `quoted` where it stands in quotation marks."""
    record, title = one.record, printable(one.plain_title)
    shown = in_quotes(title) if quoted else title
    id = FactId("title" if shown == title else "called", record.month, record.project)
    return _run(id, shown, "原文", _cell(one, Column.TITLE))


def reason_of(one: Assessment, at: int, reason: Reason) -> Run:
    """A reason of the judgement in its own words; `at` is its place among them, from 1."""
    id = FactId("reason", one.record.month, one.record.project, at)
    return _run(
        id,
        formal(printable(reason.text), one.record.month.year),
        reason.rule or f"理由 {reason.code}",
        reason.sources,
    )


def quoted(one: Assessment, source: Source) -> Run:
    """Words of a table, as they stand there but for quotation marks of their own."""
    id = FactId("quote", one.record.month, one.record.project)
    return _run(id, in_quotes(source.text), "原文", (source,))


def _cell(one: Assessment, column: Column) -> tuple[Source, ...]:
    record, text = one.record, one.record.texts.get(column, "")
    if not text:
        return ()
    return (Source(record.file, record.table, record.row, column, 0, len(text), text),)


def _made(measure: MeasureStanding) -> str:
    if measure.origin is Origin.PERSON:
        return "人工录入"
    return "由各月当月数相加或沿用" if measure.basis is not None else "由原文推算"


def _id(one: Assessment, measure: MeasureStanding, kind: str) -> FactId:
    return FactId(kind, one.record.month, one.record.project, measure.position)


def _run(id: FactId, text: str, how: str, sources: tuple[Source, ...] = ()) -> Run:
    return Run(text, Fact(id, text, how, sources))
