"""Numbers that are a sum, or that make one where nothing tells it (合计)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.domain.measure import Basis
from shishi_cli.extraction.figures.candidates import FAR_MORE, Candidate
from shishi_cli.extraction.figures.place_by_place import of_each_place
from shishi_cli.extraction.figures.tied import Tied, adds_up
from shishi_cli.extraction.mentions.mentions import Mention
from shishi_cli.extraction.mentions.wording import tells_of_each
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

_TENTH = 10


def of_places(found: Sequence[Candidate], promise: Promise) -> Tied | None:
    """What each place has done, added: for review, unless the wholes of all make up the promise."""
    places = of_each_place(found, promise) if adds_up(promise) else None
    if places is None:
        return None
    told, is_whole = places
    total = sum((c.amount for c in told), Decimal(0))
    summed = replace(
        told[-1], amount=total, basis=told[0].basis, part=False, doubts=(), witnessed=is_whole
    )
    return Tied(summed, () if is_whole else ("sum_of_parts",), max(c.amount for c in told))


def of_ways(whole: Sequence[Candidate], promise: Promise) -> Tied | None:
    """人工造林完成4.1万亩,封山育林完成3.7万亩,分别占各自计划的82%、53%: each with a share of its own, so
    that neither is the whole."""
    told = [c for c in whole if c.mention.sentence == whole[-1].mention.sentence]
    total = sum((c.amount for c in told), Decimal(0))
    alike = {c.mention.lead[-2:] for c in told}
    if len(told) < 2 or len(alike) > 1 or not told[-1].mention.wording.leads_to_shares_of_each:
        return None
    if not adds_up(promise) or total > FAR_MORE * promise.amount:
        return None
    summed = replace(told[-1], amount=total, doubts=())
    return Tied(summed, ("sum_of_parts",), max(c.amount for c in told))


def earlier_and_month(whole: Sequence[Candidate]) -> Tied | None:
    """前3个月采集265人,4月采集94人; 一季度806对,二季度912对: the year to date is both together."""
    earlier = [c for c in whole if c.basis is Basis.CUMULATIVE and "stale" in c.doubts]
    later = [
        c
        for c in whole
        if "quarter_only" in c.doubts
        or (c.basis is Basis.MONTH and ("stale" not in c.doubts or _is_next(earlier, c)))
    ]
    if len(earlier) != 1 or len(later) != 1 or len(whole) != 2:
        return None
    total = replace(earlier[0], amount=earlier[0].amount + later[0].amount)
    return Tied(total, ("sum_of_parts",), earlier[0].amount)


def _is_next(earlier: Sequence[Candidate], later: Candidate) -> bool:
    """Whether the month follows those before: 1至4月交付2处,5月交付3处, told in June."""
    last = earlier[0].last if len(earlier) == 1 else None
    return last is not None and later.last == last + 1


def all_together(found: Sequence[Candidate], promise: Promise) -> Tied | None:
    """2家区属医院和12家基层医疗机构均通过验收 of 14: a list that is told as done and makes all that is promised; of places, or
    a little more: 一标5.4公里、二标6.8公里均已通水 of 12."""
    place = pattern("figures/place_by_place", "place_name")
    for last in found:
        listed = [c for c in found if c.mention.at == last.mention.at and c.exact]
        total = sum((c.amount for c in listed), Decimal(0))
        told = last.mention.evidence.says_done and tells_of_each(last.mention.tail)
        places = all(place.search(c.mention.lead) for c in listed)
        enough = total == promise.amount or (places and 0 < total - promise.amount < total / _TENTH)
        if told and len(listed) > 1 and listed[-1] is last and enough:
            return Tied(replace(last, amount=total, part=False, doubts=()), ())
    return None


def made_whole_by_rest(
    tied: Tied | None, found: Sequence[Candidate], promise: Promise, rests: Sequence[Mention]
) -> Tied | None:
    """8个村规划已编制完成并经批复;10个村规划已编制完成,待报批;其余2个村正在征求意见 of 20, 续建5个已完工,新建8个中完工4个,在建4个 of
    13: what is told as finished in clauses of its own, where it makes with the rest all that is promised."""
    if tied is None or not adds_up(promise):
        return tied
    done = [c for c in found if (c.finished or c.acts) and c.exact and not (c.part or c.rest)]
    if any(c.basis is Basis.CUMULATIVE for c in done):
        return tied  # 本月完工6台,累计完工43台: the month's is in the total
    total = sum((c.amount for c in done), Decimal(0))
    left = sum((m.quantity.amount for m in rests), Decimal(0))
    # 已交付经济房320套、公租房416套;其余464套
    apart = len({(c.mention.at, c.mention.lead) for c in done}) == len(done) > 1
    if not (apart and left and total + left == promise.amount and tied.candidate in done):
        return tied
    return Tied(replace(tied.candidate, amount=total, doubts=()), (), tied.candidate.amount)


def total_of(whole: Sequence[Candidate]) -> Tied | None:
    """A镇5个,B镇7个,合计12个: the one that is the sum of all others; finished where they are: 一小(1080个)、
    二小(900个)完工,共增加1980个."""
    largest = max(whole, key=lambda c: c.amount, default=None)
    if largest is None or largest not in (whole[0], whole[-1]):
        return None
    if largest.basis is Basis.MONTH and any(c.basis is not Basis.MONTH for c in whole):
        return None  # 本月新增155个(甲县55个、乙区100个) is of the month, with its parts
    if len(whole) < 3 or 2 * largest.amount != sum(c.amount for c in whole):
        return None
    finished = any(c.finished for c in whole)
    return Tied(replace(largest, finished=finished), largest.doubts)
