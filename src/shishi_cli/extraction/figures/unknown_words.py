"""Whether a figure is told with a word that is not known, so that it may be a stage (不识的用词)."""

import re
from dataclasses import replace
from functools import cache

from shishi_cli.domain.measure import GOAL_ACT, UNKNOWN_ACT
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.figures.tied import Tied, adds_up
from shishi_cli.extraction.lexicon import event_words
from shishi_cli.extraction.mentions.counted_thing import content
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.mentions import Mention
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import alternatives, load_rules, pattern, written

_ANY_ACT = "做办搞弄装建修"
_RULES, _THINGS = "figures/unknown_words", "mentions/counted_thing"


def doubting_unknown(tied: Tied | None, promise: Promise) -> Tied | None:
    """The figure, doubtful where a word at it is not known: 15个点位已圈点, 危桥圈点4座. With that doubt
    none finishes the promise (18座公厕完成圈点). A share that the number makes confirms it."""
    if tied is None or tied.candidate.witnessed or not adds_up(promise):
        return tied
    mention, own = tied.candidate.mention, frozenset("".join(promise.own.things))
    if _is_of_a_step(mention, promise):
        return None
    behind = _written("aside").sub("", mention.after)
    is_unknown = _is_unknown(behind, promise)
    if is_unknown and _written("in_use").search(mention.tail):
        is_unknown = False
    is_unknown = is_unknown or _is_unknown_before(mention.lead, own)
    if not (
        is_unknown or _ends_another_act(mention.after, promise) or _finishes_nothing(tied, promise)
    ):
        return tied
    return replace(tied, doubts=(*tied.doubts, UNKNOWN_ACT))


def doubting_goal(tied: Tied | None, promise: Promise) -> Tied | None:
    """The month's goal, doubtful where a word at it is not known, so that it may ask for a stage: 户内设备安装3000户."""
    doubted = doubting_unknown(tied, promise)
    if doubted is None or doubted is tied:
        return doubted
    return replace(doubted, doubts=(*doubted.doubts[:-1], GOAL_ACT))


def _is_of_a_step(mention: Mention, promise: Promise) -> bool:
    """Whether each of them has only one step behind it that the promise does not name: 两座完成坝体灌浆,
    8所学校已完成现场照度检测."""
    step = _written("step").match(mention.after)
    if step is None or tells(step[0], Event.FINISHED):
        return False
    return not content(step["step"]) & promise.own.things and _is_unknown(step["step"], promise)


def _ends_another_act(behind: str, promise: Promise) -> bool:
    """Whether what is told as ended by one character, or what it was done to, is not in the promise: 12个小区测毕, 8座公厕
    建完主体; 152个换讫 of 更换井盖 is."""
    ended = _written("ended").search(behind)
    if ended is None:
        return False
    known = ended["act"] in promise.words + _ANY_ACT
    return not known or ended["what"] not in promise.words


def _finishes_nothing(tied: Tied, promise: Promise) -> bool:
    """Whether the target is reached by a word that is known, but not to finish anything, and that
    the promise does not name: 宣传2万人 of 筛查2万人, 800个充电桩完成备案. 宣传100场 are occasions all the
    same."""
    mention = tied.candidate.mention
    if tied.candidate.amount < promise.amount or mention.is_occasion:
        return False
    if mention.events.nearest("") is not Event.UNTOLD:
        return False
    before, behind = _written("stage_before"), _written("stage_behind")
    found = before.search(mention.lead) or behind.match(mention.tail)
    return found is not None and found["act"] not in promise.words


def _is_unknown(words: str, promise: Promise) -> bool:
    own = frozenset("".join(promise.own.things))
    return _written("behind").search(_unknown(words, own)) is not None


def _is_unknown_before(lead: str, own: frozenset[str]) -> bool:
    """Whether a word that is not known stands right before the number; names may be any words."""
    if _written("names").search(lead):
        return False
    since = pattern("mentions/mentions", "behind").sub("", lead)  # 流转土地并完成绿化
    return _written("before").search(_unknown(since, own)) is not None


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
