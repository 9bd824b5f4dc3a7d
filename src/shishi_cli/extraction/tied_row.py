"""Tie the numbers of a row's goal and progress to what it promises (取数)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.source import Column
from shishi_cli.extraction.figures.tie import Ties, tie
from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.mentions.by_quarter import analyse_goal
from shishi_cli.extraction.mentions.counted_thing import says_verb
from shishi_cli.extraction.mentions.earlier_month import EarlierMonth, earlier_month
from shishi_cli.extraction.mentions.mentions import Mention, Text, analyse, foremost
from shishi_cli.extraction.milestones.goal_period import goal_due, goal_span
from shishi_cli.extraction.promises.levels import read_levels
from shishi_cli.extraction.promises.promised import asked_aside
from shishi_cli.extraction.promises.read_promises import Promise, read_promises
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.signals.stages_only import tells_stages_only


@frozen
class Ended:
    """The part of a goal cell for the period that has ended, where the month's is due later
    (上期目标): its span, its words alone, and its numbers."""

    span: tuple[int, int]
    goal: Text
    ties: Ties


@frozen
class TiedRow:
    """A row's promises, and what its goal and progress tell of them (已取数的行).

    `span` is the part of the goal cell that is for the month; `goal` is that part alone. `ended`
    is the period before it, where the month's is due later. `earlier`
    says which of the progress is as of an earlier month.
    """

    title: str
    levels: tuple[str, ...]
    promises: tuple[Promise, ...]
    span: tuple[int, int]
    goal: Text
    progress: Text
    goals: Ties
    told: Ties
    ended: Ended | None = None
    earlier: EarlierMonth | None = None


def tie_row(texts: Mapping[Column, str], month: int | None) -> TiedRow:
    """Find what the row promises, and tie the numbers of its goal and progress to that."""
    title, goal = texts.get(Column.TITLE, ""), texts.get(Column.GOAL, "")
    levels = read_levels(title, texts.get(Column.LEVEL, ""))
    target, unit = texts.get(Column.TARGET, ""), texts.get(Column.COUNT_UNIT, "")
    span = goal_span(goal, month)
    goal_text = foremost(analyse_goal(" " * span[0] + goal[span[0] : span[1]], month))
    promises = read_promises(title, target, unit, levels, asked_aside(goal_text))
    progress_text = foremost(analyse(texts.get(Column.PROGRESS, "")))
    goals, told = tie(goal_text, promises, month, goal=True), tie(progress_text, promises, month)
    return TiedRow(
        title=title,
        levels=levels,
        promises=promises,
        span=span,
        goal=goal_text,
        progress=progress_text,
        goals=goals,
        told=replace(told, figures=_beside_stage(goal_text, goals.figures, told.figures)),
        ended=_ended(goal, promises, month),
        earlier=earlier_month(texts.get(Column.PROGRESS, ""), month),
    )


def _beside_stage(
    goal: Text, asked: Sequence[Tied | None], told: Sequence[Tied | None]
) -> tuple[Tied | None, ...]:
    """The figures without those that only answer a stage, where the goal asks for nothing else: 12座全部
    完成 of 完成12座选址."""
    begins = pattern("signals/stages_only", "begins").match(goal.printed.strip())
    if any(asked) or begins or not tells_stages_only(goal.printed):
        return (*told,)
    return tuple(
        None if one and _is_bare(one.candidate.mention, goal.printed) else one for one in told
    )


def _is_bare(mention: Mention, goal: str) -> bool:
    """Whether a number is told as done, and not what or how; a name of it says that, and an act that the
    goal names: 发放2600人 of 完成采购并发放."""
    events = mention.events
    act = mention.lead[-2:]
    is_asked = len(act) > 1 and act != "完成" and says_verb(act) and act in goal
    if mention.quantity.rule == "names" or is_asked:
        return False
    return not (mention.counted.thing or mention.counted.head or events.lead or events.tail)


def _ended(goal: str, promises: Sequence[Promise], month: int | None) -> Ended | None:
    """What the goal asked for by the end of the period before, where the month's is due later."""
    before = goal_due(goal, month).before
    if before is None:
        return None
    text = foremost(analyse(" " * before[0] + goal[before[0] : before[1]]))
    return Ended(before, text, tie(text, promises, month, goal=True))
