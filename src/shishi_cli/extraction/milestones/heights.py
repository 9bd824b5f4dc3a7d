"""How high a building has come, and whether that is as high as was asked (楼层)."""

import re
from collections.abc import Sequence

from shishi_cli.domain.numerals import whole
from shishi_cli.extraction.milestones.alike import are_two_parts
from shishi_cli.extraction.milestones.demands import Demand
from shishi_cli.extraction.milestones.statements import State, Statement
from shishi_cli.extraction.milestones.steps import thing_of
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.similarity import pairs

_NAME = 2  # characters by which buildings are told apart


def reaches_floor(demand: Demand, statement: Statement) -> bool | None:
    """Whether a clause tells the floor that is asked for, 施工至六层, or a higher one; None where
    either tells no floor, or the very floor is still worked on. 封顶 is over all of them."""
    wanted = _floors(demand.text)
    if not wanted or statement.state.is_open:
        return None
    if _written("topped").search(statement.text):
        return True if statement.state is State.DONE else None
    told = _floors(statement.text)
    if not told:
        return None
    if statement.state is State.DONE:
        return max(told) >= max(wanted)
    # 正在浇筑四层: the third is there, and of the fourth it can only be said that it is begun
    return None if max(told) == max(wanted) else max(told) > max(wanted)


def others_are_lower(
    demand: Demand, reached: Statement | None, statements: Sequence[Statement]
) -> bool:
    """Whether another part is not as high as the one that reached the floor, 1号楼施工至三层,
    2号楼施工至一层, unless the goal names the building that did."""
    return reached is not None and any(
        reaches_floor(demand, s) is False
        and are_two_parts(reached.text, s.text)
        and not _names_only(demand, reached, s)
        for s in statements
    )


def _names_only(demand: Demand, reached: Statement, other: Statement) -> bool:
    named = pairs(thing_of(_written("floor").sub(" ", demand.words)))
    return bool(named & pairs(reached.words)) and not named & pairs(other.words)


def comes_into_frame(demand: Demand, text: str) -> bool:
    """Whether a clause tells only what is built into the frame that is asked for: 正在砌筑二次结构 of 主体封顶. Where
    the frame is told as well, it takes nothing from that."""
    frame, inner = (_written(name).search for name in ("frame", "inner"))
    asks_frame = frame(demand.text) and not inner(demand.text)
    return bool(asks_frame and inner(text) and not frame(text))


def tells_other_layer(demand: Demand, text: str) -> bool:
    """Whether one is about the frame of a building and the other about what is built into it: the
    frame may be at 八层, and no 二次结构 begun; 二次结构 at 三层 says less than the frame's floor."""
    frame, inner = (_written(name).search for name in ("frame", "inner"))
    if inner(demand.text) and not frame(demand.text):
        return bool(_is_second(demand.text) and frame(text) and not inner(text))
    return bool(_floors(demand.text) and _floors(text) and inner(text) and not frame(text))


def another_is_lower(asked: str, reached: Statement, statements: Sequence[Statement]) -> bool:
    """Whether another building is told to be at a floor, where one is closed that the goal does not name:
    城北中心主体已封顶;城南中心施工至三层 of 主体封顶."""
    closed = reached.step is not None and reached.step.name == "topping_out"
    if not closed or (reached.thing and reached.thing in asked):
        return False
    return any(
        bool(other.thing)
        and other.thing[:_NAME] != reached.thing[:_NAME]
        and _written("at_floor").search(other.text) is not None
        for other in statements
    )


def _is_second(text: str) -> bool:
    return _written("second").search(text) is not None


def _floors(text: str) -> list[int]:
    return [whole(first or last) for first, last in _written("floor").findall(text)]


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/heights", name)
