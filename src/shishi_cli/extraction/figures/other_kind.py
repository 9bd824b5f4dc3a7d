"""A number that counts another kind than is promised: a lower grade, another rate, two kinds (另一种)."""

import re
from collections.abc import Container, Sequence
from decimal import Decimal

from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.mentions.counted_thing import content, says_verb
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.similarity import pairs

_RULES = "figures/other_kind"
_BUILDINGS = ("栋", "幢")
_OFFICES = ("国家", "省", "市", "区", "县", "街道", "镇", "乡")  # from the highest
_NUMBERS = {"star": "一二三四五", "letter": "12345"}
_TIMES, _FEW = 3, 5  # of the target, and what a year may well make more of
_THING = 3  # characters of its name
_HALF = Decimal("0.5")  # of the promise: a rate below it is of something else


def counts_other_kind(mention: Mention, promise: Promise, text: Text) -> bool:
    """Whether the words beside a number tell of another kind than the promise's, or of two together."""
    if promise.unit == "%":
        return _is_of_other_rate(mention, promise) or _is_of_some(mention, promise, text)
    return (
        _lacks_kind(mention, promise, text)
        or _counts_two_kinds(mention, promise)
        or _is_of_smaller(mention, promise)
        or _is_lower(mention, promise)
        or _is_done_otherwise(mention, promise)
        or _is_stock(mention, promise)
        or _is_whole_of(mention, promise, text)
    )


def _is_lower(mention: Mention, promise: Promise) -> bool:
    """区级示范社4家 of 市级示范社3家, 二星级 of 三星级."""
    promised, told = _grades(promise.level or promise.words), _grades(mention.lead)
    return any(
        scale in promised and max(ranks) < max(promised[scale]) for scale, ranks in told.items()
    )


def _grades(words: str) -> dict[str, list[int]]:
    """How high things are rated, by the scale; more is higher."""
    found: dict[str, list[int]] = {}
    for match in _written("grade").finditer(words):
        scale = match.lastgroup or ""
        rank = -_OFFICES.index(match[0]) if scale == "office" else _NUMBERS[scale].index(match[0])
        found.setdefault(scale, []).append(rank)
    return found


def _is_done_otherwise(mention: Mention, promise: Promise) -> bool:
    """维修路灯2600盏 of 新装路灯2000盏, 提升改造15个 of 新建公园: what is promised is not what was done."""
    for name in ("renewed", "kept_up"):
        rule = load_rules(_RULES)[name]
        act = compiled(rule["promised"]).search(promise.words)
        if act is None or act[0] in mention.lead or compiled(rule["unless"]).search(promise.words):
            continue
        if _written(name).search(mention.lead):
            return True
    return False


def _is_stock(mention: Mention, promise: Promise) -> bool:
    """累计建成充电桩1860个 of 新建充电桩200个: what earlier years built is counted, too."""
    return (
        promise.amount >= _FEW
        and mention.quantity.amount >= _TIMES * promise.amount
        and _written("works").search(promise.words) is not None
        and _written("stock").search(mention.before) is not None
    )


def _is_whole_of(mention: Mention, promise: Promise, text: Text) -> bool:
    """引进人才35名,其中海外人才11名 of 海外人才: a part behind it is what is promised, unless the parts are all of it."""
    found = _written("parts").match(text.folded[mention.quantity.end :])
    parts = list(_written("part").finditer(found[0])) if found else []
    own, amount = promise.own.things, mention.quantity.amount
    whole = len(mention.counted.pairs & own)
    told = sum(Decimal(part["number"]) for part in parts)
    return told != amount and any(len(pairs(part["of"]) & own) > whole > 0 for part in parts)


def is_told_apart(mention: Mention, promise: Promise, text: Text, others: Container[int]) -> bool:
    """到访16.4万户,入户安检10.3万户 of 入户安检: fewer are told with a word of the promise that stands nowhere before
    the number, and these are not the parts that it is made of (共8条,新开3条、优化5条). `others` are where the
    numbers of other promises begin."""
    own, known = pairs(promise.words), pairs(mention.before) | pairs(mention.clause)
    less = [
        other
        for other in text.mentions
        if other.quantity.start > mention.quantity.end
        and other.quantity.start not in others
        and other.quantity.amount < promise.amount
    ]
    apart = [
        other.quantity.amount
        for other in less
        if other.quantity.unit == mention.quantity.unit and (pairs(other.lead) & own) - known
    ]
    parts = [other.quantity.amount for other in less if other.sentence == mention.sentence]
    is_divided = mention.quantity.amount in (sum(parts), sum(apart))
    return bool(apart) and sum(apart) < promise.amount and not is_divided


def _is_of_other_rate(mention: Mention, promise: Promise) -> bool:
    """响应率100% of 满意率; 接种完成率 is 接种率 by another name."""
    own, told = (_rates(words) for words in (promise.words, mention.lead))
    if not own or not told or told[-1] in promise.words or _written("any_rate").match(told[-1]):
        return False
    return not any(set(told[-1]) & set(one) or f"{one}{told[-1]}" in mention.lead for one in own)


def _rates(words: str) -> list[str]:
    return [match["of"] or match["part"] for match in _written("rate").finditer(words)]


def _is_of_some(mention: Mention, promise: Promise, text: Text) -> bool:
    """Whether a rate is of some alone, or one of the same behind it is under the promise: 城区接种率97%,
    农村91%, but not 满意率91%."""
    if _written("some").search(mention.before) and not _written("some").search(promise.words):
        return True
    behind = text.folded[mention.quantity.end :]
    others = [_written("beside").match(behind), *_written("again").finditer(behind)]
    return any(
        other is not None
        and all(rate in promise.words for rate in _rates(other["what"]))
        and _HALF * promise.amount <= Decimal(other["share"]) < promise.amount
        for other in others
    )


def without_other_rates(found: Sequence[Candidate], promise: Promise) -> Sequence[Candidate]:
    """The candidates without other rates, where one is of the promise's: 建档率93.1%,使用率68%."""
    own = set(_rates(promise.words)) if promise.unit == "%" else set()
    if not any(own & set(_rates(one.mention.lead)) for one in found):
        return found
    return [one for one in found if not _is_of_other_rate(one.mention, promise)]


def _lacks_kind(mention: Mention, promise: Promise, text: Text) -> bool:
    """新增养老床位200张 of 护理型床位: another kind is named, and nowhere the promise's; 托位600个 of 普惠托位 are
    only called by a shorter name."""
    kind = _written("kind").search(promise.name)
    if kind is None:
        return False
    if f"非{kind[0]}" in text.folded:
        return True
    if kind[0].rstrip("级型") in text.folded or _written("kind").search(text.folded):
        return False  # 国家绿色工厂
    pairs, own = mention.counted.pairs, promise.own.things
    return bool(pairs & own and pairs - own)


def _counts_two_kinds(mention: Mention, promise: Promise) -> bool:
    """建成社区食堂和助餐点15家 of 社区食堂: how many there are of each is not told."""
    listed = _written("listed").search(mention.lead)
    if listed is None or _written("listed").search(promise.name):
        return False
    if len(listed["other"]) < _THING or listed["other"].endswith("等"):
        return False  # 扫描、著录63.8万页; 东风路游园、仁和游园等10个 are names
    first, other = content(listed["first"]), content(listed["other"])
    is_verb = says_verb(listed["other"]) or not other
    return bool(first & promise.own.things) and not other & promise.own.things and not is_verb


def _is_of_smaller(mention: Mention, promise: Promise) -> bool:
    """20栋 of 改造老旧小区20个."""
    return "小区" in promise.name and promise.unit == "个" and mention.quantity.unit in _BUILDINGS


def _written(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
