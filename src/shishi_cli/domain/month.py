"""Months, and the share of the year that has passed."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Any

from shishi_cli.domain.errors import InvalidMonth
from shishi_cli.domain.frozen import frozen

_WRITTEN = r"\s*(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*月?\s*"  # few processes parse a month


@cache
def _twelfths(number: int) -> Fraction:
    return Fraction(number, 12)


# What is told of a month (`month`) is sorted and searched by this: no Python runs for each.
WHEN: Callable[[Any], tuple[int, int]] = attrgetter("month.year", "month.number")


@frozen
class Month:
    """A month that is reported on (统计月份), from 1 to 12 within its year."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 2999 and 1 <= self.number <= 12):
            raise InvalidMonth(f"{self.year}-{self.number:02}")

    @classmethod
    def parse(cls, written: str) -> "Month":
        """Read 2023-03, 2023-3, 202303, 2023/3 or 2023年3月.

        Raises InvalidMonth for anything else, an impossible month such as 2023-13 included.
        """
        match = re.fullmatch(_WRITTEN, written)
        if match is None:
            raise InvalidMonth(written)
        try:
            return cls(int(match[1]), int(match[2]))
        except InvalidMonth:
            raise InvalidMonth(written) from None

    @property
    def pace(self) -> Fraction:
        """The part of the year that has passed at the month's end (序时进度), a Fraction of 1."""
        return _twelfths(self.number)

    def pace_on(self, day: int | None) -> Fraction:
        """The part of the year that has passed at the end of that day of the month, months counted
        alike; at the month's end where it is None."""
        if not day:
            return self.pace
        left = 1 - Fraction(day, self.days)
        return (self.number - left) / Fraction(12)

    @property
    def days(self) -> int:
        """How many days the month has."""
        from calendar import monthrange  # imports locale: few tables tell a day

        return monthrange(self.year, self.number)[1]

    @property
    def before(self) -> "Month | None":
        """The month before in the same year (上月), None for January."""
        return Month(self.year, self.number - 1) if self.number > 1 else None

    @property
    def quarter(self) -> int:
        """The quarter of the year (季度), 1 to 4."""
        return (self.number + 2) // 3

    @property
    def remaining(self) -> int:
        """The months that are left until December's end (剩余月数), 0 to 11."""
        return 12 - self.number

    # Months are compared and looked up more than anything else: without a tuple of them each time.
    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Month):
            return NotImplemented
        return self.number == other.number and self.year == other.year

    def __hash__(self) -> int:
        return self.year * 16 + self.number

    @property
    def when(self) -> tuple[int, int]:
        """Year and number, as `WHEN` gives them of what is told of the month."""
        return self.year, self.number

    def __lt__(self, other: "Month") -> bool:
        return (self.year, self.number) < (other.year, other.number)

    def __le__(self, other: "Month") -> bool:
        return (self.year, self.number) <= (other.year, other.number)

    def __gt__(self, other: "Month") -> bool:
        return other < self

    def __ge__(self, other: "Month") -> bool:
        return other <= self

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"
