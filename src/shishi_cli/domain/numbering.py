"""Numbers of projects (序号) that can be counted with, and which follow each other."""

from collections.abc import Iterable, Sequence

from shishi_cli.domain.characters import is_whole

_LONGEST = 9  # digits
_FORMERLY = "原"


def is_countable(number: str) -> bool:
    """Whether a number is plain digits: 17, but not ①, 3-1 or a number of thousands of digits."""
    return len(number) <= _LONGEST and is_whole(number)


def counting_key(number: str) -> tuple[bool, int, str]:
    """A key to sort by as one counts: 7 before 10, what is no number behind them."""
    countable = is_countable(number)
    return not countable, int(number) if countable else 0, number


def former_number(number: str) -> str:
    """The number of a project whose own another one has by now: 原21."""
    return f"{_FORMERLY}{number}"


def is_former(number: str) -> bool:
    """Whether a number says that it is another's by now."""
    return number.startswith(_FORMERLY)


def counted_up(pairs: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Pairs of numbers in runs in which both go up by one: (10, 11), (11, 12) and so on."""
    runs: list[list[tuple[str, str]]] = []
    for one in sorted(pairs, key=lambda each: (len(each[0]), each[0])):
        if runs and all(follows(*both) for both in zip(runs[-1][-1], one, strict=True)):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def follows(one: str, other: str) -> bool:
    """Whether `other` is the number after `one`."""
    return is_countable(one) and is_countable(other) and int(other) == int(one) + 1


def in_ranges(numbers: Sequence[str]) -> list[str]:
    """1至45, 48: neighbours that follow each other are written as the first and the last."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return [part for run in runs for part in ([f"{run[0]}至{run[-1]}"] if len(run) > 2 else run)]
