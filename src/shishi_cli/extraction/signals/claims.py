"""Whether a claim that the year's task is done is one of all that is promised (自称的范围)."""

import re

from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.mentions.counted_thing import abbreviates
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_CLAUSE_END = "[,。;]"
_LEAST = 2  # characters of a name


def is_of_all(promised: str, cell: str, start: int, end: int) -> bool:
    """Whether a claim, at that place of the cell, is of what the title or target promises.

    It is not where its words go on (年度任务的前期工作), another task is done (全年宣传任务), a part or another
    project is its subject (城东片区已完成全年任务), it is last year's, or the cell takes it back (待核实).
    """
    text, promised = fold_width(cell), fold_width(promised)
    if _written("taken_back").search(text) or not _written("ends").match(text, end):
        return False
    subject = compiled(_CLAUSE_END).split(text[:start])[-1]
    said = subject + text[start:end]
    if _written("earlier_year").search(said) or _is_of_earlier_year(said, text):
        return False
    task = _written("task").search(text[start:end])
    named = [_bare(subject), _bare(task["what"]) if task else ""]
    return all(len(name) < _LEAST or abbreviates(name, promised) for name in named)


def _is_of_earlier_year(said: str, text: str) -> bool:
    """Whether the claim names a year, and the cell a later one: 2023年度任务已完成,2024年度任务正在推进."""
    told = _written("year").findall(said)
    return bool(told) and max(told) < max(_written("year").findall(text))


def _bare(words: str) -> str:
    """A name without what any project is called."""
    return _written("stock").sub("", words)


def _written(name: str) -> re.Pattern[str]:
    return pattern("signals/claims", name)
