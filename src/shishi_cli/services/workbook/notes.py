"""The sheets beside the projects: who owes, the units, the checks, how it was judged (附表)."""

from collections.abc import Iterator
from decimal import Decimal

from shishi_cli.assessment.summary import by_unit as count_by_unit
from shishi_cli.domain.results.workbook import CellKind, SheetCell, SheetColumn, WorkSheet
from shishi_cli.domain.shares import percent
from shishi_cli.domain.standing import Standing
from shishi_cli.services.bulletin.gather import Condition, Material

_MISSING = (
    SheetColumn("单位现名", 20),
    SheetColumn("情况", 8),
    SheetColumn("项号", 8),
    SheetColumn("项目标题", 40),
    SheetColumn("缺什么", 30),
    SheetColumn("上次报数", 30),
)
_UNITS = (
    SheetColumn("单位现名", 20),
    SheetColumn("项目数", 10, CellKind.NUMBER),
    SheetColumn("无量化", 10, CellKind.NUMBER),
    *(SheetColumn(standing.label, 10, CellKind.NUMBER) for standing in Standing),
)
_CHECKS = (
    SheetColumn("程度", 8),
    SheetColumn("代码", 8),
    SheetColumn("项号", 8),
    SheetColumn("项目标题", 36),
    SheetColumn("单位现名", 20),
    SheetColumn("发现", 50),
    SheetColumn("处理", 40),
    SheetColumn("出处", 28),
    SheetColumn("原句", 40),
)
_CHOSEN_BY = {
    Condition.UNIT: "牵头单位",
    Condition.LEVEL: "级别",
    Condition.STANDING: "状态",
    Condition.SEARCH: "文字",
}
_EXPLAINED = (SheetColumn("事项", 14), SheetColumn("内容", 80))


def missing(told: Material) -> WorkSheet:
    """Who owes what, one row a project under each of its units."""
    rows = tuple(
        (
            unit.unit,
            one.lack.label,
            one.project.record.number,
            one.project.plain_title,
            one.detail,
            one.last or None,
        )
        for unit in told.missing.units
        for one in unit.owed
    )
    return WorkSheet("未报", _MISSING, rows)


def by_unit(told: Material) -> WorkSheet:
    """How many projects of each unit stand how; a project of several counts with each."""
    rows: tuple[tuple[SheetCell, ...], ...] = tuple(
        (
            group.name,
            Decimal(group.projects),
            Decimal(group.unmeasured),
            *(Decimal(group.standings.get(standing, 0)) for standing in Standing),
        )
        for group in count_by_unit(told.month.assessments)
    )
    return WorkSheet("单位汇总", _UNITS, rows)


def checked(told: Material) -> WorkSheet:
    """What the checks found, the gravest first."""
    return WorkSheet("存疑和检查", _CHECKS, tuple(_findings(told)))


def explained(told: Material) -> WorkSheet:
    """By which rule and as of when the month was judged, and how the sheets are to be read."""
    month = told.month
    rows = (
        ("地区", month.programme.region),
        ("统计月份", str(month.month)),
        *_narrowed(told),
        ("序时进度", percent(month.pace)),
        ("判定规则", f"{month.rule.name}: {month.rule.text}"),
        ("台账时点", month.as_of or f"操作 {told.operation} 之后"),
        ("完成率计算", "台账完成数除以台账目标,截断到两位小数,不四舍五入;没有数的留空"),
        ("总表", "左边各栏照原表;右边是读出的数和研判,再导入时不读。改数请用 shishi update"),
        ("空白", "空白是没有数,不是 0"),
    )
    return WorkSheet("说明", _EXPLAINED, rows)


def _narrowed(told: Material) -> Iterator[tuple[str, str]]:
    if told.narrowed:
        chosen, whole = len(told.month.assessments), len(told.whole.assessments)
        by = "; ".join(f"{_CHOSEN_BY[one]}: {name}" for one, name in told.narrowed.items())
        yield "范围", f"只有 {chosen} 项(本月清单 {whole} 项),按 {by}"


def _findings(told: Material) -> Iterator[tuple[SheetCell, ...]]:
    for one in told.checked.findings:
        source = one.source
        place = f"{source.file} 第{source.row}行 {source.column.label}" if source else None
        yield (
            one.severity.label,
            one.kind.code,
            one.number,
            one.title,
            "、".join(one.units),
            one.message,
            one.kind.remedy,
            place,
            one.excerpt or None,
        )
