"""A ledger with the sample's four months, made once: papers only read it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from shishi_cli.cli.app import app

SAMPLES = Path(__file__).parents[2] / "sample_data"
Run = Callable[..., Result]


def run_on(database: Path) -> Run:
    """Run shishi on that ledger; bugs are not swallowed."""

    def run(*words: str) -> Result:
        environment = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "LOGNAME": "督查员"}
        return CliRunner(env=environment).invoke(app, ["--db", str(database), *words])

    return run


@pytest.fixture(scope="session")
def half_year_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger's file."""
    database = tmp_path_factory.mktemp("papers") / "ledger.db"
    run = run_on(database)
    for month in (3, 4, 5, 6):
        assert run("import", str(SAMPLES / f"2023-{month:02}.csv")).exit_code == 0
    assert run("office", "set", "发文机关", "宝山区人民政府办公室").exit_code == 0
    assert run("office", "set", "主送", "各镇人民政府、各街道办事处").exit_code == 0
    return database


@pytest.fixture
def half_year(half_year_file: Path) -> Run:
    """Run shishi on it, to read."""
    return run_on(half_year_file)
