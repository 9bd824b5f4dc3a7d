"""Numbers of projects (序号) that can be counted with, and which follow each other."""

from shishi_cli.domain.characters import is_whole

_LONGEST = 9  # digits


def is_countable(number: str) -> bool:
    """Whether a number is plain digits: 17, but not ①, 3-1 or a number of thousands of digits."""
    return len(number) <= _LONGEST and is_whole(number)


def follows(one: str, other: str) -> bool:
    """Whether `other` is the number after `one`."""
    return is_countable(one) and is_countable(other) and int(other) == int(one) + 1
