"""The milestones of a row: what its words say of the goal's clauses, and what its numbers decide."""

from collections.abc import Sequence

from shishi_cli.domain.measure import Basis, Bound
from shishi_cli.domain.reading import MilestoneState
from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.mentions.events import Event
from shishi_cli.extraction.mentions.mentions import Mention
from shishi_cli.extraction.milestones.judge import Verdict, judge
from shishi_cli.extraction.milestones.setting import Setting
from shishi_cli.extraction.milestones.whole_task import act_of_whole
from shishi_cli.extraction.signals.promise_kept import (
    asks_the_end,
    is_used_as_asked,
    may_have_ended,
    tells_its_end,
    tells_of_whole,
)
from shishi_cli.extraction.text.clauses import sentence_around
from shishi_cli.extraction.tied_row import TiedRow


def judge_goal_of(row: TiedRow, setting: Setting) -> tuple[Verdict, ...]:
    """What the row tells of each clause of its goal; numbers decide those that they answer."""
    told = row.earlier.without(row.progress.printed) if row.earlier else row.progress.printed
    verdicts = judge(row.goal.printed, told, row.span, tuple(_decided(row)), setting)
    return tuple(_by_number(_without_another(verdict, row), row) for verdict in verdicts)


def promise_kept(
    row: TiedRow, title: str, target: str, asked: Sequence[Verdict], setting: Setting
) -> tuple[int, int] | None:
    """Where the row tells that the one thing promised without a number is there: by what was `asked` for the
    month, 建成通车, or by the promise's own words, looked for as a goal is: 新馆国庆正式开馆 of 区图书馆新馆建成开放.
    None where it does not, or the month's goal is open."""
    progress = row.progress.printed
    if any(promise.amount != 1 for promise in row.promises) or not all(map(_is_reached, asked)):
        return None
    if not may_have_ended(title, progress, setting.month):
        return None
    wanted = f"{title} {target}"
    if asked and asks_the_end(row.goal.printed):
        if not is_used_as_asked(wanted, progress):
            return None
    else:
        if not tells_its_end(wanted, progress):
            return None
        asked = judge(title, progress, (0, len(title)), (), setting)
    told = [verdict.evidence for verdict in asked if verdict.evidence]
    if not told or not all(map(_is_reached, asked)):
        return None
    is_one = bool(row.promises)
    whole = all(
        tells_of_whole(wanted, progress[start:end], _before(progress, start), is_one=is_one)
        for start, end in told
    )
    return told[-1] if whole else None


def _before(progress: str, start: int) -> str:
    """The words of a sentence up to a clause of it, without the mark between."""
    begin, _ = sentence_around(progress, start, start)
    return progress[begin:start].rstrip(",，")


def _is_reached(verdict: Verdict) -> bool:
    return verdict.state is MilestoneState.REACHED


def left_open(row: TiedRow, setting: Setting) -> tuple[Verdict, ...]:
    """What the period that has ended asked for in words, and the row tells as still open, where the
    month's own part has time: 土地划拨尚未完成, in April, of 一季度完成土地划拨."""
    if row.ended is None:
        return ()
    told = row.earlier.without(row.progress.printed) if row.earlier else row.progress.printed
    counted = [_span(tied.candidate.mention) for tied in row.ended.ties.figures if tied]
    counted += [_span(share.mention) for share in row.ended.ties.shares if share]
    verdicts = judge(row.ended.goal.printed, told, row.ended.span, tuple(counted), setting)
    return tuple(
        verdict
        for verdict in verdicts
        if verdict.evidence is not None and verdict.state is not MilestoneState.REACHED
    )


def _without_another(verdict: Verdict, row: TiedRow) -> Verdict:
    """The verdict, untold where its words are those of another measure."""
    if not _is_of_another(verdict, row):
        return verdict
    return Verdict(verdict.start, verdict.end, MilestoneState.MISSING, None, verdict.missing)


def _by_number(verdict: Verdict, row: TiedRow) -> Verdict:
    """The verdict, reached where all that is promised is asked for, 完成年度筛查任务 or 全部完成改造, and
    the numbers tell that; another act (全部完成验收) they do not."""
    if verdict.state is MilestoneState.REACHED or not row.promises:
        return verdict
    act = act_of_whole(row.goal.printed[verdict.start : verdict.end])
    told = list(zip(row.promises, row.told.figures, strict=True))
    if act is None or not all(
        tied
        and not tied.doubts
        and promise.bound is not Bound.AT_MOST
        and tied.candidate.amount >= promise.amount
        and act in promise.words
        for promise, tied in told
    ):
        return verdict
    first = next(tied for _, tied in told if tied)
    reached = MilestoneState.REACHED
    return Verdict(verdict.start, verdict.end, reached, _span(first.candidate.mention))


def _is_of_another(verdict: Verdict, row: TiedRow) -> bool:
    """Whether the words tell the figure or share of another measure: 2个托育点已建成 tells nothing of
    新增托位280个, nor 培训672人 of 配置AED20台."""
    if verdict.evidence is None:
        return False
    start, end = verdict.evidence
    figures = list(zip(row.goals.figures, row.told.figures, strict=True))
    asked = any(
        goal and not told and _is_within(goal.candidate.mention, verdict.start, verdict.end)
        for goal, told in figures
    )
    mentions = [told.candidate.mention for _, told in figures if told]
    mentions += [share.mention for share in row.told.shares if share]
    return asked and any(_is_within(mention, start, end) for mention in mentions)


def _is_within(mention: Mention, start: int, end: int) -> bool:
    begins, ends = _span(mention)
    return start <= begins and ends <= end


def _decided(row: TiedRow) -> list[tuple[int, int]]:
    """The spans of the goal that numbers decide."""
    told = row.told
    asked = list(zip(row.goals.figures, told.figures, told.months, told.shares, strict=True))
    spans = [
        _span(goal.candidate.mention)
        for goal, actual, own, share in asked
        if goal and (_comparable(goal, actual, own) if actual else share)
    ]
    spans += [  # no words keep a limit, 审批提速明显 for 平均审批时长不超过9天; and 0 asks for none
        _span(goal.candidate.mention)
        for goal, promise in zip(row.goals.figures, row.promises, strict=True)
        if goal and (promise.bound is Bound.AT_MOST or not goal.candidate.amount)
    ]
    spans += [
        _span(share.mention)
        for share, actual, stated in zip(row.goals.shares, told.figures, told.shares, strict=True)
        if share and (actual or stated)
    ]
    if spans:  # 打造1家课堂 beside a figure repeats the promise, and the year is not over
        spans += [
            _span(goal.candidate.mention)
            for (goal, actual, _, _), promise in zip(asked, row.promises, strict=True)
            if goal
            and not actual
            and goal.candidate.amount == promise.amount
            and goal.candidate.mention.events.nearest(promise.words) is not Event.UNDER_WAY
        ]
    return spans


def _span(mention: Mention) -> tuple[int, int]:
    return mention.quantity.start, mention.quantity.end


def _comparable(goal: Tied, actual: Tied, own: Tied | None) -> bool:
    """Whether numbers decide a goal; a sum to date alone tells nothing of 本月检查5000户."""
    of_month = goal.candidate.basis is Basis.MONTH
    return own is not None or not (of_month and actual.candidate.basis is Basis.CUMULATIVE)
