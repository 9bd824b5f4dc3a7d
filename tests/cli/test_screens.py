"""What a terminal shows, whole: at 80, 120 and 200 columns, with colours and without."""

import json
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
from shishi_cli.views.text_width import cell_width, wrap
from tests.conftest import SAMPLES, Said

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
     "diff 2023-05 2023-06", "missing", "units", "rules", "log", "brief", "check --fail-on never",
     "why 1", "diff --as-of 1 --as-of 3", "show 17 --history", "check --explain C101", "doctor"],
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


@pytest.mark.parametrize("width", [40, 60, 72])
def test_a_plot_is_as_wide_as_the_terminal(ledger: Path, width: int) -> None:
    text = shown(ledger, "plot", width)
    assert max(map(cell_width, text.splitlines())) <= width
    assert " 17个\n" in text


def test_what_is_said_in_lines_is_folded_a_little_in_and_whole_in_a_pipe(ledger: Path) -> None:
    text = shown(ledger, "brief", 60)
    assert (
        "  4 为5000台住宅电梯加装远程监测系统(区市场监管局)  达到月\n    目标: 完成 1620,目标"
        in text
    )
    piped = CliRunner().invoke(app, ["--db", str(ledger), "brief"]).stdout
    assert "系统(区市场监管局)  达到月目标: 完成 1620,目标 1500  [2023-06.csv 第5行]\n" in piped


def test_errors_and_hints_break_no_word(at_terminal: Callable[..., Said]) -> None:
    told = at_terminal("", "import", "很长的" * 20 + "2023-06.csv").stderr
    assert max(map(cell_width, told.splitlines())) <= 100
    assert "2023-06.csv" in told


def test_json_at_a_terminal_has_its_lines_as_they_are(ledger: Path) -> None:
    document = json.loads(shown(ledger, "why 13 --json", 60))
    assert document["schema_version"] == 1
    assert json.loads(shown(ledger, "brief --json", 60))["lines"]


@pytest.mark.parametrize("words", ["status", "brief", "show 17"])
def test_colours_that_are_demanded_stand_in_a_pipe_too(ledger: Path, words: str) -> None:
    run = ["--db", str(ledger), *words.split()]
    plain = CliRunner(env={"NO_COLOR": "1", "FORCE_COLOR": "1"}).invoke(app, run).stdout
    coloured = CliRunner(env={"FORCE_COLOR": "1", "TERM": "xterm"}).invoke(app, run).stdout
    assert "\x1b[" not in plain
    assert "\x1b[" in coloured
    assert (
        max(map(len, CODES.sub("", coloured).splitlines()))
        >= max(map(len, plain.splitlines())) - 20
    )


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


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("铺设步道5000m²", ["铺设步道", "5000m²"]),
        ("共计1200㎡绿地", ["共计", "1200㎡绿地"]),
        ("新增数1234人", ["新增数", "1234人"]),
        ("后缀格式:.csv", ["后缀格式:", ".csv"]),
        ("见于附件一.第二", ["见于附件", "一.第二"]),
    ],
)
def test_neither_a_number_nor_a_word_is_broken(text: str, lines: list[str]) -> None:
    assert wrap(text, 10) == lines


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
