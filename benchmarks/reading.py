"""Time the reading of rows already in memory, and compare the reading of numbers with peers'.

``python benchmarks/reading.py``; ``make bench`` installs the peers before.
"""

import csv
import json
import statistics
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from peers import Values, peers

from shishi_cli.domain.measure import Bound
from shishi_cli.domain.source import Column
from shishi_cli.extraction.numbers.find_quantities import find_quantities
from shishi_cli.extraction.read_row import Place, read_row

ROOT = Path(__file__).parents[1]
PHRASES = ROOT / "tests/gold/quantity_phrases.json"
COLUMNS = (Column.NUMBER, Column.TITLE, Column.LEAD_UNIT, Column.GOAL, Column.PROGRESS)
RELATIONS = {
    "=": Bound.EXACT,
    "~": Bound.ABOUT,
    ">": Bound.MORE_THAN,
    ">=": Bound.AT_LEAST,
    "<": Bound.LESS_THAN,
    "<=": Bound.AT_MOST,
}
# In a process of its own: what it takes until every rule is parsed and every pattern compiled,
# which the first reading of the sample's rows does; then once more with all of that done, and
# texts kept. June is read after the months before it: its titles are known, its texts are new.
COLD = """
import sys, time
sys.path.insert(0, sys.argv[1])
from reading import read_all, sample
from pathlib import Path
from shishi_cli.extraction import rules
folder = Path(rules.__file__).with_name("rules")
names = [path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.toml")]
start = time.process_time()
for name in names:
    rules.load_rules(name)
parsing = time.process_time() - start
rows = sample()
first, again = read_all(rows), min(read_all(rows) for _ in range(5))
for month in (4, 5):
    read_all(sample(month))
print(parsing, parsing + first - again, again, read_all(sample(6)))
"""


def main() -> None:
    """Print CPU times, then the table of peers."""
    warnings.simplefilter("ignore")  # a peer warns of what it cannot read
    say = sys.stdout.write
    runs = [_cold() for _ in range(5)]
    parsing, loading, again, june = (statistics.median(run[at] for run in runs) for at in range(4))
    say(
        f"rule files parsed: {parsing * 1000:.1f} ms\n"
        f"every pattern compiled too: {loading * 1000:.1f} ms\n"
        f"{len(sample())} rows read again: {again * 1000:.1f} ms\n"
        f"{len(sample(6))} rows of June, March to May read before: {june * 1000:.1f} ms\n\n"
    )
    phrases = json.loads(PHRASES.read_text("utf-8"), parse_float=Decimal)["phrases"]
    say("| | phrases right | units | hedges | phrases/s |\n| --- | --- | --- | --- | --- |\n")
    for name, right, units, hedges, speed in [_ours(phrases), *_theirs(phrases)]:
        say(f"| {name} | {right} of {len(phrases)} | {units} | {hedges} | {speed:,.0f} |\n")


def sample(month: int = 3) -> list[dict[Column, str]]:
    """The rows of a month of the sample, 3 to 6, as a reader hands them over."""
    path = ROOT / f"sample_data/2023-{month:02}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [dict(zip(COLUMNS, row, strict=True)) for row in list(csv.reader(file))[1:]]


def read_all(rows: Sequence[dict[Column, str]]) -> float:
    """CPU seconds for reading all rows."""
    start = time.process_time()
    for number, texts in enumerate(rows, 2):
        read_row(texts, Place("2023-03.csv", 1, number), 3)
    return time.process_time() - start


def _cold() -> tuple[float, ...]:
    words = [sys.executable, "-c", COLD, str(Path(__file__).parent)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return tuple(map(float, done.stdout.split()))


def _ours(phrases: Sequence[Any]) -> tuple[str, int, str, str, float]:
    wanted = [q for phrase in phrases for q in phrase["quantities"]]
    hedged = [q for q in wanted if q["relation"] != "="]
    units = hedges = 0
    for phrase in phrases:
        found = Counter((_key(q.amount, q.high), q.unit) for q in find_quantities(phrase["text"]))
        bounds = Counter((_key(q.amount, q.high), q.bound) for q in find_quantities(phrase["text"]))
        for q in phrase["quantities"]:
            key = tuple(q["value"]) if isinstance(q["value"], list) else (q["value"],)
            units += found[(key, q["unit"])] > 0
            hedges += q["relation"] != "=" and bounds[(key, RELATIONS[q["relation"]])] > 0

    def values(text: str) -> list[Decimal]:
        return [value for q in find_quantities(text) for value in _key(q.amount, q.high)]

    return (
        "shishi",
        _right(values, phrases),
        f"{units} of {len(wanted)}",
        f"{hedges} of {len(hedged)}",
        _speed(find_quantities, phrases),
    )


def _theirs(phrases: Sequence[Any]) -> list[tuple[str, int, str, str, float]]:
    return [
        (name, _right(values, phrases), "none", "none", _speed(values, phrases))
        for name, values in peers()
    ]


def _key(amount: Decimal, high: Decimal | None) -> tuple[Decimal, ...]:
    return (amount,) if high is None else (amount, high)


def _right(values: Values, phrases: Sequence[Any]) -> int:
    """Phrases whose values are found exactly, none missing, none too many."""
    right = 0
    for phrase in phrases:
        wanted: list[Decimal] = []
        for q in phrase["quantities"]:
            wanted += q["value"] if isinstance(q["value"], list) else [q["value"]]
        right += Counter(wanted) == Counter(values(phrase["text"]))
    return right


def _speed(read: Callable[[str], object], phrases: Sequence[Any]) -> float:
    """Phrases a second of CPU: the best of several rounds, at least a tenth of a second each."""
    texts = [phrase["text"] for phrase in phrases]
    best = 0.0
    for _ in range(5):
        rounds, start = 0, time.process_time()
        while (spent := time.process_time() - start) < 0.1:
            for text in texts:
                read(text)
            rounds += 1
        best = max(best, rounds * len(texts) / spent)
    return best


if __name__ == "__main__":
    main()
