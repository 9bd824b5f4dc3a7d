"""Which measure of another month is which of this one: titles are reworded, measures change places
(指标对应)."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from operator import attrgetter
from typing import Protocol

from shishi_cli.domain.count_units import PERSONS, PLACES
from shishi_cli.domain.month import WHEN, Month
from shishi_cli.domain.project import MonthMeasure, ProjectMonth


class Named(Protocol):
    """What a measure is known by (指标名称)."""

    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def level(self) -> str | None: ...


# Count the same without a factor between them: 口袋公园15个 is 口袋公园15处.
_SAME_COUNT = {**dict.fromkeys(PERSONS, "人"), **dict.fromkeys(PLACES, "处")}
Key = Callable[[Named], object]

_NAME = attrgetter("name", "unit", "level")
# From what tells most to what tells least; each pairs only what it tells apart on both sides.
_NAMES: tuple[Key, ...] = (
    lambda one: (one.name, _unit(one), one.level),
    lambda one: (one.name, _unit(one)),
)
_KINDS: tuple[Key, ...] = (lambda one: (_unit(one), one.level), lambda one: _unit(one))


def pair(before: Sequence[Named], after: Sequence[Named]) -> Mapping[int, int]:
    """Positions, from 1, of measures in `before` with those of the same measures in `after`.

    By name, unit and level; by a name that is part of the other; what is left by what
    distinguishes it; then, where as many are left of a unit on both sides, by their order.
    """
    if len(before) == len(after) and all(
        map(_is_same, before, after)
    ):  # most months change nothing
        return {at: at for at in range(1, len(before) + 1)}
    paired: dict[int, int] = {}
    for key in _NAMES:
        _pair_by(key, before, after, paired)
    right = _left(after, paired.values())
    held = {at: _holding(before[at - 1], after, right) for at in _left(before, paired)}
    only = {at: places[0] for at, places in held.items() if len(places) == 1}
    counts = Counter(only.values())
    paired.update((at, here) for at, here in only.items() if counts[here] == 1)
    for key in _KINDS:
        _pair_by(key, before, after, paired)
    old = _by_key(before, _left(before, paired), _unit)
    new = _by_key(after, _left(after, paired.values()), _unit)
    for unit, places in old.items():
        if len(places) == len(new.get(unit, [])):
            paired.update(zip(places, new[unit], strict=True))
    return paired


def position_here(record: ProjectMonth, month: Month, position: int) -> int | None:
    """Where the measure at `position` of another month stands in the record; None where it has
    none. A month without a table counts by the one before it, as the person saw it."""
    if month in (record.month, record.told):
        return position
    told = _told_in(record, month)
    if not told:
        return position
    if told[0].month == record.told:
        return position
    places = {one: each.position for one, each in enumerate(told, start=1)}
    found = pair(told, record.reading.measures)
    return next((here for at, here in found.items() if places[at] == position), None)


def in_other_months(record: ProjectMonth) -> Mapping[int, Sequence[MonthMeasure]]:
    """The record's measures, by position, as the other months tell them, oldest first; a measure
    that no other month has is left out."""
    measures = record.reading.measures
    found: dict[int, list[MonthMeasure]] = {}
    paired: dict[object, Mapping[int, int]] = {}  # once for all months that name them alike
    # Not by groupby, which takes longer: a check asks this five hundred times.
    months: dict[tuple[int, int], list[MonthMeasure]] = {}
    for one in sorted(record.others, key=WHEN):
        months.setdefault(one.month.when, []).append(one)
    for told in months.values():
        names = tuple(map(_NAME, told))
        if names not in paired:
            paired[names] = pair(told, measures)
        for at, here in paired[names].items():
            found.setdefault(here, []).append(told[at - 1])
    return found


def _told_in(record: ProjectMonth, month: Month) -> list[MonthMeasure]:
    """The measures of the month's table, else of the last one before it."""
    months = [one.month for one in record.others if one.month <= month]
    if record.told is not None and record.told <= month:
        months.append(record.told)
    last = max(months, default=None)
    return [one for one in record.others if one.month == last]


def _is_same(one: Named, other: Named) -> bool:
    return one.name == other.name and one.level == other.level and _unit(one) == _unit(other)


def _pair_by(
    key: Key, before: Sequence[Named], after: Sequence[Named], paired: dict[int, int]
) -> None:
    old = _by_key(before, _left(before, paired), key)
    new = _by_key(after, _left(after, paired.values()), key)
    for told, places in old.items():
        others = new.get(told, [])
        if len(places) == len(others) == 1:
            paired[places[0]] = others[0]


def _holding(one: Named, others: Sequence[Named], left: Sequence[int]) -> list[int]:
    """Which of the others is called so with more or fewer words: 加装电梯完工 and 完工."""
    return [
        at
        for at in left
        if _unit(others[at - 1]) == _unit(one)
        and (one.name in others[at - 1].name or others[at - 1].name in one.name)
    ]


def _unit(one: Named) -> str:
    return _SAME_COUNT.get(one.unit, one.unit)


def _left(measures: Sequence[Named], taken: Collection[int]) -> list[int]:
    return [at for at in range(1, len(measures) + 1) if at not in taken]


def _by_key(measures: Sequence[Named], left: Sequence[int], key: Key) -> dict[object, list[int]]:
    found: dict[object, list[int]] = {}
    for at in left:
        found.setdefault(key(measures[at - 1]), []).append(at)
    return found
