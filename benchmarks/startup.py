"""How long a person waits: whole processes, as multiples of `python -c pass` in the same run.

Rounds go through all measures in turn, so that a busy machine slows each alike; the median counts.
A measure whose command fails is shown as "-". Run: python benchmarks/startup.py [rounds]
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "sample_data" / "2023-03.csv"
SOURCE = Path(__file__).parents[1] / "src"
SHISHI = (sys.executable, "-m", "shishi_cli")


@dataclass(frozen=True, eq=False)
class Measure:
    """One process to time, and the multiple of bare Python that it may take."""

    name: str
    command: tuple[str, ...]
    target: float | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    terminal: bool = False


COMPLETION = {
    "_SHISHI_COMPLETE": "complete_bash",
    "COMP_WORDS": "shishi status --unit 区",
    "COMP_CWORD": "3",
}
MEASURES = (
    Measure("python -c pass", (sys.executable, "-c", "pass")),
    Measure("import typer", (sys.executable, "-c", "import typer")),
    Measure("shishi --version", (*SHISHI, "--version"), 7),
    Measure("shishi --help", (*SHISHI, "--help")),
    Measure("shishi status, piped", (*SHISHI, "status"), 8),
    Measure("shishi status (terminal)", (*SHISHI, "status"), 13, terminal=True),
    Measure("completion of a unit", SHISHI, 9, COMPLETION),
    Measure("shishi import sample", (*SHISHI, "import", str(SAMPLE)), 22),
    Measure("sqlite-utils --version", (sys.executable, "-m", "sqlite_utils", "--version")),
)


def milliseconds(measure: Measure, environment: Mapping[str, str]) -> float | None:
    """The time of one process; None when it fails."""
    run = on_a_terminal if measure.terminal else piped
    began = time.perf_counter()
    code = run(measure.command, {**environment, **measure.environment})
    return None if code else (time.perf_counter() - began) * 1000


def piped(command: tuple[str, ...], environment: Mapping[str, str]) -> int:
    """Run with stdout going to a pipe; give the exit code."""
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode


def on_a_terminal(command: tuple[str, ...], environment: Mapping[str, str]) -> int:
    """Run with stdout on a terminal of 120 columns; give the exit code (POSIX only)."""
    try:
        import pty
    except ImportError:
        return 1
    ours, theirs = pty.openpty()
    size = {"COLUMNS": "120", "TERM": "xterm-256color"}
    process = subprocess.Popen(
        command, env={**environment, **size}, stdout=theirs, stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    try:
        while os.read(ours, 65536):
            pass
    except OSError:  # Linux tells the end of a terminal so
        pass
    os.close(ours)
    return process.wait()


def fill(environment: Mapping[str, str]) -> None:
    """The sample's 45 projects in each of twelve months."""
    for month in range(1, 13):
        piped((*SHISHI, "import", str(SAMPLE), "--month", f"2023-{month:02}"), environment)


def report(times: Mapping[Measure, list[float]], write: Callable[[str], object]) -> None:
    """A Markdown table of medians and multiples."""
    bare = statistics.median(times[MEASURES[0]])
    write("| process | ms | x python -c pass | target |\n|---|---|---|---|\n")
    for measure, taken in times.items():
        target = f"<= {measure.target:g}" if measure.target else ""
        if taken:
            middle = statistics.median(taken)
            write(f"| {measure.name} | {middle:.0f} | {middle / bare:.1f} | {target} |\n")
        else:
            write(f"| {measure.name} | - | - | {target} |\n")


def main() -> None:
    """Measure in a ledger of its own, with compiled modules as an installation has them."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    folder = Path(tempfile.mkdtemp(prefix="shishi-bench-"))
    environment = {
        **os.environ,
        "SHISHI_DB": str(folder / "shishi.db"),
        "PYTHONPATH": str(SOURCE),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        fill(environment)
        times: dict[Measure, list[float]] = {measure: [] for measure in MEASURES}
        for measure in MEASURES:
            milliseconds(measure, environment)  # compiles what it imports
        for _ in range(rounds):
            for measure in MEASURES:
                taken = milliseconds(measure, environment)
                if taken is not None:
                    times[measure].append(taken)
        report(times, sys.stdout.write)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
