"""Bits flipped in a ledger's file: whatever is shown otherwise without a word, doctor finds."""

import random
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from shishi_cli.cli.app import app
from tests.conftest import SAMPLE

MADE: tuple[tuple[str, ...], ...] = (
    ("import", str(SAMPLE)),
    ("update", "17", "--actual", "290", "--note", "电话核实"),
    ("waive", "17", "--code", "C101", "--reason", "另有基数"),
    ("units", "add", "区交通委", "区交委"),
)
SHOWN: tuple[tuple[str, ...], ...] = (
    ("status", "--json"),
    ("export", "--json"),
    ("log", "--json"),
    ("show", "17", "--history", "--json"),
    ("waive", "--list", "--json"),
    ("units", "--json"),
)


def flip_bits(times: int, seed: int) -> tuple[int, int]:
    """How many of so many flips changed what is shown, and how many of these doctor found; raises
    AssertionError where it is not all of them."""
    chance, changed, found = random.Random(seed), 0, 0
    with tempfile.TemporaryDirectory(prefix="shishi-accident-") as folder:
        path = Path(folder, "shishi.db")
        for words in MADE:
            assert run(path, *words)[0] == 0, words
        content = path.read_bytes()
        before = [run(path, *words) for words in SHOWN]
        for _ in range(times):
            at = chance.randrange(len(content) * 8)
            flipped = bytearray(content)
            flipped[at // 8] ^= 1 << at % 8
            path.write_bytes(flipped)
            after = [run(path, *words) for words in SHOWN]
            if any(
                one != other and other[0] == 0 for one, other in zip(before, after, strict=True)
            ):
                changed += 1
                code, told = run(path, "doctor")
                assert code == 1, (at, told)
                found += 1
    return changed, found


def run(path: Path, *words: str) -> tuple[int, str]:
    """The exit code and the output of a command on the ledger; no traceback."""
    done = CliRunner().invoke(app, ["--db", str(path), *words], catch_exceptions=False)
    return done.exit_code, done.stdout
