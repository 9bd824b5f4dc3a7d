"""From a number to its characters, as text and JSON (数的依据)."""

from collections.abc import Iterator

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.measure import Basis, FigureKind
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.results.origin import Explained, ExplainedMeasure, Root
from shishi_cli.domain.shares import amount, percent
from shishi_cli.domain.standing import MeasureStanding
from shishi_cli.views.completion import computed
from shishi_cli.views.document import document
from shishi_cli.views.listing import clean
from shishi_cli.views.log import operation_json, operation_line
from shishi_cli.views.read import underlined
from shishi_cli.views.status_json import completion_json, source_json
from shishi_cli.views.terms import FIELDS

_USES = {
    FigureKind.TARGET: "标题或年度目标栏中承诺的数量",
    FigureKind.GOAL: "月目标中同一指标的数",
    FigureKind.GOAL_SHARE: "月目标中占年度目标的比例",
    FigureKind.ENDED_GOAL: "上一期的目标",
    FigureKind.PLAN_GOAL: "全年计划中已到期的数",
    FigureKind.NEXT_GOAL: "全年计划中下一期末的数",
    FigureKind.PLAN_END: "全年计划中年底的数",
    FigureKind.ACTUAL: "进展中报为完成的数",
    FigureKind.MONTH: "进展中报为当月完成的数",
    FigureKind.STATED: "进展中自报的占年度目标的比例",
}
_RULES = {
    "number": "阿拉伯数字和量词",
    "numeral": "中文数字和量词",
    "half": "“半”作二分之一",
    "share-percent": "百分之几",
    "share-fraction": "几分之几",
    "share-tenths": "几成",
    "share-half": "一半",
    "share-past-half": "过半",
}
_BASES = {
    Basis.CUMULATIVE: "累计",
    Basis.MONTH: "当月,与以往各月相加",
    Basis.UNMARKED: "未注明,按累计读取",
}
_IN_PERCENT = frozenset({FigureKind.STATED, FigureKind.GOAL_SHARE})
# The characters of a hash that a person compares; the JSON has all of them.
_SHORT = 16


def why_text(explained: Explained, width: int | None) -> str:
    """Each figure with its sentence, the number underlined; `width` as for a terminal, or None."""
    one = explained.assessment
    month = one.record.month
    then = f" ({explained.as_of})" if explained.as_of else ""
    lines = [
        f"第 {one.record.number} 项  {clean(one.title)}",
        f"{month}  序时进度 = {_exact_line(one.record)} = {percent(one.record.line)}{then}",
        f"状态: {one.label}  (规则 {explained.rule})",
        *(f"  理由: {clean(reason.text)}" for reason in one.reasons),
    ]
    for measure in explained.measures:
        lines += ["", *_measure(measure, width)]
    if not explained.measures:
        lines += ["", "无量化指标"]
    return "\n".join(lines) + "\n"


def _exact_line(record: ProjectMonth) -> str:
    """The line as it is worked out: 3/12 at a month's end, 139/372 on 15 May."""
    line, month = record.line, record.month
    return f"{month.number}/12" if line == month.pace else f"{line.numerator}/{line.denominator}"


def why_json(explained: Explained) -> str:
    """The same as JSON."""
    one = explained.assessment
    return document(
        {
            "region": explained.region,
            "month": str(one.record.month),
            "as_of": explained.as_of or None,
            "number": one.record.number,
            "title": one.title,
            "pace": {
                "exact": _exact_line(one.record),
                "percent": percent(one.record.line),
            },
            "rule": explained.rule,
            "standing": one.standing.value,
            "standing_label": one.standing.label,
            "reasons": [{"code": each.code, "text": each.text} for each in one.reasons],
            "measures": [_measure_json(measure) for measure in explained.measures],
        }
    )


def _measure(measure: ExplainedMeasure, width: int | None) -> Iterator[str]:
    standing = measure.standing
    level = f"({standing.level})" if standing.level else ""
    yield clean(f"指标 {standing.position}  {standing.name}{level}")
    yield f"  完成率 = 完成数 ÷ 年度目标: {computed(standing)}"
    if standing.basis_reason is not None:
        yield f"  口径: {clean(standing.basis_reason.text)}"
    for doubt in standing.doubts:
        yield f"  存疑: {clean(doubt.text)}"
    for root in measure.roots:
        yield from _root(root, standing, width)


def _root(root: Root, measure: MeasureStanding, width: int | None) -> Iterator[str]:
    unit = "%" if root.kind in _IN_PERCENT else measure.unit
    yield f"  {FIELDS[root.kind.value]} {amount(root.amount)}{unit}{_aside(root, measure)}"
    if root.source is not None:
        marks = [" "] * len(root.sentence)
        marks[root.start : root.end] = "^" * (root.end - root.start)
        yield from underlined("    ", root.sentence, marks, width)
        yield f"    出处: {_place(root)}"
        meaning = f"({_RULES[root.rule]})" if root.rule in _RULES else ""
        yield f"    读法: {_USES[root.kind]};规则 {root.rule}{meaning}"
    if root.entry is not None:
        note = f",说明: {clean(root.entry.note)}" if root.entry.note else ""
        yield f"    {clean(root.entry.person) or '未署名'} 人工录入{note}"
    if root.operation is not None:
        yield f"    {operation_line(root.operation)}"


def _aside(root: Root, measure: MeasureStanding) -> str:
    """What else must be known to see how the figure counts."""
    if not root.counts:
        return "  (另有人工录入,以录入为准)"
    if root.kind is not FigureKind.ACTUAL or measure.basis is None:
        return ""
    told = f"  口径: {_BASES[measure.basis]}"
    if measure.actual is not None and measure.actual != root.amount:
        told += f",至今 {amount(measure.actual)}{measure.unit}"
    return told


def _place(root: Root) -> str:
    source = root.source
    assert source is not None
    column = FIELDS[source.column.value]
    characters = f"第 {source.start + 1}-{source.end} 字"
    if root.entry is not None:
        return f"录入的{column} {characters}"
    sha256 = f" (sha256 {root.sha256[:_SHORT]})" if root.sha256 else ""
    return f"{clean(source.file)} 表{source.table} 第{source.row}行 {column} {characters}{sha256}"


def _measure_json(measure: ExplainedMeasure) -> Json:
    standing = measure.standing
    return {
        "position": standing.position,
        "name": standing.name,
        "unit": standing.unit,
        "level": standing.level,
        "target": standing.target,
        "goal": standing.goal,
        "actual": standing.actual,
        "basis": standing.basis.value if standing.basis else None,
        "basis_reason": standing.basis_reason.text if standing.basis_reason else None,
        "completion": completion_json(standing.completion),
        "doubts": [{"code": each.code, "text": each.text} for each in standing.doubts],
        "figures": [_root_json(root) for root in measure.roots],
    }


def _root_json(root: Root) -> Json:
    entry = root.entry
    return {
        "kind": root.kind.value,
        "amount": root.amount,
        "bound": root.bound.value,
        "counts": root.counts,
        "basis": root.basis.value if root.basis else None,
        "rule": root.rule or None,
        "source": source_json(root.source) if entry is None else None,
        "sha256": root.sha256 or None,
        "sentence": root.sentence or None,
        "start": root.start if root.sentence else None,
        "end": root.end if root.sentence else None,
        "entry": None
        if entry is None
        else {
            "month": str(entry.month),
            "field": entry.field.value,
            "value": entry.value,
            "person": entry.person,
            "at": entry.at,
            "note": entry.note,
        },
        "operation": operation_json(root.operation) if root.operation else None,
    }
