"""What a progress answers to a demand of the goal: reached, in hand, not, or nothing (对照)."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from shishi_cli.domain.measure import Bound
from shishi_cli.domain.reading import MilestoneState
from shishi_cli.extraction.clauses import list_items
from shishi_cli.extraction.demands import Demand
from shishi_cli.extraction.labels import factor, same_count
from shishi_cli.extraction.quantities import find_quantities
from shishi_cli.extraction.rules import load_rules
from shishi_cli.extraction.similarity import likeness, pairs, same_words
from shishi_cli.extraction.statements import State, Statement, Step, pattern, steps_in, thing_of

_ALL = re.compile("全部|逐[一个户]|所有|均|都(?!市)|全覆盖")
_EACH = re.compile("各(?=[^,。;]{0,6}\\d)|每|分别")
# Answers that agree so much less than the best are of something else, unless all is asked for.
_MARGIN, _ALL_MARGIN = 0.15, 0.5
# What part of a thing must be found in a clause that names its step, names another, or repeats all.
_SAME_STEP, _OTHER_STEP, _REPEATED = 0.3, 0.5, 0.8
_WORKS, _SOFT = Step(70, 70), Step(6, 6)


@dataclass(frozen=True, slots=True)
class Setting:
    """What else is known of the row when its milestones are judged (情形).

    `project` is the title: its words name no part of the project. `delivering` says that the
    progress tells figures of the promise itself: then all that prepares for it is behind. Where
    it is `blocked`, talking about it (加强沟通) is not reached, since what it is for is not.
    """

    project: str = ""
    month: int | None = None
    delivering: bool = False
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What one clause of the progress says of a demand (回答); `score` tells how well it agrees."""

    state: MilestoneState
    statement: Statement | None = None
    score: float = 0.0
    earlier: bool = False  # an earlier step of the same thing: another may tell more

    @property
    def is_past(self) -> bool:
        """Whether it tells an earlier step as done, which takes nothing from a later one."""
        return self.earlier and self.statement is not None and self.statement.state is State.DONE


_UNSAID = Answer(MilestoneState.MISSING)
_FARTHEST = (MilestoneState.MISSING, MilestoneState.UNDER_WAY, MilestoneState.REACHED)


@dataclass(frozen=True, slots=True)
class Report:
    """A progress as it answers what a goal asks (进展的回答).

    `familiar` are pairs of the title's words, `promised` the title's numbers by count word.
    """

    told: str
    statements: tuple[Statement, ...]
    familiar: Set[str]
    promised: Mapping[str, Decimal]
    setting: Setting

    def whole(self) -> Answer | None:
        """An answer to all of the goal: 已完成本月目标。 or 以上工作均未开始。"""
        if any(pattern("whole_open").search(s.text) for s in self.statements):
            return Answer(MilestoneState.MISSING)
        for statement in self.statements[:2]:
            if pattern("whole_done").search(statement.text):
                return Answer(MilestoneState.REACHED, statement)
        return None

    def answer(self, demand: Demand) -> Answer:
        """What is said of one demand: directly, else by a later step that implies it."""
        found = [a for statement in self.statements if (a := self._direct(demand, statement))]
        if "month" in demand.asks:  # 本月检查5000户 is not met by what was checked since January
            found = [a for a in found if a.statement and not _to_date(a.statement.text)] or found
        if self.setting.blocked and found and demand.step and demand.step.rank == 1:
            return Answer(MilestoneState.UNDER_WAY, found[0].statement)
        if found and not all(_is_weak(demand, a) for a in found):
            return self._weigh(demand, found)
        for statement in self.statements:
            if found and demand.step is None:
                break
            if not statement.state.is_open and _implies(demand, statement):
                return Answer(MilestoneState.REACHED, statement)
        if self.setting.delivering and self.statements and _behind(demand.step, _WORKS):
            return Answer(MilestoneState.REACHED, self.statements[0])
        return self._weigh(demand, found) if found else self._touched(demand)

    def _touched(self, demand: Demand) -> Answer:
        """Words that tell the demand is not reached: an earlier step, or a plan to take it."""
        for statement in self.statements:
            if pattern("late").search(statement.text):
                return Answer(MilestoneState.MISSING, statement)
        if demand.step is None and not demand.quantities:
            return _UNSAID
        if demand.step and demand.step.rank > 74 and not demand.quantities:
            for statement in self.statements:  # 已施工至9层, and 封顶 is asked for
                if statement.step and statement.step.rank >= 70 and not statement.state.is_open:
                    return Answer(MilestoneState.UNDER_WAY, statement)
        for statement in reversed(self.statements):
            if statement.step and statement.step.rank >= 10:
                return Answer(MilestoneState.MISSING, statement)
        return _UNSAID

    def _weigh(self, demand: Demand, found: list[Answer]) -> Answer:
        """The answer of the clause that agrees best; one that says less of the same lowers it."""
        best = max(found, key=lambda a: (a.score, _FARTHEST.index(a.state)))
        margin = _ALL_MARGIN if "all" in demand.asks else _MARGIN
        level = [a for a in found if a.score >= best.score - margin]
        reached = [a for a in level if a.state is MilestoneState.REACHED]
        if not reached:
            return max(level, key=lambda a: (_FARTHEST.index(a.state), a.score))
        if reached[0].score > 1:
            return reached[0]
        rest = any(pattern("remainder").search(s.text) for s in self.statements)
        if (demand.step is None or demand.step.rank >= 70) and "begin" not in demand.asks:
            rest = rest or any(
                pattern("work_share").search(s.text) and "其中" not in s.text
                for s in self.statements
            )
        rest = rest or (not demand.quantities and self._others_lag(reached[0].statement))
        less = [a for a in level if a.state is not MilestoneState.REACHED and not a.is_past]
        if rest or less:
            return Answer(MilestoneState.UNDER_WAY, reached[0].statement, reached[0].score)
        return reached[0]

    def _others_lag(self, reached: Statement | None) -> bool:
        """Whether others of the same count word are still in hand: 3家已备案,2家正在整改."""
        if reached is None or _ALL.search(reached.text):
            return False
        units = {q.unit for q in find_quantities(reached.text) if q.unit}
        return any(
            q.unit in units
            for s in self.statements
            if s is not reached and s.state in (State.IN_HAND, State.NOT)
            for q in find_quantities(s.text)
        )

    def _direct(self, demand: Demand, statement: Statement) -> Answer | None:
        score = self._likeness(demand, statement)
        if not score:
            return None
        state, earlier = _state(demand, statement)
        short = _falls_short(demand, statement)
        if short or (short is False and not statement.state.is_open):
            state = MilestoneState.MISSING if short else MilestoneState.REACHED
            return Answer(state, statement, score + 1)  # a number that is told decides
        if state is MilestoneState.REACHED and self._only_some(demand, statement):
            state = MilestoneState.UNDER_WAY
        return Answer(state, statement, score, earlier)

    def _only_some(self, demand: Demand, statement: Statement) -> bool:
        """Whether a clause tells a part only: 4所敬老院已完工3所; 完成4个选址 where 7个 are promised;
        or a number that cannot be compared with the one asked for."""
        found = find_quantities(statement.text)
        if demand.quantities:
            return bool(found) and not _EACH.search(statement.text)
        if any(
            first.unit == last.unit != "" and last.amount < first.amount
            for first, last in pairwise(found)
        ):
            return True
        told = statement.told_of(demand.step) if demand.step else None
        if demand.step and (told is None or not told.is_kind_of(demand.step)):
            return False
        if "begin" in demand.asks or "some" in demand.asks or _ALL.search(statement.text):
            return False
        return any(
            q.amount < self.promised.get(q.unit, q.amount)
            and self._counts_promise(statement.text[q.end : q.end + 4])
            for q in found
        )

    def _counts_promise(self, behind: str) -> bool:
        """Whether a number counts what is promised: 5个驿站场地, but not 11个乡镇."""
        words = same_words(behind)
        noun = thing_of(words)
        return len(noun) < 2 or bool(steps_in(words)) or bool(pairs(noun) & self.familiar)

    def _likeness(self, demand: Demand, statement: Statement) -> float:
        """How well a clause answers a demand, 0 where it speaks of something else."""
        told = statement.told_of(demand.step) if demand.step else None
        same_step = bool(demand.step and told and told.is_kind_of(demand.step))
        later = bool(demand.step and told and told.rank > demand.step.rank)
        if statement.state.is_open and later:
            return 0.0  # 尚未开工 tells nothing against the design
        whole = likeness(demand.words, statement.words, self.familiar)
        if whole > _REPEATED:
            return 1.0
        if demand.quantities and not demand.thing and demand.step is None:
            # 控制在24小时以内: only a number can answer, but not one of sites or contracts.
            return (
                0.6
                if _tells_results(statement) and _falls_short(demand, statement) is not None
                else 0.0
            )
        if same_step and _of_other_kind(demand, statement):
            return 0.0  # 设备招标 is asked for, 施工招标 is told
        if same_step and (not demand.thing or not statement.thing):
            return 0.6
        thing = max(
            likeness(demand.thing, statement.words, self.familiar) if demand.thing else 0.0,
            0.9 * likeness(statement.thing, demand.words, self.familiar)
            if len(statement.thing) > 1
            else 0.0,
        )
        if same_step and len(demand.thing) > 2 and demand.thing[-2:] in statement.words:
            thing = max(thing, _SAME_STEP)  # the head stands last: 基本医疗设备
        if same_step and thing >= _SAME_STEP:
            return 0.4 + 0.6 * thing
        if same_step and "all" in demand.asks and statement.state is not State.DONE:
            return _SAME_STEP if pairs(demand.words) & pairs(statement.thing) else 0.0
        if same_step and "begin" in demand.asks and demand.step and 3 <= demand.step.rank < 10:
            return _OTHER_STEP  # 加强宣传推广 is answered by any 宣传
        best = max(whole, thing)
        return best if best >= _OTHER_STEP else 0.0


def _is_weak(demand: Demand, answer: Answer) -> bool:
    """Whether an answer tells only of an earlier kind of step, so that another may tell more."""
    if not answer.earlier or answer.statement is None or demand.step is None:
        return answer.earlier
    told = answer.statement.told_of(demand.step)
    return told is None or not told.is_kind_of(demand.step)


def _of_other_kind(demand: Demand, statement: Statement) -> bool:
    """Whether both name by other steps what theirs is for: 设计招标 and 施工招标."""
    if demand.step is None or demand.step.rank < 50:
        return False
    own = {step for step in demand.steps if step != demand.step}
    told = {step for step in statement.steps if step != statement.step}
    return bool(own and told) and not own & told


def _implies(demand: Demand, statement: Statement) -> bool:
    """Whether a later step that is told says that this one is behind it."""
    step = demand.step or (_SOFT if "soft" in demand.asks else None)
    if not _behind(step, statement.step) or step is None or statement.step is None:
        return False
    if step.rank < 10 or statement.state in (State.DONE, State.NEARLY):
        return True
    # 正在编制方案 tells nothing of the site; 正在招标 tells that there is a plan.
    return statement.step.rank // 10 > step.rank // 10 + 1


def _state(demand: Demand, statement: Statement) -> tuple[MilestoneState, bool]:
    """What a clause that speaks of the demand says of it, and whether only of an earlier step."""
    if statement.state.is_open:
        return MilestoneState.MISSING, False
    own, told = demand.step, statement.told_of(demand.step) if demand.step else None
    if own and told and 50 <= told.rank <= own.until:
        done = statement.state is State.DONE and told.rank == own.until
        if done:
            return MilestoneState.REACHED, False
        return MilestoneState.UNDER_WAY, False  # 运营单位正在招标: it is not chosen yet
    later = own is not None and told is not None and told.rank > own.rank
    if (
        later
        and own
        and told
        and (own.implied or told.is_kind_of(own))
        and _is_enough(told, own, statement)
    ):
        return MilestoneState.REACHED, False
    if own and told and not own.implied and told.rank >= 41 and not told.is_kind_of(own):
        return MilestoneState.UNDER_WAY, False  # 已通过审查 is not yet 出台
    earlier = bool(own and told and told.reaches < own.rank and own.rank >= 10)
    if earlier and own and told and told.is_kind_of(own):
        if "begin" not in demand.asks:
            return MilestoneState.UNDER_WAY, True  # CT设备已开标 tells that it is not yet bought
        earlier = False
    if own is None and _prepares(demand, statement):
        return MilestoneState.UNDER_WAY, True  # 活动方案已定, and the 活动 is asked for
    enough = {
        State.DONE: True,
        State.NEARLY: "nearly" in demand.asks or "begin" in demand.asks,
        State.IN_HAND: "begin" in demand.asks,
    }[statement.state]
    reached = enough and not earlier
    return MilestoneState.REACHED if reached else MilestoneState.UNDER_WAY, earlier


def _is_enough(told: Step, own: Step, statement: Statement) -> bool:
    """Whether a later step answers: 正在招标 tells that the design is there, but 安装完成90% or
    基本完工 tell of the same work that it is not all done."""
    if own.rank < 10 or statement.state is not State.NEARLY:
        return True
    return told.rank // 10 > own.rank // 10 + 2


def _prepares(demand: Demand, statement: Statement) -> bool:
    """Whether a clause tells only of a paper that prepares what is asked for."""
    if any(step and step.paper for step in demand.steps):
        return False
    return any(step.paper for step in statement.steps)


def _behind(own: Step | None, told: Step | None) -> bool:
    """Whether the step told is of a later kind, so that the own one is behind it."""
    if own is None or told is None or not own.implied:
        return False
    return told.rank // 10 > own.rank // 10


def _tells_results(statement: Statement) -> bool:
    """Whether the numbers of a clause count what is done, not sites, contracts or starts."""
    step = statement.step
    if step is None or step.rank >= 90:
        return True
    return step.is_kind_of(_WORKS) and step.rank < 74 and "完成" in statement.text


def _to_date(words: str) -> bool:
    return bool(re.search(load_rules("context")["basis"]["cumulative"], words))


def _falls_short(demand: Demand, statement: Statement) -> bool | None:
    """Whether a clause tells fewer than the goal asks for: 宣讲30场, and 宣讲28场 are told.

    None where the two cannot be compared. Of several numbers the least counts: 20条中17条.
    """
    if len(demand.quantities) != 1 or _EACH.search(statement.text):
        return None
    wanted = demand.quantities[0]
    parts = list_items(statement.text) or [statement.text]
    told = max(parts, key=lambda part: len(pairs(demand.words) & pairs(same_words(part))))
    found = find_quantities(told) or find_quantities(statement.text)
    amounts = [
        q.amount * (factor(q.unit, wanted.unit) or 1)
        for q in found
        if q.high is None and (not q.unit or not wanted.unit or same_count(q.unit, wanted.unit))
    ]
    if not amounts:
        return None
    return (
        max(amounts) > wanted.amount
        if wanted.bound is Bound.AT_MOST
        else min(amounts) < wanted.amount
    )
