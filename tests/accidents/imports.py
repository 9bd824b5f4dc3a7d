"""Imports killed at random moments.

A process imports month after month and says so after each one. It is killed (kill -9, which nothing
can catch) at some moment of its start, the making of the ledger, an import or a commit. Then every
month it has spoken of is in the ledger, at most one more, and none by half.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from shishi_cli.domain.errors import LedgerError
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.ledger.inspecting import examine
from shishi_cli.ledger.ledger import Ledger
from tests.ledger.ledger_sheets import put_month

ROWS = tuple(f"{number} | 加装电梯400台 | 新增41台 | 41" for number in range(1, 40))
LONGEST = 0.6  # seconds; a start takes about 0.25


def month_at(place: int) -> Month:
    return Month(2000 + place // 12, place % 12 + 1)


def import_for_ever(path: Path) -> None:
    with Ledger.write(path) as ledger:
        for place in range(10_000):
            month = month_at(place)
            put_month(ledger, month, ROWS, Programme("宝山区", month.year))
            sys.stdout.write(".")
            sys.stdout.flush()


def killed_after(seconds: float, path: Path) -> int:
    """How many months the process had spoken of when it was killed."""
    command = [sys.executable, "-m", "tests.accidents.imports", str(path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as process:
        time.sleep(seconds)
        process.kill()
        spoken, _ = process.communicate()
    return len(spoken)


def is_empty(path: Path) -> bool:
    """Whether it was killed before there was a ledger."""
    if not path.exists():
        return True
    try:
        Ledger.read(path).close()
    except LedgerError as error:
        return "还是空的" in error.message
    return False


def check(path: Path, spoken: int) -> None:
    """Raise AssertionError for a month that is lost or half there."""
    if spoken or not is_empty(path):
        with Ledger.read(path) as ledger:
            done = len(ledger.operations())
            assert spoken <= done <= spoken + 1
            months = [
                (programme, month)
                for programme in ledger.programmes()
                for month in ledger.months(programme)
            ]
            assert [month for _, month in months] == [month_at(place) for place in range(done)]
            for programme, month in months:
                loaded = ledger.load(programme, month)
                assert [project.told for project in loaded] == [month] * len(ROWS)
                assert all(len(project.reading.measures) == 1 for project in loaded)
        assert examine(path).is_sound
    with Ledger.write(path) as ledger:
        put_month(ledger, Month(1999, 1), programme=Programme("宝山区", 1999))
    assert not Path(f"{path}-journal").exists()


def kill_imports(times: int, seed: int) -> int:
    """Kill so many imports, each at a moment of its own; gives the months that were imported."""
    moments, months = random.Random(seed), 0
    for _ in range(times):
        with tempfile.TemporaryDirectory(prefix="shishi-accident-") as folder:
            path = Path(folder, "shishi.db")
            spoken = killed_after(moments.uniform(0, LONGEST), path)
            try:
                check(path, spoken)
            except LedgerError as error:
                raise AssertionError(f"after {spoken} months: {error}") from error
            months += spoken
    return months


if __name__ == "__main__":
    import_for_ever(Path(sys.argv[1]))
