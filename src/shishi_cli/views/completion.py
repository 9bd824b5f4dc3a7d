"""Completion against the annual target, and nothing else (完成率)."""

from decimal import Decimal

from shishi_cli.assessment.agreement import agreement
from shishi_cli.domain.json_value import Json
from shishi_cli.domain.measure import Bound
from shishi_cli.domain.shares import amount, percent
from shishi_cli.domain.standing import Assessment, MeasureStanding, MonthAssessment
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing
from shishi_cli.views.status import where
from shishi_cli.views.status_json import completion_json, heading_json


def completion_listing(month: MonthAssessment) -> Listing:
    """One line a measure; projects without a counted target are named below, not as zero."""
    rows = [
        (
            one.record.number,
            one.plain_title if len(one.measures) == 1 else measure.name,
            computed(measure),
            _stated(measure),
            _agreement(measure),
            _remaining(measure),
            "?" if measure.doubts else "",
        )
        for one in month.assessments
        for measure in one.measures
    ]
    without = [one for one in month.assessments if not one.measures]
    below = [f"无量化年度目标 {len(without)} 项:"] if without else []
    below += [f"  {one.record.number}  {one.plain_title}" for one in without]
    if not month.assessments:
        below.append("没有符合条件的项目")
    return Listing(
        ("序号", "指标", "完成率", "自报", "核对", "还差", "存疑"),
        tuple(rows),
        above=(where(month),),
        below=tuple(below),
    )


def completion_document(month: MonthAssessment) -> str:
    """The same as JSON."""
    return document(
        {
            **heading_json(month),
            "measures": [
                _measure(one, measure) for one in month.assessments for measure in one.measures
            ],
            "without_target": [one.record.number for one in month.assessments if not one.measures],
        }
    )


def computed(measure: MeasureStanding) -> str:
    """250/730 = 34.24%, or why there is none."""
    if measure.completion is not None:
        done = measure.completion
        return f"{amount(done.actual)}/{amount(done.target)} = {percent(done.share)}"
    if measure.bound is Bound.AT_MOST and measure.actual is not None:
        return f"{amount(measure.actual)}(不超过 {amount(measure.target or Decimal(0))})"
    return f"未报数/{amount(measure.target)}" if measure.target is not None else "未报数"


def remaining(measure: MeasureStanding) -> Decimal | None:
    """What is still to do, 0 when done; None where it cannot be told."""
    if measure.completion is None:
        return None
    return max(measure.completion.target - measure.completion.actual, Decimal(0))


def _stated(measure: MeasureStanding) -> str:
    return "-" if measure.stated is None else f"{measure.stated:f}%"


def _agreement(measure: MeasureStanding) -> str:
    return {None: "-", True: "一致", False: "不一致"}[agreement(measure)]


def _remaining(measure: MeasureStanding) -> str:
    left = remaining(measure)
    return "-" if left is None else f"{amount(left)}{measure.unit}"


def _measure(one: Assessment, measure: MeasureStanding) -> Json:
    return {
        "number": one.record.number,
        "title": one.title,
        "units": list(one.units),
        "name": measure.name,
        "unit": measure.unit,
        "completion": completion_json(measure.completion),
        "stated": None if measure.stated is None else f"{measure.stated:f}%",
        "agrees": agreement(measure),
        "remaining": remaining(measure),
        "doubtful": bool(measure.doubts),
    }
