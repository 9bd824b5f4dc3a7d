"""What a progress answers to a demand of the goal: reached, in hand, not, or nothing (对照)."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import cached_property

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.reading import MilestoneState
from shishi_cli.extraction.milestones.alike import (
    asks_share_of_works,
    names_other_part,
    says_again,
    tells_of_named,
)
from shishi_cli.extraction.milestones.compare import (
    clears_a_part,
    implies,
    is_behind,
    says_the_beginning,
    tells_earlier,
)
from shishi_cli.extraction.milestones.counted import counts_beside, is_of_all_counted, to_date
from shishi_cli.extraction.milestones.demands import Demand
from shishi_cli.extraction.milestones.each_clause import Clauses
from shishi_cli.extraction.milestones.heights import (
    another_is_lower,
    comes_into_frame,
    tells_other_layer,
)
from shishi_cli.extraction.milestones.left_over import (
    houses_are_left,
    is_earlier_stage,
    is_rest,
    is_work_begun,
    other_parts_lag,
    others_lag,
    papers_are_open,
    sections_lag,
    some_is_left,
    some_is_unfinished,
    tells_all,
    tells_all_of_rate,
    without_other_rests,
)
from shishi_cli.extraction.milestones.pause import asks_to_stop
from shishi_cli.extraction.milestones.setting import Setting
from shishi_cli.extraction.milestones.statements import State, Statement
from shishi_cli.extraction.milestones.steps import Phase, Step
from shishi_cli.extraction.milestones.weigh import Answer, weigh
from shishi_cli.extraction.milestones.whose import of_other_clauses
from shishi_cli.extraction.numbers.find_quantities import find_quantities
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width
from shishi_cli.extraction.text.similarity import same_words

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
    asked: tuple[str, ...] = ()  # each clause of the goal

    @cached_property
    def _clauses(self) -> Clauses:
        return Clauses(self.statements, self.goal, self.setting.project)

    def whole(self) -> Answer | None:
        """An answer to all of the goal: 已完成本月目标。 or 以上工作均未开始。"""
        if any(_written("whole_open").search(s.text) for s in self.statements):
            return Answer(MilestoneState.MISSING)
        open_ones = [s for s in self.statements if s.state in (State.NOT, State.IN_HAND)]
        for statement in self.statements[:2]:
            if not _written("whole_done").search(statement.text):
                continue
            if open_ones and _written("works_done").search(statement.text):
                continue  # 改造施工已完成,待验收
            return Answer(MilestoneState.REACHED, statement)
        ended = [s for s in self.statements if _written("project_done").search(s.text)]
        if ended and all(s.state is State.DONE for s in self.statements):
            return Answer(MilestoneState.REACHED, ended[0])
        return None

    def said_again(self, clause: str) -> Statement | None:
        """The clause that tells the goal's own words as done, where nothing says less."""
        beside = self._beside(clause)
        if some_is_left(beside) or some_is_unfinished(frozenset(), beside) or self._is_stopped:
            return None
        said = [s for s in self.statements if says_again(clause, s)]
        same = [s for s in said if not counts_beside(clause, s)]
        if not same:
            return None
        # 红旗水库 alone, whatever lags elsewhere; 工程量的80%, whatever is in hand
        named = tells_of_named(clause, same[0].text) or asks_share_of_works(clause)
        if not named and (others_lag(same[0], beside) or another_is_lower(clause, same[0], beside)):
            return None
        phases = {step.phase for step in same[0].steps}
        nearly = [s for s in self.statements if s.state is State.NEARLY and s is not same[0]]
        if any(step.phase in phases for s in nearly for step in s.steps):
            return None  # 主体已完工,主体形象进度95%
        lags = other_parts_lag(same_words(clause), same[0], self.statements)
        return None if lags and not named else same[0]

    def answer(self, demand: Demand) -> Answer:
        """What is said of one demand: directly, else by a later step that implies it; where the
        whole project stands still, nothing is all reached."""
        answer = self._answer(demand)
        if self._is_stopped and answer.state is MilestoneState.REACHED:
            return replace(answer, state=MilestoneState.UNDER_WAY)
        return answer

    @property
    def _is_stopped(self) -> bool:
        """Whether the whole project stands still, and the goal did not ask for that: 汛期暂停施工."""
        stopped = any(_written("stopped").search(s.text) for s in self.statements)
        return stopped and not asks_to_stop(self.goal)

    def _beside(self, asked: str, step: Step | None = None) -> tuple[Statement, ...]:
        """The clauses that may take something from what answers the words of one clause of the goal, which
        asks for that step: a rest that is further on does not, 其余正在组织施工图审查 of 完成立项."""
        found = without_other_rests(asked, self.goal, self.statements)
        return tuple(
            s for s in found if not (step and is_rest(s) and s.step and s.step.is_after(step))
        )

    def _answer(self, demand: Demand) -> Answer:
        if said := self._said_outright(demand):
            return said
        of_others = of_other_clauses(demand, self.asked, self.statements)
        own = self._own(demand, of_others)
        found = [a for statement in own if (a := self._clauses.answer(demand, statement))]
        if "month" in demand.asks:  # 本月检查5000户 is not met by what was checked since January
            of_month = [a for a in found if a.statement and not to_date(a.statement.text)]
            if found and not of_month:
                return _UNSAID
            found = of_month
        if self.setting.blocked and found and demand.step and demand.step.name == "contact":
            return Answer(MilestoneState.UNDER_WAY, found[0].statement)
        if found and not all(_is_weak(demand, a) for a in found):
            return self._weighed(demand, found, own)
        if (not found or demand.step) and (implied := self._implied(demand, own)):
            return implied
        if self._is_delivering and is_behind(demand.step, Phase.WORKS):
            return Answer(MilestoneState.REACHED, self.statements[0])
        if found:
            return weigh(demand, found, self._beside(demand.words, demand.step))
        touched = self._touched(demand, own)
        others = [s for s in self.statements if s not in own]
        if touched is _UNSAID and others:  # 第四轮已启动 says enough of 第五轮
            return Answer(MilestoneState.MISSING, others[0])
        return touched

    def _said_outright(self, demand: Demand) -> Answer | None:
        """What a clause says of the line, where it is asked for, 较序时略慢, or of all where a rate of a hundred is."""
        if _written("asks_line").search(demand.text) and (said := self._said_of_all(demand)):
            return said
        told = next((s for s in self.statements if tells_all_of_rate(demand, s)), None)
        return Answer(MilestoneState.REACHED, told) if told else None

    def _own(self, demand: Demand, of_others: Set[int]) -> list[Statement]:
        """The clauses that may speak of what is asked for, not of another part or layer."""
        own = [
            s
            for s in self.statements
            if s.start not in of_others
            and not _written("past").match(s.text)
            and not (names_other_part(demand.text, s.text) or tells_other_layer(demand, s.text))
        ]
        left = [s for s in own if not comes_into_frame(demand, s.text)]
        return left if any(s.step and s.state is State.DONE for s in left) else own

    def _weighed(self, demand: Demand, found: Sequence[Answer], own: Sequence[Statement]) -> Answer:
        """What counts of several answers. Where a tender is told as no more than opened, the contract or the works
        say that it is awarded: 4月18日开标,已与中标企业签订合同 of 完成招标采购."""
        answer = weigh(demand, found, self._beside(demand.words, demand.step))
        said = answer.statement
        if answer.state is not MilestoneState.UNDER_WAY or said is None:
            return answer
        if said.state is not State.DONE or not said.step or said.step.phase is not Phase.TENDER:
            return answer
        signed = [s for s in own if s.state is State.DONE and _is_awarded(s)]
        implied = self._implied(demand, signed)
        return implied if implied and implied.state is MilestoneState.REACHED else answer

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
                lags = lags or self._tells_too_few(demand, statement)
                state = MilestoneState.UNDER_WAY if lags else MilestoneState.REACHED
                return Answer(state, statement)
        cleared = next((s for s in own if clears_a_part(demand, s)), None)
        return Answer(MilestoneState.UNDER_WAY, cleared) if cleared else None

    def _tells_too_few(self, demand: Demand, statement: Statement) -> bool:
        """Whether all of them are asked for, and a later step is told of fewer than are promised: 2个小区已
        完工 of 其余小区全部开工."""
        if "all" not in demand.asks or tells_all(statement):
            return False
        promised = {q.unit: q.amount for q in find_quantities(fold_width(self.setting.project))}
        return any(q.amount < promised.get(q.unit, q.amount) for q in statement.quantities)

    def _touched(self, demand: Demand, own: Sequence[Statement]) -> Answer:
        """Words that tell the demand is not reached: an earlier step, or a plan to take it. `own`
        are the clauses that speak of no other part of the project."""
        if said := self._said_of_all(demand):
            return said
        if demand.step is None and not demand.quantities:
            return _UNSAID
        done = self._all_done() if demand.quantities and not demand.thing else None
        if done and is_of_all_counted(done, demand, self.statements, self.setting.project):
            return Answer(MilestoneState.REACHED, done)
        if demand.step and demand.step.phase > Phase.WORKS and not demand.quantities:
            begun = [s for s in own if is_work_begun(s)]
            if in_use := self._in_use(demand, begun):
                return Answer(MilestoneState.REACHED, in_use)
            if begun:  # 已施工至9层, and 封顶 is asked for
                early = is_earlier_stage(begun[0], demand.step)
                state = MilestoneState.MISSING if early else MilestoneState.UNDER_WAY
                if says_the_beginning(demand, begun[0]):
                    state = MilestoneState.REACHED
                return Answer(state, begun[0])
        earlier = [s for s in own if tells_earlier(s, demand)]
        if demand.step is None and not demand.thing:  # 累计175万元: no survey tells anything of it
            earlier = [s for s in earlier if s.quantities or not s.thing]
        return Answer(MilestoneState.MISSING, earlier[-1]) if earlier else _UNSAID

    def _said_of_all(self, demand: Demand) -> Answer | None:
        """What a clause says of whatever is asked for: that it is late, keeps the line, or is nearly
        done; or that all is, so that it is wound up."""
        asks_line = _written("asks_line").search(demand.text) is not None
        for statement in self.statements:
            if _written("late").search(statement.text):
                return Answer(MilestoneState.MISSING, statement)
            if asks_line and _written("on_line").search(statement.text):
                return Answer(MilestoneState.REACHED, statement)
            nearly_all = _written("nearly_all").fullmatch(statement.text)
            if nearly_all and not _written("pace").search(demand.text):
                return Answer(MilestoneState.UNDER_WAY, statement)
        if _written("wind_up").fullmatch(demand.text) and (ended := self._all_done()):
            return Answer(MilestoneState.REACHED, ended)
        return None

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


def _is_awarded(statement: Statement) -> bool:
    """Whether a contract is told, or work that nobody begins without one."""
    step = statement.step
    return step is not None and step.phase in (Phase.CONTRACT, Phase.WORKS)


def _is_weak(demand: Demand, answer: Answer) -> bool:
    """Whether an answer tells only of an earlier kind of step, so that another may tell more."""
    if not answer.earlier or answer.statement is None or demand.step is None:
        return answer.earlier
    if answer.statement.state in (State.IN_HAND, State.NEARLY) and answer.score > _SURE:
        return False  # 初步设计文件已编制完成待审: whatever else is told, it is not approved
    told = answer.statement.told_of(demand.step)
    return told is None or not told.is_kind_of(demand.step)


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/answer", name)
