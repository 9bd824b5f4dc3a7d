"""What a cell of figures says: one definition for the readers and for the extraction."""

from decimal import Decimal

import pytest

from shishi_cli.domain.figure_cell import figure_cells, tells_nothing
from shishi_cli.domain.measure import Bound, FigureKind
from shishi_cli.domain.source import Column
from shishi_cli.extraction.read_row import Place, read_row


@pytest.mark.parametrize(
    ("printed", "amount", "words"),
    [
        ("210个", 210, "210个"),
        ("约6", 6, "6"),
        ("3 500", 3500, "3 500"),
        ("1,200户", 1200, "1,200户"),
        ("1.5万", 15000, "1.5万"),
        ("0.3万平方米", 3000, "0.3万平方米"),
        ("２１０", 210, "２１０"),
        ("2\u200b80个", 280, "2\u200b80个"),
        ("50(注1)个", 50, "50(注1)个"),
        ("累计完成210个", 210, "210个"),
        ("25000余人", 25000, "25000余人"),
        ("三百二十户", 320, "三百二十户"),
        ("6个小区", 6, "6个小区"),
        ("26.25 %", Decimal("26.25"), "26.25 %"),
    ],
)
def test_a_figure_alone_in_a_cell(printed: str, amount: Decimal, words: str) -> None:
    (figure,) = figure_cells(printed)

    assert (figure.amount, printed[figure.start : figure.end]) == (amount, words)
    assert figure.percent == printed.endswith("%")


@pytest.mark.parametrize(
    "printed",
    [
        "210个,正在施工",
        "详见附件2",
        "2023年",
        "3月31日",
        "正在推进",
        "5户 3户",
        "-3",
        "第三批",
        "无",
    ],
)
def test_what_is_no_figure_alone(printed: str) -> None:
    assert figure_cells(printed) == ()


def test_hedges_and_several_figures() -> None:
    assert [one.bound for one in figure_cells("约6、5个以上\n7余")] == [
        Bound.ABOUT,
        Bound.AT_LEAST,
        Bound.MORE_THAN,
    ]


@pytest.mark.parametrize("printed", ["", " — ", "/", "无", "暂无", "\u200b-"])
def test_what_tells_nothing(printed: str) -> None:
    assert tells_nothing(printed)


def _told(done: str, title: str = "新增停车泊位800个") -> dict[FigureKind, Decimal]:
    texts = {Column.TITLE: title, Column.DONE: done, Column.PROGRESS: "正在推进。"}
    (measure,) = read_row(texts, Place("t", 1, 1), 3).measures
    return {figure.kind: figure.amount for figure in measure.figures}


def test_a_share_in_a_column_of_numbers_is_a_stated_share() -> None:
    assert _told("26%") == {FigureKind.TARGET: 800, FigureKind.STATED: 26}


def test_a_figure_with_a_unit_of_its_own_is_converted() -> None:
    assert _told("8200米", "新建道路15公里")[FigureKind.ACTUAL] == Decimal("8.2")


def test_a_figure_that_counts_something_else_is_doubtful() -> None:
    texts = {Column.TITLE: "改造老旧小区30个", Column.DONE: "3公里"}
    (measure,) = read_row(texts, Place("t", 1, 1), 3).measures
    figure = measure.figure(FigureKind.ACTUAL)

    assert figure is not None
    assert [doubt.code for doubt in figure.doubts] == ["object"]
