"""Whether the numbers of a clause answer the number that a goal asks for (数量比对)."""

import re
from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.domain.measure import Bound
from shishi_cli.extraction.mentions.mentions import Mention, analyse
from shishi_cli.extraction.milestones.demands import Demand
from shishi_cli.extraction.milestones.statements import State, Statement
from shishi_cli.extraction.milestones.steps import Phase, step_named
from shishi_cli.extraction.numbers.find_quantities import Quantity, find_quantities
from shishi_cli.extraction.numbers.units import factor, same_count
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.clauses import list_items
from shishi_cli.extraction.text.similarity import pairs, same_words

# What is counted as not done, and what is never how many there are.
_LEFT = frozenset({"exception", "rest", "negated"})
_NOT_OF_ALL = frozenset({"last", "beyond"})


def falls_short(demand: Demand, statement: Statement) -> bool | None:
    """Whether a clause tells fewer than the goal asks for: 宣讲30场, and 宣讲28场 are told.

    None where the two cannot be compared.
    """
    if (counted := told_of_asked(demand, statement)) is None:
        return None
    told, asked = counted
    wanted = _wanted(demand, statement)
    at_most = wanted is not None and wanted.bound is Bound.AT_MOST
    return told > asked if at_most else told < asked


def told_of_asked(demand: Demand, statement: Statement) -> tuple[Decimal, Decimal] | None:
    """How many a clause tells and how many the goal asks for: 28 of 宣讲30场; None where the two
    cannot be compared. Of several numbers the least counts: 20条中17条."""
    wanted = _wanted(demand, statement)
    if wanted is None or is_of_each(statement):
        return None
    stage = pattern("milestones/answer", "earlier_stage").search
    items = list_items(statement.text) or [statement.text]
    # 路基80公里、路面12公里, and 60公里 are asked for: not by the roadbed
    parts = [part for part in items if stage(demand.text) or not stage(part)] or items
    told = max(parts, key=lambda part: len(pairs(demand.words) & pairs(same_words(part))))
    found = (find_quantities(told) if len(parts) > 1 else ()) or _of_all(statement)
    amounts = [
        q.amount * (factor(q.unit, wanted.unit) or 1)
        for q in found
        if q.high is None and (not q.unit or not wanted.unit or same_count(q.unit, wanted.unit))
    ]
    if not amounts:
        return None
    most = wanted.bound is Bound.AT_MOST
    return (max(amounts) if most else min(amounts)), wanted.amount


def _of_all(statement: Statement) -> Sequence[Quantity]:
    """The numbers of a clause that are not of the last ones, or of extra ones: 最后一户也在本月12日换上."""
    none = {
        mention.quantity.start
        for mention in analyse(statement.text).mentions
        if (role := mention.role()) is not None and role.name in _NOT_OF_ALL
    }
    return [one for one in statement.quantities if one.start not in none]


def counts_beside(asked: str, statement: Statement) -> bool:
    """Whether the number of a clause is of papers, money or means of what is asked for, which the goal does
    not name: 新增泊位1500个的规划方案通过审查, 完成投资申报8000万元."""
    for one in statement.quantities:
        before, behind = statement.text[: one.start], statement.text[one.end :]
        found = _written("beside_behind").match(behind) or _written("beside_before").search(before)
        if found is not None and found["what"] not in asked:
            return True
        looked = pattern("figures/guards", "looked_at").match(behind)
        if before.endswith("对") and looked is not None and looked["act"] not in asked:
            return True  # 对20个小区进行了督查 of 完成20个
    return False


def _wanted(demand: Demand, statement: Statement) -> Quantity | None:
    """The number that decides: the only one, or the share where as many things are told as it is
    of: 其余7所装修完成60%, and 其余7所装修完成65%."""
    asked = demand.quantities
    if not asked and "并" in statement.text:
        asked = find_quantities(demand.subject)  # 完成60台安装并投入使用, and 安装52台并投入使用
    if len(asked) == 1:
        return asked[0]
    shares = [q for q in demand.quantities if q.unit == "%"]
    counts = [q for q in demand.quantities if q.unit != "%"]
    if len(shares) != 1 or len(counts) != 1:
        return None
    return shares[0] if any(_is_as_many(told, counts[0]) for told in statement.quantities) else None


def _is_as_many(told: Quantity, asked: Quantity) -> bool:
    return same_count(told.unit, asked.unit) and told.amount >= asked.amount


def tells_results(statement: Statement) -> bool:
    """Whether the numbers of a clause count what is done, not sites, contracts or starts."""
    step = statement.step
    if step is None or step.phase >= Phase.COMPLETION:
        return True
    begun = step_named("groundwork").is_after(step) and step.phase is Phase.WORKS
    return (begun or step.phase is Phase.FITTING) and "完成" in statement.text


def tells_as_done(demand: Demand, statement: Statement) -> bool:
    """Whether the numbers of a clause count what has come as far as is asked for: not 3个未建成, nor 还有3个正在施工, 招标5个 of
    累计95个, but 已开工90个 of 开工95个."""
    if statement.state.is_open or any(map(_is_left, analyse(statement.text).mentions)):
        return False
    if demand.step is None or statement.step is None:
        return statement.state is not State.IN_HAND and tells_results(statement)
    told = statement.told_of(demand.step)
    return told is not None and not demand.step.is_after(told)


def tells_none(statement: Statement) -> bool:
    """Whether not a single one is told as done: 尚未安装一盏, 暂无一所具备开园条件."""
    return bool(_written("none").search(statement.text))


def _is_left(mention: Mention) -> bool:
    role = mention.role()
    return role is not None and role.name in _LEFT


def share_told_behind(
    demand: Demand, statement: Statement, statements: Sequence[Statement]
) -> bool:
    """Whether the next clause tells of how much it is the number of the clause, and that is the share that is
    asked for or more: 已搬迁21万卷,占42万卷的50% of 搬迁完成50%."""
    wanted = demand.quantities
    if len(wanted) != 1 or wanted[0].unit != "%" or not statement.quantities:
        return False
    behind = next((one for one in statements if one.start > statement.start), None)
    if statement.state is not State.DONE or behind is None or demand.step != statement.step:
        return False
    found = _written("share_of").match(behind.text)
    same = behind.sentence == statement.sentence
    return bool(found and same and Decimal(found["share"]) >= wanted[0].amount)


def is_of_all_counted(
    done: Statement, demand: Demand, statements: Sequence[Statement], project: str
) -> bool:
    """Whether what a clause tells as all done is what is counted. 资金已到位 and 选址已全部完成 are of what comes
    before it; and so is it all that is told where a count is of an early stage: 10座开工."""
    if done.step is not None and done.step.phase < Phase.WORKS:
        return False
    means = _written("means").search(done.text)
    if means is not None and means[0] not in project:
        return False  # 材料已到位
    counted = {q.unit for q in demand.quantities}
    early = [one for one in statements if one is not done and not tells_results(one)]
    return not any(
        same_count(q.unit, unit) for s in early for q in s.quantities for unit in counted
    )


def to_date(words: str) -> bool:
    """Whether words tell a running total: 今年以来累计检查."""
    return bool(pattern("mentions/period_told", "cumulative").search(words))


def is_of_each(statement: Statement) -> bool:
    """Whether its numbers are of each of several: 两镇各3座."""
    return bool(_written("each").search(statement.text))


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/counted", name)
