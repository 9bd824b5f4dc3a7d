"""One figure of the several that a text tells of a promise (选数)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.domain.measure import MAGNITUDE, Basis
from shishi_cli.extraction.figures.beside import (
    without_later_use,
    without_other_nouns,
    without_rest,
)
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.corrected import corrected, without_planned
from shishi_cli.extraction.figures.divided import without_divided
from shishi_cli.extraction.figures.of_several import of_several
from shishi_cli.extraction.figures.says_done import promises_earlier_stage
from shishi_cli.extraction.figures.stages import are_stages
from shishi_cli.extraction.figures.sums import (
    all_together,
    earlier_and_month,
    of_places,
    of_ways,
    total_of,
)
from shishi_cli.extraction.figures.tied import Tied, adds_up
from shishi_cli.extraction.mentions.counted_thing import Fit
from shishi_cli.extraction.mentions.wording import promises_use
from shishi_cli.extraction.promises.read_promises import Promise

_FULL, _MOST, _HALF = 0.9, 0.6, 0.5  # of the promise's name


def choose(found: Sequence[Candidate], promise: Promise) -> Tied | None:
    """One figure of several: the thing promised before others, a whole before parts, 累计 before
    本月, what is finished before what is only told."""
    if not found:
        return None
    found = without_later_use(without_planned(without_divided(found)), promise)
    found = without_rest(found, promise)
    found = corrected(found) or _standards(found, promise) or _of_the_size(found, promise)
    if len(found) == 1 and not found[0].part:  # as in most texts: nothing to choose
        # 剩余18间已完成改造: the month's own, whatever was done before
        only = replace(found[0], basis=Basis.MONTH) if found[0].rest else found[0]
        return Tied(only, only.doubts, only.alternative)
    witnessed = [c for c in found if c.witnessed]
    if len({c.amount for c in witnessed}) == 1:
        return Tied(witnessed[-1], witnessed[-1].doubts, witnessed[-1].alternative)
    whole: Sequence[Candidate] = [c for c in found if not c.part]
    parts = [c for c in found if c.part]
    if adds_up(promise) and (together := all_together(found, promise)):
        return together
    if summed := of_places(found, promise) or of_ways(whole, promise):
        return summed
    if not whole:
        return _of_parts(parts)
    whole = _without_wholes(_in_use(whole, parts, promise), promise)
    whole = without_other_nouns(whole, promise)
    total = total_of([c for c in whole if c.exact])  # 共增加258座,新建74座,开放184座
    whole = _of_the_thing(whole)
    if added := earlier_and_month(whole) or total or _named_part(whole, parts):
        return added
    whole = _acting(_by_its_own_word(whole, promise))
    for better in _PREFERENCES:
        preferred = [c for c in whole if better(c)]
        whole = preferred or whole
    # 签约188台,投入使用112台; rates are of different things, and 33个全部开工 is what 开工33个 wants
    if adds_up(promise) and not promises_earlier_stage(promise):
        finished = [c for c in whole if c.finished]
        whole = _by_full_name(whole) or (_with_listed(finished, whole) if finished else whole)
    return of_several(_named(whole) if adds_up(promise) else _named_alone(whole), promise)


def _by_full_name(whole: Sequence[Candidate]) -> Sequence[Candidate]:
    """新增治安视频监控探头265个, where 建成治安卡口19个 is told too: what is called by all of the promise's name,
    where the others have less than half of it."""
    full = [c for c in whole if c.closeness[1] >= _FULL]
    return full if full and all(c in full or c.closeness[1] < _HALF for c in whole) else ()


def _standards(found: Sequence[Candidate], promise: Promise) -> Sequence[Candidate]:
    """The standard that names what is promised best, 分散供养孤儿 and not 集中供养孤儿; 260元、180元: the first
    of those in one list, and a doubt."""
    if not promise.per_head or len(found) < 2:
        return ()
    if len({c.mention.at for c in found}) > 1:
        named = max(c.closeness[0] for c in found)
        best = [c for c in found if c.closeness[0] == named]
        return best if len(best) == 1 else ()
    return [replace(found[0], doubts=("several",), alternative=found[1].amount, part=False)]


def _of_the_size(found: Sequence[Candidate], promise: Promise) -> Sequence[Candidate]:
    """亿元以上项目23个,其中5亿元以上项目8个, where those of 5亿元 are promised: the size is told."""
    same = [c for c in found if c.mention.wording.sizes & promise.sizes]
    sized = [c for c in found if c.mention.wording.sizes]
    if not same or len(same) == len(sized):
        return found
    return [replace(c, part=False) for c in same]


def _in_use(
    whole: Sequence[Candidate], parts: Sequence[Candidate], promise: Promise
) -> Sequence[Candidate]:
    """已建成320根,其中通电投用275根 of 建成投用400根: the part that is in use as well, where both are promised."""
    used = [c for c in parts if c.acts and c.finished and c.exact]
    only = len(used) == 1 and promises_use(promise.words)
    if only and not any(promises_use(c.mention.clause) for c in whole):
        return used
    return _parts_for_whole(whole, parts)


def _parts_for_whole(whole: Sequence[Candidate], parts: Sequence[Candidate]) -> Sequence[Candidate]:
    """The parts that tell what is done, where the whole does not: 已施工32户,其中完工21户; 管沟开挖9.6公里,其中
    管线铺设8.2公里; 路面摊铺8.5公里,其中完工通车8公里."""
    ended = [c for c in parts if c.finished] if not any(c.finished for c in whole) else []
    if ended and all(c.mention.lead.endswith("施工") for c in whole):
        return ended
    if parts and all(c.fit < Fit.SILENT for c in whole):
        return [c for c in parts if c.fit is Fit.SAME] or ended or whole
    return whole


def _named_part(whole: Sequence[Candidate], parts: Sequence[Candidate]) -> Tied | None:
    """新增床位120张,其中护理型床位86张: the part where 护理型床位 are promised."""
    named = max((c.closeness[0] for c in whole), default=0.0)
    better = [c for c in parts if c.closeness[0] >= 2 * named > 0]
    divided = sum((c.amount for c in parts), Decimal(0)) in {c.amount for c in whole}
    if len(better) != 1:
        return None
    if divided and len(parts) > 1 and better[0].closeness[1] < _MOST:
        return None  # 培训8347人次,其中:岗前2961、技能4203、创业1183
    return Tied(better[0], (*better[0].doubts, "several"), whole[-1].amount)


def _without_wholes(whole: Sequence[Candidate], promise: Promise) -> Sequence[Candidate]:
    """12处供水工程已完工10处: the first is the whole again, the second what is done of it."""
    repeated = [
        c
        for i, c in enumerate(whole)
        if c.amount == promise.amount
        and not (c.acts and promises_earlier_stage(promise))  # 33个全部开工,已完工17个
        and any(_is_done_of(o, c) for o in whole[i + 1 :])
    ]
    repeated += [c for c in whole if any(_is_right_behind(o, c) for o in whole)]
    return [c for c in whole if c not in repeated]


def _is_right_behind(done: Candidate, whole: Candidate) -> bool:
    """Whether nothing but what is done stands between two numbers: 首批52部已更换完成44部, and not
    六小(1080个)、二中(900个)."""
    own, before = done.mention, whole.mention
    between = own.quantity.start - before.quantity.end
    joined = own.at == before.at and not own.lead and 1 < between == len(before.tail)
    joined = joined and not before.tail.startswith(")")
    return joined and done.amount < whole.amount and before.evidence.says_done


def _is_done_of(less: Candidate, whole: Candidate) -> bool:
    """Whether the number behind tells what is done of the whole: 15条河道,12条已整治."""
    if less.amount >= whole.amount or less.mention.sentence != whole.mention.sentence:
        return False
    return less.mention.at == whole.mention.at or (
        less.mention.evidence.says_done and not whole.mention.evidence.says_done
    )


def _by_its_own_word(whole: Sequence[Candidate], promise: Promise) -> Sequence[Candidate]:
    """累计受理96件,办结71件, where 办结 is promised: without what only a word like it tells, where the very word
    stands beside."""
    named = [c for c in whole if c.mention.events.name(promise.words)]
    return [c for c in whole if c in named or not c.acts] if named else whole


def _acting(whole: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those whose words tell the very act promised, 投入使用283个 before 安装到位410个, and the running
    total that stands behind another without a word of any act: 本月新增27家,累计79家."""
    acting = [c for c in whole if c.acts]
    if any(c.exact for c in whole) and not any(c.exact for c in acting):
        return whole  # 5个项目已开工,涉及住房1926套 of 开工1800套
    if not acting or any(c.basis is Basis.CUMULATIVE for c in acting):
        return acting or whole
    sentences = {c.mention.sentence for c in acting}
    return acting + [
        c
        for c in whole
        if c.basis is Basis.CUMULATIVE
        and c.mention.sentence in sentences
        and not (c.mention.events.lead or c.mention.events.tail)
    ]


def _named_alone(whole: Sequence[Candidate]) -> Sequence[Candidate]:
    return [c for c in whole if c.fit is Fit.SAME] or whole


def _of_the_thing(whole: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those whose words agree best, and what is listed beside them."""
    for least in (Fit.SILENT, Fit.NEAR):
        agreeing = [c for c in whole if c.fit >= least]
        if agreeing and all(c.basis is Basis.MONTH for c in agreeing):
            # 6月发卡1326张,截至6月底累计8617张: a running total is looked for further off.
            agreeing += [c for c in whole if c.exact and c.basis is Basis.CUMULATIVE]
        if agreeing:
            return _with_listed(agreeing, whole)
    return whole


def _named(whole: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those that name the thing promised, where others name nothing: ①9条已整治;②4条已截污, or something
    else: 安装立柱41公里,完成护栏安装29.3公里."""
    same = [c for c in whole if c.fit is Fit.SAME]
    most = max((c.amount for c in same), default=Decimal(0))
    silent = [c for c in whole if c not in same and not c.mention.counted.pairs]
    others = [c for c in silent if c.amount > most]
    return _with_listed(same, whole) if same and not others else whole


def _with_listed(chosen: Sequence[Candidate], whole: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those chosen, and the others in their clauses: 进企业141场、进学校96场 belong together, but not 完工9个、
    验收7个.

    So do occasions of which there were more: 文化配送39场,电影放映195场.
    """
    places = {c.mention.at for c in chosen}
    sentences = {c.mention.sentence for c in chosen}
    least = min(c.amount for c in chosen)
    return [
        c
        for c in whole
        if c in chosen
        or (c.mention.at in places and not are_stages([*chosen, c]))
        or (c.mention.is_occasion and c.mention.sentence in sentences and c.amount > least)
    ]


def _of_parts(parts: Sequence[Candidate]) -> Tied | None:
    """其中 without a whole: the only finished part is what is done, others add up to it."""
    finished = [c for c in parts if c.finished]
    if len(finished) == 1:
        return Tied(finished[0], finished[0].doubts)
    if len(parts) == 1:
        return Tied(parts[0], (*parts[0].doubts, "part"))
    if len(finished) == 2 and len({c.mention.sentence for c in finished}) == 1:
        more, less = sorted(finished, key=lambda c: -c.amount)  # 其中完工15处,运营11处
        return Tied(more, (*more.doubts, "several"), less.amount)
    return None


_PREFERENCES: tuple[Callable[[Candidate], bool], ...] = (
    lambda c: MAGNITUDE not in c.doubts,  # 筛查患者2140人,完成手术287例 of 360名
    lambda c: "capacity" not in c.doubts,  # 新增泊位120个;北侧可提供泊位210个
    lambda c: c.exact,  # 筛查6315人,疏导1.12万人次
    lambda c: c.basis is Basis.CUMULATIVE,
    # 截至4月底新增33张,累计86张
    lambda c: c.basis is Basis.CUMULATIVE and c.mention.wording.is_in_total,
    # 一季度治理3处,上半年累计治理8处
    lambda c: c.basis is Basis.CUMULATIVE and "stale" not in c.doubts,
    lambda c: c.mention.wording.is_of_this_year,  # 2021年以来735台,今年以来124台
    lambda c: c.basis is not Basis.MONTH,
)


def _is_of_month(candidate: Candidate, month: int | None) -> bool:
    """Whether it is the month's own, by its words or as a part: 累计146户,其中6月39户、7月39户."""
    if candidate.part and (named := candidate.mention.wording.month) is not None:
        return named == month
    return candidate.basis is Basis.MONTH and candidate.last in (None, month)


def of_the_month(found: Sequence[Candidate], chosen: Tied | None, month: int | None) -> Tied | None:
    """The month's own figure where a running total is told beside it: 本月65户,累计320户."""
    if chosen is None or chosen.candidate.basis is not Basis.CUMULATIVE:
        return None
    own = [c for c in found if c.exact and _is_of_month(c, month)]
    own = [c for c in own if c.fit >= Fit.SILENT and c.amount <= chosen.candidate.amount]
    return Tied(own[-1], own[-1].doubts) if len({c.amount for c in own}) == 1 else None
