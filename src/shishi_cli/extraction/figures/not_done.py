"""Of two readings that are left open, the one that does not call the project done (宁未完)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.domain.count_units import PERSONS
from shishi_cli.domain.measure import MAGNITUDE, QUESTIONED, Basis, Bound
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.of_several import are_acts
from shishi_cli.extraction.figures.repeated import tells_all_done
from shishi_cli.extraction.figures.says_done import promises_earlier_stage
from shishi_cli.extraction.figures.stages import may_be_stages
from shishi_cli.extraction.figures.tied import Tied, adds_up
from shishi_cli.extraction.mentions.counted_thing import Fit
from shishi_cli.extraction.mentions.mentions import Mention
from shishi_cli.extraction.mentions.wording import promises_use
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

# Of these the same ones may be counted twice: screened for one thing and for another.
_NAME = 2  # characters that name a part
_SAME_ONES = PERSONS | {"人次", "对"}


def not_done_on_doubt(
    tied: Tied | None, found: Sequence[Candidate], promise: Promise
) -> Tied | None:
    """The figure that does not reach the target, where another one may be meant as well: 第一针6412人,
    第二针2301人 of 8000; 涉及200公里,已完工143.6公里 of 200; 220块制作完成,安装93块 of 220."""
    if tied is None or tied.candidate.amount < promise.amount:
        return tied
    if not adds_up(promise):
        return _doubting_rate(tied, found, promise)
    if "sum_of_parts" in tied.doubts and _tell_promised_parts(found, promise):
        return replace(tied, doubts=(*tied.doubts, QUESTIONED))
    if _is_left_open(tied, found, promise):
        below = [one.amount for one in found if one.exact and one.amount < promise.amount]
        less = max(below, default=tied.alternative) if "sum_of_parts" in tied.doubts else None
        less = tied.alternative if less is None else less
        if less is not None and less < promise.amount:
            amount = tied.candidate.amount
            return replace(tied, candidate=replace(tied.candidate, amount=less), alternative=amount)
    told = [one for one in found if not one.rest]
    fewer = [one for one in told if _tells_less(one, tied.candidate, promise)]
    if MAGNITUDE in tied.candidate.doubts:  # 2021年以来累计加固3260户,其中今年412户 of 600
        fewer += [one for one in told if _may_be_of_year(one, promise)]
    if not fewer or _are_its_parts(fewer, tied.candidate.amount):
        return tied
    doubts = (*fewer[-1].doubts, "several")
    return Tied(fewer[-1], doubts, tied.candidate.amount)


def _doubting_rate(tied: Tied, found: Sequence[Candidate], promise: Promise) -> Tied:
    """The rate, in question where words do not tell it from a lower one: 产前筛查率95.2%,婚检率79.5% of 婚前医学检查率85%."""
    alike = [one for one in found if one.exact and one.fit >= tied.candidate.fit]
    lower = any(one.amount < promise.amount for one in alike)
    if promise.bound is Bound.AT_MOST or "several" not in tied.doubts or not lower:
        return tied
    return replace(tied, doubts=(*tied.doubts, QUESTIONED))


def _is_left_open(tied: Tied, found: Sequence[Candidate], promise: Promise) -> bool:
    amount, doubts = tied.candidate.amount, tied.doubts
    if "sum_of_parts" in doubts:
        # 首批13件已上线,第二批8件在开发: not all of them are told as done
        told = {one.finished or one.mention.evidence.says_done for one in found if one.exact}
        # 路基完成131公里,路面完成96公里 of 150: two stages of the same ones
        occasions = tied.candidate.mention.is_occasion
        acts = are_acts([one for one in found if one.exact], promise)  # 新开5条,优化8条 of 12
        terms = {_term(one) for one in found if one.exact}  # 春季学期4715人次,秋季学期4602人次
        of_terms = len(terms) == len(found) and "" not in terms
        over = amount > promise.amount and not (occasions or acts or of_terms)
        listed = [one for one in found if one.exact and one.mention.at == tied.candidate.mention.at]
        over = over or (may_be_stages(listed, promise) and not acts)
        return promise.unit in _SAME_ONES or over or len(told) > 1
    return "object" in doubts or ("several" in doubts and amount == promise.amount)


def _tell_promised_parts(found: Sequence[Candidate], promise: Promise) -> bool:
    """Whether each is of a part that the promise names: 城区改了20座,镇村改了17座 of 36座,其中城区20座、镇村16座. Together they reach
    it; whether each does is for a person to see."""
    parts = promise.words.partition("其中")[2]
    return bool(parts) and all(one.mention.lead[:_NAME] in parts for one in found if one.exact)


def _term(one: Candidate) -> str:
    """The season or half of the year that the words before a number name."""
    found = pattern("figures/not_done", "term").search(one.mention.lead)
    return found[0] if found else ""


def _may_be_of_year(one: Candidate, promise: Promise) -> bool:
    """Whether a number beside one that is far too large may be the figure: a part of that is not,
    累计新增5360个,其中利用人防工程120个, unless it is the year's."""
    of_year = not one.part or one.mention.wording.is_of_this_year
    return one.exact and of_year and one.amount <= promise.amount


def _tells_less(other: Candidate, chosen: Candidate, promise: Promise) -> bool:
    """Whether a number behind the chosen one tells fewer of the same, further on: those finished, or
    any in its sentence."""
    mention, before = other.mention, chosen.mention
    if not other.exact or other.fit < Fit.SILENT or other.amount >= promise.amount:
        return False
    if chosen.witnessed or before.wording.is_total or mention.quantity.unit != before.quantity.unit:
        return False
    if mention.quantity.start < before.quantity.end or other.basis is Basis.MONTH:
        return False
    if tells_all_done(before) or (chosen.acts and promises_earlier_stage(promise)):
        return False  # 36个小区改造全部完工,30个已完成竣工初验; 开工33个 is promised: 33个开工,17个完工
    if chosen.finished and mention.wording.is_of_use and not promises_use(promise.words):
        return False  # 竣工1850户,入住1622户
    if other.part and (chosen.finished or not other.finished):
        return False  # 播种52.84万亩,其中夏粮18.36万亩, but 64个已全部立项,其中改造完成51个
    if promise.unit in PERSONS and _names_others(mention, promise) > _names_others(before, promise):
        return False  # 失业人员再就业3874人,就业困难人员实现就业918人
    if mention.counted.pairs - promise.own.things:
        return False  # 新增就业7156人,失业人员再就业2310人
    return other.finished or mention.sentence == before.sentence


def _names_others(mention: Mention, promise: Promise) -> bool:
    """Whether the words before the number name other persons than those promised."""
    named = pattern("figures/guards", "persons").findall(mention.lead)
    return any(one not in promise.own.words for one in named)


def _are_its_parts(parts: Sequence[Candidate], amount: Decimal) -> bool:
    """更新改造46台,其中更新31台、改造15台."""
    return sum((part.amount for part in parts), Decimal(0)) == amount
