"""What holds of reading whatever the text: spans, widths, order, written numbers."""

import csv
import random
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.reading import Reading
from shishi_cli.domain.source import Column
from shishi_cli.extraction.explain import explain
from shishi_cli.extraction.numbers.find_quantities import find_quantities
from shishi_cli.extraction.read_row import Place, read_row
from tests.conftest import SAMPLE
from tests.corpus.rows import rows
from tests.extraction.test_find_quantities import PHRASES, written
from tests.mutations import broken, mutated

COLUMNS = (Column.NUMBER, Column.TITLE, Column.LEAD_UNIT, Column.GOAL, Column.PROGRESS)
WORDS = """新增 完成 累计 本月 其中 计划 占全年目标 不少于 近 约 余 万 亿 个 户 台 名 公里 % 3 12 1,200 2.5 一百二十 两 半
第 季度 月 日 年 《 》 “ ” ( ) 、 , 。 ; : - 至 市级 区级 一是 1. 未 正在 已 超额 未落实资金 A 5G 电梯"""
SENTENCES = st.lists(st.sampled_from(WORDS.split()) | st.text(max_size=3), max_size=25).map("".join)


def corpus() -> Iterator[str]:
    """Every phrase, and the texts of every fourth row."""
    for _, row in islice(rows(), 0, None, 4):
        yield from filter(None, (row.title, row.goal, row.progress))
    yield from (phrase["text"] for phrase in PHRASES)


@given(SENTENCES, SENTENCES, SENTENCES, SENTENCES, st.none() | st.integers(1, 12))
def test_no_text_makes_reading_raise_and_spans_are_true(
    title: str, target: str, goal: str, progress: str, month: int | None
) -> None:
    texts = {
        Column.TITLE: title,
        Column.TARGET: target,
        Column.GOAL: goal,
        Column.PROGRESS: progress,
        Column.LEAD_UNIT: goal,
        Column.COUNT_UNIT: target,
        Column.LEVEL: title,
    }
    assert broken(texts, read_row(texts, Place("x.csv", 1, 2), month)) == []
    for found in explain(texts, month).quantities:
        assert texts[found.column][found.start : found.end] == found.text


def test_mutated_sentences_have_true_spans() -> None:
    for title, goal, progress in mutated(100):
        texts = {Column.TITLE: title, Column.GOAL: goal, Column.PROGRESS: progress}
        assert broken(texts, read_row(texts, Place("x.csv", 1, 2), 3)) == [], texts


def test_the_words_of_a_span_say_the_same_alone() -> None:
    for text in corpus():
        for q in find_quantities(text):
            is_slashed = "/" in text[q.start : q.end]  # 3/5 is a share behind 完成 alone
            is_line = q.unit == "路"  # 420路 is a bus line, but where 监控 or 更新 stands before it
            if q.unit and not (is_slashed or is_line) and "分" not in text[q.end : q.end + 1]:
                alone = find_quantities(text[q.start : q.end])
                assert [(one.amount, one.high) for one in alone] == [(q.amount, q.high)], text


def test_full_width_changes_nothing() -> None:
    full = {c: c + 0xFEE0 for c in range(0x21, 0x7F)}
    for text in corpus():
        assert find_quantities(text.translate(full)) == find_quantities(text), text


def sample() -> list[dict[Column, str]]:
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        return [dict(zip(COLUMNS, row, strict=True)) for row in list(csv.reader(file))[1:]]


def test_the_order_of_rows_changes_nothing() -> None:
    def read_all(order: list[int]) -> dict[int, Reading]:
        return {at: read_row(table[at], Place("x.csv", 1, at), 3) for at in order}

    table = sample()
    straight = list(range(len(table)))
    assert read_all(random.Random(3).sample(straight, len(straight))) == read_all(straight)


@given(st.integers(1, 99_999_999))
def test_a_number_reads_back_however_it_is_written(number: int) -> None:
    if 1900 <= number < 2100 or re.match(r"20[12]\d{2,}", str(number)):
        return  # reads like a year, or like a date that lost characters
    for text in (
        f"{number}台",
        f"{number:,}台",
        f"{number:,} 台".replace(",", " "),
        f"{written(number)}台",
    ):
        (found,) = find_quantities(text)
        assert found.amount == number
        assert (found.unit, text[found.start : found.end]) == ("台", text)


@given(st.decimals(Decimal("0.01"), 9999, places=2), st.sampled_from(["万", "亿"]))
def test_a_number_with_its_scale_reads_back(number: Decimal, scale: str) -> None:
    (found,) = find_quantities(f"投资{number}{scale}元")
    assert found.amount == number * {"万": 10_000, "亿": 100_000_000}[scale]
    assert found.unit == "元"
