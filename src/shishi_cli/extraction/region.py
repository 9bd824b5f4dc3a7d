"""Whose promises a table tells of, by the names in it (地区)."""

import re
from collections import Counter
from functools import cache

from shishi_cli.extraction.rules import load_rules

_OFTEN = 3


def read_region(text: str) -> str:
    """The district, county or city that the words name most often, empty where none is sure.

    A name is two or three characters with 区, 县 or 市 behind them, told at least three times.
    """
    names = Counter(match[1] for match in _pattern().finditer(text))
    name, times = next(iter(names.most_common(1)), ("", 0))
    return name if times >= _OFTEN else ""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(load_rules("labels")["region"]["pattern"])
