"""What a progress leaves open beside a clause that tells something as reached (未完部分)."""

import re
from collections.abc import Sequence

from shishi_cli.extraction.milestones.alike import are_two_parts
from shishi_cli.extraction.milestones.statements import State, Statement
from shishi_cli.extraction.milestones.steps import Phase
from shishi_cli.extraction.rules import pattern

_OPEN = (State.IN_HAND, State.NOT)


def some_is_left(statements: Sequence[Statement]) -> bool:
    """Whether a rest is told as open: 其余3处正在施工."""
    return any(
        _written("remainder").search(s.text) or pattern("signals/signals", "rest").search(s.text)
        for s in statements
    )


def others_lag(reached: Statement | None, statements: Sequence[Statement]) -> bool:
    """Whether others of the same count word are still in hand, 3家已备案,2家正在整改, or another
    part of the thing: 东段已完工,中段正在施工."""
    if reached is None or tells_all(reached):
        return False
    if sections_lag(reached, statements):
        return True
    units = {q.unit for q in reached.quantities if q.unit}
    return any(
        q.unit in units
        for s in statements
        if s is not reached and s.state in _OPEN
        for q in s.quantities
    )


def sections_lag(reached: Statement, statements: Sequence[Statement]) -> bool:
    """Whether another part of the thing than the one reached is in hand, 中段正在施工, or only
    as far as an earlier step, 3号楼施工至16层."""
    return any(
        (s.state in _OPEN or _is_earlier(s, reached)) and are_two_parts(reached.text, s.text)
        for s in statements
        if s is not reached
    )


def tells_all(statement: Statement) -> bool:
    """Whether a clause leaves nothing out: 均已备案."""
    return _written("all").search(statement.text) is not None


def _is_earlier(told: Statement, reached: Statement) -> bool:
    if told.step is None or reached.step is None:
        return False
    return told.step.phase >= Phase.WORKS and reached.step.is_after(told.step)


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/left_over", name)
