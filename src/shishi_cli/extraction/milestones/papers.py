"""Whether a clause tells only of a paper about what a goal asks for, or of the paper itself (文件)."""

import re
from functools import cache

from shishi_cli.extraction.milestones.demands import Demand
from shishi_cli.extraction.milestones.statements import State, Statement
from shishi_cli.extraction.milestones.steps import Phase, step_named
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.similarity import pairs

_RULES = "milestones/papers"


def is_paper_of(demand: Demand, statement: Statement) -> bool:
    """Whether a clause tells only of a paper about what is asked for: 摸底调查表已下发."""
    if demand.step is None or demand.step.paper or demand.step.binds:
        return False
    if demand.step.name in ("application", "submission"):
        return False  # 申报材料已上报 of 组织申报
    if "begin" in demand.asks and _written("opens").search(statement.text):
        return False
    if not _written("paper_of").search(statement.text):
        return False
    return bool(pairs(demand.words) & pairs(statement.words) - _empty()) and not (
        _written("paper_of").search(demand.text)
    )


def is_earlier_paper(demand: Demand, statement: Statement) -> bool:
    """Whether the paper told comes before the one asked for: 可研已批复, and 初步设计批复 is asked."""
    order = load_rules(_RULES)["papers"]["words"].split()
    own, told = (
        [order.index(one) for one in _written("papers").findall(_abbreviated(text))]
        for text in (demand.text, statement.text)
    )
    return bool(own and told) and max(told) < min(own)


def _abbreviated(text: str) -> str:
    return text.replace("可行性研究", "可研")  # the order of papers knows it by its short name


def is_issued(demand: Demand, statement: Statement) -> bool:
    """Whether the paper that was to be submitted and approved is issued: 方案已由县政府办公室印发; or the
    very one that was to be got: 取得征收裁决, and 市政府已下达征收裁决."""
    told, own = statement.step, demand.step
    issued = any(step.name == "issue" for step in statement.steps)
    if issued and statement.state is State.DONE and _written("gets").match(demand.text):
        return pairs(_written("gets").sub("", demand.text)) <= pairs(statement.text)
    if told is None or told.name != "issue" or statement.state is not State.DONE or own is None:
        return False
    return own.phase in (Phase.PAPERS, Phase.PERMITS) and any(s and s.paper for s in demand.steps)


def awaits_review(demand: Demand, statement: Statement) -> bool:
    """Whether a paper was only handed in to those who shall review it: 已报评审中心审核."""
    asked = demand.step is not None and demand.step.name in ("review", "approval")
    handed_in = _written("handed_in").search
    return asked and bool(handed_in(statement.text)) and not handed_in(demand.text)


def prepares(demand: Demand, statement: Statement) -> bool:
    """Whether a clause tells only of a paper that prepares what is asked for, or that such are still
    prepared: 初验材料正在准备 of 组织初验."""
    if any(step and step.paper for step in demand.steps) or _hands_in(demand.thing, statement):
        return False
    if statement.state is State.IN_HAND and statement.step == step_named("preparation"):
        return "准备" not in demand.text
    return any(step.paper for step in statement.steps)


def _hands_in(paper: str, statement: Statement) -> bool:
    """Whether the very paper that is asked for is told as handed in: 工作总结已报送."""
    handed = statement.step == step_named("submission") and statement.state is State.DONE
    return handed and bool(paper) and statement.thing.startswith(paper)


def is_handed_in(demand: Demand, statement: Statement) -> bool:
    """Whether no more is asked for than that a paper is handed in, and it is: 报财政评审, and 已报区财政局
    评审."""
    handed_in = _written("handed_in")
    asked, told = handed_in.match(demand.text), handed_in.search(statement.text)
    if asked is None or told is None or statement.state is not State.DONE:
        return False
    return bool(pairs(asked[0]) & pairs(told[0]))


def tells_of_paper(demand: Demand, statement: Statement) -> bool:
    """Whether both speak of a paper alone: 预案印发 is asked for, 预案文本已报请审签 told."""
    steps = (demand.step, statement.step)
    if demand.thing or not all(step is not None and step.paper for step in steps):
        return False
    return bool(pairs(demand.words) & pairs(statement.words))


@cache
def _empty() -> frozenset[str]:
    return frozenset(load_rules(_RULES)["empty"]["words"].split())


def _written(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
