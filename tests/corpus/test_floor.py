"""The floor that reading has reached on the labelled corpus; it only ever rises."""

import pytest

from tests.corpus.scoring import Tally, score

# Right of the labelled, and at most this part wrong with confidence.
FLOOR = {
    "target": (0.96, 0.02),
    "goal": (0.92, 0.025),
    "actual": (0.86, 0.045),
    "stated": (0.86, 0.05),
    "goal_met": (0.96, 0.01),
}


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return score()["all"]


@pytest.mark.parametrize("kind", FLOOR)
def test_reading_does_not_fall_under_its_floor(tallies: dict[str, Tally], kind: str) -> None:
    recall, wrong = FLOOR[kind]
    assert tallies[kind].recall >= recall
    assert tallies[kind].wrong_rate <= wrong
