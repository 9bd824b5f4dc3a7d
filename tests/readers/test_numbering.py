"""Numbers of projects, however printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.readers.table.project_number import project_number, told_gaps


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        *((text, "1") for text in ("1", " 1 ", "１", "1.", "1、", "(1)", "1)", "01", "1.0", "①")),
        *((text, "1") for text in ("一", "(一)", "（一）", "一、", "第一项", "第1项", "项目一")),
        ("第五项", "5"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("四十五", "45"),
        ("一百零五", "105"),
        ("⑳", "20"),
        ("3-1", "3-1"),
        ("3.1", "3.1"),
        ("A7", "A7"),
        ("一二", "一二"),
        ("零", "零"),
        ("0" * 4400 + "9" * 4400, "9" * 4400),
        ("", ""),
        ("　", ""),
    ],
)
def test_number_as_printed(printed: str, number: str) -> None:
    assert project_number(printed) == number


@given(st.text(max_size=12))
def test_the_number_of_a_number_is_itself(printed: str) -> None:
    once = project_number(printed)

    assert project_number(once) == once


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (["1", "2", "3"], ""),
        (["24", "25"], ""),
        (["3", "1", "2"], ""),
        (["1", "3"], "第1项之后是第3项,缺第2项"),
        (["1", "2-1", "2-2", "3"], ""),
        (["1", "5", "6", "9"], "第1项之后是第5项,缺第2-4项;第6项之后是第9项,缺第7-8项"),
        (
            ["1", "3", "5", "7", "9"],
            "第1项之后是第3项,缺第2项;第3项之后是第5项,缺第4项;第5项之后是第7项,缺第6项;共 4 处",
        ),
        (["A1", "A3"], ""),
    ],
)
def test_gaps_in_numbers_are_told(numbers: list[str], told: str) -> None:
    assert told_gaps(numbers) == told


def test_a_gap_is_what_is_nowhere() -> None:
    assert told_gaps(["2", "3", "5"], ["1", "4"]) == ""
    assert told_gaps(["2", "3", "5", "8"], ["1", "4", "12"]) == "第5项之后是第8项,缺第6-7项"
