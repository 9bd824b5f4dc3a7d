"""Of several clauses that answer a demand of the goal, the one that counts (权衡)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.reading import MilestoneState
from shishi_cli.extraction.milestones.demands import Demand
from shishi_cli.extraction.milestones.heights import another_is_lower, others_are_lower
from shishi_cli.extraction.milestones.left_over import (
    is_all_begun,
    is_left_over,
    is_partly_open,
    names_another_noun,
    names_this_part,
    other_parts_lag,
    others_lag,
    papers_are_open,
    rest_lags,
    some_is_left,
    some_is_unfinished,
    tells_all,
)
from shishi_cli.extraction.milestones.statements import State, Statement
from shishi_cli.extraction.milestones.steps import Phase, step_named
from shishi_cli.extraction.rules import pattern

# Answers that agree so much less than the best are of something else, unless all is asked for.
_MARGIN, _ALL_MARGIN = 0.15, 0.5
_NAME = 4  # characters of a thing that has a name of its own
_FARTHEST = (MilestoneState.MISSING, MilestoneState.UNDER_WAY, MilestoneState.REACHED)


@frozen
class Answer:
    """What one clause of the progress says of a demand (回答); `score` tells how well it agrees,
    `by_number` that a number which is told decides."""

    state: MilestoneState
    statement: Statement | None = None
    score: float = 0.0
    earlier: bool = False  # an earlier step of the same thing: another may tell more
    by_number: bool = False

    @property
    def weight(self) -> float:
        """What it counts for among others: an answer by number before one by words."""
        return self.score + self.by_number

    @property
    def is_past(self) -> bool:
        """Whether it tells an earlier step as done, which takes nothing from a later one."""
        return self.earlier and self.statement is not None and self.statement.state is State.DONE


def weigh(demand: Demand, found: Sequence[Answer], statements: Sequence[Statement]) -> Answer:
    """The answer of the clause that agrees best; one that says less of the same lowers it.
    `statements` are all of the progress."""
    if any(_tells_step(demand, a) for a in found):
        # 设备已到货,安装调试完成: the step before takes nothing from the one asked for
        found = [a for a in found if not a.is_past]
    if unbegun := next((a for a in found if _is_not_begun(demand, a)), None):
        return unbegun
    best = max(found, key=lambda a: (a.weight, _FARTHEST.index(a.state)))
    margin = _ALL_MARGIN if "all" in demand.asks else _MARGIN
    level = [a for a in found if a.weight >= best.weight - margin]
    reached = [a for a in level if a.state is MilestoneState.REACHED]
    if not reached:
        return _farthest(demand, level, statements)
    if reached[0].by_number:
        lower = others_are_lower(demand, reached[0].statement, statements)
        return replace(reached[0], state=MilestoneState.UNDER_WAY) if lower else reached[0]
    told = reached[0].statement
    if told and "all" not in demand.asks and names_this_part(demand, told):
        return reached[0]  # 1-3层装修完成, whatever is in hand on the 4th
    less = [
        a
        for a in level
        if a.state is not MilestoneState.REACHED
        and not (a.is_past or names_another_noun(demand, told, a.statement))
        and not _is_of_thing_alone(demand, told, a.statement)
    ]
    if less or _is_open(demand, told, statements):
        return Answer(MilestoneState.UNDER_WAY, told, reached[0].score)
    return reached[0]


def _is_not_begun(demand: Demand, answer: Answer) -> bool:
    """Whether the very thing asked for is told as not begun, whatever came before it: 筛查机构招标已结束,筛查尚未开始."""
    told = answer.statement
    if told is None or answer.state is not MilestoneState.MISSING or not demand.thing:
        return False
    return _written("unbegun").search(told.text) is not None and told.text.startswith(demand.thing)


def _farthest(demand: Demand, level: Sequence[Answer], statements: Sequence[Statement]) -> Answer:
    """The answer that is farthest, where none tells it as reached."""
    farthest = max(level, key=lambda a: (_FARTHEST.index(a.state), a.weight))
    left = farthest.statement and is_left_over(farthest.statement)
    if (demand.quantities or left) and any(_written("late").search(s.text) for s in statements):
        return replace(farthest, state=MilestoneState.MISSING, earlier=False)
    if _is_denied(demand, level):
        return replace(farthest, state=MilestoneState.MISSING)
    done = farthest.statement and farthest.statement.state is State.DONE
    if farthest.by_number and done and others_lag(farthest.statement, statements):
        # 三个标段中,两个已完工,一个正在施工
        return replace(farthest, state=MilestoneState.UNDER_WAY)
    return farthest


def _is_open(demand: Demand, told: Statement | None, statements: Sequence[Statement]) -> bool:
    """Whether the progress leaves something of it open beside the clause that tells it."""
    rest = "some" not in demand.asks and some_is_left(statements)
    rest = rest and not is_all_begun(demand, statements)
    rest = rest or is_partly_open(demand, told, statements)
    whole = not demand.quantities or "all" in demand.asks
    rest = rest or (whole and some_is_unfinished(demand.asks, statements))
    rest = rest or papers_are_open(demand, statements) or rest_lags(demand, statements)
    if (demand.step is None or demand.step.phase >= Phase.WORKS) and "begin" not in demand.asks:
        one = not demand.quantities  # 一所完成封顶: the other need not be
        rest = rest or (one and other_parts_lag(demand.words, told, statements))
        rest = rest or any(_share_says_less(demand, s) for s in statements)
    rest = rest or _another_is_behind(demand, told, statements)
    rest = rest or (told is not None and another_is_lower(demand.text, told, statements))
    return rest or (whole and others_lag(told, statements))


def _another_is_behind(
    demand: Demand, told: Statement | None, statements: Sequence[Statement]
) -> bool:
    """Whether something that the goal does not name has reached it, and another in the same sentence, by
    its name, has not: 图书馆对外开放,文化馆、美术馆布展中 of 对外开放."""
    step = demand.step
    if told is None or step is None or "begin" in demand.asks or told.thing in demand.text:
        return False
    if tells_all(told) or step.phase is Phase.STRUCTURE or step == step_named("groundwork"):
        return False  # 桩基施工已完成,钢箱梁正在加工: each part of a building comes in its turn
    return any(
        other.sentence == told.sentence
        and other.start > told.start
        and other.state in (State.IN_HAND, State.NOT)
        and not _written("goes_on").match(other.text)
        and len(other.thing) > 1
        and other.thing != told.thing
        and not (other.step is not None and other.step.is_after(step))
        for other in statements
    )


def _tells_step(demand: Demand, answer: Answer) -> bool:
    """Whether an answer tells the very step that is asked for, or a later one, as reached."""
    said = answer.statement
    if said is None or said.state is not State.DONE or answer.state is not MilestoneState.REACHED:
        return False
    if said.step is None or demand.step is None:
        return False
    return not demand.step.is_after(said.step)


def _share_says_less(demand: Demand, statement: Statement) -> bool:
    """Whether a clause tells how much of the work is done, so that what is asked for is not. That of
    the whole says nothing of a stage: 主体已完工,形象进度95% (structure), but 已完成建设,进度95%."""
    if not _written("work_share").search(statement.text) or "其中" in statement.text:
        return False
    own = demand.step
    of_stage = own is not None and Phase.STRUCTURE <= own.phase < Phase.COMPLETION
    return not of_stage or bool(statement.steps)


def _is_of_thing_alone(demand: Demand, told: Statement | None, other: Statement | None) -> bool:
    """Whether what is reached is called as it is asked for, and what says less is not: 室内水电安装完成,正在进行室内
    装修."""
    if told is None or other is None or len(demand.thing) < _NAME:
        return False
    return demand.thing in told.words and demand.thing not in other.words


def _is_denied(demand: Demand, level: Sequence[Answer]) -> bool:
    """Whether the very step is told as not done, beside an earlier one: 施工至八层,尚未封顶."""
    told = [a.statement for a in level if a.statement and a.statement.state is State.NOT]
    denied = any(s.step is not None and s.step == demand.step for s in told)
    return denied and all(a.earlier for a in level if a.state is MilestoneState.UNDER_WAY)


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/answer", name)
