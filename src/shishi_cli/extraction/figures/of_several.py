"""One figure of several numbers that stand alike: their sum, or one and a doubt (并列的数)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.extraction.figures.candidates import FAR_MORE, Candidate
from shishi_cli.extraction.figures.stages import are_stages
from shishi_cli.extraction.figures.tied import Tied, adds_up
from shishi_cli.extraction.promises.read_promises import Promise

# Closer than this, words alone do not choose between two figures: a doubt is better than a guess.
_AS_GOOD = 0.4


def of_several(whole: Sequence[Candidate], promise: Promise) -> Tied:
    """The figure of several that words alone do not tell apart: a sum of parts, or one with the other."""
    best = max(whole, key=_score)
    close = [
        c for c in whole if _score(best) - _score(c) < _AS_GOOD or c.mention.at == best.mention.at
    ]
    amounts = {c.amount for c in close}
    chosen = close[-1]
    if len(amounts) == 1 and len(close) == 2 and _are_two(close):
        return Tied(chosen, ("several",), 2 * chosen.amount)
    if len(amounts) == 1:
        return Tied(chosen, chosen.doubts, chosen.alternative)
    first, last = close[0], close[-1]
    if first.mention.wording.is_of_dose and last.mention.wording.is_of_dose:
        return Tied(first, (*first.doubts, "several"), last.amount)  # 第一针7012人,第二针1248人
    listed = len({c.mention.at for c in close}) == 1
    total = sum((c.amount for c in close), Decimal(0))
    fits = adds_up(promise) and total <= FAR_MORE * promise.amount
    totals = [c for c in close if c.mention.wording.is_total]
    # 累计敷设主管9.7公里、支管4.2公里
    led = totals == [first] and all(c.mention.led for c in close[1:])
    are_parts = (led or not totals) and (_are_parts(close) or are_acts(close, promise))
    are_parts = are_parts and not first.mention.lead.endswith("在")  # 在58个小区建成分类亭63个
    are_parts = are_parts and not are_stages(close)
    if fits and (listed or len(close) == len(amounts)) and are_parts:
        # 送戏39场,放电影195场: adding the parts is a judgement, so it is offered for review.
        summed = replace(chosen, amount=total, doubts=())
        return Tied(summed, ("sum_of_parts",), max(amounts))
    if first.mention.sentence == last.mention.sentence:  # 新建站点24个,提档升级12个
        return Tied(first, (*first.doubts, "several"), last.amount)
    return Tied(last, (*last.doubts, "several"), first.amount)


def _are_two(close: Sequence[Candidate]) -> bool:
    """Whether two equal numbers may be of two things: 城区安装120盏,乡镇安装120盏."""
    first, last = (c.mention.lead for c in close)
    return first != last and len(first) > 2 and first[-2:] == last[-2:]


def _are_parts(close: Sequence[Candidate]) -> bool:
    """Whether numbers are listed (新建13座、改建11座), or stand alike in one sentence: as occasions,
    or behind the same word (公园绿地增加13公顷,防护绿地增加7公顷)."""
    alike = all(c.mention.is_occasion for c in close)
    words = {c.mention.lead[-2:] for c in close}
    alike = alike or (len(words) == 1 and "" not in words)
    return len({c.mention.sentence if alike else c.mention.at for c in close}) == 1


def are_acts(close: Sequence[Candidate], promise: Promise) -> bool:
    """Whether each is of another act that the promise names: 新建28公里,改建24公里 of 新建及改建, 新建管网31.4公里,改造
    旧管网22.1公里."""
    acts = [c.mention.wording.acts for c in close]
    apart = len(frozenset().union(*acts)) == sum(map(len, acts))
    return apart and all(act & promise.acts for act in acts)


def _score(candidate: Candidate) -> float:
    _, named, worded = candidate.closeness
    return named + 0.5 * worded
