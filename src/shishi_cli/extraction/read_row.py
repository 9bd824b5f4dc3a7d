"""Read one row of a progress table: the only conductor of this room."""

from collections.abc import Mapping, Sequence

from shishi_cli.domain.characters import Seen, seen
from shishi_cli.domain.figure_cell import figure_cells
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Measure, Origin
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.reading import Milestone, Reading, Signal, SignalKind
from shishi_cli.domain.source import Column, Source
from shishi_cli.extraction.figures.build import Told, build_measures
from shishi_cli.extraction.figures.doubts import DONE_SCALE, DONE_UNUSED, notice
from shishi_cli.extraction.figures.from_columns import done_figures, is_of_unclear_scale
from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.mentions.earlier_month import EarlierMonth
from shishi_cli.extraction.milestones.by_columns import judge_by_columns
from shishi_cli.extraction.milestones.goal_period import goal_due
from shishi_cli.extraction.milestones.judge import Verdict, asks_pace
from shishi_cli.extraction.milestones.pause import asks_to_stop, is_pause
from shishi_cli.extraction.milestones.setting import Setting
from shishi_cli.extraction.promises.offices import read_lead_and_helpers
from shishi_cli.extraction.row_milestones import judge_goal_of, left_open, promise_kept
from shishi_cli.extraction.signals.claims import is_of_all
from shishi_cli.extraction.signals.signals import find_signals
from shishi_cli.extraction.signals.stages_only import tells_stages_only
from shishi_cli.extraction.signals.table_verdict import read_verdict
from shishi_cli.extraction.signals.whole_done import (
    says_all_done,
    says_bare_done,
    says_task_done,
    says_whole_done,
)
from shishi_cli.extraction.text.fold_width import fold_width
from shishi_cli.extraction.text.longest_cell import LONGEST_CELL, read_part
from shishi_cli.extraction.tied_row import TiedRow, tie_row
from shishi_cli.extraction.unused import find_unused


@frozen
class Place:
    """Which row the words stand in, for the sources of what is read (位置)."""

    file: str
    table: int
    row: int


@frozen
class _Sources:
    """Where words were printed: `printed` are the cells as printed, `cells` as they are seen."""

    printed: Mapping[Column, str]
    place: Place
    cells: Mapping[Column, Seen]

    @property
    def seen(self) -> Mapping[Column, str]:
        """The words of the cells as they are seen."""
        return {column: cell.text for column, cell in self.cells.items()}

    def at(self, column: Column, start: int, end: int) -> Source:
        """The source of a span of the seen cell."""
        if column in self.cells:
            start, end = self.cells[column].span(start, end)
        words = self.printed.get(column, "")[start:end]
        place = self.place
        return Source(place.file, place.table, place.row, column, start, end, words)


def read_row(
    texts: Mapping[Column, str],
    place: Place,
    month: int | None,
    origin: Origin = Origin.TEXT,
    headings: Mapping[Column, str] | None = None,
) -> Reading:
    """All that is told by one row's cells; `month` (1 to 12) chooses the part of a goal cell.

    `origin` is PERSON where a person replaced the progress text; `headings` tell what the table's
    own verdict answers. Never raises, whatever the text.
    """
    whole = texts
    cells = {column: seen(text) for column, text in read_part(texts).items()}
    texts = {column: cell.text for column, cell in cells.items()}
    row = tie_row(texts, month)
    units, helpers = read_lead_and_helpers(
        texts.get(Column.LEAD_UNIT, ""), texts.get(Column.HELPERS, "")
    )
    sources = _Sources(whole, place, cells)
    signals = _signals(texts, month, row, sources)
    setting = Setting(
        project=texts.get(Column.TITLE, ""),
        month=month,
        delivering=any(row.told.figures),
        blocked=any(signal.kind is SignalKind.BLOCKER for signal in signals),
    )
    asked = judge_goal_of(row, setting)
    signals = (*signals, *_kept_promise(row, texts, asked, setting, sources))
    measures = _measures(row, sources, origin)
    return Reading(
        levels=row.levels,
        units=units,
        helpers=helpers,
        measures=measures,
        milestones=_answered_by_column(row, texts, sources) or _milestones(asked, sources),
        signals=(*signals, *_verdict(texts, headings or {}, sources)),
        notices=_notices(row, whole, origin),
        unused=find_unused(row, measures, texts, whole, sources.at),
        ended=_milestones(left_open(row, setting), sources),
    )


def read_measures(row: TiedRow, texts: Mapping[Column, str]) -> tuple[Measure, ...]:
    """The measures alone of a row that stands in no file."""
    return _measures(
        row,
        _Sources(texts, Place("", 0, 0), {c: Seen(text) for c, text in texts.items()}),
        Origin.TEXT,
    )


def _measures(row: TiedRow, sources: _Sources, origin: Origin) -> tuple[Measure, ...]:
    ended = row.ended.ties if row.ended else None
    told = Told(row.goals, row.told, sources.seen, sources.at, ended, row.earlier)
    return build_measures(row.promises, told, origin)


def _answered_by_column(
    row: TiedRow, texts: Mapping[Column, str], sources: _Sources
) -> tuple[Milestone, ...]:
    """The goal of one figure as a column of figures answers it; empty where none does."""
    told = judge_by_columns(texts, row.goal.printed, promised=bool(row.promises))
    return _milestones((told.verdict,), sources, told.column) if told else ()


def _kept_promise(
    row: TiedRow,
    texts: Mapping[Column, str],
    asked: Sequence[Verdict],
    setting: Setting,
    sources: _Sources,
) -> tuple[Signal, ...]:
    """The promise of one thing told as kept, as a claim."""
    told = promise_kept(row, setting.project, texts.get(Column.TARGET, ""), asked, setting)
    return (Signal(SignalKind.CLAIM, sources.at(Column.PROGRESS, *told)),) if told else ()


def _verdict(
    texts: Mapping[Column, str], headings: Mapping[Column, str], sources: _Sources
) -> tuple[Signal, ...]:
    """What the table itself says of the project, as a signal from the whole cell."""
    cell = texts.get(Column.VERDICT, "")
    kind = read_verdict(headings.get(Column.VERDICT, ""), cell) if cell.strip() else None
    return (Signal(kind, sources.at(Column.VERDICT, 0, len(cell))),) if kind else ()


def _milestones(
    verdicts: Sequence[Verdict], sources: _Sources, told: Column = Column.PROGRESS
) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(
            sources.at(Column.GOAL, verdict.start, verdict.end),
            verdict.state,
            sources.at(told, *verdict.evidence) if verdict.evidence else None,
            verdict.missing,
            verdict.told_of_asked,
            verdict.partly_reached,
        )
        for verdict in verdicts
    )


def _signals(
    texts: Mapping[Column, str], month: int | None, row: TiedRow, sources: _Sources
) -> tuple[Signal, ...]:
    goal, of_period = texts.get(Column.GOAL, ""), []
    earlier = row.earlier
    if earlier and not any(_is_of_month(one, earlier) for one in row.told.figures if one):
        of_period.append(
            Signal(SignalKind.EARLIER_MONTH, sources.at(Column.PROGRESS, *earlier.span))
        )
    progress = texts.get(Column.PROGRESS, "")
    of_one = all(promise.amount == 1 for promise in row.promises)
    promised = f"{texts.get(Column.TITLE, '')} {texts.get(Column.TARGET, '')}"
    all_done = len(row.promises) == 1 and says_all_done(promised, progress)
    all_done = all_done or (not row.promises and says_task_done(promised, progress))
    all_done = all_done or (not goal.strip() and says_bare_done(progress))
    if all_done or (of_one and says_whole_done(promised, goal, progress, month)):
        of_period.append(Signal(SignalKind.CLAIM, sources.at(Column.PROGRESS, 0, len(progress))))
    if (
        row.promises
        and not any((*row.told.figures, *row.told.shares))
        and tells_stages_only(progress)
    ):
        of_period.append(
            Signal(SignalKind.STAGES_ONLY, sources.at(Column.PROGRESS, 0, len(progress)))
        )
    if span := goal_due(goal, month).words:
        of_period.append(Signal(SignalKind.DUE_LATER, sources.at(Column.GOAL, *span)))
    if goal.strip() and asks_pace(goal):
        of_period.append(Signal(SignalKind.ASKS_PACE, sources.at(Column.GOAL, 0, len(goal))))
    return *of_period, *(
        Signal(kind, sources.at(column, start, end))
        for column, cell in texts.items()
        for kind, start, end in find_signals(cell, column)
        if kind is not SignalKind.CLAIM or is_of_all(promised, cell, start, end)
        if kind is not SignalKind.BLOCKER or not _is_asked_for(cell[start:end], goal)
    )


def _is_asked_for(blocker: str, goal: str) -> bool:
    """Whether what stands still does as the goal asks, and for no other cause: 暑期暂停."""
    return is_pause(fold_width(blocker)) and asks_to_stop(fold_width(goal))


def _is_of_month(told: Tied, earlier: EarlierMonth) -> bool:
    """Whether a figure behind an earlier cut-off is of the month itself: 目前累计完成240个."""
    return not earlier.holds(told.candidate.mention.quantity.start, told.candidate.last)


def _notices(row: TiedRow, texts: Mapping[Column, str], origin: Origin) -> tuple[Notice, ...]:
    notices = [notice(masked.doubt) for masked in row.progress.masked if masked.doubt]
    targets = [promise.amount for promise in row.promises]
    done = texts.get(Column.DONE, "") if targets and origin is not Origin.PERSON else ""
    told = done_figures(done, targets)
    if figure_cells(done) and not told:
        notices.append(notice(DONE_UNUSED))
    if any(
        is_of_unclear_scale(cell, one.unit, one.scale, one.amount)
        for cell, one in zip(told, row.promises, strict=False)
    ):
        notices.append(notice(DONE_SCALE))
    long = any(len(text) > LONGEST_CELL for text in texts.values())
    if long or row.goal.is_cut or row.progress.is_cut:
        notices.append(notice("long_cell"))
    return tuple(notices)
