"""Months in headings, on the page and in files' names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.errors import InvalidMonth
from shishi_cli.domain.month import Month
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.heading_rules import load_rules
from shishi_cli.readers.table.told_months import (
    file_month,
    file_year,
    find_span,
    impossible_month,
    is_title,
    page_month,
)

RULES = load_rules()["months"]


@pytest.mark.parametrize(("text", "first", "last"), RULES["spans"])
def test_example_of_months(text: str, first: int, last: int) -> None:
    span = find_span(fold_label(text))

    assert ((0, 0) if span is None else (span.first, span.last)) == (first, last)


@pytest.mark.parametrize(("name", "month"), RULES["files"])
def test_example_of_a_file_name(name: str, month: str) -> None:
    assert str(file_month(name) or "") == month


@given(st.integers(2000, 2099), st.integers(1, 12))
def test_a_month_in_a_name_is_found_however_written(year: int, number: int) -> None:
    written = [
        f"{year}-{number:02}",
        f"{year}{number:02}",
        f"{year}年{number}月",
        f"{year}.{number}",
    ]

    assert {file_month(f"实事项目{name}终稿") for name in written} == {Month(year, number)}


@pytest.mark.parametrize("name", ["2023-13", "2023-00", "2023_99"])
def test_a_name_that_is_an_impossible_month_is_refused(name: str) -> None:
    with pytest.raises(InvalidMonth, match=name):
        file_month(name)


def test_an_impossible_month_is_passed_over_when_a_person_gives_one() -> None:
    assert file_month("2023-13", strict=False) is None


def test_the_page_gives_the_year_that_a_name_lacks() -> None:
    assert file_month("3月进展", 2023) == Month(2023, 3)


def test_the_year_of_a_day_in_a_name_is_not_the_table_s() -> None:
    assert file_year("清单(2023年12月28日)") is None
    assert file_year("2024年清单(2023年12月28日)") == 2024
    assert file_month("12月进展(2025年1月8日)", 2024) == Month(2024, 12)


@pytest.mark.parametrize(
    ("lines", "month"),
    [
        (("宝山区2023年3月实事项目进展",), (3, 2023)),
        (("2023年民生实事项目进展表", "(截至8月底)"), (8, 2023)),
        (("二〇二三年一季度实事项目进展",), (3, 2023)),
        (("2023年实事项目", "截至2023年6月20日"), (6, 2023)),
        (("2023年实事项目清单",), (None, 2023)),
        (("2023年3月进展", "填报日期:2023年4月10日"), (3, 2023)),
        (("2023年4月10日",), (None, 2023)),
        (("附件1", "单位:个"), (None, None)),
        ((), (None, None)),
    ],
)
def test_month_of_a_page(lines: tuple[str, ...], month: tuple[int | None, int | None]) -> None:
    page = page_month(lines)

    assert (page.number, page.year) == month


@pytest.mark.parametrize(
    ("line", "title"), [("实事项目进展", True), ("附件1", False), ("单位:个", False)]
)
def test_title_of_a_page(line: str, title: bool) -> None:
    assert is_title(line) is title


@pytest.mark.parametrize("text", ["13月目标", "2023年13月", "1-13月进展", "0月计划", "十三月目标"])
def test_a_month_that_no_year_has_is_told(text: str) -> None:
    assert impossible_month(text)


@pytest.mark.parametrize("text", ["12月目标", "第13项", "2023年", "1-3月", "13个月"])
def test_what_tells_no_such_month(text: str) -> None:
    assert not impossible_month(text)
