"""What a promise asks for beside its number: of which parts, how large each, who comes with each (附带条件)."""

from decimal import Decimal

from shishi_cli.domain.count_units import PERSONS
from shishi_cli.domain.frozen import frozen
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.numbers.units import count_word
from shishi_cli.extraction.rules import pattern

_RULES = "promises/conditions"
_NAME = 2  # characters of a name at least


@frozen
class Conditions:
    """What stands behind a promised number (附带条件): `parts` by name with how many of the number's count
    word are promised of each, `size` how much each one is to have at least, with its unit, `goes_with` how many persons
    come with each: 每台配套培养2名."""

    parts: tuple[tuple[str, Decimal], ...] = ()
    size: tuple[Decimal, str] | None = None
    goes_with: Decimal | None = None


def conditions_of(promised: Mention, text: Text) -> Conditions:
    """The conditions that the cell sets behind a quantity that is promised."""
    behind = [m for m in text.mentions if m.quantity.start >= promised.quantity.end]
    parts = [
        (name, m.quantity.amount)
        for m in behind
        if m.quantity.unit == promised.quantity.unit
        and m.quantity.amount < promised.quantity.amount
        and len(name := _name_of(m, text.folded[promised.quantity.end : m.quantity.start])) >= _NAME
    ]
    sizes = [
        (m.quantity.amount, count_word(m.quantity.unit))
        for m in behind
        if pattern(_RULES, "size").search(m.lead)
    ]
    persons = [
        m.quantity.amount
        for m in behind
        if pattern(_RULES, "goes_with").search(m.lead) and m.quantity.unit in PERSONS
    ]
    return Conditions(
        tuple(parts),
        sizes[0] if len(sizes) == 1 else None,
        persons[0] if len(persons) == 1 else None,
    )


def _name_of(part: Mention, between: str) -> str:
    """What a part is called behind 其中, or in brackets that open behind the whole; nothing for what is no part."""
    divided = pattern(_RULES, "divided").search(between)
    return pattern(_RULES, "around").sub("", part.lead) if divided else ""
