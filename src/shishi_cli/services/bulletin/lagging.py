"""The projects that lag, one by one with their figures, and those that cannot be judged (滞后和预警)."""

from collections.abc import Iterator, Sequence

from shishi_cli.assessment.compared_goal import compare_goal
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
from shishi_cli.domain.wording import SEMICOLON, Wording
from shishi_cli.services.bulletin import facts
from shishi_cli.services.bulletin.causes import cause_of
from shishi_cli.services.bulletin.gather import Material
from shishi_cli.services.bulletin.overall import numbers, until
from shishi_cli.services.bulletin.say import as_runs, formal, joined, say

# What the figures of a sentence tell already, so that the reason need not be said again.
_IN_FIGURES = frozenset(("under_goal", "near_goal", "under_pace", "near_pace", "escalated"))
MANY = 8


def lagging(wording: Wording, told: Material, list_as: str, *, annexed: bool) -> Iterator[Block]:
    """Those behind with their figures, then those at risk with what they are short of.

    `list_as` is text, table or auto: the worst one by one and, where there are many, the others by
    unit, if an annex tells of each (`annexed`).
    """
    behind, at_risk = (
        [one for one in told.lagging if one.standing is standing]
        for standing in (Standing.BEHIND, Standing.AT_RISK)
    )
    if behind:
        yield Paragraph(_behind_count(wording, told, behind))
        if list_as == "table" or (list_as == "auto" and len(behind) > MANY and not annexed):
            yield _table(wording, behind)
        else:
            most = MANY if list_as == "auto" else len(behind)
            yield from _items(wording, told, behind[:most])
            yield from _rest(wording, told, "behind_rest", behind[most:])
    if at_risk:
        count = facts.counted("at_risk", told.month.month, at_risk)
        if list_as == "auto" and len(at_risk) > MANY and annexed:
            units = by_units(at_risk)
            yield Paragraph(say(wording, "at_risk_units", count=count, units=units))
            return
        yield Paragraph(say(wording, "at_risk_count", count=count))
        if list_as == "table" or len(at_risk) > MANY:
            yield _short_table(wording, at_risk)
        else:
            yield from _short_items(wording, told, at_risk)


def unjudged(wording: Wording, told: Material) -> Iterator[Block]:
    """Those that cannot be judged, by reason."""
    unknown = told.of(Standing.UNKNOWN)
    if not unknown:
        return
    groups: dict[str, list[Assessment]] = {}
    for one in unknown:
        groups.setdefault(one.reasons[0].text if one.reasons else "", []).append(one)
    each = [
        say(
            wording,
            "unknown_reason",
            reason=facts.reason_of(of[0], 1, of[0].reasons[0]) if reason else "",
            numbers=numbers(of),
        )
        for reason, of in groups.items()
    ]
    count = facts.counted("unknown", told.month.month, unknown)
    yield Paragraph(say(wording, "unknown_count", count=count, each=joined(each, SEMICOLON)))


def _behind_count(wording: Wording, told: Material, behind: Sequence[Assessment]) -> Text:
    month, escalated = told.month.month, [one for one in behind if one.escalated]
    runs = say(wording, "behind_count", count=facts.counted("behind", month, behind))
    if escalated:
        count = facts.counted("escalated", month, escalated)
        runs += say(wording, "escalated_count", count=count)
    return (*runs, Run("。"))


def _rest(
    wording: Wording, told: Material, key: str, projects: Sequence[Assessment]
) -> Iterator[Block]:
    if projects:
        count = facts.counted(key, told.month.month, projects)
        yield Paragraph(say(wording, key, count=count, units=by_units(projects)))


def _table(wording: Wording, projects: Sequence[Assessment]) -> PaperTable:
    columns = (
        TableColumn("序号", 12, Align.CENTRE),
        TableColumn("项目", 40),
        TableColumn("牵头单位", 24),
        TableColumn("进展和差距", 52),
        TableColumn("单位说明", 28),
    )
    rows = tuple(
        (
            *_named_cells(one),
            Cell(situation(wording, one)),
            Cell(cause_words(wording, one, in_table=True)),
        )
        for one in projects
    )
    return PaperTable(columns, rows)


def _items(wording: Wording, told: Material, projects: Sequence[Assessment]) -> Iterator[Block]:
    for at, one in enumerate(projects, 1):
        words = situation(wording, one)
        yield Paragraph(
            (*item_head(wording, at, one), *words, Run("。"), *cause_words(wording, one))
        )


def _short_table(wording: Wording, projects: Sequence[Assessment]) -> PaperTable:
    columns = (
        TableColumn("序号", 12, Align.CENTRE),
        TableColumn("项目", 54),
        TableColumn("牵头单位", 30),
        TableColumn("差在哪里", 60),
    )
    rows = tuple((*_named_cells(one), Cell(short_of(wording, one))) for one in projects)
    return PaperTable(columns, rows)


def _short_items(
    wording: Wording, told: Material, projects: Sequence[Assessment]
) -> Iterator[Block]:
    for at, one in enumerate(projects, 1):
        head = item_head(wording, at, one)
        yield Paragraph((*head, *short_of(wording, one), Run("。")))


def item_head(wording: Wording, at: int, one: Assessment) -> Text:
    """What an item begins with: its place, number, title and units."""
    return say(
        wording,
        "item_head",
        at=at,
        number=one.record.number,
        title=facts.title_of(one, quoted=True),
        units=units_of(one),
    )


def by_units(projects: Sequence[Assessment]) -> str:
    """Projects by unit: 区民政局第3项、第7项;区交通委第5项; one of several units stands with them all."""
    units: dict[str, list[Assessment]] = {}
    for one in projects:
        units.setdefault(units_of(one), []).append(one)
    return SEMICOLON.join(f"{unit}{numbers(of)}" for unit, of in units.items())


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


def _named_cells(one: Assessment) -> tuple[Cell, Cell, Cell]:
    title = facts.title_of(one)
    return Cell(as_runs(one.record.number)), Cell((title,)), Cell(as_runs(units_of(one)))


def _late(one: Assessment) -> list[MeasureStanding]:
    """The measures that are not there yet; all, where none of them stands out."""
    open_ones = [each for each in one.measures if not is_reached(each, one.record.month)]
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
    runs += _told(wording, one, measure, actual)
    if measure.set_aside is not None:
        return runs + say(
            wording, "set_aside", why=formal(measure.set_aside.text, one.record.month.year)
        )
    share, under = facts.completion(one, measure), facts.under_line(one, measure)
    if share is not None:
        runs += say(wording, "share", percent=share)
    if under is not None:
        runs += say(wording, "under", points=under)
    compared = compare_goal(one.record, measure)
    if compared is not None and not compared.met and goal is not None:
        runs += say(wording, "goal_missed", goal=goal, unit=unit)
    return runs


def _told(wording: Wording, one: Assessment, measure: MeasureStanding, actual: Run | None) -> Text:
    """The figure of the month, else the last one that was told, with its month."""
    month, unit = one.record.month, measure.unit
    last, when = facts.carried(one, measure), measure.carried_in(month)
    if actual is not None:
        return say(
            wording,
            "actual",
            until=until(month, one.record.cut_off_day),
            actual=actual,
            unit=unit,
        )
    if last is not None and when is not None:
        return say(wording, "carried", until=until(when), actual=last, unit=unit)
    return say(wording, "no_actual", until=until(month, one.record.cut_off_day))


def _name(one: Assessment, measure: MeasureStanding) -> str:
    return measure.name if len(one.measures) > 1 else ""
