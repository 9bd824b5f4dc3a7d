"""Tie the quantities of a goal or progress text to the measures of the promise (取数)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from shishi_cli.domain.measure import Basis
from shishi_cli.extraction.context import (
    Event,
    Mention,
    Role,
    Text,
    basis_of,
    event_of,
    is_stated_share,
    role_of,
)
from shishi_cli.extraction.labels import count_word, factor, level_pattern, same_count
from shishi_cli.extraction.similarity import coverage, pairs, same_words
from shishi_cli.extraction.targets import Promise

# In a goal the future is what is meant, and the year's target may be the month's.
_GOAL_IGNORES = frozenset({"future", "last-period"})
_EVENT_WHY = {
    Event.PREPARED: Role("prepared", "none", "前期环节,不是完成数"),
    Event.UNDER_WAY: Role("under-way", "none", "在建或已启动,尚未完成"),
}
# Closer than this, words alone do not choose between two figures: a doubt is better than a guess.
_AS_GOOD = 0.4
_OTHER_UNIT = Role("other-unit", "none", "量词与指标不符")
_OTHER_THING = Role("other-thing", "none", "所数的对象与指标不符")
_NO_MEASURE = Role("no-measure", "none", "项目没有可计数的指标")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity that may be the figure of a promise (候选数).

    `amount` is in the promise's unit. `closeness` tells how well the words around agree.
    """

    mention: Mention
    amount: Decimal
    basis: Basis
    closeness: float
    part: bool = False
    finished: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tied:
    """The figure chosen for one promise (取定的数), its doubts by code, and the other reading."""

    candidate: Candidate
    doubts: tuple[str, ...] = ()
    alternative: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ties:
    """All that was tied in one text: figures and shares by promise, and what the rest was."""

    figures: tuple[Tied | None, ...]
    shares: tuple[Mention | None, ...]
    roles: tuple[Role | None, ...]  # one a mention; None where it was taken as a figure or share


def tie(text: Text, promises: Sequence[Promise], month: int | None, goal: bool = False) -> Ties:
    """Choose for each promise the figure and the stated share that the text tells of it."""
    roles: list[Role | None] = [None] * len(text.mentions)
    options: list[list[Candidate]] = [[] for _ in promises]
    for i, mention in enumerate(text.mentions):
        if mention.quantity.unit == "%" and not any(p.unit == "%" for p in promises):
            continue
        candidates, roles[i] = _candidates(mention, promises, month, goal)
        for at, candidate in candidates:
            options[at].append(candidate)
    options = _share_out(options, promises)
    figures = tuple(
        _choose(found, promise) for found, promise in zip(options, promises, strict=True)
    )
    if not goal:
        figures = tuple(map(_without_repeated_target, figures, promises))
    shares = _tie_shares(text, promises, figures, roles)
    return Ties(figures, shares, tuple(roles))


def _candidates(
    mention: Mention, promises: Sequence[Promise], month: int | None, goal: bool
) -> tuple[list[tuple[int, Candidate]], Role | None]:
    """The promises that a quantity may tell of, or the reason why it tells of none."""
    role = role_of(mention)
    if role is not None and not (goal and role.name in _GOAL_IGNORES):
        if role.taken == "none":
            return [], role
    else:
        role = None
    if not promises:
        return [], _NO_MEASURE
    found: list[tuple[int, Candidate]] = []
    reason = _OTHER_UNIT
    for at, promise in enumerate(promises):
        amount = _in_unit_of(promise, mention)
        if amount is None:
            continue
        event = event_of(mention, promise.words)
        if event in _EVENT_WHY:
            reason = _EVENT_WHY[event]
            continue
        closeness = _closeness(mention, promise)
        if closeness is None or _marked_for_another(mention, promise, promises):
            reason = _OTHER_THING
            continue
        doubts = tuple(filter(None, (mention.quantity.doubt, role.name if role else "")))
        part = role is not None and role.name == "part"
        doubts = tuple(d for d in doubts if d != "part")
        basis = basis_of(mention, month)
        candidate = Candidate(
            mention, amount, basis, closeness, part, event is Event.FINISHED, doubts
        )
        found.append((at, candidate))
    return (found, None) if found else ([], reason)


def _in_unit_of(promise: Promise, mention: Mention) -> Decimal | None:
    """The amount in the promise's unit, None where the two count different things."""
    unit = count_word(mention.quantity.unit)
    if mention.quantity.high is not None or mention.quantity.doubt == "glued_date":
        return None
    if not unit or not promise.unit:
        return mention.quantity.amount
    if not same_count(unit, promise.unit):
        return None
    scale = factor(unit, promise.unit)
    return mention.quantity.amount * scale if scale is not None else mention.quantity.amount


def _closeness(mention: Mention, promise: Promise) -> float | None:
    """How well the words around the quantity agree with the promise's; None if they speak
    of something else."""
    around = same_words(mention.lead + mention.tail)
    near = same_words(mention.before[-40:] + mention.tail)
    wanted = same_words(promise.words)
    score = coverage(same_words(promise.name), around) + 0.5 * coverage(wanted, near)
    thing = _thing(mention)
    exact = count_word(mention.quantity.unit) == promise.unit
    if thing and not set(thing) & set(wanted):
        return None  # 建成2所小学 tells nothing of 新建3所幼儿园
    if not exact and not (pairs(wanted) & pairs(near)):
        return None  # another count word needs some word that agrees
    return score + (0.2 if exact else 0.0)


def _marked_for_another(mention: Mention, promise: Promise, promises: Sequence[Promise]) -> bool:
    """市级完成200户 is not the 区级 measure's, where the promise has one of each."""
    marked = level_pattern().findall(mention.lead[-10:])
    levels = {other.level for other in promises}
    return bool(marked) and marked[-1] in levels and marked[-1] != promise.level


def _thing(mention: Mention) -> str:
    """The noun that stands right behind the quantity, as far as it can be told."""
    tail = mention.tail
    for stop in ("的", "已", "(", "实", "完成", "正", "均", "全部", "左右", "以上", "进行", "开展"):
        tail = tail.partition(stop)[0]
    return same_words(tail)[:8] if len(tail) >= 2 else ""


def _share_out(
    options: list[list[Candidate]], promises: Sequence[Promise]
) -> list[list[Candidate]]:
    """Give a quantity that may tell of several promises to the one it agrees with best."""
    claims: dict[int, list[tuple[float, int]]] = {}
    for at, found in enumerate(options):
        for candidate in found:
            start = candidate.mention.quantity.start
            claims.setdefault(start, []).append((candidate.closeness, at))
    owner: dict[int, int] = {}
    level: list[int] = []
    for start, bids in claims.items():
        bids.sort(key=lambda bid: -bid[0])
        if len(bids) == 1 or bids[0][0] - bids[1][0] > 0.1:
            owner[start] = bids[0][1]
        else:
            level.append(start)
    # 新增41、完工26 after 新增400台、完工200台: what the words leave open, the order tells,
    # but only where the sentence has as many numbers as the promise.
    if level and len(claims) == len(promises):
        for at, start in enumerate(sorted(claims)):
            owner.setdefault(start, at)
    return [
        [c for c in found if owner.get(c.mention.quantity.start) == at]
        for at, found in enumerate(options)
    ]


def _choose(found: Sequence[Candidate], promise: Promise) -> Tied | None:
    """One figure of several: a whole before parts, 累计 before 本月, the closest before others."""
    whole = [c for c in found if not c.part]
    if not whole:
        parts = [c for c in found if c.part]
        return Tied(parts[0], (*parts[0].doubts, "part")) if len(parts) == 1 else None
    for better in _PREFERENCES:
        preferred = [c for c in whole if better(c)]
        whole = preferred or whole
    best = max(c.closeness for c in whole)
    close = [c for c in whole if best - c.closeness < _AS_GOOD]
    amounts = {c.amount for c in close}
    chosen = close[-1]
    if len(amounts) == 1:
        return Tied(chosen, chosen.doubts)
    largest = max(close, key=lambda c: c.amount)
    rest = sum((c.amount for c in close if c is not largest), Decimal(0))
    if largest.amount == rest:  # A镇5个、B镇7个,合计12个
        return Tied(largest, largest.doubts)
    if len({c.mention.sentence for c in close}) == 1 and len(close) == len(amounts):
        # 送戏39场,放电影195场: adding the parts is a judgement, so it is offered for review.
        total = sum(amounts, Decimal(0))
        summed = replace(chosen, amount=total, doubts=())
        return Tied(summed, ("sum_of_parts",), largest.amount)
    return Tied(chosen, (*chosen.doubts, "several"), close[0].amount)


_PREFERENCES: tuple[Callable[[Candidate], bool], ...] = (
    lambda c: c.basis is Basis.CUMULATIVE,
    lambda c: c.basis is not Basis.MONTH,
    lambda c: c.finished,  # 签约188台,投入使用112台
)


def _without_repeated_target(tied: Tied | None, promise: Promise) -> Tied | None:
    """A number that equals the target without a word of completion is the target again."""
    if tied is None or tied.candidate.amount != promise.amount:
        return tied
    mention = tied.candidate.mention
    if event_of(mention, "") is Event.FINISHED or _says_done(mention):
        return tied
    return None


def _says_done(mention: Mention) -> bool:
    return any(word in mention.clause for word in ("已", "完成", "累计", "共", "全部", "达"))


def _tie_shares(
    text: Text,
    promises: Sequence[Promise],
    figures: Sequence[Tied | None],
    roles: list[Role | None],
) -> tuple[Mention | None, ...]:
    """Give each stated share to the promise whose figure stands before it, or the only one."""
    shares: list[Mention | None] = [None] * len(promises)
    for i, mention in enumerate(text.mentions):
        if mention.quantity.unit != "%" or any(
            t and t.candidate.mention is mention for t in figures
        ):
            continue
        roles[i] = role_of(mention)
        if roles[i] is not None and roles[i].name not in {"target-repeated", "excess"}:  # type: ignore[union-attr]
            continue
        quantity = mention.quantity
        opened = text.folded[: quantity.start].endswith("(")
        bracketed = opened and text.folded.startswith(")", quantity.end)  # 建成4座(80%)
        if not is_stated_share(mention) and not bracketed:
            roles[i] = roles[i] or Role("other-share", "none", "不是占年度目标的百分比")
            continue
        at = _owner_of_share(mention, promises, figures)
        if at is None:
            roles[i] = Role("share-of-which", "none", "不能确定是哪个指标的百分比")
        else:
            shares[at], roles[i] = mention, None
    return tuple(shares)


def _owner_of_share(
    mention: Mention, promises: Sequence[Promise], figures: Sequence[Tied | None]
) -> int | None:
    before = [
        (tied.candidate.mention.quantity.start, at)
        for at, tied in enumerate(figures)
        if tied
        and tied.candidate.mention.quantity.start < mention.quantity.start
        and tied.candidate.mention.sentence == mention.sentence
    ]
    if before:
        return max(before)[1]
    return 0 if len(promises) == 1 else None
