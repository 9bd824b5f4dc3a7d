"""Whether one clause of a progress answers one demand of a goal, and how far (比对)."""

import re

from shishi_cli.domain.prepared import compiled
from shishi_cli.domain.reading import MilestoneState
from shishi_cli.extraction.mentions.counted_thing import content
from shishi_cli.extraction.milestones.chosen import chooses_who
from shishi_cli.extraction.milestones.demands import Demand
from shishi_cli.extraction.milestones.papers import (
    awaits_review,
    is_earlier_paper,
    is_handed_in,
    is_issued,
    is_paper_of,
    prepares,
)
from shishi_cli.extraction.milestones.statements import State, Statement
from shishi_cli.extraction.milestones.steps import Phase, Step, step_named
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.clauses import list_items
from shishi_cli.extraction.text.similarity import pairs

_RULES = "milestones/compare"
_ENDED = ("完成", "完工", "完毕", "结束", "到位")


def of_other_kind(demand: Demand, statement: Statement) -> bool:
    """Whether both name by other steps what theirs is for: 设计招标 and 施工招标."""
    if _differ("licence", demand, statement) or is_earlier_paper(demand, statement):
        return True
    if demand.step is None or demand.step.phase < Phase.TENDER:
        return False
    own = {_kind(step) for step in demand.steps if step and step != demand.step}
    told = {_kind(step) for step in statement.steps if step != statement.step}
    if "begin" in demand.asks and "施工" not in demand.text:
        own.discard("construction")  # 启动招标
    told.discard("issue")
    return bool(own and told) and not own & told


def _kind(step: Step) -> str:
    """For what a tender is: 完成施工招标 reads as 完工招标."""
    return "construction" if step.name == "completion" else step.name


def has_only_begun(demand: Demand, statement: Statement) -> bool:
    """Whether a clause tells that work began, where more is asked for: 装修于6月20日进场施工."""
    if "begin" in demand.asks or demand.step is None or demand.step.phase < Phase.WORKS:
        return False
    begun = _written("only_begun").search(statement.text)
    return begun is not None and not _written("begin").search(demand.text)


def _differ(what: str, demand: Demand, statement: Statement) -> bool:
    """Whether both name such a part or kind, and another one: 外立面改造 and 内部改造."""
    own, told = (set(_written(what).findall(one.text)) for one in (demand, statement))
    return bool(own and told) and not own & told


def is_of_part(demand: Demand, statement: Statement) -> bool:
    """Whether a clause tells only a part of what is asked for, 墙面装修完工 of the 装修 and 消防验收
    of the 验收; or that it could begin: 具备开工条件."""
    if "具备" in statement.text and "具备" not in demand.text:
        return True
    if tells_last_part(demand, statement):
        return False
    own, told = (_written("of_the_whole").search(s.text) for s in (demand, statement))
    begins = "begin" in demand.asks and demand.step and demand.step.phase < Phase.COMPLETION
    if told and begins and own is None:
        return False  # 启动操场施工 is answered by 操场基层已开始施工
    if told and _is_listed_beside(demand, statement):
        return False
    if told and told[0] not in demand.text:
        return bool(demand.thing or demand.quantities) or "验收" in statement.text
    return bool(own and statement.thing and own[0] not in statement.text)


def _is_listed_beside(demand: Demand, statement: Statement) -> bool:
    """Whether what is asked for stands in the clause's list beside a part: 管网 in 路基、管网施工完成."""
    items = list_items(statement.text)
    part = _written("of_the_whole").search
    return bool(demand.thing) and any(demand.thing in item and not part(item) for item in items[1:])


def tells_last_part(demand: Demand, statement: Statement) -> bool:
    """Whether the part that is built last is told as done, by its name, where the whole is asked for:
    桩基、承台、墩柱已全部完成 of 下部结构."""
    if statement.state is not State.DONE or not statement.text.endswith(_ENDED):
        return False
    return any(
        compiled(rule["whole"]).search(demand.text)
        and compiled(rule["last"]).search(statement.text)
        and not compiled(rule["whole"]).search(statement.text)
        for rule in load_rules(_RULES)["last_part"]
    )


def clears_a_part(demand: Demand, statement: Statement) -> bool:
    """Whether some houses are told as gone where the clearing is asked for: 已拆除3户."""
    if demand.step != step_named("clearing") or statement.state.is_open:
        return False
    return bool(_written("clears").search(demand.text) and _written("gone").search(statement.text))


def implies(demand: Demand, statement: Statement) -> bool:
    """Whether a later step that is told says that this one is behind it."""
    if is_earlier_paper(demand, statement):
        return False
    step = demand.step or (step_named("preparation") if "soft" in demand.asks else None)
    if not behind(step, statement.step) or step is None or statement.step is None:
        return False
    if is_paper_of(demand, statement):
        return False
    if _differ("of_the_whole", demand, statement) and not _fits_out(demand, statement):
        return False
    if step.until and statement.step.phase is Phase.TENDER and not _awards(demand, statement):
        return False
    if clears_a_part(demand, statement) or chooses_who(demand, statement):
        return False  # 勘察设计单位已确定 tells no 勘察
    if step.is_talk or statement.state is State.DONE:
        return True
    if statement.state is State.NEARLY:  # 安装完成60% tells nothing of 安装调试, 基本完工 of 封顶
        return step.phase < Phase.WORKS or statement.step.phase > step.phase + 1
    # 正在编制方案 tells nothing of the site nor of the survey; 正在招标 tells that there is a plan.
    return statement.step.phase > max(step.phase + 1, Phase.PAPERS)


def _fits_out(demand: Demand, statement: Statement) -> bool:
    """Whether the building is told as being fitted out inside, so that it stands: 进入内部装修阶段 of 完成主体
    结构."""
    asked = demand.step is not None and demand.step.phase <= Phase.STRUCTURE
    told = statement.step is not None and statement.step.phase is Phase.FITTING
    return asked and told and "主体" in demand.text and "内部" in statement.text


def _awards(demand: Demand, statement: Statement) -> bool:
    """Whether a tender that is told chooses what is asked for: 设备采购已完成 chooses no 运营单位,
    nor does 12月5日开标."""
    if demand.step and statement.step and statement.step.place < (demand.step.until or 0):
        return False
    return not statement.thing or bool(content(demand.words) & content(statement.words))


def state_for(demand: Demand, statement: Statement) -> tuple[MilestoneState, bool]:
    """What a clause that speaks of the demand says of it, and whether only of an earlier step."""
    if statement.state.is_open:
        return MilestoneState.MISSING, False
    if is_paper_of(demand, statement) or chooses_who(demand, statement):
        return MilestoneState.UNDER_WAY, True
    if awaits_review(demand, statement):
        return MilestoneState.UNDER_WAY, False
    if is_handed_in(demand, statement):
        return MilestoneState.REACHED, False
    return _by_step(demand, statement)


def _by_step(demand: Demand, statement: Statement) -> tuple[MilestoneState, bool]:
    """The same by the steps of both."""
    own, told = demand.step, statement.told_of(demand.step) if demand.step else None
    if is_issued(demand, statement) or tells_last_part(demand, statement):
        return MilestoneState.REACHED, False
    if own and told and (settled := _by_later_step(told, own, statement)) is not None:
        works = own.phase >= Phase.WORKS and told.phase is Phase.COMPLETION
        if works and _is_nearly_the_same(demand, statement):
            return MilestoneState.UNDER_WAY, False  # 水电改造完成约九成 of 水电改造
        return settled, False
    earlier = _is_earlier(demand, statement, told)
    if earlier and own and told and told.is_kind_of(own):
        if "begin" not in demand.asks:
            return MilestoneState.UNDER_WAY, True  # CT设备已开标 tells that it is not yet bought
        earlier = False
    if own is None and "begin" not in demand.asks and _has_only_begun(statement):
        return MilestoneState.UNDER_WAY, True  # 清淤队伍已进场, and 清淤 is to be done
    if own is None and prepares(demand, statement):
        return MilestoneState.UNDER_WAY, True  # 活动方案已定, and the 活动 is asked for
    if has_only_begun(demand, statement):
        return MilestoneState.UNDER_WAY, False
    enough = {
        State.DONE: True,
        State.NEARLY: "nearly" in demand.asks or "begin" in demand.asks,
        State.IN_HAND: "begin" in demand.asks,
    }[statement.state]
    reached = enough and not earlier
    return MilestoneState.REACHED if reached else MilestoneState.UNDER_WAY, earlier


def _is_nearly_the_same(demand: Demand, statement: Statement) -> bool:
    """Whether the very thing that is to be finished, and not begun alone, is told as nearly so."""
    same = bool(demand.thing) and demand.thing == statement.thing
    return same and "begin" not in demand.asks and statement.state is State.NEARLY


def _is_earlier(demand: Demand, statement: Statement, told: Step | None) -> bool:
    """Whether only a step before the one asked for is told. 完成8处选址 tells all of 确定8处选址."""
    own = demand.step
    if own is None or told is None or own.is_talk or told.reaches >= own.place:
        return False
    if _begins_the_thing(demand, statement):
        return False
    if statement.state is State.DONE and _is_same_notice(demand, statement):
        return False
    settled = own == step_named("selection") and told in demand.steps
    return not (settled and statement.state is State.DONE)


def _begins_the_thing(demand: Demand, statement: Statement) -> bool:
    """Whether whatever is told of the thing, but papers, is its beginning: 启动收储工作 and
    已签约收储农房21套."""
    starts = bool(demand.thing) and _written("starts").match(demand.text)
    if not starts or any(step.paper for step in statement.steps):
        return False
    return pairs(demand.thing) <= pairs(statement.words)


def says_the_beginning(demand: Demand, statement: Statement) -> bool:
    """Whether the beginning that is asked for is told with its own word and nothing else: 已进场 of 装修进场."""
    if "begin" not in demand.asks or statement.state is not State.DONE:
        return False
    told = _written("already").sub("", statement.text)
    return len(told) > 1 and demand.text.endswith(told)


def _is_same_notice(demand: Demand, statement: Statement) -> bool:
    """Whether both end in the same notice, which is out once it is told: 发布公示, 在政府网公示."""
    own, told = (_written("notice").search(one.text) for one in (demand, statement))
    return own is not None and told is not None and own[0] == told[0]


def _by_later_step(told: Step, own: Step, statement: Statement) -> MilestoneState | None:
    """What a step that is told says of an earlier one that is asked for; None where nothing."""
    if own.until and told.phase is Phase.TENDER and told.place <= own.until:
        done = statement.state is State.DONE and told.place == own.until
        # 运营单位正在招标: it is not chosen yet
        return MilestoneState.REACHED if done else MilestoneState.UNDER_WAY
    alike = told.is_kind_of(own)
    if told.is_after(own) and (own.implied or alike) and _is_enough(told, own, statement):
        return MilestoneState.REACHED
    if not own.implied and told.phase >= Phase.PERMITS and not alike:
        return MilestoneState.UNDER_WAY  # 已通过审查 is not yet 出台
    return None


def _is_enough(told: Step, own: Step, statement: Statement) -> bool:
    """Whether a later step answers: 正在招标 tells that the design is there, but 安装完成90% or
    基本完工 tell of the same work that it is not all done."""
    goes_on = "正在" in statement.text and own in statement.steps and not own.is_talk
    in_works = statement.state is State.IN_HAND and told.phase is own.phase is Phase.WORKS
    in_works = in_works or (own.name == "construction" and told.name == "groundwork")
    if goes_on or in_works:
        return False  # 改造正在收尾; 正在进行基坑支护 of 地下室施工
    if own.is_talk or statement.state is not State.NEARLY:
        return True
    return told.phase > own.phase + 2


def _has_only_begun(statement: Statement) -> bool:
    """Whether a clause tells that work began, 队伍已进场, and of nothing that is done."""
    return bool(_written("begun").search(statement.text))


def tells_earlier(statement: Statement, demand: Demand) -> bool:
    """Whether a clause tells of an earlier step, so that what is asked for is not reached. A paper
    that is in hand leaves open whether the survey before it is done."""
    told, own = statement.step, demand.step
    if told is None or (told.is_talk and not _is_talk_before(told, demand)):
        return False
    in_hand = statement.state is State.IN_HAND and told.paper
    return not (in_hand and own is not None and own.phase is Phase.SURVEY)


def _is_talk_before(told: Step, demand: Demand) -> bool:
    """Whether talking is told where more is asked for: 对接 before work, 征求意见 before a paper is
    approved."""
    if told.name == "consultation":
        return any(step is not None and step.paper for step in demand.steps)
    # More than talk is asked for, which talking about it does not reach.
    return told.name == "contact" and demand.step is not None and not demand.step.is_talk


def behind(own: Step | None, told: Step | None) -> bool:
    """Whether the step told is of a later kind, so that the own one is behind it."""
    return told is not None and is_behind(own, told.phase)


def is_behind(own: Step | None, phase: Phase) -> bool:
    """Whether the own step is implied by any of that phase."""
    return own is not None and own.implied and own.phase < phase


def _written(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
