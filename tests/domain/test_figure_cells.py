"""What a cell of figures says: one definition for the readers and for the extraction."""

from decimal import Decimal

import pytest

from shishi_cli.domain.figure_cell import figure_cells, tells_nothing, told_of_whole
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
        ("二百一十五", 215, "二百一十五"),
        ("6个小区", 6, "6个小区"),
        ("26.25 %", Decimal("26.25"), "26.25 %"),
        ("2.1千", 2100, "2.1千"),
        ("3百户", 300, "3百户"),
        ("3千多户", 3000, "3千多户"),
        ("2千5", 2500, "2千5"),
        ("2千3百", 2300, "2千3百"),
        ("1万2千棵", 12000, "1万2千棵"),
        ("1万零50", 10050, "1万零50"),
        ("3千米", 3, "3千米"),
        ("3千千瓦", 3000, "3千千瓦"),
        ("二百五", 250, "二百五"),
        ("三万五千", 35000, "三万五千"),
        ("㉑", 21, "㉑"),
        ("7[¹]", 7, "7"),
        ("7(注¹)个", 7, "7(注¹)个"),
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
        *("3o", "l5", "3〇", "3O个", "1.5w", "3万五", "3万52", "2.1千5", "2百3千", "五百千克"),
        *("3成", "两个半", "3倍", "百余户", "二〇二三", "①", "#REF!", "待统计"),
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


@pytest.mark.parametrize(
    ("printed", "whole", "part"),
    [
        ("50棵/91棵", 91, 50),
        ("8/15台", 15, 8),
        ("8/15", 90, None),
        ("16/15", 15, None),
        ("8、15", 15, None),
        ("8/15/20", 20, None),
        ("8%/15", 15, None),
    ],
)
def test_a_part_of_the_whole_is_told_by_the_whole(
    printed: str, whole: int, part: int | None
) -> None:
    told = told_of_whole(printed, Decimal(whole))

    assert (told and told.amount) == part


@pytest.mark.parametrize("printed", ["", " — ", "/", "无", "暂无", "\u200b-"])
def test_what_tells_nothing(printed: str) -> None:
    assert tells_nothing(printed)


def _told(done: str, title: str = "新增停车泊位800个") -> dict[FigureKind, Decimal]:
    texts = {Column.TITLE: title, Column.DONE: done, Column.PROGRESS: "正在推进。"}
    (measure,) = read_row(texts, Place("t", 1, 1), 3).measures
    return {figure.kind: figure.amount for figure in measure.figures}


def test_a_share_in_a_column_of_numbers_is_a_stated_share() -> None:
    assert _told("26%") == {FigureKind.TARGET: 800, FigureKind.STATED: 26}


def test_a_part_of_the_target_is_the_figure() -> None:
    assert _told("50个/800个")[FigureKind.ACTUAL] == 50


def test_figures_that_fit_no_measure_are_told() -> None:
    texts = {Column.TITLE: "新增停车泊位800个", Column.DONE: "8/15", Column.PROGRESS: ""}

    assert [one.code for one in read_row(texts, Place("t", 1, 1), 3).notices] == ["done_unused"]
    texts[Column.DONE] = "8"
    assert read_row(texts, Place("t", 1, 1), 3).notices == ()


def test_a_figure_with_a_unit_of_its_own_is_converted() -> None:
    assert _told("8200米", "新建道路15公里")[FigureKind.ACTUAL] == Decimal("8.2")


def test_a_figure_that_counts_something_else_is_doubtful() -> None:
    texts = {Column.TITLE: "改造老旧小区30个", Column.DONE: "3公里"}
    (measure,) = read_row(texts, Place("t", 1, 1), 3).measures
    figure = measure.figure(FigureKind.ACTUAL)

    assert figure is not None
    assert [doubt.code for doubt in figure.doubts] == ["object"]
