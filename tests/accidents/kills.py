"""Writing commands and migrations killed at random moments (kill -9, which nothing can catch)."""

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from shishi_cli.ledger.connection import SCHEMA_VERSION
from shishi_cli.ledger.inspecting import examine
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.migrations import migrations
from tests.conftest import SAMPLE

APRIL = str(SAMPLE.with_name("2023-04.csv"))
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("import", APRIL, "--yes"),
    ("update", "17", "--actual", "300", "--month", "2023-03"),
    ("units", "add", "区交通委", "区交委"),
    ("waive", "17", "--code", "C101", "--reason", "另有基数"),
    ("rules", "use", "line"),
    ("undo", "--yes"),
    ("backup",),
    ("restore", "before.db", "--yes"),
    ("doctor", "--fix"),
)
OLDER = """
INSERT INTO operations VALUES (1, '2023-04-01', '王', 'import', '2023-03.csv', NULL);
INSERT INTO programmes VALUES (1, 1, '青浦区', 2023, 1, NULL);
INSERT INTO projects VALUES (1, 1, 1, '1', 1, NULL);
"""


def kill_commands(times: int, seed: int) -> int:
    """Kill so many commands, each on a ledger of its own; gives how many had done their work."""
    moments, done, longest = random.Random(seed), 0, seconds_of_a_command()
    with tempfile.TemporaryDirectory(prefix="shishi-accident-") as folder:
        whole = Path(folder, "before.db")
        for words in (("import", str(SAMPLE)), ("update", "17", "--actual", "290")):
            assert CliRunner().invoke(app, ["--db", str(whole), *words]).exit_code == 0
        for at in range(times):
            path = Path(folder, str(at), "shishi.db")
            path.parent.mkdir()
            for copy in (path, path.with_name("before.db")):
                shutil.copy(whole, copy)
            kill(path, COMMANDS[at % len(COMMANDS)], moments.uniform(0, longest))
            found = examine(path)
            assert found.is_sound, (COMMANDS[at % len(COMMANDS)], found)
            assert len(found.holdings.operations) in (2, 3)
            done += len(found.holdings.operations) == 3
            written = CliRunner().invoke(app, ["--db", str(path), "update", "1", "--goal", "9"])
            assert written.exit_code in (0, 2), written.stderr
            shutil.rmtree(path.parent)
    return done


def kill_migrations(times: int, seed: int) -> int:
    """Kill so many changes of the oldest schema; gives how many were done by then."""
    moments, done, longest = random.Random(seed), 0, seconds_of_a_command()
    for _ in range(times):
        with tempfile.TemporaryDirectory(prefix="shishi-accident-") as folder:
            path = Path(folder, "shishi.db")
            with closing(sqlite3.connect(path, isolation_level=None)) as sqlite:
                migrations.apply(Database(sqlite), stop_before="m002_history")
                sqlite.executescript(OLDER)
            path.chmod(0o600)
            kill(path, ("doctor", "--fix"), moments.uniform(0, longest))
            schema = examine(path).holdings.schema
            assert schema in (1, SCHEMA_VERSION)
            done += schema == SCHEMA_VERSION
            with Ledger.write(path) as ledger:
                assert [one.region for one in ledger.programmes()] == ["青浦区"]
            assert examine(path).is_sound
    return done


def seconds_of_a_command() -> float:
    """How long a writing command takes on this computer now, and half as long again."""
    with tempfile.TemporaryDirectory(prefix="shishi-accident-") as folder:
        path = Path(folder, "shishi.db")
        command = [sys.executable, "-m", "shishi_cli", "--db", str(path), "import", str(SAMPLE)]
        begun = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        return 1.5 * (time.perf_counter() - begun)


def kill(path: Path, words: tuple[str, ...], seconds: float) -> None:
    """Run a command of shishi on the ledger and kill it after so many seconds."""
    command = [sys.executable, "-m", "shishi_cli", "--db", str(path), *words]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=path.parent
    ) as process:
        time.sleep(seconds)
        process.kill()
