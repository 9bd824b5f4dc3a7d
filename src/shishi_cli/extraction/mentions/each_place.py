"""A number that each of several places gets: 在8个村各建1个 (每处的数)."""

from decimal import Decimal

from shishi_cli.domain.count_units import RATES
from shishi_cli.domain.numerals import chinese
from shishi_cli.extraction.mentions.mentions import Mention
from shishi_cli.extraction.numbers.units import counts_whole
from shishi_cli.extraction.rules import pattern

_RULES = "mentions/each_place"


def places_that_get(mention: Mention) -> Decimal | None:
    """How many places get the number each; None where it is told of no several places, is a rate, or how large each
    is: 5家,每家不少于100平方米."""
    found = pattern(_RULES, "gets").search(mention.before)
    unit = mention.quantity.unit
    if found is None or unit in RATES or ("每" in found[0] and not counts_whole(unit)):
        return None
    if pattern(_RULES, "list_goes_on").match(mention.after):
        return None
    return Decimal(found[1]) if found[1].isdigit() else chinese(found[1])


def places_counted(mention: Mention) -> str:
    """The places of which it is the number, where each gets another number of the clause: 村 of 8个村各建1个;
    else nothing."""
    found = pattern(_RULES, "of_each").match(mention.after)
    return found["place"] if found else ""
