"""The year's list as printed, and what its plan asks for month by month."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from shishi_cli.domain.figure_cell import tells_nothing
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Measure
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Column


@frozen
class PlanStep:
    """What the year's plan asks for by the end of a month (计划节点): the words as printed.

    `months` is how long the period is that ends then: 1, or 3 for a quarter. `file`, `table` and
    `row` tell where they stand.
    """

    month: Month
    months: int
    words: str
    file: str = ""
    table: int = 0
    row: int = 0


@frozen
class PlannedAmount:
    """What the plan asks of a measure in all by the end of a month (计划累计)."""

    month: int
    amount: Decimal


@frozen
class MeasurePlan:
    """A measure's plan over the year (指标计划). `by_period` says that the steps are of each period
    alone, and were added up."""

    measure: Measure
    amounts: tuple[PlannedAmount, ...]
    by_period: bool = False

    @property
    def year_end(self) -> Decimal | None:
        """What it asks for by December, None where it does not say."""
        last = self.amounts[-1] if self.amounts else None
        return last.amount if last is not None and last.month == 12 else None


@frozen
class ListPlace:
    """A row of one of the files that make the year's list (清单出处)."""

    file: str
    table: int
    row: int


@frozen
class ListedRow:
    """A project's row of the year's list (年初清单): its cells as printed, and where they stand;
    `places` has those that an earlier file told, and the latest has no such column for."""

    texts: Mapping[Column, str]
    file: str = ""
    table: int = 0
    row: int = 0
    places: Mapping[Column, ListPlace] = field(default_factory=dict)

    def place(self, column: Column) -> ListPlace:
        """Where the cell of a column stands."""
        return self.places.get(column) or ListPlace(self.file, self.table, self.row)

    def added_to(self, former: "ListedRow") -> "ListedRow":
        """The former row with what this one tells: the columns that this one has are its own, the
        others stay as they were told."""
        kept = [column for column in former.texts if column not in self.texts]
        places = {column: former.place(column) for column in kept}
        texts = {**{column: former.texts[column] for column in kept}, **self.texts}
        return ListedRow(texts, self.file, self.table, self.row, places)


# What the year's list tells of a project where the month's table has no such column.
_LENT = (Column.COUNT_UNIT, Column.LEVEL, Column.LEAD_UNIT, Column.HELPERS)
_QUARTERS = {3: "一季度", 6: "二季度", 9: "三季度", 12: "四季度"}
_END_MARKS = " \n;；。,，、"


def plan_text(steps: Sequence[PlanStep]) -> str:
    """The plan in one line, each step by the period that ends: 一季度:30个;二季度:60个."""
    return ";".join(f"{period_name(one)}:{_said(one)}" for one in _ordered(steps))


def part_for(steps: Sequence[PlanStep], month: int) -> str:
    """The plan's line up to the step that is asked for in a month, with the words of the others
    blanked: the latest that has ended. Empty where none has: 一季度 asks for nothing in February."""
    ended = [one for one in _ordered(steps) if one.month.number <= month]
    blank = [f"{period_name(one)}:{' ' * len(_said(one))}" for one in ended[:-1]]
    return ";".join([*blank, f"{period_name(ended[-1])}:{_said(ended[-1])}"]) if ended else ""


def next_step(steps: Sequence[PlanStep], month: int) -> PlanStep | None:
    """The first step that ends after a month."""
    return next((one for one in _ordered(steps) if one.month.number > month), None)


def _ordered(steps: Sequence[PlanStep]) -> list[PlanStep]:
    return sorted(steps, key=lambda step: step.month)


def _said(step: PlanStep) -> str:
    return step.words.strip(_END_MARKS)


def period_name(step: PlanStep) -> str:
    """What the period of a step is called: 3月底, 一季度, 上半年, 全年."""
    last = step.month.number
    if step.months == 3 and last in _QUARTERS:
        return _QUARTERS[last]
    if step.months == 6 and last == 6:
        return "上半年"
    return f"{last}月底"


@frozen
class YearWords:
    """What the year's list and plan tell of a project (清单和计划所载)."""

    listed: ListedRow | None = None
    steps: tuple[PlanStep, ...] = ()

    def added_to(self, texts: Mapping[Column, str]) -> Mapping[Column, str]:
        """A row's texts with what the list and plan add to them: a column that the month's table
        does not have is the list's, and the plan stands in a column of its own.

        The list's target counts only under the title that it was printed with, or where the month's
        title tells no number: another number may be a changed target.
        """
        whole, listed = dict(texts), self.listed
        if listed is not None:
            columns = (*_LENT, Column.TARGET) if _is_same_promise(texts, listed) else _LENT
            lent = {c: text for c in columns if c not in texts and (text := listed.texts.get(c))}
            whole |= lent
        if self.steps:
            whole[Column.PLAN] = plan_text(self.steps)
        return whole

    def stands_in(self, column: Column, start: int) -> "ListPlace | PlanStep | None":
        """Where what was added in that column stands; of the plan's line the step at `start`."""
        if column is not Column.PLAN:
            return self.listed.place(column) if self.listed else None
        steps = _ordered(self.steps)
        begun = [at for at in range(len(steps)) if not at or len(plan_text(steps[:at])) < start]
        return steps[begun[-1]] if begun else None


NO_YEAR = YearWords()


def asks_by_plan(texts: Mapping[Column, str]) -> bool:
    """Whether the year's plan serves as the goal: the month's table asks for nothing itself."""
    return Column.PLAN in texts and tells_nothing(texts.get(Column.GOAL, ""))


def _is_same_promise(texts: Mapping[Column, str], listed: ListedRow) -> bool:
    title = texts.get(Column.TITLE, "")
    same = title.split() == listed.texts.get(Column.TITLE, "").split()
    return same or not any(letter.isdigit() for letter in title)
