"""What a project counts, and the figures told of it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Source


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

    CUMULATIVE = "cumulative"  # 累计
    MONTH = "month"  # 当月
    UNMARKED = "unmarked"  # 未注明


class FigureKind(StrEnum):
    """What a figure says of its measure (数的种类)."""

    TARGET = "target"  # 年度目标
    GOAL = "goal"  # 月目标
    GOAL_SHARE = "goal_share"  # 月目标占年度目标的百分比
    ACTUAL = "actual"  # 完成数
    MONTH = "month"  # 当月完成数,与累计数并报时
    STATED = "stated"  # 自报完成率


class Origin(StrEnum):
    """Who told a figure (来源): the table's text or a person."""

    TEXT = "text"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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

    def figure(self, kind: FigureKind) -> Figure | None:
        """The figure of that kind, None where nothing is told."""
        return next((figure for figure in self.figures if figure.kind is kind), None)
