"""Tie the quantities of a goal or progress text to the measures of the promise (取数)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from shishi_cli.domain.measure import Bound
from shishi_cli.extraction.choosing import Candidate, Tied, choose, doubting_repeated_target
from shishi_cli.extraction.context import (
    Event,
    Mention,
    Role,
    Text,
    basis_of,
    event_of,
    is_stated_share,
    role_of,
    shares_event,
    tells_stock,
)
from shishi_cli.extraction.labels import (
    count_word,
    counts_anything,
    factor,
    level_pattern,
    same_count,
)
from shishi_cli.extraction.objects import Around, Fit, around, content, fit
from shishi_cli.extraction.similarity import coverage, same_words
from shishi_cli.extraction.targets import Promise

# In a goal the future is what is meant, and the year's target may be the month's.
_GOAL_IGNORES = frozenset({"future", "last-period"})
_EVENT_WHY = {
    Event.PREPARED: Role("prepared", "none", "前期环节,不是完成数"),
    Event.UNDER_WAY: Role("under-way", "none", "在建或已启动,尚未完成"),
}
_Bid = tuple[tuple[float, float, float], int]  # how well a promise agrees, and which it is
_CLEARLY = 0.1  # by how much a promise's words must agree better than another's
_PERSONS = frozenset({"人", "名", "位"})
_OTHER_UNIT = Role("other-unit", "none", "量词与指标不符")
_GLUED = Role("glued-date", "none", "数字疑与日期粘连")
_OTHER_THING = Role("other-thing", "none", "所数的对象与指标不符")
_STOCK = Role("stock", "none", "保有总数,不是今年新增")
_NO_MEASURE = Role("no-measure", "none", "项目没有可计数的指标")


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
    options = _without_totals(_share_out(options, promises))
    figures = tuple(
        choose(found, promise) for found, promise in zip(options, promises, strict=True)
    )
    if not goal:
        figures = tuple(map(doubting_repeated_target, figures, promises))
    shares = _tie_shares(text, promises, figures, roles)
    return Ties(figures, shares, tuple(roles))


def _candidates(
    mention: Mention, promises: Sequence[Promise], month: int | None, goal: bool
) -> tuple[list[tuple[int, Candidate]], Role | None]:
    """The promises that a quantity may tell of, or the reason why it tells of none."""
    if mention.quantity.doubt == "glued_date":
        return [], _GLUED
    if not promises:
        return [], role_of(mention) or _NO_MEASURE
    told = around(mention)
    found: list[tuple[int, Candidate]] = []
    reason: Role = _OTHER_UNIT
    for at, promise in enumerate(promises):
        candidate = _candidate(mention, told, promise, month, goal)
        if isinstance(candidate, Role):
            reason = candidate
        elif candidate is not None and _marked_for_another(mention, promise, promises):
            reason = _OTHER_THING
        elif candidate is not None:
            found.append((at, candidate))
    return (found, None) if found else ([], reason)


def _candidate(
    mention: Mention, told: Around, promise: Promise, month: int | None, goal: bool
) -> Candidate | Role | None:
    """The quantity as a figure of one promise, or the reason why it is none; None where it
    counts in another unit."""
    role = role_of(mention, promise.words)
    if role is not None and (
        (goal and role.name in _GOAL_IGNORES)
        or (role.name == "standard" and promise.bound is Bound.AT_MOST)  # 平均时间18.5小时
    ):
        role = None
    if role is not None and role.taken == "none":
        return role
    agreement = fit(told, promise.words)
    scale = _scale(mention, promise, agreement)
    if scale is None:
        return None
    if tells_stock(mention) is not promise.stock and (promise.stock or promise.is_new):
        return _STOCK
    event = event_of(mention, promise.words)
    if event in _EVENT_WHY:
        return _EVENT_WHY[event]
    exact = _is_exact(mention, promise)
    if not _counts_the_same(agreement, exact, goal):
        return _OTHER_THING
    doubts = [mention.quantity.doubt]
    if mention.quantity.high is not None:
        doubts.append("between")
    if agreement is Fit.ASIDE and len(told.thing) > 2 and not goal:
        doubts.append("object")
    amount = mention.quantity.amount * scale
    if role is not None and role.name != "part":
        doubts.append(role.name)
    return Candidate(
        mention=mention,
        amount=amount,
        basis=basis_of(mention, month),
        closeness=_closeness(mention, promise),
        fit=agreement,
        exact=exact,
        part=role is not None and role.name == "part",
        finished=event is Event.FINISHED,
        acts=shares_event(same_words(mention.lead + mention.tail), same_words(promise.words)),
        doubts=tuple(filter(None, doubts)),
        alternative=mention.quantity.high and mention.quantity.high * scale,
    )


def _scale(mention: Mention, promise: Promise, agreement: Fit) -> Decimal | None:
    """What brings the amount into the promise's unit, None where the two count different
    things."""
    unit = count_word(mention.quantity.unit)
    if not unit or not promise.unit or mention.after.startswith(f"({promise.unit})"):
        return Decimal(1)  # 完成数339, 251间(套)
    if not same_count(unit, promise.unit) and agreement is not Fit.SAME:
        return None
    if not same_count(unit, promise.unit) and not counts_anything(unit, promise.unit):
        return None  # 个 counts any thing: 411个家庭 of 640户
    return factor(unit, promise.unit) or Decimal(1)


def _is_exact(mention: Mention, promise: Promise) -> bool:
    unit = count_word(mention.quantity.unit)
    return (
        unit in ("", promise.unit)
        or factor(unit, promise.unit) is not None
        or {unit, promise.unit} <= _PERSONS
        or mention.after.startswith(f"({promise.unit})")
    )


def _counts_the_same(agreement: Fit, exact: bool, goal: bool) -> bool:
    """建成2所小学 tells nothing of 新建3所幼儿园; another count word needs words that agree."""
    if agreement is Fit.OTHER:
        return goal and exact  # a goal speaks of the promise, whatever its words
    return exact or agreement >= Fit.SILENT


def _closeness(mention: Mention, promise: Promise) -> tuple[float, float, float]:
    """How well the words around the quantity agree with the promise: how many of the things
    beside it are named, how much of the name they tell, how much of its words the sentence."""
    near = same_words(mention.lead + mention.tail)
    wider = same_words(mention.before[-40:] + mention.tail)
    return (
        float(len(content(near) & content(promise.name))),
        coverage(same_words(promise.name), near),
        coverage(same_words(promise.words), wider),
    )


def _marked_for_another(mention: Mention, promise: Promise, promises: Sequence[Promise]) -> bool:
    """市级完成200户 is not the 区级 measure's, where the promise has one of each."""
    marked = level_pattern().findall(mention.lead[-10:])
    levels = {other.level for other in promises}
    return bool(marked) and marked[-1] in levels and marked[-1] != promise.level


def _share_out(
    options: list[list[Candidate]], promises: Sequence[Promise]
) -> list[list[Candidate]]:
    """Give a quantity that may tell of several promises to the one it agrees with best."""
    bids: dict[int, list[_Bid]] = {}
    mentions: dict[int, Mention] = {}
    for at, found in enumerate(options):
        for candidate in found:
            start = candidate.mention.quantity.start
            bids.setdefault(start, []).append((candidate.closeness, at))
            mentions[start] = candidate.mention
    owner = {
        start: at
        for start, each in bids.items()
        if (at := _best(each, mentions[start], promises)) is not None
    }
    for row in _rows(mentions, len(promises)):
        respectively = "分别" in mentions[row[0]].before
        for at, start in enumerate(row):
            if respectively or start not in owner:
                owner[start] = at
    return [
        [c for c in found if owner.get(c.mention.quantity.start) == at]
        for at, found in enumerate(options)
    ]


def _without_totals(options: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """建成书房和书屋23家,其中书房5家、书屋18家: 23 is of both, and no figure of either."""
    by_sentence: dict[int, list[tuple[int, Candidate]]] = {}
    for at, found in enumerate(options):
        for candidate in found:
            by_sentence.setdefault(candidate.mention.sentence, []).append((at, candidate))
    totals = []
    for told in by_sentence.values():
        amounts = sum((c.amount for _, c in told), Decimal(0))
        totals += [
            c
            for _, c in told
            if 2 * c.amount == amounts and len({at for at, other in told if other is not c}) > 1
        ]
    return [
        [replace(c, part=False) if _is_part_of(c, totals) else c for c in found if c not in totals]
        for found in options
    ]


def _is_part_of(candidate: Candidate, totals: Sequence[Candidate]) -> bool:
    return any(total.mention.sentence == candidate.mention.sentence for total in totals)


def _best(bids: Sequence[_Bid], mention: Mention, promises: Sequence[Promise]) -> int | None:
    """The promise that agrees clearly best, None where the words leave it open."""
    if len(bids) == 1:
        return bids[0][1]
    for score in range(3):
        ranked = sorted(bids, key=lambda bid: -bid[0][score])
        if ranked[0][0][score] - ranked[1][0][score] > _CLEARLY:
            return ranked[0][1]
        # 新增学位1440个, where one of the promises is of just 1440.
        reached = [at for _, at in bids if promises[at].amount == mention.quantity.amount]
        if len(reached) == 1:
            return reached[0]
    return None


def _rows(mentions: Mapping[int, Mention], length: int) -> list[list[int]]:
    """The sentences that have as many numbers as the promise: 新增41、完工26 after 新增400台、
    完工200台. What the words leave open, the order tells there."""
    by_sentence: dict[int, list[int]] = {}
    for start in sorted(mentions):
        by_sentence.setdefault(mentions[start].sentence, []).append(start)
    return [row for row in by_sentence.values() if len(row) == length > 1]


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
