"""The plan of a year: steps out of cells, numbers to date, and the step that a month is asked for."""

from decimal import Decimal

import pytest

from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.reading import MilestoneState, SignalKind
from shishi_cli.domain.source import Column
from shishi_cli.domain.year_plan import PlanStep, YearWords, plan_text
from shishi_cli.extraction.milestones.goal_period import parts_by_period, without_period
from shishi_cli.extraction.read_plan import PlannedRow, read_plan, read_planned_row
from shishi_cli.extraction.read_row import Place

HERE = Place("2024-04.csv", 1, 2)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("3月底前90个;6月底前180个", [(3, 1, "90个"), (6, 1, "180个")]),
        ("第一季度:完成选址;第二季度:开工。", [(3, 3, "完成选址"), (6, 3, "开工")]),
        ("上半年完成50%;全年完成100%", [(6, 6, "完成50%"), (12, 12, "完成100%")]),
        ("一季度:3月确定点位;二季度:6月前完工", [(3, 3, "3月确定点位"), (6, 3, "6月前完工")]),
        ("完成选址,6月底前开工;9月底前完工", [(6, 1, "完成选址,开工"), (9, 1, "完工")]),
        ("全部完工", [(12, 12, "全部完工")]),
        ("", []),
    ],
)
def test_periods_of_a_cell(cell: str, parts: list[tuple[int, int, str]]) -> None:
    assert [(one.month, one.months, one.words) for one in parts_by_period(cell)] == parts


def test_the_name_of_the_step_s_own_period_is_left_off() -> None:
    assert without_period("3月底前完成30个", 3) == "完成30个"
    assert without_period("4月完成招标", 6) == "4月完成招标"


def steps(*asked: tuple[int, str], months: int = 3) -> tuple[PlanStep, ...]:
    return tuple(
        PlanStep(Month(2024, month), months, words, "清单.csv", 1, 5) for month, words in asked
    )


def planned(
    month: int, progress: str, *plan: PlanStep, title: str = "加装电梯400台"
) -> tuple[dict[FigureKind, Decimal], list[MilestoneState], list[str]]:
    year = YearWords(None, plan)
    texts = year.added_to({Column.TITLE: title, Column.PROGRESS: progress})
    reading = read_planned_row(PlannedRow(texts, {Column.PLAN}, year), HERE, month)
    for figure in (f for m in reading.measures for f in m.figures):
        if figure.source is not None and figure.source.column is Column.PLAN:
            assert texts[Column.PLAN][figure.source.start : figure.source.end] == figure.source.text
            assert (figure.source.file, figure.source.row) == ("清单.csv", 5)
    figures = {f.kind: f.amount for m in reading.measures for f in m.figures}
    later = [s.source.text for s in reading.signals if s.kind is SignalKind.DUE_LATER]
    return figures, [one.state for one in reading.milestones], later


QUARTERS = steps((3, "30台"), (6, "120台"), (9, "250台"), (12, "400台"))


@pytest.mark.parametrize(
    ("month", "goal", "coming"),
    [(3, 30, 120), (4, 30, 120), (5, 30, 120), (6, 120, 250), (11, 250, 400), (12, 400, None)],
)
def test_inside_a_quarter_the_last_one_s_number_is_asked_for(
    month: int, goal: int, coming: int | None
) -> None:
    figures, _, later = planned(month, "累计完成25台", *QUARTERS)
    assert figures[FigureKind.GOAL] == goal
    assert figures.get(FigureKind.NEXT_GOAL) == coming
    assert figures[FigureKind.PLAN_END] == 400
    assert later == []


def test_before_the_first_quarter_s_end_nothing_is_asked() -> None:
    figures, milestones, later = planned(2, "累计完成25台", *QUARTERS)
    assert FigureKind.GOAL not in figures
    assert milestones == []
    assert later == ["一季度"]


def test_numbers_that_add_up_to_the_target_are_of_their_own_period() -> None:
    plan = steps((3, "100"), (6, "100"), (9, "100"), (12, "100"))
    figures, *_ = planned(7, "累计完成210台", *plan)
    assert figures[FigureKind.GOAL] == 200
    (measure,) = read_plan({Column.TITLE: "加装电梯400台"}, plan)
    assert measure.by_period
    assert {one.month: int(one.amount) for one in measure.amounts} == {
        3: 100,
        6: 200,
        9: 300,
        12: 400,
    }


def test_numbers_that_reach_the_target_are_to_date() -> None:
    (measure,) = read_plan({Column.TITLE: "加装电梯400台"}, QUARTERS)
    assert not measure.by_period
    assert measure.year_end == 400


def test_words_are_milestones_of_their_quarter() -> None:
    plan = steps((3, "完成选址"), (6, "完成招标并开工"))
    assert planned(3, "已完成选址", *plan, title="新建公园")[1] == [MilestoneState.REACHED]
    assert MilestoneState.REACHED not in planned(6, "正在选址", *plan, title="新建公园")[1]


def test_a_goal_of_the_month_itself_is_read_and_the_plan_is_not() -> None:
    year = YearWords(None, QUARTERS)
    texts = year.added_to({Column.TITLE: "加装电梯400台", Column.GOAL: "完成50台"})
    reading = read_planned_row(PlannedRow(texts, {Column.PLAN}, year), HERE, 4)
    kinds = {f.kind: f.amount for m in reading.measures for f in m.figures}
    assert kinds == {
        FigureKind.TARGET: 400,
        FigureKind.GOAL: 50,
        FigureKind.PLAN_GOAL: 30,
        FigureKind.NEXT_GOAL: 120,
        FigureKind.PLAN_END: 400,
    }


def test_the_plan_in_a_line_names_its_periods() -> None:
    assert plan_text(steps((3, "30台;"), (6, "60台。"))) == "一季度:30台;二季度:60台"
    assert plan_text(steps((12, "90台"), (1, "5台"), months=1)) == "1月底:5台;12月底:90台"
