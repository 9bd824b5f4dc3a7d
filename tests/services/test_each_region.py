"""What several processes answer of many regions is what one answers, in the order of the regions."""

import shutil
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import pytest

from shishi_cli.cli import progress
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services import each_region
from tests.cli.small_months import table
from tests.conftest import Said, Shishi, on_ledger

REGIONS = tuple(f"第{number}县" for number in range(1, 6))
MARCH = ("--month", "2023-03")


@pytest.fixture
def counties(shishi: Shishi, tmp_path: Path) -> Shishi:
    """Five counties with a lift each, and one with a school too."""
    for number, region in enumerate(REGIONS, start=1):
        lines = [f"1,加装电梯400台,区房管局,新增30台,截至3月底累计新增{number * 30}台"]
        lines += ["2,改善办学条件(市级),区教育局,开展调研,已开展调研"] if number == 4 else []
        file = table(tmp_path / region, "2023-03.csv", 3, *lines)
        assert shishi("import", file, "--region", region, "--yes").exit_code == 0
    return shishi


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Has five regions be asked in two processes from then on."""

    def begin() -> None:
        monkeypatch.setattr(each_region, "cores", lambda: 2)
        monkeypatch.setattr(each_region, "_WORTH_IT", 3)
        monkeypatch.setattr(each_region, "_PART", 2)

    return begin


@pytest.mark.parametrize(
    "words",
    [
        ["regions", *MARCH, "--json"],
        ["regions", *MARCH, "--as-of", "3", "--json"],
        ["summary", "--by", "region", *MARCH, "--json"],
        ["summary", "--by", "region", *MARCH, "--standing", "behind", "--search", "电梯", "--json"],
        ["summary", "--by", "region", "--unit", "教育", "--level", "市级", "--json"],
        ["summary", "--by", "region", "--unit", "没有局"],
    ],
)
def test_several_processes_tell_what_one_tells(
    words: list[str], counties: Shishi, several: Callable[[], None]
) -> None:
    alone = counties(*words)
    several()
    together = counties(*words)
    assert (together.stdout, together.stderr, together.exit_code) == (
        alone.stdout,
        alone.stderr,
        alone.exit_code,
    )
    assert active_children() == []


def test_a_unit_that_one_region_has_is_looked_for_in_all(counties: Shishi) -> None:
    told = counties("summary", "--by", "region", "--unit", "区教育局", "--csv").stdout.splitlines()
    assert [line.split(",")[1:3] for line in told[1:]] == [["第4县", "1"], ["", "1"]]


def months_of(ledger: Ledger, programme: Programme) -> tuple[str, tuple[Month, ...]]:
    """Something to ask of a region."""
    return programme.region, ledger.months(programme)


def test_a_ledger_that_took_the_place_of_the_open_one_is_not_asked(
    counties: Shishi, several: Callable[[], None], tmp_path: Path
) -> None:
    several()
    path = tmp_path / "ledger.db"
    other = tmp_path / "other.db"
    shutil.copy(path, other)
    with Ledger.read(path) as ledger:
        more = table(tmp_path, "2023-04.csv", 4, "1,加装电梯400台,区房管局,新增30台,新增200台")
        done = on_ledger(other)("import", more, "--region", REGIONS[0], "--yes")
        assert done.exit_code == 0
        other.replace(path)
        told = list(each_region.each_region(ledger, ledger.programmes(), months_of))
    assert told == [(region, (Month(2023, 3),)) for region in sorted(REGIONS)]


def test_who_watches_a_terminal_sees_how_far_it_is(
    counties: Shishi, at_terminal: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "研判各地区" not in at_terminal("", "regions", seen=True).stderr
    monkeypatch.setattr(progress, "_REGIONS", 5)
    for words in (["regions"], ["summary", "--by", "region"]):
        said = at_terminal("", *words, seen=True)
        assert "研判各地区" in said.stderr
        assert "第5县" in said.stdout
    assert "研判各地区" not in counties("regions").stderr
