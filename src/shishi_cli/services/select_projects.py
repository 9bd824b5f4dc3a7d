"""Choose and order projects: by unit, level, standing and words (筛选)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from shishi_cli.domain.characters import fold_width, visible
from shishi_cli.domain.errors import NotFound
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Assessment, MonthAssessment, Standing


class Order(StrEnum):
    """How a listing is sorted (排序): as in the table, by completion, standing or unit."""

    NUMBER = "number"
    COMPLETION = "completion"
    STANDING = "standing"
    UNIT = "unit"


@frozen
class Selection:
    """What a person asked to see (筛选条件); None asks for everything. `number` is for `assess_month`,
    which knows the numbers of the month and the others."""

    unit: str | None = None
    level: str | None = None
    standings: tuple[Standing, ...] = ()
    search: str | None = None
    order: Order = Order.NUMBER
    number: str | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves projects out, whatever their order."""
        return replace(self, order=Order.NUMBER) != Selection()


_WORST_FIRST = (
    Standing.BEHIND,
    Standing.AT_RISK,
    Standing.UNKNOWN,
    Standing.ON_TRACK,
    Standing.AHEAD,
    Standing.DONE,
)


def select(
    month: MonthAssessment, selection: Selection, names: Mapping[str, str] | None = None
) -> MonthAssessment:
    """The projects that fit all conditions, ordered.

    `names` are other names of units that a person confirmed: each finds the projects of all names
    of its unit. The number is not looked at, see `Selection`. Raises NotFound with the nearest
    names for a unit or level that no project has: a misspelt name must not look like an empty
    answer.
    """
    chosen = month.assessments
    if selection.unit is not None:
        units = find_names("单位", selection.unit, _all(chosen, lambda a: a.units_now), names)
        chosen = tuple(a for a in chosen if units & set(a.units_now))
    if selection.level is not None:
        levels = find_names("级别", selection.level, _all(month.assessments, lambda a: a.levels))
        chosen = tuple(a for a in chosen if levels & set(a.levels))
    if selection.standings:
        chosen = tuple(a for a in chosen if a.standing in selection.standings)
    for word in _folded(selection.search or "").split():
        chosen = tuple(a for a in chosen if any(word in text for text in _searched(a)))
    return replace(month, assessments=tuple(sorted(chosen, key=_KEYS[selection.order])))


def find_names(
    what: str, asked: str, known: Collection[str], other: Mapping[str, str] | None = None
) -> frozenset[str]:
    """The known names that `asked` means: itself, another name of it, or all it is part of.

    `other` tells which known name another one means. Raises NotFound with the nearest names.
    """
    asked, names = _folded(asked).strip(), other or {}
    meant = names.get(asked, asked)
    if meant in known:
        return frozenset({meant})
    found = frozenset(name for name in known if asked and asked in name)
    found |= {unit for name, unit in names.items() if asked and asked in name and unit in known}
    if not found:
        near = "、".join(_nearest(asked, known))
        hint = f"相近的有: {near}" if near else f"已有的: {'、'.join(sorted(known))}"
        raise NotFound(f"没有叫“{asked}”的{what}", hint)
    return found


def _nearest(asked: str, known: Iterable[str]) -> list[str]:
    """Names that share most with `asked`: 区交通局 → 区交通委; an abbreviation keeps its order."""
    scored = sorted(((_likeness(asked, name), name) for name in known), reverse=True)
    return [name for score, name in scored[:3] if score > 0.4]


def _likeness(asked: str, name: str) -> float:
    from difflib import SequenceMatcher  # only for an unknown name

    matcher = SequenceMatcher(None, asked, name, autojunk=False)
    held = sum(block.size for block in matcher.get_matching_blocks())
    return max(matcher.ratio(), held / max(len(asked), 1) - 0.1)


def _all(
    assessments: Sequence[Assessment], of: Callable[[Assessment], Iterable[str]]
) -> frozenset[str]:
    return frozenset(name for assessment in assessments for name in of(assessment))


def _searched(assessment: Assessment) -> tuple[str, ...]:
    columns = (Column.TITLE, Column.TARGET, Column.GOAL, Column.PROGRESS)
    return tuple(_folded(assessment.record.texts.get(column, "")) for column in columns)


def _folded(text: str) -> str:
    """A text as it is read, however its characters are written."""
    return fold_width(visible(text))


def least_complete_first(assessment: Assessment) -> tuple[bool, Any]:
    """A key to sort by: what has no completion stands last."""
    completion = assessment.completion
    return (completion is None, completion.share if completion else 0)


_KEYS: Mapping[Order, Callable[[Assessment], Any]] = {
    Order.NUMBER: lambda assessment: 0,  # sorting is stable: the table's order stays
    Order.COMPLETION: least_complete_first,
    Order.STANDING: lambda assessment: _WORST_FIRST.index(assessment.standing),
    Order.UNIT: lambda assessment: assessment.units_now,
}
