"""What is read in the words of one project in one month."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from shishi_cli.domain.breakdown import Breakdown
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Measure
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Source


class MilestoneState(StrEnum):
    """How far a clause of the month goal is, by the words of the progress (节点状态)."""

    REACHED = "reached"  # 已达到
    UNDER_WAY = "under_way"  # 进行中
    MISSING = "missing"  # 未提及


@frozen
class Milestone:
    """One clause of a qualitative month goal (节点).

    `evidence` are the words of the progress that decided, None when none touch the clause;
    `missing` the part of the clause that they leave out, empty when nothing. `told_of_asked`
    are the numbers of a clause that is counted and falls short: 6 of 开工8个. `partly_reached` says that
    some of what the clause lists is reached: 初步设计 of 完成初步设计批复、施工图审查.
    """

    source: Source
    state: MilestoneState
    evidence: Source | None = None
    missing: str = ""
    told_of_asked: tuple[Decimal, Decimal] | None = None
    partly_reached: bool = False


class SignalKind(StrEnum):
    """What else a supervisor looks for in a row's texts (信号)."""

    CLAIM = "claim"  # 自称已完成全年任务
    NEARLY_CLAIM = "nearly_claim"  # 自称基本完成全年任务
    BLOCKER = "blocker"  # 受阻于经费、指标或他方决定
    PENDING = "pending"  # 正在申请、协调,尚未受阻
    YEAR_END = "year_end"  # 年度指标,年底才考核
    DUE_IN_DECEMBER = "due_in_december"  # 月目标要到12月才到期
    NO_TARGET = "no_target"  # 不设年度目标
    NOT_ISSUED = "not_issued"  # 上级还没有下达目标
    NOTHING = "nothing"  # 无、/ 等,没有内容
    NO_SUBSTANCE = "no_substance"  # 正在推进等套话,没有内容
    CORRECTED = "corrected"  # 核减、核实后调整,数减少有原因
    EARLIER_MONTH = "earlier_month"  # 截至以前的月份,不是本月的进展
    STAGES_ONLY = "stages_only"  # 只说前期、开工,还没有完成的
    CUT_OFF = "cut_off"  # 表头写明的截至日
    DUE_LATER = "due_later"  # 月目标所列的期限还没有到
    ASKS_PACE = "asks_pace"  # 月目标只要求按序时推进
    DROPPED = "dropped"  # 经同意调出清单
    OPEN_PART = "open_part"  # 还有若干未完成
    SAID_ON_TIME = "said_on_time"  # 表中判定为达序、未滞后
    SAID_LATE = "said_late"  # 表中判定为滞后


@frozen
class Signal:
    """Words of a row that weigh on the judgement without a number (信号)."""

    kind: SignalKind
    source: Source


class UnusedKind(StrEnum):
    """What became of a number that no figure was made of (去向)."""

    UNREAD = "unread"  # 没有读出: 量词不认得、太长、不完整
    REST = "rest"  # 过长的单元格没有读到的后部
    GLUED = "glued"  # 与日期粘连
    OTHER_UNIT = "other_unit"  # 与目标的计量单位不同
    DOUBTFUL = "doubtful"  # 没有采用,也许是完成数
    LEFT = "left"  # 没有采用: 前期、剩余、计划等


@frozen
class UnusedNumber:
    """A number that no figure was made of (未采用的数), and why, in Chinese. The source of REST is
    the place, without words, from which on nothing was read."""

    kind: UnusedKind
    source: Source
    why: str = ""


@frozen
class Unused:
    """What stands in a row's texts beside its figures (数外之数): the numbers of which no figure was
    made, and the wholes of the progress with their parts."""

    numbers: tuple[UnusedNumber, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()


@frozen
class Reading:
    """All that is read in one row (读数): levels, units, measures, milestones, signals, doubts.

    `unused` is what a look at the data needs to know of the rest; None in what was read before it
    was kept. `ended` are the milestones of the period that has ended which the words tell as still
    open, where the month's own have time until a later one: 土地划拨尚未完成, in April.
    """

    levels: tuple[str, ...]
    units: tuple[str, ...]
    helpers: tuple[str, ...]
    measures: tuple[Measure, ...]
    milestones: tuple[Milestone, ...]
    signals: tuple[Signal, ...]
    notices: tuple[Notice, ...]
    unused: Unused | None = None
    ended: tuple[Milestone, ...] = ()

    @cached_property
    def by_kind(self) -> Mapping[SignalKind, tuple[Signal, ...]]:
        """The signals by their kinds: a judgement asks for some eight of them."""
        found: dict[SignalKind, tuple[Signal, ...]] = {}
        for one in self.signals:
            found[one.kind] = (*found.get(one.kind, ()), one)
        return found

    @cached_property
    def cut_off_day(self) -> int | None:
        """The day up to which the table reports, where its head names one (截至日)."""
        told = self.by_kind.get(SignalKind.CUT_OFF)
        return int(told[0].source.text.rpartition("月")[2].removesuffix("日")) if told else None
