"""Judge the milestones of a qualitative goal by the words of the progress (节点)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.numerals import arabic
from shishi_cli.domain.reading import MilestoneState
from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.milestones.answer import Report
from shishi_cli.extraction.milestones.counted import (
    falls_short,
    tells_as_done,
    tells_none,
    told_of_asked,
)
from shishi_cli.extraction.milestones.demands import (
    Demand,
    demands_of,
    goal_clauses,
    joined_to,
)
from shishi_cli.extraction.milestones.left_over import named_so_far, tells_all
from shishi_cli.extraction.milestones.pause import asks_to_stop, pause_told
from shishi_cli.extraction.milestones.setting import Setting
from shishi_cli.extraction.milestones.statements import State, Statement, read_statements
from shishi_cli.extraction.milestones.steps import Phase
from shishi_cli.extraction.numbers.find_quantities import Quantity
from shishi_cli.extraction.numbers.units import same_count
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.clauses import clause_spans, list_items
from shishi_cli.extraction.text.fold_width import fold_width

_PLAIN = Setting()


@frozen
class Verdict:
    """What a progress says of one clause of the goal (节点判断); spans are of either cell.
    `told_of_asked` are the numbers where one that is told falls short: 6 of 开工8个."""

    start: int
    end: int
    state: MilestoneState
    evidence: tuple[int, int] | None = None
    missing: str = ""
    told_of_asked: tuple[Decimal, Decimal] | None = None
    partly_reached: bool = False


@kept(1024)
def judge(
    goal: str,
    progress: str,
    span: tuple[int, int],
    taken: tuple[tuple[int, int], ...] = (),
    setting: Setting = _PLAIN,
) -> tuple[Verdict, ...]:
    """Judge each clause of the goal's `span` by the words of the progress.

    Clauses with a `taken` figure are left out: numbers decide them.
    """
    folded = fold_width(goal)
    told = _without_pasted_goal(folded[span[0] : span[1]], fold_width(progress))
    paused = _paused(folded, span, told)
    return (*paused, *_judged(folded, span, told, taken, setting))


def _judged(
    folded: str,
    span: tuple[int, int],
    told: str,
    taken: tuple[tuple[int, int], ...],
    setting: Setting,
) -> tuple[Verdict, ...]:
    """What the folded goal asks for beside a pause, as the progress answers it."""
    clauses = goal_clauses(folded, span, taken, setting.month)
    if _written("keeps_pace").search(told) is None:
        pace = _written("pace")  # then 按序时推进 asks for no step: the line tells
        clauses = [one for one in clauses if not pace.fullmatch(folded[slice(*one)])]
    if not clauses:
        return ()
    if (reached := _bare_reached(folded[slice(*span)], told, setting)) is not None:
        return tuple(Verdict(*clause, reached, (0, len(told))) for clause in clauses)
    asked = tuple(folded[slice(*clause)] for clause in clause_spans(folded, *span))
    report = Report(told, read_statements(told), folded, setting, asked)
    if whole := report.whole():
        return tuple(Verdict(*clause, whole.state, (0, len(told)), "") for clause in clauses)
    subjects = map(partial(joined_to, folded), clauses)
    verdicts = map(partial(_judge_clause, folded, report), clauses, subjects)
    return tuple(verdict for verdict in verdicts if verdict is not None)


def _paused(folded: str, span: tuple[int, int], told: str) -> tuple[Verdict, ...]:
    """The clauses that ask for a pause, where it is told: 暑期暂停. Where work is told nothing was asked."""
    still = pause_told(told)
    if still is None:
        return ()
    return tuple(
        Verdict(*clause, MilestoneState.REACHED, still)
        for clause in clause_spans(folded, *span)
        if asks_to_stop(folded[slice(*clause)])
    )


def asks_pace(goal: str) -> bool:
    """Whether a goal asks for no more than the pace: 按序时推进."""
    asked = fold_width(goal).strip().rstrip("。;,.")
    return _written("pace").fullmatch(asked) is not None


def _bare_reached(goal: str, told: str, setting: Setting) -> MilestoneState | None:
    """Whether a bare number answers a bare number or range of the goal, 10-13 and 14.2, or is no more
    than it where less is better, 4 and 3.1; None where either says more."""
    asked, done = _written("bare").fullmatch(goal), _written("bare").fullmatch(told)
    if asked is None or done is None or done[2]:
        return None
    ends = [arabic(end) for end in asked.groups() if end]
    if _written("less").search(setting.project):
        reached = arabic(done[1]) <= max(ends)
    else:
        reached = arabic(done[1]) >= min(ends)
    return MilestoneState.REACHED if reached else MilestoneState.MISSING


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/judge", name)


def _judge_clause(
    folded: str, report: Report, clause: tuple[int, int], subject: str
) -> Verdict | None:
    if said_again := report.said_again(folded[slice(*clause)]):
        state = MilestoneState.REACHED
        return Verdict(*clause, state, (said_again.start, said_again.end), "")
    demands = demands_of(folded[slice(*clause)], report.told)
    demands = [replace(demand, subject=subject) for demand in demands]
    answers = [report.answer(demand) for demand in demands]
    states = {answer.state for answer in answers}
    partly = len(states) > 1 and MilestoneState.REACHED in states
    state = states.pop() if len(states) == 1 else MilestoneState.UNDER_WAY
    missing = [
        demand.text
        for demand, answer in zip(demands, answers, strict=True)
        if answer.state is MilestoneState.MISSING
    ]
    said = max(answers, key=lambda answer: (answer.weight, answer.statement is not None)).statement
    if state is MilestoneState.REACHED and said and _leaves_number_open(demands, said, report):
        if not named_so_far(said, report.statements):
            return None
        state = MilestoneState.UNDER_WAY  # 2所主体封顶 are asked for, 东关幼儿园主体封顶 told
    if state is not MilestoneState.REACHED and said and _tells_no_number(demands, said, state):
        return Verdict(*clause, MilestoneState.MISSING, None, "、".join(missing))
    evidence = (said.start, said.end) if said is not None else None
    short = _short(demands, said, state)
    return Verdict(*clause, state, evidence, "、".join(missing), short, partly)


def _short(
    demands: Sequence[Demand], said: Statement | None, state: MilestoneState
) -> tuple[Decimal, Decimal] | None:
    """The numbers of a clause that is counted and falls short; 外立面完成60% counts nothing."""
    if state is MilestoneState.REACHED or said is None or len(demands) != 1:
        return None
    if not falls_short(demands[0], said) or any(q.unit == "%" for q in demands[0].quantities):
        return None
    told, asked = told_of_asked(demands[0], said) or (Decimal(0), Decimal(0))
    if tells_none(said):
        return Decimal(0), asked
    return (told, asked) if tells_as_done(demands[0], said) else None


def _leaves_number_open(demands: Sequence[Demand], said: Statement, report: Report) -> bool:
    """Whether a number is asked for and the words that answer leave it open: 新增泊位200个 is not
    met by 累计新增泊位若干个, nor by 已新增泊位; 已召开会议 tells of the one that was asked for."""
    if tells_all(said):
        return False
    asked = [q for demand in demands for q in demand.quantities if _is_counted(q, demand)]
    most = max((q.amount for q in asked), default=Decimal(1))
    so_far = max(_parts_alike(said, report), named_so_far(said, report.statements))
    if any("all" in demand.asks for demand in demands):
        return bool(asked) and 0 < so_far < most  # 4所全部封顶, and three of them are named
    named = max(len(list_items(said.text)), so_far)  # 文昌路、云台路、滨河东路已开工 of 开工3条
    if said.quantities or named >= most or _written("task_done").search(said.text):
        return False
    told = [q for statement in report.statements for q in statement.quantities]
    return not any(q.unit == one.unit and q.amount >= one.amount for q in told for one in asked)


def _parts_alike(said: Statement, report: Report) -> int:
    """How many parts tell the same step as done, each by its name: 新桥幼儿园:通过竣工验收; 泉湖幼儿园:通过
    竣工验收."""
    same = [s for s in report.statements if s.step == said.step and s.state is State.DONE]
    return len({s.label for s in same if s.label})


def _tells_no_number(demands: Sequence[Demand], said: Statement, state: MilestoneState) -> bool:
    """Whether numbers alone are asked for, and the work that is told says nothing of it: 签约工作有序推进
    for 签约率达到58%, 完成入户改造860户 for 累计完成20公里. Words that deny it, or tell of what comes
    before the work, do."""
    late = pattern("milestones/answer", "late")
    asked = [[q for q in demand.quantities if _is_counted(q, demand)] for demand in demands]
    if any(len(each) != 1 for each in asked) or said.state.is_open or late.search(said.text):
        return False
    wanted = {each[0].unit for each in asked}
    if any(same_count(told.unit, unit) for told in said.quantities for unit in wanted):
        return False
    if wanted == {"%"}:
        return True
    at_work = said.step is None or said.step.phase >= Phase.WORKS
    if _written("slow").search(said.text):
        return False
    return at_work and (state is MilestoneState.MISSING or said.state is State.IN_HAND)


def _is_counted(quantity: Quantity, demand: Demand) -> bool:
    """Whether a number can only be met by a number: an amount, or a rate of something, 签约率达到77%,
    but not a share of the work, 外墙完成60%."""
    return quantity.unit != "%" or _written("rate").search(demand.text) is not None


def _without_pasted_goal(goal: str, progress: str) -> str:
    """Blank a goal that was pasted before the report without a full stop between."""
    pasted = goal.strip().rstrip("。;,. ")
    if len(pasted) > 6 and progress.startswith(pasted):
        rest = progress[len(pasted) :]
        if pattern("milestones/judge", "report_begins").match(rest):
            return " " * len(pasted) + rest
    return progress
