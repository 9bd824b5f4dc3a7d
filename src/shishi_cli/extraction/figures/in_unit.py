"""Whether a quantity counts in the unit of a promise, and what brings it there (计量单位)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from shishi_cli.domain.count_units import PERSONS, RATES
from shishi_cli.domain.figure_cell import figure_cells
from shishi_cli.extraction.figures.from_columns import is_of_unclear_scale
from shishi_cli.extraction.mentions.counted_thing import Fit
from shishi_cli.extraction.mentions.mentions import Mention, Text, mention_at
from shishi_cli.extraction.numbers.units import count_word, counts_anything, factor, same_count
from shishi_cli.extraction.promises.read_promises import Promise

_PEOPLE = PERSONS | {"人次", "人份", "员"}  # 服务老年人3.1万人次 are none of 48个


def in_promised_rate(text: Text, promises: Sequence[Promise]) -> Text:
    """The text in which a number that stands alone is of the one rate that is promised: 74 beside 75 in the
    unit %. A bare 0.74 may be the same, and is none."""
    cells = figure_cells(text.printed) if len(text.mentions) == len(promises) == 1 else ()
    if len(cells) != 1 or promises[0].unit not in RATES or text.mentions[0].quantity.unit:
        return text
    promise, quantity = promises[0], text.mentions[0].quantity
    if is_of_unclear_scale(cells[0], promise.unit, Decimal(1), promise.amount):
        return text
    return replace(text, mentions=(mention_at(text, quantity._replace(unit=promise.unit)),))


def scale_to(mention: Mention, promise: Promise, agreement: Fit) -> Decimal | None:
    """What brings the amount into the promise's unit, None where the two count different
    things."""
    unit = count_word(mention.quantity.unit)
    if not unit:  # 完成数339; among words a rate is never written without its mark
        return None if promise.unit in RATES else promise.scale
    if not promise.unit or mention.after.startswith(f"({promise.unit})"):
        return Decimal(1)  # 251间(套)
    if not same_count(unit, promise.unit) and agreement is not Fit.SAME:
        return None
    if not same_count(unit, promise.unit) and (
        not counts_anything(unit, promise.unit) or unit in _PEOPLE
    ):
        return None  # 个 counts any thing: 411个家庭 of 640户
    return factor(unit, promise.unit) or Decimal(1)


def is_in_unit(mention: Mention, promise: Promise) -> bool:
    """Whether the count word is the promise's own, or is converted into it."""
    unit = count_word(mention.quantity.unit)
    return (
        unit in ("", promise.unit)
        or factor(unit, promise.unit) is not None
        or {unit, promise.unit} <= PERSONS
        or mention.after.startswith(f"({promise.unit})")
    )


def is_about(mention: Mention, promise: Promise) -> bool:
    """Whether the number is about as large as what is promised, and counts the same: 20146人 of 1.9万人,
    though it could be a year with a digit behind it."""
    amount = mention.quantity.amount
    return is_in_unit(mention, promise) and promise.amount / 2 <= amount <= 2 * promise.amount
