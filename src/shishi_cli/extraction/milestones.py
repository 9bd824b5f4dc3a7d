"""Cut a qualitative goal into milestones and find what the progress says of each (节点)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from shishi_cli.domain.reading import MilestoneState
from shishi_cli.extraction.folding import fold_width
from shishi_cli.extraction.quantities import find_quantities
from shishi_cli.extraction.rules import load_rules
from shishi_cli.extraction.similarity import coverage, same_words

_CLAUSE = re.compile(r"[^,。;:!?\n]+")
_LIST_MARK = re.compile(
    r"(?:(?<=^)|(?<=[。;\n\s,]))(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|[一二三四五六七八九]是|[一二三四五六七八九]、)"
)
_ITEM = re.compile(r"、|以及|及(?!时)|和(?!平|谐)")
_TIME = re.compile(r"(?:第?[一二三四\d]季度|\d{1,4}年|\d{1,2}月(?:份|底|末|[上中下]旬)?|前|内|底)+")
_TOUCHED, _HELD = 0.34, 0.5
_NEEDS_EVENT = 4  # from here on a stage's word must name an event: 招标代理 is none
_DELIVERY = 6  # the stage at which the promise itself is carried out
_REMAINDER = re.compile(
    r"(?:剩余|其余|余下|剩下|尚有|还有|另有)[^,。;]{0,10}(?:正在|正|未|尚|待|接洽|洽谈|推进)"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a progress says of one clause of the goal (节点判断); spans are of either cell."""

    start: int
    end: int
    state: MilestoneState
    evidence: tuple[int, int] | None = None
    missing: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    text: str
    hedged: bool
    negated: bool
    counted: bool = False  # asks for a number that the progress does not tell


def judge(
    goal: str,
    progress: str,
    span: tuple[int, int],
    taken: Sequence[tuple[int, int]] = (),
    counted: Sequence[tuple[int, int]] = (),
    delivering: bool = False,
) -> tuple[Verdict, ...]:
    """Judge each clause of the goal's `span` by the words of the progress.

    Clauses with a `taken` figure are left out: numbers decide them. A `counted` figure is one that
    the progress does not tell; its clause needs fewer words in common. `delivering` says that the
    progress tells figures of the promise itself: then all that prepares for it is behind.
    """
    folded = fold_width(goal)
    told = _without_pasted_goal(folded[span[0] : span[1]], fold_width(progress))
    clauses = [
        replace(c, counted=_holds(c, counted))
        for c in _clauses(folded, *span)
        if len(_TIME.sub("", c.text)) > 1 and not _holds(c, taken)
    ]
    report = _clauses(told, 0, len(told))
    if not clauses:
        return ()
    if not report:
        return tuple(Verdict(c.start, c.end, MilestoneState.MISSING) for c in clauses)
    if _rules("whole_done").search(told.strip()):
        whole = (0, len(told))
        return tuple(
            Verdict(c.start, c.end, MilestoneState.REACHED, whole, "", 1.0) for c in clauses
        )
    clauses = [c for c in clauses if _tells_a_step(c.text)] or clauses[: 0 if taken else None]
    rank = _reached(report, delivering)
    return tuple(_judge_clause(clause, report, rank, told) for clause in clauses)


def _holds(clause: _Clause, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < clause.end and end > clause.start for start, end in spans)


def _reached(report: Sequence[_Clause], delivering: bool) -> tuple[int, int]:
    """The latest stage reported done, and the latest touched at all (正在招标 touches 招标)."""
    touched = [(_rank(c.text), c.hedged) for c in report if not c.negated]
    done = max((rank for rank, hedged in touched if not hedged), default=0)
    # Where the promise itself is delivered, everything that prepares for it is behind.
    done = max(done, _DELIVERY) if delivering else done
    return done, max([done, *(rank for rank, _ in touched)])


def _tells_a_step(clause: str) -> bool:
    """Whether a clause asks for something (完成选址), not only for whom or when."""
    return bool(_rank(clause) or _rules("step").search(clause))


def _judge_clause(
    clause: _Clause, report: Sequence[_Clause], rank: tuple[int, int], told: str
) -> Verdict:
    items = _items(clause.text)
    if len(items) > 1 and any(
        coverage(_content(clause.text), _content(c.text)) > 0.8 and not c.hedged for c in report
    ):
        items = [clause.text]  # repeated as a whole; its parts need no search
    judged = [_judge_item(item, clause, report, rank, told) for item in items]
    missing = "、".join(
        item
        for item, (state, _, _) in zip(items, judged, strict=True)
        if state is MilestoneState.MISSING
    )
    best = max(judged, key=lambda one: one[2])
    states = {state for state, _, _ in judged}
    if states == {MilestoneState.REACHED}:
        state = MilestoneState.REACHED
    elif states == {MilestoneState.MISSING}:
        state = MilestoneState.MISSING
    else:
        state = MilestoneState.UNDER_WAY
    evidence = (best[1].start, best[1].end) if best[1] is not None else None
    return Verdict(clause.start, clause.end, state, evidence, missing, best[2])


def _judge_item(
    item: str, clause: _Clause, report: Sequence[_Clause], rank: tuple[int, int], told: str
) -> tuple[MilestoneState, _Clause | None, float]:
    wanted = _content(item) or same_words(item)
    scored = [(coverage(wanted, f"{same_words(c.text)} {_content(c.text)}"), c) for c in report]
    score, best = max(scored, key=lambda one: (one[0], not one[1].hedged))
    bare = item.strip("已将并拟 ")
    if bare and bare in told:
        scored = [(1.0 if bare in c.text else score, c) for score, c in scored]
        score, best = max(scored, key=lambda one: one[0])
    if score >= (_TOUCHED if clause.counted else _HELD):
        as_good = [c for s, c in scored if s >= score - 0.15]
        plain = [c for c in as_good if not c.negated and (not c.hedged or clause.hedged)]
        if plain and _falls_short(clause.text, plain[0].text):
            return MilestoneState.MISSING, plain[0], score
        if plain and not _REMAINDER.search(told):
            return MilestoneState.REACHED, plain[0], score
        if plain or not all(c.negated for c in as_good):
            if not _implied(item, clause, rank, best):
                return MilestoneState.UNDER_WAY, best, score
            return MilestoneState.REACHED, best, score
        return MilestoneState.MISSING, best, score
    if _implied(item, clause, rank, best):
        return MilestoneState.REACHED, best, max(score, _TOUCHED)
    if score >= _TOUCHED and best.hedged and not best.negated:
        return MilestoneState.UNDER_WAY, best, score
    return MilestoneState.MISSING, best if score >= _TOUCHED else None, score


def _falls_short(asked: str, told: str) -> bool:
    """Whether a clause tells fewer of what the goal asks for: 宣讲30场, and 宣讲28场 are told.

    Only where each has one number of that count word; the year's measures are compared elsewhere.
    """
    wanted, found = find_quantities(asked), find_quantities(told)
    for quantity in wanted:
        same = [q for q in found if q.unit == quantity.unit]
        if len(same) == 1 and len([q for q in wanted if q.unit == quantity.unit]) == 1:
            return same[0].amount < quantity.amount
    return False


def _implied(item: str, clause: _Clause, rank: tuple[int, int], best: _Clause) -> bool:
    """Whether a later stage that is reached says that this one is behind it."""
    done, touched = rank
    own = (
        _rank(item)
        or _rank(clause.text)
        or (1 if _rules("soft").search(same_words(clause.text)) else 0)
    )
    return not best.negated and own > 0 and (own < touched or own == 1 <= done)


def _items(clause: str) -> list[str]:
    """方案、范围 are two items that one verb governs; a bare verb or partner is none."""
    parts = [part.strip() for part in _ITEM.split(clause)]
    whole = all(len(part) > 2 or _rank(part) for part in parts)
    return parts if whole else [clause]


def _content(words: str) -> str:
    return same_words(_rules("stock").sub("", re.sub(r"[“”‘’《》\"()]", "", words)))


def _clauses(text: str, start: int, end: int) -> list[_Clause]:
    # List marks part clauses; they are blanked with line ends so that spans stay true.
    plain = _LIST_MARK.sub(lambda mark: "\n" * len(mark[0]), text[start:end])
    found = []
    for match in _CLAUSE.finditer(plain):
        words = match[0]
        if not words.strip(' .、()"“”'):
            continue
        left = start + match.start() + len(words) - len(words.lstrip())
        found.append(
            _Clause(
                left,
                start + match.end(),
                words.strip(),
                bool(_rules("hedges").search(words)),
                bool(_rules("negations").search(words)),
            )
        )
    return found


def _rank(words: str) -> int:
    canonical = same_words(words)
    return max((rank for rank, pattern in _stages() if pattern.search(canonical)), default=0)


def _without_pasted_goal(goal: str, progress: str) -> str:
    """Blank a goal that was pasted before the report without a full stop between."""
    pasted = goal.strip().rstrip("。;,. ")
    if len(pasted) > 6 and progress.startswith(pasted):
        rest = progress[len(pasted) :]
        if rest and rest[0] not in "。;,.\n!":
            return " " * len(pasted) + rest
    return progress


@cache
def _rules(name: str) -> re.Pattern[str]:
    return re.compile(load_rules("stages")["words"][name])


@cache
def _stages() -> tuple[tuple[int, re.Pattern[str]], ...]:
    rules = load_rules("stages")
    return tuple(
        (
            stage["rank"],
            re.compile(
                f"(?:{same_words(stage['words'].replace(' ', '|'))})"
                + (rules["not_before"] if stage["rank"] >= _NEEDS_EVENT else "")
            ),
        )
        for stage in rules["stage"]
    )
