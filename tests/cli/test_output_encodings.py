"""What an encoding cannot hold is refused or escaped, never lost; nothing raw reaches a terminal."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from shishi_cli.cli.terminal import harmless
from shishi_cli.domain.characters import escaped
from tests.cli.small_months import table

TITLE = "铺设步道5000m²•䶮山段"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "t.db"
    file = table(tmp_path, "2023-03.csv", 3, f"1,{TITLE},区绿化局,,累计完成3000m²。")
    words = ["--db", str(path), "import", file, "--region", "某区", "--yes"]
    assert CliRunner().invoke(app, words).exit_code == 0
    return path


def run(ledger: Path, *words: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "shishi_cli", "--db", str(ledger), *words]
    return subprocess.run(command, capture_output=True, env=environment, check=False)


@pytest.mark.parametrize(
    "words", [("export", "--csv"), ("status", "--csv"), ("status", "--markdown")]
)
def test_data_that_a_pipe_cannot_hold_is_refused(ledger: Path, words: tuple[str, ...]) -> None:
    done = run(ledger, *words, encoding="gbk")
    assert (done.returncode, done.stdout) == (1, b"")
    told = done.stderr.decode("gbk")
    assert "-o" in told
    assert "(U+" in told
    assert TITLE in run(ledger, *words).stdout.decode()


def test_json_holds_everything_in_any_encoding(ledger: Path) -> None:
    done = run(ledger, "status", "--json", encoding="gbk")
    assert json.loads(done.stdout.decode("gbk"))["projects"][0]["title"] == TITLE
    assert done.stderr == b""  # nothing is lost


def test_a_listing_shows_what_the_encoding_lacks_as_an_escape(ledger: Path) -> None:
    done = run(ledger, "status", encoding="gbk")
    assert done.returncode == 0
    assert "5000m\\u00b2" in done.stdout.decode("gbk")
    assert done.stderr.decode("gbk").startswith("提示:有的字在输出的编码 gbk 里没有")
    assert run(ledger, "status").stderr == b""


def test_a_character_beyond_the_first_plane_is_two_escapes() -> None:
    assert json.loads(f'"{escaped("𠮷")}"') == "𠮷"


def test_nothing_that_steers_a_terminal_is_shown_raw() -> None:
    assert harmless("1,完成\x1b[2J\u202e3个\x7f\n") == "1,完成\\u001b[2J\\u202e3个\\u007f\n"
    assert harmless("1,完成\t3个\n") == "1,完成\t3个\n"
