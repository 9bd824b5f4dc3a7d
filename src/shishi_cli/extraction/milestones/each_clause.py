"""What single clauses of a progress answer to a demand of the goal (逐句对照)."""

import re
from collections.abc import Mapping, Set
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.reading import MilestoneState
from shishi_cli.extraction.milestones.agree import agreement_with
from shishi_cli.extraction.milestones.alike import names_other_floors, tells_of_its_part
from shishi_cli.extraction.milestones.compare import has_only_begun, is_of_part, state_for
from shishi_cli.extraction.milestones.counted import (
    counts_beside,
    falls_short,
    is_of_each,
    share_told_behind,
)
from shishi_cli.extraction.milestones.demands import Demand, is_beside_meeting
from shishi_cli.extraction.milestones.heights import reaches_floor
from shishi_cli.extraction.milestones.left_over import (
    amount_alone,
    houses_are_left,
    is_part_of_before,
    is_worked_on,
    names_this_part,
    tells_all,
)
from shishi_cli.extraction.milestones.statements import State, Statement
from shishi_cli.extraction.milestones.steps import Phase, steps_in, thing_of
from shishi_cli.extraction.milestones.weigh import Answer
from shishi_cli.extraction.numbers.find_quantities import find_quantities
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width
from shishi_cli.extraction.text.similarity import pairs, same_words


@frozen
class Clauses:
    """The clauses of a progress, each to be held against a demand (各句): `goal` is folded, `project` the
    title."""

    statements: tuple[Statement, ...]
    goal: str
    project: str

    @cached_property
    def familiar(self) -> Set[str]:
        """The pairs of the title's words."""
        return pairs(same_words(fold_width(self.project)))

    @cached_property
    def promised(self) -> Mapping[str, Decimal]:
        """The title's numbers by count word, without those that the goal counts itself, which
        are less than the year's: 60部 of 80部."""
        counted = {q.unit for q in find_quantities(self.goal)}
        promised = find_quantities(self.project)
        return {q.unit: q.amount for q in promised if q.unit not in counted}

    def answer(self, demand: Demand, statement: Statement) -> Answer | None:
        """What the clause says of the demand by itself; None where it speaks of something else."""
        score = agreement_with(demand, statement, self.familiar)
        if not score or _written("whole").search(statement.text):
            return None
        if (high := reaches_floor(demand, statement)) is not None:
            state = MilestoneState.REACHED if high else MilestoneState.MISSING
            return Answer(state, statement, score, by_number=True)
        if is_beside_meeting(demand, statement.text):
            return None
        if names_other_floors(demand.text, statement.text):
            return None  # 7-8层 are asked for, 4-6层 told
        if demand.step and "soft" not in demand.asks and statement.tells_nothing:
            return None  # 望潮市场作为疫情期间保供点, and 望潮市场启动改造 is asked for
        if demand.quantities and counts_beside(demand.text, statement):
            return Answer(MilestoneState.MISSING, statement, score)
        state, earlier = state_for(demand, statement)
        is_share = share_told_behind(demand, statement, self.statements)
        short = False if is_share else falls_short(demand, statement)
        if short or (short is False and self._tells_it(demand, statement)):
            state = MilestoneState.MISSING if short else MilestoneState.REACHED
            return Answer(state, statement, score, by_number=True)
        some = self._only_some(demand, statement) or houses_are_left(demand, (statement,))
        if not demand.asks & {"begin", "soft"}:
            some = some or tells_of_its_part(demand.text, statement.text)
        if state is MilestoneState.REACHED and some:
            state = MilestoneState.UNDER_WAY
        return Answer(state, statement, score, earlier)

    def _tells_it(self, demand: Demand, statement: Statement) -> bool:
        """Whether a number that is enough is one of what is asked for, and done: 5个站点勘察 are
        not 5个站点安装. Of a share the phase is enough: 主体工程完成63% of 主体完成60%."""
        own, told = demand.step, statement.step
        share = all(q.unit == "%" for q in demand.quantities)
        same = own is not None and told is not None and share and own.phase is told.phase
        if own and told and own.is_after(told) and own not in statement.steps and not same:
            return False
        early = own is None and told and told.phase < Phase.CLEARING and not demand.thing
        if early and told not in steps_in(fold_width(self.project)):
            return False  # 入户评估70户, and 完成35户 is asked for
        if has_only_begun(demand, statement):
            return False
        if "begin" not in demand.asks and (
            is_of_part(demand, statement) or self._is_worked_on(demand, statement)
        ):
            return False  # 3座主体工程已完工, and 3座完工 is asked for
        if _written("nearly_finished").search(statement.text) and "nearly" not in demand.asks:
            return False  # 约有20个基本完工
        begun = "begin" in demand.asks and not statement.state.is_open
        return begun or statement.state in (State.DONE, State.NEARLY)

    def _is_worked_on(self, demand: Demand, statement: Statement) -> bool:
        """Whether those counted are still worked on; what comes after a stage that is asked for takes
        nothing from it: 4个食堂已完成装修,正在添置厨具."""
        step = demand.step
        if step is not None and Phase.STRUCTURE <= step.phase <= Phase.FITTING:
            return False
        return is_worked_on(statement, self.statements)

    def _only_some(self, demand: Demand, statement: Statement) -> bool:
        """Whether a clause tells a part only: 4所敬老院已完工3所; 完成4个选址 where 7个 are promised;
        or a number that cannot be compared with the one asked for."""
        found = statement.quantities
        if demand.quantities and not names_this_part(demand, statement):
            return bool(found) and not is_of_each(statement)
        if any(
            first.unit == last.unit != ""
            and last.amount < first.amount
            and "、" not in statement.text[first.end : last.start]  # 食堂点位15个、幸福院点位6个
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
        counted = [q for q in found if self._counts_promise(statement.text[q.end : q.end + 4])]
        most = {q.unit: max(o.amount for o in counted if o.unit == q.unit) for q in counted}
        return any(amount < self.promised.get(unit, amount) for unit, amount in most.items())

    def _amount_alone(self, demand: Demand, statement: Statement) -> bool:
        promised = any(q.unit in self.promised for q in statement.quantities)
        return not promised and amount_alone(demand, statement)

    def _counts_promise(self, behind: str) -> bool:
        """Whether a number counts what is promised: 5个驿站场地, but not 11个乡镇."""
        words = same_words(behind)
        noun = thing_of(words)
        return len(noun) < 2 or bool(steps_in(words)) or bool(pairs(noun) & self.familiar)


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/answer", name)
