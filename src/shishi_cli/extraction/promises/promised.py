"""Which quantities of a title or a target cell are promised (所承诺的数)."""

import re
from collections.abc import Sequence

from shishi_cli.domain.count_units import PERSONS, RATES
from shishi_cli.domain.measure import Bound
from shishi_cli.extraction.mentions.counted_thing import content, says_verb
from shishi_cli.extraction.mentions.each_place import places_counted, places_that_get
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.numbers.units import same_count
from shishi_cli.extraction.promises.levels import level_pattern
from shishi_cli.extraction.rules import load_rules, pattern

_RULES = "promises/promised"
_NOT_PROMISED = frozenset(
    {"share-of-time", "standard", "comparison", "change", "last-period", "part"}
)
_SIZES = frozenset({"届", "级", "元", "美元"})
_SCALES = tuple("十百千万亿")


def promised_in(text: Text, most: int, asked: frozenset[str] = frozenset()) -> list[Mention]:
    """The quantities that are promised, at most so many; what comes with a promise, an average or
    a duration only where nothing else is, or where the month's goal asks for it by those words
    (完工2个、惠及700户)."""
    steps = [found.span() for found in _written("schedule").finditer(text.folded)]
    told = [
        m
        for m in text.mentions
        if _is_promised(m, text)
        and not _is_size_in_brackets(m)
        and not any(start < m.quantity.start < end for start, end in steps)
    ]
    told = (told or [m for m in text.mentions if _is_to_hold(m) or _is_change(m)])[:most]
    core = [m for m in told if not _is_aside(m) or _come_with(m) & asked] or told
    core = [m for m in core if not _is_place(m, core)] or core
    core = [m for m in core if not _is_of_name(m, text)] or core
    core = [m for m in core if not _is_of_years(m, core)] or core
    core = [m for m in core if not _only_divides(m, core)] or core
    return [m for m in core if not _is_of_superior(m, core)] or core


def without_schedule(title: str) -> str:
    """The words of a title without the steps of its schedule: 4月底前完成选址."""
    return _written("schedule").sub("", title)


def _is_to_hold(mention: Mention) -> bool:
    """Whether it is a level to be held: 每人每月625元, and 310元 in its list; 85元/月/人."""
    lead = mention.led or mention.lead
    return bool(_written("level_to_hold").search(lead) or _written("each").match(mention.after))


def _is_change(mention: Mention) -> bool:
    """Whether it is by how much something shall rise or fall: 案件发案数同比下降10%以上."""
    role = mention.role()
    against = role is not None and role.name == "comparison"
    return against and mention.quantity.unit in RATES


def asked_aside(goal: Text) -> frozenset[str]:
    """The words by which a goal asks for numbers that only come with a promise: 惠及."""
    return frozenset(word for mention in goal.mentions for word in _come_with(mention))


def _come_with(mention: Mention) -> frozenset[str]:
    return frozenset(_written("comes_with").findall(mention.lead))


def _is_promised(mention: Mention, text: Text) -> bool:
    quantity = mention.quantity
    never = quantity.unit in load_rules(_RULES)["never"]["words"].split()
    if (never and not _written("days").search(mention.lead)) or quantity.doubt == "glued_date":
        return False
    role = mention.role()
    if role is None or role.name not in _NOT_PROMISED or places_that_get(mention):
        return True
    if _written("in_the_air").search(mention.lead):
        return True
    if role.name == "part":
        return _is_named_part(mention) or _is_only_part(mention, text)
    return role.name == "comparison" and bool(_written("growth").search(mention.lead))


def _is_named_part(mention: Mention) -> bool:
    """新增床位340张,其中护理型床位210张: a part with a name of the same kind of thing is promised
    too; 其中新建20座、城区25座 only divide what is promised."""
    whole = mention.before.rpartition("其中")[0]
    # 其中失业人员再就业2100人、就业困难人员实现就业800人 of 新增就业9000人
    persons = mention.quantity.unit in {*PERSONS, "人次"}
    thing = _written("joins_part").sub("", mention.lead) if persons else mention.counted.thing
    alike = persons or thing[-1:] in whole
    if whole.endswith("("):
        return False  # 泊位3000个(其中公共停车位800个) says of which
    return len(thing) > 2 and thing not in whole and bool(whole) and alike


def _is_only_part(mention: Mention, text: Text) -> bool:
    """新建充电桩420个,其中农村160个: the one part that is named beside the whole is promised; in brackets it only
    says of which (10000个(其中主城区6200个)), and so do several. 启动断头路8条,其中建成3条 asks for a later act."""
    whole, _, lead = mention.before.rpartition(",其中")
    beside = [m for m in text.mentions if m.sentence == mention.sentence and m.at >= mention.at]
    if not whole or "(" in lead or beside != [mention]:
        return False
    ends = tells(lead, Event.FINISHED) and tells(whole, Event.UNDER_WAY)
    return ends or bool(content(lead) - content(whole))


def _is_aside(mention: Mention) -> bool:
    """总投资2400万元 and 受益1.9万人 say what comes with the promise, not what is promised; a rate
    (覆盖率达到90%) does not come with it."""
    if mention.quantity.unit not in RATES and _written("side").search(mention.lead):
        return not _written("side_unless").search(mention.lead)
    # 老旧小区120个(3.2万户), 日处理50吨的转运站, 500千伏变电站
    bracketed = mention.before.endswith("(") and mention.after.startswith(")")
    around = f"{mention.before[-12:]}□{mention.quantity.unit}{mention.after[:6]}"
    return bracketed or bool(_written("spec").search(around))


def _is_size_in_brackets(mention: Mention) -> bool:
    """Whether it says in brackets how large what stands before them is to be: 中医院整体搬迁(总投资3.2亿元,
    设置床位400张), 康复中心(建筑面积3600平方米)."""
    before, bracket, inside = mention.before.rpartition("(")
    return bool(bracket and before) and bool(_written("size_in_brackets").match(inside))


def _only_divides(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether it stands in the brackets behind a number that they add up to: 50座(城区18座、乡镇32座). The levels are
    promised each for itself: 12个(市级8个、县级4个)."""
    inside = [
        m for m in others if m.before.rpartition("(")[0] and ")" not in m.before.rpartition("(")[2]
    ]
    if mention not in inside or level_pattern().search(mention.lead):
        return False
    parts = [m for m in inside if m.sentence == mention.sentence]
    whole = [m for m in others if m not in inside and m.quantity.unit == mention.quantity.unit]
    total = sum(m.quantity.amount for m in parts)
    return len(parts) > 1 and any(m.quantity.amount == total for m in whole)


def _is_place(mention: Mention, others: Sequence[Mention]) -> bool:
    """在50个小区新增200个充电桩: the places are not what is counted, where another number is."""
    if not any(o.clause == mention.clause and o is not mention for o in others):
        return False
    served = mention.lead.startswith("为") and _written("place_named").match(mention.tail)
    placed = _written("place").search(mention.lead) or _written("district").match(mention.after)
    return bool(served or placed) or bool(places_counted(mention))


def _is_of_name(mention: Mention, text: Text) -> bool:
    """Whether the number belongs to the noun that another number counts: 亿元楼宇5幢, 500个30户
    以上自然湾, 2025届学员1500名, 一次告知窗口30个, 残疾人两项补贴1.8亿元."""
    quantity, tail = mention.quantity, mention.tail
    written = text.folded[quantity.start : quantity.end]
    if not (
        quantity.rule == "numeral"
        or written.startswith(_SCALES)
        or quantity.unit in _SIZES
        or quantity.bound is not Bound.EXACT
    ):
        return False
    if _written("sized").match(tail) and not mention.lead:
        return True  # 20户以下已通电自然村…, and nothing before it that is to be done
    noun = _written("of_any_noun").sub("", tail)
    if len(tail) < 2 or not mention.after.startswith(tail) or says_verb(noun):
        return False
    return any(
        o is not mention
        and o.at == mention.at
        and (
            o.quantity.start == quantity.end + len(tail)
            or (o.quantity.end == quantity.start and not o.tail)
        )
        for o in text.mentions
    )


def _is_of_superior(mention: Mention, others: Sequence[Mention]) -> bool:
    """全市改造360座(我区任务:24座): the whole city's number, where our own stands beside it."""
    return bool(_written("whole_region").search(mention.lead)) and any(
        _written("our_own").search(o.before[-12:]) for o in others if o is not mention
    )


def _is_of_years(mention: Mention, others: Sequence[Mention]) -> bool:
    """三年改造9000户,2024年改造3000户: the number of several years, where this year's stands beside it
    in the same count word."""
    return bool(_written("of_years").search(mention.lead)) and any(
        _written("of_this_year").search(o.lead)
        and same_count(o.quantity.unit, mention.quantity.unit)
        for o in others
        if o is not mention
    )


def _written(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
