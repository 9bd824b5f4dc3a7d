"""The sheets of projects: the whole table as printed with what is read of it, and what lags."""

from collections.abc import Iterator

from shishi_cli.assessment.needed import sufficing
from shishi_cli.assessment.reasons import is_worry
from shishi_cli.domain.results.workbook import CellKind, SheetCell, SheetColumn, WorkSheet
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Assessment, MeasureStanding
from shishi_cli.services.bulletin.causes import cause_of
from shishi_cli.services.bulletin.gather import Material

_WIDTHS = {Column.TITLE: 40, Column.GOAL: 30, Column.PROGRESS: 50, Column.LEAD_UNIT: 18}
# What is reckoned has heads that no table has, so that importing the sheet takes the printed
# columns alone. 完成率 would be read; 完成率计算 is not.
_TARGET, _DONE = "台账目标", "台账完成数"
_READ = (
    SheetColumn("台账级别", 8),
    SheetColumn("台账指标", 24),
    SheetColumn("台账计量", 8),
    SheetColumn(_TARGET, 12, CellKind.NUMBER),
    SheetColumn("台账月目标", 12, CellKind.NUMBER),
    SheetColumn(_DONE, 12, CellKind.NUMBER),
    SheetColumn("沿用自", 9),
    SheetColumn("口径", 8),
    SheetColumn("完成率计算", 12, CellKind.SHARE, (_DONE, _TARGET)),
    SheetColumn("自报比例", 10),
    SheetColumn("研判状态", 10, CellKind.STANDING),
    SheetColumn("研判理由", 50),
    SheetColumn("自何时", 10),
    SheetColumn("每月还需", 12, CellKind.NUMBER),
    SheetColumn("出处", 24),
)
_LAGGING = (
    SheetColumn("研判状态", 10, CellKind.STANDING),
    SheetColumn("项号", 8),
    SheetColumn("项目标题", 40),
    SheetColumn("单位现名", 20),
    SheetColumn("台账指标", 24),
    SheetColumn("台账计量", 8),
    SheetColumn(_TARGET, 12, CellKind.NUMBER),
    SheetColumn("台账月目标", 12, CellKind.NUMBER),
    SheetColumn(_DONE, 12, CellKind.NUMBER),
    SheetColumn("沿用自", 9),
    SheetColumn("完成率计算", 12, CellKind.SHARE, (_DONE, _TARGET)),
    SheetColumn("自何时", 10),
    SheetColumn("升级督办", 10),
    SheetColumn("每月还需", 12, CellKind.NUMBER),
    SheetColumn("研判理由", 50),
    SheetColumn("单位的话", 40),
)


def whole(told: Material) -> WorkSheet:
    """One row a measure: the printed cells, repeated, and what is read and judged."""
    month = told.month.month
    records = [one.record for one in told.month.assessments if one.record.told == month]
    present = [each for each in Column if any(each in record.texts for record in records)]
    columns = tuple(
        SheetColumn(_head(column, month.number), _WIDTHS.get(column, 12)) for column in present
    )
    rows = tuple(
        (*printed, *_read(one, measure))
        for one in told.month.assessments
        if one.record.told == month
        for printed in [tuple(one.record.texts.get(column) or None for column in present)]
        for measure in one.measures or (None,)
    )
    region = told.month.programme.region
    above = f"{region}{month.year}年{month.number}月实事项目进展"
    return WorkSheet("总表", (*columns, *_READ), rows, above)


def lagging(told: Material) -> WorkSheet:
    """Those behind and at risk, the worst first, one row a measure."""
    rows = tuple(row for one in told.lagging for row in _late(one))
    return WorkSheet("滞后预警", _LAGGING, rows)


def _head(column: Column, month: int) -> str:
    return f"{month}{column.label}" if column is Column.GOAL else column.label


def _read(one: Assessment, measure: MeasureStanding | None) -> Iterator[SheetCell]:
    record = one.record
    yield "、".join(one.levels)
    yield measure.name if measure else "无量化指标"
    yield measure.unit if measure else None
    yield from _amounts(one, measure)
    yield measure.basis.label if measure and measure.basis else None
    yield measure.completion if measure else None
    yield f"{measure.stated:f}%" if measure and measure.stated is not None else None
    yield one.standing.label
    yield "; ".join(reason.text for reason in one.reasons)
    yield str(one.since) if one.since else None
    yield sufficing(measure, record.month) if measure else None
    yield f"{record.file} 表{record.table} 第{record.row}行"


def _amounts(one: Assessment, measure: MeasureStanding | None) -> Iterator[SheetCell]:
    """Target, goal, the total to date, and the earlier month that the total is from."""
    if measure is None:
        yield from (None,) * 4
        return
    yield measure.target
    yield measure.goal
    yield measure.to_date.value if measure.to_date else measure.believed
    month = measure.carried_in(one.record.month)
    yield str(month) if month else None


def _late(one: Assessment) -> Iterator[tuple[SheetCell, ...]]:
    cause = cause_of(one)
    for measure in one.measures or (None,):
        yield (
            one.standing.label,
            one.record.number,
            one.plain_title,
            "、".join(one.units),
            measure.name if measure else "无量化指标",
            measure.unit if measure else None,
            *_amounts(one, measure),
            measure.completion if measure else None,
            str(one.since) if one.since else None,
            "是" if one.escalated else None,
            sufficing(measure, one.record.month) if measure else None,
            "; ".join(reason.text for reason in one.reasons if is_worry(reason)),
            cause.text if cause else None,
        )
