"""Which columns stand beside each other on so many columns of a terminal, and how wide (排版)."""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from shishi_cli.domain.frozen import frozen
from shishi_cli.views.screen.roles import Role

GAP = 2  # between two columns
BAR = 8  # cells of the bar before a share
_FLEXIBLE = (Role.TITLE, Role.ASIDE, Role.TEXT, Role.LONG)
_LONG_BESIDE = 140  # a narrower screen has too little room for reasons beside the rest


@frozen
class Column:
    """A column to be placed: its heading, its role and the width of its widest line.

    `tight` is what it takes with its heading on two lines and from → to on two.
    """

    heading: str
    role: Role
    natural: int
    tight: int

    def least(self, title: int, tight: bool) -> int:
        """The width that it needs; `title` is what the title is content with."""
        match self.role:
            case Role.TITLE:
                return min(self.natural, title)
            case Role.TEXT:
                return min(self.natural, 16)
            case Role.ASIDE:
                return min(self.natural, 22)
            case Role.LONG:
                return min(self.natural, 48)
            case _:
                return self.tight if tight else self.natural


@frozen
class Plan:
    """Where each column goes, by its position in the listing.

    `widths` of those that stand beside each other; `below` are told in one grey line under the
    title, `folded` in lines of their own, `left_out` not at all. `tight` is without bars, and with
    headings and from → to on two lines; the title is content with `title` columns.
    """

    below: tuple[int, ...] = ()
    folded: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    tight: bool = False
    title: int = 36
    widths: dict[int, int] = field(default_factory=dict)

    @property
    def gives_way(self) -> bool:
        """Whether anything is not in its place."""
        return bool(self.below or self.folded or self.tight)


def arrange(columns: Sequence[Column], width: int) -> Plan | None:
    """The plan that shows most; None where nothing fits and each row must be a block."""
    for plan in _steps(columns, width):
        widths = _fit(columns, plan, width)
        if widths is not None:
            return replace(plan, widths=widths)
    return None


def _steps(columns: Sequence[Column], width: int) -> Iterator[Plan]:
    """What gives way, one after another: reasons, asides, bars, what can be spared, the title."""
    asides = _at(columns, Role.ASIDE)
    longs = _at(columns, Role.LONG)
    below = asides if _at(columns, Role.TITLE) else ()
    spare = _at(columns, Role.SPARE)
    yield Plan(title=10_000)
    for folded in ((), longs) if width >= _LONG_BESIDE else (longs,):
        yield Plan((), folded)
        yield Plan(below, folded, title=24)
    for first in range(len(spare) + 1):
        yield Plan(below, longs, spare[:first], tight=True, title=20)
    yield Plan(below, longs, spare, tight=True, title=12)


def _at(columns: Sequence[Column], role: Role) -> tuple[int, ...]:
    return tuple(at for at, one in enumerate(columns) if one.role is role)


def _fit(columns: Sequence[Column], plan: Plan, width: int) -> dict[int, int] | None:
    """The widths of what stands beside each other, the room left shared by what can use it."""
    elsewhere = {*plan.below, *plan.folded, *plan.left_out}
    beside = [at for at in range(len(columns)) if at not in elsewhere]
    widths = {}
    for at in beside:
        bar = BAR + 1 if columns[at].role is Role.SHARE and not plan.tight else 0
        widths[at] = columns[at].least(plan.title, plan.tight) + bar
    left = width - sum(widths.values()) - GAP * (len(beside) - 1)
    if left < 0:
        return None
    growing = [at for at in beside if columns[at].role in _FLEXIBLE]
    while left and (growing := [at for at in growing if widths[at] < columns[at].natural]):
        for at in growing[:left]:
            widths[at] += 1
            left -= 1
    return widths
