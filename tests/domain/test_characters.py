"""One folding for headings, names and sentences; what nobody sees is taken out, and spans stay true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.characters import fold_width, is_whole, seen, visible
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.source import Column
from shishi_cli.extraction.read_row import Place, read_row
from shishi_cli.readers.table.fold_label import fold_label

ODD = "\u200b\u00ad\u202e\ufeff①²*[1]注()（）50个 ⼯⺠２"


@pytest.mark.parametrize(
    "mark", ["(注1)", "（注）", "①", "¹", "^1", "²³", "*", "[1]", "〔2〕", "\u200b"]
)
def test_the_mark_of_a_note_is_no_digit(mark: str) -> None:
    printed = f"截至3月底,累计新增泊位50{mark}个。"
    texts = {Column.TITLE: "新增停车泊位800个", Column.PROGRESS: printed}
    (measure,) = read_row(texts, Place("t", 1, 1), 3).measures
    figure = measure.figure(FigureKind.ACTUAL)

    assert figure is not None
    assert figure.amount == 50
    assert figure.source is not None
    assert figure.source.text == f"50{mark}个"
    assert printed[figure.source.start : figure.source.end] == figure.source.text


@pytest.mark.parametrize(
    "text", ["5*6米", "3×10⁴", "5000m²", "①新增50个", "*民政局", "[1]新增", "50(1)个"]
)
def test_what_is_no_mark_of_a_note_stays(text: str) -> None:
    assert seen(text).text == text


def test_radicals_spaces_and_widths_have_one_form() -> None:
    assert fold_width("⼯⺠⽣\u2007２０％　") == "工民生 20% "
    assert fold_label("进\u200b展 情\u00ad况") == "进展情况"
    assert visible("区\u200b住建局\ufeff") == "区住建局"


@pytest.mark.parametrize(
    ("text", "known"), [("12", True), ("²", False), ("①", False), ("1" * 19, False)]
)
def test_what_can_be_counted_with(text: str, known: bool) -> None:
    assert is_whole(text) is known


@given(st.text(st.sampled_from(ODD), max_size=20))
def test_spans_of_what_is_seen_lie_in_what_is_printed(printed: str) -> None:
    cell = seen(printed)

    assert len(fold_width(printed)) == len(printed)
    for start in range(len(cell.text)):
        first, last = cell.span(start, start + 1)
        assert printed[first] == cell.text[start]
        assert last == first + 1
