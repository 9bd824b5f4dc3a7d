"""The ledgers that the benchmarks make are such as imports leave."""

import csv
import json
import sqlite3
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from shishi_cli.ledger.inspecting import examine

ROOT = Path(__file__).parents[2]


@pytest.fixture
def generate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The benchmarks' generator."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    yield import_module("generate")
    sys.modules.pop("generate")


def told(ledger: Path, region: str) -> list[dict[str, Any]]:
    """The region's projects in February, without the name of the file."""
    words = ["--db", str(ledger), "status", "--region", region, "--month", "2023-02", "--json"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.stderr
    text = done.stdout.replace("2023-02.xlsx", "2023-02.csv").replace("2023-01.xlsx", "2023-01.csv")
    projects: list[dict[str, Any]] = json.loads(text)["projects"]
    return projects


def test_a_generated_region_is_as_its_table_imported(generate: Any, tmp_path: Path) -> None:
    made, imported = tmp_path / "made.db", tmp_path / "imported.db"
    generate.generate(made, generate.Size(1, 1, 2), seed=5)
    headings = ("序号", "项目内容", "牵头单位", "月目标", "进展情况")
    for number in (1, 2):
        month = generate.Month(2023, number)
        file = tmp_path / f"{month}.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            rows = [row.texts.values() for row, _ in generate.month_rows(5, 1, month)]
            csv.writer(out).writerows([headings, *rows])
        words = ["--db", str(imported), "import", str(file), "--region", "第0001区", "--yes"]
        assert CliRunner().invoke(app, words).exit_code == 0
    assert told(made, "第0001区") == told(imported, "第0001区")


def test_copied_regions_are_sound_and_the_same_seed_makes_the_same(
    generate: Any, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    for path in (one, other):
        assert generate.generate(path, generate.Size(4, 1, 2), seed=7, first=2) == 4 * 2 * 45
    health = examine(one)
    assert health.is_sound
    assert (health.holdings.regions, health.holdings.projects) == (4, 4 * 45)
    assert told(one, "第0004区") == told(one, "第0002区") != told(one, "第0001区")
    assert rows_of(one) == rows_of(other)


def rows_of(path: Path) -> list[str]:
    """All that the ledger holds, but for the times of its migrations."""
    sqlite = sqlite3.connect(path)
    try:
        return [line for line in sqlite.iterdump() if "_sqlite_migrations" not in line]
    finally:
        sqlite.close()
