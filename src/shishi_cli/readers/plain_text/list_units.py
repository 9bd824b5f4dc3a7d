"""Who leads and who helps where a sentence says so: 区民政局牵头,区财政局配合."""

import re
from collections.abc import Iterable
from functools import cache

from shishi_cli.readers.plain_text.list_marks import is_office
from shishi_cli.readers.table.headings import Heading, recognise
from shishi_cli.readers.table.page_facts import load_page_rules


def units_in(texts: Iterable[str]) -> list[tuple[Heading, str]]:
    """The offices that the texts name as lead units and helpers, under the heading of each."""
    found: dict[str, list[str]] = {}
    for text in texts:
        for word, pattern in _patterns():
            named = [match[1] for match in pattern.finditer(text) if is_office(match[1])]
            found.setdefault(word, []).extend(named)
    return [
        (heading, "、".join(dict.fromkeys(units)))
        for word, units in found.items()
        if units and (heading := recognise(word)) is not None
    ]


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    rules = load_page_rules()["lists"]["told_units"]
    return [(word, re.compile(one)) for word, patterns in rules.items() for one in patterns]
