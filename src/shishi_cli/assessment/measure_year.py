"""What every month of the year tells of one measure, and how its figures are meant (全年所报)."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from shishi_cli.assessment.belief import is_stated, over_scale, set_aside
from shishi_cli.assessment.entries import is_of
from shishi_cli.assessment.grounds import signals_of
from shishi_cli.assessment.later_work import later_work
from shishi_cli.assessment.prove_basis import (
    Proof,
    ToldFigure,
    prove,
    read_as,
    rests_on_what_finishes_nothing,
    to_date,
)
from shishi_cli.domain.count_units import adds_up, is_level
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis, Bound, Figure, FigureKind, Measure
from shishi_cli.domain.month import WHEN, Month
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.project import Entry, EntryField, MonthMeasure, ProjectMonth
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.standing import ToDate

_ENOUGH = 4  # months that show a trend
_TWO = 2
_ALIKE = 3  # months that show how a unit writes
_NEAR = Decimal("0.8")  # of a goal to date
_LABELS = {Basis.CUMULATIVE: "累计", Basis.MONTH: "当月", Basis.UNMARKED: "未注明"}


@frozen
class MeasureYear:
    """One measure of a project over its year (指标全年), seen from the record's month.

    `text` are the figures of the record's month by kind, `elsewhere` is the measure as the other
    months tell it; `target` the one in force.
    """

    record: ProjectMonth
    position: int
    measure: Measure
    text: Mapping[FigureKind, Figure]
    elsewhere: Sequence[MonthMeasure]
    target: Decimal | None

    @cached_property
    def told(self) -> tuple[ToldFigure, ...]:
        """What the months tell, oldest first: a person before the text. What is beyond belief
        says so; what only follows the work is left out."""
        later = self._later_work
        return tuple(one for one in self._as_told if one not in later) if later else self._as_told

    @property
    def uncounted(self) -> ToldFigure | None:
        """The record's own figure where it is of what follows the work."""
        return next((one for one in self._later_work if one.month == self.record.month), None)

    @cached_property
    def _later_work(self) -> tuple[ToldFigure, ...]:
        if self.measure.bound is Bound.AT_MOST or len(self._as_told) < _TWO:
            return ()
        record = self.record
        corrected = {one.month for one in record.past if one.corrected}
        if signals_of(record, SignalKind.CORRECTED):
            corrected.add(record.month)
        return tuple(later_work(self._as_told, self.target, corrected))

    @cached_property
    def _as_told(self) -> tuple[ToldFigure, ...]:
        by_month = {one.month: _told_of(one) for one in self.elsewhere if one.actual is not None}
        if (own := self._own()) is not None:
            by_month[self.record.month] = own
        entries = self._entries()
        for entry in entries:
            if entry.field is EntryField.ACTUAL and entry.month.year == self.record.month.year:
                # A person asked by phone gives the figure to date.
                by_month[entry.month] = ToldFigure(
                    entry.month, Decimal(entry.value), Basis.CUMULATIVE, by_person=True
                )
        for entry in entries:
            if entry.field is EntryField.BASIS and entry.month in by_month:
                by_month[entry.month] = replace(by_month[entry.month], basis=Basis(entry.value))
        written = sorted(by_month.values(), key=WHEN)
        figures = _as_before(written, tuple(map(self._marked, written)))
        if self.measure.bound is Bound.AT_MOST:
            return over_scale(figures)
        return set_aside(figures, self.target)

    @cached_property
    def convention(self) -> tuple[Basis | None, Notice | None]:
        """How the month's unmarked figure is meant and why: a person decides, else the months."""
        entry = self._chosen
        if entry is not None:
            basis = Basis(entry.value)
            return basis, Notice("basis_set", f"人工录入的口径({entry.month}): {_LABELS[basis]}")
        proof = self._proofs.get(self.record.month)
        return (proof.basis, Notice("basis_learned", proof.reason)) if proof else (None, None)

    @property
    def proved_later(self) -> Notice | None:
        """What decided after the record's month how its figure, or an earlier one, is meant."""
        entry, here = self._chosen, self.record.month
        if entry is not None:
            return self.convention[1] if entry.month > here else None
        if not self._proofs:
            return None
        until = [one.month for one in self.until_now if one.month in self._unmarked]
        proofs = [self._proofs[month] for month in until if month in self._proofs]
        later = [proof for proof in proofs if proof.month > here]
        return Notice("basis_learned", later[-1].reason) if later else None

    @cached_property
    def _unmarked(self) -> Set[Month]:
        return {one.month for one in self.told if one.basis is Basis.UNMARKED}

    @cached_property
    def _chosen(self) -> Entry | None:
        """The basis that a person set for the month, else for an earlier one, else for a later."""
        chosen = [entry for entry in self._entries() if entry.field is EntryField.BASIS]
        if not chosen:
            return None
        before = [entry for entry in chosen if entry.month <= self.record.month]
        entry = before[-1] if before else chosen[0]
        return entry if Basis(entry.value) is not Basis.UNMARKED else None

    @cached_property
    def _proofs(self) -> Mapping[Month, Proof]:
        # What is to stay under a limit may be a level that falls: 登记失业人数.
        if not adds_up(self.measure.unit) or self.measure.bound is Bound.AT_MOST:
            return {}
        proofs = prove(self._believed(self.told), self._is_correction)
        late = {one.month for one in proofs.values() if self._finishes_earlier(proofs, one.month)}
        return {at: one for at, one in proofs.items() if one.month not in late or at >= one.month}

    def _finishes_earlier(self, proofs: Mapping[Month, Proof], at: Month) -> bool:
        """Whether what the month `at` proves takes the months before it to the target: one that was not
        done is not by what comes later."""
        until = [one for one in self._believed(self.told) if one.month < at]
        before = {month: one.basis for month, one in proofs.items() if one.month < at}
        proved = {month: one.basis for month, one in proofs.items()}
        totals = [to_date(read_as(until, meant))[0] for meant in (before, proved)]
        then, now = (total is not None and total >= (self.target or total) for total in totals)
        return bool(self.target) and now and not then

    @cached_property
    def until_now(self) -> tuple[ToldFigure, ...]:
        """The believed figures up to the record's month, as they count, oldest first."""
        believed = self._believed(self.told)
        until = believed[: bisect_right(believed, self.record.month.when, key=WHEN)]
        if self._chosen is not None:
            return read_as(until, dict.fromkeys(self._unmarked, Basis(self._chosen.value)))
        return read_as(until, {month: proof.basis for month, proof in self._proofs.items()})

    @property
    def nothing_until(self) -> Month | None:
        """The last month that told of stages alone, before any told a figure."""
        if not self.told or not self.record.past:
            return None
        first = self.told[0].month
        told = [one.month for one in self.record.past if one.stages_only and one.month < first]
        return max((month for month in told if month.year == first.year), default=None)

    @property
    def before(self) -> tuple[ToldFigure, ...]:
        """Those of the earlier months."""
        until = self.until_now
        return until[:-1] if until and until[-1].month == self.record.month else until

    @cached_property
    def this_month(self) -> ToldFigure | None:
        """What the record's month tells, as it is written, believed or not."""
        return next((one for one in self.told if one.month == self.record.month), None)

    def last_total(self) -> ToDate | None:
        """The figure to date of the latest month before this one that told one."""
        return total_of(self.before)

    def _marked(self, figure: ToldFigure) -> ToldFigure:
        """The figure with the basis that its own words do not tell: a level does not add up over the
        months; a share of the year's target printed beside it says that it is a total, and so does
        that it is the target itself (36户, then 80户改造全部完成 of 80), or that it is about what was
        asked for to date (累计完成改造95家, and 已完成改造78家)."""
        if is_level(self.measure.unit, at_most=self.measure.bound is Bound.AT_MOST):
            # 98% of one month and 97% of the next are not 195%
            return replace(figure, basis=Basis.CUMULATIVE)
        if figure.basis is Basis.CUMULATIVE or figure.by_person:
            return figure
        if figure.amount == self.target or (
            figure.basis is Basis.UNMARKED
            and (is_stated(figure, self.target) or _answers_total(figure))
        ):
            return replace(figure, basis=Basis.CUMULATIVE)
        return figure

    def _is_correction(self, basis: Basis, figures: Sequence[ToldFigure]) -> bool:
        """Whether figures that rise but once, within the target when they fell, would add up beyond
        it: the one that fell is a correction, and proves no months of their own; 415 of 400 in
        December takes nothing of that back."""
        amounts = [figure.amount for figure in figures]
        falls = [at for at, (one, next_) in enumerate(pairwise(amounts)) if next_ < one]
        if basis is not Basis.MONTH or len(falls) != 1 or not self.target:
            return False
        if len(amounts) < _ENOUGH and self.target not in amounts[:-1]:
            return False  # 9 of 9 and then 8 is one that was taken back, as early as that
        added, _ = to_date(read_as(figures, {one.month: basis for one in figures}))
        return added is not None and amounts[falls[0]] <= self.target < added

    def _own(self) -> ToldFigure | None:
        text = self.text
        actual, own = text.get(FigureKind.ACTUAL), text.get(FigureKind.MONTH)
        if self.record.told != self.record.month or actual is None:
            return None
        goal, stated = text.get(FigureKind.GOAL), text.get(FigureKind.STATED)
        return ToldFigure(
            month=self.record.month,
            amount=actual.amount,
            basis=actual.basis or Basis.UNMARKED,
            own=own.amount if own else None,
            goal=goal.amount if goal else None,
            goal_basis=goal.basis if goal else None,
            stated=stated.amount if stated else None,
            finishes_nothing=actual.finishes_nothing,
        )

    def _entries(self) -> list[Entry]:
        record = self.record
        if not record.entries and not record.later:  # as of most projects
            return []
        return [e for e in (*record.entries, *record.later) if is_of(record, e, self.position)]

    def _believed(self, figures: Sequence[ToldFigure]) -> list[ToldFigure]:
        return [one for one in figures if one.doubt is None]


def _as_before(
    written: Sequence[ToldFigure], figures: Sequence[ToldFigure]
) -> tuple[ToldFigure, ...]:
    """The figures with an unmarked one read as those before it, where they were written alike and
    all of them about what was asked for to date: 131 of 200 after 88 of 95, 112 of 130 and 140 of
    165 is a total that fell, and nothing that was added."""
    read: list[ToldFigure] = []
    for at, figure in enumerate(figures):
        if figure.basis is Basis.UNMARKED and _is_to_date(figure):
            alike = [one for one in written[:at] if one.basis is Basis.UNMARKED]
            if len(alike) >= _ALIKE and all(map(_answers_total, alike)):
                figure = replace(figure, basis=Basis.CUMULATIVE)
        read.append(figure)
    return tuple(read)


def _is_to_date(figure: ToldFigure) -> bool:
    return figure.goal is not None and figure.goal_basis is Basis.CUMULATIVE


def _answers_total(figure: ToldFigure) -> bool:
    """Whether a goal to date was set that a month's own figure hardly comes near to."""
    if figure.goal is None or not _is_to_date(figure) or figure.month.number == 1:
        return False
    return figure.amount >= _NEAR * figure.goal


def total_of(figures: Sequence[ToldFigure]) -> ToDate | None:
    """The figure to date of the last of `figures`, None without any."""
    total, _ = to_date(figures)
    if total is None:
        return None
    return ToDate(total, figures[-1].month, rests_on_what_finishes_nothing(figures))


def _told_of(one: MonthMeasure) -> ToldFigure:
    assert one.actual is not None  # the caller looked
    return ToldFigure(
        one.month,
        one.actual,
        one.basis,
        one.own,
        one.goal,
        one.goal_basis,
        one.stated,
        finishes_nothing=one.finishes_nothing,
    )
