"""Numbers of projects, and how many of them are told."""

import pytest

from shishi_cli.domain.numbering import in_ranges


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("", []),
        ("1 2", ["1", "2"]),
        ("1 2 3 5", ["1至3", "5"]),
        ("3 2 1", ["3", "2", "1"]),
        ("3-1 3-2 3-3 7", ["3-1", "3-2", "3-3", "7"]),
    ],
)
def test_neighbours_are_told_as_the_first_and_the_last(numbers: str, told: list[str]) -> None:
    assert in_ranges(numbers.split()) == told
