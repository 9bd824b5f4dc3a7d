"""The candidates that a quantity makes for the promises, or the reason why it makes none (备选)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from shishi_cli.domain.count_units import PERSONS, RATES
from shishi_cli.domain.measure import MAGNITUDE, PART_OF_EACH
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.doubt import doubts_beside, is_beside, is_far_more
from shishi_cli.extraction.figures.guards import OTHER_THING, reason_against
from shishi_cli.extraction.figures.held import Held
from shishi_cli.extraction.figures.in_unit import is_about, is_in_unit, scale_to
from shishi_cli.extraction.figures.repeated import is_witnessed, tells_this_year
from shishi_cli.extraction.figures.role_against import role_against
from shishi_cli.extraction.figures.says_done import (
    are_delivered,
    does_the_act,
    goes_by_general_name,
    is_of_another_head,
    is_rest,
)
from shishi_cli.extraction.figures.share_out import closeness
from shishi_cli.extraction.mentions.counted_thing import Fit, fit
from shishi_cli.extraction.mentions.each_place import places_that_get
from shishi_cli.extraction.mentions.events import Event
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.mentions.period_told import Period, period_of
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.numbers.units import counts_whole
from shishi_cli.extraction.promises.levels import level_pattern
from shishi_cli.extraction.promises.read_promises import Promise

_EARLIER_YEAR = Role("named-year", "none", "写明是别的年份的数,不是今年完成")
_ONLY_A_SCALE = Role("scale", "none", "只说了数量级,不是确数")
_OTHER_UNIT = Role("other-unit", "none", "量词与指标不符")
_GLUED = Role("glued-date", "none", "数字疑与日期粘连")
_NO_MEASURE = Role("no-measure", "none", "项目没有可计数的指标")
_ACT = 2  # characters of a verb
_CHOSEN = ("遴选", "筛选", "审核", "择优")
_SCALES = "百千万亿"  # 上百场次, 过百家: no number stands before them


def candidates_in(
    mention: Mention, text: Text, promises: Sequence[Promise], month: int | None, goal: bool
) -> tuple[list[tuple[int, Candidate]], Role | None]:
    """The promises that a quantity may tell of, or the reason why it tells of none."""
    if mention.quantity.doubt == "glued_date" and not any(
        is_about(mention, promise) for promise in promises
    ):
        return [], _GLUED
    against = _of_none(mention, text, promises) if not goal else None
    if against is not None:
        return [], against
    if not promises:
        return [], mention.role() or _NO_MEASURE
    found: list[tuple[int, Candidate]] = []
    reason: Role = _OTHER_UNIT
    for at, promise in enumerate(promises):
        candidate = _candidate(mention, text, promise, month, goal)
        if isinstance(candidate, Role):
            reason = candidate
        elif candidate is not None and (
            _is_far_more_of_another(candidate, promise)
            or _is_of_the_number_before(candidate, text)
            or {"object", "person_times"} <= set(candidate.doubts)  # 志愿者260名 of 服务3000人次
            or _marked_for_another(mention, promise, promises)
        ):
            reason = OTHER_THING
        elif candidate is not None:
            found.append((at, candidate))
    return (found, None) if found else ([], reason)


def _is_far_more_of_another(candidate: Candidate, promise: Promise) -> bool:
    """商业网点86个 of 便民生活圈6个, 咨询4120人次,为年目标的274% of 援助案件1500件; 签约148份 of 工作室30个."""
    another = "object" in candidate.doubts or not (candidate.exact or candidate.witnessed)
    return another and is_far_more(candidate.amount, promise)


def _of_none(mention: Mention, text: Text, promises: Sequence[Promise]) -> Role | None:
    """Why a quantity of the progress tells of no promise at all; None where it may."""
    if text.folded[mention.quantity.start] in _SCALES:
        return _ONLY_A_SCALE
    of_year = mention.wording.is_of_named_year and tells_this_year(text)
    if of_year or _is_of_earlier_year(mention, text):
        return _EARLIER_YEAR
    return _of_a_plan(mention, text) if promises else None


def _is_of_earlier_year(mention: Mention, text: Text) -> bool:
    """Whether another number of its count is told of a later year: 2021年度4.9万亩已完工。2022年度已建成1.35万亩."""
    own = mention.wording.named_year
    return own is not None and any(
        other.quantity.unit == mention.quantity.unit
        and other.role() is None
        and own < (other.wording.named_year or 0)
        for other in text.mentions
    )


def _of_a_plan(mention: Mention, text: Text) -> Role | None:
    """Why the whole is none that a part is of, where that is only planned: 计划布设600个,其中一季度布设120个."""
    role = mention.role()
    if role is None or role.name != "part" or mention.evidence.says_done:
        return None
    before = [m for m in text.mentions if m.quantity.end <= mention.quantity.start]
    whole = before[-1].role() if before and before[-1].sentence == mention.sentence else None
    return whole if whole is not None and whole.name == "future" else None


def _is_of_the_number_before(candidate: Candidate, text: Text) -> bool:
    """Whether far more than is promised, and named by nothing, are told of more things before them: 12个村共实施项目
    86个,完工67个 of 创建美丽乡村12个."""
    if candidate.fit is not Fit.SILENT or MAGNITUDE not in candidate.doubts:
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
    amount = mention.quantity.amount * scale * (places_that_get(mention) or 1)
    exact = is_in_unit(mention, promise)
    whole = exact and amount == promise.amount
    delivered = whole and are_delivered(mention, promise)
    held = Held(
        mention=mention,
        promise=promise,
        goal=goal,
        fit=Fit.SAME if delivered or (whole and does_the_act(mention, promise)) else agreement,
        role=role,
        amount=amount,
        exact=exact,
        event=Event.FINISHED if delivered else _event_of(mention, promise),
        witnessed=not goal and _is_witnessed(mention, amount, promise, text),
        by_general_name=exact and goes_by_general_name(mention, promise, text.mentions),
    )
    return reason_against(held) or _made(held, scale, period_of(mention.period, month), month)


def _event_of(mention: Mention, promise: Promise) -> Event:
    """What has happened to those counted; the promise's own act that is told as completed finishes them, whatever
    paper follows: 69台均已完成更新并取得登记证."""
    tail = f"完成{mention.tail}" if mention.lead.endswith("完成") else mention.tail
    if any(f"完成{act}并" in tail or f"{act}结束" in tail for act in promise.acts):
        return Event.FINISHED
    act = promise.name[:_ACT]
    if any(f"{chosen}{act}" in mention.lead for chosen in _CHOSEN):
        return Event.UNTOLD  # 遴选扶持创业项目38个 of 扶持创业项目
    told = mention.events.nearest(promise.words)
    looked_at = told is Event.PREPARED and mention.wording.is_corrected
    return Event.UNTOLD if looked_at else told  # 上报完成16个,核定9个


def _made(held: Held, scale: Decimal, period: Period, month: int | None) -> Candidate:
    """The candidate that no guard keeps out, with its doubts."""
    mention, promise, role = held.mention, held.promise, held.role
    is_part = role is not None and role.name == "part"
    doubts = _doubts_of(mention, role)
    if not held.goal:
        doubts += [period.doubt] if period.doubt else []
        doubts += [] if _is_alike(held) else ["object"]
        doubts += [PART_OF_EACH] if held.tells_a_part else []
        doubts += doubts_beside(mention, promise, held.amount, witnessed=held.witnessed)
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
    if places_that_get(mention) is not None:
        found.append("each")
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
    return mention.quantity.amount * scale if places_that_get(mention) is not None else None


def _is_marked(mention: Mention, promise: Promise) -> bool:
    """Whether the number is marked with the promise's level: 其中市级20000户已装完."""
    return promise.level is not None and promise.level in mention.lead[-10:]


def _marked_for_another(mention: Mention, promise: Promise, promises: Sequence[Promise]) -> bool:
    """市级完成200户 is not the 区级 measure's, where the promise has one of each."""
    marked = level_pattern().findall(mention.lead[-10:])
    levels = {other.level for other in promises}
    return bool(marked) and marked[-1] in levels and marked[-1] != promise.level
