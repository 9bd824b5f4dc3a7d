"""Judge the milestones of a qualitative goal by the words of the progress (节点)."""

import re
from collections.abc import Sequence

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.numerals import arabic
from shishi_cli.domain.reading import MilestoneState
from shishi_cli.extraction.milestones.answer import Report
from shishi_cli.extraction.milestones.demands import demands_of, goal_clauses
from shishi_cli.extraction.milestones.setting import Setting
from shishi_cli.extraction.milestones.statements import read_statements
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_PLAIN = Setting()


@frozen
class Verdict:
    """What a progress says of one clause of the goal (节点判断); spans are of either cell."""

    start: int
    end: int
    state: MilestoneState
    evidence: tuple[int, int] | None = None
    missing: str = ""


def judge(
    goal: str,
    progress: str,
    span: tuple[int, int],
    taken: Sequence[tuple[int, int]] = (),
    setting: Setting = _PLAIN,
) -> tuple[Verdict, ...]:
    """Judge each clause of the goal's `span` by the words of the progress.

    Clauses with a `taken` figure are left out: numbers decide them.
    """
    folded = fold_width(goal)
    told = _without_pasted_goal(folded[span[0] : span[1]], fold_width(progress))
    clauses = goal_clauses(folded, span, taken, setting.month)
    if not clauses:
        return ()
    if (reached := _bare_reached(folded[slice(*span)], told, setting)) is not None:
        return tuple(Verdict(*clause, reached, (0, len(told))) for clause in clauses)
    report = Report(told, read_statements(told), folded, setting)
    if whole := report.whole():
        return tuple(Verdict(*clause, whole.state, (0, len(told)), "") for clause in clauses)
    return tuple(_judge_clause(folded, clause, report) for clause in clauses)


def _bare_reached(goal: str, told: str, setting: Setting) -> MilestoneState | None:
    """Whether a bare number answers a bare number or range of the goal, 10-13 and 14.2; None where
    either says more."""
    asked, done = _written("bare").fullmatch(goal), _written("bare").fullmatch(told)
    if asked is None or done is None or done[2] or _written("less").search(setting.project):
        return None
    least = min(arabic(end) for end in asked.groups() if end)
    return MilestoneState.REACHED if arabic(done[1]) >= least else MilestoneState.MISSING


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/judge", name)


def _judge_clause(folded: str, clause: tuple[int, int], report: Report) -> Verdict:
    if said_again := report.said_again(folded[slice(*clause)]):
        state = MilestoneState.REACHED
        return Verdict(*clause, state, (said_again.start, said_again.end), "")
    demands = demands_of(folded[slice(*clause)], report.told)
    answers = [report.answer(demand) for demand in demands]
    states = {answer.state for answer in answers}
    state = states.pop() if len(states) == 1 else MilestoneState.UNDER_WAY
    missing = [
        demand.text
        for demand, answer in zip(demands, answers, strict=True)
        if answer.state is MilestoneState.MISSING
    ]
    said = max(answers, key=lambda answer: (answer.weight, answer.statement is not None)).statement
    evidence = (said.start, said.end) if said is not None else None
    return Verdict(*clause, state, evidence, "、".join(missing))


def _without_pasted_goal(goal: str, progress: str) -> str:
    """Blank a goal that was pasted before the report without a full stop between."""
    pasted = goal.strip().rstrip("。;,. ")
    if len(pasted) > 6 and progress.startswith(pasted):
        rest = progress[len(pasted) :]
        if pattern("milestones/judge", "report_begins").match(rest):
            return " " * len(pasted) + rest
    return progress
