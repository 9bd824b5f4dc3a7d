"""Which promise a quantity tells of, where several are in question (归属)."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.headings import labelled, named_by, under_headings
from shishi_cli.extraction.figures.whole_of_levels import whole_of_levels
from shishi_cli.extraction.mentions.counted_thing import Counted, content
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.mentions.wording import acts_in
from shishi_cli.extraction.numbers.units import same_count
from shishi_cli.extraction.promises.levels import level_pattern
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.text.similarity import coverage

_Bid = tuple[tuple[float, float, float], int]  # how well a promise agrees, and which it is
_CLEARLY = 0.1  # by how much a promise's words must agree better than another's


def closeness(told: Counted, promise: Promise) -> tuple[float, float, float]:
    """How well the words around a quantity agree with the promise: how many of the things beside
    it are named, how much of the name they tell, how much of its words the sentence."""
    own = promise.own
    return (
        float(len(told.clause & own.named)),
        coverage(own.name, told.near),
        coverage(own.words, told.wider),
    )


def share_out(
    options: list[list[Candidate]], promises: Sequence[Promise], text: Text
) -> list[list[Candidate]]:
    """Give a quantity that may tell of several promises to the one it agrees with best."""
    bids: dict[int, list[_Bid]] = {}
    mentions: dict[int, Mention] = {}
    told = [(at, candidate) for at, found in enumerate(options) for candidate in found]
    in_unit = {c.mention.quantity.start for _, c in told if c.exact}
    for at, candidate in told:
        start = candidate.mention.quantity.start
        if candidate.exact or start not in in_unit:  # 13个 are the 个 of 17个、5230户、148栋
            bids.setdefault(start, []).append((candidate.closeness, at))
            mentions[start] = candidate.mention
    owner = _owners(bids, mentions, _witnessed(told), promises)
    for start, at in under_headings(mentions, promises, text).items():
        if _clearly(bids[start], 0) is None:
            owner[start] = at  # 农村危房改造已竣工98户 under 软管更换工作 names its own
    shared = {
        start: _of_each(named_ones, [at for _, at in each], promises)
        for start, each in bids.items()
        if (named_ones := mentions[start].wording.each_of) is not None
    }
    return [
        [
            c
            for c in found
            if at in shared.get((start := c.mention.quantity.start), [owner.get(start)])
        ]
        for at, found in enumerate(options)
    ]


def _owners(
    bids: Mapping[int, Sequence[_Bid]],
    mentions: Mapping[int, Mention],
    witnessed: Mapping[int, int],
    promises: Sequence[Promise],
) -> dict[int, int]:
    """The promise of each quantity: by its words, its act, a share printed beside it (`witnessed`),
    its place in a row, its label, and last by the whole that it is a part of."""
    named = {
        (mentions[start].sentence, best)
        for start, each in bids.items()
        for score in (0, 1)
        if (best := _clearly(each, score)) is not None
    }
    owner = {
        start: at
        for start, each in bids.items()
        if (at := _by_words(each, mentions[start], promises, named)) is not None
    }
    owner |= witnessed
    for row in _rows(mentions, len(promises)):
        respectively = mentions[row[0]].wording.is_respective
        for position, start in enumerate(row):
            if respectively or start not in owner:
                owner[start] = position
    for start, mention in mentions.items():
        if (own := labelled(mention, promises)) is not None:
            owner[start] = own
    owner |= _of_wholes(mentions, bids, owner)
    return owner | _before_their_parts(mentions, owner, promises)


def _by_words(
    each: Sequence[_Bid],
    mention: Mention,
    promises: Sequence[Promise],
    named: Set[tuple[int, int]],
) -> int | None:
    """The promise of one quantity by the act told, else the head of its list, else its own words, else those of the
    other sentences."""
    acted = _acted(mention, [at for _, at in each], promises)
    if acted is not None:
        return acted
    unclear = _clearly(each, 0) is None and _clearly(each, 1) is None
    if unclear and (led := _led_by(mention, promises)) is not None:
        return led
    best = _best(each, mention, promises, named)
    if best is not None:
        return best
    only = _not_named(mention, named, len(promises))
    only = _of_whole_before(mention, promises) if only is None else only
    if only is None and not level_pattern().search(mention.before):
        return whole_of_levels(promises)
    return only


def _not_named(mention: Mention, named: Set[tuple[int, int]], many: int) -> int | None:
    """The only promise that no other sentence names, for a number in a sentence that names none: 目前建成
    开放8个。作息房新建14个 of 口袋公园12个 and 作息房20个."""
    elsewhere = {at for sentence, at in named if sentence != mention.sentence}
    left = set(range(many)) - elsewhere
    named_here = any(sentence == mention.sentence for sentence, _ in named)
    return left.pop() if len(left) == 1 and elsewhere and not named_here else None


def _led_by(mention: Mention, promises: Sequence[Promise]) -> int | None:
    """The promise that the head of its list names, where its own words name none: 富民房开工3200户、竣工2876户."""
    own_acts = any(mention.wording.acts & promise.acts for promise in promises)
    if not mention.led or mention.counted.pairs or own_acts:
        return None  # 已翻新8片、新建3片
    return named_by(content(mention.led), promises)


def _of_whole_before(mention: Mention, promises: Sequence[Promise]) -> int | None:
    """The promise of which all are told right before: 30所学校食堂中,27所已改造 of 改造食堂30所、配备直饮水45所."""
    told = [at for at, one in enumerate(promises) if _repeats_target(mention.before, one)]
    return told[0] if len(told) == 1 else None


def _repeats_target(words: str, promise: Promise) -> bool:
    before, target, _ = words.partition(f"{promise.amount:f}{promise.unit}")
    return bool(target) and not before[-1:].isdigit()


def _of_wholes(
    mentions: Mapping[int, Mention], bids: Mapping[int, Sequence[_Bid]], owner: Mapping[int, int]
) -> dict[int, int]:
    """The promise of each part, that of its whole where it names no other: 助餐点累计建成8个,其中社区食堂2个 tells
    nothing of 养老服务中心2个."""
    found: dict[int, int] = {}
    whole: int | None = None
    for start in sorted(mentions):
        mention = mentions[start]
        role = mention.role()
        is_part = (role is not None and role.name == "part") or mention.lead.startswith("其中")
        if not is_part:
            whole = start
        elif whole is not None and mentions[whole].sentence == mention.sentence:
            named = any(score[0] > 0 for score, at in bids[start] if at != owner.get(whole))
            if whole in owner and not named:
                found[start] = owner[whole]
    return found


def _before_their_parts(
    mentions: Mapping[int, Mention], owner: Mapping[int, int], promises: Sequence[Promise]
) -> dict[int, int]:
    """The promise of the whole before its part, where both are promised: 已完工21个,其中旧小区17个 of 33个,其中
    旧小区24个."""
    found: dict[int, int] = {}
    whole: int | None = None
    for start in sorted(mentions):
        at = owner.get(start)
        if not mentions[start].lead.startswith("其中"):
            whole = start
        elif whole is not None and at and promises[at].part:
            same = mentions[whole].sentence == mentions[start].sentence
            if same and owner.get(whole, at) == at:
                found[whole] = at - 1
    return found


def _of_each(
    named: frozenset[str], among: Sequence[int], promises: Sequence[Promise]
) -> Sequence[int]:
    """The promises that a number of each is of: those that are named before it, 两癌筛查各完成5000人, or
    all where none is, 各完成6000人."""
    return [at for at in among if named & promises[at].own.things] or among


def _witnessed(told: Sequence[tuple[int, Candidate]]) -> dict[int, int]:
    """The promise of each number whose printed share it makes of that one alone: 技能培训714人,完成率102%
    of 700, where others are of 240 and 450."""
    of: dict[int, set[int]] = {}
    for at, candidate in told:
        if candidate.witnessed:
            of.setdefault(candidate.mention.quantity.start, set()).add(at)
    return {start: min(promised) for start, promised in of.items() if len(promised) == 1}


def _acted(mention: Mention, among: Sequence[int], promises: Sequence[Promise]) -> int | None:
    """The promise whose act or size the words before the number tell, where each has another:
    改建站亭30 of 新建公交站亭40个、改建60个."""
    by_size = _marked(mention.wording.sizes, {at: promises[at].sizes for at in among})
    if by_size is not None:
        return by_size
    acts = mention.wording.acts or acts_in(mention.tail)  # 9座公厕改造全部完成
    return _marked(acts, {at: promises[at].acts for at in among})


def _marked(told: Set[str], own: Mapping[int, Set[str]]) -> int | None:
    """The only promise that has one of the marks told, where each has marks of its own."""
    every = [act for each in own.values() for act in each]
    if not told or len(own) < 2 or not all(own.values()) or len(set(every)) < len(every):
        return None
    found = [at for at, each in own.items() if each & told]
    return found[0] if len(found) == 1 else None


def without_totals(
    options: Sequence[list[Candidate]], promises: Sequence[Promise]
) -> list[list[Candidate]]:
    """建成书房和书屋23家,其中书房5家、书屋18家: 23 is of both, and no figure of either, unless both
    together are promised as well: 15个(市级10个、区级5个)."""
    by_sentence: dict[int, list[tuple[int, Candidate]]] = {}
    for at, found in enumerate(options):
        for candidate in found:
            by_sentence.setdefault(candidate.mention.sentence, []).append((at, candidate))
    totals = []
    for told in by_sentence.values():
        if len(told) > 2:
            totals += [c for at, c in told if _is_total(c, told, promises[at], promises)]
    return [
        [replace(c, part=False) if _is_part_of(c, totals) else c for c in found if c not in totals]
        for found in options
    ]


def _is_total(
    total: Candidate,
    told: Sequence[tuple[int, Candidate]],
    own: Promise,
    promises: Sequence[Promise],
) -> bool:
    """Whether it is the sum of several promises' numbers that count alike: 步道6公里 is none of
    平台4处 and 驿站2座."""
    unit = total.mention.quantity.unit
    parts = [
        (at, c.amount)
        for at, c in told
        if c is not total and same_count(c.mention.quantity.unit, unit)
    ]
    of = {at for at, _ in parts}
    if len(of) > 1 and own.amount == sum(promises[at].amount for at in of):
        return False
    return len(of) > 1 and total.amount == sum(part for _, part in parts)


def _is_part_of(candidate: Candidate, totals: Sequence[Candidate]) -> bool:
    return any(total.mention.sentence == candidate.mention.sentence for total in totals)


def _best(
    bids: Sequence[_Bid], mention: Mention, promises: Sequence[Promise], named: Set[tuple[int, int]]
) -> int | None:
    """The promise that agrees clearly best, None where the words leave it open. `named` are the
    promises that other numbers of a sentence name."""
    if len(bids) == 1:
        return bids[0][1]
    for score in range(3):
        if (best := _clearly(bids, score)) is not None:
            return best
        # 新增学位1440个, where one of the promises is of just 1440; but 新增80台,完工54台 of 120 and 80.
        reached = [at for _, at in bids if promises[at].amount == mention.quantity.amount]
        if len(reached) == 1 and (mention.sentence, reached[0]) not in named:
            return reached[0]
    return None


def _clearly(bids: Sequence[_Bid], score: int) -> int | None:
    """The promise that agrees clearly best by one of the scores."""
    ranked = sorted(bids, key=lambda bid: -bid[0][score])
    if len(ranked) > 1 and ranked[0][0][score] - ranked[1][0][score] > _CLEARLY:
        return ranked[0][1]
    return None


def _rows(mentions: Mapping[int, Mention], length: int) -> list[list[int]]:
    """The sentences that have as many numbers as the promise: 新增41、完工26 after 新增400台、
    完工200台. What the words leave open, the order tells there."""
    by_sentence: dict[int, list[int]] = {}
    for start in sorted(mentions):
        by_sentence.setdefault(mentions[start].sentence, []).append(start)
    return [row for row in by_sentence.values() if len(row) == length > 1]
