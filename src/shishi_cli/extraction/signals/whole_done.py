"""Whether a cell says of the one thing promised that it is as the promise wants it (整体完成)."""

import re

from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_RULES = "signals/whole_done"


def says_whole_done(title: str, goal: str, progress: str, month: int | None = None) -> bool:
    """Whether the progress says that the promise of one thing is kept: 区养老院已建成投用 of
    建设区级养老院, 已投入使用 of 建成幼儿园并投入使用.

    A part of it (主体, 一期 of two), another thing, what is left to do, or words that may answer the
    month's goal alone (已完工 where 主体 was asked) say nothing of the whole.
    """
    title, goal, progress = (fold_width(text).strip() for text in (title, goal, progress))
    if _is_open(progress):
        return False
    told = _written("told").match(progress)
    if told and told["month"] and month and int(told["month"]) > month:
        return False  # 12月20日正式启用, told in November
    if told is None or not _is_what_was_asked(title, progress[told.start("act") : told.end()]):
        return False
    return _is_the_thing(title, told["thing"], goal)


def says_all_done(title: str, progress: str) -> bool:
    """Whether the progress says of what is promised in numbers that all of it is done, by its name:
    村卫生室标准化建设全部完成 of 完成村卫生室标准化建设40个."""
    title, progress = fold_width(title), fold_width(progress).strip()
    if _is_open(progress):
        return False
    told = _written("all_of_it").match(progress)
    return told is not None and told["thing"] in title


def _is_open(progress: str) -> bool:
    """Whether anything is told as left, or as not as it should be: 已竣工,但因产权问题不能投入使用."""
    left = _written("still_open", "signals/signals").search(progress)
    return left is not None or _written("hindered").search(progress) is not None


def _is_what_was_asked(title: str, act: str) -> bool:
    """投用 where use was promised; 完工 is enough where a building was, 投用 where it is a new one."""
    used = _written("used").search(act) is not None
    if _written("asks_use").search(title):
        return used
    return (_written("asks_new") if used else _written("asks_built")).search(title) is not None


def _is_the_thing(title: str, thing: str, goal: str) -> bool:
    if not thing:
        asked = goal.rstrip("。;")
        return not asked or _written("asks_whole").fullmatch(asked) is not None
    if _written("whole").fullmatch(thing):
        return True
    several, which = _written("several"), _written("which")
    if not all(len(part) > 1 and part in title for part in several.split(thing)):
        return False
    of_all = len(several.findall(title)) <= len(several.findall(thing))
    return of_all and set(which.findall(title)) <= set(which.findall(thing))


def _written(name: str, file: str = _RULES) -> re.Pattern[str]:
    return pattern(file, name)
