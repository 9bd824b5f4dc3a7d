"""The projects that lag, one by one with their figures, and those that cannot be judged (滞后和预警)."""

from collections.abc import Iterator, Sequence

from shishi_cli.assessment.goal import compare_goal
from shishi_cli.assessment.pace import is_reached
from shishi_cli.assessment.reasons import is_worry
from shishi_cli.domain.measure import Bound, FigureKind
from shishi_cli.domain.paper import (
    Align,
    Block,
    Cell,
    PaperTable,
    Paragraph,
    Run,
    TableColumn,
    Text,
)
from shishi_cli.domain.standing import Assessment, MeasureStanding, Standing
from shishi_cli.domain.wording import COLON, SEMICOLON, Wording
from shishi_cli.services.bulletin import facts
from shishi_cli.services.bulletin.causes import cause_of
from shishi_cli.services.bulletin.gather import Material
from shishi_cli.services.bulletin.overall import until
from shishi_cli.services.bulletin.say import as_runs, joined, say

# What the figures of a sentence tell already, so that the reason need not be told again.
_IN_FIGURES = frozenset(("under_goal", "under_pace", "under_line", "escalated"))
MANY = 8


def lagging(wording: Wording, told: Material, *, as_table: bool) -> Iterator[Block]:
    """Those behind, each with its figures; those at risk with what they are short of; the rest."""
    month = told.month.month
    behind, at_risk = told.of(Standing.BEHIND), told.of(Standing.AT_RISK)
    ordered = told.lagging
    if behind:
        count = facts.counted("behind", month, behind)
        escalated = [one for one in behind if one.escalated]
        runs = say(wording, "behind_count", count=count)
        if escalated:
            many = facts.counted("escalated", month, escalated)
            runs += say(wording, "escalated_count", count=many)
        yield Paragraph((*runs, Run("。")))
        yield from _each(wording, told, [one for one in ordered if one in behind], as_table)
    if at_risk:
        count = facts.counted("at_risk", month, at_risk)
        yield Paragraph(say(wording, "at_risk_count", count=count))
        yield from _short(wording, told, [one for one in ordered if one in at_risk], as_table)


def unjudged(wording: Wording, told: Material) -> Iterator[Block]:
    """Those that cannot be judged, each with its reason."""
    unknown = told.of(Standing.UNKNOWN)
    if unknown:
        count = facts.counted("unknown", told.month.month, unknown)
        each = [
            (*_numbered(one), Run(COLON), facts.reason_of(one, 1, one.reasons[0]))
            for one in unknown
            if one.reasons
        ]
        yield Paragraph(say(wording, "unknown_count", count=count, each=joined(each, SEMICOLON)))


def _each(
    wording: Wording, told: Material, projects: Sequence[Assessment], as_table: bool
) -> Iterator[Block]:
    if as_table:
        columns = (
            TableColumn("序号", 12, Align.CENTRE),
            TableColumn("项目", 44),
            TableColumn("牵头单位", 26),
            TableColumn("进展和差距", 48),
            TableColumn("单位说明", 26),
        )
        rows = tuple(
            (
                *_named_cells(told, one),
                Cell(situation(wording, one)),
                Cell(cause_words(wording, one, in_table=True)),
            )
            for one in projects
        )
        yield PaperTable(columns, rows)
        return
    for at, one in enumerate(projects, 1):
        head = say(
            wording,
            "item_head",
            at=at,
            number=one.record.number,
            title=facts.title_of(one, told.titles[one.record.project]),
            units=units_of(one),
        )
        yield Paragraph(head + situation(wording, one) + (Run("。"),) + cause_words(wording, one))


def _short(
    wording: Wording, told: Material, projects: Sequence[Assessment], as_table: bool
) -> Iterator[Block]:
    if as_table or len(projects) > MANY:
        columns = (
            TableColumn("序号", 12, Align.CENTRE),
            TableColumn("项目", 54),
            TableColumn("牵头单位", 30),
            TableColumn("差在哪里", 60),
        )
        rows = tuple((*_named_cells(told, one), Cell(short_of(wording, one))) for one in projects)
        yield PaperTable(columns, rows)
        return
    for at, one in enumerate(projects, 1):
        head = say(
            wording,
            "item_head",
            at=at,
            number=one.record.number,
            title=facts.title_of(one, told.titles[one.record.project]),
            units=units_of(one),
        )
        yield Paragraph(head + short_of(wording, one) + (Run("。"),))


def situation(wording: Wording, one: Assessment) -> Text:
    """Target, figure, how far under the line and the goal, since when, and what is needed."""
    month, parts = one.record.month, _gaps(wording, one)
    if one.since is not None:
        months = facts.counted_months(one, one.since)
        parts.append(say(wording, _since(one), month=one.since.number, months=months))
    needs = [
        say(wording, "need", name=_name(one, measure), needed=rate, unit=measure.unit)
        for measure in one.measures
        if (rate := facts.needed(one, measure)) is not None and measure in _late(one)
    ]
    if needs and month.remaining:
        parts.append(say(wording, "needed", each=joined(needs, "、")))
    return joined(parts, SEMICOLON)


def _since(one: Assessment) -> str:
    if one.escalated:
        return "since_escalated"
    if one.since == one.record.month:
        return "since_new"
    return "since_behind" if one.standing is Standing.BEHIND else "since_at_risk"


def short_of(wording: Wording, one: Assessment) -> Text:
    """What a project is short of, and nothing else."""
    return joined(_gaps(wording, one), SEMICOLON)


def _gaps(wording: Wording, one: Assessment) -> list[Text]:
    gaps = [_measure(wording, one, measure) for measure in _late(one)]
    return gaps + [
        (facts.reason_of(one, at, reason),)
        for at, reason in enumerate(one.reasons, 1)
        if is_worry(reason) and reason.code not in _IN_FIGURES
    ]


def cause_words(wording: Wording, one: Assessment, *, in_table: bool = False) -> Text:
    """What the unit says, quoted, or that it says nothing."""
    cause = cause_of(one)
    if cause is None:
        return say(wording, "no_cause")
    quote = facts.quoted(one, cause)
    return (Run("“"), quote, Run("”")) if in_table else say(wording, "cause", quote=quote)


def units_of(one: Assessment) -> str:
    """The lead units as the table names them now."""
    return "、".join(one.units) or "未注明牵头单位"


def _numbered(one: Assessment) -> Text:
    return as_runs(f"第{one.record.number}项")


def _named_cells(told: Material, one: Assessment) -> tuple[Cell, Cell, Cell]:
    title = facts.title_of(one, told.titles[one.record.project])
    return Cell(as_runs(one.record.number)), Cell((title,)), Cell(as_runs(units_of(one)))


def _late(one: Assessment) -> list[MeasureStanding]:
    """The measures that are not there yet; all where none is told apart."""
    open_ones = [each for each in one.measures if not is_reached(each)]
    short = [each for each in open_ones if _is_short(one, each)]
    return short or open_ones or list(one.measures)


def _is_short(one: Assessment, measure: MeasureStanding) -> bool:
    goal = compare_goal(one.record, measure)
    return facts.under_line(one, measure) is not None or (goal is not None and not goal.met)


def _measure(wording: Wording, one: Assessment, measure: MeasureStanding) -> Text:
    target, goal, actual = (
        facts.figure(one, measure, kind)
        for kind in (FigureKind.TARGET, FigureKind.GOAL, FigureKind.ACTUAL)
    )
    name, unit = _name(one, measure), measure.unit
    runs: Text = ()
    if target is not None:
        key = "limit" if measure.bound is Bound.AT_MOST else "target"
        runs += say(wording, key, name=name, target=target, unit=unit)
    else:
        runs += as_runs(name)
    if actual is None:
        return runs + say(wording, "no_actual", until=until(one.record.month))
    runs += say(wording, "actual", until=until(one.record.month), actual=actual, unit=unit)
    share, under = facts.completion(one, measure), facts.under_line(one, measure)
    if share is not None:
        runs += say(wording, "share", percent=share)
    if under is not None:
        runs += say(wording, "under", points=under)
    compared = compare_goal(one.record, measure)
    if compared is not None and not compared.met and goal is not None:
        runs += say(wording, "goal_missed", goal=goal, unit=unit)
    return runs


def _name(one: Assessment, measure: MeasureStanding) -> str:
    return measure.name if len(one.measures) > 1 else ""
