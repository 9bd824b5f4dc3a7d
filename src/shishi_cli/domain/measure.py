"""What a project counts, and the figures told of it."""

from decimal import Decimal
from enum import StrEnum

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Source

PART_OF_EACH = "part_each"  # the doubt of a figure that may tell only a part of each thing
# The doubts of a figure that may be of a stage: told with a word that is not known, or of what is
# only made possible (可提供学位720个); or that the cell itself puts in question (其中6个实际未完工). So do
# names that were counted, of which another month may tell the same ones: 东城园已竣工, 东城园已开园.
# Nor does one far beyond the target: 结业832人 of 帮扶就业200人.
UNKNOWN_ACT, CAPACITY, QUESTIONED, BY_NAMES = "act", "capacity", "questioned", "named"
MAGNITUDE = "magnitude"
FINISHING_NOTHING = (UNKNOWN_ACT, CAPACITY, QUESTIONED, "since-year", BY_NAMES, MAGNITUDE)
GOAL_ACT = "goal_act"  # the doubt of a month's goal that may ask for a stage
EARLIER = "earlier_month"  # the doubt of a figure that is as of an earlier month than its table


class Bound(StrEnum):
    """How a written number bounds what is meant (界限)."""

    EXACT = "exact"
    ABOUT = "about"  # 约
    MORE_THAN = "more_than"  # 余
    AT_LEAST = "at_least"  # 不少于
    LESS_THAN = "less_than"  # 近
    AT_MOST = "at_most"  # 不超过


class Basis(StrEnum):
    """What period a figure covers (口径)."""

    CUMULATIVE = "cumulative"
    MONTH = "month"
    UNMARKED = "unmarked"

    @property
    def label(self) -> str:
        """The Chinese word: 累计."""
        return _BASIS_LABELS[self]


_BASIS_LABELS = {Basis.CUMULATIVE: "累计", Basis.MONTH: "当月", Basis.UNMARKED: "未注明"}


class FigureKind(StrEnum):
    """What a figure says of its measure (数的种类)."""

    TARGET = "target"
    GOAL = "goal"
    GOAL_SHARE = "goal_share"  # the goal as a share of the year's target
    ENDED_GOAL = "ended_goal"  # that of the period before, where the month's is due later
    PLAN_GOAL = "plan_goal"  # that of the year's plan beside a goal of the month's own
    NEXT_GOAL = "next_goal"  # that of the year's plan by the end of its next period
    PLAN_END = "plan_end"  # what the year's plan asks for in all
    ACTUAL = "actual"
    MONTH = "month"  # the month's own, where it is told beside a running total
    STATED = "stated"

    @property
    def label(self) -> str:
        """The Chinese word: 完成数."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    FigureKind.TARGET: "年度目标",
    FigureKind.GOAL: "月目标",
    FigureKind.GOAL_SHARE: "月目标占比",
    FigureKind.ENDED_GOAL: "上一期目标",
    FigureKind.PLAN_GOAL: "计划到期数",
    FigureKind.NEXT_GOAL: "计划下一期数",
    FigureKind.PLAN_END: "计划全年数",
    FigureKind.ACTUAL: "完成数",
    FigureKind.MONTH: "当月完成数",
    FigureKind.STATED: "自报完成率",
}


class Origin(StrEnum):
    """Who told a figure (来源): the table's text or a person."""

    TEXT = "text"
    PERSON = "person"


@frozen
class Figure:
    """A number that the words tell of a measure (数).

    `amount` is in the unit of the measure's target (8200米 of 15公里 is 8.2), and in percent for
    GOAL_SHARE and STATED (34.24). `source` is None for what a person entered. `rule` names the
    extraction rule, or is empty for a person's entry.
    """

    kind: FigureKind
    amount: Decimal
    bound: Bound = Bound.EXACT
    basis: Basis | None = None
    origin: Origin = Origin.TEXT
    source: Source | None = None
    rule: str = ""
    doubts: tuple[Notice, ...] = ()

    @property
    def is_of_earlier_month(self) -> bool:
        """Whether it is as of an earlier month than its table: 截至9月底 in October's."""
        return bool(self.doubts) and any(doubt.code == EARLIER for doubt in self.doubts)

    @property
    def finishes_nothing(self) -> bool:
        """Whether it is told with a word that is not known, and may be of a stage, 15家已圈点, or put in
        question by the cell itself."""
        return bool(self.doubts) and any(doubt.code in FINISHING_NOTHING for doubt in self.doubts)


@frozen
class Measure:
    """What a project counts (指标), e.g. 加装电梯新增, in 台.

    `level` is the one its figure is marked with, or the project's only one; None where the text
    does not say. `figures` holds at most one figure of each kind.
    """

    name: str
    unit: str
    level: str | None
    bound: Bound
    figures: tuple[Figure, ...]

    @property
    def of_the_month(self) -> tuple[Figure, ...]:
        """The figures without those of an earlier month than the table's, which are none of it."""
        return tuple([figure for figure in self.figures if not figure.is_of_earlier_month])

    def figure(self, kind: FigureKind) -> Figure | None:
        """The figure of that kind, None where nothing is told."""
        return next((figure for figure in self.figures if figure.kind is kind), None)
