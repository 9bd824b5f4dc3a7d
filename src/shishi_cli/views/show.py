"""One project whole, as text (项目详情)."""

from collections.abc import Callable

from shishi_cli.assessment.agreement import agreement
from shishi_cli.assessment.needed import sufficing
from shishi_cli.domain.measure import Figure, FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry
from shishi_cli.domain.results.detail import Detail
from shishi_cli.domain.shares import amount, percent
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Assessment, MeasureStanding, Reason
from shishi_cli.views.completion import computed, remaining
from shishi_cli.views.listing import amount_or_dash, clean, join
from shishi_cli.views.status_json import Json, encode, project_json

_KINDS = {
    FigureKind.TARGET: "年度目标",
    FigureKind.GOAL: "月目标",
    FigureKind.GOAL_SHARE: "月目标占比",
    FigureKind.ENDED_GOAL: "上一期目标",
    FigureKind.ACTUAL: "完成数",
    FigureKind.MONTH: "当月完成数",
    FigureKind.STATED: "自报完成率",
}
_TEXTS = {
    Column.TARGET: "年度目标",
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
Sentence = Callable[[str, int, int], str]


def show_text(detail: Detail, sentence: Sentence) -> str:
    """The project as lines of text; `sentence` marks a figure in its sentence."""
    one, record = detail.current, detail.current.record
    then = f" ({detail.as_of})" if detail.as_of else ""
    lines = [
        f"第 {record.number} 项  {one.title}",
        f"级别: {join(one.levels) or '未注明'}    牵头单位: {join(one.units) or '未注明'}",
        f"{record.month}  序时进度 {percent(record.month.pace)}  状态: {one.standing.label}{_since(one)}{then}",
    ]
    lines += [line for reason in one.reasons for line in _reason(reason)]
    lines += [f"  附注: {note.text}" for note in one.notes]
    if record.told == record.month:
        lines += [
            f"{label}: {record.texts[column]}"
            for column, label in _TEXTS.items()
            if record.texts.get(column)
        ]
    elif record.told is not None:
        lines.append(f"本月未报;标题和目标见 {record.told} 的表")
    for measure in one.measures:
        lines += ["", *_measure(one, measure, sentence)]
    if not one.measures:
        lines += ["", "无量化指标"]
    lines += ["", "已有月份:", *(line for each in detail.months for line in _month(each))]
    entries = [entry for entry in record.entries if entry.month <= record.month]
    if entries:
        lines += ["", "人工录入:", *map(_entry, entries)]
    return "\n".join(clean(line, "\n    ") for line in lines) + "\n"


def show_json(detail: Detail) -> str:
    """The project of the status contract, with its months and what is still needed."""
    one = detail.current
    project = project_json(one)
    assert isinstance(project, dict)
    document: dict[str, Json] = {
        "schema_version": 1,
        "region": detail.region,
        "month": str(one.record.month),
        "as_of": detail.as_of or None,
        "project": project,
        "needed": [_needed(measure, one.record.month) for measure in one.measures],
        "months": [{"month": str(m.record.month), **_measures_of(m)} for m in detail.months],
        "entries": [
            {
                "month": str(entry.month),
                "field": entry.field.value,
                "measure": entry.measure,
                "value": entry.value,
                "note": entry.note,
                "document": entry.document or None,
                "person": entry.person,
                "at": entry.at,
            }
            for entry in one.record.entries
        ],
    }
    return encode(document)


def _since(one: Assessment) -> str:
    return f"(自 {one.since})" if one.since else ""


def _reason(reason: Reason) -> tuple[str, ...]:
    """A reason, and under it the line that was crossed and where its words stand."""
    grounds = [f"规则 {reason.rule}"] if reason.rule else []
    if reason.sources:
        first = reason.sources[0]
        words = "".join(f"“{source.text}”" for source in reason.sources)
        place = f"{first.file} 第{first.row}行" if first.file else "人工录入"
        grounds.append(f"出处 {place} {words}")
    line = f"  理由: {reason.text}"
    return (line, f"    {';'.join(grounds)}") if grounds else (line,)


def _measure(one: Assessment, measure: MeasureStanding, sentence: Sentence) -> list[str]:
    level = f"({measure.level})" if measure.level else ""
    lines = [f"指标 {measure.position}  {measure.name}{level}"]
    lines.append(
        f"  年度目标 {amount_or_dash(measure.target)}{measure.unit}"
        f"  月目标 {amount_or_dash(measure.goal)}  完成 {amount_or_dash(measure.actual)}"
    )
    line = f"  完成率 {computed(measure)}"
    left = remaining(measure)
    if left:
        line += f"  还差 {amount(left)}{measure.unit}"
    rate = _needed(measure, one.record.month)
    if rate is not None:
        line += f"  到12月底每月还需 {rate}{measure.unit}"
    lines.append(line)
    if measure.stated is not None:
        said = {True: "与计算一致", False: "与计算不一致", None: "无法核对"}[agreement(measure)]
        lines.append(f"  自报完成率 {measure.stated:f}%,{said}")
    for change in measure.target_changes:
        by = f"(人工录入{_by(change.document)})" if change.by_person else ""
        told = f"{amount(change.old)} → {amount(change.new)}{measure.unit}"
        lines.append(f"  目标调整: {change.month} 起 {told}{by}")
    if measure.basis_reason is not None:
        lines.append(f"  口径: {measure.basis_reason.text}")
    lines += [f"  存疑: {doubt.text}" for doubt in measure.doubts]
    lines += [_origin(one, figure, sentence) for figure in measure.figures if figure.source]
    return lines


def _by(document: str) -> str:
    return f",{document}" if document else ""


def _origin(one: Assessment, figure: Figure, sentence: Sentence) -> str:
    source = figure.source
    assert source is not None
    text = one.record.texts.get(source.column, "")
    held = text[source.start : source.end] == source.text
    words = sentence(text, source.start, source.end) if held else f"【{source.text}】"
    place = f"{source.file} 第{source.row}行" if source.file else "人工录入"
    return f"  {_KINDS[figure.kind]}出自 {place}: {words}"


def _needed(measure: MeasureStanding, month: Month) -> str | None:
    rate = sufficing(measure, month)
    return None if rate is None else f"{rate:f}"


def _month(each: Assessment) -> list[str]:
    told = [
        f"{measure.name} {computed(measure)}{'(人工)' if measure.origin == 'person' else ''}"
        for measure in each.measures
    ]
    return [f"  {each.record.month}  {each.standing.label}  {';'.join(told) or '无量化指标'}"]


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
    return f"  {entry.month}{which} {value}  {entry.person} {when}{note}"
