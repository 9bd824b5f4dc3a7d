"""Find the numbers of a row that no figure was made of, and the wholes with their parts (数外之数)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from shishi_cli.domain.breakdown import Breakdown
from shishi_cli.domain.characters import seen
from shishi_cli.domain.measure import Measure
from shishi_cli.domain.prepared import compiled
from shishi_cli.domain.reading import Unused, UnusedKind, UnusedNumber
from shishi_cli.domain.results.found import TakenAs
from shishi_cli.domain.source import Column, Source
from shishi_cli.extraction.figures.breakdowns import find_breakdowns
from shishi_cli.extraction.mentions.mentions import Text, analyse
from shishi_cli.extraction.numbers.not_quantities import Masked
from shishi_cli.extraction.other_units import other_units
from shishi_cli.extraction.text.longest_cell import LONGEST_CELL
from shishi_cli.extraction.tied_row import TiedRow
from shishi_cli.extraction.what_became import quantities_of, unread_end

_At = Callable[[Column, int, int], Source]
_GLUED = "glued-date"
# Why digits are no quantity where nothing is known of them; dates, marks, names and sizes are known.
_UNREAD = frozenset({"no-count-word", "too-long", "broken-numeral", "series"})
# Why a quantity was not taken that may yet be a figure; in hand, the rest and planned are not done.
_DOUBTFUL = frozenset({"other-thing", "stock", "share-of-which"})
NO_DIGITS = "其中没有数字"  # of the end of a cell
_YEAR = r"(?:19|20)\d\d"


def find_unused(
    row: TiedRow,
    measures: Sequence[Measure],
    texts: Mapping[Column, str],
    printed: Mapping[Column, str],
    at: _At,
) -> Unused:
    """What the row's `measures` leave of its target, goal and progress. `texts` are the cells as
    they are read, `printed` the whole ones; `at` gives the source of a span of one as it is read."""
    told = {
        Column.TARGET: analyse(texts.get(Column.TARGET, "")),
        Column.GOAL: analyse(texts.get(Column.GOAL, "")),
        Column.PROGRESS: row.progress,
    }
    numbers = [
        found
        for column, text in told.items()
        for found in (
            *_digits(column, text, at),
            *_rest(column, text, printed.get(column, ""), at),
        )
    ]
    numbers += [
        UnusedNumber(UnusedKind.REST, at(column, LONGEST_CELL, LONGEST_CELL), NO_DIGITS)
        for column, cell in printed.items()
        if column not in told and len(cell) > LONGEST_CELL
    ]
    return Unused(
        (*numbers, *_quantities(row, measures, at)),
        tuple(_placed(one, at) for one in find_breakdowns(row.progress, Column.PROGRESS)),
    )


def _digits(column: Column, text: Text, at: _At) -> Iterator[UnusedNumber]:
    """Digits that are no quantity, without those of which it is known what they are. So is a bare
    year."""
    for one in text.masked:
        if one.rule == _GLUED:
            yield UnusedNumber(UnusedKind.GLUED, at(column, one.start, one.end), one.why)
        elif one.rule in _UNREAD and not _is_year(text, one):
            yield UnusedNumber(UnusedKind.UNREAD, at(column, one.start, one.end), one.why)


def _is_year(text: Text, one: Masked) -> bool:
    return compiled(_YEAR).fullmatch(text.printed[one.start : one.end].strip()) is not None


def _rest(column: Column, text: Text, printed: str, at: _At) -> Iterator[UnusedNumber]:
    """Where the reading of a cell stopped, and that no digits are behind it."""
    if len(printed) > LONGEST_CELL or text.is_cut:
        for rest in unread_end(column, text, seen(printed).text):
            why = "" if rest.has_digits else NO_DIGITS
            yield UnusedNumber(UnusedKind.REST, at(column, rest.start, rest.start), why)


def _quantities(row: TiedRow, measures: Sequence[Measure], at: _At) -> Iterator[UnusedNumber]:
    """The quantities of the progress that tell of no measure."""
    others = other_units(row)

    def printed(column: Column, start: int, end: int) -> tuple[int, int]:
        source = at(column, start, end)
        return source.start, source.end

    for one in quantities_of(Column.PROGRESS, row.progress, row, measures, printed):
        if one.taken_as is not TakenAs.NONE:
            continue
        kind = UnusedKind.DOUBTFUL if one.rule in _DOUBTFUL else UnusedKind.LEFT
        if (one.start, one.end) in others:
            kind = UnusedKind.OTHER_UNIT
        yield UnusedNumber(kind, at(Column.PROGRESS, one.start, one.end), one.why)


def _placed(one: Breakdown, at: _At) -> Breakdown:
    source = at(one.column, one.start, one.end)
    return replace(one, start=source.start, end=source.end)
