"""The rows of a month's table, read (读各行)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry
from shishi_cli.domain.reading import Reading, Signal, SignalKind
from shishi_cli.domain.source import Column, Sheet, SheetRow, Source
from shishi_cli.domain.year_plan import NO_YEAR, YearWords
from shishi_cli.extraction.read_plan import PlannedRow, read_planned_row
from shishi_cli.extraction.read_row import Place
from shishi_cli.extraction.signals.cut_off_day import cut_off_day
from shishi_cli.services.effective_texts import effective_texts

ReadRow = Callable[[Sheet, Month, int], Reading]


def read_row_at(sheet: Sheet, month: Month, at: int) -> Reading:
    """What the row at that place of the table tells, by the table's own words alone."""
    return read_row_with(sheet, sheet.rows[at], month, (), NO_YEAR)


def read_row_with(
    sheet: Sheet, row: SheetRow, month: Month, entries: Sequence[Entry], year: YearWords
) -> Reading:
    """What a row tells with what persons entered, and with what the year's list and plan add."""
    whole = year.added_to(row.texts)
    texts, origin = effective_texts(whole, entries, month)
    planned = PlannedRow(texts, whole.keys() - row.texts.keys(), year)
    place = Place(sheet.file, row.table, row.row)
    reading = read_planned_row(planned, place, month.number, origin, sheet.headings)
    return _with_cut_off_day(reading, sheet, row, month)


def _with_cut_off_day(reading: Reading, sheet: Sheet, row: SheetRow, month: Month) -> Reading:
    day = cut_off_day(sheet.headings.values(), (sheet.heading_words, sheet.page_title), month)
    if day is None:
        return reading
    # The words stand in the table's head, in no character of a cell.
    words = f"截至{month.number}月{day}日"
    source = Source(sheet.file, row.table, row.row, Column.PROGRESS, 0, 0, words)
    return replace(reading, signals=(*reading.signals, Signal(SignalKind.CUT_OFF, source)))
