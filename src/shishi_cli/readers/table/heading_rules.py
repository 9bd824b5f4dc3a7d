"""The data of headings.toml, read once."""

from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from shishi_cli.domain.prepared import parsed


class HeadingRule(TypedDict):
    """One line of headings, as the file's own comment explains."""

    column: str
    words: str
    examples: list[str]
    endings: NotRequired[str]
    beginnings: NotRequired[str]
    otherwise: NotRequired[str]
    numbers: NotRequired[str]
    percents: NotRequired[str]
    offices: NotRequired[str]


class ScopeRules(TypedDict):
    """Whose number a column holds, from the nearest to the farthest."""

    nearest: list[str]
    targets: str
    examples: list[tuple[str, str, int]]


class ExplainedRules(TypedDict):
    """Status words in a column of progress, and where the words of the progress then stand."""

    headings: str
    status: str
    examples: list[str]
    refused: list[str]


class RowRules(TypedDict):
    """Rows that are not projects."""

    totals: str
    notes: str
    ditto: str
    sentence: str
    point: str
    dated_number: str
    examples: dict[str, list[str]]
    refused: dict[str, list[str]]


class CellRules(TypedDict):
    """What cells look like: patterns, by the names of their examples."""

    number: str
    percent: str
    counted: str
    office: str
    broken_office: str
    figure: str
    section: str
    examples: dict[str, list[str]]
    refused: dict[str, list[str]]


class MonthRules(TypedDict):
    """How months are written, with examples."""

    span: str
    year: str
    names: list[str]
    days: str
    not_told: str
    not_titles: str
    spans: list[tuple[str, int, int]]
    files: list[tuple[str, str]]


class YearListRules(TypedDict):
    """How titles call the year's list and plan, and how they call a report of progress."""

    lists: str
    reports: str
    carried: str
    examples: dict[str, list[str]]
    refused: dict[str, list[str]]


class Rules(TypedDict):
    """All of headings.toml."""

    heading: list[HeadingRule]
    unknown: list[str]
    apart: str
    amounts: str
    scopes: ScopeRules
    explained: ExplainedRules
    rows: RowRules
    cells: CellRules
    months: MonthRules
    year_list: YearListRules


@cache
def load_rules() -> Rules:
    """The rules, parsed once a process."""
    # Not importlib.resources: it costs 5 ms to import, and the package is never run from a zip.
    return cast(Rules, parsed(Path(__file__).with_name("headings.toml").read_bytes()))
