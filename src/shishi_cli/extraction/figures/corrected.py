"""Numbers that another in their cell takes the place of: what was planned, and what was told wrongly (更正)."""

from collections.abc import Sequence
from dataclasses import replace

from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.tied import Tied, adds_up
from shishi_cli.extraction.mentions.mentions import Text
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern


def corrected(found: Sequence[Candidate]) -> Sequence[Candidate]:
    """累计发放402人,核减8人后394人; 上报完成16个,经核实完成9个: without what stands before the number that it is
    corrected to. A later total counts on, 上月误报56组,更正为49组;截至本月底累计51组, and an earlier month's is not this one's:
    累计66.5公里。8月底累计数更正为50.1公里."""
    ends = [
        c.mention.quantity.start
        for c in found
        if c.mention.wording.is_corrected and c.exact and "stale" not in c.doubts
    ]
    return [c for c in found if ends and c.mention.quantity.start >= ends[0]]


def without_planned(found: Sequence[Candidate]) -> Sequence[Candidate]:
    """原计划完成15个,实际完成9个: without what was to be done, where the sentence tells what was."""
    told = {
        c.mention.sentence for c in found if c.exact and not c.part and c.mention.wording.is_actual
    }
    return [
        c
        for c in found
        if c.mention.sentence not in told
        or c.mention.wording.is_actual
        or not c.mention.wording.is_planned
    ]


def doubting_what_is_taken_off(tied: Tied | None, promise: Promise, text: Text) -> Tied | None:
    """累计完成16个,核减4个: whether those are off already is not told."""
    if tied is None or tied.doubts or not adds_up(promise):
        return tied
    whole = tied.candidate.mention
    off = [
        mention.quantity.amount
        for mention in text.mentions
        if mention.sentence == whole.sentence
        and mention.quantity.start > whole.quantity.end
        and mention.quantity.unit == whole.quantity.unit
        and mention.quantity.amount < whole.quantity.amount
        and pattern("figures/breakdowns", "taken_off").search(mention.lead)
    ]
    if len(off) != 1:
        return tied
    return replace(tied, doubts=("taken_off",), alternative=tied.candidate.amount - off[0])
