"""Whether a cell says of the one thing promised that it is as the promise wants it (整体完成)."""

import re

from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.mentions.counted_thing import abbreviates
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_RULES = "signals/whole_done"
_NAME = 4  # characters that tell what a thing is, whatever it is called
_CLAUSE_END = "[,。;]"


def says_whole_done(title: str, goal: str, progress: str, month: int | None = None) -> bool:
    """Whether the progress says that the promise of one thing is kept: 区养老院已建成投用 of
    建设区级养老院, 已投入使用 of 建成幼儿园并投入使用.

    A part of it (主体, 一期 of two), another thing, what is left to do, or words that may answer the
    month's goal alone (已完工 where 主体 was asked) say nothing of the whole.
    """
    title, goal, progress = (fold_width(text).strip() for text in (title, goal, progress))
    if _is_open(progress):
        return False
    return any(
        _is_kept(title, goal, told, month)
        for told in filter(None, (_written("told").match(progress, at) for at in _starts(progress)))
    )


def _starts(progress: str) -> list[int]:
    return [0, *(mark.end() for mark in compiled(_CLAUSE_END).finditer(progress))]


def _is_kept(title: str, goal: str, told: re.Match[str], month: int | None) -> bool:
    """Whether a clause says so; behind others only use does, which no part of a thing is in: 执业许可证已取得,
    11月18日正式投入使用."""
    if told["month"] and month and int(told["month"]) > month:
        return False  # 12月20日正式启用, told in November
    act = told.string[told.start("act") : told.end()]
    if told.start() and not (_written("used").search(act) and _written("asks_use").search(title)):
        return False
    return _is_what_was_asked(title, act) and _is_the_thing(
        title, told["thing"] or told["named"] or "", goal
    )


def says_all_done(title: str, progress: str) -> bool:
    """Whether the progress says of what is promised in numbers that all of it is done, by its name:
    村卫生室标准化建设全部完成 of 完成村卫生室标准化建设40个."""
    title, progress = fold_width(title), fold_width(progress).strip()
    if _is_open(progress):
        return False
    told = _written("all_of_it").match(progress)
    return told is not None and told["thing"] in title


def says_task_done(title: str, progress: str) -> bool:
    """Whether any clause says that the task of what is promised is done, by its name or a shorter one,
    区市民之家改造任务全部完成 of 完成区市民之家无障碍改造; or that what shall cover all does: 实现全覆盖 of 实现医保即时
    结算全覆盖; or of all by the act promised: 两条断头路全部打通."""
    title, progress = fold_width(title), fold_width(progress).strip()
    if _is_open(progress):
        return False
    if _written("to_cover").search(title) and _written("covered").search(progress):
        return True
    if any(one["act"] in title for one in _written("all_of_them").finditer(progress)):
        return True
    told = _written("task_of_it").finditer(progress)
    return any(abbreviates(one["thing"], title) for one in told)


def says_bare_done(progress: str) -> bool:
    """Whether the cell says no more than that it is done, which beside a goal may only mean that."""
    return _written("bare").fullmatch(fold_width(progress).strip()) is not None


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
        asked = [one for one in compiled(_CLAUSE_END).split(goal) if one]
        return not asked or any(map(_written("asks_whole").fullmatch, asked))
    if _written("whole").fullmatch(thing):
        return True
    several, which = _written("several"), _written("which")
    # 汶河路北延工程 of 打通汶河路北延断头路
    thing = thing.removesuffix("工程").removesuffix("项目")
    is_named = thing[-_NAME:] in title and _written("one").search(title) is not None
    if not is_named and not all(len(part) > 1 and part in title for part in several.split(thing)):
        return False
    if _is_of_another_house(title, thing):
        return False
    of_all = len(several.findall(title)) <= len(several.findall(thing))
    return of_all and set(which.findall(title)) <= set(which.findall(thing))


def _is_of_another_house(title: str, thing: str) -> bool:
    """Whether the thing only owns what is promised, 中学 of 新建区中学体育馆, or is the old house of it: 博物馆 of
    区博物馆新馆."""
    kept = "signals/promise_kept"
    if not thing:
        return False  # 项目工程已建成
    if _written("owned", kept).search(title.partition(thing)[2]):
        return True
    is_new = _written("new_house", kept).search(title) is not None
    return is_new and _written("told_new", kept).search(thing) is None


def _written(name: str, file: str = _RULES) -> re.Pattern[str]:
    return pattern(file, name)
