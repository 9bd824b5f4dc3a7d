"""Why a quantity that is told in the right unit is no figure of a promise all the same (排除)."""

from collections.abc import Callable

from shishi_cli.domain.measure import Bound
from shishi_cli.extraction.figures.held import Held
from shishi_cli.extraction.figures.says_done import (
    are_supplied,
    counts_another,
    does_the_act,
    ends_in_own_act,
    is_of_fewer,
    is_of_other_area,
    is_of_papers,
    is_share_of_task,
    is_taught_for_certificate,
    is_untold,
    names_it,
    owns_it,
)
from shishi_cli.extraction.mentions.each_place import places_counted
from shishi_cli.extraction.mentions.events import Event
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.mentions.wording import promises_award
from shishi_cli.extraction.promises.levels import is_judged_below

_EVENT_WHY = {
    Event.PREPARED: Role("prepared", "none", "前期环节,不是完成数"),
    Event.UNDER_WAY: Role("under-way", "none", "在建或已启动,尚未完成"),
}
OTHER_THING = Role("other-thing", "none", "所数的对象与指标不符")
_UNTOLD = Role("untold", "none", "这一句没有说已完成")
_PART = Role("part-of-each", "none", "只是各处的一部分或一道工序,不是整项完成")
_STOCK = Role("stock", "none", "保有总数,不是今年新增")
_OF_TASK = Role("share-of-task", "none", "占任务的百分比,不是这个率的数")


def reason_against(held: Held) -> Role | None:
    """The first reason that keeps the quantity out; None where it may be the figure."""
    return next(filter(None, (guard(held) for guard in _GUARDS)), None)


def _is_of_stock(held: Held) -> Role | None:
    """What there is in all is not what is newly made, nor the other way round."""
    stock = held.promise.stock
    if held.mention.tells_stock is stock:
        return None
    return _STOCK if stock or held.promise.is_new or held.is_more else None


def _is_not_finished(held: Held) -> Role | None:
    """Only begun or prepared. Of a limit (投诉不超过200件) whatever came in counts: 受理投诉87件."""
    if held.promise.bound is Bound.AT_MOST:
        return None
    if held.event is not Event.FINISHED and not held.goal and held.mention.wording.is_being_judged:
        return _EVENT_WHY[Event.PREPARED]  # 入库培育15家,正在组织专家评审
    if not held.goal and promises_award(held.promise.words) and _awaits_award(held):
        return _EVENT_WHY[Event.PREPARED]  # 5个村已通过市级验收,待省厅考核认定 of 创建示范村5个
    if not held.goal and is_taught_for_certificate(held.mention, held.promise):
        return _EVENT_WHY[Event.PREPARED]  # 培训412人,考核取证286人 of 新增持证人员350人
    if not held.goal and is_of_papers(held.mention, held.promise):
        return _EVENT_WHY[Event.PREPARED]  # 8座书房建成方案已通过评审
    if held.event is Event.PREPARED and ends_in_own_act(held.mention, held.promise):
        return None  # 公示1.64万户、颁证8200户 of 完成土地确权颁证
    if held.goal and held.event is Event.PREPARED and are_supplied(held.promise):
        return None  # 完成车辆采购8台 of 新增车辆12台
    return _EVENT_WHY.get(_event_of_whole(held) or held.event)


def _awaits_award(held: Held) -> bool:
    """Whether the title is still to be given: by the words behind, or as only a lower level judged."""
    level = held.promise.level or held.promise.words
    return held.mention.wording.awaits_award or is_judged_below(level, held.mention.tail)


def _event_of_whole(held: Held) -> Event | None:
    """What is told of the whole, where nothing is of its part: 完成23处点位选址,其中停车场14处. A part that
    names what is promised is told for itself: 核定托位264个,其中普惠托位186个."""
    mention, own = held.mention, held.promise.own
    if held.goal or held.event is not Event.UNTOLD or mention.evidence.says_done:
        return None
    if own.named and own.named <= mention.counted.pairs:
        return None
    told = [event for event in mention.events.whole if not event.is_own(held.promise.words)]
    return told[-1].kind if told else None


def _is_sum_of_money(held: Held) -> Role | None:
    """What was paid in all is no standard: 发放1880.6万元 of 月人均补助不低于330元."""
    far = held.promise.per_head and held.amount > 100 * held.promise.amount > 0
    return OTHER_THING if far and not held.goal else None


def _is_not_said(held: Held) -> Role | None:
    """Nothing is said of it that is done."""
    if held.goal or held.witnessed:
        return None
    return _UNTOLD if is_untold(held.mention, held.promise) else None


def _is_of_a_part(held: Held) -> Role | None:
    """A part of each is done, where all of them are counted: what is less than the promise is
    doubted, what reaches it would call the project done. 站前地块(312套)已完成工程量的90% has none."""
    if held.goal or held.witnessed:
        return None
    mention = held.mention
    if mention.before.endswith("(") and mention.after[:1] == ")" and mention.wording.in_part:
        return _PART
    if held.amount < held.promise.amount:
        return None
    return _PART if held.tells_a_part else None


def _is_counted_otherwise(held: Held) -> Role | None:
    """With another count word another thing is counted: 新增教学班126个 for 5所."""
    if held.witnessed or held.exact:
        return None
    another = counts_another(held.mention.counted, held.fit, held.promise, held.is_more)
    return OTHER_THING if another else None


def _is_of_another_thing(held: Held) -> Role | None:
    """Another noun stands beside it, and the clause does not name the thing promised."""
    named = (
        held.counts_the_same
        or names_it(held.mention.counted, held.promise)
        or (held.exact and held.event is Event.FINISHED and owns_it(held.mention, held.promise))
        or (held.exact and does_the_act(held.mention, held.promise))
    )
    return None if named else OTHER_THING


def _is_of_places(held: Held) -> Role | None:
    """The number of places of which each got another number: 3个镇分别建成5个、6个 of 新建公厕40个."""
    places = places_counted(held.mention)
    return OTHER_THING if places and places[-2:] not in held.promise.words else None


def _is_of_other_area(held: Held) -> Role | None:
    fewer = not held.goal and is_of_fewer(held.mention, held.promise)
    return OTHER_THING if fewer or is_of_other_area(held.mention, held.promise) else None


def _is_share_of_task(held: Held) -> Role | None:
    return _OF_TASK if is_share_of_task(held.mention, held.promise) else None


# The first that gives a reason keeps the quantity out.
_GUARDS: tuple[Callable[[Held], Role | None], ...] = (
    _is_of_stock,
    _is_sum_of_money,
    _is_share_of_task,
    _is_of_other_area,
    _is_of_places,
    _is_not_finished,
    _is_not_said,
    _is_of_a_part,
    _is_counted_otherwise,
    _is_of_another_thing,
)
