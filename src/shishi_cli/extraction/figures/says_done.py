"""Whether a quantity is told as done of a promise, and counts the promised thing (依据)."""

import re
from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.domain.count_units import PERSONS, RATES
from shishi_cli.extraction.mentions.counted_thing import Counted, Fit, abbreviates, says_verb
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.mentions import Mention
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

_ACT, _LONGEST_OWNER = 2, 8  # characters
# Count words of what is bought.
_SUPPLIED = frozenset({"台", "辆", "套", "件"})


def is_untold(mention: Mention, promise: Promise) -> bool:
    """Whether nothing done is said of the number: 2处地块涉及规划调整, but not 31个进场施工, where
    开工 is promised."""
    if promise.unit == "元" and pattern("figures/repeated", "in_all").search(mention.lead):
        return _written("paid").search(mention.clause) is None  # 各级补助共1.2亿元
    if not mention.evidence.is_bare or mention.tail[-2:] in promise.own.things:
        return False
    return mention.evidence.leads_on or not mention.events.are_promised(promise.words)


def goes_by_general_name(mention: Mention, promise: Promise, others: Sequence[Mention]) -> bool:
    """Whether the text counts all that is promised by the same general noun: 3个点位已完成建设, where 14个点位
    are the 14 canteens."""
    noun = _written("general_noun").match(mention.tail)
    if noun is None:
        return False
    alike = [o for o in others if o is not mention and o.quantity.unit == mention.quantity.unit]
    if any(o.quantity.amount == promise.amount and o.tail.startswith(noun[0]) for o in alike):
        return True
    # 桂花街道2个,北塘街道4个,南桥镇6个,其中4个点位已完成建设 of 12
    before = [o for o in alike if o.sentence == mention.sentence and o.at < mention.at]
    in_all = sum((o.quantity.amount for o in before), Decimal(0))
    return len(before) > 1 and in_all == promise.amount


def does_the_act(mention: Mention, promise: Promise) -> bool:
    """Whether those counted are told to have done what is promised, by another word: 18个办班点开班 of 开设
    暑托班, 30个办班点已全部开班 where there are 30."""
    own = promise.own.words
    whole = mention.quantity.amount == promise.amount
    if whole and abbreviates(mention.wording.act_of_all, own):
        return True
    act = mention.tail[-2:]
    if mention.after != mention.tail or act == mention.tail or act[:1] != promise.name[:1]:
        return False
    return abbreviates(act, own)


def ends_in_own_act(mention: Mention, promise: Promise) -> bool:
    """Whether nothing but the last act of what is promised stands before the number, 颁证8200户, or its
    first right behind another: 审批办理684件 of 办理援助案件."""
    if len(mention.lead) == _ACT and promise.name.endswith(mention.lead):
        return True
    act = promise.name[:_ACT]
    return len(mention.lead) == 2 * _ACT and mention.lead.endswith(act) and says_verb(act)


def is_of_papers(mention: Mention, promise: Promise) -> bool:
    """Whether what is told as done is a paper, the money or a look at those counted, which the promise
    does not name: 20个助餐点名单已公示, 60公里改造任务已完成资金拨付, 对20个助餐点开展验收."""
    found = _written("papers_behind").search(mention.tail)
    looked = mention.lead.endswith("对") and _written("looked_at").match(mention.tail)
    named = found[str(found.lastgroup)] if found else looked["act"] if looked else ""
    return bool(named) and named not in promise.words


def is_taught_for_certificate(mention: Mention, promise: Promise) -> bool:
    """Whether only the training is told of those who are to have a certificate."""
    asks = "培训" not in promise.words and _written("certificate").search(promise.words)
    return (
        bool(asks) and "培训" in mention.lead and not _written("certificate").search(mention.clause)
    )


def promises_earlier_stage(promise: Promise) -> bool:
    """Whether what is promised comes before the works, or is their beginning: 引进项目6个, 开工1200套."""
    begins = tells(promise.name, Event.UNDER_WAY)
    return begins or _written("before_works").match(promise.name) is not None


def are_delivered(mention: Mention, promise: Promise) -> bool:
    """Whether the things that are to be supplied are all in their places, by a general name:
    52台设备全部安装到位 of 配置除颤仪52台. Of what is to be built such are only a part."""
    if mention.wording.is_still_worked_on or not _written("delivered").match(mention.tail):
        return False
    return are_supplied(promise)


def are_supplied(promise: Promise) -> bool:
    """Whether the things promised are bought and set up, and not built: 配置除颤仪52台, 新增环卫车辆12辆."""
    if _written("supplied").search(promise.name):
        return True
    return promise.unit in _SUPPLIED and _written("added").search(promise.name) is not None


def is_rest(mention: Mention) -> bool:
    """Whether the number is what was left: 剩余18间."""
    role = mention.role()
    return role is not None and role.name == "rest"


def is_done_rest(mention: Mention, promise: Promise) -> bool:
    """Whether the rest is done as well: 其余89个均已改造到位, but not 其余4个将于年底建成."""
    own_act = any(f"完成{act}" in mention.tail for act in promise.acts)
    own_act = own_act or any(event.is_own(promise.words) for event in mention.events.tail)
    finished = own_act or mention.events.nearest(promise.words) is Event.FINISHED
    return finished and mention.evidence.rest_is_done


def names_it(told: Counted, promise: Promise) -> bool:
    """Whether the clause names the thing promised all the same: 37家行政村通过健康村庄验收."""
    return told.behind and len(told.clause & promise.own.things) > 1


def owns_it(mention: Mention, promise: Promise) -> bool:
    """Whether the thing promised owns what is finished: 21个村的线路架设并通电 of 自然村."""
    owner, of, _ = mention.tail.partition("的")
    return bool(of) and 0 < len(owner) < _LONGEST_OWNER and owner[-1] in promise.own.words


def names_another_head(told: Counted, promise: Promise) -> bool:
    """Whether the noun beside the number ends in another word than any that is promised: 教学班
    for 中小学, 充电桩 for 充电站."""
    noun = told.head or told.thing
    return bool(noun) and noun[-1] not in promise.own.words


def is_of_another_head(
    told: Counted, promise: Promise, agreement: Fit, exact: bool, over: bool
) -> bool:
    """Whether the noun is another one and neither words nor count word make up for it, nor that
    it is no more than promised: 新增充电车位1260个 of 充电桩1200个."""
    if exact and not over and (agreement is not Fit.NEAR or promise.unit in PERSONS):
        return False  # 组织1.62万名中小学生 of 3万人
    return names_another_head(told, promise)


def counts_another(told: Counted, agreement: Fit, promise: Promise, over: bool) -> bool:
    """Whether a number with another count word counts another thing: 新增教学班126个 for 5所;
    with a word in common it does where it is more than promised."""
    if _counts_places(promise) and not _written("places").search(told.thing):
        return True  # 两所幼儿园 and 另1所 of 幼儿园学位1350个
    area = _written("area").match(told.thing)
    if area is not None and area[0] not in promise.name[-len(area[0]) :]:
        return True  # 赴3个乡镇现场督导 of 乡镇污水吸粪车9辆
    if _written("other_head").search(told.thing) and told.thing[-1] not in promise.own.words:
        return True  # 充电站9座 of 充电桩180个
    return names_another_head(told, promise) and (agreement is not Fit.SAME or over)


def is_of_fewer(mention: Mention, promise: Promise) -> bool:
    """Whether a rate is of some of those that the promise is for: 重点人群签约率78% of 签约率, 示范村普及率92%."""
    if promise.unit not in RATES:
        return False
    found = _written("fewer").search(mention.lead)
    return found is not None and found[0] not in promise.words


def is_of_other_area(mention: Mention, promise: Promise) -> bool:
    """Whether the number is of the country, and the town is promised, or the other way round: 农村覆盖率61%
    of 城区生活垃圾分类覆盖率."""
    town, country = _written("town"), _written("country")
    for own, other in ((town, country), (country, town)):
        if own.search(promise.words) and not other.search(promise.words):
            return bool(other.search(mention.lead)) and not own.search(mention.lead)
    return False


def is_share_of_task(mention: Mention, promise: Promise) -> bool:
    """Whether a share says how much of a task is done, which is never the level that a rate has:
    完成年度任务的45.1% is no 失业率, but the figure of 民生实事完成率."""
    told = mention.share
    if promise.unit != "%" or told is None or not told.is_of_task:
        return False
    return _written("of_task").search(promise.words) is None


def _counts_places(promise: Promise) -> bool:
    places = _written("places").findall(promise.name)
    return bool(places) and promise.name.endswith(places[-1])


def _written(name: str) -> re.Pattern[str]:
    return pattern("figures/guards", name)
