"""The number of the month's quarter, where a goal lists one a quarter (分季目标)."""

import re
from dataclasses import replace
from decimal import Decimal

from shishi_cli.extraction.mentions.mentions import Text, analyse
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_QUARTERS = ("first", "second", "third", "fourth")


def listed_by_quarter(goal: str) -> re.Match[str] | None:
    """The words that list a number a quarter: 一至四季度分别完成0.3、0.7、1.1、1.6亿元."""
    return pattern("mentions/by_quarter", "listed").search(fold_width(goal))


def analyse_goal(goal: str, month: int | None) -> Text:
    """The goal with the quarter's number alone, in the unit that the last one names for all.

    Numbers that do not rise are each quarter's own, of which none is the year's so far.
    """
    listed = listed_by_quarter(goal)
    if listed is None or month is None:
        return analyse(goal)
    amounts = [Decimal(listed[name]) for name in _QUARTERS]
    if amounts != sorted(amounts):
        return replace(analyse(goal), mentions=())
    name = _QUARTERS[(month - 1) // 3]
    first, start, last = listed.start(_QUARTERS[0]), listed.start(name), listed.end()
    shown = listed[name] + _unit(listed, name)
    folded = fold_width(goal)
    blanked = " " * (start - first) + shown + " " * (last - start - len(shown))
    text = analyse(folded[:first] + blanked + folded[last:])
    return replace(
        text,
        printed=goal,
        mentions=tuple(
            replace(m, quantity=m.quantity._replace(end=min(m.quantity.end, _end(listed, name))))
            if m.quantity.start == start
            else m
            for m in text.mentions
        ),
    )


def _unit(listed: re.Match[str], name: str) -> str:
    """The count word behind the quarter's number, or else behind the last."""
    return _own_unit(listed, name) or listed["unit"]


def _own_unit(listed: re.Match[str], name: str) -> str:
    if name == _QUARTERS[-1]:
        return listed["unit"]
    behind = listed.string[listed.end(name) : listed.start(_QUARTERS[_QUARTERS.index(name) + 1])]
    return behind.strip(" 、,和")


def _end(listed: re.Match[str], name: str) -> int:
    """Where the words of the quarter's number end, as they are printed."""
    return listed.end(name) + len(_own_unit(listed, name))
