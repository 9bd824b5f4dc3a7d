"""A report that tells less of one of a promise's conditions, though its number is reached (条件未满)."""

from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.domain.count_units import PERSONS
from shishi_cli.extraction.mentions.mentions import Text
from shishi_cli.extraction.numbers.units import count_word
from shishi_cli.extraction.promises.read_promises import Promise


def lacks_a_condition(promise: Promise, text: Text) -> bool:
    """Whether a part has fewer than are promised of it, 小学1720个、初中740个 of 2400个,其中小学1500个、初中900个, or one of them is
    told as smaller than each is to be, 面积分别为420、560平方米 of 每个面积不小于800平方米, or fewer come with them: 310名 of 200台,
    每台配套培养2名."""
    parts = promise.conditions.parts
    short = any(
        0 < max(_told_of(name, promise, text), default=amount) < amount for name, amount in parts
    )
    return short or _has_a_smaller_one(promise, text) or _has_fewer_beside(promise, text)


def _told_of(name: str, promise: Promise, text: Text) -> Sequence[Decimal]:
    return [
        m.quantity.amount
        for m in text.mentions
        if name in m.lead and count_word(m.quantity.unit) in ("", promise.unit)
    ]


def _has_a_smaller_one(promise: Promise, text: Text) -> bool:
    if promise.conditions.size is None:
        return False
    least, unit = promise.conditions.size
    named = [m for m in text.mentions if count_word(m.quantity.unit) == unit]
    listed = {m.sentence for m in named}  # 面积分别为420、560平方米
    sized = [
        m for m in text.mentions if m in named or (not m.quantity.unit and m.sentence in listed)
    ]
    return any(0 < m.quantity.amount < least for m in sized)


def _has_fewer_beside(promise: Promise, text: Text) -> bool:
    each = promise.conditions.goes_with
    if each is None:
        return False
    told = [m.quantity.amount for m in text.mentions if m.quantity.unit in PERSONS]
    return 0 < max(told, default=Decimal(0)) < each * promise.amount
