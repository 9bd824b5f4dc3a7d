"""Score the reading of the labelled corpus: how much is found, how much is right, what is wrong
with confidence. ``python -m tests.corpus.scoring`` prints it by set and by phenomenon;
``python -m tests.corpus.scoring -v 'held_out/*.toml'`` lists every miss of those files."""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from shishi_cli.assessment.standing import assess
from shishi_cli.domain.measure import Figure, FigureKind, Measure
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.shares import agrees
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Assessment, Standing
from shishi_cli.extraction.read_row import Place, read_row
from tests.corpus.rows import Label, Row, rows

FIGURES = ("goal", "goal_share", "actual", "stated")
KINDS = ("target", *FIGURES, "basis", "doubt", "goal_met", "done")


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


def read(row: Row) -> tuple[Reading, Assessment]:
    """What shishi reads in a corpus row, and where that lets the project stand."""
    month = Month.parse(row.month)
    texts = {Column.TITLE: row.title, Column.GOAL: row.goal, Column.PROGRESS: row.progress}
    if row.target_text is not None:
        texts[Column.TARGET] = row.target_text
    reading = read_row(texts, Place("corpus", 1, 2), month.number)
    record = ProjectMonth(1, "1", month, month, "corpus", 1, 2, texts, reading, (), ())
    return reading, assess(record)


def score(found: Iterable[tuple[str, Row]]) -> dict[str, dict[str, Tally]]:
    """Tallies by set (the folder), by file, by phenomenon, by kind of fault where a row is one of it,
    and over all under the name ``all``."""
    tallies: dict[str, dict[str, Tally]] = {}
    for file, row in found:
        reading, assessment = read(row)
        kind = () if row.kind is None else (f"kind {row.kind:02}",)
        for where in ("all", file.split("/")[0], file, row.phenomenon, *kind):
            by_kind = tallies.setdefault(where, {kind: Tally() for kind in KINDS})
            _score_measures(row, reading, by_kind)
            _score_doubt(row, reading, assessment, by_kind["doubt"])
            _score_goal_met(row, assessment, by_kind["goal_met"])
            _score_done(row, assessment, by_kind["done"])
    return tallies


def _score_measures(row: Row, reading: Reading, tallies: dict[str, Tally]) -> None:
    read_ones = list(reading.measures)
    pairs: list[tuple[Label | None, Measure | None]] = []
    for label in row.measures:
        match = next((m for m in read_ones if _same_target(label, m)), None)
        if match:
            read_ones.remove(match)
        pairs.append((label, match))
    pairs += [(None, measure) for measure in read_ones]
    for wanted, measure in pairs:
        _score_target(row, wanted, measure, tallies["target"])
        for kind in FIGURES:
            _score_figure(row, kind, wanted, measure, tallies[kind])
        _score_basis(row, wanted, measure, tallies["basis"])


def _score_target(row: Row, wanted: Label | None, measure: Measure | None, tally: Tally) -> None:
    tally.wanted += wanted is not None
    tally.found += measure is not None
    if wanted is not None and measure is not None:
        tally.right += 1
        tally.hits += 1
    else:
        tally.confidently_wrong += wanted is None and not _doubted(measure)
        tally.misses.append(_miss(row, "target", wanted, measure))


def _score_figure(
    row: Row, kind: str, label: Label | None, measure: Measure | None, tally: Tally
) -> None:
    accepted = label.accepted(kind) if label else [None]
    figure = measure.figure(FigureKind(kind)) if measure else None
    right = (figure.amount if figure else None) in accepted
    is_wanted = any(one is not None for one in accepted)
    tally.wanted += is_wanted
    tally.right += is_wanted and right
    tally.found += figure is not None
    tally.hits += figure is not None and right
    if not right:
        tally.confidently_wrong += figure is not None and not figure.doubts
        tally.misses.append(_miss(row, kind, label, measure))


def _score_basis(row: Row, label: Label | None, measure: Measure | None, tally: Tally) -> None:
    """Only the rows that say it are labelled with a basis."""
    if label is None or label.basis is None:
        return
    actual = measure.figure(FigureKind.ACTUAL) if measure else None
    right = actual is not None and actual.basis == label.basis
    tally.wanted += 1
    tally.found += actual is not None
    tally.right += right
    tally.hits += right
    if not right:
        tally.confidently_wrong += actual is not None and not actual.doubts
        tally.misses.append(_miss(row, "basis", label, measure))


def _score_doubt(row: Row, reading: Reading, assessment: Assessment, tally: Tally) -> None:
    """Where a careful reader doubts, something must be said: of the reading, of the month's figure
    (is it a total?), or by the check that a share is not what the figures give; elsewhere it may."""
    if not row.doubt:
        return
    right = bool(reading.notices) or any(map(_doubted, reading.measures))
    right = right or any(measure.doubts for measure in assessment.measures)
    right = right or any(map(_is_contradicted, reading.measures))
    tally.wanted += 1
    tally.found += right
    tally.right += right
    tally.hits += right
    if not right:
        tally.confidently_wrong += 1
        tally.misses.append(_miss(row, "doubt", None, next(iter(reading.measures), None)))


def _score_done(row: Row, assessment: Assessment, tally: Tally) -> None:
    """Of the projects that by their labels are not done, those that are not said to be: the
    worst fault."""
    if not any(map(_is_unfinished, row.measures)):
        return
    right = assessment.standing is not Standing.DONE
    tally.wanted += 1
    tally.found += 1
    tally.right += right
    tally.hits += right
    if not right:
        tally.confidently_wrong += 1
        tally.misses.append(
            f"{row.phenomenon}: said to be done\n    T {row.title}\n    P {row.progress}"
        )


def _is_unfinished(label: Label) -> bool:
    """Whether a figure or share is labelled, and all that may be right of them are short."""
    target, told = label.accepted("target")[0], label.accepted("actual")
    if label.bound == "at_most" or label.unit == "%" or not target:
        return False
    told += [one * target / 100 for one in label.accepted("stated") if one is not None]
    counted = [one for one in told if one is not None]
    return bool(counted) and max(counted) < target


def _score_goal_met(row: Row, assessment: Assessment, tally: Tally) -> None:
    met = assessment.goal_met.value if assessment.goal_met else ""
    right = met in row.met()
    tally.wanted += 1
    tally.found += 1
    tally.right += right
    tally.hits += right
    if not right:
        tally.confidently_wrong += met == "met"
        tally.misses.append(
            f"{row.phenomenon}: goal_met {row.met()} read {met}\n"
            f"    G {row.goal}\n    P {row.progress}"
        )


def _same_target(label: Label, measure: Measure) -> bool:
    target = measure.figure(FigureKind.TARGET)
    return (
        target is not None
        and target.amount in label.accepted("target")
        and measure.unit == label.unit
        and measure.level == label.level
        and measure.bound in label.bounds()
    )


def _doubted(measure: Measure | None) -> bool:
    return measure is not None and any(figure.doubts for figure in measure.figures)


def _is_contradicted(measure: Measure) -> bool:
    """Whether the share told is not the one that the figures give (C101)."""
    told = {figure.kind: figure.amount for figure in measure.figures}
    target, actual = told.get(FigureKind.TARGET), told.get(FigureKind.ACTUAL)
    stated = told.get(FigureKind.STATED)
    if not target or actual is None or stated is None:
        return False
    return not agrees(stated, Fraction(actual) / Fraction(target))


def _miss(row: Row, kind: str, wanted: Label | None, measure: Measure | None) -> str:
    def show(figure: Figure) -> str:
        doubts = ",".join(doubt.code for doubt in figure.doubts)
        return f"{figure.kind}={figure.amount:f}{'?' + doubts if doubts else ''}"

    got = "-"
    if measure:
        figures = " ".join(map(show, measure.figures))
        got = f"{measure.name}|{measure.unit}|{measure.level}|{measure.bound} {figures}"
    labelled = [f"{k}={getattr(wanted, k)}" for k in ("target", "unit", *FIGURES)] if wanted else ""
    return (
        f"{row.phenomenon}: {kind} wanted {' '.join(labelled)} read {got}\n"
        f"    T {row.title} {row.target_text or ''} [{row.month}]\n"
        f"    G {row.goal}\n    P {row.progress}"
    )


def main(arguments: list[str]) -> None:
    write = sys.stdout.write
    pattern = next((a for a in arguments if not a.startswith("-")), "*/*.toml")
    chosen = list(rows(pattern))
    for name, by_kind in score(chosen).items():
        for kind, tally in by_kind.items():
            if not tally.wanted and not tally.found:
                continue
            write(
                f"{name:36} {kind:10} {tally.right:4}/{tally.wanted:<4} "
                f"recall {tally.recall:7.2%} precision {tally.precision:7.2%} "
                f"confidently wrong {tally.wrong_rate:6.2%}\n"
            )
            if "-v" in arguments and name.endswith(".toml"):
                write("".join(f"  - {miss}\n" for miss in tally.misses))
    counts = Counter(row.phenomenon for _, row in chosen)
    write(f"{sum(counts.values())} rows, {len(counts)} phenomena\n")


if __name__ == "__main__":
    main(sys.argv[1:])
