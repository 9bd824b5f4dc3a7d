"""Claims, blockers and the like in a row's texts (信号)."""

from collections.abc import Iterable, Mapping
from functools import cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.prepared import compiled
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.source import Column
from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.fold_width import fold_width

_RULES = "signals/signals"


@kept(2048)
def find_signals(
    cell: str, column: Column = Column.PROGRESS
) -> tuple[tuple[SignalKind, int, int], ...]:
    """Every signal of a cell with its span, in the order of the text; most are the progress's."""
    rules = _rules().get(column, ())
    text = fold_width(cell)
    found: set[tuple[SignalKind, int, int]] = set()
    for rule in rules:
        for match in compiled(rule.pattern).finditer(text):
            start, end = match.span()
            if rule.unless and compiled(rule.unless).search(text[max(0, start - 40) : start]):
                continue
            if rule.kind is SignalKind.BLOCKER and _is_over(text, start, end):
                continue
            claimed = rule.kind is SignalKind.CLAIM
            if claimed and (pattern(_RULES, "rest").search(text) or _in_part(text, end)):
                continue  # 图书室已完成全年任务;剩余40套课桌椅1月补齐
            if rule.alone and pattern(_RULES, "still_open").search(text):
                continue  # 已竣工通车 of one road, while others are 正在施工
            found.add((rule.kind, start, end))
    return tuple(_longest(found))


def _longest(found: Iterable[tuple[SignalKind, int, int]]) -> list[tuple[SignalKind, int, int]]:
    """Of signals of one kind that overlap the first and longest: 采购合同无法签订 is told once."""
    kept: list[tuple[SignalKind, int, int]] = []
    last: dict[SignalKind, int] = {}
    for kind, start, end in sorted(found, key=lambda one: (one[1], -one[2], one[0])):
        if start >= last.get(kind, 0):
            kept.append((kind, start, end))
            last[kind] = end
    return kept


def _is_over(text: str, start: int, end: int) -> bool:
    """Whether what blocked lies behind: 曾滞后,现已赶上; a new sentence about it counts as well."""
    return bool(pattern(_RULES, "over_after").search(text[end : end + 60])) or (
        bool(pattern(_RULES, "over_before").search(text[max(0, start - 40) : start]))
        and not text[end : end + 1].strip("。;")
    )


@frozen
class _Rule:
    kind: SignalKind
    pattern: str
    unless: str
    alone: bool  # whether nothing else in the cell may say less


@cache
def _rules() -> Mapping[str, list[_Rule]]:
    """The rules by the column they are for."""
    found: dict[str, list[_Rule]] = {}
    for rule in load_rules(_RULES)["signal"]:
        made = _Rule(
            SignalKind(rule["kind"]),
            rule["pattern"],
            rule.get("unless", ""),
            rule.get("alone", False),
        )
        for column in rule.get("columns", (Column.PROGRESS,)):
            found.setdefault(column, []).append(made)
    return found


def _in_part(text: str, end: int) -> bool:
    """Whether a share, a number or a part follows a claim: 已完成全年任务量的41%, 已完成年度任务60座."""
    return bool(pattern(_RULES, "in_part").match(text, end))
