"""The sheets of the year's months, and of where each figure is from (各月、出处)."""

from collections.abc import Iterator
from decimal import Decimal

from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.results.workbook import CellKind, SheetCell, SheetColumn, WorkSheet
from shishi_cli.services.bulletin.gather import Material

_KINDS = {
    FigureKind.TARGET: "年度目标",
    FigureKind.GOAL: "月目标",
    FigureKind.GOAL_SHARE: "月目标占比",
    FigureKind.ACTUAL: "完成数",
    FigureKind.MONTH: "当月完成数",
    FigureKind.STATED: "自报完成率",
}
_MONTHS = (
    SheetColumn("项号", 8),
    SheetColumn("项目标题", 40),
    SheetColumn("单位现名", 20),
    SheetColumn("台账指标", 24),
    SheetColumn("台账计量", 8),
    SheetColumn("台账目标", 12, CellKind.NUMBER),
    *(SheetColumn(f"{number}月", 9, CellKind.NUMBER) for number in range(1, 13)),
)
_SOURCES = (
    SheetColumn("项号", 8),
    SheetColumn("台账指标", 24),
    SheetColumn("数的种类", 12),
    SheetColumn("数值", 12, CellKind.NUMBER),
    SheetColumn("原文的字", 16),
    SheetColumn("文件", 20),
    SheetColumn("表", 6),
    SheetColumn("行", 6),
    SheetColumn("栏", 12),
    SheetColumn("起", 6),
    SheetColumn("止", 6),
    SheetColumn("读数规则", 24),
    SheetColumn("存疑", 40),
)


def by_month(told: Material) -> WorkSheet:
    """Each measure's figure to date, month by month; a month that tells none, or one
    beyond belief, is left empty."""
    trends, rows = told.trends, []
    for trend in trends.measures if trends else ():
        actual = {point.month.number: point.believed for point in trend.points}
        rows.append(
            (
                trend.project.record.number,
                trend.title,
                "、".join(trend.project.units),
                trend.latest.name,
                trend.latest.unit,
                trend.latest.target,
                *(actual.get(number) for number in range(1, 13)),
            )
        )
    return WorkSheet("各月", _MONTHS, tuple(rows))


def sources(told: Material) -> WorkSheet:
    """Each figure that a table's words tell, with its cell and characters."""
    return WorkSheet("出处", _SOURCES, tuple(_figures(told)))


def _figures(told: Material) -> Iterator[tuple[SheetCell, ...]]:
    for one in told.month.assessments:
        for measure in one.measures:
            for figure in measure.figures:
                source = figure.source
                place: tuple[SheetCell, ...] = (None,) * 7
                if source is not None:
                    numbers = (source.table, source.row, source.start, source.end)
                    table, row, start, end = map(str, numbers)
                    words = (source.text, source.file, table, row, source.column.label)
                    place = (*words, start, end)
                yield (
                    one.record.number,
                    measure.name,
                    _KINDS[figure.kind],
                    Decimal(figure.amount),
                    *place,
                    figure.rule or "人工录入",
                    "; ".join(doubt.text for doubt in figure.doubts) or None,
                )
