"""What a column is for decides how it gives way where a terminal is narrow (栏目的用处)."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from shishi_cli.views.text_width import cell_width


class Role(Enum):
    """How a column behaves on a screen (用处); what is not named is never broken nor cut."""

    KEY = auto()  # 序号: names the row
    TITLE = auto()  # takes two lines before it is cut
    FIGURE = auto()
    SHARE = auto()  # a share of the target, with a bar where there is room
    STANDING = auto()
    ASIDE = auto()  # goes below the title in grey where the screen is narrow
    TEXT = auto()  # is wrapped
    LONG = auto()  # is wrapped; below the title where it would get too little room
    SPARE = auto()  # is left out where there is no room, the first of several first


_ROLES: Mapping[str, Role] = {
    "序号": Role.KEY,
    "操作": Role.KEY,
    "项目": Role.TITLE,
    "指标": Role.TITLE,
    "标题": Role.TITLE,
    "目标/月目标/完成": Role.FIGURE,
    "完成率": Role.SHARE,
    "状态": Role.STANDING,
    "情况": Role.STANDING,
    "级别": Role.ASIDE,
    "牵头单位": Role.ASIDE,
    "责任人": Role.ASIDE,
    "表中判定": Role.ASIDE,
    "出处": Role.ASIDE,
    "原因": Role.LONG,
    "月均": Role.SPARE,
    "区间": Role.SPARE,
    "按计划": Role.SPARE,
    "指标已完成": Role.SPARE,
    "指标不慢于序时": Role.SPARE,
    "指标慢于序时": Role.SPARE,
    "指标无法判断": Role.SPARE,
    "各状态项目数": Role.SPARE,
    **{f"{month}月": Role.SPARE for month in range(1, 13)},
}
# What is shown in a word for most projects, and in lines of their own for those of many measures.
_WIDE_ROLES: Mapping[str, Role] = {"每月还需": Role.LONG}
_FIGURE_WIDTH = 16  # what is wider than a number with its unit is text


def roles_of(headings: Sequence[str], columns: Sequence[Sequence[str]]) -> tuple[Role, ...]:
    """The role of each column, by its heading, else by what stands in it.

    A heading of counts (项目 45) is a figure however it is called.
    """
    return tuple(map(_role, headings, columns))


def _role(heading: str, cells: Sequence[str]) -> Role:
    named = _ROLES.get(heading)
    lines = [line for cell in cells for line in cell.split("\n")]
    counts = all(cell.isdecimal() for cell in cells)
    shares = any(is_share(line) for line in lines)
    if named is not None and not (named is Role.TITLE and counts):
        return Role.FIGURE if named is Role.SHARE and not shares else named
    short = all(cell_width(line) <= _FIGURE_WIDTH for line in lines)
    return Role.FIGURE if short else _WIDE_ROLES.get(heading, Role.TEXT)


def is_share(line: str) -> bool:
    """Whether a line is a share and nothing else: 34.24%."""
    return line.endswith("%") and line[:-1].replace(".", "", 1).isdecimal()
