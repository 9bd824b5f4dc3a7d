"""Numbers that repeat the promise or answer for a stage of it, and are no figure (重述)."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from shishi_cli.domain.measure import Basis, Bound
from shishi_cli.domain.shares import agrees
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.which_share import of_the_year
from shishi_cli.extraction.mentions.counted_thing import says_verb
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.numbers.units import same_count
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.clauses import sentence_around

# What is told of other things of the same count, so that not all of them are done.
_OPEN = frozenset({"negated", "under-way", "prepared", "rest"})
_RULES = "figures/repeated"


def without_repeated(
    found: Sequence[Candidate],
    promise: Promise,
    text: Text,
    left: Sequence[Mention],
    others: Mapping[int, bool] = MappingProxyType({}),
) -> list[Candidate]:
    """The candidates without those that only say again what is promised: 36 of 新建驿站36座,目前31座
    动工,14座开放; and without those of a stage, where the promised act is told as not begun.

    Where all of them are told as done, that number alone is left. `left` are the numbers of the same
    promise that are told as not done, `others` say where those of other promises
    begin, and which of them tell something else than the target.
    """
    whole = [c for c in found if c.amount >= promise.amount and not c.part]
    if done := [c for c in whole if tells_all_done(c.mention)]:
        return done  # 36个小区改造全部完工,30个已完成竣工初验
    acts = set(_written("not_done").findall(text.folded)) & promise.own.things
    return [
        c
        for c in found
        if not (acts and not _names(c, acts))
        and (_is_listed(c.mention, text, others) or not _repeats(c, promise, text, left))
    ]


def of_this_year(found: Sequence[Candidate], promise: Promise) -> list[Candidate]:
    """1至6月完成投资4.1亿元;累计完成投资21亿元: a total since the work began is none of the year's,
    where the year's stands beside it."""
    told = [c for c in found if c.basis is Basis.CUMULATIVE]
    dated = [c for c in told if c.last is not None and "stale" not in c.doubts and not c.part]
    if not dated:
        return [*found]
    return [c for c in found if c in dated or c not in told or c.amount <= promise.amount]


def without_excess(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without what is over the target, where the whole stands beside it: 建成端口1208个,超额完成
    8个 of 1200."""
    totals = {c.amount for c in found if c.alternative is None}
    return [c for c in found if "excess" not in c.doubts or c.alternative not in totals]


def without_limit(found: Sequence[Candidate], promise: Promise) -> list[Candidate]:
    """The candidates without the limit told again: 漏损率8.81%,控制在9%以内."""
    if promise.bound is not Bound.AT_MOST:
        return [*found]
    told = [
        c
        for c in found
        if c.amount != promise.amount or c.mention.quantity.bound is not Bound.AT_MOST
    ]
    return told or [*found]


def tells_this_year(text: Text) -> bool:
    """Whether the cell tells this year's apart: 2022年已建成28座;今年计划新建30座."""
    return pattern("mentions/wording", "this_year").search(text.folded) is not None


def open_numbers(
    text: Text,
    roles: Sequence[Role | None],
    options: Sequence[Sequence[Candidate]],
    promises: Sequence[Promise],
) -> tuple[list[list[Mention]], list[list[Mention]]]:
    """For each promise the numbers told as not done that may be of it, 3座正在装修, and apart from
    them the rests, 余下1家还在布展.

    A rest that makes one promise whole is of that one: 省级3家、县级5家建成,余下1家 of 3 and 6.
    """
    open_ones: list[list[Mention]] = [[] for _ in promises]
    rests: list[list[Mention]] = [[] for _ in promises]
    for mention, role in zip(text.mentions, roles, strict=True):
        if role is None or role.name not in _OPEN or _is_listed_part(mention):
            continue
        whole = [
            at
            for at, promise in enumerate(promises)
            if any(c.amount + mention.quantity.amount == promise.amount for c in options[at])
        ]
        for at in whole or _of_number_before(mention, options) or range(len(promises)):
            (rests if role.name == "rest" else open_ones)[at].append(mention)
    return open_ones, rests


def _of_number_before(mention: Mention, options: Sequence[Sequence[Candidate]]) -> list[int]:
    """The promise of the number that stands before a rest in its sentence: 新增义务教育学位2970个,另有630个."""
    before = [
        (c.mention.quantity.start, at)
        for at, found in enumerate(options)
        for c in found
        if c.mention.sentence == mention.sentence
        and c.mention.quantity.start < mention.quantity.start
    ]
    return [max(before)[1]] if before else []


def _is_listed_part(mention: Mention) -> bool:
    """Whether it ends a list of parts: 其中肢体残疾96户、其他残疾23户 leaves no rest."""
    return bool(mention.led) and "其中" in mention.before


def _names(candidate: Candidate, acts: set[str]) -> bool:
    return any(act in candidate.mention.clause for act in acts) or candidate.finished


def _repeats(candidate: Candidate, promise: Promise, text: Text, left: Sequence[Mention]) -> bool:
    mention = candidate.mention
    if candidate.amount != promise.amount or promise.unit == "%" or candidate.witnessed:
        return False
    end = mention.quantity.end + len(mention.after)
    if text.folded.startswith(":", end) and mention.at < mention.quantity.start:
        return True  # 竣工6个项目:东山里等2个项目基本完工
    if mention.events.nearest("") is Event.FINISHED:
        return False
    if any(_is_finished_part(other, mention, promise) for other in text.mentions):
        return True
    if mention.events.are_promised(promise.words) or tells_all_done(mention):
        return False
    if _counts_all(mention) and any(_is_open_behind(other, mention) for other in text.mentions):
        return True
    less = any(_is_less(other, mention, promise) for other in left)
    return less or _is_plan(mention, promise, text)


def _is_plan(mention: Mention, promise: Promise, text: Text) -> bool:
    """Whether the rest of the sentence tells no more of the target than a step before it."""
    _, stop = sentence_around(text.folded, mention.quantity.start, mention.quantity.end)
    behind = text.folded[mention.quantity.end + len(mention.after) : stop].strip(",。;、 ")
    if mention.evidence.says_done or len(behind) < 2 or _goes_on(mention, text):
        return False
    if mention.lead.endswith(tuple(promise.acts)):
        return False  # 健身路径更新40条,共安装器材387件
    if says_verb(mention.lead):  # 全年更换水表3200只,水表已采购到货
        finished = tells(behind, Event.FINISHED) or "完成" in behind
        counted = any(letter.isdigit() for letter in behind)  # 工作室设立30个,148个村与律师签约
        return tells(behind, Event.PREPARED) and not (finished or counted)
    return not (tells(behind, Event.FINISHED) or _written("all_done").search(behind))


def _goes_on(mention: Mention, text: Text) -> bool:
    """Whether the clause before tells another number as done, and this one in the same way: 已完成管网改造38.4公里,换热站
    改造26座."""
    before = [m for m in text.mentions if m.quantity.end <= mention.quantity.start]
    last = before[-1] if before and before[-1].sentence == mention.sentence else None
    if last is None or not last.evidence.says_done or last.tail:
        return False
    return len(mention.lead) > 2 and mention.lead[-2:] == last.lead[-2:]


def told_of_others(
    options: Sequence[Sequence[Candidate]], promises: Sequence[Promise]
) -> list[Mapping[int, bool]]:
    """For each promise where the numbers of the others begin, and which of them say something else
    than is promised."""
    told = [
        {c.mention.quantity.start: c.amount != promise.amount for c in found if c.exact}
        for found, promise in zip(options, promises, strict=True)
    ]
    return [
        {
            start: is_news
            for other, each in enumerate(told)
            if other != at
            for start, is_news in each.items()
        }
        for at in range(len(promises))
    ]


def _is_listed(mention: Mention, text: Text, others: Mapping[int, bool]) -> bool:
    """Whether the sentence is a bare list of numbers, all others of other promises, and one of them
    not its target: 口袋公园18个,泊位2860个, where 18个 and 3000个 are promised."""
    if not others:
        return False
    begin, end = sentence_around(text.folded, mention.quantity.start, mention.quantity.end)
    row = [m for m in text.mentions if begin <= m.quantity.start < end and not _is_part(m)]
    starts = [m.quantity.start for m in row if m is not mention]
    return (
        all(start in others for start in starts)
        and any(others[start] for start in starts)
        and not any(m.tail.strip(",、;。 ") or says_verb(m.lead) for m in row)
    )


def _is_part(mention: Mention) -> bool:
    role = mention.role()
    return role is not None and role.name == "part"


def _counts_all(mention: Mention) -> bool:
    """Whether the number only tells how many there are in all: 共2处合计620套, but not 共完成620套."""
    if _written("in_all").search(mention.before) is None:
        return False
    return _written("told_done").search(mention.clause) is None


def _is_open_behind(other: Mention, mention: Mention) -> bool:
    """Whether what is told behind is not done: 站前地块(312套)已完成总工程量的90%,计划12月完成."""
    if other.quantity.start < mention.quantity.end or other.quantity.doubt:
        return False
    if other.quantity.unit == "%":
        share = other.share
        return other.quantity.amount < 100 and share is not None and not share.is_of_task
    role = other.role()
    return role is not None and role.name in {*_OPEN - {"rest"}, "future"}


def tells_all_done(mention: Mention) -> bool:
    """Whether the task of all of them is told as done, whatever is still open of it: 500户改造任务已全部完成,
    其中498户已通过验收,2户正在整改资料."""
    return _written("task_all_done").match(mention.after) is not None


def _is_finished_part(other: Mention, whole: Mention, promise: Promise) -> bool:
    """Whether a number behind one of which nothing is told as done tells how many are: 大修道路8条,
    其中完成5条 of 大修道路8条."""
    told = pattern("figures/breakdowns", "finished_part").search(other.lead) and not other.tail
    return bool(told) and _is_less(other, whole, promise)


def _is_less(other: Mention, mention: Mention, promise: Promise) -> bool:
    """Whether fewer of the same count are told behind it in the same sentence."""
    return (
        other.quantity.start > mention.quantity.end
        and other.sentence == mention.sentence
        and other.quantity.amount < promise.amount
        and same_count(other.quantity.unit, mention.quantity.unit)
    )


def is_witnessed(mention: Mention, share: Fraction, text: Text) -> bool:
    """Whether a share printed behind the number in its sentence is the one that it makes: the best
    witness that it is the figure."""
    opened = text.folded.rfind("(", 0, mention.quantity.start)
    return any(
        other.quantity.unit == "%"
        and other.sentence == mention.sentence
        and (other.quantity.start > mention.quantity.end or other.quantity.end == opened)
        and agrees(other.quantity.amount, share)
        and of_the_year(other)
        for other in text.mentions
    )


def _written(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
