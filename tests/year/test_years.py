"""The floors that the answers of whole years have reached; they only ever rise."""

from pathlib import Path

import pytest

from tests.year.scoring import score_year

# Right of all, in percent: standings, goals, totals; then false and missed flags at most.
FLOORS = {
    "a": (100, 97, 100, 0, 0),
    "b": (100, 100, 100, 0, 0),
    "c": (100, 98, 100, 0, 0),
    "d": (100, 100, 98, 0, 0),
    "e": (99, 99, 99, 0, 1),
    "f": (100, 99, 99, 1, 0),
    "g": (99, 99, 99, 0, 0),
    "h": (100, 99, 100, 1, 0),
    "i": (97, 97, 99, 1, 0),
    "j": (100, 82, 100, 1, 0),
    "k": (98, 98, 99, 1, 0),
    "l": (99, 99, 99, 1, 2),
    "m": (97, 98, 96, 2, 2),
    "n": (100, 99, 100, 2, 0),
    "o": (99, 99, 100, 0, 0),
    "p": (99, 100, 100, 1, 0),
    "q": (99, 98, 100, 0, 0),
    "r": (97, 98, 98, 1, 0),
    "s": (99, 97, 100, 0, 1),
    "t": (98, 97, 99, 2, 0),
    "u": (99, 99, 100, 0, 0),
    "v": (99, 100, 100, 2, 0),
    "w": (98, 98, 99, 0, 0),
    "x": (99, 99, 99, 0, 0),
    "y": (97, 97, 100, 0, 0),
    "z": (97, 98, 100, 0, 1),
    "aa": (96, 95, 98, 3, 0),
    "ab": (98, 99, 99, 1, 0),
}


IN_THE_SUITE = ("a", "ab")  # the others are tried by `make whole`


@pytest.mark.parametrize(
    "name",
    [
        name if name in IN_THE_SUITE else pytest.param(name, marks=pytest.mark.whole)
        for name in FLOORS
    ],
)
def test_a_year_is_judged_as_a_supervisor_would(name: str, tmp_path: Path) -> None:
    score = score_year(Path(__file__).parent / name, tmp_path / "year.db")
    standings, goals, totals, false_flags, missed = FLOORS[name]
    told = score.line()
    assert 100 * sum(score.standings) >= standings * len(score.standings), told
    assert 100 * sum(score.goals) >= goals * len(score.goals), told
    assert 100 * sum(score.totals) >= totals * len(score.totals), told
    assert len(score.false_flags) <= false_flags, score.false_flags
    assert len(score.missed_flags) <= missed, score.missed_flags
