"""The labelled rows of the corpus, each key of them known: a misspelt one fails."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from pathlib import Path
from typing import Any

from shishi_cli.domain.measure import Bound

FOLDER = Path(__file__).parent
ACCEPTED = ("target", "goal", "goal_share", "actual", "stated")
# What a row is there for; a closed list, so that the score of each can be told.
PHENOMENA = frozenset(
    {
        "blocker",
        "bound",
        "claim",
        "goal figure",
        "goal of a part of the year",
        "hedge",
        "level",
        "long text",
        "milestone",
        "money or rate",
        "month and total",
        "name or qualifier",
        "nothing told",
        "number form",
        "other thing or stage",
        "parts, rest and whole",
        "plain result",
        "plan, need or past",
        "several measures",
        "share",
        "stage, not result",
        "target column",
    }
)
MET = frozenset({"met", "partial", "not_met", "blocked", "unclear", ""})


@dataclass(frozen=True, slots=True)
class Label:
    """One measure as a careful reader takes it from the words; absent is not told.

    An `accept_…` lists the answers that are right as well; "none" among them is telling nothing.
    """

    target: object
    unit: str
    bound: str
    level: str | None = None
    goal: object = None
    goal_share: object = None
    actual: object = None
    stated: object = None
    basis: str | None = None
    accept_target: list[object] = field(default_factory=list)
    accept_bound: list[str] = field(default_factory=list)
    accept_goal: list[object] = field(default_factory=list)
    accept_goal_share: list[object] = field(default_factory=list)
    accept_actual: list[object] = field(default_factory=list)
    accept_stated: list[object] = field(default_factory=list)

    def accepted(self, kind: str) -> list[Decimal | None]:
        """The amounts that are right; None where telling none is right as well."""
        return [_number(one) for one in getattr(self, f"accept_{kind}") or [getattr(self, kind)]]

    def bounds(self) -> list[str]:
        return self.accept_bound or [self.bound]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a progress table with what it tells; `doubt` where something in it must be doubted."""

    phenomenon: str
    title: str
    month: str
    measures: tuple[Label, ...]
    levels: list[str]
    goal: str = ""
    progress: str = ""
    target_text: str | None = None
    goal_met: str = ""
    accept_goal_met: list[str] = field(default_factory=list)
    doubt: bool = False
    kind: int | None = None  # of the kinds of fault that real pages showed, by its number
    case: str = ""
    why: str = ""

    def met(self) -> list[str]:
        return self.accept_goal_met or [self.goal_met]


def rows(pattern: str = "*/*.toml") -> Iterator[tuple[str, Row]]:
    """The rows of the files, each with the path of its file in the corpus."""
    for path in sorted(FOLDER.glob(pattern)):
        for written in tomllib.loads(path.read_text("utf-8"))["row"]:
            yield path.relative_to(FOLDER).as_posix(), row_of(written, path.name)


def row_of(written: Mapping[str, Any], file: str) -> Row:
    """The row as it is written in a file; ValueError for a key or a word that is not known."""
    where = f"{file}: {written.get('title')}"
    _check_keys(written, Row, where)
    labels = []
    for measure in written["measures"]:
        _check_keys(measure, Label, where)
        labels.append(Label(**measure))
    row = Row(**{**written, "measures": tuple(labels)})
    for name, value, known in (
        ("phenomenon", {row.phenomenon}, PHENOMENA),
        ("goal_met", set(row.met()), MET),
        ("bound", {b for label in labels for b in label.bounds()}, {b.value for b in Bound}),
    ):
        if not value <= known:
            raise ValueError(f"{where}: {name} {value - known} is none of {sorted(known)}")
    return row


def _check_keys(written: Mapping[str, Any], record: type, where: str) -> None:
    unknown = set(written) - {one.name for one in fields(record)}
    if unknown:
        raise ValueError(f"{where}: unknown key {', '.join(sorted(unknown))}")


def _number(value: object) -> Decimal | None:
    if value is None or value == "none":
        return None
    return Decimal(str(value).rstrip("%"))
