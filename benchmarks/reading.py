"""Time the reading of rows already in memory: ``python benchmarks/reading.py``."""

import csv
import json
import sys
import time
from pathlib import Path

from shishi_cli.domain.source import Column
from shishi_cli.extraction.quantities import find_quantities
from shishi_cli.extraction.reading import Place, read_row

ROOT = Path(__file__).parents[1]
ROUNDS = 7


def main() -> None:
    """Print CPU times: rules loaded and first rows, the sample's rows warm, phrases a second."""
    with (ROOT / "sample_data/2023-03.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    columns = (Column.NUMBER, Column.TITLE, Column.LEAD_UNIT, Column.GOAL, Column.PROGRESS)
    cells = [dict(zip(columns, row, strict=True)) for row in rows]
    phrases = json.loads((ROOT / "tests/gold/quantity_phrases.json").read_text("utf-8"))["phrases"]

    def read_all() -> float:
        start = time.process_time()
        for number, texts in enumerate(cells, 2):
            read_row(texts, Place("2023-03.csv", 1, number), 3)
        return time.process_time() - start

    def find_all() -> float:
        start = time.process_time()
        for phrase in phrases:
            find_quantities(phrase["text"])
        return time.process_time() - start

    first = read_all()
    warm = min(read_all() for _ in range(ROUNDS))
    each = min(find_all() for _ in range(ROUNDS)) / len(phrases)
    sys.stdout.write(
        f"{len(cells)} rows, rules loaded on the way: {first * 1000:.1f} ms\n"
        f"{len(cells)} rows, rules loaded before: {warm * 1000:.1f} ms\n"
        f"phrases a second: {1 / each:,.0f}\n"
    )


if __name__ == "__main__":
    main()
