"""What a progress answers to a demand of the goal: reached, in hand, not, or nothing (对照)."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.reading import MilestoneState
from shishi_cli.extraction.milestones.agree import agreement_with
from shishi_cli.extraction.milestones.alike import (
    names_other_floors,
    names_other_part,
    says_again,
)
from shishi_cli.extraction.milestones.compare import (
    clears_a_part,
    has_only_begun,
    implies,
    is_behind,
    is_of_part,
    state_for,
    tells_earlier,
)
from shishi_cli.extraction.milestones.counted import falls_short, is_of_each, to_date
from shishi_cli.extraction.milestones.demands import Demand
from shishi_cli.extraction.milestones.heights import (
    reaches_floor,
    tells_other_layer,
)
from shishi_cli.extraction.milestones.left_over import (
    amount_alone,
    houses_are_left,
    is_earlier_stage,
    is_part_of_before,
    is_work_begun,
    is_worked_on,
    names_this_part,
    other_parts_lag,
    others_lag,
    papers_are_open,
    sections_lag,
    some_is_left,
    some_is_unfinished,
    tells_all,
)
from shishi_cli.extraction.milestones.setting import Setting
from shishi_cli.extraction.milestones.statements import State, Statement
from shishi_cli.extraction.milestones.steps import Phase, steps_in, thing_of
from shishi_cli.extraction.milestones.weigh import Answer, weigh
from shishi_cli.extraction.numbers.find_quantities import find_quantities
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width
from shishi_cli.extraction.text.similarity import pairs, same_words

# A clause that agrees so well is about the very thing.
_SURE = 0.55


_UNSAID = Answer(MilestoneState.MISSING)


@frozen
class Report:
    """A progress as it answers what a goal asks (进展的回答); `goal` is folded."""

    told: str
    statements: tuple[Statement, ...]
    goal: str
    setting: Setting

    @cached_property
    def familiar(self) -> Set[str]:
        """The pairs of the title's words."""
        return pairs(same_words(fold_width(self.setting.project)))

    @cached_property
    def promised(self) -> Mapping[str, Decimal]:
        """The title's numbers by count word, without those that the goal counts itself, which
        are less than the year's: 60部 of 80部."""
        counted = {q.unit for q in find_quantities(self.goal)}
        promised = find_quantities(self.setting.project)
        return {q.unit: q.amount for q in promised if q.unit not in counted}

    def whole(self) -> Answer | None:
        """An answer to all of the goal: 已完成本月目标。 or 以上工作均未开始。"""
        if any(_written("whole_open").search(s.text) for s in self.statements):
            return Answer(MilestoneState.MISSING)
        for statement in self.statements[:2]:
            if _written("whole_done").search(statement.text):
                return Answer(MilestoneState.REACHED, statement)
        ended = [s for s in self.statements if _written("project_done").search(s.text)]
        if ended and all(s.state is State.DONE for s in self.statements):
            return Answer(MilestoneState.REACHED, ended[0])
        return None

    def said_again(self, clause: str) -> Statement | None:
        """The clause that tells the goal's own words as done, where nothing says less."""
        if some_is_left(self.statements) or some_is_unfinished(frozenset(), self.statements):
            return None
        if any(_written("stopped").search(s.text) for s in self.statements):
            return None
        same = [s for s in self.statements if says_again(clause, s)]
        if not same or others_lag(same[0], self.statements):
            return None
        phases = {step.phase for step in same[0].steps}
        nearly = [s for s in self.statements if s.state is State.NEARLY and s is not same[0]]
        if any(step.phase in phases for s in nearly for step in s.steps):
            return None  # 主体已完工,主体形象进度95%
        return None if other_parts_lag(same_words(clause), same[0], self.statements) else same[0]

    def answer(self, demand: Demand) -> Answer:
        """What is said of one demand: directly, else by a later step that implies it; where the
        whole project stands still, nothing is all reached."""
        answer = self._answer(demand)
        stopped = any(_written("stopped").search(s.text) for s in self.statements)
        if stopped and answer.state is MilestoneState.REACHED:
            return replace(answer, state=MilestoneState.UNDER_WAY)
        return answer

    def _answer(self, demand: Demand) -> Answer:
        own = [
            s
            for s in self.statements
            if not (names_other_part(demand.text, s.text) or tells_other_layer(demand, s.text))
        ]
        found = [a for statement in own if (a := self._direct(demand, statement))]
        if "month" in demand.asks:  # 本月检查5000户 is not met by what was checked since January
            of_month = [a for a in found if a.statement and not to_date(a.statement.text)]
            if found and not of_month:
                return _UNSAID
            found = of_month
        if self.setting.blocked and found and demand.step and demand.step.name == "contact":
            return Answer(MilestoneState.UNDER_WAY, found[0].statement)
        if found and not all(_is_weak(demand, a) for a in found):
            return weigh(demand, found, self.statements)
        if (not found or demand.step) and (implied := self._implied(demand, own)):
            return implied
        if self._is_delivering and is_behind(demand.step, Phase.WORKS):
            return Answer(MilestoneState.REACHED, self.statements[0])
        if found:
            return weigh(demand, found, self.statements)
        touched = self._touched(demand, own)
        others = [s for s in self.statements if s not in own]
        if touched is _UNSAID and others:  # 第四轮已启动 says enough of 第五轮
            return Answer(MilestoneState.MISSING, others[0])
        return touched

    @property
    def _is_delivering(self) -> bool:
        """Whether things are done, and no clause says that work has not begun: 秋季造林尚未开始."""
        unbegun = any(_written("unbegun").search(s.text) for s in self.statements)
        return self.setting.delivering and bool(self.statements) and not unbegun

    def _implied(self, demand: Demand, own: Sequence[Statement]) -> Answer | None:
        """The answer of a later step, which says that this one is behind it."""
        if demand.step is None and any(s.state is State.NOT for s in own):
            return None  # 落实值守 is not told by 实际整治8处, where 泵站未启用 is
        for statement in own:
            if not statement.state.is_open and implies(demand, statement):
                lags = sections_lag(statement, self.statements)
                before = statement.step is not None and statement.step.phase < Phase.CLEARING
                lags = lags or (before and papers_are_open(demand, self.statements))
                lags = lags or houses_are_left(demand, self.statements)
                state = MilestoneState.UNDER_WAY if lags else MilestoneState.REACHED
                return Answer(state, statement)
        cleared = next((s for s in own if clears_a_part(demand, s)), None)
        return Answer(MilestoneState.UNDER_WAY, cleared) if cleared else None

    def _touched(self, demand: Demand, own: Sequence[Statement]) -> Answer:
        """Words that tell the demand is not reached: an earlier step, or a plan to take it. `own`
        are the clauses that speak of no other part of the project."""
        for statement in self.statements:
            if _written("late").search(statement.text):
                return Answer(MilestoneState.MISSING, statement)
            nearly_all = _written("nearly_all").fullmatch(statement.text)
            if nearly_all and not _written("pace").search(demand.text):  # of whatever is asked for
                return Answer(MilestoneState.UNDER_WAY, statement)
        if demand.step is None and not demand.quantities:
            return _UNSAID
        if demand.quantities and not demand.thing and (done := self._all_done()):
            return Answer(MilestoneState.REACHED, done)
        if demand.step and demand.step.phase > Phase.WORKS and not demand.quantities:
            begun = [s for s in own if is_work_begun(s)]
            if in_use := self._in_use(demand, begun):
                return Answer(MilestoneState.REACHED, in_use)
            if begun:  # 已施工至9层, and 封顶 is asked for
                early = is_earlier_stage(begun[0], demand.step)
                state = MilestoneState.MISSING if early else MilestoneState.UNDER_WAY
                return Answer(state, begun[0])
        earlier = [s for s in own if tells_earlier(s, demand)]
        return Answer(MilestoneState.MISSING, earlier[-1]) if earlier else _UNSAID

    def _in_use(self, demand: Demand, begun: Sequence[Statement]) -> Statement | None:
        """The clause that tells in other words that it is in use: 如期开园 of 开园招生."""
        same = [s for s in begun if s.step == demand.step and s.state is State.DONE]
        if not same or same[0].step is None or same[0].step.phase is not Phase.USE:
            return None
        open_ones = any(s.state in (State.IN_HAND, State.NOT) for s in self.statements)
        return None if open_ones else same[0]

    def _all_done(self) -> Statement | None:
        """The clause that tells all of it as done, 讲座已全部举办完毕, where nothing says less."""
        if any(s.state is not State.DONE for s in self.statements):
            return None
        return next((s for s in self.statements if _written("all_done").search(s.text)), None)

    def _direct(self, demand: Demand, statement: Statement) -> Answer | None:
        score = agreement_with(demand, statement, self.familiar)
        if not score or _written("whole").search(statement.text):
            return None
        if (high := reaches_floor(demand, statement)) is not None:
            state = MilestoneState.REACHED if high else MilestoneState.MISSING
            return Answer(state, statement, score, by_number=True)
        if names_other_floors(demand.text, statement.text):
            return None  # 7-8层 are asked for, 4-6层 told
        if demand.step and statement.tells_nothing:
            return None  # 望潮市场作为疫情期间保供点, and 望潮市场启动改造 is asked for
        state, earlier = state_for(demand, statement)
        short = falls_short(demand, statement)
        if short or (short is False and self._tells_it(demand, statement)):
            state = MilestoneState.MISSING if short else MilestoneState.REACHED
            return Answer(state, statement, score, by_number=True)
        if state is MilestoneState.REACHED and self._only_some(demand, statement):
            state = MilestoneState.UNDER_WAY
        return Answer(state, statement, score, earlier)

    def _tells_it(self, demand: Demand, statement: Statement) -> bool:
        """Whether a number that is enough is one of what is asked for, and done: 5个站点勘察 are
        not 5个站点安装."""
        own, told = demand.step, statement.step
        if own and told and own.is_after(told) and own not in statement.steps:
            return False
        early = own is None and told and told.phase < Phase.CLEARING and not demand.thing
        if early and told not in steps_in(fold_width(self.setting.project)):
            return False  # 入户评估70户, and 完成35户 is asked for
        if has_only_begun(demand, statement):
            return False
        if "begin" not in demand.asks and (
            is_of_part(demand, statement) or is_worked_on(statement, self.statements)
        ):
            return False  # 3座主体工程已完工, and 3座完工 is asked for
        if _written("nearly_finished").search(statement.text) and "nearly" not in demand.asks:
            return False  # 约有20个基本完工
        begun = "begin" in demand.asks and not statement.state.is_open
        return begun or statement.state in (State.DONE, State.NEARLY)

    def _only_some(self, demand: Demand, statement: Statement) -> bool:
        """Whether a clause tells a part only: 4所敬老院已完工3所; 完成4个选址 where 7个 are promised;
        or a number that cannot be compared with the one asked for."""
        found = statement.quantities
        if demand.quantities and not names_this_part(demand, statement):
            return bool(found) and not is_of_each(statement)
        if any(
            first.unit == last.unit != "" and last.amount < first.amount
            for first, last in pairwise(found)
        ):
            return True
        if is_of_part(demand, statement) or self._amount_alone(demand, statement):
            return True
        if not demand.asks & {"begin", "some"} and is_part_of_before(statement, self.statements):
            return True
        told = statement.told_of(demand.step) if demand.step else None
        if demand.step and (told is None or not told.is_kind_of(demand.step)):
            return False
        if "begin" in demand.asks or "some" in demand.asks:
            return False
        if tells_all(statement):
            return False
        return any(
            q.amount < self.promised.get(q.unit, q.amount)
            and self._counts_promise(statement.text[q.end : q.end + 4])
            for q in found
        )

    def _amount_alone(self, demand: Demand, statement: Statement) -> bool:
        promised = any(q.unit in self.promised for q in statement.quantities)
        return not promised and amount_alone(demand, statement)

    def _counts_promise(self, behind: str) -> bool:
        """Whether a number counts what is promised: 5个驿站场地, but not 11个乡镇."""
        words = same_words(behind)
        noun = thing_of(words)
        return len(noun) < 2 or bool(steps_in(words)) or bool(pairs(noun) & self.familiar)


def _is_weak(demand: Demand, answer: Answer) -> bool:
    """Whether an answer tells only of an earlier kind of step, so that another may tell more."""
    if not answer.earlier or answer.statement is None or demand.step is None:
        return answer.earlier
    if answer.statement.state is State.IN_HAND and answer.score > _SURE:
        return False  # 初步设计文件已编制完成待审: whatever else is told, it is not approved
    told = answer.statement.told_of(demand.step)
    return told is None or not told.is_kind_of(demand.step)


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/answer", name)
