"""Whether a running total is that of the month before and what the month says it added (逐月相加)."""

from collections.abc import Iterator
from decimal import Decimal

from shishi_cli.assessment.checks.case import Case, Found, figure_of, label, printed, source_of
from shishi_cli.assessment.checks.figures import grows
from shishi_cli.assessment.copied import same_words
from shishi_cli.assessment.grounds import signals_of
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis, Figure, FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.prepared import compiled
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import MeasureStanding

_SCALED = "万亿"
# 1处于8月投运,本月另建成1处: what the month adds is more than the number beside it.
_BESIDE = r"[另又还再][^,，。;；]{0,12}$"


@frozen
class _Sum:
    """What a month should have come to (应有累计): the last total, with the month before and the
    measure that told it, the month's own, both together, and by how much that may be off since
    numbers are rounded."""

    month: Month
    measure: MeasureStanding
    last: Decimal
    own: Decimal
    slack: Decimal

    @property
    def total(self) -> Decimal:
        return self.last + self.own


def sum_differs(case: Case) -> Iterator[Found]:
    """A total that is not the last one and the month's own, told beside it: 690 and 5020 after 4764.
    A total that was wrong or copied itself puts no later one in doubt."""
    if signals_of(case.record, SignalKind.CORRECTED):
        return
    for measure in case.measures:
        before = case.before(measure)
        due = _due(case.month, measure, before)
        own = figure_of(measure, FigureKind.MONTH)
        if due is None or own is None or _adds_to_others(case, own) or _last_is_copied(case):
            continue
        if not _differs(measure, due):
            continue
        then = _due(due.month, due.measure, before)
        if then is not None and _differs(due.measure, then):
            continue  # told of the month before
        unit, told = measure.unit, measure.actual or due.last
        message = (
            f"{due.month} 的累计数{label(case, measure)} {printed(due.last, unit)}"
            f"加本月的 {printed(due.own, unit)}为 {printed(due.total, unit)},"
            f"而累计报 {printed(told, unit)}"
        )
        yield Found(message, source_of(measure, FigureKind.ACTUAL), measure.position)


def _due(
    month: Month, measure: MeasureStanding, before: Iterator[tuple[Month, MeasureStanding]]
) -> _Sum | None:
    """What the month should have come to; None where it tells not both numbers, or the month before,
    the next of `before`, told no total that can be believed."""
    own, told = (figure_of(measure, kind) for kind in (FigureKind.MONTH, FigureKind.ACTUAL))
    if own is None or told is None or told.basis is not Basis.CUMULATIVE or not grows(measure):
        return None
    if measure.set_aside is not None or measure.actual != told.amount:
        return None  # a person told another one
    last_month, last = next(before, (None, measure))
    if last_month is None or month.before != last_month:
        return None
    if last.to_date is None or not _is_total(last, last_month):
        return None
    then = figure_of(last, FigureKind.ACTUAL)
    slack = sum((_rounding(one) for one in (own, told, then) if one), Decimal(0))
    return _Sum(last_month, last, last.to_date.value, own.amount, slack)


def _differs(measure: MeasureStanding, due: _Sum) -> bool:
    return measure.actual is not None and abs(due.total - measure.actual) > due.slack


def _is_total(measure: MeasureStanding, month: Month) -> bool:
    """Whether the month told what was done by then, and not the least that it can be."""
    lower = any(doubt.code == "lower_bound" for doubt in measure.doubts)
    told = measure.to_date is not None and measure.to_date.month == month
    return told and not lower and measure.basis in (Basis.CUMULATIVE, Basis.MONTH)


def _adds_to_others(case: Case, own: Figure) -> bool:
    """Whether the month's number is told on top of others of the month."""
    source = own.source
    if source is None or source.column is not Column.PROGRESS:
        return False
    return compiled(_BESIDE).search(case.text(Column.PROGRESS)[: source.start]) is not None


def _last_is_copied(case: Case) -> bool:
    """Whether the table before only repeated the one before it."""
    told = [one.record.texts.get(Column.PROGRESS, "") for one in case.earlier[-2:]]
    return len(told) > 1 and same_words(*told)


def _rounding(figure: Figure) -> Decimal:
    """How much the last digit counts that is printed of a rounded number: 100 of 1.23万."""
    words = figure.source.text if figure.source else ""
    exponent = figure.amount.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # what is read is a number
    if exponent < 0 or any(scale in words for scale in _SCALED):
        return Decimal(1).scaleb(exponent)
    return Decimal(0)
