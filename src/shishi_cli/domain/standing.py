"""How a project stands in a month, and why."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from shishi_cli.domain.characters import fold_width, visible
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.measure import Basis, Bound, Figure, Origin
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.plain_title import plain_title
from shishi_cli.domain.project import Programme, ProjectMonth
from shishi_cli.domain.source import Source


class Standing(StrEnum):
    """How a promise stands (状态), best first; UNKNOWN is an answer, with its reason."""

    DONE = "done"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BEHIND = "behind"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The term of the field, as printed: 已完成, 超序时 …"""
        return _LABELS[self]


_LABELS = {
    Standing.DONE: "已完成",
    Standing.AHEAD: "超序时",
    Standing.ON_TRACK: "按序时",
    Standing.AT_RISK: "预警",
    Standing.BEHIND: "滞后",
    Standing.UNKNOWN: "无法判断",
}


class GoalMet(StrEnum):
    """Whether the month goal is met, by its own words and numbers (月目标达成情况)."""

    MET = "met"
    PARTIAL = "partial"
    NOT_MET = "not_met"
    BLOCKED = "blocked"
    UNCLEAR = "unclear"


@frozen
class Reason:
    """Why a judgement was made (理由), with a stable code and a Chinese sentence of the figures.

    `rule` names the line that was crossed, empty where the code alone tells when it holds;
    `sources` are the words that it rests on, none for what a person entered.
    """

    code: str
    text: str
    rule: str = ""
    sources: tuple[Source, ...] = ()


@frozen
class Completion:
    """How much of the annual target is done (完成率): the figure to date over the target."""

    actual: Decimal
    target: Decimal

    @property
    def share(self) -> Fraction:
        """The share of the target, a Fraction of 1; over 1 where more was done than promised."""
        return _share(self.actual, self.target)


@lru_cache(maxsize=256)  # a judgement asks for the same one some eight times
def _share(part: Decimal, whole: Decimal) -> Fraction:
    return Fraction(part) / Fraction(whole)


@frozen
class ToDate:
    """The last figure to date that was told (至今数), with its month: a total once told stays.

    `finishes_nothing` where it rests on a figure that may be of a stage, told with a word that is not
    known, or that its own cell puts in question.
    """

    value: Decimal
    month: Month
    finishes_nothing: bool = False


@frozen
class TargetChange:
    """A target that is another one from a month on (目标调整): by decision, or by a misprint.

    `by_person` says that a person entered the new one, `document` on what it rests (文号).
    """

    month: Month
    old: Decimal
    new: Decimal
    by_person: bool
    document: str = ""


@frozen
class MeasureStanding:
    """One measure judged (指标状态): what is in force of text and persons' entries, and to date.

    `actual` is the figure to date that the month tells, in the unit of the target; `to_date` the
    last one told, carried on (沿用) where the month tells neither figure nor share; `before` the one
    of the latest earlier month that told any. `completion`
    is of `to_date`, None where either is unknown, the target is zero, or less is better (at_most).
    `basis` is how the figure counts; where its words do not tell, `basis_reason` says what decided,
    None while nothing has; `basis_proved` is what a later month told of this figure's basis, or of
    an earlier one's that counts in the total. `set_aside` says why
    the month's figure is beyond belief: then it is not judged. `target_changes` are those of the
    year up to the month, oldest first.
    """

    position: int
    name: str
    unit: str
    level: str | None
    bound: Bound
    target: Decimal | None
    goal: Decimal | None
    goal_share: Decimal | None
    actual: Decimal | None
    basis: Basis | None
    stated: Decimal | None
    completion: Completion | None
    origin: Origin
    doubts: tuple[Notice, ...]
    figures: tuple[Figure, ...]
    basis_reason: Notice | None = None
    target_changes: tuple[TargetChange, ...] = ()
    to_date: ToDate | None = None
    before: ToDate | None = None
    basis_proved: Notice | None = None
    set_aside: Notice | None = None

    @property
    def believed(self) -> Decimal | None:
        """The figure to date that the month tells and that counts, None for one set aside."""
        return None if self.set_aside else self.actual

    def carried_in(self, month: Month) -> Month | None:
        """The earlier month that the figure to date is from (沿用), None where it is of `month`."""
        return self.to_date.month if self.to_date and self.to_date.month != month else None

    @property
    def told_by_share(self) -> bool:
        """Whether the month tells a share alone (自报 80%), which is news of a total carried on."""
        return self.actual is None and self.stated is not None

    def share_carried_in(self, month: Month) -> Month | None:
        """The earlier month that the share of the year is from, None where the month tells one."""
        return None if self.told_by_share else self.carried_in(month)


@frozen
class Assessment:
    """One project judged in one month (研判).

    `notes` are told beside the judgement and decide nothing: the plan is met and the line is not.
    `since` is the first of the months in a row, up to this one, in which it stood as badly: behind,
    or at risk or behind; None where it does not lag, or nobody asked. `escalated` says that it has
    been behind for as many months as the rule allows. `units` are named as the month's table prints
    them, `units_now`, one for each, as they are called since: by these projects are grouped.
    """

    record: ProjectMonth
    title: str
    levels: tuple[str, ...]
    units: tuple[str, ...]
    measures: tuple[MeasureStanding, ...]
    standing: Standing
    reasons: tuple[Reason, ...]
    goal_met: GoalMet | None
    completion: Completion | None
    since: Month | None = None
    escalated: bool = False
    notes: tuple[Reason, ...] = ()
    units_now: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The standing as printed; of a month in which the project is none of the year's, that."""
        return self.record.life.label(self.record.month) or self.standing.label

    @property
    def plain_title(self) -> str:
        """The title without its level marks, which have a column of their own."""
        return plain_title(self.title, self.record.reading.levels)

    @property
    def title_now(self) -> str:
        """The title that later tables print, without its level marks; empty where it is the same."""
        if self.record.now is None or self.record.now.title == self.title:
            return ""
        now = plain_title(self.record.now.title, self.record.reading.levels)
        return now if _folded(now) != _folded(self.plain_title) else ""

    @property
    def is_doubtful(self) -> bool:
        """Whether any figure of the project is doubtful (存疑)."""
        return any(measure.doubts for measure in self.measures)


def _folded(title: str) -> str:
    return "".join(fold_width(visible(title)).split())


@frozen
class MonthAssessment:
    """A programme judged in one month (月度研判), with the rule that judged.

    `unread` are months with persons' entries that are later than the last imported one; `as_of`
    says in words as of when the ledger was asked (截至 2023-05-10), empty for now. `cut_off_day` is
    the day up to which the month's table reports (截至日), where its head names one for all.
    """

    programme: Programme
    month: Month
    rule: Rule
    assessments: tuple[Assessment, ...]
    unread: tuple[Month, ...] = ()
    as_of: str = ""
    cut_off_day: int | None = None

    @property
    def pace(self) -> Fraction:
        """The part of the year that has passed by the day up to which the month's table reports, else
        by the month's end (序时进度), a Fraction of 1."""
        return self.month.pace_on(self.cut_off_day)
