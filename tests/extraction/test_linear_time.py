"""Reading takes time in proportion to the text: growth is counted, no clock is looked at."""

import random
import sys
from collections.abc import Callable
from functools import partial

import pytest

from shishi_cli.domain.source import Column
from shishi_cli.extraction.mentions.mentions import analyse
from shishi_cli.extraction.numbers.find_quantities import scan
from shishi_cli.extraction.read_row import Place, read_row
from shishi_cli.extraction.text.longest_cell import LONGEST_CELL
from tests.extraction.all_patterns import patterns
from tests.extraction.ambiguity import ambiguous_repeats

DIGITS_AND_COMMAS = "".join(random.Random(5).choices("0123456789,", k=997))
HOSTILE = [
    DIGITS_AND_COMMAS,
    *("1,", "1,111,", "1、", "1.", "1:", "1/", "1-", "1至", "1月", "1个", "5个市级", "第1", "3%"),
    *(
        "一二三",
        "百分之",
        "一成",
        "半",
        "万",
        "年月日",
        "(",
        "《",
        "“",
        " ",
        "\n",
        "、",
        "已",
        "因",
    ),
    *(
        "完成1个,",
        "正在推进,",
        "3月底前;",
        "一季度:",
        "经费等",
        "(市级)",
        "区教育局、",
        "占全年目标",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("read", [scan, analyse])
def test_twice_the_text_takes_twice_the_steps(read: Callable[[str], object], piece: str) -> None:
    read(repeated(piece, 500))  # rules are loaded, and this text is kept
    once, twice = (steps(partial(read, repeated(piece, size))) for size in (1_000, 2_000))
    assert twice <= 2.2 * once + 50


@pytest.mark.parametrize(
    "piece", [DIGITS_AND_COMMAS, "1,111,", "1、", "1月", "一二三", "(", " ", "已"]
)
def test_a_cell_of_a_megabyte_takes_no_more_than_the_longest_that_is_read(piece: str) -> None:
    base = {Column.TITLE: "新建5个社区食堂", Column.GOAL: "完成3个", Column.PROGRESS: "完成2个"}
    for column in (Column.TITLE, Column.GOAL, Column.PROGRESS):
        longest = base | {column: repeated(piece, LONGEST_CELL)}
        huge = base | {column: repeated(piece, 1_000_000)}
        once, again = (steps(partial(read_row, one, Place("", 0, 0), 3)) for one in (longest, huge))
        assert again <= once + 200  # what is cut off is told; a test before may have read `longest`
    assert "long_cell" in {n.code for n in read_row(huge, Place("", 0, 0), 3).notices}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?:a+b?)+", "aa"),
        ("(?:[^,]{0,4})*c", "\n\n"),
        ("(?:a|ab|b)*", "ab"),
        ("(?:ab{1,2}b)+", None),
    ],
)
def test_a_repeat_that_matches_a_text_in_two_ways_is_found(pattern: str, text: str | None) -> None:
    assert ambiguous_repeats(pattern) == ([] if text is None else [text])


def test_no_pattern_goes_back_forever() -> None:
    """Each way that a repeat matches is tried: 1.4 ms for ten characters, years for a hundred."""
    found = {}
    for where, text in patterns():
        found[where, text] = ambiguous_repeats(text)
    assert {place: texts for place, texts in found.items() if texts} == {}


def repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def steps(work: Callable[[], object]) -> int:
    """The calls that Python makes for `work`, those into C included."""
    count = 0

    def counting(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
