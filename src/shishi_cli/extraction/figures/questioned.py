"""A figure at the target whose own cell puts in question that all of it is done (存疑的完成数)."""

import re
from collections.abc import Iterable
from dataclasses import replace

from shishi_cli.domain.measure import QUESTIONED, Bound
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.mentions.counted_thing import content, says_verb
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

_BUILDINGS = ("栋", "幢")
_ACT = 2  # characters of a verb


def questioning_the_whole(
    tied: Tied | None, promise: Promise, text: Text, others: Iterable[int]
) -> Tied | None:
    """The figure, doubtful where it would finish the promise, and words behind it say that something of
    it is not as it should be: 18个片区已完工,其中5个存在混接,正在整改. `others` are where the numbers of other
    promises begin, of which further words tell."""
    if tied is None or promise.bound is Bound.AT_MOST or tied.candidate.amount < promise.amount:
        return tied
    end = tied.candidate.mention.quantity.end
    behind = text.folded[end : min((at for at in others if at > end), default=None)]
    looks = _written("looks").search(promise.words)  # 抽检7263批次,不合格58批次
    before = tied.candidate.mention.before
    doubted = (
        _doubting(behind, tied.candidate, promise)
        or _written("unsure_source").search(before) is not None
    )
    is_doubted = doubted or _is_about(tied.candidate, promise)
    if (looks or not is_doubted) and not _is_of_others(tied.candidate.mention, promise, text):
        return tied
    return replace(tied, doubts=(*tied.doubts, QUESTIONED))


def _doubting(behind: str, told: Candidate, promise: Promise) -> bool:
    """Whether words put it in question that are not the promise's own (不达标公厕) and that no others take back: 未通过验收的2家
    已整改到位."""
    whole = f"{told.mention.quantity.amount:f}"  # 建成30座,验收合格30座
    found = [m[0] for m in _written("questioned").finditer(behind)]
    if all(words in promise.words or whole in words for words in found):
        return False
    cured = _written("cured").search(behind) and not _written("still").search(behind)
    return not cured


def _is_about(told: Candidate, promise: Promise) -> bool:
    """Whether no more than about the target is told: 已建成约120座, 近20个 of just so many."""
    hedged = told.mention.quantity.bound in (Bound.ABOUT, Bound.LESS_THAN, Bound.AT_MOST)
    return hedged and told.amount == promise.amount and promise.bound is not Bound.ABOUT


def _is_of_others(mention: Mention, promise: Promise, text: Text) -> bool:
    """Whether the words beside the number tell of another kind, of two kinds together, of a stock, or of
    an act that finishes none of what is promised."""
    return (
        _lacks_kind(mention, promise, text)
        or _counts_two_kinds(mention, promise)
        or _is_of_smaller(mention, promise)
        or _tells_other_act(mention, promise)
    )


def _lacks_kind(mention: Mention, promise: Promise, text: Text) -> bool:
    """新增养老床位200张 of 护理型床位: another kind is named, and nowhere the promise's; 托位600个 of 普惠托位 are
    only called by a shorter name."""
    kind = _written("kind").search(promise.name)
    if kind is None or f"非{kind[0]}" in text.folded:
        return kind is not None  # 非护理型
    if kind[0].rstrip("级型") in text.folded or _written("kind").search(text.folded):
        return False  # 国家绿色工厂
    pairs, own = mention.counted.pairs, promise.own.things
    return bool(pairs & own and pairs - own)


def _counts_two_kinds(mention: Mention, promise: Promise) -> bool:
    """建成社区食堂和助餐点15家 of 社区食堂: how many there are of each is not told."""
    listed = _written("listed").search(mention.lead)
    if listed is None or _written("listed").search(promise.name):
        return False
    first, other = content(listed["first"]), content(listed["other"])
    is_verb = says_verb(listed["other"]) or not other
    return bool(first & promise.own.things) and not other & promise.own.things and not is_verb


def _is_of_smaller(mention: Mention, promise: Promise) -> bool:
    """20栋 of 改造老旧小区20个."""
    return "小区" in promise.name and promise.unit == "个" and mention.quantity.unit in _BUILDINGS


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
