"""What a terminal shows, whole: at 80, 120 and 200 columns, with colours and without."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from shishi_cli.cli.session import Session
from shishi_cli.views.listing import Listing
from shishi_cli.views.screen.draw import draw
from shishi_cli.views.screen.screen import Screen
from shishi_cli.views.text_width import cell_width
from tests.conftest import SAMPLES

SCREENS = Path(__file__).parent / "screens"
CODES = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """March to June of the sample."""
    database = tmp_path_factory.mktemp("screens") / "ledger.db"
    months = [str(SAMPLES / f"2023-0{month}.csv") for month in range(3, 7)]
    done = CliRunner().invoke(app, ["--db", str(database), "import", *months])
    assert done.exit_code == 0, done.output
    return database


def shown(ledger: Path, words: str, width: int, colour: bool = False) -> str:
    """What a terminal of `width` columns shows of a command."""
    out = StringIO()
    session = replace(
        Session.from_environment(ledger), out=out, width=width, is_terminal=True, colour=colour
    )
    done = CliRunner().invoke(app, words.split(), obj=session)
    assert done.exit_code == 0, done.output
    return out.getvalue()


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("width", [50, 80, 120, 200])
@pytest.mark.parametrize("words", ["status --unit 区交通委", "behind --unit 区民政局", "show 17"])
def test_a_screen_is_as_it_was_looked_at(
    ledger: Path, words: str, width: int, colour: bool, golden: Callable[[Path, str], None]
) -> None:
    name = f"{words.split()[0]}-{width}{'-colour' if colour else ''}.txt"
    golden(SCREENS / name, shown(ledger, words, width, colour))


@pytest.mark.parametrize(
    "words",
    ["status", "behind", "completion", "trend", "trend 7", "forecast", "summary", "regions",
     "diff 2023-05 2023-06", "missing", "units", "rules", "log"],
)  # fmt: skip
def test_no_line_is_longer_than_the_terminal_and_no_number_is_broken(
    ledger: Path, words: str
) -> None:
    widest = CODES.sub("", shown(ledger, words, 1000))
    numbers = set(re.findall(r"(?<![\d.])\d[\d.,/%-]*", widest))
    for width in (60, 100, 160):
        text = CODES.sub("", shown(ledger, words, width, colour=True))
        assert max(map(cell_width, text.splitlines())) <= width
        assert set(re.findall(r"(?<![\d.])\d[\d.,/%-]*", text)) <= numbers


def test_a_project_is_told_on_one_screen_with_its_figures_marked(ledger: Path) -> None:
    text = shown(ledger, "show 17", 80)
    assert len(text.splitlines()) <= 24
    assert "截至6月底,累计帮助长期失业青年实现就业创业【486人】" in text
    assert "帮助长期失业青年实现就业创业\n" not in text  # the name of an only measure
    assert "\n全年      ··▃▄▄▅······\n" in text
    assert "\x1b[1;38;5;32m486人\x1b[0m" in shown(ledger, "show 17", 80, colour=True)


def test_words_say_without_colour_what_colours_say(ledger: Path) -> None:
    coloured = shown(ledger, "status", 120, colour=True)
    assert "\x1b[38;5;160m滞后\x1b[0m" in coloured
    assert "\x1b[38;5;28m超序时\x1b[0m\x1b[38;5;166m ?\x1b[0m" in coloured
    assert CODES.sub("", coloured) == shown(ledger, "status", 120)


def test_a_terminal_of_gbk_draws_marks_two_columns_wide(ledger: Path) -> None:
    listing = Listing(("序号", "完成率", "状态"), (("1", "58.00%", "超序时"),))
    lines = draw(listing, Screen(80, ambiguous=2)).splitlines()
    assert lines == [
        "序号           完成率  状态",
        "-" * 29,
        "   1  ██.... 58.00%  超序时",
    ]


def test_a_bar_is_full_only_when_done() -> None:
    rows = tuple((share,) for share in ("99.99%", "100.00%", "961.70%", "0.00%", "-", "自报 34%"))
    lines = draw(Listing(("完成率",), rows), Screen(40)).splitlines()[2:]
    assert [line[:8] for line in lines[:4]] == ["███████.", "████████", "████████", "........"]
    assert [line.strip() for line in lines[4:]] == ["-", "自报 34%"]


CELLS = st.text("住宅加装电梯新增400台、完工 200 ,(区级)95.5%/—abc", max_size=60)


@given(
    st.lists(st.tuples(*[CELLS] * 7), min_size=1, max_size=4),
    st.integers(20, 220),
    st.sampled_from([1, 2]),
)
def test_whatever_stands_in_the_cells_fits_the_screen(
    rows: list[tuple[str, ...]], width: int, ambiguous: int
) -> None:
    headings = ("序号", "项目", "牵头单位", "完成率", "状态", "原因", "还差")
    for line in draw(Listing(headings, tuple(rows)), Screen(width, False, ambiguous)).splitlines():
        assert cell_width(line, ambiguous) <= width
