"""The made-up April to June: the same 45 projects, months that follow on from March."""

import json
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, Shishi

MONTHS = ("2023-03", "2023-04", "2023-05", "2023-06")


@pytest.fixture
def half_year(shishi: Shishi) -> Shishi:
    for month in MONTHS:
        assert shishi("import", str(SAMPLE.with_name(f"{month}.csv"))).exit_code == 0
    return shishi


def test_the_same_projects_stand_in_every_month(half_year: Shishi) -> None:
    titles = [
        [(one["number"], one["title"]) for one in _projects(half_year, month)] for month in MONTHS
    ]
    assert len(titles[0]) == 45
    assert titles == [titles[0]] * len(MONTHS)


def test_a_project_that_was_late_catches_up(half_year: Shishi) -> None:
    standings = [_projects(half_year, month)[34]["standing"] for month in MONTHS]
    assert standings[1] == "behind"
    assert standings[3] == "ahead"


def _projects(shishi: Shishi, month: str) -> list[dict[str, str]]:
    projects: list[dict[str, str]] = json.loads(
        shishi("status", "--month", month, "--json").stdout
    )["projects"]
    return projects


def test_the_order_of_imports_changes_no_month(
    half_year: Shishi, shishi: Shishi, tmp_path: Path
) -> None:
    other = ("--db", str(tmp_path / "other.db"))
    for month in reversed(MONTHS):
        words = ("import", str(SAMPLE.with_name(f"{month}.csv")), "--region", "宝山区")
        assert shishi(*other, *words).exit_code == 0
    for month in MONTHS:
        words = ("status", "--month", month, "--json")
        assert half_year(*words).stdout == shishi(*other, *words).stdout
