"""Which stage of the work a number tells that stands behind another of the same things (环节)."""

import re
from functools import cache

from shishi_cli.extraction.lexicon import stage_lines, step_places
from shishi_cli.extraction.mentions.roles import Words
from shishi_cli.extraction.rules import pattern

_DONE, _COMPLETED = "完成", "完工"


def stage_alone(words: Words) -> int | None:
    """The stage that is all that the words before a number say, or those behind it: 移交 of 移交5个, 5个移交; None
    where they name a thing, or tell no stage: 东街移交5个, 改造5个."""
    if listed := _written("respective").search(words.before):
        acts, counted = (listed[name].replace("和", "、") for name in ("acts", "listed"))
        named, at = acts.split("、"), counted.count("、")
        return _stage(named[at]) if at < len(named) else None
    return _stage(words.lead or words.tail)


def stage_at_end(words: Words) -> int | None:
    """The stage that stands right before a number, or alone behind it, whatever is named before: 全县已移交5个."""
    alone = stage_alone(words)
    if alone is not None or not words.lead:
        return alone
    ended = [word for word in _stages() if words.lead.endswith(word)]
    return _stages()[max(ended, key=len)] if ended else None


def step_alone(words: Words) -> int | None:
    """The place of the step that a word of work names, where it is all that stands before a number: 采购 of 采购2500册; -1
    where it names none, None where more is said."""
    return step_places().get(_written("around").sub("", words.lead))


def _stage(words: str) -> int | None:
    bare = _written("around").sub("", words)
    told = _stages().get(bare)
    return _stages().get(_written("done").sub("", bare)) if told is None else told


@cache
def _stages() -> dict[str, int]:
    """The words of stages; 完成 alone tells what 完工 does, where that is known: `make stress` leaves words out."""
    return {**stage_lines(), _DONE: stage_lines().get(_COMPLETED, -1)}


def _written(name: str) -> re.Pattern[str]:
    return pattern("mentions/stages", name)
