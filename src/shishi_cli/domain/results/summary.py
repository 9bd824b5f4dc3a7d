"""How many projects and measures stand how, group by group."""

from collections.abc import Mapping
from enum import StrEnum

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.month import Month
from shishi_cli.domain.standing import MonthAssessment, Standing


class By(StrEnum):
    """What projects are grouped by (分组方式)."""

    UNIT = "unit"
    LEVEL = "level"
    REGION = "region"
    STANDING = "standing"

    @property
    def label(self) -> str:
        """The term of the field, as printed."""
        return {"unit": "牵头单位", "level": "级别", "region": "地区", "standing": "状态"}[self]


class Pacing(StrEnum):
    """A measure against its target and the pace of the year (指标进度)."""

    DONE = "done"
    AT_PACE = "at_pace"
    LATE = "late"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The term of the field, as printed."""
        return {
            "done": "已完成",
            "at_pace": "不慢于序时",
            "late": "慢于序时",
            "unknown": "无法判断",
        }[self]


@frozen
class Group:
    """The counts of one group (分组计数): its projects by standing, their measures by pacing, and
    the projects that count nothing. Shares of unlike things are never averaged."""

    name: str
    projects: int
    standings: Mapping[Standing, int]
    measures: Mapping[Pacing, int]
    unmeasured: int


@frozen
class Summary:
    """A month counted (汇总): `blocks` are the groups of each way of grouping, `overlapping` those
    ways in which a project is in several groups, and `absent` the regions without that month."""

    judged: MonthAssessment
    total: Group
    blocks: Mapping[By, tuple[Group, ...]]
    overlapping: frozenset[By]
    absent: tuple[str, ...] = ()


@frozen
class RegionCounts:
    """One region's month (地区计数): `group` is None where the month has not come, `unreported`
    counts the projects that its table leaves out."""

    region: str
    group: Group | None
    unreported: int = 0


@frozen
class Regions:
    """The regions of a month (地区对比) in order of their names, and by which rule they stand."""

    month: Month
    rule: Rule
    as_of: str
    regions: tuple[RegionCounts, ...]
