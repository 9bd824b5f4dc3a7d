"""What a command costs: CPU of whole processes, as multiples of `python -c pass` in the same run.

Rounds go through all measures in turn, so that a busy machine slows each alike; the least counts.
A measure whose command fails is shown as "-". Run: python benchmarks/startup.py [rounds] [word]
measures what has the word in its name. POSIX only.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
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
    code: int = 0  # how it ends


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
    Measure("shishi status, piped", (*SHISHI, "status"), 9),
    Measure("shishi status --json", (*SHISHI, "status", "--json"), 10),
    Measure("shishi behind, piped", (*SHISHI, "behind"), 11),
    Measure("shishi show, piped", (*SHISHI, "show", "17"), 11),
    Measure("shishi status (terminal)", (*SHISHI, "status"), 13, terminal=True),
    Measure("shishi check, piped", (*SHISHI, "check"), 16),
    Measure("completion of a unit", SHISHI, 8, COMPLETION),
    Measure("shishi import sample", (*SHISHI, "import", str(SAMPLE)), 20),
    Measure("sqlite-utils --version", (sys.executable, "-m", "sqlite_utils", "--version")),
)


def milliseconds(measure: Measure, environment: Mapping[str, str]) -> float | None:
    """The CPU of one process and its children; None when it fails."""
    run = on_a_terminal if measure.terminal else piped
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = run(measure.command, {**environment, **measure.environment})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return None if code != measure.code else used * 1000


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
    """A Markdown table of the least times and their multiples."""
    bare = min(times[MEASURES[0]])
    write("| process | ms | x python -c pass | target |\n|---|---|---|---|\n")
    for measure, taken in times.items():
        target = f"<= {measure.target:g}" if measure.target else ""
        if taken:
            least = min(taken)
            write(f"| {measure.name} | {least:.1f} | {least / bare:.1f} | {target} |\n")
        else:
            write(f"| {measure.name} | - | - | {target} |\n")


def main() -> None:
    """Measure in a ledger of its own, with compiled modules as an installation has them."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    measures = [MEASURES[0], *(one for one in MEASURES[1:] if word in one.name)]
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
        times: dict[Measure, list[float]] = {measure: [] for measure in measures}
        for measure in measures:
            milliseconds(measure, environment)  # compiles what it imports
        for _ in range(rounds):
            for measure in measures:
                taken = milliseconds(measure, environment)
                if taken is not None:
                    times[measure].append(taken)
        report(times, sys.stdout.write)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
