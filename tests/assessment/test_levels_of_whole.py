"""A whole that is promised beside its levels is told by the whole alone, or by its levels."""

from collections.abc import Sequence

import pytest

from shishi_cli.domain.standing import Assessment, Standing
from tests.assessment.year_of_rows import judge_year

TITLE = "创建美丽庭院2600户(市级2000户、区级600户)"


def judged(goal: str, progress: str) -> Assessment:
    return judge_year(TITLE, {11: (goal, progress)})[11]


@pytest.mark.parametrize(
    ("goal", "progress", "actuals", "standing"),
    [
        ("完成1000户", "累计完成1060户。", (1060, None, None), Standing.ON_TRACK),
        ("完成2600户", "累计完成2600户。", (2600, None, None), Standing.DONE),
        ("完成2600户", "市级完成2000户,区级完成600户。", (2600, 2000, 600), Standing.DONE),
        ("完成1600户", "市级完成1000户,区级完成300户。", (1300, 1000, 300), Standing.BEHIND),
    ],
)
def test_the_whole_is_told_by_itself_or_by_its_levels(
    goal: str, progress: str, actuals: Sequence[int | None], standing: Standing
) -> None:
    told = judged(goal, progress)
    assert [one.actual for one in told.measures] == list(actuals)
    assert told.standing is standing


@pytest.mark.parametrize("progress", ["市级完成2000户。", "市级完成2000户,区级开工600户。"])
def test_one_level_alone_finishes_nothing(progress: str) -> None:
    told = judged("完成2600户", progress)
    assert told.standing is not Standing.DONE
    assert told.measures[0].actual is None
