"""What each place has done, where nothing tells the total (分地列数)."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.domain.measure import Basis
from shishi_cli.extraction.figures.candidates import FAR_MORE, Candidate
from shishi_cli.extraction.mentions.counted_thing import Fit
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

_PAIR = 2
_NAMES = 3  # of so many places: two may be two kinds of work


def of_each_place(
    found: Sequence[Candidate], promise: Promise
) -> tuple[Sequence[Candidate], bool] | None:
    """The number of each place, and whether the wholes that stand beside them make up the promise:
    南湖街道新增96个;桃源街道新增70个, or 桥东街道9个小区,完工5个;桥西街道12个小区,完工7个 of 21. None where
    not all are told so."""
    told = [c for c in found if c.exact and c.fit > Fit.OTHER]
    if lots := _of_lots(told, promise):
        return lots, True
    if not _are_parts_of_nothing(told):
        told = [c for c in told if not c.part]
    wholes = [c for c in told if any(_is_done_of(other, c) for other in told)]
    done = [c for c in told if c not in wholes]
    bases = {c.basis for c in done if "lot" not in c.doubts}
    if bases == {Basis.CUMULATIVE, Basis.UNMARKED} and done[0].basis is Basis.CUMULATIVE:
        bases = {Basis.CUMULATIVE}  # 截至10月底 before the first is said of all
    if len(done) < 2 or len(bases) > 1 or not (_are_places(done) or _are_months(done)):
        return None
    if sum((c.amount for c in done), Decimal(0)) > FAR_MORE * promise.amount:
        return None
    in_all = sum((c.amount for c in wholes), Decimal(0))
    return done, len(wholes) == len(done) and in_all == promise.amount


def _of_lots(told: Sequence[Candidate], promise: Promise) -> Sequence[Candidate]:
    """What is done of each lot, where the lots make up the promise: C级加固312户,已竣工298户;D级重建248户,已竣工201户 of
    560."""
    by_sentence: dict[int, list[Candidate]] = {}
    for one in told:
        by_sentence.setdefault(one.mention.sentence, []).append(one)
    pairs = [each for each in by_sentence.values() if len(each) == _PAIR]
    if len(pairs) < _PAIR or len(pairs) < len(by_sentence):
        return ()
    wholes, done = zip(*pairs, strict=True)
    total = sum((one.amount for one in wholes), Decimal(0))
    all_done = all(one.finished for one in done)
    less = all(one.amount <= whole.amount for whole, one in pairs)
    return done if all_done and less and total == promise.amount else ()


def _are_parts_of_nothing(told: Sequence[Candidate]) -> bool:
    """Whether all of them are of places, so that 其中 before the first divides no number: 共31个小区。
    其中:桥东街道9个小区,完工5个."""
    return all(c.mention.evidence.place for c in told)


def _is_done_of(done: Candidate, whole: Candidate) -> bool:
    """Whether a number behind another tells what is done of it at the same place."""
    mention, before = done.mention, whole.mention
    if mention.quantity.start <= before.quantity.end or done.amount > whole.amount:
        return False
    if mention.sentence != before.sentence or not before.evidence.place:
        return False
    if mention.evidence.place != before.evidence.place:
        return False
    return done.finished and (mention.at == before.at or not whole.finished)


def _are_places(told: Sequence[Candidate]) -> bool:
    places = Counter(c.mention.evidence.place for c in told)
    return ("" not in places and max(places.values()) == 1) or _are_names(told)


def _are_names(told: Sequence[Candidate]) -> bool:
    """Whether each stands behind another name and the same word: 东港完成3个,凤城完成2个,宽甸完成1个."""
    found = [pattern("figures/place_by_place", "name").fullmatch(c.mention.lead) for c in told]
    names = {one["name"] for one in found if one}
    alike = len({one["act"] for one in found if one}) == 1
    return alike and len(names) == len(told) >= _NAMES and None not in found


def _are_months(told: Sequence[Candidate]) -> bool:
    """Whether each month of the year so far tells its own: 1月2个、2月3个、3月1个."""
    months = [c.last for c in told if c.basis is Basis.MONTH]
    return len(months) == len(told) and months == list(range(1, len(told) + 1))
