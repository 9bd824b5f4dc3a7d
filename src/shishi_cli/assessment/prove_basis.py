"""What the figures of a year tell of each other: running totals, or each month's own (口径).

新增81台 without a word of period can be either, and one month cannot tell. The months before and
after can: running totals never fall, and months add up to a later running total.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.shares import amount


@frozen
class ToldFigure:
    """What a month tells of one measure (某月所报): amount and basis.

    `own` is the month's own figure where it is told beside a running total; `goal` and `stated` (in
    percent) are what the month asked for and the unit says of it. `doubt` is why it is set aside,
    `finishes_nothing` that it may be of a stage, or is put in question by its own cell.
    """

    month: Month
    amount: Decimal
    basis: Basis
    own: Decimal | None = None
    goal: Decimal | None = None
    goal_basis: Basis | None = None
    stated: Decimal | None = None
    by_person: bool = False
    finishes_nothing: bool = False
    doubt: Notice | None = None


@frozen
class Learned:
    """The convention that the months prove (按各月判明的口径), with the reason in Chinese."""

    basis: Basis
    reason: str


def learn(figures: Sequence[ToldFigure]) -> Learned | None:
    """How the unmarked of the year's `figures`, oldest first, are meant; None while both readings
    are possible, or neither: then nothing is proved."""
    return _learn(figures, *_contradictions(figures))


def _learn(figures: Sequence[ToldFigure], not_totals: str, not_months: str) -> Learned | None:
    if not any(figure.basis is Basis.UNMARKED for figure in figures):
        return None
    if not_totals and not_months:
        return None
    if not_totals:
        return Learned(Basis.MONTH, f"{not_totals},不是累计数,按当月数累加")
    if not_months:
        return Learned(Basis.CUMULATIVE, f"{not_months},不是当月数,按累计数读取")
    sums, same = _sum_hit(figures), _same_hit(figures)
    if sums and not same:
        return Learned(Basis.MONTH, f"{sums},按当月数累加")
    if same and not sums:
        return Learned(Basis.CUMULATIVE, f"{same},按累计数读取")
    return None


@frozen
class Proof(Learned):
    """What is proved of a month's unmarked figure (口径的证明), and the month whose figure proves it."""

    month: Month


def prove(
    figures: Sequence[ToldFigure], is_correction: Callable[[Basis, Sequence[ToldFigure]], bool]
) -> Mapping[Month, Proof]:
    """How the unmarked figure of each month is meant, of the year's `figures`, oldest first.

    What is proved of a month stays: a later figure that speaks against it starts anew, and what was
    told before it stands. `is_correction` tells what only looks like a proof.
    """
    found: dict[Month, Proof] = {}
    if not any(figure.basis is Basis.UNMARKED for figure in figures):
        return found
    first, proof = 0, None
    for at, figure in enumerate(figures):
        told = figures[first : at + 1]
        if proof and (_contradiction(told, proof.basis) or is_correction(proof.basis, told)):
            first, proof = at, None
        elif proof is None:
            against = _contradictions(told)
            learned = _learn(told, *against)
            if learned and not is_correction(learned.basis, told):
                proof = Proof(learned.basis, learned.reason, figure.month)
                found |= {one.month: proof for one in told}
            elif all(against):
                first = at
        if proof:
            found[figure.month] = proof
    return found


def to_date(
    figures: Sequence[ToldFigure], nothing_until: Month | None = None
) -> tuple[Decimal | None, tuple[Notice, ...]]:
    """The figure to date of the last of `figures`, oldest first: the last running total and the
    months after it. An unmarked figure counts as a running total. `nothing_until` is the month up
    to which nothing was done yet.

    With a notice where it fell, where the sum rests on an unmarked figure, or where a month is
    missing: the sum is then a lower bound.
    """
    if not figures:
        return None, ()
    last = figures[-1]
    if last.basis is not Basis.MONTH:
        before = _total(figures[:-1])
        if before is not None and last.amount < before:
            told = figures[-2].month
            return last.amount, (Notice("fell", f"比 {told} 的 {amount(before)} 少"),)
        return last.amount, ()
    total, known, doubts = Decimal(0), set(range(1, _after(nothing_until))), []
    for figure in reversed(figures):
        total += figure.amount
        known.add(figure.month.number)
        if figure.basis is not Basis.MONTH:
            known.update(range(1, figure.month.number))
            if figure.basis is Basis.UNMARKED and figure.month.number > 1:
                words = f"其中{figure.month.number}月的数未注明是累计还是当月,按累计读取"
                doubts.append(Notice("basis", words))
            break
    missing = [number for number in range(1, last.month.number) if number not in known]
    if missing:
        listed = "、".join(f"{number}月" for number in missing)
        doubts.append(Notice("lower_bound", f"只报了当月数,缺 {listed},累计数至少为此数"))
    return total, tuple(doubts)


def _after(month: Month | None) -> int:
    return month.number + 1 if month else 1


def rests_on_what_finishes_nothing(figures: Sequence[ToldFigure]) -> bool:
    """Whether the figure to date has one in it that finishes nothing, and that no earlier month told in
    known words: 15处已移交养护单位, but not after 15处已建成."""
    for at, figure in reversed([*enumerate(figures)]):
        if figure.finishes_nothing:
            return not any(
                one.amount >= figure.amount and not one.finishes_nothing for one in figures[:at]
            )
        if figure.basis is not Basis.MONTH:
            break
    return False


def _total(figures: Sequence[ToldFigure]) -> Decimal | None:
    """The figure to date without its doubts: most last figures are a running total themselves."""
    if figures and figures[-1].basis is not Basis.MONTH:
        return figures[-1].amount
    return to_date(figures)[0]


def read_as(figures: Sequence[ToldFigure], meant: Mapping[Month, Basis]) -> tuple[ToldFigure, ...]:
    """The figures with the unmarked ones read as they are meant, where that is known."""
    if not meant:  # as of most measures
        return tuple(figures)
    return tuple(
        replace(figure, basis=meant[figure.month])
        if figure.basis is Basis.UNMARKED and figure.month in meant
        else figure
        for figure in figures
    )


def _contradictions(figures: Sequence[ToldFigure]) -> tuple[str, str]:
    """What speaks against reading the unmarked figures as running totals, and as months' own."""
    return _contradiction(figures, Basis.CUMULATIVE), _contradiction(figures, Basis.MONTH)


def _contradiction(figures: Sequence[ToldFigure], reading: Basis) -> str:
    """Where the figures cannot be true when the unmarked ones are read so; empty when they can.

    What marked figures alone contradict, such as a running total that was corrected, says nothing
    of the unmarked ones.
    """
    total, unmarked = Decimal(0), False
    said: ToldFigure | None = None  # the running total that `total` is, unless months were added
    for figure in figures:
        is_unmarked = figure.basis is Basis.UNMARKED
        basis = reading if is_unmarked else figure.basis
        if basis is Basis.MONTH:
            total += figure.amount
            unmarked = unmarked or is_unmarked
            said = None
            continue
        before = figure.amount - (figure.own or 0)
        if before < total and (unmarked or is_unmarked):
            return f"{_named(figure)} 少于{_named(said) if said else f'逐月相加的 {amount(total)}'}"
        total, said, unmarked = figure.amount, figure, is_unmarked
    return ""


def _named(figure: ToldFigure) -> str:
    return f"{figure.month.number}月的 {amount(figure.amount)}"


def _sum_hit(figures: Sequence[ToldFigure]) -> str:
    """Which running total is exactly the last one before it and the unmarked months between."""
    total, months, anchored = Decimal(0), list[ToldFigure](), False
    for figure in figures:
        if figure.basis is not Basis.CUMULATIVE:
            total += figure.amount
            months.append(figure)
            continue
        between = total + (figure.own or 0) == figure.amount
        enough = sum(each.amount > 0 for each in months) + anchored > 1
        unmarked = any(each.basis is Basis.UNMARKED and each.amount for each in months)
        # 东城园已竣工, 东城园已开园: what is in doubt itself proves nothing
        doubted = any(each.finishes_nothing for each in months)
        if between and enough and unmarked and not (doubted or _is_steady([*months, figure])):
            listed = "、".join(f"{each.month.number}月" for each in months)
            return (
                f"{listed}的数逐月相加正是{figure.month.number}月的累计数 {amount(figure.amount)}"
            )
        total, months, anchored = figure.amount, [], figure.amount > 0
    return ""


def _is_steady(figures: Sequence[ToldFigure]) -> bool:
    """10, 20 and then 30 in all: as running totals they advance by 10 a month, which is as likely
    as months that add up by chance."""
    steps = {b.amount - a.amount for a, b in pairwise(figures)}
    return len(figures) > 2 and steps == {figures[0].amount}


def _same_hit(figures: Sequence[ToldFigure]) -> str:
    """Which unmarked figure is exactly the running total of the month before or after it."""
    for one, other in pairwise(figures):
        if {one.basis, other.basis} != {Basis.UNMARKED, Basis.CUMULATIVE}:
            continue
        if one.amount and one.amount == other.amount - (other.own or 0):
            told, total = (one, other) if one.basis is Basis.UNMARKED else (other, one)
            words = f"{told.month.number}月的 {amount(told.amount)}"
            if total.own:
                return f"{words} 加{total.month.number}月当月数正是其累计数"
            return f"{words} 与{total.month.number}月的累计数相同"
    return ""
