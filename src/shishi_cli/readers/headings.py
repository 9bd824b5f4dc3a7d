"""What a heading says its column holds (表头). The words are data: headings.toml."""

from dataclasses import dataclass
from functools import cache

from shishi_cli.domain.source import Column
from shishi_cli.readers.folding import fold_label
from shishi_cli.readers.months import MonthSpan, find_span, find_year
from shishi_cli.readers.rules import load_rules

# A heading is short: longer cells are not looked at.
_LONGEST = 40
_JOINTS = "及和与并、"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading's words mean, whatever its month.

    `otherwise` is meant when a surer heading (of lower `rank`) holds `column` already; `numbers`
    and `percents` when most of the cells are bare numbers or percents.
    """

    column: Column
    rank: int
    otherwise: Column | None = None
    numbers: Column | None = None
    percents: Column | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised heading: as printed, what it means, and the months and the year it tells."""

    text: str
    meaning: Meaning
    span: MonthSpan | None = None
    year: int | None = None


def recognise(text: str, whole: bool = False) -> Heading | None:
    """What the heading `text` means, None when it is not a heading that is known.

    `whole` asks for more than that it ends as headings do (区级牵头单位).
    """
    if len(text) > _LONGEST:
        return None
    label = fold_label(text)
    if not label:
        return None
    known = _vocabulary()[0].get(label)
    if known is not None:
        return Heading(text, known)
    span = find_span(label)
    year = find_year(label)
    with_month = label
    without = label
    if span is not None:
        with_month = f"{label[: span.start]}{{month}}{label[span.end :]}"
        without = label[: span.start] + label[span.end :]
    elif year is not None:
        with_month = f"{label[: year[1]]}年度{label[year[2] :]}"
        without = label[: year[1]] + label[year[2] :]
    meaning = _look_up(with_month) or _look_up(without)
    if meaning is None and not whole:
        meaning = _look_up_ending(without)
    if meaning is None:
        return None
    told = None if span is None or not span.last else span
    return Heading(text.strip(), meaning, told, (span and span.year) or (year and year[0]))


def _look_up(label: str) -> Meaning | None:
    words = _vocabulary()[0]
    if label in words:
        return words[label]
    bare = _without_brackets(label)
    if bare in words:
        return words[bare]
    # 责任单位及责任人: what stands first is what the column is.
    joint = min((at for mark in _JOINTS if (at := bare.find(mark)) > 0), default=0)
    return words.get(bare[:joint])


def _look_up_ending(label: str) -> Meaning | None:
    bare = _without_brackets(label)
    for ending, meaning in _vocabulary()[1]:
        if label.endswith(ending) or bare.endswith(ending):
            return meaning
    return None


def _without_brackets(label: str) -> str:
    before, opened, rest = label.partition("(")
    return before + rest.partition(")")[2] if opened else label


@cache
def _vocabulary() -> tuple[dict[str, Meaning], tuple[tuple[str, Meaning], ...]]:
    """What whole labels mean, and what endings mean, the longest first."""
    words: dict[str, Meaning] = {}
    endings: dict[str, Meaning] = {}
    rank = 0
    for rule in load_rules()["heading"]:
        column, otherwise = Column(rule["column"]), _column(rule.get("otherwise"))
        numbers, percents = _column(rule.get("numbers")), _column(rule.get("percents"))
        for word in rule["words"].split():
            rank += 1
            meaning = Meaning(column, rank, otherwise, numbers, percents)
            words.setdefault(fold_label(word), meaning)
        rank += 1
        last = Meaning(column, rank, otherwise, numbers, percents)
        endings.update(dict.fromkeys(rule.get("endings", "").split(), last))
    return words, tuple(sorted(endings.items(), key=lambda item: -len(item[0])))


def _column(name: str | None) -> Column | None:
    return None if name is None else Column(name)
