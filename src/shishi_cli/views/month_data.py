"""A month as data: one row a measure, one value a cell, columns whose names do not change (数据)."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from shishi_cli.assessment.agreement import agreement
from shishi_cli.assessment.needed import sufficing
from shishi_cli.assessment.reasons import is_worry
from shishi_cli.domain.measure import Basis
from shishi_cli.domain.shares import amount, percent
from shishi_cli.domain.standing import Assessment, GoalMet, MeasureStanding, MonthAssessment
from shishi_cli.views.completion import remaining
from shishi_cli.views.listing import Listing, join
from shishi_cli.views.status import verdict_of

GOALS: Mapping[GoalMet | None, str] = {
    GoalMet.MET: "达到",
    GoalMet.PARTIAL: "部分达到",
    GoalMet.NOT_MET: "未达到",
    GoalMet.BLOCKED: "受阻",
    GoalMet.UNCLEAR: "不明",
    None: "",
}
_BASES = {Basis.CUMULATIVE: "累计", Basis.MONTH: "当月", Basis.UNMARKED: "未注明", None: ""}
# What every table of measures begins with, and what the measure itself tells.
_WHICH = ("地区", "月份", "序号", "项目", "级别", "牵头单位", "指标", "单位")
_TOLD = ("年度目标", "月目标", "完成数", "口径", "完成率", "自报完成率", "存疑")

Cells = Callable[[Assessment, MeasureStanding | None], tuple[str, ...]]


def status_data(month: MonthAssessment) -> Listing:
    """Each measure with its figures, and how its project stands."""
    return _data(
        month,
        ("状态", "月目标达成", "表中判定"),
        lambda one, _: (one.standing.label, GOALS[one.goal_met], verdict_of(one)),
    )


def behind_data(month: MonthAssessment) -> Listing:
    """The same of what lags, with since when, why, and what is still needed a month."""

    def cells(one: Assessment, measure: MeasureStanding | None) -> tuple[str, ...]:
        rate = sufficing(measure, one.record.month) if measure else None
        return (
            one.standing.label,
            str(one.since or ""),
            "是" if one.escalated else "",
            number(rate),
            "; ".join(reason.text for reason in one.reasons if is_worry(reason)),
            one.record.file if one.record.told else "",
            str(one.record.row) if one.record.told else "",
        )

    names = ("状态", "自何时", "升级督办", "每月还需", "原因", "文件", "行")
    return _data(month, names, cells)


def completion_data(month: MonthAssessment) -> Listing:
    """The same with whether the stated share agrees, and what is left to do."""

    def cells(_: Assessment, measure: MeasureStanding | None) -> tuple[str, ...]:
        agrees = agreement(measure) if measure else None
        return (
            {None: "", True: "一致", False: "不一致"}[agrees],
            number(remaining(measure) if measure else None),
        )

    return _data(month, ("核对", "还差"), cells)


def _data(month: MonthAssessment, names: tuple[str, ...], cells: Cells) -> Listing:
    rows = (
        (*_which(month, one), *_told(measure), *cells(one, measure))
        for one in month.assessments
        for measure in one.measures or (None,)
    )
    return Listing((*_WHICH, *_TOLD, *names), tuple(rows))


def _which(month: MonthAssessment, one: Assessment) -> Iterator[str]:
    yield from (month.programme.region, str(month.month), one.record.number)
    yield from (one.plain_title, join(one.levels), join(one.units))


def _told(measure: MeasureStanding | None) -> tuple[str, ...]:
    """A project without a count has a row all the same, with nothing in it."""
    if measure is None:
        return ("",) * (2 + len(_TOLD))
    done = measure.completion
    return (
        measure.name,
        measure.unit,
        number(measure.target),
        number(measure.goal),
        number(measure.actual),
        _BASES[measure.basis],
        percent(done.share) if done else "",
        f"{measure.stated:f}%" if measure.stated is not None else "",
        "; ".join(doubt.text for doubt in measure.doubts),
    )


def number(value: Decimal | None) -> str:
    """An exact number as data, nothing where it is unknown."""
    return "" if value is None else amount(value)
