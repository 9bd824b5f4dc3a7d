"""What a person told in place of the table: words that stand in no cell, and figures that answer a
goal beside a cell that is empty (人工录入的话和数)."""

from collections.abc import Sequence
from dataclasses import replace

from shishi_cli.assessment.compared_goal import compare_goal
from shishi_cli.assessment.entries import entry_of
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.project import Entry, EntryField, ProjectMonth
from shishi_cli.domain.reading import Milestone
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import MeasureStanding


def progress_entry(record: ProjectMonth) -> Entry | None:
    """The progress that a person gave for the month, where its table has the project."""
    return entry_of(record, EntryField.PROGRESS) if record.is_reported else None


def with_own_words(record: ProjectMonth) -> ProjectMonth:
    """The record whose reading cites a person's words as such: they stand in no file."""
    if progress_entry(record) is None:
        return record
    reading = record.reading
    return replace(
        record,
        reading=replace(
            reading,
            measures=tuple(
                replace(
                    measure,
                    figures=tuple(
                        replace(one, source=one.source and _own(one.source))
                        for one in measure.figures
                    ),
                )
                for measure in reading.measures
            ),
            milestones=tuple(
                replace(one, evidence=one.evidence and _own(one.evidence))
                for one in reading.milestones
            ),
            ended=tuple(
                replace(one, evidence=one.evidence and _own(one.evidence)) for one in reading.ended
            ),
            signals=tuple(replace(one, source=_own(one.source)) for one in reading.signals),
            unused=reading.unused
            and replace(
                reading.unused,
                numbers=tuple(
                    replace(one, source=_own(one.source)) for one in reading.unused.numbers
                ),
            ),
        ),
    )


def with_answered_goals(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> ProjectMonth:
    """The record without the milestones that ask for a number which figures meet: one that a person
    entered beside an empty cell, or what the month adds to an earlier total. The number decides
    them: 9 of a goal of 7 is ahead, and no clause reached beside it makes that less."""
    if not record.reading.milestones or not record.is_reported:
        return record
    places = [place for one in measures if (place := _answered(record, one)) is not None]
    if not places:
        return record
    milestones = tuple(one for one in record.reading.milestones if not _asks(one, places))
    return replace(record, reading=replace(record.reading, milestones=milestones))


def _own(source: Source) -> Source:
    return replace(source, file="") if source.column is Column.PROGRESS else source


def _answered(record: ProjectMonth, measure: MeasureStanding) -> Source | None:
    """Where the goal stands that the figure of the month meets."""
    goal = next((one for one in measure.figures if one.kind is FigureKind.GOAL), None)
    if goal is None or measure.actual is None:
        return None
    compared = compare_goal(record, measure)
    return goal.source if compared and compared.met else None


def _asks(milestone: Milestone, places: Sequence[Source]) -> bool:
    """Whether a goal's number stands in the milestone's words, and nothing else of them is open."""
    whole = milestone.source
    return milestone.missing in ("", whole.text) and any(
        place.column is whole.column and whole.start <= place.start and place.end <= whole.end
        for place in places
    )
