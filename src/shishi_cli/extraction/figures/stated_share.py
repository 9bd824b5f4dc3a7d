"""The shares of the year's target that a text states, tied to their measures (自报完成率)."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis
from shishi_cli.domain.shares import agrees
from shishi_cli.extraction.figures.choose import Tied
from shishi_cli.extraction.mentions.counted_thing import content
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.mentions.period_told import period_of
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.numbers.written_shares import DISCOUNT
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

_OTHER_SHARE = Role("other-share", "none", "不是占年度目标的百分比")
_WHICH = Role("share-of-which", "none", "不能确定是哪个指标的百分比")
# A target that is repeated and a share over it are what a share is told with.
_LONGEST_ALONE = 120  # characters
_ALLOWED = frozenset({"target-repeated", "excess"})


@frozen
class Share:
    """A share chosen for one promise (取定的百分比), its doubts by code, and the other reading."""

    mention: Mention
    doubts: tuple[str, ...] = ()
    alternative: Decimal | None = None


@frozen
class _Told:
    mention: Mention
    basis: Basis
    prefix: frozenset[str]  # what the words in front name: 床位完成率


def tie_shares(
    text: Text,
    promises: Sequence[Promise],
    figures: Sequence[Tied | None],
    month: int | None,
    goal: bool,
) -> tuple[tuple[Share | None, ...], Mapping[int, Role]]:
    """The share of each promise, and by their position the reasons why others are none.

    In a goal a share that names no measure is meant for all of them.
    """
    options: list[list[_Told]] = [[] for _ in promises]
    others: dict[int, Role] = {}
    listed: dict[int, list[_Told]] = {}
    told: _Told | None = None
    previous: Mention | None = None
    taken = {t.candidate.mention.quantity.start for t in figures if t}
    for i, mention in enumerate(text.mentions):
        before, previous = previous, mention
        if mention.quantity.unit != "%" or mention.quantity.start in taken:
            continue
        found = _stated(mention, text, promises, figures, month, goal)
        if told and _is_listed(told, mention, text):
            found = _Told(mention, told.basis, told.prefix)
        if _is_of_money(mention, before, promises) and not _is_computed(mention, promises, figures):
            found = _OTHER_SHARE
        told = None if isinstance(found, Role) else found
        if isinstance(found, Role):
            others[i] = found
            continue
        listed.setdefault(mention.at, []).append(found)
        owners = _owners(found, promises, figures, goal)
        if not owners:
            others[i] = _WHICH
        for at in owners:
            options[at].append(found)
    for shares in listed.values():  # 分别完成54%、55%、57%: one each, in the order promised
        if len(shares) == len(promises) > 1:
            options = [[share] for share in shares]
            others = {i: role for i, role in others.items() if role is not _WHICH}
    return tuple(_chosen(told) for told in options), others


def _stated(
    mention: Mention,
    text: Text,
    promises: Sequence[Promise],
    figures: Sequence[Tied | None],
    month: int | None,
    goal: bool,
) -> _Told | Role:
    """The share as one of the year's target, or the reason why it is none."""
    role = mention.role()
    if role is not None and not _is_allowed(role, mention, promises, figures, goal):
        return role
    if _prints_none(mention, goal):
        return _OTHER_SHARE
    basis = period_of(mention.period, month).basis
    lead = _lead(mention)
    if _of_the_site(mention, promises) or _is_alone(text, mention):
        return _Told(mention, basis, frozenset())
    if _is_of_another(lead, promises) or _is_of_one_site(mention, promises):
        return _OTHER_SHARE
    found = _written("stated_lead").search(lead)
    if found is None:
        told = (
            _written("stated_tail").search(mention.tail)
            or _rises(mention)
            or _in_brackets(mention, text, figures)
            or _is_own_rate(lead, promises, figures)
            or _is_computed(mention, promises, figures)
        )
        return _Told(mention, basis, frozenset()) if told else _OTHER_SHARE
    prefix = content(lead[: found.start()])
    if prefix and not any(prefix & promise.own.things for promise in promises):
        if not _is_computed(mention, promises, figures):
            return _OTHER_SHARE  # 资金支付完成率64%
        prefix = frozenset()
    return _Told(mention, basis, prefix)


def _lead(mention: Mention) -> str:
    """The words before a share, over what stands in brackets: 占年度任务(10个)的60%."""
    if not mention.before.endswith(")的"):
        return mention.lead
    return _written("bracketed").sub("", mention.before)[-40:]


def _is_alone(text: Text, mention: Mention) -> bool:
    """Whether the cell tells nothing but the share: 70%, 58%(2号地块征迁偏慢)."""
    start, end = mention.quantity.start, mention.quantity.end
    if len(text.folded) > _LONGEST_ALONE:
        return False
    rest = _written("bracketed").sub("", f"{text.folded[:start]}□{text.folded[end:]}")
    return bool(_written("alone").fullmatch(rest.strip()))


def _is_of_another(lead: str, promises: Sequence[Promise]) -> bool:
    """Whether the share is of something else: 满意率, 资金拨付率. What is promised itself is not
    something else: 签约率 where 签约 is promised, 投资完成率 where money is."""
    if _written("other_lead").search(lead):
        return True
    act = _written("act_lead").search(lead)
    if act and not any(act[1] in promise.words for promise in promises):
        return True
    of_money = _written("of_money").search(lead)
    return bool(of_money) and not any(promise.unit == "元" for promise in promises)


def _is_of_one_site(mention: Mention, promises: Sequence[Promise]) -> bool:
    """Whether the share is that of one site of several: 文苑小区:完成雨水花园施工,进度80%."""
    label = _written("site_label").match(mention.before)
    if label is None or not promises or any(promise.amount == 1 for promise in promises):
        return False
    return not any(content(label[1]) & promise.own.things for promise in promises)


def _is_own_rate(lead: str, promises: Sequence[Promise], figures: Sequence[Tied | None]) -> bool:
    """Whether it is the rate of what is promised, where no figure says otherwise: 签约率, 开工率
    where that is promised, or of what finishes it, 竣工率."""
    rate = _written("rate").search(lead)
    if rate is None or any(figures):
        return False
    own = any(rate[1][-2:] in promise.words for promise in _counted(promises))
    return own or bool(_written("finishing").search(rate[1]))


def _counted(promises: Sequence[Promise]) -> list[Promise]:
    """The promises that are no rates themselves: a share of a rate is hardly ever told."""
    return [promise for promise in promises if promise.unit != "%"]


def _is_of_money(mention: Mention, before: Mention | None, promises: Sequence[Promise]) -> bool:
    """完成投资9830万元,占年度计划的81.9% is a share of money, where 150公里 are promised."""
    return (
        before is not None
        and before.quantity.unit == "元"
        and before.sentence == mention.sentence
        and not any(promise.unit == "元" for promise in promises)
    )


def _prints_none(mention: Mention, goal: bool) -> bool:
    """Whether no share of work is printed: 任务过半, or only what is over it, 超额完成年度任务8%, a
    price, 打8.5折, or a rate that falls, -1.5%."""
    if mention.quantity.rule == DISCOUNT or mention.quantity.amount < 0:
        return True
    if mention.quantity.rule == "share-past-half":
        return not goal
    return mention.quantity.amount < 100 and bool(_written("over").search(mention.lead))


def _is_listed(told: _Told, mention: Mention, text: Text) -> bool:
    """占年度目标的54%、55%: the second stands for the same as the first."""
    between = text.folded[told.mention.quantity.end : mention.quantity.start]
    return between.strip() in {"、", "和", "及"}


def _is_allowed(
    role: Role,
    mention: Mention,
    promises: Sequence[Promise],
    figures: Sequence[Tied | None],
    goal: bool,
) -> bool:
    """A repeated target goes with a share, and so does 其中 where the share is of the whole."""
    if role.name == "part":
        return _is_computed(mention, promises, figures)
    return role.name in _ALLOWED or (goal and role.name == "future")


def _is_computed(
    mention: Mention, promises: Sequence[Promise], figures: Sequence[Tied | None]
) -> bool:
    """Whether the share is what a figure and its target give: 竣工46户,竣工率46% of 100户."""
    return any(
        tied is not None
        and promise.amount > 0
        and promise.unit != "%"
        and agrees(
            mention.quantity.amount, Fraction(tied.candidate.amount) / Fraction(promise.amount)
        )
        for tied, promise in zip(figures, promises, strict=True)
    )


def _rises(mention: Mention) -> bool:
    """完成率由38%升至50%: the second is the share."""
    return bool(
        _written("risen").search(mention.before) and _written("named").search(mention.clause)
    )


def _of_the_site(mention: Mention, promises: Sequence[Promise]) -> bool:
    """形象进度65% is the project's share where one thing is promised in all."""
    return (
        len(promises) == 1
        and promises[0].amount == 1
        and bool(_written("site").search(mention.lead))
    )


def _in_brackets(mention: Mention, text: Text, figures: Sequence[Tied | None]) -> bool:
    """建成4座(80%), 完成17间(17/20,85%), 正在安装中(72%): a share that stands in the brackets of its
    figure, or of what is done where no figure is told."""
    before = text.folded[max(0, mention.quantity.start - 12) : mention.quantity.start]
    opened = _written("bracket").search(before)
    if opened is None:
        return False
    bracket = mention.quantity.start - len(before) + opened.start()
    if not text.folded.startswith((")", ","), mention.quantity.end):
        return False
    ends = {tied.candidate.mention.quantity.end for tied in figures if tied}
    return bracket in ends or (not ends and opened[0] == "(")


def _owners(
    told: _Told, promises: Sequence[Promise], figures: Sequence[Tied | None], goal: bool
) -> list[int]:
    """The promise that is named, the one whose figure stands before, or the only one."""
    if told.prefix:
        scores = [len(told.prefix & promise.own.things) for promise in promises]
        best = max(scores)
        if scores.count(best) == 1:
            return [scores.index(best)]
    start, sentence = told.mention.quantity.start, told.mention.sentence
    counted = _counted(promises) or promises
    before = [
        (tied.candidate.mention.quantity.start, at)
        for at, tied in enumerate(figures)
        if tied and tied.candidate.mention.sentence == sentence and promises[at] in counted
    ]
    before = [(at, owner) for at, owner in before if at < start]
    if before:
        return [max(before)[1]]
    if len(counted) == 1:
        return [promises.index(counted[0])]
    return [at for at, tied in enumerate(figures) if tied is None] if goal else []


def _chosen(options: Sequence[_Told]) -> Share | None:
    """累计 before 本月, the last of several; two that differ are doubtful."""
    if not options:
        return None
    to_date = [told for told in options if told.basis is Basis.CUMULATIVE]
    rest = to_date or [told for told in options if told.basis is not Basis.MONTH] or options
    chosen, first = rest[-1].mention, rest[0].mention
    if chosen.quantity.high is not None:  # 完成百分之六十至七十
        return Share(chosen, ("between",), chosen.quantity.high)
    if chosen.quantity.amount == first.quantity.amount:
        return Share(chosen)
    return Share(chosen, ("several_shares",), first.quantity.amount)


def of_the_year(mention: Mention) -> bool:
    """Whether nothing says that a share is of something else than the year's target."""
    return mention.role() is None and not _written("other_lead").search(_lead(mention))


def is_stated(text: Text, mention: Mention) -> bool:
    """Whether the share is one of the year's target, whatever is promised."""
    return not isinstance(_stated(mention, text, (), (), None, goal=False), Role)


def _written(name: str) -> re.Pattern[str]:
    return pattern("figures/stated_share", name)
