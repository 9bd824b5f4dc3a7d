"""One `shishi(...)` for every test of the command line: whole output, exit code, own ledger."""

import shutil
import signal
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner, Result

from shishi_cli.cli.app import app

# A test says what holds, never how fast: another process may take the machine meanwhile.
# How many examples a property is tried with is told here alone; `make fuzz` takes the thorough ones.
settings.register_profile(
    "shishi",
    deadline=None,
    derandomize=True,
    max_examples=12,
    stateful_step_count=8,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough",
    settings.get_profile("shishi"),
    derandomize=False,
    max_examples=500,
    stateful_step_count=30,
)
settings.load_profile("shishi")

# Behind nohup or `&` Ctrl-C is ignored, and would be by every shishi that a test interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

SAMPLES = Path(__file__).parents[1] / "sample_data"
SAMPLE = SAMPLES / "2023-03.csv"
Shishi = Callable[..., Result]
ENVIRONMENT = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "LOGNAME": "督查员"}


def on_ledger(database: Path) -> Shishi:
    """Run shishi on that ledger; output is piped, errors of ours are not swallowed."""

    def run(*words: str) -> Result:
        return CliRunner(env=ENVIRONMENT).invoke(app, ["--db", str(database), *words])

    return run


@pytest.fixture
def shishi(tmp_path: Path) -> Shishi:
    """Run shishi on a ledger of the test's own."""
    return on_ledger(tmp_path / "ledger.db")


@pytest.fixture(scope="session")
def march_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the sample month, to be copied."""
    path = tmp_path_factory.mktemp("march") / "ledger.db"
    done = CliRunner(env=ENVIRONMENT).invoke(app, ["--db", str(path), "import", str(SAMPLE)])
    assert done.exit_code == 0, done.stderr
    return path


@pytest.fixture
def march(shishi: Shishi, march_file: Path, tmp_path: Path) -> Shishi:
    """A ledger with the sample month."""
    shutil.copy2(march_file, tmp_path / "ledger.db")
    return shishi


class Terminal(StringIO):
    """What a person sees, or types."""

    def isatty(self) -> bool:
        return True


class Said(NamedTuple):
    """What came of a command at a terminal."""

    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture
def at_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Run shishi where a person watches and types the answers; stdout is a pipe unless `seen`."""

    def run(answers: str, *words: str, seen: bool = False) -> Said:
        for name, value in {**ENVIRONMENT, "LINES": "30", "TERM": "xterm"}.items():
            monkeypatch.setenv(name, value)
        out, err = Terminal() if seen else StringIO(), Terminal()
        streams = {"stdin": Terminal(answers), "stdout": out, "stderr": err}
        for name, stream in streams.items():
            monkeypatch.setattr(sys, name, stream)
        database = str(tmp_path / "ledger.db")
        code = app(["--db", database, *words], standalone_mode=False)
        return Said(int(code or 0), out.getvalue(), err.getvalue())

    return run


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
