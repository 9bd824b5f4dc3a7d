"""A backup restored again and again beside three writers: no acknowledged write is lost."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

from tests.conftest import SAMPLE


def restore_beside_writers(seconds: float) -> tuple[int, int, int]:
    """How many restores were done, how many writes acknowledged, and how many of these are in
    neither the ledger nor a copy; raises AssertionError where any is."""
    with tempfile.TemporaryDirectory(prefix="shishi-accident-") as folder:
        path, backup = Path(folder, "shishi.db"), Path(folder, "backup.sqlite")
        assert run(path, "import", str(SAMPLE)) == 0
        shutil.copy(path, backup)
        acknowledged: list[str] = []
        restored: list[int] = []
        until = time.monotonic() + seconds

        def write(number: int) -> None:
            at = 0
            while time.monotonic() < until:
                at += 1
                note = f"{number}-{at}"
                words = ("--actual", str(at), "--month", "2023-03", "--note", note)
                if run(path, "update", str(number), *words) == 0:
                    acknowledged.append(note)

        def restore() -> None:
            while time.monotonic() < until:
                restored.append(run(path, "restore", str(backup), "--yes"))

        threads = [threading.Thread(target=write, args=(number,)) for number in (17, 19, 2)]
        threads.append(threading.Thread(target=restore))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        kept: set[str] = set()
        for file in Path(folder).glob("*.db"):
            with closing(sqlite3.connect(file)) as sqlite:
                kept.update(note for (note,) in sqlite.execute("SELECT reason FROM operations"))
        lost = set(acknowledged) - kept
        assert not lost, lost
        return restored.count(0), len(acknowledged), len(lost)


def run(path: Path, *words: str) -> int:
    """The exit code of a command on the ledger."""
    command = [sys.executable, "-m", "shishi_cli", "--db", str(path), *words]
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).returncode
