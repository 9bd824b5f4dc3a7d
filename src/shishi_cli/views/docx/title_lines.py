"""A long title broken into lines at the ends of words (标题换行)."""

import re
from itertools import accumulate

LONGEST = 20  # characters of 22 pt in 156 mm
# Words of titles that a line may not part; what is in none of them parts anywhere but before 的.
_WORDS = (
    "关于", "实事项目", "为民办实事", "民生实事", "进展情况", "完成情况", "推进情况", "督查情况",
    "落实情况", "人民政府", "办公室", "督查", "专报", "通报", "项目", "进展", "情况", "工作", "进度",
    "第一季度", "第二季度", "第三季度", "第四季度", "上半年", "下半年", "全年", "年度", "截至", "月底",
)  # fmt: skip
_PARTS = re.compile(
    rf"{'|'.join(_WORDS)}|\d+年|\d+月份?底?|\d+日|[A-Za-z0-9.]+|[\u4e00-\u9fff]{{2,4}}?[区县市省镇]|."
)
_NO_BEGINNING = set("的了和与及、,.。;:!?)》”’\uff0c\uff1b\uff1a\uff09")
_NO_END = set("(《“‘\uff08")


def title_lines(title: str) -> tuple[str, ...]:
    """The title in lines of at most twenty characters, a lower one not longer than 4/3 of the one
    above where words allow it."""
    if len(title) <= LONGEST:
        return (title,)
    many = -(-len(title) // LONGEST)
    at = min(
        (end for end in _breaks(title) if end <= LONGEST),
        key=lambda end: (abs(end - -(-len(title) // many)), -end),
        default=LONGEST,
    )
    return (title[:at], *title_lines(title[at:]))


def _breaks(title: str) -> list[int]:
    """The places between words."""
    ends = accumulate(len(part) for part in _PARTS.findall(title))
    return [
        end
        for end in ends
        if 0 < end < len(title)
        and title[end] not in _NO_BEGINNING
        and title[end - 1] not in _NO_END
    ]
