"""Time the writing of papers, whole processes: ``python benchmarks/papers.py 45 600``.

CPU of the process, beside bare ``python -c pass``; targets in README.md.
"""

import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

PAPERS = {
    "bulletin.md": ("bulletin", "-o", "a.md"),
    "bulletin.html, pictures": ("bulletin", "-o", "a.html"),
    "bulletin.docx": ("bulletin", "--no-pictures", "-o", "a.docx"),
    "bulletin.docx, pictures": ("bulletin", "-o", "a.docx"),
    "workbook.xlsx": ("workbook", "--sheets", "总表,滞后预警,各月,出处,说明", "-o", "a.xlsx"),
}
RUNS = 2


def main() -> None:
    """Print a line a paper."""
    write_csv = import_module("import").write_csv  # its name is a keyword
    bare = cpu([sys.executable, "-c", "pass"], Path())
    sys.stdout.write(f"python -c pass {bare * 1000:.0f} ms\n")
    for size in map(int, sys.argv[1:] or ("45", "600")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for month in (2, 3):
                write_csv(folder / f"2023-{month:02}.csv", size)
                shishi(folder, "import", f"2023-{month:02}.csv", "-m", f"2023-{month:02}")
            for paper, words in PAPERS.items():
                took = min(shishi(folder, "report", *words, "--force") for _ in range(RUNS))
                sys.stdout.write(f"{size} {paper}: {took * 1000:.0f} ms, x {took / bare:.1f}\n")


def shishi(folder: Path, *words: str) -> float:
    """The CPU that a command takes."""
    return cpu([sys.executable, "-m", "shishi_cli", "--db", "ledger.db", *words], folder)


def cpu(command: list[str], folder: Path) -> float:
    """The CPU seconds of a process and its children."""
    before = os.times()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


if __name__ == "__main__":
    main()
