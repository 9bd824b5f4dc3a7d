"""Say of every number in a title, goal and progress what it was taken as, and why (说明)."""

from collections.abc import Mapping

from shishi_cli.domain.characters import seen
from shishi_cli.domain.results.found import Explanation, FoundNumber
from shishi_cli.domain.source import Column
from shishi_cli.extraction.mentions.mentions import analyse
from shishi_cli.extraction.read_row import read_measures
from shishi_cli.extraction.text.longest_cell import read_part
from shishi_cli.extraction.tied_row import tie_row
from shishi_cli.extraction.what_became import quantities_of, unread_end

_EXPLAINED = (Column.TITLE, Column.TARGET, Column.GOAL, Column.PROGRESS)


def explain(texts: Mapping[Column, str], month: int | None) -> Explanation:
    """Every number of the row's texts; `month` (1 to 12) chooses the part of a goal.

    Without a title nothing can be told of a quantity's use. Never raises, whatever the text.
    """
    whole = {column: seen(text).text for column, text in texts.items() if column in _EXPLAINED}
    texts = {column: seen(text).text for column, text in read_part(texts).items()}
    row = tie_row(texts, month)
    measures = read_measures(row, texts)
    told = {
        Column.TITLE: analyse(texts.get(Column.TITLE, "")),
        Column.TARGET: analyse(texts.get(Column.TARGET, "")),
        Column.GOAL: analyse(texts.get(Column.GOAL, "")),
        Column.PROGRESS: row.progress,
    }
    shown = tuple((column, text.printed) for column, text in told.items() if text.printed)
    quantities = [
        found
        for column, text in told.items()
        for found in quantities_of(column, text, row, measures, lambda _, *span: span)
    ]
    numbers = [
        FoundNumber(column, m.start, m.end, text.printed[m.start : m.end], m.rule, m.why)
        for column, text in told.items()
        for m in text.masked
    ]
    unread = tuple(
        rest
        for column, text in told.items()
        for rest in unread_end(column, text, whole.get(column, ""))
    )
    return Explanation(shown, tuple(quantities), tuple(numbers), unread)
