"""One project whole, as text (项目详情)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from shishi_cli.assessment.agreement import agreement
from shishi_cli.assessment.needed import sufficing
from shishi_cli.assessment.told_by_person import progress_entry
from shishi_cli.domain.json_value import Json
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry
from shishi_cli.domain.results.detail import Detail
from shishi_cli.domain.shares import amount, percent
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Assessment, MeasureStanding, Reason
from shishi_cli.views.completion import computed, remaining
from shishi_cli.views.document import document
from shishi_cli.views.listing import amount_or_dash, clean, join
from shishi_cli.views.project import carried_json, carried_text
from shishi_cli.views.screen.lines import PIPE, labelled, marked
from shishi_cli.views.screen.screen import Screen
from shishi_cli.views.screen.tones import Tone, tone_of
from shishi_cli.views.sparkline import sparkline
from shishi_cli.views.status_json import project_json

_TEXTS = {
    Column.TARGET: "年度目标",
    Column.PLAN: "全年计划",
    Column.GOAL: "月目标",
    Column.PROGRESS: "进展情况",
    Column.VERDICT: "表中判定",
    Column.REMARK: "备注",
}
_FIELDS = {
    "actual": "完成数",
    "goal": "月目标",
    "target": "年度目标",
    "progress": "进展情况",
    "unit": "牵头单位",
    "level": "级别",
    "basis": "口径",
}
_INDENT = 10  # the widest label and a space: 进展情况


def show_text(detail: Detail, screen: Screen = PIPE) -> str:
    """The project on one screen: head, the month in its words, measures, the year, its months."""
    one = detail.current
    parts = [
        _head(detail, screen),
        _words(one, screen),
        *(_measure(one, measure, screen) for measure in one.measures),
        [] if one.measures else ["无量化指标"],
        _months(detail, screen),
        _entries(one, screen),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(detail: Detail, screen: Screen) -> list[str]:
    one, record = detail.current, detail.current.record
    then = f" ({detail.as_of})" if detail.as_of else ""
    title = screen.wrap(f"第 {record.number} 项  {clean(one.title)}", screen.width)
    asides = f"{join(one.levels) or '级别未注明'} · {join(one.units) or '牵头单位未注明'}"
    standing = screen.paint(one.label, tone_of(one.label))
    month = f"{record.month}  序时进度 {percent(record.line)}  状态: "
    return [
        *(screen.paint(line, Tone.HEAD) for line in title),
        *(screen.paint(line, Tone.ASIDE) for line in screen.wrap(clean(asides), screen.width)),
        *(labelled("结转", carried_text(detail), screen) if detail.carried else ()),
        f"{month}{standing}{_since(one)}{then}",
        *(
            line
            for at, reason in enumerate(one.reasons)
            for line in _reason("" if at else "理由", reason, screen)
        ),
        *(line for note in one.notes for line in labelled("附注", clean(note.text), screen)),
    ]


def _words(one: Assessment, screen: Screen) -> list[str]:
    """What the month's table says, its figures marked where they stand."""
    record = one.record
    if not record.is_reported:
        where = f"{record.told} 的表" if record.told else "年初清单"
        known = record.told is not None or record.year is not None
        plan = marked(record.texts.get(Column.PLAN, ""), set())
        told = [f"本月未报;标题和目标见 {where}"] if known else []
        return [*told, *(labelled("全年计划", plan, screen) if plan else ())]
    lines: list[str] = []
    for column, label in _TEXTS.items():
        if text := record.texts.get(column):
            lines += labelled(label, marked(text, _spans(one, column)), screen)
        own = progress_entry(record) if column is Column.PROGRESS else None
        if own is not None:
            spans = _spans_in(one, own.value, column, by_person=True)
            lines += labelled("人工录入", marked(own.value, spans), screen)
    return [*lines, *labelled("出处", clean(f"{record.file} 第{record.row}行"), screen)]


def _spans(one: Assessment, column: Column) -> set[tuple[int, int]]:
    """Where the figures of the measures stand in a cell; one that no longer holds is not marked."""
    return _spans_in(one, one.record.texts.get(column, ""), column, by_person=False)


def _spans_in(
    one: Assessment, text: str, column: Column, *, by_person: bool
) -> set[tuple[int, int]]:
    sources = [figure.source for measure in one.measures for figure in measure.figures]
    return {
        (source.start, source.end)
        for source in sources
        if source is not None
        and source.column is column
        and by_person is not bool(source.file)
        and text[source.start : source.end] == source.text
    }


def _measure(one: Assessment, measure: MeasureStanding, screen: Screen) -> list[str]:
    """The measure's figures, its doubts and what is still needed; its name where there are more."""
    marked_level = f"({measure.level})" if measure.level else ""
    level = "" if measure.name.endswith(marked_level) else marked_level
    name = f"指标 {measure.position}  {measure.name}{level}"
    lines = screen.wrap(clean(name), screen.width) if len(one.measures) > 1 else []
    share = f"{computed(measure)}"
    lives = one.record.life.holds(one.record.month)
    left = remaining(measure)
    if left and lives:
        share += f"  还差 {amount(left)}{measure.unit}"
    rate = _needed(one, measure)
    if rate is not None:
        share += f"  到12月底每月还需 {rate}{measure.unit}"
    lines += labelled("完成率", share, screen)
    figures = (
        f"{amount_or_dash(measure.target)}{measure.unit}"
        f"  月目标 {amount_or_dash(measure.goal)}  完成 {amount_or_dash(measure.actual)}"
    )
    lines += labelled("年度目标", figures, screen)
    for label, text in _remarks(measure):
        lines += labelled(label, clean(text), screen)
    return lines


def _remarks(measure: MeasureStanding) -> Iterator[tuple[str, str]]:
    if measure.stated is not None:
        said = {True: "与计算一致", False: "与计算不一致", None: "无法核对"}[agreement(measure)]
        yield "自报", f"{measure.stated:f}%,{said}"
    for change in measure.target_changes:
        by = f"(人工录入{_by(change.document)})" if change.by_person else ""
        told = f"{amount(change.old)} → {amount(change.new)}{measure.unit}"
        yield "目标调整", f"{change.month} 起 {told}{by}"
    if measure.basis_reason is not None:
        yield "口径", measure.basis_reason.text
    for doubt in measure.doubts:
        yield "存疑", f"? {doubt.text}"


def _by(document: str) -> str:
    return f",{document}" if document else ""


def _months(detail: Detail, screen: Screen) -> list[str]:
    """The year as a line of months for each measure, and month by month below it."""
    one = detail.current
    lines: list[str] = []
    for measure in one.measures:
        name = f"  {measure.name}" if len(one.measures) > 1 else ""
        line = _year_line(measure, one.record.month, detail.months)
        lines += labelled("全年", f"{line}{clean(name)}", screen)
    if lines:
        pace = sparkline([Month(one.record.month.year, n).pace for n in range(1, 13)])
        lines += labelled("序时", pace, screen)
        for name, plan in detail.plans:
            shown = f"{_plan_line(plan)}  {clean(name)}".rstrip()
            lines += labelled("计划", shown if len(one.measures) > 1 else _plan_line(plan), screen)
    for each in detail.months:
        lines += _month(each, screen)
    return lines


def _year_line(measure: MeasureStanding, month: Month, months: Sequence[Assessment]) -> str:
    """The share at the end of each month from January to December, · where none is told."""
    shares: list[Fraction | None] = [None] * 12
    for each in months:
        if each.record.month.year == month.year:
            paired = (one for one in each.measures if one.position == measure.position)
            done = next((one.completion for one in paired), None)
            shares[each.record.month.number - 1] = done.share if done else None
    return sparkline(shares).replace(" ", "·")


def _plan_line(shares: Sequence[tuple[int, Fraction]]) -> str:
    """The plan's share at the end of each month that it names, · for the others."""
    by_month = dict(shares)
    return sparkline([by_month.get(month) for month in range(1, 13)]).replace(" ", "·")


def _month(each: Assessment, screen: Screen) -> list[str]:
    several = len(each.measures) > 1
    told = [
        f"{f'{measure.name} ' if several else ''}{computed(measure)}"
        f"{'(人工)' if measure.origin == 'person' else ''}"
        for measure in each.measures
    ]
    label, indent = each.label, 20
    month = screen.paint(f"{each.record.month}  ", Tone.ASIDE)
    gap = " " * (indent - len(str(each.record.month)) - 2 - screen.measure(label))
    text = "\n".join(map(clean, told)) or "无量化指标"
    first, *others = screen.wrap(text, screen.width - indent)
    head = f"{month}{screen.paint(label, tone_of(label))}{gap}{first}"
    return [head, *(f"{' ' * indent}{line}" for line in others)]


def _entries(one: Assessment, screen: Screen) -> list[str]:
    entries = [entry for entry in one.record.entries if entry.month <= one.record.month]
    lines = [line for entry in entries for line in labelled("", clean(_entry(entry)), screen, 2)]
    return ["人工录入:", *lines] if entries else []


def show_json(detail: Detail) -> str:
    """The project of the status contract, with its months and what is still needed."""
    one = detail.current
    project = project_json(one)
    assert isinstance(project, dict)
    fields: dict[str, Json] = {
        "region": detail.region,
        "month": str(one.record.month),
        "as_of": detail.as_of or None,
        "project": project,
        "carried_from": carried_json(detail.carried),
        "needed": [_needed(one, measure) for measure in one.measures],
        "months": [{"month": str(m.record.month), **_measures_of(m)} for m in detail.months],
        "entries": [
            {
                "month": str(entry.month),
                "field": entry.field.value,
                "measure": entry.measure,
                "value": entry.value,
                "note": entry.note,
                "person": entry.person,
                "at": entry.at,
                "document": entry.document or None,
            }
            for entry in one.record.entries
        ],
    }
    return document(fields)


def _since(one: Assessment) -> str:
    return f"(自 {one.since})" if one.since else ""


def _reason(label: str, reason: Reason, screen: Screen) -> Iterator[str]:
    """A reason, and under it the line that was crossed and where its words stand."""
    yield from labelled(label, clean(reason.text), screen)
    grounds = [f"规则 {reason.rule}"] if reason.rule else []
    cited: dict[str, str] = {}
    for source in reason.sources:
        place = f"{source.file} 第{source.row}行" if source.file else "人工录入"
        cited[place] = f"{cited.get(place, '')}“{source.text}”"
    grounds += [f"出处 {place} {words}" for place, words in cited.items()]
    if grounds:
        for line in labelled("", clean(";".join(grounds)), screen):
            yield screen.paint(line, Tone.ASIDE)


def _needed(one: Assessment, measure: MeasureStanding) -> str | None:
    month = one.record.month
    rate = sufficing(measure, month) if one.record.life.holds(month) else None
    return None if rate is None else f"{rate:f}"


def _measures_of(each: Assessment) -> dict[str, Json]:
    project = project_json(each)
    assert isinstance(project, dict)
    return {key: project[key] for key in ("standing", "goal_met", "completion", "measures")}


def _entry(entry: Entry) -> str:
    from dateutil.parser import isoparse

    which = f" 指标{entry.measure}" if entry.measure else ""
    note = f" 说明: {entry.note}" if entry.note else ""
    note += f" 文号: {entry.document}" if entry.document else ""
    when = f"{isoparse(entry.at):%Y-%m-%d %H:%M}" if entry.at else ""
    value = f"{_FIELDS[entry.field.value]} = {entry.value}"
    return f"{entry.month}{which} {value}  {entry.person} {when}{note}"
