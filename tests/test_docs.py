"""What the pages tell of the commands is what the commands are."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from shishi_cli.cli.app import COMMANDS
from shishi_cli.ledger.connection import SCHEMA_VERSION

TOP = Path(__file__).parents[1]


def test_no_command_is_missing_from_the_manual_and_the_reference() -> None:
    names = {command.name for command in COMMANDS}
    for page in ("手册.md", "命令.md"):
        text = (TOP / "docs" / page).read_text("utf-8")
        told = set(re.findall(r"shishi ([a-z-]+)", text))
        assert names - told == set(), page


def test_both_readmes_say_the_same_and_lead_to_each_other() -> None:
    english, chinese = ((TOP / name).read_text("utf-8") for name in ("README.md", "README.zh.md"))
    assert english.splitlines()[0] == "[中文](README.zh.md)"
    assert chinese.splitlines()[0] == "[English](README.md)"
    blocks = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
    assert blocks.findall(english) == blocks.findall(chinese) != []
    for block in tomllib.loads((TOP / "docs" / "readme.toml").read_text("utf-8"))["block"]:
        assert block.keys() in ({"both"}, {"en", "zh"})


def test_every_link_of_the_readmes_leads_somewhere() -> None:
    for name in ("README.md", "README.zh.md"):
        text = (TOP / name).read_text("utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (TOP / target).exists(), target


def test_the_check_of_generated_pages_fails_on_a_stale_one_and_writes_nothing(
    tmp_path: Path,
) -> None:
    makefile = (TOP / "Makefile").read_text("utf-8")
    found = re.search(r"^docs-check:.*?/cog (.*?) docs/", makefile, re.MULTILINE | re.DOTALL)
    assert found
    page = tmp_path / "page.md"
    stale = "<!-- [[[cog\ncog.outl('a row')\n]]] -->\n<!-- [[[end]]] -->\n"
    page.write_text(stale, "utf-8")
    command = [sys.executable, "-m", "cogapp", *found.group(1).split(), str(page)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode != 0
    assert "+a row" in told.stdout
    assert page.read_text("utf-8") == stale


def test_the_changelog_tells_the_schema_that_is_written() -> None:
    text = (TOP / "CHANGELOG.md").read_text("utf-8")
    assert f"Schema {SCHEMA_VERSION} is the present one" in text
