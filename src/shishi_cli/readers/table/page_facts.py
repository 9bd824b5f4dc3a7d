"""What a page says of itself: its title, who published it and when (出处)."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.prepared import parsed

# Further down a page stand other pages' dates.
_LINES = 300
_LONGEST_TITLE = 80


class PageWords(TypedDict):
    """The tables [meta] and [visible] of pages.toml."""

    meta: dict[str, list[str]]
    visible: dict[str, str]  # and `examples`, tables of a text and what it yields


class ListWords(TypedDict):
    """The table [lists] of pages.toml, as the file's comments explain."""

    mark: str
    examples: list[tuple[str, str, str]]
    refused: list[str]
    digit_title: str
    digit_examples: list[tuple[str, str, str]]
    digit_refused: list[str]
    labels: dict[str, str]
    groups: str
    yearly: str
    day: str
    told_units: dict[str, list[str]]


class FurnitureWords(TypedDict):
    """The table [furniture] of pages.toml: what stands round a page's text, with examples."""

    begins: str
    buttons: str
    page_mark: str
    signed: str
    sentence: str
    begin_examples: list[str]
    button_examples: list[str]
    page_examples: list[str]
    signed_examples: list[str]
    sentence_examples: list[str]
    refused: dict[str, list[str]]


class PageRules(PageWords):
    """All of pages.toml."""

    lists: ListWords
    paragraphs: dict[str, str]  # and lists of examples
    furniture: FurnitureWords


@cache
def load_page_rules() -> PageRules:
    """The rules of pages and lists, parsed once a process."""
    return cast(PageRules, parsed(Path(__file__).with_name("pages.toml").read_bytes()))


@frozen
class PageFacts:
    """A page's title, publisher and day of publication (ISO), as it tells them; else empty."""

    title: str = ""
    publisher: str = ""
    published: str = ""


def page_facts(lines: Sequence[str], meta: Mapping[str, str], title: str = "") -> PageFacts:
    """The facts from a page's <meta> (names in lower case), else from its words.

    `title` is what stands for a title where <meta> names none.
    """
    told = {
        fact: next((meta[name] for name in names if meta.get(name)), "")
        for fact, names in load_page_rules()["meta"].items()
    }
    words = load_page_rules()["visible"]
    text = "\n".join(lines[:_LINES])
    publisher = re.search(words["publisher"], text)
    titles = (line for line in (title, *lines[:_LINES]) if is_telling(line))
    return PageFacts(
        told["title"] or next(titles, title),
        told["publisher"] or (publisher[1] if publisher else ""),
        _day(told["published"]) or _published(text),
    )


def is_telling(line: str) -> bool:
    """Whether a line has the words of a progress table's title: 实事, 进展."""
    words = load_page_rules()["visible"]["titles"].split()
    return len(line) <= _LONGEST_TITLE and any(word in line for word in words)


def _published(text: str) -> str:
    rules = load_page_rules()["visible"]
    for label in re.finditer(rules["published"], text):
        if day := _day(text[label.end() : label.end() + 20], at_start=True):
            return day
    return ""


def _day(text: str, *, at_start: bool = False) -> str:
    pattern = re.compile(load_page_rules()["visible"]["date"])
    match = pattern.match(text) if at_start else pattern.search(text)
    if match is None:
        return ""
    with suppress(ValueError):  # the 41st of a month is no day
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    return ""
