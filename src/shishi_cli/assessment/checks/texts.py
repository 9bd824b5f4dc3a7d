"""Checks of the words: nothing new, digits that were not read, doubts, other units of count."""

import re
from collections.abc import Iterator

from shishi_cli.assessment.checks.case import Case, Found, label, source_of
from shishi_cli.assessment.checks.kinds import doubtful_roles, unreadable_rules
from shishi_cli.assessment.grounds import said_dropped, signals_of
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.results.found import FoundNumber, FoundQuantity, TakenAs
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Standing

_GLUED = "glued-date"
# Told by a check of its own.
_TOLD_ELSEWHERE = frozenset({"fell", "unit_differs", "glued_date", "too_large", "too_small"})
_MONTH = re.compile(r"\d{1,2}月|[一二三四五六七八九十]{1,2}月")
_YEAR = re.compile(r"(?:19|20)\d\d")
_READ = (Column.TARGET, Column.GOAL, Column.PROGRESS)
_BRIEF = 8  # letters: 漏损率9.1% may well be the same again


def same_as_last_month(case: Case) -> Iterator[Found]:
    """The same words as in the last table, but for the month that they name."""
    if not case.is_printed or not case.earlier:
        return
    last, record = case.earlier[-1], case.now.record
    if signals_of(record, SignalKind.NOTHING, SignalKind.NO_SUBSTANCE):
        return  # that nothing is told is asked for by another command
    if case.assessment.standing is Standing.DONE:
        return
    before, cell = last.record, case.text(Column.PROGRESS)
    if before.told != last.month:
        return
    words = _compared(cell)
    if len(words) <= _BRIEF and not _MONTH.search(cell) and not _stands_still(case):
        return
    if words and words == _compared(before.texts.get(Column.PROGRESS, "")):
        yield Found(f"进展情况与 {last.month} 的相同", case.cell(Column.PROGRESS))


def _compared(text: str) -> str:
    """The words without marks and blanks, whatever month they name (截至3月底)."""
    return "".join(c for c in _MONTH.sub("月", text) if c.isalnum())


def _stands_still(case: Case) -> bool:
    """Whether an advance was asked for that the same words do not tell."""
    return any(reason.code == "no_advance" for reason in case.assessment.reasons)


def earlier_month(case: Case) -> Iterator[Found]:
    """The words are as of an earlier month (截至9月底 in October's table)."""
    for signal in signals_of(case.now.record, SignalKind.EARLIER_MONTH)[:1]:
        yield Found(f"进展写的是以前的月份: “{signal.source.text}”", signal.source)


def dropped(case: Case) -> Iterator[Found]:
    """The words say that the project leaves the list, which nobody has kept."""
    if case.is_printed:
        for reason in said_dropped(case.now.record):
            yield Found(f"表中说项目调出: “{reason.sources[0].text}”", reason.sources[0])


def doubtful_digits(case: Case) -> Iterator[Found]:
    """Digits that run into a date."""
    for one in _unread(case):
        if one.rule == _GLUED:
            words = case.words(one.column, one.start, one.end)
            yield Found(f"“{one.text}”没有采用: {one.why}", words)


def unread_quantities(case: Case) -> Iterator[Found]:
    """The other quantities of the progress that tell of no measure, with the reasons, in one."""
    untold = any(one.target is not None and one.actual is None for one in case.measures)
    left = [
        one
        for one in case.explanation.quantities
        if one.column is Column.PROGRESS
        and one.taken_as is TakenAs.NONE
        and one.rule != _GLUED
        and (untold or one.rule in doubtful_roles())
        and (one.start, one.end) not in case.other_units
    ]
    if left and case.measures and case.is_printed:
        told = "、".join(f"“{one.text}”({one.why})" for one in left)
        words = case.words(Column.PROGRESS, left[0].start, left[0].end)
        yield Found(f"{told}没有采用", words)


def unread_digits(case: Case) -> Iterator[Found]:
    """Digits that nothing was read from, in one for each cell; what is known to be a date, a name or
    a mark is none. So is a bare year."""
    if not case.is_printed:
        return
    for column in _READ:
        left = [
            one
            for one in case.explanation.numbers
            if one.column is column
            and one.rule in unreadable_rules()
            and not _YEAR.fullmatch(one.text.strip())
        ]
        if left:
            told = "、".join(f"“{one.text.strip()}”({one.why})" for one in left)
            words = case.words(column, left[0].start, left[0].end)
            yield Found(f"{told}没有读出", words)
    for rest in case.explanation.unread:
        if rest.has_digits and rest.column in _READ:
            words = case.words(rest.column, 0, rest.start)
            yield Found(f"第 {rest.start} 字以后没有读,其中有数字", words)


def _unread(case: Case) -> Iterator[FoundNumber | FoundQuantity]:
    if not case.is_printed:
        return
    yield from (one for one in case.explanation.numbers if one.column is not Column.TITLE)
    for one in case.explanation.quantities:
        if one.taken_as is TakenAs.NONE and one.column is not Column.TITLE:
            yield one


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
            yield Found(f"“{told}”存疑: {doubt.text}", words)


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
    if case.other_units:
        units = "、".join(dict.fromkeys(f"“{one.unit}”" for one in case.measures))
        for start, end in sorted(case.other_units):
            words = case.words(Column.PROGRESS, start, end)
            yield Found(f"目标以{units}计,报的是“{words.text}”", words)
