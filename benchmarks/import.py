"""Time whole imports beside the bare library reading the same file: ``python benchmarks/import.py``.

Each measurement is a process of its own, so that its largest memory is its own too. The whole
import is reading, extraction and one transaction into a new ledger.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "sample_data" / "2023-03.csv"
FORMATS = ("csv", "xlsx", "docx", "html")
SIZES = (45, 5_000, 200_000)
# python-docx builds tables in quadratic time; nobody writes 200,000 rows in Word.
LARGEST = {"docx": 5_000}
Row = Sequence[str]


def rows(size: int) -> Iterator[Row]:
    """The sample's headings, then its projects over and over with numbers and titles of their own."""
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        head, *projects = csv.reader(file)
    yield head
    for number in range(size):
        _, title, *cells = projects[number % len(projects)]
        again = number // len(projects)
        yield [str(number + 1), f"{title}({again}期)" if again else title, *cells]


def write_csv(path: Path, size: int) -> None:
    """A table as text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows(size))


def write_xlsx(path: Path, size: int) -> None:
    """A workbook, written row by row."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("3月")
    for row in rows(size):
        sheet.append(row)
    book.save(path)


def write_docx(path: Path, size: int) -> None:
    """A Word document, its table put together as text: python-docx would take hours."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    cells = (
        "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row)
        for row in rows(size)
    )
    lines = "".join(f"<w:tr>{line}</w:tr>" for line in cells)
    table = parse_xml(f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid/>{lines}</w:tbl>")
    document.element.body.insert(0, table)
    document.save(path)


def write_html(path: Path, size: int) -> None:
    """A page with one table."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<html><head><meta charset="utf-8"></head><body><table>')
        for row in rows(size):
            file.write(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n")
        file.write("</table></body></html>")


def bare_csv(path: Path) -> int:
    """csv alone."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def bare_xlsx(path: Path) -> int:
    """openpyxl alone, in the mode that keeps no cells."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    return sum(1 for _ in book.active.iter_rows(values_only=True))


def bare_docx(path: Path) -> int:
    """python-docx alone, a cell's text from its own elements."""
    import docx

    table = docx.Document(str(path)).tables[0]
    return sum(len([cell.text for cell in row.cells]) > 0 for row in table.rows)


def bare_html(path: Path) -> int:
    """selectolax alone."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(path.read_text("utf-8"))
    return sum(len([cell.text() for cell in row.css("td")]) > 0 for row in page.css("tr"))


def whole(path: Path) -> int:
    """What `shishi import` does, without the command line."""
    from shishi_cli.domain.month import Month
    from shishi_cli.domain.operation import Author
    from shishi_cli.ledger.ledger import Ledger
    from shishi_cli.services.import_file import Asked
    from shishi_cli.services.import_files import import_tables
    from shishi_cli.services.read_files import read_files

    asked = Asked(month=Month(2023, 3), region="宝山区")
    tables, failed = read_files([path], asked, bytes)
    for failure in failed:
        raise failure.error
    ledger = path.with_suffix(".db")
    ledger.unlink(missing_ok=True)
    with Ledger.write(ledger) as opened:
        (done,) = import_tables(opened, tables, asked, Author("", "2023-04-10"))
    ledger.unlink()
    return done.counts.new if not hasattr(done, "error") else 0


WRITERS: dict[str, Callable[[Path, int], None]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "docx": write_docx,
    "html": write_html,
}
BARE: dict[str, Callable[[Path], int]] = {
    "csv": bare_csv,
    "xlsx": bare_xlsx,
    "docx": bare_docx,
    "html": bare_html,
}


def measure(path: Path, kind: str) -> None:
    """Run one reading in this process and print its seconds of CPU, rows and megabytes."""
    run = whole if kind == "whole" else BARE[kind]
    start, begun = time.process_time(), time.perf_counter()
    found = run(path)
    helpers = os.times()  # the processes that read ahead
    used = time.process_time() - start + helpers.children_user + helpers.children_system
    taken = time.perf_counter() - begun
    # Not getrusage: Linux counts what the parent held before it became this program.
    most = next(
        int(line.split()[1]) / 1024
        for line in Path("/proc/self/status").read_text("ascii").splitlines()
        if line.startswith("VmHWM")
    )
    json.dump({"cpu": used, "wall": taken, "rows": found, "rss": most}, sys.stdout)


def in_a_process(path: Path, kind: str) -> dict[str, float]:
    """The measurement of a process of its own."""
    command = [sys.executable, __file__, "--measure", kind, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def main() -> None:
    """Print a table: format, rows, rows a second, times the bare library, largest memory."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    sys.stdout.write(
        "| format | rows | rows/s | bare library rows/s | times bare | MB | bare MB |\n"
    )
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    with tempfile.TemporaryDirectory(prefix="shishi-bench-") as folder:
        for size in sizes:
            for form in FORMATS:
                if size > LARGEST.get(form, size):
                    continue
                path = Path(folder, f"{size}.{form}")
                WRITERS[form](path, size)
                bare, ours = in_a_process(path, form), in_a_process(path, "whole")
                sys.stdout.write(
                    f"| {form} | {size:,} | {size / ours['cpu']:,.0f} | {size / bare['cpu']:,.0f}"
                    f" | {ours['cpu'] / bare['cpu']:.1f} | {ours['rss']:.0f} | {bare['rss']:.0f} |\n"
                )
                sys.stdout.flush()
                path.unlink()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[3]), sys.argv[2])
    else:
        main()
