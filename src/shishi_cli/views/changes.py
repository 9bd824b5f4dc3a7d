"""What changes in the ledger, in lines (变动)."""

from collections.abc import Sequence

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.numbering import in_ranges
from shishi_cli.domain.operation import Change, Kind
from shishi_cli.views.listing import clean
from shishi_cli.views.terms import DECISIONS, KINDS, field_name

_IN_PERCENT = frozenset({FigureKind.STATED, FigureKind.GOAL_SHARE})
# What comes and goes as a whole, and how it is counted.
_WHOLES = {
    Kind.PROJECT: "个项目",
    Kind.ROW: "项的表格行",
    Kind.LISTED: "项的年初清单",
    Kind.PLAN: "项的年度计划",
}
# What is read in a row comes and goes with it.
_READ = frozenset({Kind.READING, Kind.MEASURE, Kind.FIGURE})


def change_line(what: str, old: str, new: str) -> str:
    """完成数: 250名 → 300; the arrow can be written in GBK."""
    return f"  {what}: {old} → {new}"


def ledger_changes(changes: Sequence[Change]) -> tuple[str, ...]:
    """What changes in the ledger, in lines: values old → new; what comes or goes whole together."""
    lines = (*_wholes(changes), *(change_text(each) for each in single(changes)))
    return lines or ("显示的值都不变",)


def single(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes without projects and rows that come or go whole, and what is read in such."""
    rows = {(each.project, each.month) for each in changes if _is_whole(each)}
    return tuple(
        each
        for each in changes
        if not _is_whole(each) and not (each.kind in _READ and (each.project, each.month) in rows)
    )


def change_text(change: Change) -> str:
    """One change: 第 17 项 2023-03  完成数(新增): 41 → 45."""
    project = f"第 {change.number} 项" if change.project is not None else ""
    place = " ".join(filter(None, (project, str(change.month or ""))))
    return f"{place}{'  ' if place else ''}{change_name(change)}: {old_and_new(change)}"


def old_and_new(change: Change) -> str:
    """41 → 45; what there was not, or is no more, is 无."""
    return f"{value_text(change, change.old)} → {value_text(change, change.new)}"


def value_text(change: Change, value: str | None) -> str:
    """A value of the change: what there was not, or is no more, is 无; what nobody chose is 默认."""
    if not value:
        return "默认" if change.kind is Kind.SETTING else "无"
    if change.kind is Kind.MATCH:
        return DECISIONS[value]
    in_percent = change.kind is Kind.FIGURE and change.field in _IN_PERCENT
    return f"{clean(value)}%" if in_percent else clean(value)


def change_json(change: Change) -> Json:
    """One change; a value that there was not, or is no more, is null."""
    return {
        "number": change.number or None,
        "month": str(change.month) if change.month else None,
        "kind": change.kind.value,
        "field": change.field,
        "measure": change.measure or None,
        "old": change.old,
        "new": change.new,
    }


def change_name(change: Change) -> str:
    """What changes, in a word: 进展情况, 完成数(新增), 人工录入的月目标."""
    if change.kind in (Kind.PROGRAMME, Kind.UNIT_NAME, Kind.MATCH):
        return f"{KINDS[change.kind]}“{change.field}”"
    name = field_name(change.field, change.kind)
    if change.kind in (Kind.ENTRY, Kind.LISTED):
        name = f"{KINDS[change.kind]}的{name}"
    return f"{name}({change.measure})" if change.measure else name


def _is_whole(change: Change) -> bool:
    return change.whole and change.kind in _WHOLES


def _wholes(changes: Sequence[Change]) -> list[str]:
    """Projects and rows that came or went whole: 2023-04  撤下 45 项的表格行: 第 1至45 项."""
    found: dict[tuple[Kind, Month | None, bool], dict[int | None, str]] = {}
    for each in changes:
        if _is_whole(each):
            key = (each.kind, each.month, each.new is None)
            found.setdefault(key, {})[each.project] = each.number
    return [
        f"{f'{month}  ' if month else ''}{'撤下' if gone else '新增'} {len(numbers)} "
        f"{_WHOLES[kind]}: 第 {'、'.join(in_ranges(list(numbers.values())))} 项"
        for (kind, month, gone), numbers in sorted(
            found.items(), key=lambda one: str(one[0][1] or "")
        )
    ]
