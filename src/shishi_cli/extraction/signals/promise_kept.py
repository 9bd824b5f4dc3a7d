"""Whether a report tells the end that a promise of one thing wants, and leaves nothing of it open (承诺本身)."""

import re

from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_RULES = "signals/promise_kept"
# What a promise wants in the end, and what a report says where that is so.
_ENDS = (
    ("asks_use", "used"),
    ("asks_built", "built"),
    ("asks_paper", "out"),
    ("asks_name", "named"),
)
_KIND = 2  # characters that tell what a thing is, and one more


def may_have_ended(title: str, progress: str, month: int | None) -> bool:
    """Whether a promise is of one thing that comes to an end, and the report leaves nothing open nor tells
    of a later month than its own `month` (1 to 12). Several things, and what goes on (推进, 开展), do not; of
    one stretch or lot (北延, 二期) the report must tell, and of all places where each gets one."""
    title, progress = _without_names(title), fold_width(progress)
    if any(_finds(name, title) for name in ("goes_on", "several")) or _finds("open", progress):
        return False
    if _finds("each", title) and not _finds("in_each", progress):
        return False
    which = pattern("signals/whole_done", "which")
    if not set(which.findall(title)) <= set(which.findall(progress)):
        return False
    return month is None or all(told <= month for told in _months(progress))


def _months(progress: str) -> list[int]:
    """The months that a report tells, of them those of the days that it names: 国庆."""
    days = [int(str(one.lastgroup)[1:]) for one in pattern(_RULES, "day").finditer(progress)]
    return [*map(int, pattern(_RULES, "month").findall(progress)), *days]


def asks_the_end(goal: str) -> bool:
    """Whether a month's goal asks for the end of the whole and nothing else: 建成通车, 印发施行."""
    goal = fold_width(goal).strip()
    return _finds("end", goal) and pattern(_RULES, "asks_the_end").fullmatch(goal) is not None


def is_used_as_asked(title: str, progress: str) -> bool:
    """Whether what shall be in use is: 通过竣工验收 alone finishes no 建成投用."""
    return not _finds("asks_use", _without_names(title)) or _finds("used", fold_width(progress))


def tells_its_end(title: str, progress: str) -> bool:
    """Whether a promise wants an end that the report tells in its words: 8月18日揭牌 of 建成区社会心理服务中心,
    印发 of 出台若干措施."""
    title, progress = _without_names(title), fold_width(progress)
    wanted = [told for asks, told in _ENDS if _finds(asks, title)]
    return bool(wanted) and all(_finds(told, progress) for told in wanted)


def tells_of_whole(title: str, told: str, before: str, *, is_one: bool) -> bool:
    """Whether what a clause tells the end of has no name but the promise's, or none: 新馆国庆正式开馆 of 区图书馆新馆,
    and neither 少儿分馆9月开放 nor 改造完成8间老人房 nor 9月投用了新的门诊系统, nor a lower level. Where it has none, the words `before` it in its
    sentence tell: 门诊楼竣工,9月投用. Where `is_one` of a kind is promised, it may have a name of its own before that:
    科技城公交首末站 of 公交首末站1座."""
    title, told = fold_width(title), fold_width(told)
    level, act = pattern(_RULES, "level"), pattern(_RULES, "act").search(told)
    if act and not set(_without_asides(told[act.end() :])) <= set(title):
        return False
    if not set(level.findall(told)) <= set(level.findall(title)):
        return False
    subject = _subject(told) or _subject(fold_width(before).rpartition(",")[2])
    if subject and _finds("new_house", title) and not _finds("told_new", told + before):
        return False  # 博物馆开放 of 博物馆新馆开放
    before_it, _, behind_it = title.partition(subject) if len(subject) > 1 else ("", "", "")
    if before_it and _finds("owned", behind_it):
        return False  # 中学9月开学 of 新建区中学体育馆
    if is_one and len(subject) > _KIND and subject[-_KIND - 1 :] in title:
        return True
    return set(subject) <= set(title)


def _subject(told: str) -> str:
    """What stands before the end that a clause tells, without when, by whom and how."""
    act = pattern(_RULES, "act").search(told)
    return _without_asides(told[: act.start()] if act else told)


def _without_asides(words: str) -> str:
    """The words without other ends, and without when, by whom and how."""
    words = pattern(_RULES, "act").sub("", words)
    return pattern(_RULES, "aside").sub("", words).strip("。,;%()")


def _without_names(title: str) -> str:
    """The title without what stands in brackets and quotes: 《…和…》 is one paper."""
    return re.sub('《[^》]*》|\\([^)]*\\)|["“][^"”]*["”]', "", fold_width(title))


def _finds(name: str, words: str) -> bool:
    return pattern(_RULES, name).search(words) is not None
