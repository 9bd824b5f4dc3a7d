"""The milestones of the month judged, beside those of the month before (节点判断, design §5)."""

from collections.abc import Sequence

from shishi_cli.assessment.goal import cited, due_later, milestone_reasons
from shishi_cli.assessment.grounds import signals_of
from shishi_cli.assessment.parts import Part
from shishi_cli.assessment.planned import in_words_of_plan, is_before_plan
from shishi_cli.domain.project import PastWords, ProjectMonth
from shishi_cli.domain.reading import Milestone, MilestoneState, SignalKind
from shishi_cli.domain.standing import Reason, Standing

_OVERDUE = 2  # tables after the one in which it was due


def judge_milestones(record: ProjectMonth) -> Part:
    """How the month's milestones stand; UNKNOWN where it asked for none, or no words touch them."""
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
    told = [one for one in past if _is_told(one.milestones)]
    late = _stuck(milestones, told) or _overdue(milestones, past)
    return Part(Standing.BEHIND if late else Standing.AT_RISK, late + opened)


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


def _stuck(milestones: Sequence[Milestone], past: Sequence[PastWords]) -> tuple[Reason, ...]:
    """None reached, for the second month in a row; `past` are the months before, latest first."""
    before = past[0].milestones if past else ()
    if not before or any(one.state is MilestoneState.REACHED for one in (*milestones, *before)):
        return ()
    text = f"连续两个月没有达到月目标的任何节点(自 {past[0].month})"
    sources = tuple(one.source for one in milestones)
    return (Reason("milestones_stuck", text, sources=sources),)


def _overdue(milestones: Sequence[Milestone], past: Sequence[PastWords]) -> tuple[Reason, ...]:
    """One and the same still open at the second month end after the one that asked for it first; a
    month between that asks for nothing counts, one without a table does not."""
    waiting = {_plain(one.source.text): one for one in _open(milestones)}
    since, reached = dict.fromkeys(waiting, 0), set[str]()
    for at, month in enumerate(past, start=1):
        if _is_told(month.milestones):
            opened = {_plain(one.source.text) for one in _open(month.milestones)}
            reached |= {_plain(one.source.text) for one in month.milestones} - opened
            since |= dict.fromkeys(opened & waiting.keys() - reached, at)
    late = [(one, since[words]) for words, one in waiting.items() if since[words] >= _OVERDUE]
    if not late:
        return ()
    words, first = "、".join(one.source.text for one, _ in late), max(at for _, at in late)
    sources = tuple(one.source for one, _ in late)
    text = f"节点自 {past[first - 1].month} 起未达到: {words}"
    return (Reason("milestone_overdue", text, sources=sources),)


def _open(milestones: Sequence[Milestone]) -> list[Milestone]:
    return [one for one in milestones if one.state is not MilestoneState.REACHED]


def _plain(words: str) -> str:
    """The words without marks and digits: 3月底前 in one month's goal, 4月底前 in the next one's."""
    return "".join(letter for letter in words if letter.isalpha())
