"""The role of a quantity against one promise: what else than its figure it is (角色相对指标)."""

from shishi_cli.domain.count_units import PERSONS
from shishi_cli.domain.measure import Bound
from shishi_cli.extraction.figures.in_unit import is_in_unit
from shishi_cli.extraction.figures.says_done import is_done_rest
from shishi_cli.extraction.mentions.counted_thing import Fit
from shishi_cli.extraction.mentions.mentions import Mention
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

# In a goal the future is what is meant, and the year's target may be the month's.
_GOAL_IGNORES = frozenset({"future", "last-period", "reach"})
_MUCH = 3  # pairs of characters of the promise's name
_TO_COME = Role("to-come", "none", "写明是以后月份的数,不是完成数")


def role_against(
    mention: Mention, promise: Promise, agreement: Fit, month: int | None, goal: bool
) -> Role | None:
    """The role of a quantity, as far as it keeps it from being a figure of that promise."""
    role = mention.role(promise.words)
    if not goal and role is None and _is_to_come(mention, month):
        return _TO_COME
    if role is None or (goal and role.name in _GOAL_IGNORES):
        return None
    fulfilled = {
        # 已完成走访任务数7120户; 电工培训目标280人, in a goal
        "target-repeated": lambda: (
            _tells_done(mention, promise) or (goal and not mention.wording.is_of_whole_year)
        ),
        "future": lambda: _is_past(mention, month),
        # 覆盖自然村118个, where villages are promised
        # …, and 受益人口6.72万人, where 9.6万人饮水安全问题 are to be solved
        "reach": lambda: (
            (not mention.wording.concerns or _names_the_work(mention, promise))
            and is_in_unit(mention, promise)
            and (agreement is Fit.SAME or _is_for_persons(promise))
        ),
        "aftercare": lambda: mention.wording.is_corrected,  # 上报完成16个,抽查核实完成9个
        "last-period": lambda: "续建" in promise.words,  # 2022年结转的7个小区全部竣工
        "rest": lambda: is_done_rest(mention, promise),  # 其余89个均已改造到位
        "standard": lambda: promise.bound is Bound.AT_MOST or promise.per_head,  # 平均时间18.5小时
    }.get(role.name)
    return None if fulfilled is not None and fulfilled() else role


def _is_to_come(mention: Mention, month: int | None) -> bool:
    """Whether it is told of a month that is still to come: 9月底再建成6个, in July."""
    coming = mention.wording.coming
    return coming is not None and month is not None and month < coming <= 12


def _names_the_work(mention: Mention, promise: Promise) -> bool:
    """Whether what is promised is told to be done right before: 更换燃气立管涉及居民4370户 of 燃气立管更换."""
    return len(mention.counted.clause & promise.own.named) >= _MUCH


def _is_for_persons(promise: Promise) -> bool:
    """Whether the persons promised are those who profit: 解决9.6万人饮水安全问题."""
    of_persons = promise.unit in PERSONS
    return of_persons and pattern("figures/guards", "for_persons").search(promise.words) is not None


def _is_past(mention: Mention, month: int | None) -> bool:
    """Whether the day until which it was to be done lies behind: 5月底前完成体检 told in September."""
    until = mention.wording.until
    return until is not None and month is not None and 1 <= until <= month


def _tells_done(mention: Mention, promise: Promise) -> bool:
    """Whether a number beside 任务 is done all the same: 已完成走访任务数7120户 of 9000户, 省级任务3座全部
    完工."""
    if mention.wording.all_are_finished:
        return True
    return mention.wording.is_done_task and mention.quantity.amount != promise.amount
