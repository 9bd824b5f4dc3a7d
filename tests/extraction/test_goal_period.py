"""The part of a goal cell that is for the month."""

import pytest

from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.source import Column
from shishi_cli.extraction.milestones.goal_period import goal_span
from shishi_cli.extraction.read_row import Place, read_row


def test_without_a_month_the_whole_cell_is_the_goal() -> None:
    cell = "3月底前30个;6月底前60个"
    assert goal_span(cell, None) == (0, len(cell))


@pytest.mark.parametrize(
    ("title", "goal", "month", "amount", "printed"),
    [
        ("植树1200亩", "四个季度分别完成300亩、700亩、1000亩、1200亩", 5, "700", "700亩"),
        ("植树1200亩", "四个季度分别完成300亩、700亩、1000亩、1200亩", 10, "1200", "1200亩"),
        ("发放贷款2.4亿元", "一至四季度分别累计发放0.5、1.2、1.8和2.4亿元", 6, "120000000", "1.2"),
        ("培训护工800人", "3、6、9、12月底分别完成200、400、600、800人", 9, "600", "600"),
        ("培训护工800人", "四个季度分别完成300、200、100、200人", 6, None, None),
    ],
)
def test_a_list_with_a_number_a_quarter_asks_for_that_of_the_month(
    title: str, goal: str, month: int, amount: str | None, printed: str | None
) -> None:
    row = read_row({Column.TITLE: title, Column.GOAL: goal}, Place("t.csv", 1, 2), month)
    goals = [f for f in row.measures[0].figures if f.kind is FigureKind.GOAL]
    assert [f"{f.amount:f}" for f in goals] == ([amount] if amount else [])
    assert [f.source.text for f in goals if f.source] == ([printed] if printed else [])
