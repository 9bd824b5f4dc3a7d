"""What a check looks at, and what it finds (检查对象)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from shishi_cli.assessment.checks.kinds import limit
from shishi_cli.assessment.compared_goal import compare_goal
from shishi_cli.assessment.measures import measures_in_force
from shishi_cli.assessment.pairing import pair
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Figure, FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import Unused, UnusedKind, UnusedNumber
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import Assessment, MeasureStanding


@frozen
class ToldMonth:
    """A month before in which a project is told of (有报月份)."""

    record: ProjectMonth

    @property
    def month(self) -> Month:
        """The month."""
        return self.record.month

    @cached_property
    def measures(self) -> tuple[MeasureStanding, ...]:
        """Its measures in force, made when one is asked for: most checks look one month back."""
        return measures_in_force(self.record)


@frozen
class Names:
    """What a project was called in a month (名目): its number and title as they are compared, without
    marks and amounts."""

    number: str
    title: str


@frozen
class Case:
    """A project's month with all that is compared with it (检查对象).

    `texts` are the cells that count: a person's progress before the table's, none where the month's
    table does not have the project. `earlier` are the months before in which the project is told
    of, oldest first. `unused` is what stands in the month's texts beside the figures. `names`
    are the last month's and this one's where they are printed otherwise, None where they are not.
    `new_units` are the lead units that no project had in the months before, each with the known ones
    that it may be. `moved_with` are the numbers that moved up or down together with this one's, now
    and before. `last_table` is the month of the programme's table before, `has_table` says that there
    is one of the month.
    """

    assessment: Assessment
    texts: Mapping[Column, str]
    earlier: tuple[ToldMonth, ...]
    unused: Unused
    names: tuple[Names, Names] | None
    new_units: Mapping[str, Sequence[str]]
    moved_with: tuple[tuple[str, str], ...] = ()
    last_table: Month | None = None
    has_table: bool = True

    @property
    def record(self) -> ProjectMonth:
        """The project in the month."""
        return self.assessment.record

    @property
    def month(self) -> Month:
        """The month."""
        return self.record.month

    @property
    def measures(self) -> tuple[MeasureStanding, ...]:
        """The month's measures."""
        return self.assessment.measures

    @property
    def is_printed(self) -> bool:
        """Whether the month's own table tells of the project, not only a person."""
        return self.record.told == self.month

    @property
    def is_told(self) -> bool:
        """Whether the month says anything of a project that is one of the year's."""
        return self.record.is_heard_of and self.record.life.holds(self.month)

    @property
    def last_printed(self) -> Month | None:
        """The last month before of which a table has the project."""
        return next((one.month for one in reversed(self.earlier) if one.record.is_reported), None)

    def left(self, *kinds: UnusedKind) -> list[UnusedNumber]:
        """The numbers of the month's own table of which no figure was made, of these kinds."""
        own = self.unused.numbers if self.is_printed else ()
        return [one for one in own if one.kind in kinds]

    def plan_explains(self, measure: MeasureStanding) -> bool:
        """Whether the month's goal asked for about such a figure."""
        compared = compare_goal(self.record, measure)
        return compared is not None and abs(compared.short) <= limit("plan_explains")

    def text(self, column: Column) -> str:
        """A cell of the month's table, empty where the table does not tell of the project."""
        return self.texts.get(column, "")

    def words(self, column: Column, start: int, end: int) -> Source:
        """The words of a cell of the month's table from `start` to `end`."""
        record, text = self.record, self.text(column)
        return Source(record.file, record.table, record.row, column, start, end, text[start:end])

    def cell(self, column: Column) -> Source:
        """The whole of a cell, for what is wrong with no number of it."""
        return self.words(column, 0, len(self.text(column)))

    def before(self, measure: MeasureStanding) -> Iterator[tuple[Month, MeasureStanding]]:
        """The same measure in the earlier months in which its figure can be believed, the last of
        them first."""
        for told in reversed(self.earlier):
            others = told.measures
            for before, here in pair(others, self.measures).items():
                if here == measure.position and others[before - 1].set_aside is None:
                    yield told.month, others[before - 1]

    def in_another_unit(self, measure: MeasureStanding) -> tuple[Month, MeasureStanding] | None:
        """The measure in the month before, where it has the name and counts in another unit."""
        for told in self.earlier[-1:]:
            others = told.measures
            paired = pair(others, self.measures)
            if measure.position in paired.values():
                return None
            for one in others:
                if one.name == measure.name and one.position not in paired:
                    return told.month, one
        return None


@frozen
class Found:
    """What a check found (检查所见): a sentence with the figures, and the words it is about;
    `measure` is the position of the measure whose figure it is about, None for no figure."""

    message: str
    source: Source | None = None
    measure: int | None = None

    def is_about_what(self, other: "Found") -> bool:
        """Whether another finding is about the same figure, or about the same words."""
        if self.measure is not None and other.measure is not None:
            return self.measure == other.measure
        one, two = self.source, other.source
        if one is None or two is None or one.column is not two.column:
            return False
        return one.start < two.end and two.start < one.end


def figure_of(measure: MeasureStanding, kind: FigureKind) -> Figure | None:
    """What the text tells of that kind, None where it tells nothing."""
    return next((figure for figure in measure.figures if figure.kind is kind), None)


def source_of(measure: MeasureStanding, *kinds: FigureKind) -> Source | None:
    """The words of the first of these kinds of figures that the text tells."""
    for kind in kinds:
        figure = figure_of(measure, kind)
        if figure is not None and figure.source is not None:
            return figure.source
    return None


def label(case: Case, measure: MeasureStanding) -> str:
    """The measure in brackets where the project has several, else nothing."""
    return f"({measure.name})" if len(case.measures) > 1 and measure.name else ""


def printed(value: Decimal, unit: str) -> str:
    """An amount with its unit: 41台."""
    return f"{value.normalize():f}{unit}"
