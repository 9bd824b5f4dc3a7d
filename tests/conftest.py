"""One `shishi(...)` for every test of the command line: whole output, exit code, own ledger."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from shishi_cli.cli.app import app

SAMPLE = Path(__file__).parents[1] / "sample_data" / "2023-03.csv"
Shishi = Callable[..., Result]


@pytest.fixture
def shishi(tmp_path: Path) -> Shishi:
    """Run shishi on a ledger of its own; output is piped, errors of ours are not swallowed."""

    def run(*words: str) -> Result:
        environment = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "LOGNAME": "督查员"}
        database = str(tmp_path / "ledger.db")
        return CliRunner(env=environment).invoke(app, ["--db", database, *words])

    return run


@pytest.fixture
def march(shishi: Shishi) -> Shishi:
    """A ledger with the sample month."""
    assert shishi("import", str(SAMPLE)).exit_code == 0
    return shishi
