"""What a JSON document is made of; numbers are exact, never floats."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

Json = None | str | int | bool | Decimal | Sequence["Json"] | Mapping[str, "Json"]
