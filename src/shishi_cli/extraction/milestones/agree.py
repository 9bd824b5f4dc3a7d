"""How well a clause of a progress agrees with a demand of the goal (相符)."""

from collections.abc import Set

from shishi_cli.extraction.mentions.counted_thing import content
from shishi_cli.extraction.milestones.alike import name_one_rate
from shishi_cli.extraction.milestones.chosen import chooses_another
from shishi_cli.extraction.milestones.compare import (
    of_other_kind,
    tells_last_part,
)
from shishi_cli.extraction.milestones.counted import falls_short, tells_results
from shishi_cli.extraction.milestones.demands import Demand
from shishi_cli.extraction.milestones.left_over import tells_all
from shishi_cli.extraction.milestones.papers import tells_of_paper
from shishi_cli.extraction.milestones.statements import State, Statement
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.similarity import likeness, pairs

# What part of a thing must be found in a clause that names its step, names another, or repeats all.
_SAME_STEP, _OTHER_STEP, _REPEATED = 0.3, 0.5, 0.8
_CONTRACTOR = "承建方"  # as synonyms write 施工队 and 施工单位


def agreement_with(demand: Demand, statement: Statement, familiar: Set[str]) -> float:
    """How well a clause answers a demand, 0 where it speaks of something else."""
    told = statement.told_of(demand.step) if demand.step else None
    same_step = bool(demand.step and told and told.is_kind_of(demand.step))
    later = bool(demand.step and told and told.is_after(demand.step))
    if statement.state.is_open and later:
        return 0.0  # 尚未开工 tells nothing against the design
    whole = likeness(demand.words, statement.words, familiar)
    if whole > _REPEATED or _name_the_same(demand, statement):
        return 1.0
    if demand.quantities and not demand.thing and demand.step is None:
        # 控制在24小时以内: only a number can answer, but not one of sites or contracts.
        return (
            0.6 if tells_results(statement) and falls_short(demand, statement) is not None else 0.0
        )
    if chooses_another(demand, statement):
        return 0.0
    if same_step and of_other_kind(demand, statement):
        return 0.0  # 设备招标 is asked for, 施工招标 is told
    if tells_of_paper(demand, statement):
        return _OTHER_STEP
    if same_step and (_asks_of_all_kinds(demand) or _is_of_whatever(statement)):
        return 0.6
    if same_step and "push" in demand.asks and demand.text.startswith(demand.thing):
        return 0.6  # 持续运营 is answered by 正常运营
    thing = _thing_likeness(demand, statement, familiar, same_step)
    if same_step and (agreed := _by_step(demand, statement, thing)) is not None:
        return agreed
    # 完成造林5200亩 has but stock words and 亩 of 完成整地2800亩
    best = 0.0 if _counts_other_thing(demand, statement) else max(whole, thing)
    return best if best >= _OTHER_STEP else 0.0


def _asks_of_all_kinds(demand: Demand) -> bool:
    """Whether a goal names nothing, or counts what a report calls by its names: 4所学校全部封顶."""
    counted = (
        bool(demand.quantities)
        and pattern("milestones/demands", "collective").fullmatch(demand.thing) is not None
    )
    return not demand.thing or counted


def _is_of_whatever(statement: Statement) -> bool:
    """Whether a clause names no thing of its own: 已开工, 施工队已进场, or all lots."""
    return statement.thing in ("", _CONTRACTOR) or _is_of_all_lots(statement)


def _is_of_all_lots(statement: Statement) -> bool:
    """Whether a clause tells of all the lots of the work, whatever it is: 5个标段全部进场开工."""
    return statement.thing == "标段" and tells_all(statement)


def _name_the_same(demand: Demand, statement: Statement) -> bool:
    """Whether both tell the same rate, or the clause the last part of what is asked for."""
    return name_one_rate(demand.text, statement.text) or tells_last_part(demand, statement)


def _counts_other_thing(demand: Demand, statement: Statement) -> bool:
    """Whether things are counted in the goal, the clause names another, and no word of the one is in
    the other."""
    if all(quantity.unit == "%" for quantity in demand.quantities):
        return False  # 主体施工过半
    if demand.thing[-1:] == statement.thing[-1:]:
        return False  # 柳溪闸 is one of the 水闸
    own, told = content(demand.thing), content(statement.thing)
    if demand.thing[-1:] in statement.thing:
        return False  # 柳溪闸 is a 水闸
    return bool(own and told) and not own & content(statement.words)


def _thing_likeness(
    demand: Demand, statement: Statement, familiar: Set[str], same_step: bool
) -> float:
    """How well the things agree that a clause and a demand name."""
    thing = likeness(demand.thing, statement.words, familiar) if demand.thing else 0.0
    if len(statement.thing) > 1:
        thing = max(thing, 0.9 * likeness(statement.thing, demand.words, familiar))
    if same_step and len(demand.thing) > 2 and demand.thing[-2:] in statement.words:
        thing = max(thing, _SAME_STEP)  # the head stands last: 基本医疗设备
    return thing


def _by_step(demand: Demand, statement: Statement, thing: float) -> float | None:
    """How well a clause that names the step asked for answers; None where its words decide."""
    if thing >= _SAME_STEP:
        return 0.4 + 0.6 * thing
    if "all" in demand.asks and statement.state is not State.DONE:
        return _SAME_STEP if pairs(demand.words) & pairs(statement.thing) else 0.0
    if "begin" in demand.asks and demand.step and demand.step.is_talk_of_work:
        return _OTHER_STEP  # 加强宣传推广 is answered by any 宣传
    return None
