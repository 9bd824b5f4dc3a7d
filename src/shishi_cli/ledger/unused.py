"""What stands in a row's texts beside its figures, as the ledger keeps it (数外之数).

Its Decimals become text here: nobody but the checks asks for them, a row at a time.
"""

import json
from decimal import Decimal
from typing import Any

from shishi_cli.domain.breakdown import Breakdown
from shishi_cli.domain.json_value import Json
from shishi_cli.domain.reading import Unused, UnusedKind, UnusedNumber
from shishi_cli.domain.source import Column
from shishi_cli.ledger.rows import Place
from shishi_cli.ledger.words import as_json, source_of, words_of

_NOTHING = Unused()


def unused_json(unused: Unused | None, place: Place) -> str:
    """The text of what belongs to a row at `place`; none for what was not looked for."""
    if unused is None:
        return ""
    if unused == _NOTHING:
        return "[]"
    numbers: Json = [
        [one.kind.value, one.why, *words_of(one.source, place)] for one in unused.numbers
    ]
    return as_json([numbers, [_breakdown_json(one) for one in unused.breakdowns]])


def unused_of(text: str, place: Place) -> Unused | None:
    """What that text says; most rows have nothing of the kind."""
    if not text:
        return None
    if text == "[]":
        return _NOTHING
    numbers, breakdowns = json.loads(text)
    return Unused(
        tuple(
            UnusedNumber(UnusedKind(kind), source_of(words, place), why)
            for kind, why, *words in numbers
        ),
        tuple(_breakdown(*each) for each in breakdowns),
    )


def _breakdown_json(one: Breakdown) -> Json:
    return [
        one.column.value,
        one.start,
        one.end,
        one.unit,
        str(one.whole),
        [str(part) for part in one.parts],
        None if one.rest is None else str(one.rest),
        one.is_open,
    ]


def _breakdown(column: str, start: int, end: int, unit: str, whole: str, *rest: Any) -> Breakdown:
    parts, left, is_open = rest
    return Breakdown(
        Column(column),
        start,
        end,
        unit,
        Decimal(whole),
        tuple(map(Decimal, parts)),
        None if left is None else Decimal(left),
        is_open,
    )
