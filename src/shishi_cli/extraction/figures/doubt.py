"""What makes a chosen figure doubtful, or another one offered beside it (疑数)."""

from collections.abc import Container, Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.domain.count_units import PERSONS
from shishi_cli.domain.measure import MAGNITUDE, UNKNOWN_ACT, Basis
from shishi_cli.extraction.figures.candidates import FAR_MORE, Candidate
from shishi_cli.extraction.figures.open_parts import is_fewer, is_to_be_finished
from shishi_cli.extraction.figures.tied import Tied, adds_up
from shishi_cli.extraction.mentions.counted_thing import Counted, Fit, says_verb
from shishi_cli.extraction.mentions.events import Event
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.numbers.units import count_word, counts_whole
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

_ACT = 2  # characters of a verb
_FEW = 3


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
    return is_left and is_to_be_finished(rest, promise)


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
    if not promised and any(is_fewer(other, mention) for other in behind):
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
