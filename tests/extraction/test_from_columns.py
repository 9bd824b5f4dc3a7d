"""The table's own columns (年度目标, 计量单位, 完成数, 完成率) win over the words of title and text."""

from decimal import Decimal

import pytest

from shishi_cli.domain.measure import Basis, Figure, FigureKind, Measure, Origin
from shishi_cli.domain.source import Column
from shishi_cli.extraction.read_row import Place, read_row
from tests.corpus.rows import Row
from tests.corpus.scoring import read as judged

ROW = {
    Column.TITLE: "更换楼道灯(县级)",
    Column.TARGET: "400盏",
    Column.PROGRESS: "累计更换100盏,完成率25%。",
}


def read(cells: dict[Column, str], month: int = 6, origin: Origin = Origin.TEXT) -> list[Measure]:
    return list(read_row({**ROW, **cells}, Place("t.csv", 1, 2), month, origin).measures)


def figure(cells: dict[Column, str], kind: FigureKind) -> Figure:
    found = read(cells)[0].figure(kind)
    assert found is not None
    return found


def codes(told: Figure) -> list[str]:
    return [doubt.code for doubt in told.doubts]


def test_the_done_column_wins_and_its_disagreement_is_a_doubt() -> None:
    told = figure({Column.DONE: "120"}, FigureKind.ACTUAL)
    assert (told.amount, told.basis, codes(told)) == (
        Decimal(120),
        Basis.CUMULATIVE,
        ["column_differs"],
    )
    assert told.doubts[0].alternative == "100"
    assert told.source is not None
    assert (told.source.column, told.source.text) == (Column.DONE, "120")


def test_a_done_column_that_agrees_is_not_doubtful() -> None:
    assert codes(figure({Column.DONE: "100"}, FigureKind.ACTUAL)) == []


def test_a_month_s_own_figure_does_not_contradict_the_done_column() -> None:
    told = figure({Column.PROGRESS: "本月更换30盏。", Column.DONE: "120"}, FigureKind.ACTUAL)
    assert (told.amount, codes(told)) == (Decimal(120), [])


@pytest.mark.parametrize("status", ["已完成", "正常推进", "—", "完成良好,达到序时"])
def test_a_status_word_in_the_done_column_is_no_figure(status: str) -> None:
    assert figure({Column.DONE: status}, FigureKind.ACTUAL).amount == 100


def test_a_person_s_progress_wins_over_the_done_column() -> None:
    measure = read({Column.DONE: "120"}, origin=Origin.PERSON)[0]
    told = measure.figure(FigureKind.ACTUAL)
    assert told is not None
    assert told.amount == 100


@pytest.mark.parametrize("written", ["25.00%", "25", "0.25"])
def test_a_share_column_is_read_as_percent_or_fraction(written: str) -> None:
    told = figure({Column.SHARE: written}, FigureKind.STATED)
    assert (told.amount, codes(told)) == (Decimal(25), [])


def test_a_share_of_at_most_one_without_figures_is_doubtful() -> None:
    told = figure({Column.PROGRESS: "", Column.SHARE: "0.8"}, FigureKind.STATED)
    assert (told.amount, codes(told)) == (Decimal(80), ["share_scale"])
    assert told.doubts[0].alternative == "0.8"


def test_a_share_column_that_differs_from_the_text_is_doubtful() -> None:
    told = figure({Column.SHARE: "31%"}, FigureKind.STATED)
    assert (told.amount, codes(told)) == (Decimal(31), ["column_differs"])


def test_parts_of_joined_sub_rows_go_to_their_measures_in_order() -> None:
    measures = read(
        {Column.TARGET: "新增灯400盏、修复灯200盏", Column.PROGRESS: "", Column.DONE: "41\n26"}
    )
    told = [measure.figure(FigureKind.ACTUAL) for measure in measures]
    assert [one.amount for one in told if one] == [41, 26]


def test_the_unit_column_gives_the_count_word_and_the_scale() -> None:
    cells = {Column.TARGET: "500", Column.COUNT_UNIT: "万元", Column.DONE: "120"}
    measure = read({**cells, Column.TITLE: "发放创业贷款", Column.PROGRESS: ""})[0]
    target, actual = measure.figure(FigureKind.TARGET), measure.figure(FigureKind.ACTUAL)
    assert target is not None
    assert actual is not None
    assert (measure.unit, target.amount, actual.amount) == (
        "元",
        Decimal(5_000_000),
        Decimal(1_200_000),
    )


def test_a_unit_column_in_ten_thousands_scales_bare_numbers_alone() -> None:
    title = {Column.TITLE: "新增公园绿地2万平方米", Column.TARGET: "", Column.PROGRESS: ""}
    unit = {Column.COUNT_UNIT: "万平方米", Column.GOAL: "0.2", Column.DONE: "0.26"}

    (measure,) = read({**title, **unit})
    assert [figure.amount for figure in measure.figures] == [20000, 2000, 2600]


@pytest.mark.parametrize(
    ("title", "done", "taken"),
    [
        ("新增公园绿地2万平方米", "0.26", None),
        ("新建驿站4座", "0.26", None),
        ("新增公园绿地2万平方米", "0.26万", Decimal(2600)),
        ("修缮道路12公里", "0.5", Decimal("0.5")),
        ("修缮道路12公里", "0", Decimal(0)),
    ],
)
def test_a_bare_fraction_may_be_a_share_or_a_number_in_ten_thousands(
    title: str, done: str, taken: Decimal | None
) -> None:
    cells = {Column.TITLE: title, Column.DONE: done, Column.PROGRESS: "正在施工。"}
    reading = read_row(cells, Place("t.csv", 1, 2), 6)
    actual = reading.measures[0].figure(FigureKind.ACTUAL)

    assert (actual.amount if actual else None) == taken
    assert [one.code for one in reading.notices] == ([] if taken is not None else ["done_scale"])


def test_the_target_column_wins_over_the_title_and_tells_the_other() -> None:
    told = figure({Column.TITLE: "更换楼道灯10000盏"}, FigureKind.TARGET)
    assert (told.amount, codes(told)) == (Decimal(400), ["title_differs"])
    assert told.doubts[0].alternative == "10000"


def test_a_unit_column_that_counts_other_things_is_a_doubt() -> None:
    told = figure({Column.COUNT_UNIT: "公里"}, FigureKind.TARGET)
    assert codes(told) == ["unit_differs"]


def test_the_month_s_own_figure_is_kept_beside_the_total() -> None:
    measure = read({Column.PROGRESS: "本月更换65盏,累计更换320盏。"})[0]
    own, total = measure.figure(FigureKind.MONTH), measure.figure(FigureKind.ACTUAL)
    assert own is not None
    assert total is not None
    assert (own.amount, total.amount) == (Decimal(65), Decimal(320))


@pytest.mark.parametrize(("own", "met"), [(4260, "not_met"), (5260, "met")])
def test_a_goal_for_the_month_is_compared_with_the_month_s_own_figure(own: int, met: str) -> None:
    row = Row(
        phenomenon="month and total",
        title="入户检查5.4万户",
        month="2024-05",
        measures=(),
        levels=[],
        goal="本月检查5000户",
        progress=f"本月检查{own}户,年初至今检查29815户",
    )
    assert judged(row)[1].goal_met == met


def test_each_target_of_joined_parts_is_named_by_its_own_line_of_the_title() -> None:
    cells = {Column.TITLE: "新建幼儿园\n新增托位", Column.TARGET: "8所\n800个", Column.PROGRESS: ""}
    assert [(m.name, m.unit) for m in read(cells)] == [("新建幼儿园", "所"), ("新增托位", "个")]


def test_a_title_of_other_lines_than_targets_names_none_over_two_lines() -> None:
    cells = {Column.TITLE: "改造\n农村公路", Column.TARGET: "120公里", Column.PROGRESS: ""}
    assert [m.name for m in read(cells)] == ["改造 农村公路"]


@pytest.mark.parametrize(
    "cell",
    [
        "区教育局\n配合单位:区住建局、区财政局",
        "区教育局\uff08协办单位\uff1a区住建局、区财政局\uff09",
    ],
)
def test_helpers_in_the_cell_of_the_lead_unit_are_kept_apart(cell: str) -> None:
    reading = read_row({**ROW, Column.LEAD_UNIT: cell}, Place("t.csv", 1, 2), 6)
    assert reading.units == ("区教育局",)
    assert reading.helpers == ("区住建局", "区财政局")


RATE = {Column.TITLE: "家庭医生签约率", Column.TARGET: "75", Column.COUNT_UNIT: "%"}


def told_of(cells: dict[Column, str]) -> dict[FigureKind, Decimal]:
    """What a row tells of its one measure."""
    (measure,) = read_row(cells, Place("t.csv", 1, 2), 8).measures
    return {one.kind: one.amount for one in measure.figures if one.kind is not FigureKind.TARGET}


@pytest.mark.parametrize(
    ("goal", "done"), [("74", "62.5"), ("74%", "62.5%"), ("达到74", "62.5"), ("不低于74", "62.5%")]
)
def test_a_number_alone_is_of_the_rate_that_is_promised(goal: str, done: str) -> None:
    told = told_of({**RATE, Column.GOAL: goal, Column.DONE: done})
    assert told == {FigureKind.GOAL: 74, FigureKind.ACTUAL: Decimal("62.5")}
    words = told_of({**RATE, Column.GOAL: goal, Column.PROGRESS: done})
    assert words == told


def test_a_rate_kept_as_a_fraction_is_told_and_not_taken() -> None:
    cells = {**RATE, Column.GOAL: "0.74", Column.DONE: "0.625"}
    assert told_of(cells) == {}
    assert [one.code for one in read_row(cells, Place("t.csv", 1, 2), 8).notices] == ["done_scale"]
    limit = {**RATE, Column.TARGET: "不超过2", Column.GOAL: "0.9", Column.DONE: "0.8"}
    assert told_of(limit) == {FigureKind.GOAL: Decimal("0.9"), FigureKind.ACTUAL: Decimal("0.8")}


def test_among_words_and_other_measures_a_bare_number_is_no_rate() -> None:
    assert told_of({**RATE, Column.GOAL: "签约74,随访30"}) == {}
    cells = {Column.TITLE: "建成食堂20家,覆盖率达90%", Column.GOAL: "15"}
    canteens, cover = read_row(cells, Place("t.csv", 1, 2), 8).measures
    assert canteens.figure(FigureKind.GOAL) is not None
    assert cover.figure(FigureKind.GOAL) is None


def test_a_share_beside_a_count_stays_a_share() -> None:
    cells = {Column.TITLE: "改造老旧小区100个", Column.GOAL: "60", Column.DONE: "62%"}
    assert told_of(cells) == {FigureKind.GOAL: 60, FigureKind.STATED: 62}
