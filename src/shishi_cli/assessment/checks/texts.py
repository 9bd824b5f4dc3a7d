"""Checks of the words: nothing new, digits that were not read, doubts, other units of count."""

from collections.abc import Iterator

from shishi_cli.assessment.checks.case import Case, Found, label, source_of
from shishi_cli.assessment.copied import is_copied
from shishi_cli.assessment.grounds import said_dropped, signals_of
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.reading import SignalKind, UnusedKind, UnusedNumber
from shishi_cli.domain.source import Column

# Told by a check of its own.
_TOLD_ELSEWHERE = frozenset({"fell", "unit_differs", "glued_date", "too_large", "too_small"})


def same_as_last_month(case: Case) -> Iterator[Found]:
    """The same words as in the last table, but for the month that they name."""
    if not case.is_printed or not case.earlier:
        return
    last = case.earlier[-1]
    words = case.text(Column.PROGRESS)
    before = last.record.texts.get(Column.PROGRESS, "")
    if last.record.told == last.month and is_copied(case.assessment, words, before):
        yield Found(f"进展情况与 {last.month} 的相同", case.cell(Column.PROGRESS))


def earlier_month(case: Case) -> Iterator[Found]:
    """The words are as of an earlier month (截至9月底 in October's table)."""
    for signal in signals_of(case.record, SignalKind.EARLIER_MONTH)[:1]:
        yield Found(f"进展写的是以前的月份: “{signal.source.text}”", signal.source)


def dropped(case: Case) -> Iterator[Found]:
    """The words say that the project leaves the list, which nobody has kept."""
    if case.is_printed:
        for reason in said_dropped(case.record):
            yield Found(f"表中说项目调出: “{reason.sources[0].text}”", reason.sources[0])


def doubtful_digits(case: Case) -> Iterator[Found]:
    """Digits that run into a date."""
    for one in case.left(UnusedKind.GLUED):
        yield Found(f"“{one.source.text}”没有采用: {one.why}", one.source)


def unread_quantities(case: Case) -> Iterator[Found]:
    """The other quantities of the progress that tell of no measure, with the reasons, in one."""
    untold = any(one.target is not None and one.actual is None for one in case.measures)
    doubtful = (UnusedKind.DOUBTFUL,)
    left = case.left(*doubtful, UnusedKind.LEFT) if untold else case.left(*doubtful)
    if left and case.measures:
        told = "、".join(f"“{one.source.text}”({one.why})" for one in left)
        yield Found(f"{told}没有采用", left[0].source)


def unread_digits(case: Case) -> Iterator[Found]:
    """Digits that nothing was read from, in one for each cell; and the ends of cells that were not
    read."""
    by_cell: dict[Column, list[UnusedNumber]] = {}
    for one in case.left(UnusedKind.UNREAD):
        by_cell.setdefault(one.source.column, []).append(one)
    for left in by_cell.values():
        told = "、".join(f"“{one.source.text.strip()}”({one.why})" for one in left)
        yield Found(f"{told}没有读出", left[0].source)
    for rest in case.left(UnusedKind.REST):
        digits = "" if rest.why else ",其中有数字"  # what it says where there are none
        yield Found(f"第 {rest.source.start} 字以后没有读{digits}", rest.source)


def doubts(case: Case) -> Iterator[Found]:
    """What is doubtful of a figure that counts."""
    for measure in case.measures:
        figures = {doubt.code: figure for figure in measure.figures for doubt in figure.doubts}
        for doubt in measure.doubts:
            if doubt.code in _TOLD_ELSEWHERE:
                continue
            figure = figures.get(doubt.code)
            words = figure.source if figure else source_of(measure, FigureKind.ACTUAL)
            told = words.text if words else f"完成数{label(case, measure)}"
            yield Found(f"“{told}”存疑: {doubt.text}", words, measure.position)


def other_unit(case: Case) -> Iterator[Found]:
    """Another unit of count than in the months before, than in its column, or in the report."""
    for measure in case.measures:
        words = source_of(measure, FigureKind.TARGET)
        if before := case.in_another_unit(measure):
            month, one = before
            name = label(case, measure)
            yield Found(f"计量单位{name}由 {month} 的“{one.unit}”改为“{measure.unit}”", words)
        if any(doubt.code == "unit_differs" for doubt in measure.doubts):
            cell = case.text(Column.COUNT_UNIT).strip()
            yield Found(f"目标写的是“{words.text if words else ''}”,计量单位栏是“{cell}”", words)
    units = "、".join(dict.fromkeys(f"“{one.unit}”" for one in case.measures))
    for other in case.left(UnusedKind.OTHER_UNIT):
        yield Found(f"目标以{units}计,报的是“{other.source.text}”", other.source)
