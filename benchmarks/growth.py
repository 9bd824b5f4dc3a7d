"""How the cost of a command grows with rows and months: ``python benchmarks/growth.py 45x1 4500x1 45x60``.

Each ledger holds tables of so many rows in so many months, one programme a year. CPU seconds of
whole processes with their children, the least of three where a run changes nothing. What grows
faster than the rows it must look at is shown by the seconds a thousand rows. POSIX only.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

SIZES = ("45x1", "4500x1", "45000x1", "45x12", "45x60")
RUNS = 3
OF_LEDGER = {  # what looks at the whole ledger, and not at a month of it
    "backup": ("backup", "copy-{}.db"),
    "doctor": ("doctor",),
}
OF_MONTH = {
    "status": ("status",),
    "check": ("check",),
}


def main() -> None:
    """Print a table: a line a ledger, a column a command."""
    sys.stdout.write(
        "| rows x months | command | CPU s | ms a row looked at |\n|---|---|---|---|\n"
    )
    for size in sys.argv[1:] or SIZES:
        rows, months = map(int, size.split("x"))
        with tempfile.TemporaryDirectory(prefix="shishi-growth-") as folder:
            for name, taken, looked_at in measured(Path(folder), rows, months):
                sys.stdout.write(
                    f"| {rows:,} x {months} | {name} | {taken:.2f} | {taken * 1000 / looked_at:.3f} |\n"
                )
                sys.stdout.flush()


def measured(folder: Path, rows: int, months: int) -> Iterator[tuple[str, float, int]]:
    """The commands, the CPU seconds of each, and the rows that it has to look at."""
    write_csv = import_module("import").write_csv  # its name is a keyword
    write_csv(folder / "table.csv", rows)
    first, *others = names(months)
    imported = [cpu(folder, "import", "table.csv", "-m", first)]
    cpu(folder, "update", "1", "-m", first, "--note", "电话核实", "--unit", "区教育局")
    imported += [cpu(folder, "import", "table.csv", "-m", month) for month in others]
    yield "import, the first month", imported[0], rows
    yield "import, the last month", imported[-1], rows
    for name, words in OF_MONTH.items():
        yield name, min(cpu(folder, *words) for _ in range(RUNS)), rows
    if months > 1:
        yield "diff", min(cpu(folder, "diff") for _ in range(RUNS)), rows
    for name, words in OF_LEDGER.items():
        runs = [[word.format(run) for word in words] for run in range(RUNS)]
        yield name, min(cpu(folder, *each) for each in runs), rows * months
    # An operation that is as old as the ledger.
    yield "undo of the first entry", cpu(folder, "undo", "2", "--yes"), 1
    yield "log of a project", min(cpu(folder, "log", "1") for _ in range(RUNS)), 1
    if months > 1:
        yield "undo of the last import", cpu(folder, "undo", str(months + 1), "--yes"), rows


def names(months: int) -> list[str]:
    """The months in a row that end with 2023-12, oldest first."""
    last = 2023 * 12 + 11
    return [f"{at // 12}-{at % 12 + 1:02}" for at in range(last - months + 1, last + 1)]


def cpu(folder: Path, *words: str) -> float:
    """The CPU seconds of a command, which may find something."""
    command: Sequence[str] = (sys.executable, "-m", "shishi_cli", "--db", "ledger.db", *words)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 4):
        raise SystemExit(f"{' '.join(words)}: {done.returncode} {done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
