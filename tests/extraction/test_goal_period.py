"""The part of a goal cell that is for the month."""

from shishi_cli.extraction.milestones.goal_period import goal_span


def test_without_a_month_the_whole_cell_is_the_goal() -> None:
    cell = "3月底前30个;6月底前60个"
    assert goal_span(cell, None) == (0, len(cell))
