"""What is known of a unit of count by itself (计量单位)."""

# 帮助730名 and 250人 count the same people.
PERSONS = frozenset({"人", "名", "位"})
# So are places and what stands there, one by one.
PLACES = frozenset({"个", "处", "座", "所", "家"})
RATES = frozenset({"%", "‰"})
# What a limit on them holds is how long each one takes: 平均办结时长不超过5个工作日.
_DURATIONS = ("工作日", "小时", "分钟", "秒", "天", "日")
# Months of 12.5% or 30元/平方米 are none that a sum could be made of.
_NO_SUM = frozenset("%‰/")


def adds_up(unit: str) -> bool:
    """Whether what is counted in `unit` can be added up: a share or a rate cannot."""
    return not set(unit) & _NO_SUM


def is_level(unit: str, *, at_most: bool) -> bool:
    """Whether what is told is a level that each month tells anew, no amount that months add to: a
    share, a rate, or how long each one may take at most."""
    return not adds_up(unit) or (at_most and unit.endswith(_DURATIONS))
