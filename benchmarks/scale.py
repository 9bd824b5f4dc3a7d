"""Time a month's questions in a district's, a city's and a country's ledger: ``python benchmarks/scale.py``.

Whole processes, the least of several runs that take turns: a ledger of 2,800 regions must answer for
one of them as fast as a ledger of one. Then the city's tables are imported as files, with extraction
and history, by the service that `shishi import` runs.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import generate

MONTH = "2023-06"
QUESTIONS = (
    ("status", ()),
    ("behind", ()),
    ("show", ("17",)),
)
RUNS = 7
COLUMNS = (
    ("number", "序号"),
    ("title", "项目内容"),
    ("lead_unit", "牵头单位"),
    ("goal", "月目标"),
    ("progress", "进展情况"),
)
# Runs a command and says the most memory that it took.
RUN = """
import sys
from pathlib import Path
from shishi_cli.cli.app import app
import typer
sys.argv[0] = "shishi"
try:
    typer.main.get_command(app).main(sys.argv[1:], prog_name="shishi")
finally:
    status = Path("/proc/self/status").read_text("ascii")
    sys.stderr.write(next(line.split()[1] for line in status.splitlines() if "VmHWM" in line))
"""


def seconds(ledger: Path, words: Sequence[str]) -> tuple[float, int]:
    """The time of a whole process, and the kilobytes that it took at most."""
    command = [sys.executable, "-c", RUN, "--db", str(ledger), *words]
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - begun, int(done.stderr)


def compare(ledgers: dict[str, Path]) -> None:
    """Print a line a question: its time in each ledger, beside the smallest."""
    sys.stdout.write("| question | " + " | ".join(ledgers) + " | largest / smallest | MB |\n")
    sys.stdout.write("|---|" + "---|" * (len(ledgers) + 2) + "\n")
    for question, arguments in QUESTIONS:
        words = [question, *arguments, "--region", generate.region_name(1), "--month", MONTH]
        best = dict.fromkeys(ledgers, float("inf"))
        most = 0
        for _ in range(RUNS):
            for name, path in ledgers.items():
                taken, memory = seconds(path, words)
                best[name], most = min(best[name], taken), max(most, memory)
        times = [f"{best[name] * 1000:.0f} ms" for name in ledgers]
        ratio = max(best.values()) / best["district"]
        sys.stdout.write(
            f"| `{question}` | {' | '.join(times)} | {ratio:.2f} | {most / 1024:.0f} |\n"
        )
    for words in (["regions"], ["summary", "--by", "region"]):
        whole = [seconds(path, [*words, "--month", MONTH, "--csv"]) for path in ledgers.values()]
        sys.stdout.write(
            f"| `{' '.join(words)}`, all | {' | '.join(f'{taken:.1f} s' for taken, _ in whole)} | "
            f"| {max(memory for _, memory in whole) / 1024:.0f} without its other processes |\n"
        )


def write_tables(folder: Path, size: generate.Size, seed: int) -> dict[str, list[Path]]:
    """Each region's tables, a CSV file a month."""
    import csv

    tables: dict[str, list[Path]] = {}
    for region in range(1, size.regions + 1):
        for back in reversed(range(size.years)):
            for number in range(1, size.months + 1):
                month = generate.Month(2023 - back, number)
                path = folder / f"{region}" / f"{month}.csv"
                path.parent.mkdir(exist_ok=True)
                with path.open("w", encoding="utf-8", newline="") as file:
                    writer = csv.writer(file)
                    writer.writerow(heading for _, heading in COLUMNS)
                    writer.writerows(
                        [row.texts[generate.Column(name)] for name, _ in COLUMNS]
                        for row, _ in generate.month_rows(seed, region, month)
                    )
                tables.setdefault(generate.region_name(region), []).append(path)
    return tables


def import_tables_of(folder: Path, seed: int) -> None:
    """Import a city's tables in this process and print rows a second of CPU and of the clock."""
    from shishi_cli.domain.operation import Author
    from shishi_cli.domain.results.imports import Failure
    from shishi_cli.ledger.ledger import Ledger
    from shishi_cli.services import import_files, read_files
    from shishi_cli.services.import_file import Asked

    regions = write_tables(folder, generate.SIZES["city"], seed)
    path, rows, author = folder / "imported.db", 0, Author("", "2023-07-01")
    used, begun = time.process_time(), time.perf_counter()
    for region, files in regions.items():
        asked = Asked(region=region)
        tables, _ = read_files.read_files(files, asked, bytes)
        with Ledger.write(path) as ledger:
            for done in import_files.import_tables(ledger, tables, asked, author):
                assert not isinstance(done, Failure), done.error
                rows += done.counts.new
    used, taken = time.process_time() - used, time.perf_counter() - begun
    status = Path("/proc/self/status").read_text("ascii")
    most = next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line)
    told = {"rows": rows, "cpu": used, "wall": taken, "kb": most, "bytes": path.stat().st_size}
    sys.stdout.write(json.dumps(told))


def main() -> None:
    """Make the ledgers, unless a folder with them is given, and print the tables."""
    with tempfile.TemporaryDirectory(prefix="shishi-scale-") as temporary:
        folder = Path(sys.argv[1]) if sys.argv[1:] else Path(temporary)
        ledgers = {name: folder / f"{name}.db" for name in generate.SIZES}
        for name, path in ledgers.items():
            if not path.exists():
                generate.generate(path, generate.SIZES[name])
            size, rows = path.stat().st_size, generate.rows_of(generate.SIZES[name])
            sys.stdout.write(
                f"{name}: {rows:,} rows, {size / 2**20:,.0f} MB, {size / rows:.0f} bytes a row\n"
            )
        compare(ledgers)
        command = [sys.executable, __file__, "--import", temporary]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        told = json.loads(done.stdout)
        sys.stdout.write(
            f"import of the city's {told['rows']:,} rows in 960 files: "
            f"{told['rows'] / told['cpu']:,.0f} rows a second of CPU, "
            f"{told['rows'] / told['wall']:,.0f} of the clock, {told['kb'] / 1024:.0f} MB, "
            f"{told['bytes'] / told['rows']:.0f} bytes a row\n"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--import"]:
        import_tables_of(Path(sys.argv[2]), seed=1)
    else:
        main()
