"""The milestones of the month judged, beside those of the month before (节点判断, design §5)."""

import re
from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from functools import lru_cache
from itertools import takewhile

from shishi_cli.assessment.compared_goal import due_later
from shishi_cli.assessment.goal import cited, milestone_reasons, open_reasons
from shishi_cli.assessment.grounds import signals_of
from shishi_cli.assessment.parts import Part
from shishi_cli.assessment.planned import in_words_of_plan, is_before_plan
from shishi_cli.domain.judging_rule import DEFAULT_RULE, Rule
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import PastWords, ProjectMonth
from shishi_cli.domain.reading import Milestone, MilestoneState, SignalKind
from shishi_cli.domain.shares import amount
from shishi_cli.domain.standing import Reason, Standing

_OVERDUE = 2  # tables after the one in which it was due
# Compiled where it is needed: what is kept of patterns is a megabyte, read for this one alone.
_LEFT = r"(?:剩余|其余|余下|剩下)的?(?:\d+\w)?"


def judge_milestones(record: ProjectMonth, rule: Rule = DEFAULT_RULE) -> Part:
    """How the month's milestones stand; UNKNOWN where it asked for none, or no words touch them. One
    that is counted is late as a figure is, where it falls short of its number by more than the
    rule's tolerance: 6 begun of 开工8个."""
    if record.is_reported and (left := _left_open(record)):
        overdue = _overdue(left, tuple(reversed(record.past)))
        standing = Standing.BEHIND if overdue else Standing.AT_RISK
        return Part(standing, overdue + open_reasons(record, left))
    milestones = record.reading.milestones if record.is_reported else ()
    if not milestones and is_before_plan(record):
        return _not_due(record)
    if not _is_told(milestones):
        return Part(Standing.UNKNOWN)
    opened = milestone_reasons(record)
    if not opened:
        sources = tuple(source for one in milestones for source in cited(one))
        met = Reason(
            "goal_met", in_words_of_plan(record, "月目标各节点均已报完成"), sources=sources
        )
        return Part(Standing.ON_TRACK, (met,))
    if due_later(record):
        return _not_due(record)
    past = tuple(reversed(record.past))
    asked_before = _due_before(past, _asked_by_figures(record))
    last = next((one for one in asked_before if _is_told(one.milestones)), None)
    short = _short(record, milestones, rule)
    late = short + (_stuck(milestones, last) or _overdue(milestones, past))
    return Part(Standing.BEHIND if late else Standing.AT_RISK, late + opened)


def _left_open(record: ProjectMonth) -> list[Milestone]:
    """What the period that has ended asked for and the month tells as open, unless an earlier month
    told it as reached."""
    return [
        one
        for one in record.reading.ended
        if not any(
            _plain(each.source.text) == _plain(one.source.text)
            and each.state is MilestoneState.REACHED
            for month in record.past
            for each in month.milestones
        )
    ]


def _due_before(past: Sequence[PastWords], by_figures: Set[Month]) -> Iterator[PastWords]:
    """The months before, latest first, in a row in which each asked for what it told: one whose goal
    had time until a later month, or was of figures alone, breaks it."""
    return takewhile(
        lambda one: not one.due_later and (bool(one.milestones) or one.month not in by_figures),
        past,
    )


def _asked_by_figures(record: ProjectMonth) -> Set[Month]:
    """The other months whose goal has a number."""
    return {one.month for one in record.others if one.goal is not None}


def _not_due(record: ProjectMonth) -> Part:
    """Milestones that have time until a later month; of those of December nothing is said yet."""
    if signals_of(record, SignalKind.DUE_IN_DECEMBER):
        return Part(Standing.UNKNOWN)
    until = signals_of(record, SignalKind.DUE_LATER)[0].source
    text = f"{in_words_of_plan(record, '月目标还没有到期')}({until.text})"
    return Part(Standing.ON_TRACK, (Reason("goal_not_due", text, sources=(until,)),))


def _is_told(milestones: Sequence[Milestone]) -> bool:
    """Whether the words tell of any: a month that cannot be told neither counts nor breaks a row."""
    return any(one.evidence or one.state is MilestoneState.REACHED for one in milestones)


def _short(record: ProjectMonth, milestones: Sequence[Milestone], rule: Rule) -> tuple[Reason, ...]:
    """The counted ones that fall short by more than the tolerance; of what is to stay under a number
    none does."""
    tolerance = Fraction(rule.tolerance_in(record.month)) / 100
    what = in_words_of_plan(record, "未达月目标")
    return tuple(
        Reason(
            "under_goal",
            f"{what}({one.source.text}): 完成 {amount(told)},目标 {amount(asked)}",
            sources=cited(one),
        )
        for one in milestones
        if one.told_of_asked
        for told, asked in [one.told_of_asked]
        if asked and Fraction(asked - told) / Fraction(asked) > tolerance
    )


def _stuck(milestones: Sequence[Milestone], last: PastWords | None) -> tuple[Reason, ...]:
    """None reached, for the second month in a row; `last` is the last one before of which words
    tell."""
    if last is None or any(
        one.state is MilestoneState.REACHED or one.partly_reached
        for one in (*milestones, *last.milestones)
    ):
        return ()
    text = f"连续两个月没有达到月目标的任何节点(自 {last.month})"
    sources = tuple(one.source for one in milestones)
    return (Reason("milestones_stuck", text, sources=sources),)


def _overdue(milestones: Sequence[Milestone], past: Sequence[PastWords]) -> tuple[Reason, ...]:
    """One and the same still open at the second month end after the one that asked for it first; a
    month between that asks for nothing counts, one without a table does not."""
    late: list[tuple[Milestone, int]] = []
    for one in _open(milestones):
        since = 0
        for at, month in enumerate(past, start=1):
            same = [
                each
                for each in (*month.milestones, *month.ended)
                if _plain(each.source.text) == _plain(one.source.text)
            ]
            if any(each.state is MilestoneState.REACHED for each in same):
                break
            due = month.ended if month.due_later else month.milestones
            since = at if _is_told(due) and any(each in due for each in same) else since
        if since >= _OVERDUE:
            late.append((one, since))
    if not late:
        return ()
    words, first = "、".join(one.source.text for one, _ in late), max(at for _, at in late)
    sources = tuple(one.source for one, _ in late)
    text = f"节点自 {past[first - 1].month} 起未达到: {words}"
    return (Reason("milestone_overdue", text, sources=sources),)


def _open(milestones: Sequence[Milestone]) -> list[Milestone]:
    return [one for one in milestones if one.state is not MilestoneState.REACHED]


@lru_cache(maxsize=1024)  # the months of a year ask for the same again and again
def _plain(words: str) -> str:
    """The words by which two months ask for the same: without marks and digits (3月底前, 4月底前), and
    without what says that some is left of it: 完成征拆签约, then 完成剩余2户征拆签约."""
    return "".join(letter for letter in re.sub(_LEFT, "", words) if letter.isalpha())
