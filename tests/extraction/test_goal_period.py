"""The part of a goal cell for the month is the one that the examples of the rules say."""

import tomllib
from pathlib import Path

import pytest

from shishi_cli.extraction import rules
from shishi_cli.extraction.milestones.goal_period import goal_span

STAGES = Path(rules.__file__).parent / "rules" / "stages.toml"
EXAMPLES = tomllib.loads(STAGES.read_text("utf-8"))["periods"]["examples"]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_part_for_the_month(example: str) -> None:
    asked, wanted = example.split(" => ")
    month, cell = asked.split(" | ")
    start, end = goal_span(cell, int(month))
    assert cell[start:end] == wanted


def test_without_a_month_the_whole_cell_is_the_goal() -> None:
    cell = "3月底前30个;6月底前60个"
    assert goal_span(cell, None) == (0, len(cell))
