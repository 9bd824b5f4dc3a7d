"""Tie the quantities of a goal or progress text to the measures of the promise (取数)."""

from collections.abc import Mapping, Sequence

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis
from shishi_cli.extraction.figures.all_but import all_but, to_date_by_what_is_left
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.choose import choose, of_the_month
from shishi_cli.extraction.figures.corrected import doubting_what_is_taken_off
from shishi_cli.extraction.figures.doubt import (
    doubting_others,
    doubting_repeated_target,
    without_rest,
)
from shishi_cli.extraction.figures.in_unit import in_promised_rate
from shishi_cli.extraction.figures.listed_kinds import of_listed_kinds
from shishi_cli.extraction.figures.make_candidates import candidates_in
from shishi_cli.extraction.figures.named_things import of_named_things
from shishi_cli.extraction.figures.none_done import of_none_done, of_none_this_month
from shishi_cli.extraction.figures.not_done import not_done_on_doubt
from shishi_cli.extraction.figures.open_parts import doubting_its_parts, doubting_its_sum
from shishi_cli.extraction.figures.other_kind import without_other_rates
from shishi_cli.extraction.figures.questioned import (
    questioning_its_part,
    questioning_the_whole,
    questioning_what_is_to_come,
)
from shishi_cli.extraction.figures.rates_beside import without_bases
from shishi_cli.extraction.figures.repeated import (
    of_this_year,
    open_numbers,
    told_of_others,
    without_excess,
    without_limit,
    without_repeated,
)
from shishi_cli.extraction.figures.share_out import share_out, without_totals
from shishi_cli.extraction.figures.stated_share import Share, tie_shares
from shishi_cli.extraction.figures.sums import made_whole_by_rest
from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.figures.unknown_words import doubting_goal, doubting_unknown
from shishi_cli.extraction.figures.which_share import Shares
from shishi_cli.extraction.figures.whole_of_levels import with_whole
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.promises.read_promises import Promise


@frozen
class Ties:
    """All that was tied in one text: figures and shares by promise, and what the rest was."""

    figures: tuple[Tied | None, ...]
    months: tuple[Tied | None, ...]  # the month's own, told beside a running total
    shares: tuple[Share | None, ...]
    roles: tuple[Role | None, ...]  # one a mention; None where it was taken as a figure or share


def tie(text: Text, promises: Sequence[Promise], month: int | None, goal: bool = False) -> Ties:
    """Choose for each promise the figure and the stated share that the text tells of it."""
    if not text.mentions:
        nothing = (None,) * len(promises)
        told = nothing if goal else tuple(_without_number(p, promises, text, ()) for p in promises)
        return Ties(told, nothing, nothing, ())
    text = in_promised_rate(text, promises)
    options, roles = _options(text, promises, month, goal)
    months: tuple[Tied | None, ...] = (None,) * len(promises)
    if goal:
        options = list(map(_of_this_month, options, promises))
        figures = tuple(
            doubting_goal(choose(found, promise), promise)
            for found, promise in zip(options, promises, strict=True)
        )
    else:
        options, figures = _figures_told(text, promises, options, roles)
        figures = tuple(
            questioning_what_is_to_come(tied, promise, month)
            for tied, promise in zip(figures, promises, strict=True)
        )
        months = tuple(
            of_the_month(found, tied, month) or _none_beside(tied, promises, text)
            for found, tied in zip(options, figures, strict=True)
        )
    shares, others = tie_shares(text, Shares(promises, figures, month, goal))
    return Ties(figures, months, shares, tuple(others.get(i, role) for i, role in enumerate(roles)))


def _figures_told(
    text: Text,
    promises: Sequence[Promise],
    options: Sequence[Sequence[Candidate]],
    roles: Sequence[Role | None],
) -> tuple[list[list[Candidate]], tuple[Tied | None, ...]]:
    """The figure that a progress tells of each promise, and the candidates that it was chosen from."""
    left, rests = open_numbers(text, roles, options, promises)
    others = told_of_others(options, promises)
    candidates = [
        without_repeated(
            of_this_year(without_excess(_without_others(found, promise, text)), promise),
            promise,
            text,
            open_ones,
            elsewhere,
        )
        for found, promise, open_ones, elsewhere in zip(
            options, promises, left, others, strict=True
        )
    ]
    chosen = (
        _as_told(
            choose(found, promise),
            promise,
            _Beside(found, rest, open_ones, other, promises, text, roles),
        )
        for promise, found, rest, open_ones, other in zip(
            promises, candidates, rests, left, others, strict=True
        )
    )
    figures = tuple(
        all_but(of_listed_kinds(tied, promise, text), promises, promise, text, roles)
        or _without_number(promise, promises, text, roles)
        for tied, promise in zip(chosen, promises, strict=True)
    )
    return candidates, with_whole(figures, promises)


def _without_others(
    found: Sequence[Candidate], promise: Promise, text: Text
) -> Sequence[Candidate]:
    """The candidates without limits told again, other rates, and what a rate is of."""
    found = without_other_rates(without_limit(found, promise), promise)
    return without_bases(found, promise, text)


def _options(
    text: Text, promises: Sequence[Promise], month: int | None, goal: bool
) -> tuple[list[list[Candidate]], list[Role | None]]:
    """The quantities that may tell of each promise, and what the others are, one a mention."""
    roles: list[Role | None] = [None] * len(text.mentions)
    options: list[list[Candidate]] = [[] for _ in promises]
    for i, mention in enumerate(text.mentions):
        if mention.quantity.unit == "%" and not any(p.unit == "%" for p in promises):
            continue
        candidates, roles[i] = candidates_in(mention, text, promises, month, goal)
        for at, candidate in candidates:
            options[at].append(candidate)
    if len(promises) > 1:
        options = without_totals(share_out(options, promises, text), promises)
    return options, roles


def _without_number(
    promise: Promise, promises: Sequence[Promise], text: Text, roles: Sequence[Role | None]
) -> Tied | None:
    """What is told of the promise by names, or as none, where no number tells it."""
    return of_named_things(promise, text, roles) or of_none_done(promises, text)


def _none_beside(tied: Tied | None, promises: Sequence[Promise], text: Text) -> Tied | None:
    """None of the month, where that is told in words beside a running total."""
    if tied is None or tied.candidate.basis is not Basis.CUMULATIVE:
        return None
    return of_none_this_month(promises, text)


@frozen
class _Beside:
    """What stands beside the figure of one promise: the other candidates, the rests and what else is told
    as not done, and where the numbers of other promises begin."""

    found: Sequence[Candidate]
    rest: Sequence[Mention]
    open: Sequence[Mention]
    others: Mapping[int, bool]
    promises: Sequence[Promise]
    text: Text
    roles: Sequence[Role | None]


def _as_told(tied: Tied | None, promise: Promise, beside: _Beside) -> Tied | None:
    """The figure chosen, with what the words around it make doubtful."""
    found, text, roles = beside.found, beside.text, beside.roles
    tied = made_whole_by_rest(tied, found, promise, [*beside.rest, *beside.open])
    tied = doubting_repeated_target(tied, promise, text, beside.others)
    tied = doubting_its_sum(doubting_others(tied, found, promise), promise, text, roles)
    tied = doubting_its_parts(tied, promise, text, roles)
    tied = doubting_what_is_taken_off(questioning_its_part(tied, text), promise, text)
    tied = without_rest(tied, promise, beside.rest, text)
    tied = to_date_by_what_is_left(tied, promise, text, roles)
    tied = doubting_unknown(not_done_on_doubt(tied, found, promise), promise)
    return questioning_the_whole(tied, promise, text, beside.others, beside.promises)


def _of_this_month(found: list[Candidate], promise: Promise) -> list[Candidate]:
    """全年配备320名,本月底到岗120名: the year's target beside the month's goal is repeated."""
    later = [c for c in found if c.amount != promise.amount or not c.mention.wording.is_of_year]
    return later or found
