"""One `shishi(...)` for every test of the command line: whole output, exit code, own ledger."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from typer.testing import CliRunner, Result

from shishi_cli.cli.app import app

# A test says what holds, never how fast: another process may take the machine meanwhile.
settings.register_profile("shishi", deadline=None)
settings.load_profile("shishi")

SAMPLES = Path(__file__).parents[1] / "sample_data"
SAMPLE = SAMPLES / "2023-03.csv"
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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is shown as golden")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the one kept in a file; `--update-golden` keeps it anew."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return compare
