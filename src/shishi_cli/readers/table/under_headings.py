"""The rows under one table's headings: where they are, and what is told of them."""

from collections.abc import Iterator
from dataclasses import field

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Column, PlanCell
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable, runs
from shishi_cli.readers.table.field_columns import Layout

BY_ORDER = "numbered_by_order"
_TOLD_ONE_BY_ONE = 20
_DATED = "的序号像日期,可能是“1-2”被表格软件改成了日期;请把序号列设为文本,改正后重新导入"


@frozen
class Under:
    """The table that rows stand in, for saying where they are."""

    name: str
    number: int
    table: RawTable
    layout: Layout
    width: int
    parts: list[int] = field(default_factory=list)
    measures: list[int] = field(default_factory=list)  # one more target of the project above
    beside: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # cells of figures that are not understood
    mended: list[int] = field(default_factory=list)
    breakdown: list[int] = field(default_factory=list)  # of the project above: 其中:东片
    dittos: list[int] = field(default_factory=list)  # with 同上 in a cell
    dated: list[int] = field(default_factory=list)  # whose numbers became days
    numbers: dict[int, str] = field(
        default_factory=dict
    )  # by row, where no column has them or each group its own

    @property
    def by_order(self) -> bool:
        """Whether the table has no column of numbers."""
        return Column.NUMBER not in self.layout.positions

    def plan_of(self, row: RawRow) -> tuple[PlanCell, ...]:
        """The row's own cells of the plan that say something."""
        return tuple(
            PlanCell(plan.month, plan.months, words)
            for plan in self.layout.plans
            if plan.position not in row.continued and (words := row.cell(plan.position).strip())
        )

    def place(self, row: RawRow, column: Column) -> str:
        position = self.layout.positions.get(column, 0)
        heading = self.layout.headings.get(column, "")
        return self.table.cell_place(self.name, self.number, row.number, position, heading)

    def told(self) -> Iterator[Notice]:
        """What a person should know of the rows, once for each kind."""
        place = self.table.sheet or f"表{self.number}"
        if self.numbers and not self.by_order:
            yield Notice("numbered_by_group", f"{place} 各组的序号都从 1 起,按组编为 1-1、2-1")
        elif self.numbers:
            yield Notice(BY_ORDER, f"{place} 没有序号栏,按先后编号")
        for code, rows, words in (
            ("parts", self.parts, "没有序号,已并入上面的项目"),
            ("measures", self.measures, "与上面的项目序号、名称相同而目标不同,已并入"),
            ("breakdown", self.breakdown, "是上面项目的“其中”分项,已含在总数里,没有读取"),
            ("dittos", list(dict.fromkeys(self.dittos)), "有写“同上”的格,已按上一项读取"),
            ("repeated_rows", self.repeated, "与前面的行完全相同,各取一次"),
            ("broken_rows", self.mended, "只有一格,像是断开的半行,已并入上面的项目,请核对"),
            ("number_as_date", self.dated, _DATED),
            ("beside", self.beside, "有表格之外的字,没有读取"),
        ):
            if rows:
                yield Notice(code, f"{place} 第 {runs(rows)} 行{words}")
        if self.unread:
            shown = "、".join(self.unread[:_TOLD_ONE_BY_ONE])
            more = len(self.unread) - _TOLD_ONE_BY_ONE
            behind = f" 等,还有 {more} 格" if more > 0 else ""
            yield Notice("figures_unread", f"{place} 有读不出数的格,没有采用: {shown}{behind}")


def joined_plan(whole: tuple[PlanCell, ...], part: tuple[PlanCell, ...]) -> tuple[PlanCell, ...]:
    """A part's plan below that of its project, column by column."""
    words = {(cell.month, cell.months): cell.words for cell in whole}
    for cell in part:
        above = words.get((cell.month, cell.months))
        words[cell.month, cell.months] = f"{above}\n{cell.words}" if above else cell.words
    return tuple(PlanCell(*period, said) for period, said in words.items())
