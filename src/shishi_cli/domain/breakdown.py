"""A whole with the parts that a sentence names."""

from decimal import Decimal

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.source import Column


@frozen
class Breakdown:
    """A whole and its parts (分项): 完成12个,其中A镇5个、B镇7个.

    `start` and `end` count characters of the cell `column`, from the whole to the last part. `rest`
    is what the sentence calls the rest (其余4家): of the whole, or of the year's target. `is_open`
    says that not all parts are named (等), or that some are inexact.
    """

    column: Column
    start: int
    end: int
    unit: str
    whole: Decimal
    parts: tuple[Decimal, ...]
    rest: Decimal | None
    is_open: bool
