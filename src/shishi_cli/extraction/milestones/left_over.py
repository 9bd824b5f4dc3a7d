"""What a progress leaves open beside a clause that tells something as reached (未完部分)."""

import re
from collections.abc import Sequence, Set

from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.mentions.counted_thing import content
from shishi_cli.extraction.milestones.alike import are_two_parts, names, names_same_part
from shishi_cli.extraction.milestones.demands import Demand
from shishi_cli.extraction.milestones.statements import State, Statement, plain
from shishi_cli.extraction.milestones.steps import Phase, Step
from shishi_cli.extraction.rules import pattern

_OPEN = (State.IN_HAND, State.NOT)
_NOUN = 2  # characters of a name
_WORD = compiled("[一-龥]")


def some_is_left(statements: Sequence[Statement]) -> bool:
    """Whether a rest is told as open: 其余3处正在施工; 桩基完成40根,共60根."""
    return _is_counted_short(statements) or any(map(is_rest, statements))


def tells_all_of_rate(demand: Demand, statement: Statement) -> bool:
    """Whether a step is told of all where the rate of it is to be a hundred: 280户全部开工 of 开工率100%."""
    asked = _written("rate_of_all").fullmatch(demand.text)
    if asked is None or statement.state.is_open or not tells_all(statement):
        return False
    return statement.text.endswith((asked["act"], f"{asked['act']}建设"))


def is_rest(statement: Statement) -> bool:
    """Whether a rest is told, and not as done too: 其余232家均已上线."""
    if statement.state is State.DONE and tells_all(statement):
        return False
    told = _written("remainder"), pattern("signals/signals", "rest")
    return any(one.search(statement.text) for one in told)


def without_other_rests(
    asked: str, goal: str, statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """The clauses without those that tell a rest of what another clause of the goal asks for, by the
    words of their sentence: 危桥累计完工7座,剩余荷花桥正在浇筑 leaves nothing of 公路提质改造全部完成."""
    own = content(asked)
    others = content(goal) - own
    return tuple(
        s for s in statements if not (is_rest(s) and _is_of_others(s, own, others, statements))
    )


def _is_of_others(
    rest: Statement, own: Set[str], others: Set[str], statements: Sequence[Statement]
) -> bool:
    """Whether its sentence, up to it, names what `others` asks for and nothing of the `own`."""
    told = [s for s in statements if s.sentence == rest.sentence and s.start <= rest.start]
    named = frozenset[str]().union(*(content(s.words) for s in told))
    return bool(named & others) and not named & own


def _is_counted_short(statements: Sequence[Statement]) -> bool:
    """Whether fewer are told as done than there are in all."""
    told = [(s, q) for s in statements for q in s.quantities]
    wholes = [q for s, q in told if _written("in_all").search(s.text[: q.start])]
    return any(
        done.unit == whole.unit and done.amount < whole.amount
        for s, done in told
        if s.state is State.DONE and done not in wholes
        for whole in wholes
    )


def is_part_of_before(statement: Statement, statements: Sequence[Statement]) -> bool:
    """Whether a clause tells of a part of what those before it count: 36辆已到位,其中24辆完成上牌."""
    if not statement.text.startswith("其中") or not statement.quantities:
        return False
    own = statement.quantities[0]
    return any(
        whole.unit == own.unit and whole.amount > own.amount
        for s in statements
        if s.end < statement.start
        for whole in s.quantities
    )


def some_is_unfinished(asks: Set[str], statements: Sequence[Statement]) -> bool:
    """Whether a clause says of another part that it is not finished, 南湖泵站未完成, or anything as not
    done where all is asked for: 尚未落实用地, and 全部开工."""
    denied = [s for s in statements if s.state is State.NOT]
    if "all" in asks:
        return bool(denied)
    return any(_written("unfinished").search(s.text) for s in denied)


def _is_not_begun(other: Statement, reached: Statement) -> bool:
    """Whether a clause says that works are not begun, which must be others than those that are farther
    on: 中心已主体封顶;另一项目暂未开工."""
    begun = reached.step is not None and reached.step.phase > Phase.WORKS
    return begun and other.state is State.NOT and bool(_written("not_begun").search(other.text))


def is_left_over(statement: Statement) -> bool:
    """Whether a clause tells no more than what is left: 隧洞开挖剩余320米."""
    return _written("left").search(statement.text) is not None


def others_lag(reached: Statement | None, statements: Sequence[Statement]) -> bool:
    """Whether others of the same count word are still in hand, 3家已备案,2家正在整改, or another
    part of the thing: 东段已完工,中段正在施工."""
    if reached is None or tells_all(reached):
        return False
    if sections_lag(reached, statements):
        return True
    if any(_is_not_begun(s, reached) for s in statements):
        return True
    units = {q.unit for q in reached.quantities if q.unit}
    return any(
        q.unit in units
        for s in statements
        if s is not reached and s.state in _OPEN
        for q in s.quantities
    )


def is_worked_on(reached: Statement, statements: Sequence[Statement]) -> bool:
    """Whether the clause right behind says of those counted that they are still worked on: 6个市场
    雨棚改造已完成,正在铺设地砖."""
    behind = next((s for s in statements if s.start >= reached.end), None)
    still = pattern("mentions/wording", "still_worked_on")
    return behind is not None and still.match(behind.text) is not None


def other_parts_lag(asked: str, reached: Statement | None, statements: Sequence[Statement]) -> bool:
    """Whether only a part of what is asked for is told as reached, by a name that the goal has not,
    and work on another is in hand: 道路改造 is asked for, 道路沥青摊铺完成,人行道正在铺设 told. `asked`
    are the goal's words as synonyms write them."""
    if reached is None or tells_all(reached) or len(reached.thing) < _NOUN:
        return False
    if reached.thing in asked:
        return False
    return any(
        (_is_at_work(s) or _is_same_work(asked, s)) and s.thing and s.thing not in reached.thing
        for s in statements
    )


def _is_at_work(statement: Statement) -> bool:
    """Whether a clause tells of work in hand; not of what only comes next: 主体已封顶,正在砌墙."""
    step = statement.step
    at_work = step is not None and Phase.WORKS <= step.phase <= Phase.FITTING
    in_hand = statement.state is State.IN_HAND
    return in_hand and at_work and not _written("open_now").match(statement.text)


def _is_same_work(asked: str, statement: Statement) -> bool:
    """Whether a clause tells the same work at another part as not done: 电力管线迁改已排入停电计划 beside
    通信管线已迁改完成."""
    work = content(asked)
    return statement.state.is_open and bool(work) and work <= content(statement.words)


def names_another_noun(demand: Demand, reached: Statement | None, other: Statement | None) -> bool:
    """Whether what is reached names what is asked for by its very noun, and the other does not:
    桩基检测合格,地下室底板浇筑40%, where 桩基 is asked for."""
    asked = content(demand.words)
    if reached is None or other is None or not asked & content(reached.words):
        return False
    named = content(other.words)
    return bool(named) and not asked & named


def sections_lag(reached: Statement, statements: Sequence[Statement]) -> bool:
    """Whether another part of the thing than the one reached is in hand, 中段正在施工, or only
    as far as an earlier step, 3号楼施工至16层."""
    return any(
        (s.state in _OPEN or _is_earlier(s, reached)) and are_two_parts(reached.text, s.text)
        for s in statements
        if s is not reached
    )


def names_this_part(demand: Demand, reached: Statement) -> bool:
    """Whether the goal asks for the very part that is told as reached: 1-3层装修, 城东幼儿园封顶."""
    asked = demand.subject or demand.text
    return names_same_part(asked, reached.text) and not tells_all(reached)


def is_partly_open(
    demand: Demand, reached: Statement | None, statements: Sequence[Statement]
) -> bool:
    """Whether a part of what the goal names is told apart as open: 安装调试 is asked for,
    安装完成,正在调试 told."""
    if reached is None or "begin" in demand.asks:
        return False
    asked = "".join(_WORD.findall(demand.text))
    for other in statements:
        words = "".join(_WORD.findall(plain(other.words)))
        if len(words) < 2 or words in reached.text or not _written("open_now").match(other.text):
            continue
        if words in asked and words != asked:
            return True
    return False


def papers_are_open(demand: Demand, statements: Sequence[Statement]) -> bool:
    """Whether all papers before the work are asked for, 完成前期手续, and one is in hand: 可研已批复,
    施工图审查正在办理."""
    if "begin" in demand.asks or not _written("all_papers").search(demand.text):
        return False
    return any(
        s.state in _OPEN and s.step and Phase.SITE <= s.step.phase <= Phase.PERMITS
        for s in statements
    )


def houses_are_left(demand: Demand, statements: Sequence[Statement]) -> bool:
    """Whether houses still stand that the goal asks to be cleared, though work began: 剩余2户未拆除."""
    clears = pattern("milestones/compare", "clears").search
    if not clears(demand.text):
        return False
    return any(
        s.state is not State.DONE and (clears(s.text) or _written("households").search(s.text))
        for s in statements
    )


def amount_alone(demand: Demand, statement: Statement) -> bool:
    """Whether a clause tells only how much was laid or moved, 污水管网铺设800米, where all of it is
    asked for, by no number."""
    if demand.quantities or "begin" in demand.asks or not statement.quantities:
        return False
    return _written("amount_alone").search(statement.text) is not None


def is_all_begun(demand: Demand, statements: Sequence[Statement]) -> bool:
    """Whether only the beginning is asked for, and what is left is in hand: 其余正在施工. A clause that
    tells no more than a cause, 受疫情影响, leaves nothing."""
    if "begin" not in demand.asks:
        return False
    return not any(s.state.is_open and not _is_cause(s) for s in statements)


def _is_cause(statement: Statement) -> bool:
    return statement.step is None and _written("cause").match(statement.text) is not None


def named_so_far(statement: Statement, statements: Sequence[Statement]) -> int:
    """How many are named that are as far as a clause tells of its own: 城南、城北幼儿园已竣工;东关幼儿园
    已竣工 are three. 0 where the clause names none."""
    if not names(statement.text):
        return 0
    alike = [s for s in statements if s.state is State.DONE and s.step == statement.step]
    return sum(len(names(s.text)) for s in alike)


def rest_lags(demand: Demand, statements: Sequence[Statement]) -> bool:
    """Whether the goal asks of the others, 其余主体封顶, and some are not as far: 正在进行主体施工."""
    if not _written("others").match(demand.text) or demand.step is None:
        return False
    return any(
        s.state in _OPEN and s.step and Phase.WORKS <= s.step.phase <= demand.step.phase
        for s in statements
    )


def tells_all(statement: Statement) -> bool:
    """Whether a clause leaves nothing out: 均已备案."""
    return _written("all").search(statement.text) is not None


def is_work_begun(statement: Statement) -> bool:
    """Whether it tells of work at the thing itself, begun or done."""
    step = statement.step
    return step is not None and step.phase >= Phase.WORKS and not statement.state.is_open


def is_earlier_stage(statement: Statement, asked: Step) -> bool:
    """Whether a clause tells of a stage that is no part of what is asked for: 桩基施工 is none of
    封顶, and 主体封顶 none of 布展."""
    if pattern("milestones/answer", "earlier_stage").search(statement.text):
        return True
    told = statement.step
    return told is not None and asked.phase is Phase.FITTING and told.phase is Phase.STRUCTURE


def _is_earlier(told: Statement, reached: Statement) -> bool:
    stage = pattern("milestones/answer", "earlier_stage").search
    if stage(told.text) and not stage(reached.text):
        return True  # 城西学校完成基础验收, where others' frames stand
    if told.step is None or reached.step is None:
        return False
    return told.step.phase >= Phase.WORKS and reached.step.is_after(told.step)


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/left_over", name)
