"""Why a quantity is no figure of a promise, or the candidate that it is (排除)."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from shishi_cli.domain.count_units import PERSONS, RATES
from shishi_cli.domain.measure import PART_OF_EACH, Bound
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.doubt import doubts_beside, is_beside
from shishi_cli.extraction.figures.held import Held
from shishi_cli.extraction.figures.in_unit import is_about, is_in_unit, scale_to
from shishi_cli.extraction.figures.repeated import is_witnessed, tells_this_year
from shishi_cli.extraction.figures.role_against import role_against
from shishi_cli.extraction.figures.says_done import (
    are_delivered,
    are_supplied,
    counts_another,
    does_the_act,
    ends_in_own_act,
    goes_by_general_name,
    is_of_another_head,
    is_of_other_area,
    is_rest,
    is_share_of_task,
    is_untold,
    names_it,
    owns_it,
)
from shishi_cli.extraction.figures.share_out import closeness
from shishi_cli.extraction.mentions.counted_thing import Fit, fit
from shishi_cli.extraction.mentions.events import Event
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.mentions.period_told import Period, period_of
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.mentions.wording import promises_award
from shishi_cli.extraction.numbers.units import counts_whole
from shishi_cli.extraction.promises.levels import is_judged_below, level_pattern
from shishi_cli.extraction.promises.read_promises import Promise

_EVENT_WHY = {
    Event.PREPARED: Role("prepared", "none", "前期环节,不是完成数"),
    Event.UNDER_WAY: Role("under-way", "none", "在建或已启动,尚未完成"),
}
_EARLIER_YEAR = Role("named-year", "none", "写明是别的年份的数,不是今年完成")
_OTHER_UNIT = Role("other-unit", "none", "量词与指标不符")
_GLUED = Role("glued-date", "none", "数字疑与日期粘连")
_OTHER_THING = Role("other-thing", "none", "所数的对象与指标不符")
_UNTOLD = Role("untold", "none", "这一句没有说已完成")
_PART = Role("part-of-each", "none", "只是各处的一部分或一道工序,不是整项完成")
_STOCK = Role("stock", "none", "保有总数,不是今年新增")
_OF_TASK = Role("share-of-task", "none", "占任务的百分比,不是这个率的数")
_NO_MEASURE = Role("no-measure", "none", "项目没有可计数的指标")


def candidates_in(
    mention: Mention, text: Text, promises: Sequence[Promise], month: int | None, goal: bool
) -> tuple[list[tuple[int, Candidate]], Role | None]:
    """The promises that a quantity may tell of, or the reason why it tells of none."""
    if mention.quantity.doubt == "glued_date" and not any(
        is_about(mention, promise) for promise in promises
    ):
        return [], _GLUED
    if not goal and mention.wording.is_of_named_year and tells_this_year(text):
        return [], _EARLIER_YEAR
    if not promises:
        return [], mention.role() or _NO_MEASURE
    found: list[tuple[int, Candidate]] = []
    reason: Role = _OTHER_UNIT
    for at, promise in enumerate(promises):
        candidate = _candidate(mention, text, promise, month, goal)
        if isinstance(candidate, Role):
            reason = candidate
        elif candidate is not None and (
            {"object", "magnitude"} <= set(candidate.doubts)  # 商业网点86个 of 便民生活圈6个
            or _is_of_the_number_before(candidate, text)
            or {"object", "person_times"} <= set(candidate.doubts)  # 志愿者260名 of 服务3000人次
            or _marked_for_another(mention, promise, promises)
        ):
            reason = _OTHER_THING
        elif candidate is not None:
            found.append((at, candidate))
    return (found, None) if found else ([], reason)


def _is_of_the_number_before(candidate: Candidate, text: Text) -> bool:
    """Whether far more than is promised, and named by nothing, are told of more things before them: 12个村共实施项目
    86个,完工67个 of 创建美丽乡村12个."""
    if candidate.fit is not Fit.SILENT or "magnitude" not in candidate.doubts:
        return False
    own = candidate.mention
    return any(
        one.sentence == own.sentence
        and one.quantity.end <= own.quantity.start
        and one.quantity.unit == own.quantity.unit
        and (one.quantity.amount > own.quantity.amount or one.evidence.leads_on)
        for one in text.mentions
    )


def _candidate(
    mention: Mention, text: Text, promise: Promise, month: int | None, goal: bool
) -> Candidate | Role | None:
    """The quantity as a figure of one promise, or the reason why it is none; None where it
    counts in another unit."""
    agreement = fit(mention.counted, promise.own)
    role = role_against(mention, promise, agreement, month, goal)
    if role is not None and role.taken == "none":
        return role
    scale = scale_to(mention, promise, agreement)
    if scale is None and not goal and _is_witnessed_as_it_is(mention, promise, text):
        scale = Decimal(1)  # 改造完成2046座,占任务的63.9% of 3200户
    if scale is None:
        return None
    amount = mention.quantity.amount * scale
    exact = is_in_unit(mention, promise)
    delivered = exact and amount == promise.amount and are_delivered(mention, promise)
    held = Held(
        mention=mention,
        promise=promise,
        goal=goal,
        fit=Fit.SAME if delivered else agreement,
        role=role,
        amount=amount,
        exact=exact,
        event=Event.FINISHED if delivered else mention.events.nearest(promise.words),
        witnessed=not goal and _is_witnessed(mention, amount, promise, text),
        by_general_name=exact and goes_by_general_name(mention, promise, text.mentions),
    )
    reason = next(filter(None, (guard(held) for guard in _GUARDS)), None)
    return reason or _made(held, scale, period_of(mention.period, month), month)


def _made(held: Held, scale: Decimal, period: Period, month: int | None) -> Candidate:
    """The candidate that no guard keeps out, with its doubts."""
    mention, promise, role = held.mention, held.promise, held.role
    is_part = role is not None and role.name == "part"
    doubts = _doubts_of(mention, role)
    if not held.goal:
        doubts += [period.doubt] if period.doubt else []
        doubts += [] if _is_alike(held) else ["object"]
        doubts += [PART_OF_EACH] if held.tells_a_part else []
        doubts += doubts_beside(mention, promise, held.amount)
        if mention.wording.until == month is not None and mention.role(promise.words) is not None:
            doubts.append("until")  # 5月底前完工37个, told in May
    return Candidate(
        mention=mention,
        amount=held.amount,
        basis=period.basis,
        last=period.last,
        closeness=closeness(mention.counted, promise),
        fit=held.fit,
        exact=held.exact,
        part=is_part and not (promise.part or _is_marked(mention, promise)),
        rest=is_rest(mention),
        finished=held.event is Event.FINISHED,
        acts=mention.events.are_promised(promise.words),
        witnessed=held.witnessed,
        doubts=tuple(doubts),
        alternative=_alternative(mention, promise, role, scale),
    )


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
    return _OTHER_THING if far and not held.goal else None


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
    return _OTHER_THING if another else None


def _is_of_another_thing(held: Held) -> Role | None:
    """Another noun stands beside it, and the clause does not name the thing promised."""
    named = (
        held.counts_the_same
        or names_it(held.mention.counted, held.promise)
        or (held.exact and held.event is Event.FINISHED and owns_it(held.mention, held.promise))
        or (held.exact and does_the_act(held.mention, held.promise))
    )
    return None if named else _OTHER_THING


def _is_of_other_area(held: Held) -> Role | None:
    return _OTHER_THING if is_of_other_area(held.mention, held.promise) else None


def _is_share_of_task(held: Held) -> Role | None:
    return _OF_TASK if is_share_of_task(held.mention, held.promise) else None


# The first that gives a reason keeps the quantity out.
_GUARDS: tuple[Callable[[Held], Role | None], ...] = (
    _is_of_stock,
    _is_sum_of_money,
    _is_share_of_task,
    _is_of_other_area,
    _is_not_finished,
    _is_not_said,
    _is_of_a_part,
    _is_counted_otherwise,
    _is_of_another_thing,
)


def _is_alike(held: Held) -> bool:
    """Whether the noun beside the number is the promise's, as far as words can tell."""
    told, part = held.mention.counted, held.role is not None and held.role.name == "part"
    alike = held.counts_the_same and not (is_beside(told, held.fit) and not part)
    if not (alike or held.witnessed):
        return False
    over = _is_over(held.amount, held.promise)
    return not is_of_another_head(told, held.promise, held.fit, held.exact, over)


def _is_witnessed(mention: Mention, amount: Decimal, promise: Promise, text: Text) -> bool:
    """Whether a share is printed beside the number that it makes of the promise."""
    if promise.amount <= 0 or promise.unit in RATES:
        return False
    return is_witnessed(mention, Fraction(amount) / Fraction(promise.amount), text)


def _is_witnessed_as_it_is(mention: Mention, promise: Promise, text: Text) -> bool:
    """Whether a number with another count word makes the share that is printed behind it."""
    counts = counts_whole(promise.unit) and counts_whole(mention.quantity.unit)
    return counts and _is_witnessed(mention, mention.quantity.amount, promise, text)


def _doubts_of(mention: Mention, role: Role | None) -> list[str]:
    """What is doubtful in the words of the quantity itself."""
    found = [mention.quantity.doubt] if mention.quantity.doubt else []
    if mention.quantity.high is not None:
        found.append("between")
    if role is not None and role.taken == "doubt":
        found.append(role.name)
    return found


def _is_over(amount: Decimal, promise: Promise) -> bool:
    """Whether more things are counted than promised; of persons that is common."""
    return counts_whole(promise.unit) and promise.unit not in PERSONS and amount > promise.amount


def _alternative(
    mention: Mention, promise: Promise, role: Role | None, scale: Decimal
) -> Decimal | None:
    """The other reading of the number, or the target and what is over it: 超额完成93个."""
    other = mention.quantity.high or mention.quantity.other
    if other is not None:
        return other * scale
    if role is not None and role.name == "excess":
        return promise.amount + mention.quantity.amount * scale
    return None


def _is_marked(mention: Mention, promise: Promise) -> bool:
    """Whether the number is marked with the promise's level: 其中市级20000户已装完."""
    return promise.level is not None and promise.level in mention.lead[-10:]


def _marked_for_another(mention: Mention, promise: Promise, promises: Sequence[Promise]) -> bool:
    """市级完成200户 is not the 区级 measure's, where the promise has one of each."""
    marked = level_pattern().findall(mention.lead[-10:])
    levels = {other.level for other in promises}
    return bool(marked) and marked[-1] in levels and marked[-1] != promise.level
