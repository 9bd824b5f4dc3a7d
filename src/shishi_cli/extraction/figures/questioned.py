"""A figure at the target whose own cell puts in question that all of it is done (存疑的完成数)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.domain.count_units import PERSONS
from shishi_cli.domain.measure import QUESTIONED, Bound
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.other_kind import counts_other_kind, is_told_apart
from shishi_cli.extraction.figures.short_of import lacks_a_condition
from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.numbers.find_quantities import Quantity, find_quantities
from shishi_cli.extraction.numbers.units import factor
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

_BEHIND = ("questioned", "not_yet", "waiting", "fewer", "failed", "other_count", "left")
_NEAR = 7  # characters behind a mark
_NAME = 3  # characters that tell a thing
_ACT = 2  # characters of a verb
_DECEMBER = 12
_CERTIFICATE = "证"


def questioning_the_whole(
    tied: Tied | None,
    promise: Promise,
    text: Text,
    others: Iterable[int],
    promises: Sequence[Promise],
) -> Tied | None:
    """The figure, doubtful where it would finish the promise, and words behind it say that something of
    it is not as it should be: 18个片区已完工,其中5个存在混接,正在整改. `others` are where the numbers of other
    promises begin, of which further words tell, as do those behind their names."""
    if tied is None or promise.bound is Bound.AT_MOST or tied.candidate.amount < promise.amount:
        return tied
    end = tied.candidate.mention.quantity.end
    others = [*others, *_where_named(promise, promises, text, end)]
    behind = text.folded[end : min((at for at in others if at > end), default=None)]
    looks = _written("looks").search(promise.words)  # 抽检7263批次,不合格58批次
    before = tied.candidate.mention.before
    doubted = (
        _doubting(behind, tied.candidate, promise)
        or _lacks_second_act(behind, tied.candidate, promise)
        or lacks_a_condition(promise, text)
        or _written("unsure_source").search(before) is not None
    )
    # 全区6个镇每镇至少1个, of which 7 are built: one may have two, and another none
    uneven = promise.doubt == "each" and tied.candidate.amount > promise.amount
    is_doubted = doubted or uneven or _is_about(tied.candidate, promise)
    mention = tied.candidate.mention
    of_others = counts_other_kind(mention, promise, text) or _tells_other_act(mention, promise)
    of_others = of_others or is_told_apart(mention, promise, text, others)
    if (looks or not is_doubted) and not of_others:
        return tied
    return replace(tied, doubts=(*tied.doubts, QUESTIONED))


def questioning_its_part(tied: Tied | None, text: Text) -> Tied | None:
    """The figure, doubtful where one of those that it counts is named as not as it should be: 完成6家,其中荷花市场因消防
    复查不合格正在返工."""
    if tied is None or tied.doubts:
        return tied
    behind = text.folded[tied.candidate.mention.quantity.end :]
    found = _written("named_part").match(behind)
    if found is None or _is_cured(behind, found):
        return tied
    return replace(tied, doubts=(QUESTIONED,))


def questioning_what_is_to_come(
    tied: Tied | None, promise: Promise, month: int | None
) -> Tied | None:
    """The figure, doubtful where it would finish the promise by a later month, 到12月底新增2.1万人 in October, or one of what is
    paid in each month of the year. October's reports come in in November."""
    if tied is None or month is None:
        return tied
    goes_on = month < _DECEMBER and _written("all_year").search(promise.words)
    if not goes_on and (tied.candidate.last or month) <= month + 1:
        return tied
    is_whole = promise.bound is not Bound.AT_MOST and tied.candidate.amount >= promise.amount
    return replace(tied, doubts=(*tied.doubts, QUESTIONED)) if is_whole else tied


def _where_named(
    promise: Promise, promises: Sequence[Promise], text: Text, start: int
) -> Iterator[int]:
    """Where the other promises are named behind `start`, as a clause begins: 积水点 of 整治积水点15处."""
    for one in promises:
        name = one.name[-_NAME:]
        at = (
            text.folded.find(name, start) if one is not promise and name not in promise.name else -1
        )
        if at > 0 and any(mark in text.folded[max(start, at - _NEAR) : at] for mark in ",。;"):
            yield at


def _doubting(behind: str, told: Candidate, promise: Promise) -> bool:
    """Whether words put it in question that are not the promise's own (不达标公厕) and that no others take back: 未通过验收的2家
    已整改到位."""
    private = _written("private").search(behind)
    if (
        private
        and _written("public").search(promise.words)
        and private[str(private.lastgroup)] not in promise.words
    ):
        return True
    quantity = told.mention.quantity
    return any(
        match[0] not in promise.words
        and not _is_cured(behind, match)
        and (name != "fewer" or _counts_fewer(behind, match, quantity, promise.amount))
        and (name != "left" or _may_count_it(match[0], quantity))
        for name in _BEHIND
        if name != "left" or promise.unit != "%"  # 覆盖率98%,推进剩余食堂接入
        for match in _written(name).finditer(behind)
    )


def _lacks_second_act(behind: str, told: Candidate, promise: Promise) -> bool:
    """Whether fewer are told of the second act that is promised: 9条均完成治理,7条获准销号 of 治理9条并销号."""
    second = _written("second_act").search(promise.words)
    act = second["act"] if second else ""
    if not act and pattern("figures/guards", "certificate").search(promise.words):
        act = _CERTIFICATE  # 培训3105人,考核取证2688人 of 3000人取得证书
    return bool(act) and any(
        one.amount < promise.amount
        and _is_alike(one, told.mention.quantity)
        and act in _clause_around(behind, one.start, one.end)
        for one in find_quantities(behind)
    )


def _clause_around(words: str, start: int, end: int) -> str:
    before = compiled("[,。;]").split(words[:start])[-1]
    return before + compiled("[,。;]").split(words[end:])[0]


def _may_count_it(words: str, whole: Quantity) -> bool:
    """Whether no number stands there, or one of the same unit: 剩余3处场地 of 402件 does not."""
    numbers = find_quantities(words)
    return not numbers or any(_is_alike(number, whole) for number in numbers)


def _is_alike(number: Quantity, whole: Quantity) -> bool:
    if number.unit in PERSONS and whole.unit in PERSONS:
        return True
    return number.unit.removesuffix("次") == whole.unit.removesuffix("次")  # 人 of 人次


def _counts_fewer(behind: str, match: re.Match[str], whole: Quantity, promised: Decimal) -> bool:
    """Whether the number at the match's end counts the same, and is less than was promised: 验收合格43公里 of
    50公里, and neither 验收3次 nor 实际51公里."""
    for number in find_quantities(behind[match.end() - 1 :])[:1]:
        times = 1 if _is_alike(number, whole) else factor(number.unit, whole.unit)
        return number.start == 0 and times is not None and number.amount * times < promised
    return False


def _is_cured(behind: str, match: re.Match[str]) -> bool:
    """Whether the clause of the match, or the next, says that it is as it should be by now."""
    begin = max(behind.rfind(mark, 0, match.start()) for mark in ",。;") + 1
    clauses = compiled("[,。;]").split(behind[begin:])
    told = ",".join(clauses[: 1 + sum(map(match[0].count, ",。;")) + 1])
    return _written("cured").search(told) is not None and not _written("still").search(told)


def _is_about(told: Candidate, promise: Promise) -> bool:
    """Whether no more than about the target is told: 已建成约120座, 近20个 of just so many."""
    hedged = told.mention.quantity.bound in (Bound.ABOUT, Bound.LESS_THAN, Bound.AT_MOST)
    return hedged and told.amount == promise.amount and promise.bound is not Bound.ABOUT


def _tells_other_act(mention: Mention, promise: Promise) -> bool:
    """谋划30个 of 建成30个, 检测500间 of 更换, 第一针3000人 of 接种: unless it is what is promised."""
    told = _written("other_act").search(mention.lead)
    if told is None or told["act"] in promise.words or _written("looks").search(promise.words):
        return False
    before, behind = mention.lead[: told.start()], mention.lead[told.end("act") :]
    acts = {*promise.acts, promise.name[:_ACT]}
    done = tells(behind, Event.FINISHED) or any(act in behind for act in acts)
    return not done and not before.endswith("并")  # 受理并办结, 检查时更换, 新建并备案


def _written(name: str) -> re.Pattern[str]:
    return pattern("figures/questioned", name)
