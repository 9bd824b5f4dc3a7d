"""What makes a chosen figure doubtful, or another one offered beside it (疑数)."""

from collections.abc import Container, Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.domain.count_units import PERSONS
from shishi_cli.domain.measure import MAGNITUDE, UNKNOWN_ACT, Basis
from shishi_cli.extraction.figures.candidates import FAR_MORE, Candidate
from shishi_cli.extraction.figures.repeated import tells_all_done
from shishi_cli.extraction.figures.says_done import promises_earlier_stage
from shishi_cli.extraction.figures.tied import Tied, adds_up
from shishi_cli.extraction.mentions.counted_thing import Counted, Fit, says_verb
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.numbers.units import count_word, counts_whole
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

_NO_NOUN = "未正在已均都还尚仍待"  # 其中8所未完工
_ACT = 2  # characters of a verb
_FEW = 3
_IN_HAND = frozenset({"under-way", "negated"})


def doubting_others(tied: Tied | None, found: Sequence[Candidate], promise: Promise) -> Tied | None:
    """The figure, doubtful where a larger or a finished one of the same count was passed over for
    its words alone: 已建成12座,改造21座."""
    if tied is None or tied.doubts or not adds_up(promise):
        return tied
    chosen = tied.candidate
    if chosen.witnessed and chosen.mention.quantity.amount < chosen.amount:
        return tied  # a sum of places whose wholes make up the promise
    others = [
        c.amount
        for c in found
        if c.exact and not c.part and c.fit > Fit.OTHER and _rivals(c, chosen, promise)
    ]
    return replace(tied, doubts=("several",), alternative=others[-1]) if others else tied


def _rivals(other: Candidate, chosen: Candidate, promise: Promise) -> bool:
    """Whether a number passed over may be the figure, or a part of it, all the same."""
    if other.amount == chosen.amount or (other.rest and chosen.amount == promise.amount):
        return False
    # 新增33个,累计达到88个 where 50 are promised: 88 may be what there is in all.
    if other.amount < chosen.amount > promise.amount and other.basis is not Basis.MONTH:
        return True
    if chosen.basis is Basis.CUMULATIVE and other.basis is Basis.MONTH:
        return other.amount > chosen.amount  # 本月发放712人次,累计发放96人次
    if other.amount > promise.amount and "object" in other.doubts:
        return False  # 整治完成18个;新增停车位1150个
    if other.basis not in (chosen.basis, Basis.CUMULATIVE):
        return False
    return (
        chosen.amount < other.amount != promise.amount
        or (other.finished and not (chosen.finished or chosen.acts))
        or _is_beside_another(chosen, other)
    )


def _is_beside_another(chosen: Candidate, other: Candidate) -> bool:
    """Whether the number is what one place or one way has done, beside another's in a sentence of
    its own: 南湖街道新增96个;桃源街道新增70个."""
    if chosen.mention.sentence == other.mention.sentence or chosen.basis is Basis.CUMULATIVE:
        return False
    return bool(chosen.mention.evidence.place) or other.mention.wording.adds


def without_rest(
    tied: Tied | None, promise: Promise, rests: Sequence[Mention], text: Text
) -> Tied | None:
    """What the rest tells: in 全区共6家,剩余2家正在洽谈 four of six are done, by a subtraction that
    is offered for review."""
    if tied is None:
        return tied
    unit = tied.candidate.mention.quantity.unit
    sentence = tied.candidate.mention.sentence
    alike = [m for m in rests if m.sentence == sentence and m.quantity.unit == unit]
    if len(alike) != 1 or alike[0].quantity.amount >= promise.amount:
        return tied
    rest = alike[0]
    left = rest.quantity.amount
    candidate = tied.candidate
    if candidate.amount != promise.amount:
        return tied
    if any(m.quantity.amount + left == promise.amount for m in _between(candidate, rest, text)):
        return tied  # 28个全部开工,完工21个,其余7个明年完工: the rest of those finished
    if candidate.finished and not _is_of_the_same(rest, promise):
        return tied  # 已建成60所,另有8所正在装修: beyond what is promised
    done = replace(tied.candidate, amount=promise.amount - left)
    return Tied(done, ("remainder",), promise.amount)


def _between(candidate: Candidate, rest: Mention, text: Text) -> list[Mention]:
    """The other numbers of the same count between the figure and what is left."""
    start, unit = candidate.mention.quantity.end, rest.quantity.unit
    between = [m for m in text.mentions if start <= m.quantity.start < rest.quantity.start]
    return [m for m in between if m.quantity.unit == unit]


def _is_of_the_same(rest: Mention, promise: Promise) -> bool:
    """Whether what is told as a rest is of those promised and open: 其余8所正在装修, but not
    另有8所正在装修, which are others, nor 其余8所正在验收, which are built."""
    is_left = pattern("figures/breakdowns", "rest").search(rest.lead) is not None
    return is_left and _is_to_be_finished(rest, promise)


def _is_to_be_finished(part: Mention, promise: Promise) -> bool:
    """Whether a part that is told as open is still worked on, 8所正在装修, 8所未完工, 在建8所, and not
    waiting for what follows the work, 8所正在验收."""
    if part.events.nearest(promise.words) is Event.FINISHED or tells(part.lead, Event.UNDER_WAY):
        return True
    return pattern("mentions/wording", "still_worked_on").search(part.after) is not None


def doubting_its_parts(
    tied: Tied | None, promise: Promise, text: Text, roles: Sequence[Role | None]
) -> Tied | None:
    """The figure, doubtful where a part of it is told as not done, 完成8个,其中在建3个, or as last
    year's, 完工5000户(含去年结转1200户); one that reaches the target is less by that part."""
    if tied is None:
        return tied
    whole = tied.candidate.mention
    if not promises_earlier_stage(promise) and _are_all_in_hand(whole, text, roles):
        return None
    if tied.doubts:
        return tied
    for mention, role in zip(text.mentions, roles, strict=True):
        if not _is_fewer_of_it(mention, whole) or mention.sentence != whole.sentence:
            continue
        between = text.folded[whole.quantity.end : mention.quantity.start]
        behind = pattern("figures/breakdowns", "carried_over_behind").match(mention.tail)
        if behind or pattern("figures/breakdowns", "carried_over").search(between):
            return _less_by(mention, "carried_over", tied, promise)
        in_hand = role is not None and role.name in _IN_HAND
        # 开工1256套,其中主体施工740套; 引进8个,其中开工3个
        in_hand = in_hand and not promises_earlier_stage(promise)
        if in_hand and pattern("figures/breakdowns", "furnished").match(mention.after):
            continue  # 13个均已完工,其中11个已开放,2个正在添置设备
        if in_hand and _divides(whole, mention, text):
            open_part = _is_to_be_finished(mention, promise) and not tells_all_done(whole)
            return _less_by(mention, "in_hand", tied, promise if open_part else None)
    return tied


def doubting_its_sum(
    tied: Tied | None, promise: Promise, text: Text, roles: Sequence[Role | None]
) -> Tied | None:
    """The figure, less by the one of the numbers it adds up that is not built: 一小新增1080个,二小在建900个,合计1980个; none
    where nothing of them is: 各启动1个,再各启动2个,合计10个."""
    if tied is None or promises_earlier_stage(promise):
        return tied
    whole = tied.candidate.mention
    before = [
        (mention, role)
        for mention, role in zip(text.mentions, roles, strict=True)
        if mention.sentence == whole.sentence
        and mention.quantity.end <= whole.quantity.start
        and mention.quantity.unit == whole.quantity.unit
    ]
    if _is_sum_of_begun(whole, [mention for mention, _ in before], promise):
        return None
    in_hand = [m for m, role in before if (role and role.name in _IN_HAND) or _is_prepared(m)]
    total = sum(mention.quantity.amount for mention, _ in before)
    if len(before) < 2 or len(in_hand) != 1 or total != whole.quantity.amount:
        return tied
    return _less_by(in_hand[0], "in_hand", tied, promise)


def _is_sum_of_begun(whole: Mention, before: Sequence[Mention], promise: Promise) -> bool:
    """Whether a sum is told of what is begun or prepared, and of nothing that is done."""
    if whole.evidence.says_done or not pattern("figures/repeated", "in_all").search(whole.lead):
        return False
    told = {mention.events.nearest(promise.words) for mention in before} - {Event.UNTOLD}
    return bool(told) and told <= {Event.UNDER_WAY, Event.PREPARED}


def _is_prepared(mention: Mention) -> bool:
    """Whether the words behind it tell no more than a look or a paper: 第三批100户入户评估完毕."""
    told = {event.kind for event in mention.events.tail}
    return Event.PREPARED in told and Event.FINISHED not in told


def _are_all_in_hand(whole: Mention, text: Text, roles: Sequence[Role | None]) -> bool:
    """Whether the parts that make up the number are all worked on: 已落实房源1340套,其中新建720套正在主体施工,改建620套
    正在装修."""
    parts = [
        (mention, role)
        for mention, role in zip(text.mentions, roles, strict=True)
        if mention.sentence == whole.sentence and _is_fewer(mention, whole, parts=True)
    ]
    if len(parts) < 2 or not _divides(whole, parts[0][0], text):
        return False
    in_hand = all(role is not None and role.name in _IN_HAND for _, role in parts)
    return in_hand and sum(m.quantity.amount for m, _ in parts) == whole.quantity.amount


def _divides(whole: Mention, part: Mention, text: Text) -> bool:
    """Whether the words between a number and the next say that it is divided: 其中."""
    between = text.folded[whole.quantity.end : part.quantity.start]
    return pattern("figures/breakdowns", "opening").search(between) is not None


def _less_by(part: Mention, code: str, tied: Tied, promise: Promise | None) -> Tied:
    """The figure with its doubt: of two readings the one that does not call the project done, where
    `promise` is given and reached."""
    amount = tied.candidate.amount
    less = amount - part.quantity.amount
    if promise is None or amount < promise.amount:
        return replace(tied, doubts=(code,), alternative=less)
    return Tied(replace(tied.candidate, amount=less), (code,), amount)


def _is_fewer_of_it(mention: Mention, whole: Mention) -> bool:
    """Whether a number tells fewer of the same count; 6个班 are none of 1080个学位."""
    head = mention.counted.head.strip(_NO_NOUN)
    same = mention.quantity.unit == whole.quantity.unit and (head in whole.counted.near or not head)
    return same and mention.quantity.amount < whole.quantity.amount


def doubting_repeated_target(
    tied: Tied | None, promise: Promise, text: Text, others: Container[int]
) -> Tied | None:
    """A number that equals the target without a word of completion may be the target again; with
    a share of it (86个小区改造过半) or fewer of the same count behind it, it is. `others` are where the
    numbers of other promises begin."""
    if tied is None or not promise.amount or promise.unit == "%":
        return tied  # 今年以来发生0起, of a limit of 0
    if tied.candidate.amount != promise.amount:
        return tied
    mention = tied.candidate.mention
    if mention.wording.in_part:
        return None
    if mention.events.nearest("") is Event.FINISHED or mention.evidence.says_done:
        return tied
    promised = mention.events.are_promised(promise.words)
    behind = [other for other in text.mentions if other.quantity.start not in others]
    if not promised and any(_is_fewer(other, mention) for other in behind):
        return None
    doubts = (*tied.doubts, "repeated")
    other = mention.counted.clause - promise.own.things  # 口袋公园18个 alone says as much
    if not promised and other and not _tells_its_act(mention, promise):
        doubts = (*doubts, UNKNOWN_ACT)  # 专精特新企业保有量15家 of 培育15家
    return replace(tied, doubts=doubts)


def _tells_its_act(mention: Mention, promise: Promise) -> bool:
    """Whether the words before the number hold a verb of the promise, 全年支出6800万元 of 补助资金支出, or one by which
    what shall be made is there: 工作室设立30个 of 建成工作室."""
    words = mention.led + mention.lead
    made, to_make = (pattern("figures/repeated", name) for name in ("made", "to_make"))
    if made.search(words) and to_make.match(promise.name):
        return True
    told = {words[at : at + _ACT] for at in range(len(words) - 1)}
    return any(act in mention.clause for act in promise.acts) or any(
        one in promise.words and (says_verb(one) or _ends_both(one, words, promise)) for one in told
    )


def _ends_both(act: str, words: str, promise: Promise) -> bool:
    return words.endswith(act) and promise.name.endswith(act)


def _is_fewer(other: Mention, whole: Mention, *, parts: bool = False) -> bool:
    """Whether a number behind another tells fewer of the same count; parts of it only if asked for."""
    role = other.role()
    return (
        (parts or role is None or role.name != "part")
        and other.quantity.start > whole.quantity.end
        and _is_fewer_of_it(other, whole)
    )


def is_beside(told: Counted, agreement: Fit) -> bool:
    """Whether the words in front name something else: 砌筑检查井118座."""
    return agreement is Fit.ASIDE and len(told.thing) > 1


def is_far_more(amount: Decimal, promise: Promise) -> bool:
    """Whether it is far more than is promised; a few are no more than a few: 3家 of 1家."""
    return amount > _FEW and amount > FAR_MORE * promise.amount > 0


def doubts_beside(
    mention: Mention, promise: Promise, amount: Decimal, *, witnessed: bool
) -> list[str]:
    """What is doubtful in the number beside the promise's; one is not too large where the share that it makes is
    printed beside it: 577人,完成率达961.7%."""
    found = []
    units = {promise.unit, count_word(mention.quantity.unit)}
    if "人次" in units and units & PERSONS:
        found.append("person_times")
    if mention.wording.base not in (None, promise.amount):
        found.append("base")
    if amount % 1 and counts_whole(promise.unit):
        found.append("object")  # 千人口托位数4.2个
    if is_far_more(amount, promise) and not witnessed:
        found.append(MAGNITUDE)
    return found
