"""Small tables for the ledger's tests: one project a line, `number | title | progress | done`."""

from collections import Counter
from decimal import Decimal

from shishi_cli.domain.check import Waiver
from shishi_cli.domain.measure import Basis, Bound, Figure, FigureKind, Measure
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry, EntryField, Programme
from shishi_cli.domain.reading import Milestone, MilestoneState, Reading
from shishi_cli.domain.source import Column, SheetRow, Source
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.month_rows import NewRow, RowChange

BAOSHAN = Programme("宝山区", 2023)
MARCH = Month(2023, 3)
APRIL = Month(2023, 4)
MAY = Month(2023, 5)
LINES = ("1 | 加装电梯400台 | 新增41台 | 41", "17 | 帮助730名青年就业 | 就业250人 | 250")


def sheet_row(line: str, row: int) -> SheetRow:
    number, title, progress, _ = (part.strip() for part in line.split("|"))
    texts = {Column.NUMBER: number, Column.TITLE: title, Column.PROGRESS: progress}
    return SheetRow(1, row, texts)


def reading(line: str, row: int, file: str) -> Reading:
    """One measure with the number in the last part as done; none when it is empty."""
    number, title, progress, done = (part.strip() for part in line.split("|"))
    target = Figure(
        FigureKind.TARGET,
        Decimal(400),
        source=Source(file, 1, row, Column.TITLE, 0, len(title), title),
        rule="count",
    )
    words = Source(file, 1, row, Column.PROGRESS, 0, len(progress), progress)
    actual = Figure(
        FigureKind.ACTUAL, Decimal(done or 0), basis=Basis.UNMARKED, source=words, rule="count"
    )
    figures = (target, actual) if done else (target,)
    return Reading(
        levels=("市级",),
        units=(f"区{number}委",),
        helpers=(),
        measures=(Measure("新增", "台", "市级", Bound.EXACT, figures),),
        milestones=(Milestone(words, MilestoneState.REACHED),),
        signals=(),
        notices=(),
    )


def put_month(
    ledger: Ledger,
    month: Month = MARCH,
    lines: tuple[str, ...] = LINES,
    programme: Programme = BAOSHAN,
    file: str = "",
) -> Counter[RowChange]:
    """Import a table whose first project stands in row 2, and count what changed."""
    file = file or f"{month}.csv"
    with ledger.operation(command="import", person="王", reason="", at="2023-05-01") as operation:
        source = operation.add_source(file, f"sha of {lines}", "utf-8", month)
        rows = []
        for at, line in enumerate(lines, start=2):
            row = sheet_row(line, at)
            number = row.text(Column.NUMBER)
            project = operation.add_projects(programme, [number])[number]
            rows.append(NewRow(project, row, reading(line, at, file)))
        operation.put_rows(month, source, rows, "rules 1")
    return operation.changes


def put_actual(
    ledger: Ledger, project: int, value: str, month: Month = MARCH, note: str = "电话核实"
) -> None:
    entry = Entry(month, EntryField.ACTUAL, 1, value, note, "李", "2023-05-02")
    with ledger.operation(command="update", person="李", reason="", at="2023-05-02") as operation:
        operation.put_entry(project, entry)


def put_waiver(ledger: Ledger, project: int, reason: str = "另有基数") -> None:
    waiver = Waiver(project, "C101", reason, None, Month(2023, 12), "李", "2023-05-02")
    with ledger.operation(command="waive", person="李", reason="", at="2023-05-02") as operation:
        operation.put_waiver(waiver)


def end_waiver(ledger: Ledger, project: int) -> None:
    with ledger.operation(command="waive", person="李", reason="", at="2023-05-02") as operation:
        operation.end_waiver(project, "C101")
