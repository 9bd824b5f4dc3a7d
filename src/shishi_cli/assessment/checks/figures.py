"""Checks of what is reported done: against the target, the stated share, the months before."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from shishi_cli.assessment.agreement import agreement
from shishi_cli.assessment.checks.case import Case, Found, label, printed, source_of
from shishi_cli.assessment.checks.kinds import limit
from shishi_cli.assessment.entries import entry_of
from shishi_cli.assessment.grounds import signals_of
from shishi_cli.assessment.pace import is_lower_bound, is_reached, of_target, share_of
from shishi_cli.domain.breakdown import Breakdown
from shishi_cli.domain.measure import Basis, Bound, FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.prepared import compiled
from shishi_cli.domain.project import EntryField
from shishi_cli.domain.reading import Signal, SignalKind
from shishi_cli.domain.shares import amount, times
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import MeasureStanding

# Shares and rates are levels, which may fall.
_LEVELS = frozenset("%‰/")
# The words between the last mark and a claim, from so many characters on, may name a measure.
_CLAUSE_END, _SUBJECT = r"[,，。;；:：、\s]", 2
_PART_END = "。;；\n"
_DONE = (FigureKind.ACTUAL, FigureKind.STATED)


def stated_share(case: Case) -> Iterator[Found]:
    """A stated share that is not what the figures give."""
    for measure in case.measures:
        if agreement(measure) is False and not _is_corrected(case, measure):
            assert measure.stated is not None  # there is nothing to agree with otherwise
            message = (
                f"自报{label(case, measure)} {measure.stated:f}%,按数计算 {of_target(measure)}"
            )
            yield Found(message, source_of(measure, FigureKind.STATED), measure.position)


def total_fell(case: Case) -> Iterator[Found]:
    """A running total that is less than an earlier month's."""
    for measure in case.measures:
        if measure.actual is None or measure.basis is Basis.MONTH or not grows(measure):
            continue
        told = ((m, o.actual) for m, o in case.before(measure) if o.actual is not None)
        month, before = next(told, (case.month, measure.actual))
        explained = signals_of(case.record, SignalKind.CORRECTED)
        if measure.actual < before and not explained and measure.set_aside is None:
            if _share_denies(measure, before):
                continue  # told as a share that the figure does not give
            message = (
                f"累计数{label(case, measure)}由 {month} 的 {printed(before, measure.unit)}"
                f"减为 {printed(measure.actual, measure.unit)}"
            )
            yield Found(message, source_of(measure, FigureKind.ACTUAL), measure.position)


def _share_denies(measure: MeasureStanding, before: Decimal) -> bool:
    """Whether the stated share says that nothing fell: 4个 beside 50% of 80, where 35 were told."""
    if measure.stated is None or not measure.target or agreement(measure) is not False:
        return False
    return measure.stated * measure.target >= before * 100


def grows(measure: MeasureStanding) -> bool:
    """Whether what is done adds up over the year; a share, or what is to stay under a limit, may
    fall."""
    return measure.bound is not Bound.AT_MOST and not set(measure.unit) & _LEVELS


def over_twice(case: Case) -> Iterator[Found]:
    """A figure over twice the annual target, whether it can be believed or not."""
    for measure in case.measures:
        done, target = measure.actual, measure.target
        if done is None or not target or measure.bound is Bound.AT_MOST:
            continue
        share = Fraction(done) / Fraction(target)
        if share > limit("times_target"):
            message = (
                f"完成{label(case, measure)} {printed(done, measure.unit)},"
                f"是年度目标 {printed(target, measure.unit)}的 {times(share)} 倍"
            )
            yield Found(message, source_of(measure, FigureKind.ACTUAL), measure.position)


def breakdown(case: Case) -> Iterator[Found]:
    """Parts that do not add up to their whole."""
    for one in case.unused.breakdowns:
        parts = one.parts if one.rest is None else (*one.parts, one.rest)
        if not _adds_up(one, parts, case.measures):
            added = "+".join(map(amount, parts))
            told = f"{added}={amount(sum(parts, Decimal(0)))}" if len(parts) > 1 else added
            message = f"总数 {printed(one.whole, one.unit)},分项 {told}"
            yield Found(message, case.words(one.column, one.start, one.end))


def claim_without_figure(case: Case) -> Iterator[Found]:
    """A claim that the year's task is done, and no figure at all where one is promised."""
    record = case.record
    claims = signals_of(record, SignalKind.CLAIM)
    if any(one.claims for one in record.past):
        return  # asked for when it was claimed first
    counted = [one for one in case.measures if one.target not in (None, 1)]  # one is all of it
    counted = [one for one in counted if not is_reached(one, case.month)]
    if claims and counted and not any(_is_told(measure) for measure in case.measures):
        targets = "、".join(printed(one.target, one.unit) for one in counted if one.target)
        words = claims[0].source
        yield Found(f"自称“{words.text}”,没有报完成数(年度目标 {targets})", words)


def claim_against_figure(case: Case) -> Iterator[Found]:
    """A claim that the year's task is done, of the month or an earlier one, and a figure of the
    month that says less; or that it is nearly done, and a figure that is far from it."""
    record = case.record
    past = [(one.month, claim) for one in record.past for claim in one.claims][-1:]
    claims = signals_of(record, SignalKind.CLAIM) or tuple(claim for _, claim in past)
    short = [measure for measure in case.measures if is_reached(measure, case.month) is False]
    short = [one for one in short if not is_lower_bound(one) and _is_told(one)]
    if nearly := signals_of(record, SignalKind.NEARLY_CLAIM):
        claims, short = nearly, [one for one in short if _is_far(one)]
    elif not signals_of(record, SignalKind.CLAIM):  # told once, by the first figure since
        if signals_of(record, SignalKind.CORRECTED):
            return  # 经核实…重新列为未完成: the claim is taken back with its reason
        short = [one for one in short if not _is_told_since(one, [month for month, _ in past])]
    short = [one for one in short if not _is_of_another(case, claims[0], one)] if claims else []
    if short:
        figures = ";".join(f"完成{label(case, one)} {of_target(one)}" for one in short)
        yield Found(f"自称“{claims[0].source.text}”,而{figures}", source_of(short[0], *_DONE))


def _is_of_another(case: Case, claim: Signal, measure: MeasureStanding) -> bool:
    """Whether the words before the claim name another measure, and not this one: 送戏下乡已完成年度任务 says
    nothing of 放映电影, nor 新增就业9624人,提前完成年度目标 of 帮扶就业."""
    text, words = case.text(Column.PROGRESS), claim.source
    if text[words.start : words.end] != words.text:
        return False  # of an earlier month
    subject = compiled(_CLAUSE_END).split(text[: words.start])[-1].strip()
    if len(subject) < _SUBJECT:
        part = max(text.rfind(mark, 0, words.start) for mark in _PART_END)
        told = [(one, source_of(one, FigureKind.ACTUAL)) for one in case.measures]
        named = [
            one
            for one, source in told
            if source and source.column is Column.PROGRESS and part < source.start < words.start
        ]
    else:
        named = [one for one in case.measures if subject in one.name or one.name in subject]
    return bool(named) and all(one.position != measure.position for one in named)


def _is_far(measure: MeasureStanding) -> bool:
    """Whether so much is left that nobody calls it nearly done."""
    share = share_of(measure)
    return share is not None and share < limit("nearly_done")


def beyond_belief(case: Case) -> Iterator[Found]:
    """A figure that nobody can believe, and that is not judged."""
    for measure in case.measures:
        words = source_of(measure, FigureKind.ACTUAL)
        if measure.set_aside is not None and words is not None:
            message = f"“{words.text}”不可信: {measure.set_aside.text}"
            yield Found(message, words, measure.position)


def other_verdict(case: Case) -> Iterator[Found]:
    """The table's own verdict is another one than ours."""
    for reason in case.assessment.reasons:
        if reason.code == "verdict_differs":
            yield Found(reason.text, reason.sources[0] if reason.sources else None)


def _adds_up(one: Breakdown, parts: Sequence[Decimal], measures: Sequence[MeasureStanding]) -> bool:
    """Whether parts give their whole, or may: one way of dividing it may follow another (男5人、
    女7人、党员3人), parts may be left out, as they are where less than half is listed (300户,其中A镇46户、
    B镇38户), and the rest may be that of the year's target."""
    total = Decimal(0)
    for part in parts:
        total += part
        if total == one.whole:
            return True
    if one.rest is not None and sum(one.parts, Decimal(0)) <= one.whole:
        left = one.whole + one.rest
        return any(measure.target is not None and left <= measure.target for measure in measures)
    return (one.is_open or 2 * total < one.whole) and total < one.whole


def _is_told_since(measure: MeasureStanding, claimed: Sequence[Month]) -> bool:
    """Whether an earlier month has told a figure since the claim."""
    before = measure.before
    return before is not None and any(month < before.month for month in claimed)


def _is_corrected(case: Case, measure: MeasureStanding) -> bool:
    """Whether a person told another figure than the text that states the share."""
    record = case.record
    return entry_of(record, EntryField.ACTUAL, measure.position) is not None


def _is_told(measure: MeasureStanding) -> bool:
    """Whether anything tells how much is done."""
    return measure.actual is not None or measure.stated is not None
