"""Whose promises a table tells of, by the names in it (地区)."""

from collections import Counter

from shishi_cli.extraction.rules import pattern

_OFTEN = 3


def read_region(text: str, sure: int = _OFTEN) -> str:
    """The district, county or city that the words name most often, empty where none is sure.

    A name is two or three characters with 区, 县 or 市 behind them, told at least `sure` times. A
    city before its district (某市宝山区) is not counted: the district is whose promises they are.
    """
    names: list[str] = []
    end = 0
    while (match := pattern("text/region", "region").search(text, max(0, end - 1))) is not None:
        if names and match.start(1) == end:
            names.pop()
        names.append(match[1])
        end = match.end(1)
    name, times = next(iter(Counter(names).most_common(1)), ("", 0))
    return name if times >= sure else ""
