"""Numbers of projects (序号) that can be counted with, and which follow each other."""

_LONGEST = 9  # digits


def is_countable(number: str) -> bool:
    """Whether a number is plain digits: 17, but not ①, 3-1 or a number of thousands of digits."""
    return number.isascii() and number.isdigit() and len(number) <= _LONGEST


def follows(one: str, other: str) -> bool:
    """Whether `other` is the number after `one`."""
    return is_countable(one) and is_countable(other) and int(other) == int(one) + 1
