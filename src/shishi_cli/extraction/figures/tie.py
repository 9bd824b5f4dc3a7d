"""Tie the quantities of a goal or progress text to the measures of the promise (取数)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shishi_cli.domain.count_units import PERSONS, RATES
from shishi_cli.domain.measure import Bound
from shishi_cli.extraction.figures.choose import (
    Candidate,
    Tied,
    choose,
    of_the_month,
)
from shishi_cli.extraction.figures.doubt import (
    doubting_others,
    doubting_repeated_target,
    doubts_beside,
    is_beside,
    without_rest,
)
from shishi_cli.extraction.figures.repeated import (
    is_witnessed,
    of_this_year,
    open_numbers,
    without_repeated,
)
from shishi_cli.extraction.figures.says_done import (
    counts_another,
    is_done_rest,
    is_of_another_head,
    is_untold,
)
from shishi_cli.extraction.figures.share_out import closeness, share_out, without_totals
from shishi_cli.extraction.figures.stated_share import Share, tie_shares
from shishi_cli.extraction.mentions.counted_thing import Counted, Fit, fit
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.mentions.period_told import period_of
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.numbers.units import (
    count_word,
    counts_anything,
    counts_whole,
    factor,
    same_count,
)
from shishi_cli.extraction.promises.levels import level_pattern
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

# In a goal the future is what is meant, and the year's target may be the month's.
_GOAL_IGNORES = frozenset({"future", "last-period", "reach"})
_EVENT_WHY = {
    Event.PREPARED: Role("prepared", "none", "前期环节,不是完成数"),
    Event.UNDER_WAY: Role("under-way", "none", "在建或已启动,尚未完成"),
}
_PEOPLE = PERSONS | {"人次", "人份", "员"}  # 服务老年人3.1万人次 are none of 48个
_OTHER_UNIT = Role("other-unit", "none", "量词与指标不符")
_GLUED = Role("glued-date", "none", "数字疑与日期粘连")
_OTHER_THING = Role("other-thing", "none", "所数的对象与指标不符")
_UNTOLD = Role("untold", "none", "这一句没有说已完成")
_STOCK = Role("stock", "none", "保有总数,不是今年新增")
_NO_MEASURE = Role("no-measure", "none", "项目没有可计数的指标")


@dataclass(frozen=True, slots=True)
class Ties:
    """All that was tied in one text: figures and shares by promise, and what the rest was."""

    figures: tuple[Tied | None, ...]
    months: tuple[Tied | None, ...]  # the month's own, told beside a running total
    shares: tuple[Share | None, ...]
    roles: tuple[Role | None, ...]  # one a mention; None where it was taken as a figure or share


def tie(text: Text, promises: Sequence[Promise], month: int | None, goal: bool = False) -> Ties:
    """Choose for each promise the figure and the stated share that the text tells of it."""
    if not text.mentions:
        nothing = (None,) * len(promises)
        return Ties(nothing, nothing, nothing, ())
    roles: list[Role | None] = [None] * len(text.mentions)
    options: list[list[Candidate]] = [[] for _ in promises]
    for i, mention in enumerate(text.mentions):
        if mention.quantity.unit == "%" and not any(p.unit == "%" for p in promises):
            continue
        candidates, roles[i] = _candidates(mention, text, promises, month, goal)
        for at, candidate in candidates:
            options[at].append(candidate)
    if len(promises) > 1:
        options = without_totals(share_out(options, promises))
    if goal:
        options = list(map(_of_this_month, options, promises))
    else:
        left, rests = open_numbers(text, roles, options, promises)
        options = [
            without_repeated(of_this_year(found, promise), promise, text, open_ones)
            for found, promise, open_ones in zip(options, promises, left, strict=True)
        ]
    figures = tuple(map(choose, options, promises))
    months: tuple[Tied | None, ...] = (None,) * len(promises)
    if not goal:
        figures = tuple(
            without_rest(_doubting(tied, found, promise), promise, rest)
            for tied, found, promise, rest in zip(figures, options, promises, rests, strict=True)
        )
        months = tuple(
            of_the_month(found, tied, month) for found, tied in zip(options, figures, strict=True)
        )
    shares, others = tie_shares(text, promises, figures, month, goal)
    return Ties(figures, months, shares, tuple(others.get(i, role) for i, role in enumerate(roles)))


def _doubting(tied: Tied | None, found: Sequence[Candidate], promise: Promise) -> Tied | None:
    return doubting_others(doubting_repeated_target(tied, promise), found, promise)


def _of_this_month(found: list[Candidate], promise: Promise) -> list[Candidate]:
    """全年配备320名,本月底到岗120名: the year's target beside the month's goal is repeated."""
    later = [
        c
        for c in found
        if c.amount != promise.amount or not pattern("figures/tie", "year").search(c.mention.lead)
    ]
    return later or found


def _candidates(
    mention: Mention, text: Text, promises: Sequence[Promise], month: int | None, goal: bool
) -> tuple[list[tuple[int, Candidate]], Role | None]:
    """The promises that a quantity may tell of, or the reason why it tells of none."""
    if mention.quantity.doubt == "glued_date":
        return [], _GLUED
    if not promises:
        return [], mention.role() or _NO_MEASURE
    told = mention.counted
    found: list[tuple[int, Candidate]] = []
    reason: Role = _OTHER_UNIT
    for at, promise in enumerate(promises):
        candidate = _candidate(mention, text, told, promise, month, goal)
        if isinstance(candidate, Role):
            reason = candidate
        elif candidate is not None and (
            {"object", "magnitude"} <= set(candidate.doubts)  # 商业网点86个 of 便民生活圈6个
            or _marked_for_another(mention, promise, promises)
        ):
            reason = _OTHER_THING
        elif candidate is not None:
            found.append((at, candidate))
    return (found, None) if found else ([], reason)


def _candidate(
    mention: Mention,
    text: Text,
    told: Counted,
    promise: Promise,
    month: int | None,
    goal: bool,
) -> Candidate | Role | None:
    """The quantity as a figure of one promise, or the reason why it is none; None where it
    counts in another unit."""
    agreement = fit(told, promise.own)
    role = _role_in(mention, promise, agreement, goal)
    if role is not None and role.taken == "none":
        return role
    scale = _scale(mention, promise, agreement)
    if scale is None:
        return None
    amount = mention.quantity.amount * scale
    witnessed = (
        not goal
        and promise.amount > 0
        and promise.unit not in RATES
        and is_witnessed(mention, Fraction(amount) / Fraction(promise.amount), text)
    )
    if mention.tells_stock is not promise.stock and (
        promise.stock or promise.is_new or amount > promise.amount
    ):
        return _STOCK
    event = mention.events.nearest(promise.words)
    # Of a limit (投诉不超过200件) whatever came in counts: 受理投诉87件.
    if event in _EVENT_WHY and promise.bound is not Bound.AT_MOST:
        return _EVENT_WHY[event]
    exact = _is_exact(mention, promise)
    if not goal and not witnessed:
        if is_untold(mention, promise):
            return _UNTOLD
        if not exact and counts_another(told, agreement, promise, amount > promise.amount):
            return _OTHER_THING
    if not _counts_the_same(agreement, exact, goal) and not _names_it(told, promise):
        return _OTHER_THING
    period = period_of(mention.period, month)
    doubts = _doubts_of(mention, role)
    if not goal:
        beside = is_beside(told, agreement) and not (role and role.name == "part")
        alike = _counts_the_same(agreement, exact, goal) and not beside
        alike = (alike or witnessed) and not is_of_another_head(
            told, promise, agreement, exact, _is_over(amount, promise)
        )
        doubts += [period.doubt] if period.doubt else []
        doubts += [] if alike else ["object"]
        doubts += doubts_beside(mention, promise, amount)
    return Candidate(
        mention=mention,
        amount=amount,
        basis=period.basis,
        last=period.last,
        closeness=closeness(told, promise),
        fit=agreement,
        exact=exact,
        part=role is not None
        and role.name == "part"
        and not (promise.part or _is_marked(mention, promise)),
        finished=event is Event.FINISHED,
        acts=mention.events.are_promised(promise.words),
        witnessed=witnessed,
        doubts=tuple(doubts),
        alternative=_alternative(mention, promise, role, scale),
    )


def _role_in(mention: Mention, promise: Promise, agreement: Fit, goal: bool) -> Role | None:
    """The role of a quantity, as far as it keeps it from being a figure of that promise."""
    role = mention.role(promise.words)
    if role is not None and role.name == "target-repeated" and _tells_done(mention, promise):
        return None
    if role is None or (goal and role.name in _GOAL_IGNORES):
        return None
    if role.name == "reach":  # 覆盖自然村118个, where villages are promised
        return None if agreement is Fit.SAME and _is_exact(mention, promise) else role
    if role.name == "rest":  # 其余89个均已改造到位
        return None if is_done_rest(mention, promise) else role
    if role.name == "standard" and (promise.bound is Bound.AT_MOST or promise.per_head):
        return None  # 平均时间18.5小时
    return role


def _tells_done(mention: Mention, promise: Promise) -> bool:
    """Whether a number beside 任务 is done all the same: 已完成走访任务数7120户 of 9000户, 省级任务3座全部
    完工."""
    if pattern("figures/tie", "all_finished").match(mention.tail) and tells(
        mention.tail, Event.FINISHED
    ):
        return True
    done = pattern("figures/tie", "done_task").search(mention.lead) and not pattern(
        "figures/tie", "task"
    ).match(mention.tail)
    return bool(done) and mention.quantity.amount != promise.amount


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


def _scale(mention: Mention, promise: Promise, agreement: Fit) -> Decimal | None:
    """What brings the amount into the promise's unit, None where the two count different
    things."""
    unit = count_word(mention.quantity.unit)
    if not unit:  # 完成数339; a rate is never written without its mark
        return None if promise.unit in RATES else promise.scale
    if not promise.unit or mention.after.startswith(f"({promise.unit})"):
        return Decimal(1)  # 251间(套)
    if not same_count(unit, promise.unit) and agreement is not Fit.SAME:
        return None
    if not same_count(unit, promise.unit) and (
        not counts_anything(unit, promise.unit) or unit in _PEOPLE
    ):
        return None  # 个 counts any thing: 411个家庭 of 640户
    return factor(unit, promise.unit) or Decimal(1)


def _is_exact(mention: Mention, promise: Promise) -> bool:
    unit = count_word(mention.quantity.unit)
    return (
        unit in ("", promise.unit)
        or factor(unit, promise.unit) is not None
        or {unit, promise.unit} <= PERSONS
        or mention.after.startswith(f"({promise.unit})")
    )


def _counts_the_same(agreement: Fit, exact: bool, goal: bool) -> bool:
    """建成2所小学 tells nothing of 新建3所幼儿园; another count word needs words that agree."""
    if agreement is Fit.OTHER:
        return goal and exact  # a goal speaks of the promise, whatever its words
    return exact or agreement >= Fit.SILENT


def _names_it(told: Counted, promise: Promise) -> bool:
    """Whether the clause names the thing promised all the same: 37家行政村通过健康村庄验收."""
    return told.behind and len(told.clause & promise.own.things) > 1


def _is_marked(mention: Mention, promise: Promise) -> bool:
    """Whether the number is marked with the promise's level: 其中市级20000户已装完."""
    return promise.level is not None and promise.level in mention.lead[-10:]


def _marked_for_another(mention: Mention, promise: Promise, promises: Sequence[Promise]) -> bool:
    """市级完成200户 is not the 区级 measure's, where the promise has one of each."""
    marked = level_pattern().findall(mention.lead[-10:])
    levels = {other.level for other in promises}
    return bool(marked) and marked[-1] in levels and marked[-1] != promise.level
