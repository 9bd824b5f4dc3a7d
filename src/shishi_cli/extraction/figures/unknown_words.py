"""Whether a figure is told with a word that is not known, so that it may be a stage (不识的用词)."""

import re
from dataclasses import replace
from functools import cache

from shishi_cli.extraction.figures.choose import Tied, adds_up
from shishi_cli.extraction.lexicon import event_words
from shishi_cli.extraction.patterns import compiled
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import alternatives, load_rules, pattern, written

_RULES, _THINGS = "figures/unknown_words", "mentions/counted_thing"


def doubting_unknown(tied: Tied | None, promise: Promise) -> Tied | None:
    """The figure, doubtful where a word at it is not known: 15个点位已圈点, 危桥圈点4座. Where it would
    finish the promise it is none, since 18座公厕完成圈点 must not call it done, unless that is told
    of all of them (已全部圈点). A share that the number makes confirms it."""
    if tied is None or tied.candidate.witnessed or not adds_up(promise):
        return tied
    mention, own = tied.candidate.mention, frozenset("".join(promise.own.things))
    behind = _written("aside").sub("", mention.after)
    unknown = _written("behind").search(_unknown(behind, own))
    if unknown is not None and not _written("in_use").search(mention.tail):
        of_all = _written("of_all").search(behind[: unknown.start()])
    elif _is_unknown_before(mention.lead, own):
        of_all = None
    else:
        return tied
    if tied.candidate.amount >= promise.amount and not of_all and not tied.alternative:
        return None
    return replace(tied, doubts=(*tied.doubts, "act"))


def _is_unknown_before(lead: str, own: frozenset[str]) -> bool:
    """Whether a word that is not known stands right before the number; names may be any words."""
    if _written("names").search(lead):
        return False
    return _written("before").search(_unknown(lead, own)) is not None


def _unknown(words: str, own: frozenset[str]) -> str:
    """The words with a point for each character that is known or the promise's."""
    left = _known().sub(lambda found: "·" * len(found[0]), words)
    left = "".join("·" if letter in own else letter for letter in left)
    return _written("particle").sub(lambda found: "·" * len(found[0]), left)


@cache
def _known() -> re.Pattern[str]:
    """Words that the rules know, whatever they tell, and those that tell no stage."""
    rules = load_rules(_THINGS)
    listed = [word for name in ("hollow", "verbs") for word in rules[name]["words"].split()]
    events = event_words("finished", "settled", "under_way", "prepared", "untold")
    plain = load_rules(_RULES)["plain"]["words"].split()
    time, mark = written(_THINGS, "time"), written(_RULES, "mark")
    return compiled(f"{time}|{alternatives([*listed, *events, *plain])}|{mark}")


def _written(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
