"""Wholes and their parts, by the examples of the rule."""

import pytest

from shishi_cli.domain.shares import amount
from shishi_cli.domain.source import Column
from shishi_cli.extraction.figures.breakdowns import find_breakdowns
from shishi_cli.extraction.rules import load_rules

EXAMPLES = [each.split(" => ") for each in load_rules("breakdowns")["breakdown"]["examples"]]


@pytest.mark.parametrize(("words", "expected"), EXAMPLES)
def test_a_whole_is_found_with_its_parts(words: str, expected: str) -> None:
    told = []
    for one in find_breakdowns(words, Column.PROGRESS):
        parts = [amount(one.whole) + ":", *map(amount, one.parts)]
        parts += ["(rest)", amount(one.rest)] if one.rest is not None else []
        parts += ["(open)"] if one.is_open else []
        told.append(" ".join(parts))
        assert words[one.start : one.end].startswith(amount(one.whole))
    assert "; ".join(told) == expected.strip()
