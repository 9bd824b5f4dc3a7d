"""The measures of a row from what its promises, texts and columns tell (指标)."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import EARLIER, Figure, FigureKind, Measure, Origin
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Column, Source
from shishi_cli.extraction.figures.doubts import notice
from shishi_cli.extraction.figures.from_columns import (
    done_figure,
    done_figures,
    is_of_unclear_scale,
    own_figures,
    share_figure,
)
from shishi_cli.extraction.figures.stated_share import Share
from shishi_cli.extraction.figures.tie import Ties
from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.mentions.earlier_month import EarlierMonth
from shishi_cli.extraction.promises.read_promises import Promise

_STALE = "stale"


@frozen
class Told:
    """What a row tells of its promises (已取的数): in its goal, in its progress, and in columns of
    their own, for which the whole cells are looked at. `at` gives the source of a span of a cell.
    `ended` is what the goal asked for by the end of the period before, where the month's is due
    later; `earlier` says which of the progress is as of an earlier month."""

    goals: Ties
    progress: Ties
    cells: Mapping[Column, str]
    at: Callable[[Column, int, int], Source]
    ended: Ties | None = None
    earlier: EarlierMonth | None = None


def build_measures(promises: Sequence[Promise], told: Told, origin: Origin) -> tuple[Measure, ...]:
    """One measure a promise, with its figures; `origin` is PERSON where a person wrote the
    progress."""
    measures = []
    for position, promise in enumerate(promises):
        figures = _figures(position, promise, told, origin)
        if origin is not Origin.PERSON:  # a person's word on the progress wins over the table's
            figures = _with_columns(position, promises, figures, told)
        name, unit = promise.name, promise.unit
        measures.append(Measure(name, unit, promise.level, promise.bound, tuple(figures)))
    return tuple(measures)


def _figures(position: int, promise: Promise, told: Told, origin: Origin) -> list[Figure]:
    """What the texts tell of one promise: its target, the month's goal, what is done."""
    goals, progress = told.goals, told.progress
    figures = [
        Figure(
            FigureKind.TARGET,
            promise.amount,
            promise.bound,
            source=told.at(promise.column, promise.start, promise.end),
            rule=promise.rule,
            doubts=_doubts((promise.doubt,), promise.alternative),
        )
    ]
    if goal := goals.figures[position]:
        figures.append(_figure(FigureKind.GOAL, goal, Column.GOAL, told, Origin.TEXT))
    elif share := goals.shares[position]:
        figures.append(_share(FigureKind.GOAL_SHARE, share, Column.GOAL, told, Origin.TEXT))
    if told.ended and (ended := told.ended.figures[position]):
        figures.append(_figure(FigureKind.ENDED_GOAL, ended, Column.GOAL, told, Origin.TEXT))
    if actual := progress.figures[position]:
        figures.append(_figure(FigureKind.ACTUAL, actual, Column.PROGRESS, told, origin))
    if own := progress.months[position]:
        figures.append(_figure(FigureKind.MONTH, own, Column.PROGRESS, told, origin))
    if stated := progress.shares[position]:
        figures.append(_share(FigureKind.STATED, stated, Column.PROGRESS, told, origin))
    return figures


def _with_columns(
    position: int, promises: Sequence[Promise], figures: list[Figure], told: Told
) -> list[Figure]:
    """The figures with those of the table's own columns in the place of the text's."""
    done, share = told.cells.get(Column.DONE, ""), told.cells.get(Column.SHARE, "")
    if not (done or share):
        return figures
    kinds = {figure.kind: figure for figure in figures}
    promise, targets = promises[position], [one.amount for one in promises]
    told_done, shares = done_figures(done, targets), own_figures(share, len(targets))
    in_share = Column.SHARE
    if told_done and is_of_unclear_scale(
        told_done[position], promise.unit, promise.scale, promise.amount
    ):
        told_done = ()
    # 26% in a column of numbers is a share, and never 26; of 75% it is the rate itself.
    if told_done and (not told_done[position].percent or promise.unit == "%"):
        cell = told_done[position]
        source = told.at(Column.DONE, cell.start, cell.end)
        actual = kinds.get(FigureKind.ACTUAL)
        kinds[FigureKind.ACTUAL] = done_figure(cell, promise.unit, promise.scale, source, actual)
    elif told_done and not shares:
        shares, in_share = told_done, Column.DONE
    if shares:
        cell = shares[position]
        source = told.at(in_share, cell.start, cell.end)
        stated = kinds.get(FigureKind.STATED)
        kinds[FigureKind.STATED] = share_figure(cell, source, stated, _in_order(kinds))
    return _in_order(kinds)


def _in_order(kinds: Mapping[FigureKind, Figure]) -> list[Figure]:
    """The figures in the order of their kinds."""
    return [kinds[kind] for kind in FigureKind if kind in kinds]


def _figure(kind: FigureKind, tied: Tied, column: Column, told: Told, origin: Origin) -> Figure:
    quantity = tied.candidate.mention.quantity
    doubts = (*tied.doubts, *_earlier(column, quantity.start, told, tied.candidate.last))
    return Figure(
        kind,
        tied.candidate.amount.normalize() + 0,
        quantity.bound,
        tied.candidate.basis,
        origin,
        told.at(column, quantity.start, quantity.end),
        quantity.rule,
        _doubts(doubts, tied.alternative),
    )


def _share(kind: FigureKind, share: Share, column: Column, told: Told, origin: Origin) -> Figure:
    quantity = share.mention.quantity
    source = told.at(column, quantity.start, quantity.end)
    codes = (*share.doubts, *_earlier(column, quantity.start, told))
    doubts = _doubts(codes, share.alternative)
    return Figure(
        kind, quantity.amount, quantity.bound, None, origin, source, quantity.rule, doubts
    )


def _earlier(column: Column, at: int, told: Told, last: int | None = None) -> tuple[str, ...]:
    """The doubt of what the progress tells as of an earlier month than the table's."""
    if told.earlier is None or column is not Column.PROGRESS:
        return ()
    return (EARLIER,) if told.earlier.holds(at, last) else ()


def _doubts(codes: Sequence[str], alternative: Decimal | None) -> tuple[Notice, ...]:
    told = {code: None for code in codes if code}
    if EARLIER in told:
        told.pop(_STALE, None)  # one stale figure is one doubt
    return tuple(notice(code, alternative) for code in told)
