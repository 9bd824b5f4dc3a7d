"""Of a form with boxes only what is ticked is said."""

import pytest

from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.reading import MilestoneState, SignalKind
from shishi_cli.domain.source import Column
from shishi_cli.extraction.read_row import Place, read_row
from shishi_cli.extraction.text.check_boxes import said

PLACE = Place("a.csv", 1, 2)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("□已完成装修", ""),
        ("☑已完成 □推进中", "已完成"),
        ("□已完成 ☑推进中", "推进中"),
        ("( )已完成 (√)推进中", "推进中"),
        ("（　）已完成（√）推进中", "推进中"),
        ("[ ]已完成 [x]推进中", "推进中"),
        ("■已完成□推进中□未启动", "已完成"),
        ("□已完成,☑推进中,累计30户", ",推进中,累计30户"),
        ("是否完成装修:□是 ☑否", "未完成装修:"),
        ("是否完成装修:☑是 □否", "完成装修:"),
        ("是否完成装修：（√）是（　）否，已验收", "完成装修：，已验收"),
        ("☑已完成", "☑已完成"),
        ("已完工□ 在建☑", "在建"),
        ("☐已完工 ☒累计新增320个", "累计新增320个"),
        ("□已完工 □在建", ""),
        ("□建设内容为老旧小区改造30个", "□建设内容为老旧小区改造30个"),
        ("面积5000m□", "面积5000m□"),
        ("√已完成5个", "√已完成5个"),
        ("累计完成30户(其中一期12户)", "累计完成30户(其中一期12户)"),
    ],
)
def test_only_what_is_ticked_is_said(printed: str, words: str) -> None:
    assert len(said(printed)) == len(printed)
    assert "".join(said(printed).split()) == words


@pytest.mark.parametrize(
    ("progress", "state"),
    [
        ("☑已完成装修 □推进中", MilestoneState.REACHED),
        ("□已完成装修", MilestoneState.MISSING),
        ("□已完成装修 ☑推进中", MilestoneState.MISSING),
        ("是否完成装修:□是 ☑否", MilestoneState.MISSING),
        ("是否完成装修:☑是 □否", MilestoneState.REACHED),
    ],
)
def test_a_milestone_is_judged_by_what_is_ticked(progress: str, state: MilestoneState) -> None:
    texts = {Column.TITLE: "改造剧场", Column.GOAL: "完成装修", Column.PROGRESS: progress}
    reading = read_row(texts, PLACE, 3)
    assert [one.state for one in reading.milestones] == [state]
    for evidence in [one.evidence for one in reading.milestones if one.evidence]:
        assert progress[evidence.start : evidence.end] == evidence.text


def test_a_box_that_is_not_ticked_tells_no_figure_and_no_claim() -> None:
    texts = {
        Column.TITLE: "改造老旧小区30个",
        Column.PROGRESS: "□已完成全年任务30个 ☑推进中,完成12个",
    }
    reading = read_row(texts, PLACE, 6)
    actual = reading.measures[0].figure(FigureKind.ACTUAL)
    assert actual is not None
    assert actual.amount == 12
    assert SignalKind.CLAIM not in [signal.kind for signal in reading.signals]
