"""Running totals or months of their own: what the months of a year tell of each other."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.assessment.pairing import pair
from shishi_cli.assessment.prove_basis import ToldFigure, learn, read_as, to_date
from shishi_cli.domain.measure import Basis
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import MonthMeasure

MARKS = {"": Basis.UNMARKED, "累": Basis.CUMULATIVE, "月": Basis.MONTH}


def year(words: str) -> tuple[ToldFigure, ...]:
    """`3:81 4:累99 5:月20 6:累165+66`: month, mark, amount, and the month's own beside a total."""
    figures = []
    for word in words.split():
        month, told = word.split(":")
        mark = told[0] if told[0] in MARKS else ""
        total, _, own = told.removeprefix(mark).partition("+")
        figures.append(
            ToldFigure(
                Month(2023, int(month)),
                Decimal(total),
                MARKS[mark],
                Decimal(own) if own else None,
            )
        )
    return tuple(figures)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("3:81 4:66", "4月的 66 少于3月的 81,不是累计数,按当月数累加"),
        ("1:30 2:30 3:12", "3月的 12 少于2月的 30,不是累计数,按当月数累加"),
        ("3:累41 4:20", "4月的 20 少于3月的 41,不是累计数,按当月数累加"),
        ("3:30 4:35 5:40 6:累105", "3月、4月、5月的数逐月相加正是6月的累计数 105,按当月数累加"),
        ("1:10 2:12 3:15 4:累50+13", "1月、2月、3月的数逐月相加正是4月的累计数 50,按当月数累加"),
        ("3:累41 4:58 5:累165+66", "4月的数逐月相加正是5月的累计数 165,按当月数累加"),
    ],
)
def test_months_prove_that_they_are_months_of_their_own(words: str, reason: str) -> None:
    learned = learn(year(words))
    assert learned is not None
    assert (learned.basis, learned.reason) == (Basis.MONTH, reason)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("3:81 4:99 5:累165", "5月的 165 少于逐月相加的 180,不是当月数,按累计数读取"),
        ("3:累41 4:99 5:累120", "5月的 120 少于逐月相加的 140,不是当月数,按累计数读取"),
        ("3:累41 4:41 5:累165", "4月的 41 与3月的累计数相同,按累计数读取"),
        ("3:41 4:累99+58", "3月的 41 加4月当月数正是其累计数,按累计数读取"),
    ],
)
def test_months_prove_that_they_are_running_totals(words: str, reason: str) -> None:
    learned = learn(year(words))
    assert learned is not None
    assert (learned.basis, learned.reason) == (Basis.CUMULATIVE, reason)


@pytest.mark.parametrize(
    "words",
    [
        "3:81",
        "3:81 4:99",  # both fit: 18 more, or 99 of their own
        "3:81 4:累200",
        "1:10 2:20 3:累30",  # ten a month as a total, and 10 + 20
        "2:累240 3:250 4:248 5:累262",  # neither fits: someone made a mistake
        "3:累100 4:累98 5:120",  # a corrected total says nothing of May
        "3:累41 4:月20",
    ],
)
def test_what_the_months_do_not_prove_is_left_open(words: str) -> None:
    assert learn(year(words)) is None


@pytest.mark.parametrize(
    ("words", "total", "codes"),
    [
        ("3:81", 81, []),
        ("3:累41 4:月58 5:月66", 165, []),
        ("3:月41 4:月58", 99, ["lower_bound"]),
        ("1:月10 3:月41", 51, ["lower_bound"]),
        ("1:月10 2:月5", 15, []),
        ("3:累81 4:累79", 79, ["fell"]),
        ("3:累81 4:月9 5:累85", 85, ["fell"]),
        ("2:月5 3:累81+6 4:月9", 90, []),
        ("3:累41 4:58 5:月66", 124, ["basis"]),
        ("1:41 2:月20", 61, []),
    ],
)
def test_the_figure_to_date(words: str, total: int, codes: list[str]) -> None:
    amount, notices = to_date(year(words))
    assert amount == total
    assert [notice.code for notice in notices] == codes


def test_a_missing_month_is_named() -> None:
    _, (notice,) = to_date(year("1:月10 4:月41"))
    assert notice.text == "只报了当月数,缺 2月、3月,累计数至少为此数"


months = st.lists(st.integers(1, 500), min_size=3, max_size=11)


@given(months)
def test_running_totals_are_never_taken_for_months(own: list[int]) -> None:
    totals = list(itertools.accumulate(own))
    learned = learn(year(" ".join(f"{at}:{total}" for at, total in enumerate(totals, start=1))))
    assert learned is None


@given(months)
def test_months_and_a_total_to_date_come_to_the_same(own: list[int]) -> None:
    figures = year(" ".join(f"{at}:{one}" for at, one in enumerate(own, start=1)))
    last = len(own) + 1
    closed = (*figures, *year(f"{last}:累{sum(own) + 7}+7"))
    learned = learn(closed)
    if learned is None:  # each month as much as all before it: 1, 1, 2, 4 … can be totals too
        return
    read = read_as(figures, {one.month: learned.basis for one in figures})
    if learned.basis is Basis.MONTH:
        assert to_date(read) == (Decimal(sum(own)), ())
    else:
        assert own == sorted(own)


@given(months)
def test_a_total_that_the_months_give_changes_no_figure_to_date(own: list[int]) -> None:
    figures = year(" ".join(f"{at}:月{one}" for at, one in enumerate(own, start=1)))
    after = ToldFigure(Month(2023, 12), Decimal(5), Basis.MONTH)
    total = ToldFigure(figures[-1].month, Decimal(sum(own)), Basis.CUMULATIVE, Decimal(own[-1]))
    amounts = {to_date(series)[0] for series in ((*figures, after), (*figures[:-1], total, after))}
    assert amounts == {Decimal(sum(own) + 5)}


def measure(name: str, unit: str = "台", level: str | None = None) -> MonthMeasure:
    month = Month(2023, 3)
    return MonthMeasure(month, 1, name, unit, level, None, None, Basis.UNMARKED, None)


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ((measure("新增"), measure("完工")), (measure("完工"), measure("新增")), {1: 2, 2: 1}),
        ((measure("新增"), measure("完工")), (measure("完工"),), {2: 1}),
        (
            (measure("电梯新增"), measure("完工")),
            (measure("电梯完工"), measure("新增")),
            {1: 2, 2: 1},
        ),
        ((measure("加装", "台"), measure("步道", "条")), (measure("新建步道", "条"),), {2: 1}),
        ((measure("帮助就业", "名"),), (measure("帮扶就业", "人"),), {1: 1}),
        ((measure("步道", "米"),), (measure("步道", "公里"),), {}),
        (
            (measure("报警器", "户", "市级"), measure("报警器", "户", "区级")),
            (measure("加装", "户", "区级"), measure("加装", "户", "市级")),
            {1: 2, 2: 1},
        ),
        ((measure("甲"), measure("乙")), (measure("丙"), measure("丁")), {1: 1, 2: 2}),
        ((measure("甲"), measure("乙")), (measure("丙"),), {}),
    ],
)
def test_measures_are_found_again(
    before: tuple[MonthMeasure, ...], after: tuple[MonthMeasure, ...], pairs: dict[int, int]
) -> None:
    assert pair(before, after) == pairs
