"""Where the year ends: a table of cases, and what is true of all."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.assessment.forecast import forecast, forecast_measure
from shishi_cli.assessment.trend import follow
from shishi_cli.domain.month import Month
from shishi_cli.domain.results.forecast import Forecast, MonthTotal
from shishi_cli.domain.results.trend import MeasureTrend
from shishi_cli.domain.shares import rounded_down, rounded_up
from shishi_cli.views.forecast import verdict
from tests.assessment.judging import judge


def of(
    totals: dict[int, str | int], target: str | int | None = 400, goal: int | None = None
) -> Forecast:
    """The forecast from totals by the number of their month."""
    told = [MonthTotal(Month(2023, at), Decimal(amount)) for at, amount in totals.items()]
    return forecast(
        told,
        None if target is None else Decimal(target),
        None if goal is None else Decimal(goal),
    )


@pytest.mark.parametrize(
    ("totals", "rate", "year_end", "low", "high"),
    [
        ({1: 10, 2: 20, 3: 30}, 10, 120, 120, 120),
        ({3: 30, 4: 60, 5: 99}, Fraction(69, 2), 99 + 7 * Fraction(69, 2), 309, 372),
        # The latest three advances make the pace, the whole year the range.
        ({1: 0, 2: 100, 3: 110, 4: 120, 5: 130}, 10, 200, 200, 400),
        # A month without a figure is bridged by the mean over both, not made up.
        ({2: 20, 4: 40, 5: 60}, Fraction(40, 3), 60 + 7 * Fraction(40, 3), 130, 200),
        ({4: 50, 5: 50, 6: 50}, 0, 50, 50, 50),
        (
            {10: "8.2", 11: "9.1", 12: "9.6"},
            Fraction(7, 10),
            Fraction(96, 10),
            Fraction("9.6"),
            Fraction("9.6"),
        ),
        # What fell was a correction: the pace is that of the months since.
        ({1: 90, 2: 200, 3: 60, 4: 70, 5: 80}, 10, 150, 150, 150),
    ],
)
def test_the_year_ends_at_the_recent_pace(
    totals: dict[int, str | int], rate: Fraction, year_end: Fraction, low: Fraction, high: Fraction
) -> None:
    one = of(totals)
    assert one.refused is None
    assert (one.rate, one.year_end, one.low, one.high) == (rate, year_end, low, high)


@pytest.mark.parametrize(
    ("totals", "said"),
    [
        ({6: 4}, "数据不足: 只有 1 个月有累计数(2023-06),至少要 3 个月"),
        ({3: 30, 6: 99}, "数据不足: 只有 2 个月有累计数(2023-03、2023-06),至少要 3 个月"),
        (
            {1: 10, 2: 20, 3: 30, 4: 15, 5: 20},
            "数据不足: 2023-04 的累计数比前一次少,只用此后的月份; "
            "只有 2 个月有累计数(2023-04、2023-05),至少要 3 个月",
        ),
    ],
)
def test_under_three_months_nothing_is_pretended(totals: dict[int, str | int], said: str) -> None:
    one = of(totals)
    assert (one.year_end, one.low, one.high, one.reached) == (None, None, None, None)
    assert verdict(one, "台") == said


def test_what_is_needed_and_the_plan_are_told_without_a_pace() -> None:
    one = of({3: 41}, target=400, goal=40)
    assert one.needed == Fraction(359, 9)
    assert rounded_up(one.needed, one.is_whole) == 40
    assert one.by_plan == 400  # one more than planned so far, the rest as planned: no more than all
    assert of({3: 38}, target=400, goal=40).by_plan == 398


def test_with_a_plan_of_the_year_what_is_left_of_it_is_added_not_the_pace() -> None:
    totals = [MonthTotal(Month(2023, month), Decimal(10 * month)) for month in (6, 7, 8, 9)]
    one = forecast(totals, Decimal(400), Decimal(100), planned=True)
    assert (one.year_end, one.rate, one.follows_plan) == (
        Fraction(390),
        Fraction(10),
        True,
    )  # 10 short of the plan
    assert verdict(one, "台") == "按计划年底还差 10台"
    first = forecast(totals[:1], Decimal(400), Decimal(50), planned=True)  # no pace is needed
    assert (first.year_end, first.refused) == (Fraction(400), None)
    assert forecast(totals, Decimal(400), Decimal(100)).year_end == 120


@pytest.mark.parametrize(("last", "year_end"), [(300, 400), (400, 400), (410, 410)])
def test_nothing_is_foreseen_beyond_the_target(last: int, year_end: int) -> None:
    one = of({1: 100, 2: 200, 3: last}, target=400)
    assert {one.year_end, one.low, one.high} == {Fraction(year_end)}


@pytest.mark.parametrize(
    ("totals", "target", "said"),
    [
        ({1: 0, 2: 1, 3: 2}, 4, "全年只有 4,不按进度推算"),
        ({1: 1, 2: 2, 3: 3}, 3, "已完成"),
        ({4: 1, 5: 1, 6: 1}, 3, "全年只有 3,不按进度推算"),
        ({1: "0.5", 2: 1, 3: "1.5"}, 4, "按近期进度年底可完成,约在 8 月"),
    ],
)
def test_a_handful_has_no_pace(totals: dict[int, str | int], target: int, said: str) -> None:
    assert verdict(of(totals, target), "所") == said


@pytest.mark.parametrize(
    ("totals", "target", "said"),
    [
        ({1: 30, 2: 60, 3: 90}, 400, "按近期进度年底还差 40台"),
        ({1: 34, 2: 68, 3: 102}, 400, "按近期进度年底可完成,约在 12 月"),
        ({1: 100, 2: 200, 3: 300}, 400, "按近期进度年底可完成,约在 4 月"),
        ({1: 100, 2: 200, 3: 400}, 400, "已完成"),
        ({2: 300, 3: 400}, 400, "已完成"),
        ({1: 30, 2: 60, 3: 90}, None, "没有年度目标可比"),
        ({10: 30, 11: 60, 12: 90}, 400, "年底还差 310台"),
        # 33⅓ a month make 399⅔: one is missing, not none.
        ({1: 33, 2: 66, 3: 99, 4: 133}, 400, "按近期进度年底还差 1台"),
    ],
)
def test_the_verdict(totals: dict[int, str | int], target: int | None, said: str) -> None:
    assert verdict(of(totals, target), "台") == said


@pytest.mark.parametrize(
    ("title", "progress", "said"),
    [
        ("信访积案不超过20件", "累计发生3件。", "目标是上限,不作预测"),
        ("加装电梯400台", "已提前完成年度任务。", "自称已完成,没有数可供推算"),
        ("加装电梯400台", "有序推进中。", "数据不足: 没有一个月有累计数"),
        ("垃圾分类覆盖率达到95%", "覆盖率达到60%。", "比率不逐月累加,不作预测"),
    ],
)
def test_what_no_line_can_be_drawn_through(title: str, progress: str, said: str) -> None:
    months = [Month(2023, number) for number in (3, 4, 5)]
    judged = [judge(title, progress, month=month.number) for month in months]
    (trend,) = follow(judged, months)
    one = forecast_measure(trend)
    assert one.year_end is None
    assert verdict(one, trend.latest.unit) == said


def test_a_claim_without_a_figure_ends_the_line() -> None:
    months = [Month(2023, number) for number in (3, 4, 5, 6)]
    told = ["累计新增40台。", "累计新增80台。", "累计新增120台。", "已提前完成年度任务。"]
    judged = [
        judge("加装电梯400台", words, month=month.number)
        for month, words in zip(months, told, strict=True)
    ]
    (trend,) = follow(judged, months)
    one = forecast_measure(trend)
    assert (one.year_end, verdict(one, "台")) == (None, "自称已完成,没有数可供推算")
    assert len(one.totals) == 3


@pytest.mark.parametrize(
    ("title", "told", "said"),
    [
        ("演出48场", ["累计演出48场。", "全部演出均已收官。"], "已完成"),
        ("演出48场", ["累计演出40场。", "已提前完成年度任务。"], "自称已完成,没有数可供推算"),
        ("垃圾分类覆盖率达到95%", ["覆盖率达到90%。", "覆盖率达到96%。"], "已完成"),
    ],
)
def test_a_target_that_is_reached_is_done(title: str, told: list[str], said: str) -> None:
    one = forecast_measure(run_of(title, told))
    assert verdict(one, "场") == said


@pytest.mark.parametrize(
    ("months", "said"), [((11, 12), "已完成,没有超过上限"), ((10, 11), "目标是上限,不作预测")]
)
def test_a_limit_is_done_in_december(months: tuple[int, int], said: str) -> None:
    trend = run_of("信访积案不超过20件", ["累计发生3件。", "累计发生4件。"], months[0])
    assert verdict(forecast_measure(trend), "件") == said


@pytest.mark.parametrize(
    ("title", "told", "totals", "rate"),
    [
        (
            "加装报警器50000户",
            [
                "累计加装15500户",
                "累计加装2.1户,占全年目标42%",
                "累计加装26000户",
                "累计加装31000户",
            ],
            {3: 15500, 5: 26000, 6: 31000},
            Fraction(15500, 3),
        ),
        (
            "发放补贴10000人次",
            ["累计发放3050人次", "累计发放4010人次", "累计发放50000人次", "累计发放6000人次"],
            {3: 3050, 4: 4010, 6: 6000},
            Fraction(2950, 3),
        ),
    ],
)
def test_what_is_beyond_belief_is_no_part_of_the_pace(
    title: str, told: list[str], totals: dict[int, int], rate: Fraction
) -> None:
    trend = run_of(title, told)
    one = forecast_measure(trend)
    assert {total.month.number: total.amount for total in one.totals} == totals
    assert one.rate == rate
    (left_out,) = trend.left_out
    assert (left_out.believed, left_out.share) == (None, None)
    assert left_out.actual is not None  # as it is printed


def run_of(title: str, told: list[str], first: int = 3) -> MeasureTrend:
    """A project of one measure that is told of month after month."""
    months = [Month(2023, number) for number in range(first, first + len(told))]
    past: list[tuple[int, str]] = []
    judged = []
    for month, words in zip(months, told, strict=True):
        one = judge(title, words, month=month.number, past=tuple(past))
        judged.append(one)
        if (done := one.measures[0].believed) is not None and one.measures[0].unit != "%":
            past.append((month.number, str(done)))
    (trend,) = follow(judged, months)
    return trend


@pytest.mark.parametrize(
    ("value", "whole", "down", "up"),
    [
        (Fraction(2, 3), True, "0", "1"),
        (Fraction(2, 3), False, "0.66", "0.67"),
        (Fraction(5), True, "5", "5"),
        (Fraction(41, 5), False, "8.20", "8.20"),
    ],
)
def test_amounts_are_rounded_against_ourselves(
    value: Fraction, whole: bool, down: str, up: str
) -> None:
    assert rounded_down(value, whole) == Decimal(down)
    assert rounded_up(value, whole) == Decimal(up)


advances = st.lists(st.integers(0, 500), min_size=2, max_size=10)


def running(start: int, steps: list[int]) -> dict[int, str | int]:
    totals: dict[int, str | int] = {1: start}
    for at, step in enumerate(steps, start=2):
        totals[at] = sum(steps[: at - 1]) + start
        assert step >= 0
    return totals


@given(start=st.integers(0, 900), step=st.integers(0, 500), months=st.integers(3, 12))
def test_a_straight_line_is_continued_exactly(start: int, step: int, months: int) -> None:
    one = of(running(start, [step] * (months - 1)), target=None)
    assert one.rate == step
    assert one.year_end == one.low == one.high == start + 11 * step


@given(steps=advances, more=st.integers(0, 300), data=st.data())
def test_more_progress_never_lowers_the_forecast(
    steps: list[int], more: int, data: st.DataObject
) -> None:
    """More done in a month of those that make the pace; a later one is never fewer."""
    at = data.draw(st.integers(max(0, len(steps) - 3), len(steps) - 1))
    other = [step + more * (place == at) for place, step in enumerate(steps)]
    less, better = of(running(0, steps)), of(running(0, other))
    for name in ("rate", "year_end", "low", "high"):
        assert getattr(better, name) >= getattr(less, name)
    assert (better.needed or 0) <= (less.needed or 0)


@given(steps=advances)
def test_the_range_holds_the_forecast(steps: list[int]) -> None:
    one = of(running(7, steps))
    assert one.low is not None
    assert one.year_end is not None
    assert one.high is not None
    assert one.totals[-1].amount <= one.low <= one.year_end <= one.high


@given(steps=advances, target=st.integers(1, 9000))
def test_what_is_needed_suffices(steps: list[int], target: int) -> None:
    one = of(running(0, steps), target)
    if one.needed is not None:
        last = one.totals[-1]
        assert last.amount + rounded_up(one.needed, True) * last.month.remaining >= target
    if one.reached is not None and one.rate is not None:
        months = one.reached.number - one.totals[-1].month.number
        last_amount = Fraction(one.totals[-1].amount)
        assert last_amount + one.rate * (months - 1) < target <= last_amount + one.rate * months


def test_the_range_holds_what_is_planned() -> None:
    totals = [MonthTotal(Month(2023, month), Decimal(month)) for month in (6, 7, 8)]
    one = forecast(totals, Decimal(15), Decimal(10), planned=True)
    assert (one.year_end, one.low, one.high) == (Fraction(13), Fraction(12), Fraction(13))


def test_nothing_is_reached_in_a_month_that_is_over() -> None:
    totals = [MonthTotal(Month(2023, month), Decimal(10 * month)) for month in (8, 9, 10)]
    for asked, reached in ((10, 11), (11, 12), (12, None)):
        one = forecast(totals, Decimal(108), month=Month(2023, asked))
        assert one.reached == (Month(2023, reached) if reached else None)
