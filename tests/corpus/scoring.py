"""Score the reading of the labelled corpus: how much is found, how much is right, what is wrong
with confidence. ``python -m tests.corpus.scoring`` prints it; ``-v`` lists every miss."""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from shishi_cli.assessment.standing import assess
from shishi_cli.domain.measure import Figure, FigureKind, Measure
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.source import Column
from shishi_cli.extraction.read_row import Place, read_row

FOLDER = Path(__file__).parent
KINDS = ("target", "goal", "actual", "stated", "goal_met")


@dataclass
class Tally:
    """What happened to the labels of one kind."""

    wanted: int = 0
    found: int = 0
    right: int = 0  # of the wanted
    hits: int = 0  # of the found
    confidently_wrong: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 1.0

    @property
    def wrong_rate(self) -> float:
        return self.confidently_wrong / max(self.wanted, self.found, 1)


def rows(pattern: str = "*.toml") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in sorted(FOLDER.glob(pattern)):
        for row in tomllib.loads(path.read_text("utf-8"))["row"]:
            yield path.stem, row


def read(row: Mapping[str, Any]) -> tuple[Reading, str | None]:
    """What shishi reads in a corpus row, and its goal_met."""
    month = Month.parse(row["month"])
    texts = {
        Column.TITLE: row["title"],
        Column.GOAL: row.get("goal", ""),
        Column.PROGRESS: row.get("progress", ""),
    }
    if "target_text" in row:
        texts[Column.TARGET] = row["target_text"]
    reading = read_row(texts, Place("corpus", 1, 2), month.number)
    record = ProjectMonth(1, "1", month, month, "corpus", 1, 2, texts, reading, (), ())
    met = assess(record).goal_met
    return reading, met.value if met else None


def score(pattern: str = "*.toml") -> dict[str, dict[str, Tally]]:
    """Tallies by file and kind, and over all under the name ``all``."""
    tallies: dict[str, dict[str, Tally]] = {}
    for name, row in rows(pattern):
        reading, met = read(row)
        for where in (name, "all"):
            tally = tallies.setdefault(where, {kind: Tally() for kind in KINDS})
            _score_measures(row, reading, tally)
            _score_goal_met(row, met, tally["goal_met"])
    return tallies


def _score_measures(row: Mapping[str, Any], reading: Reading, tallies: dict[str, Tally]) -> None:
    labels, read_ones = list(row["measures"]), list(reading.measures)
    pairs: list[tuple[Mapping[str, Any] | None, Measure | None]] = []
    for label in labels:
        match = next((m for m in read_ones if _same_target(label, m)), None)
        if match:
            read_ones.remove(match)
        pairs.append((label, match))
    pairs += [(None, measure) for measure in read_ones]
    for wanted, measure in pairs:
        tally = tallies["target"]
        tally.wanted += wanted is not None
        tally.found += measure is not None
        if wanted is not None and measure is not None:
            tally.right += 1
            tally.hits += 1
        else:
            tally.confidently_wrong += wanted is None and not _doubted(measure)
            tally.misses.append(_miss(row, "target", wanted, measure))
        for kind in ("goal", "actual", "stated"):
            _score_figure(row, kind, wanted or {}, measure, tallies[kind])


def _score_figure(
    row: Mapping[str, Any],
    kind: str,
    label: Mapping[str, Any],
    measure: Measure | None,
    tally: Tally,
) -> None:
    accepted = _accepted(label, kind)
    figure = measure.figure(FigureKind(kind)) if measure else None
    amount = figure.amount if figure else None
    right = amount in accepted
    is_wanted = any(one is not None for one in accepted)
    tally.wanted += is_wanted
    tally.right += is_wanted and right
    tally.found += figure is not None
    tally.hits += figure is not None and right
    if not right:
        tally.confidently_wrong += figure is not None and not figure.doubts
        tally.misses.append(_miss(row, kind, label, measure))


def _accepted(label: Mapping[str, Any], kind: str) -> list[Decimal | None]:
    """The amounts that a careful reader may give; None where telling none is right as well."""
    return [_number(one) for one in label.get(f"accept_{kind}", [label.get(kind)])]


def _score_goal_met(row: Mapping[str, Any], met: str | None, tally: Tally) -> None:
    wanted = row.get("goal_met") or None
    right = met in row.get("accept_goal_met", [wanted])
    tally.wanted += 1
    tally.found += 1
    tally.right += right
    tally.hits += right
    if not right:
        tally.confidently_wrong += met == "met"
        tally.misses.append(
            f"{row['phenomenon']}: goal_met {wanted} read {met}\n"
            f"    G {row.get('goal')}\n    P {row.get('progress')}"
        )


def _same_target(label: Mapping[str, Any], measure: Measure) -> bool:
    target = measure.figure(FigureKind.TARGET)
    return (
        target is not None
        and target.amount in _accepted(label, "target")
        and measure.unit == label["unit"]
        and measure.level == label.get("level")
        and measure.bound in label.get("accept_bound", [label.get("bound", "exact")])
    )


def _number(value: object) -> Decimal | None:
    if value is None or value == "none":
        return None
    return Decimal(str(value).rstrip("%"))


def _doubted(measure: Measure | None) -> bool:
    return measure is not None and any(figure.doubts for figure in measure.figures)


def _miss(
    row: Mapping[str, Any], kind: str, wanted: Mapping[str, Any] | None, measure: Measure | None
) -> str:
    def show(figure: Figure) -> str:
        doubts = ",".join(doubt.code for doubt in figure.doubts)
        return f"{figure.kind}={figure.amount:f}{'?' + doubts if doubts else ''}"

    got = "-"
    if measure:
        told = " ".join(map(show, measure.figures))
        got = f"{measure.name}|{measure.unit}|{measure.level}|{measure.bound} {told}"
    return (
        f"{row['phenomenon']}: {kind} wanted {dict(wanted) if wanted else None} read {got}\n"
        f"    T {row['title']} {row.get('target_text', '')} [{row['month']}]\n"
        f"    G {row.get('goal')}\n    P {row.get('progress')}"
    )


def main(arguments: list[str]) -> None:
    write = sys.stdout.write
    tallies = score(next((a for a in arguments if not a.startswith("-")), "*.toml"))
    for name, by_kind in tallies.items():
        for kind, tally in by_kind.items():
            write(
                f"{name:24} {kind:9} {tally.right:4}/{tally.wanted:<4} "
                f"recall {tally.recall:7.2%} precision {tally.precision:7.2%} "
                f"confidently wrong {tally.wrong_rate:6.2%}\n"
            )
            if "-v" in arguments and name != "all":
                write("".join(f"  - {miss}\n" for miss in tally.misses))
    counts = Counter(row["phenomenon"] for _, row in rows())
    write(f"{sum(counts.values())} rows, {len(counts)} phenomena\n")


if __name__ == "__main__":
    main(sys.argv[1:])
