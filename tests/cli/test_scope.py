"""Which region is asked about, and as of when."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from shishi_cli.cli.moments import parse_moment
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import UsageError
from tests.cli.small_months import table
from tests.conftest import Shishi

Run = Callable[..., str]


@pytest.fixture
def two(shishi: Shishi, tmp_path: Path) -> Shishi:
    """March of two regions."""
    for region, lifts in (("青浦区", 41), ("嘉定区", 80)):
        line = f"1,加装电梯400台,区房管局,新增30台,累计新增{lifts}台"
        file = table(tmp_path, f"{region}/2023-03.csv", 3, line)
        assert shishi("import", file, "--region", region).exit_code == 0
    return shishi


def test_of_several_regions_one_must_be_chosen(two: Shishi) -> None:
    for command in (["status"], ["behind"], ["completion"], ["show", "1"]):
        done = two(*command)
        assert (done.stdout, done.exit_code) == ("", 2)
        assert done.stderr == (
            "错误:台账里 2023 年有 2 个地区,请用 --region 选一个 (E102)\n"
            "提示:现有: 嘉定区、青浦区\n"
        )


def test_a_part_of_the_region_s_name_will_do(two: Shishi) -> None:
    assert "80/400 = 20.00%" in two("completion", "--region", "嘉定").stdout
    assert "41/400 = 10.25%" in two("show", "1", "-r", "青浦区").stdout
    assert json.loads(two("status", "--region", "嘉定", "--json").stdout)["region"] == "嘉定区"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("嘉定县", "错误:没有叫“嘉定县”的地区 (E103)\n提示:相近的有: 嘉定区\n"),
        ("区", "错误:有几个地区的名称中有“区” (E102)\n提示:请写全其中一个: 嘉定区、青浦区\n"),
    ],
)
def test_a_region_that_is_not_one_is_refused(two: Shishi, asked: str, said: str) -> None:
    done = two("status", "--region", asked)
    assert (done.stdout, done.stderr, done.exit_code) == ("", said, 2)


def test_an_update_changes_the_region_s_project_alone(two: Shishi) -> None:
    assert two("update", "1", "--actual", "90").exit_code == 2
    assert two("update", "1", "--actual", "90", "--region", "青浦").exit_code == 0
    assert "90/400" in two("completion", "--region", "青浦").stdout
    assert "80/400" in two("completion", "--region", "嘉定").stdout


@pytest.fixture
def daily(tmp_path: Path) -> Callable[[datetime], Run]:
    """Run shishi at a given time; gives what it printed."""

    def at(now: datetime) -> Run:
        def run(*words: str) -> str:
            out = StringIO()
            session = Session.from_environment(tmp_path / "days.db")
            session = replace(
                session, now=lambda: now, person="王", out=out, err=out, is_terminal=False
            )
            CliRunner().invoke(app, words, obj=session, catch_exceptions=False)
            return out.getvalue()

        return run

    return at


def test_the_ledger_is_asked_as_of_the_end_of_a_day(
    daily: Callable[[datetime], Run], tmp_path: Path
) -> None:
    monday = datetime(2023, 5, 8, 9).astimezone()
    day = timedelta(days=1)
    line = "1,加装电梯400台,区房管局,新增60台,累计新增{}台"
    first = table(tmp_path, "初稿/2023-03.csv", 3, line.format(41))
    corrected = table(tmp_path, "更正/2023-03.csv", 3, line.format(45), "2,改造公厕10座,区绿化局,,")
    daily(monday)("import", first, "--region", "青浦区")
    daily(monday + day)("import", corrected)
    daily(monday + 2 * day)("update", "1", "--actual", "50")
    ask = daily(monday + 3 * day)
    shares = {
        "2023-05-08": "41/400",
        "2023-05-09": "45/400",
        "2023-05-10": "50/400",
        "2023-05-10T08:59": "45/400",
        "2": "45/400",
        "#1": "41/400",
        "20230508": "41/400",
    }
    for moment, share in shares.items():
        assert share in ask("completion", "1", "--as-of", moment)
        assert share in ask("show", "1", "--as-of", moment)
    assert "青浦区 2023-03 序时进度 25.00% (截至 2023-05-08)  1 项" in ask(
        "status", "--as-of", "2023-05-08"
    )
    assert json.loads(ask("status", "--json", "--as-of", "2"))["as_of"] == "操作 2 之后"
    assert json.loads(ask("behind", "--json"))["as_of"] is None
    assert "50/400" in ask("behind")
    assert "41/400" in ask("behind", "--as-of", "2023年5月8日")


def test_before_the_first_operation_there_was_nothing(march: Shishi) -> None:
    done = march("status", "--as-of", "2001-01-01")
    assert done.stderr == (
        "错误:截至 2001-01-01,台账里还没有数据 (E300)\n提示:用 shishi log 查看各次操作\n"
    )
    assert (done.stdout, done.exit_code) == ("", 1)


@pytest.mark.parametrize("written", ["99", "0", "#99"])
def test_an_operation_that_is_none_is_refused(march: Shishi, written: str) -> None:
    done = march("status", "--as-of", written)
    number = written.removeprefix("#")
    assert done.stderr == (
        f"错误:没有操作 {number} (E103)\n提示:现有操作 1 至 1,用 shishi log 查看\n"
    )
    assert done.exit_code == 2


@pytest.mark.parametrize(
    "written", ["昨天", "2023-13-01", "2023-02-30", "", "5月10日", "1e9", "0001-01-01"]
)
def test_a_moment_that_is_none_is_refused(march: Shishi, written: str) -> None:
    done = march("status", "--as-of", written)
    assert f"看不懂时点“{written}”" in done.stderr
    assert (done.stdout, done.exit_code) == ("", 2)
    with pytest.raises(UsageError):
        parse_moment(written)


def test_a_time_with_a_zone_is_that_moment() -> None:
    assert parse_moment("2023-05-10T01:00:00Z").at == datetime(2023, 5, 10, 1, tzinfo=UTC)
